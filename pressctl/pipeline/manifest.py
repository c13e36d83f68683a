"""What a build made, from what, and with which tools: dist/manifest.json."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any

from ..convert.pandoc import version as pandoc_version
from ..model.newsroom import Newsroom
from ..model.output import Output
from ..model.release import Release

MANIFEST = "manifest.json"
SCHEMA = 1
SHARED = ("pressctl.yaml", "releases/organisations.yaml", "releases/boilerplate.yaml", "releases/glossary.yaml")


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def tools() -> dict[str, str]:
    """The versions of what shapes the bytes of a page."""
    names = ("pressctl", "weasyprint", "pydyf", "fonttools", "jinja2", "babel", "nh3", "pillow")
    return {name: version(name) for name in names}


def sources(root: Path, folders: Collection[Path], languages: Collection[str], language: str | None) -> dict[str, str]:
    """The digests of the files that a release is made from: those in its folder, and in those of what it includes.

    Texts in other languages are left out, but for what it includes: that may be shown in one of them.
    """
    own, *included = folders
    others = tuple(f".{code}.md" for code in languages if language and code != language)
    inner = [path for path in sorted(own.rglob("*")) if not path.name.endswith(others)]
    inner += [path for folder in included for path in sorted(folder.rglob("*"))]
    shown = [path for path in inner if not path.name.startswith(".")]
    return _digests(root, [*(root / name for name in SHARED), *shown])


def folders_of(newsroom: Newsroom, release: Release) -> list[Path]:
    """The folder of a release, and those of the releases that it includes."""
    return [newsroom.root / release.folder, *(newsroom.root / "releases" / name for name in release.included)]


def shown_in(entry: Mapping[str, Any]) -> set[str]:
    """The releases that a file of an earlier build shows: its own, and those that it was made from besides."""
    paths = (PurePosixPath(path).parts for path in entry.get("sources") or {})
    return {str(entry["release"]), *(parts[1] for parts in paths if len(parts) > 2 and parts[0] == "releases")}


def consents(root: Path, folders: Collection[Path]) -> dict[str, str]:
    """The digests of the lists of individuals beside releases: who may be named is written there."""
    return _digests(root, [path for folder in folders for path in sorted(folder.rglob("*.csv"))])


def _digests(root: Path, paths: Collection[Path]) -> dict[str, str]:
    files = [path for path in paths if path.is_file() and not path.is_symlink()]
    return {path.relative_to(root).as_posix(): digest(path.read_bytes()) for path in files}


def manifest(newsroom: Newsroom, outputs: Collection[Output], kept: Mapping[str, Any], is_draft: bool) -> bytes:
    """The manifest of a build; `kept` are the entries of files that an earlier build made."""
    folders = {release.id: folders_of(newsroom, release) for release in newsroom.releases}
    made_from: dict[tuple[str, str | None], dict[str, str]] = {}
    files: dict[str, Any] = dict(kept)
    for output in outputs:
        entry: dict[str, Any] = {"sha256": digest(output.content), "bytes": len(output.content)}
        if output.release:
            key = (output.release, output.language)
            if key not in made_from:
                made_from[key] = sources(newsroom.root, folders[output.release], newsroom.languages, output.language)
            entry |= {"release": output.release, "language": output.language, "draft": is_draft}
            entry["sources"] = made_from[key]
        files[output.path] = entry
    whole = {
        "schema_version": SCHEMA,
        "tools": {**tools(), "pandoc": pandoc_version()},
        "files": dict(sorted(files.items())),
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read(folder: Path) -> dict[str, dict[str, Any]]:
    """The entries of an earlier build by path, none if there is none of ours that can be read."""
    try:
        whole = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        entries = whole["files"] if whole["schema_version"] == SCHEMA else {}
        return {path: entry for path, entry in entries.items() if "sha256" in entry and _is_inner(path)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _is_inner(path: str) -> bool:
    return not PurePosixPath(path).is_absolute() and ".." not in PurePosixPath(path).parts

"""What a build made, from what, and with which tools: dist/manifest.json."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from ..convert.pandoc import version as pandoc_version
from ..model.newsroom import Newsroom
from ..model.output import Output
from ..model.release import Release

SHARED = ("pressctl.yaml", "releases/organisations.yaml", "releases/boilerplate.yaml", "releases/glossary.yaml")


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def tools() -> dict[str, str]:
    """The versions of what shapes the bytes of a page."""
    names = ("pressctl", "weasyprint", "pydyf", "fonttools", "jinja2", "babel", "nh3", "pillow")
    return {**{name: version(name) for name in names}, "pandoc": pandoc_version()}


def sources(newsroom: Newsroom, release: Release, language: str | None) -> dict[str, str]:
    """The digests of the files that a release is made from, those of other languages left out."""
    root = newsroom.root
    others = {f"body.{code}.md" for code in newsroom.languages} - {f"body.{language}.md"}
    paths = [root / name for name in SHARED] + [
        path
        for path in sorted((root / release.folder).rglob("*"))
        if path.name not in (others if language else set()) and not path.name.startswith(".")
    ]
    files = [path for path in paths if path.is_file() and not path.is_symlink()]
    return {path.relative_to(root).as_posix(): digest(path.read_bytes()) for path in files}


def manifest(newsroom: Newsroom, outputs: Collection[Output], kept: Mapping[str, Any], is_draft: bool) -> bytes:
    """The manifest of a build; `kept` are the entries of files that an earlier build made."""
    releases = {release.id: release for release in newsroom.releases}
    made_from: dict[tuple[str, str | None], dict[str, str]] = {}
    files: dict[str, Any] = dict(kept)
    for output in outputs:
        entry: dict[str, Any] = {"sha256": digest(output.content), "bytes": len(output.content)}
        if output.release:
            key = (output.release, output.language)
            if key not in made_from:
                made_from[key] = sources(newsroom, releases[output.release], output.language)
            entry |= {"release": output.release, "language": output.language, "draft": is_draft}
            entry["sources"] = made_from[key]
        files[output.path] = entry
    whole = {"schema_version": 1, "tools": tools(), "files": dict(sorted(files.items()))}
    return (json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read(folder: Path) -> dict[str, Any]:
    """The entries of an earlier build, none if there is none that can be read."""
    try:
        entries = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return entries if isinstance(entries, dict) else {}

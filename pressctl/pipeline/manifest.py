"""What a build made, from what, and with which tools: dist/manifest.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any

from ..convert.pandoc import version as pandoc_version
from ..files import content

MANIFEST = "manifest.json"
SITE = "public"  # where a newsroom publishes to, unless another place is named
SCHEMA = 1
SHARED = ("pressctl.yaml", "releases/organisations.yaml", "releases/boilerplate.yaml", "releases/glossary.yaml")


def packages() -> dict[str, str]:
    """The versions of the packages that shape the bytes of a page."""
    names = ("pressctl", "weasyprint", "pydyf", "fonttools", "jinja2", "babel", "nh3", "pillow")
    return {name: version(name) for name in names}


def versions() -> dict[str, str]:
    """The versions of all that shapes the bytes of a page."""
    return {**packages(), "pandoc": pandoc_version()}


def shown_in(entry: Mapping[str, Any]) -> set[str]:
    """The releases that a file of an earlier build shows: its own, and those that it was made from besides."""
    paths = (PurePosixPath(path).parts for path in entry.get("sources") or {})
    return {str(entry["release"]), *(parts[1] for parts in paths if len(parts) > 2 and parts[0] == "releases")}


def written(value: Any) -> str:
    """A value as JSON, on one line, always in the same words."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def manifest(entries: Mapping[str, str], tools: Mapping[str, str]) -> bytes:
    """The manifest of a build: the entry of each file, as JSON, by its path; and the versions of the tools."""
    files = ",\n".join(f"  {written(path)}: {entry}" for path, entry in sorted(entries.items()))
    head = f' "schema_version": {SCHEMA},\n "tools": {written(dict(tools))}'
    # a byte in a file's name that is no character becomes an escape of JSON
    return f'{{\n "files": {{\n{files}\n }},\n{head}\n}}\n'.encode(errors="backslashreplace")


def is_of_site(folder: Path) -> bool:
    """Whether what lies in a folder was published there: a build tells of no versions."""
    try:
        return "versions" in json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError, TypeError):
        return False


def read(folder: Path) -> dict[str, dict[str, Any]]:
    """The entries of an earlier build by path, none if there is none of ours that can be read."""
    try:
        whole = json.loads(content(folder / MANIFEST))
        entries = whole["files"] if whole["schema_version"] == SCHEMA else {}
        return {path: entry for path, entry in entries.items() if "sha256" in entry and _is_inner(path)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _is_inner(path: str) -> bool:
    return not PurePosixPath(path).is_absolute() and ".." not in PurePosixPath(path).parts

"""Small sites as they are published: their files, their manifest, and its signature."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Mapping
from pathlib import Path

from pressctl.pipeline.keys import seal
from pressctl.publish.manifest import Entry, site_manifest
from pressctl.publish.signature import SecretKey
from tests.small import write

ADDRESS = "https://example.org/newsroom/"
TOOLS = {"pressctl": "0.1.0"}
FIRST = datetime.datetime(2026, 3, 1, 10, tzinfo=datetime.UTC)
DAY = datetime.timedelta(days=1)
PAGE, PDF = "ar/call/index.html", "ar/call/call.ar.pdf"
FILES = {PAGE: b"page", PDF: b"paper", "assets/base.css": b"style"}


def entry(path: str, content: bytes, **more: object) -> Entry:
    """The entry of a file: the language is the first folder, the release the second."""
    parts = path.split("/")
    release, language = (parts[1], parts[0]) if len(parts) > 2 else ("", "")
    return Entry(hashlib.sha256(content).hexdigest(), len(content), release, language, **more)  # type: ignore[arg-type]


def manifest(
    files: Mapping[str, bytes], earlier: bytes | None = None, days: int = 0, withdrawn: tuple[str, ...] = ()
) -> bytes:
    """The manifest of some files, published so many days after the first time."""
    entries = {path: entry(path, content) for path, content in files.items()}
    gone = {
        path: entry(path, files[path], is_withdrawn=True) for path, one in entries.items() if one.release in withdrawn
    }
    return site_manifest({**entries, **gone}, earlier, TOOLS, FIRST + days * DAY, ADDRESS)


def published(folder: Path, content: bytes, files: Mapping[str, bytes], key: SecretKey | None = None) -> Path:
    """A folder with these files, and a manifest of that content, signed if there is a key."""
    signature = {"manifest.json.minisig": seal(key, content)} if key else {}
    return write(folder, {**files, "manifest.json": content, **signature})

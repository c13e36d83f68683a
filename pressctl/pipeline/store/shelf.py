"""Drawn pages under .pressctl/store/, in a folder a release, by the digest of what they were drawn from.

Whatever cannot be read, or is not what was put there, counts as missing: it is drawn anew. Files keep their bytes under
their own digest, so that a build can link to them.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from ...files import content, sha256 as digest
from ...model.finding import Finding
from .keeping import packed, unpacked

FOLDER = ".pressctl/store"
MOST = 1 << 30  # bytes that the store may hold; what was not used for the longest time goes first


@dataclass(frozen=True)
class Stored:
    """A file of an edition: where it belongs in dist/, its digest and its length, and whose language it is."""

    path: str
    sha256: str
    size: int
    language: str | None


@dataclass(frozen=True)
class Pages:
    """The files of an edition, and what was found when they were drawn and read back."""

    files: tuple[Stored, ...]
    findings: tuple[Finding, ...] = ()


@dataclass
class Shelf:
    """The store of a newsroom. `damaged` are the entries that were not what was put there, `added` bytes are new."""

    root: Path
    damaged: list[str] = field(default_factory=list)
    added: int = 0

    @property
    def folder(self) -> Path:
        return self.root / FOLDER

    def take(self, release: str, key: str) -> Pages | None:
        """The pages under a key, if they are all there."""
        path = self.folder / release / key
        try:
            raw = content(path)
        except OSError:
            return None
        pages = unpacked(raw)
        if not isinstance(pages, Pages):
            self._discard(path)
            return None
        with suppress(OSError):
            os.utime(path)
        return pages if all(self.file(release, one.sha256).is_file() for one in pages.files) else None

    def put(self, release: str, key: str, pages: Pages) -> None:
        """Keep pages whose files are there."""
        write(self.folder / release / key, packed(pages))

    def note(self, release: str, key: str, value: object) -> None:
        """Keep a value of a release under a key of its own."""
        write(self.folder / release / key, packed(value))

    def noted(self, release: str, key: str) -> object:
        """The value under a key; none if there is none of ours."""
        try:
            return unpacked((self.folder / release / key).read_bytes())
        except OSError:
            return None

    def add(self, release: str, content: bytes) -> str:
        """Keep a file, and say its digest."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.file(release, sha256)
        if not path.is_file():
            write(path, content)
            self.added += len(content)
        return sha256

    def file(self, release: str, sha256: str) -> Path:
        """Where a file of a release is, if it is there."""
        return self.folder / release / f"{sha256}.file"

    def is_sound(self, release: str, sha256: str) -> bool:
        """Whether a file is what was put there; one that is not is thrown away."""
        path = self.file(release, sha256)
        try:
            sound = digest(path) == sha256
        except OSError:
            return False
        if not sound:
            self._discard(path)
        return sound

    def forget(self, release: str) -> None:
        """Keep nothing of a release. What cannot be removed is not passed over: it may show a name that is withheld."""
        folder = self.folder / release
        if folder.is_symlink() or folder.is_file():
            folder.unlink()
        with suppress(FileNotFoundError):
            shutil.rmtree(folder)

    def trim(self) -> int:
        """Keep not more than MOST bytes; how many there are."""
        entries = (entry for folder in self._scan(self.folder) for entry in self._scan(folder.path))
        there = [(entry.stat(), entry.path) for entry in entries]
        kept = [(state.st_mtime_ns, state.st_size, path) for state, path in there]
        total = sum(size for _, size, _ in kept)
        spare = total - MOST
        for _, size, path in sorted(kept):
            if spare <= 0:
                break
            with suppress(OSError):
                Path(path).unlink()
                spare, total = spare - size, total - size
        return total

    def _scan(self, folder: Path | str) -> Iterator[os.DirEntry[str]]:
        with suppress(OSError):
            yield from list(os.scandir(folder))

    def _discard(self, path: Path) -> None:
        self.damaged.append(path.relative_to(self.root).as_posix())
        with suppress(OSError):
            path.unlink()


def write(path: Path, content: bytes) -> None:
    """A file, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}")
    try:
        with open(aside, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError:
        with suppress(OSError):
            aside.unlink()
        raise

"""Editions on their way to the site: where each of their files is taken from, and what the manifest says of it."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from ..files import sha256 as digest_of
from ..model.approval import Standing
from ..model.finding import Trouble
from ..model.teaser import Teaser
from ..publish.manifest import Entry, Site, understood
from .finals import TEASER, Final, Finals
from .gating import Edition, Published, since
from .store.sight import State, output_states

ASSET = re.compile(rb'"(?:\.\./)+assets/([A-Za-z0-9._-]+)"')
RELATION = re.compile(rb'href="\.\./([a-z0-9-]+)/"')
PAGE = "index.html"
PRIVATE = (".csv", ".xlsx", ".xlsm", ".ods", ".tsv")  # lists of people: with a digest anybody could try names out


@dataclass(frozen=True)
class File:
    """A file of the site: its content or where that is, none if it lies there already; and what the manifest says."""

    source: bytes | Path | None
    entry: Entry

    @classmethod
    def of(cls, content: bytes) -> File:
        """A file of no release."""
        return cls(content, Entry(hashlib.sha256(content).hexdigest(), len(content)))


@dataclass(frozen=True)
class Placed:
    """An edition on the site: its files by path, what other pages tell of it, and the texts that it was made from."""

    edition: Edition
    published: Published
    files: Mapping[str, File]
    teaser: Teaser
    sources: Mapping[str, str]


def fresh(finals: Finals, final: Final, standing: Standing) -> Placed:
    """An edition that goes out as it is now."""
    edition = (final.release, final.language)
    approvals = tuple(one.at.at for one in standing.valid)
    is_withdrawn = finals.dossiers[final.release].is_withdrawn
    published = Published(final.digests, final.shown, since(finals, standing), approvals, is_withdrawn)
    files = {
        _path(edition, name): File(
            finals.path(final.release, stored), _entry(edition, published, stored.sha256, stored.size)
        )
        for name, stored in final.files.items()
    }
    teaser = Teaser.read(finals.content(final, TEASER))
    sources = {path: one for path, one in final.made_from.items() if not path.lower().endswith(PRIVATE)}
    return Placed(edition, published, files, teaser, sources)


def relations(placed: Placed, out: Path) -> set[str]:
    """The releases that the page of an edition leads to, by their ids; `out` is where kept pages lie."""
    path = _path(placed.edition, PAGE)
    source = placed.files[path].source
    page = source if isinstance(source, bytes) else (source or out / path).read_bytes()
    return {name.decode() for name in RELATION.findall(page)}


def _path(edition: Edition, name: str) -> str:
    release, language = edition
    return f"{language}/{release}/{name}"


def _entry(edition: Edition, published: Published, sha256: str, size: int) -> Entry:
    release, language = edition
    shown, approvals = published.shown, published.approvals
    return Entry(sha256, size, release, language, shown, approvals, published.is_withdrawn, published.since)


@dataclass(frozen=True)
class There:
    """A site as it lies in `folder`: its `manifest`, if that can be trusted.

    `placed` are the states and digests of the files that were put there on this machine.
    """

    folder: Path
    manifest: bytes | None = None
    placed: Mapping[str, tuple[State, str]] = field(default_factory=dict)

    @cached_property
    def editions(self) -> dict[Edition, Published]:
        """What is published."""
        found: dict[Edition, Published] = {}
        for edition, versions in self._site.versions.items():
            if not versions[-1].files:
                continue
            names = {path.removeprefix(_path(edition, "")): path for path in versions[-1].files}
            entry = self._site.entries.get(_path(edition, PAGE))
            if entry:
                digests = {name: versions[-1].files[path] for name, path in names.items()}
                moment = datetime.datetime.fromisoformat(versions[-1].since)
                found[edition] = Published(digests, entry.shown, moment, entry.approvals, entry.is_withdrawn)
        return found

    def others(self, finals: Finals) -> list[Edition]:
        """The editions of releases that were not looked at and are still there."""
        return [
            (release, language)
            for release, language in self.editions
            if release not in finals.dossiers and (finals.root / "releases" / release / "release.yaml").is_file()
        ]

    def kept(self, edition: Edition) -> Placed:
        """An edition that stays as it is. Raises Trouble where it is not as it was published."""
        published = self.editions[edition]
        files = {}
        for name, sha256 in published.digests.items():
            path = _path(edition, name)
            if self.digests.get(path) != sha256:
                raise _damaged(self.folder / path)
            size = (self.folder / path).stat().st_size
            files[path] = File(None, _entry(edition, published, sha256, size))
        file = self.folder / _path(edition, TEASER)
        try:
            teaser = Teaser.read(file.read_bytes())
        except (OSError, ValueError) as error:
            raise _damaged(file) from error
        return Placed(edition, published, files, teaser, self._site.sources.get(edition, {}))

    def assets(self, editions: Collection[Placed]) -> dict[str, File]:
        """The files of assets/ that pages ask for which stay as they are, such as a stylesheet of then."""
        wanted: set[str] = set()
        for one in editions:
            if one.files[_path(one.edition, PAGE)].source is None:
                page = (self.folder / _path(one.edition, PAGE)).read_bytes()
                wanted |= {f"assets/{name.decode()}" for name in ASSET.findall(page)}
        entries = {path: self._site.entries.get(path) for path in sorted(wanted)}
        return {path: File(None, one) for path, one in entries.items() if one and self.digests.get(path) == one.sha256}

    def changes(self, files: Mapping[str, File]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        """The paths of the files that are new, of those that are others than they were, and of those that go."""
        there = self.digests
        new = sorted(files.keys() - there.keys())
        changed = sorted(path for path in files.keys() & there.keys() if files[path].entry.sha256 != there[path])
        return tuple(new), tuple(changed), tuple(sorted(there.keys() - files.keys()))

    @cached_property
    def digests(self) -> dict[str, str]:
        """The SHA-256 of each file that lies there, in hexadecimal digits."""
        states = output_states(str(self.folder))
        return {path: self._digest(path, state) for path, state in states.items() if state}

    def _digest(self, path: str, state: State) -> str:
        known = self.placed.get(path)
        file = self.folder / path
        if known and known[0] == state:
            return known[1]
        return "" if file.is_symlink() else digest_of(file)

    @cached_property
    def _site(self) -> Site:
        return (self.manifest and understood(self.manifest)) or Site("", {})


def _damaged(file: Path) -> Trouble:
    return Trouble(f"‘{file}’ is not as it was published", "publish the whole newsroom again, without naming releases")

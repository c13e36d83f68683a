"""The site's manifest: every file with its digest, and all versions of each release that were ever published.

Everybody can read it, so it tells nothing of people: of approvals how many there are, and when they were given, in
UTC. Of what pages were made from it has digests, but none of lists: with these anybody could try out which names are
withheld in them.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

MANIFEST = "manifest.json"
SEAL = "manifest.json.minisig"  # its signature, which it cannot list itself
SCHEMA = 1
SHARED = "mul"  # ISO 639's code for several languages: files that all languages of a release share


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the site: its SHA-256 in hexadecimal digits, and its `size` in bytes.

    A file of no release has neither `release` nor `language`, one that all languages of a release share no `language`.
    `shown` is the digest of what its edition shows, `approvals` when each of its reviewers approved it, `since` the
    moment from which it counts as published, where that is not the one of all.
    """

    sha256: str
    size: int
    release: str = ""
    language: str = ""
    shown: str = ""
    approvals: tuple[datetime.datetime, ...] = ()
    is_withdrawn: bool = False
    since: datetime.datetime | None = None

    @property
    def edition(self) -> tuple[str, str]:
        """The release and the language whose versions tell of this file."""
        return self.release, self.language or SHARED

    def data(self) -> dict[str, Any]:
        """What the manifest says of it."""
        head = {"sha256": self.sha256, "bytes": self.size}
        if not self.release:
            return head
        own = {"release": self.release, "language": self.language or None, "draft": False, "shown": self.shown}
        return {**head, **own, "approvals": moments(self.approvals), "withdrawn": self.is_withdrawn}


@dataclass(frozen=True, slots=True)
class Version:
    """One edition as it was published: the digests of its `files` by path, and since when they stood there.

    No files at all tell that it was taken down. Moments are as they are written.
    """

    files: Mapping[str, str]
    since: str
    approvals: tuple[str, ...] = ()
    is_withdrawn: bool = False

    def is_same(self, other: Version) -> bool:
        """Whether it is the same for readers."""
        return (dict(self.files), self.is_withdrawn) == (dict(other.files), other.is_withdrawn)

    def data(self) -> dict[str, Any]:
        """What the manifest says of it."""
        head = {"files": dict(self.files), "since": self.since, "approvals": list(self.approvals)}
        return {**head, "withdrawn": self.is_withdrawn}


Editions = Mapping[tuple[str, str], tuple[Version, ...]]


@dataclass(frozen=True, slots=True)
class Site:
    """A manifest, read: the site's `address`, its files by path, the versions by edition, oldest first.

    `sources` are the digests of the texts that editions were made from.
    """

    address: str
    entries: Mapping[str, Entry]
    versions: Editions = field(default_factory=dict)
    sources: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)

    @property
    def files(self) -> dict[str, str]:
        """The digests of its files."""
        return {path: entry.sha256 for path, entry in self.entries.items()}

    def address_of(self, path: str) -> str:
        """Where readers find a file."""
        return f"{self.address.rstrip('/')}/{path.removesuffix('index.html')}"


def site_manifest(
    files: Mapping[str, Entry],
    earlier: bytes | None,
    tools: Mapping[str, str],
    since: datetime.datetime,
    address: str,
    sources: Mapping[tuple[str, str], Mapping[str, str]] | None = None,
) -> bytes:
    """The manifest of a site at `address` that holds these files, by path, as JSON.

    `earlier` is the manifest that was there before, if it is to be trusted: its versions are carried over. What is new
    counts from `since`. `sources` are the digests of the texts that editions were made from.
    """
    before = understood(earlier) if earlier else None
    kept = carried(before.versions if before else {}, files, since)
    versions = {edition: [version.data() for version in several] for edition, several in kept.items()}
    whole = {
        "address": address,
        "files": {path: entry.data() for path, entry in files.items()},
        "schema_version": SCHEMA,
        "sources": _nested(sources or {}),
        "tools": dict(tools),
        "versions": _nested(versions),
    }
    # a byte in a file's name that is no character becomes an escape of JSON
    return (json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode(errors="backslashreplace")


def _nested(editions: Mapping[tuple[str, str], Any]) -> dict[str, dict[str, Any]]:
    """What is known of editions, by release and then by language."""
    nested: dict[str, dict[str, Any]] = {}
    for (release, language), known in sorted(editions.items()):
        nested.setdefault(release, {})[language] = known
    return nested


def carried(earlier: Editions, files: Mapping[str, Entry], since: datetime.datetime) -> Editions:
    """The versions that there were, and the present ones where they differ from the last.

    An edition that is no longer there gets a last version without files.
    """
    (moment,) = moments([since])
    now: dict[tuple[str, str], Version] = {}
    for path, entry in sorted(files.items()):
        if entry.release:
            own = moments([entry.since])[0] if entry.since else moment
            there = now.get(entry.edition) or Version({}, own, tuple(moments(entry.approvals)), entry.is_withdrawn)
            digests = {**there.files, path: entry.sha256}
            now[entry.edition] = Version(digests, there.since, there.approvals, there.is_withdrawn)
    gone = Version({}, moment)
    return {edition: _with(earlier.get(edition, ()), now.get(edition, gone)) for edition in earlier.keys() | now.keys()}


def _with(versions: tuple[Version, ...], latest: Version) -> tuple[Version, ...]:
    return versions if versions and versions[-1].is_same(latest) else (*versions, latest)


def moments(times: Iterable[datetime.datetime]) -> list[str]:
    """Moments in UTC, to the second: the offset of a clock would tell where somebody was."""
    inner = sorted(at.astimezone(datetime.UTC).replace(tzinfo=None) for at in times)
    return [f"{at.isoformat(timespec='seconds')}Z" for at in inner]


# ── read back ────────────────────────────────────────────────────────────────


def understood(content: bytes) -> Site | None:
    """A manifest, read; None if it is none of a site."""
    try:
        whole = json.loads(content)
        if whole["schema_version"] != SCHEMA:
            return None
        files = {path: _entry(entry) for path, entry in whole["files"].items()}
        versions = {edition: tuple(map(_version, several)) for edition, several in _flat(whole["versions"])}
        return Site(_text(whole["address"]), files, versions, dict(_flat(whole["sources"])))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _flat(nested: Any) -> Iterator[tuple[tuple[str, str], Any]]:
    """What is known of editions, out of what _nested() made."""
    for release, languages in nested.items():
        yield from (((release, language), known) for language, known in languages.items())


def _entry(data: Any) -> Entry:
    approvals = tuple(map(datetime.datetime.fromisoformat, map(_moment, data.get("approvals", ()))))
    release, language = _text(data.get("release", "")), _text(data.get("language") or "")
    head = (_text(data["sha256"]), int(data["bytes"]), release, language)
    return Entry(*head, _text(data.get("shown", "")), approvals, data.get("withdrawn") is True)


def _version(data: Any) -> Version:
    files = {path: _text(sha256) for path, sha256 in data["files"].items()}
    approvals = tuple(map(_moment, data["approvals"]))
    return Version(files, _moment(data["since"]), approvals, data["withdrawn"] is True)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _moment(value: Any) -> str:
    datetime.datetime.fromisoformat(_text(value))
    return str(value)


# ── looked up ────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Found:
    """Where a file belongs: its edition, the path it has or had, and since when it stood or has stood there.

    `replaced` is the moment from which another version stood there, or from which the edition was withdrawn or taken
    down, if it is; empty if the file still stands there. `now` is the path of what is there in its place, empty if
    nothing is. `is_withdrawn` tells of the edition as it stands now.
    """

    release: str
    language: str
    path: str
    since: str = ""
    replaced: str = ""
    now: str = ""
    is_withdrawn: bool = False


def found(site: Site, sha256: str) -> Found | None:
    """What the file with this digest is, or was; what stands there now comes first. None if it was never published."""
    places = [
        place
        for edition, versions in sorted(site.versions.items())
        if versions and (place := _found_in(edition, versions, sha256))
    ]
    present = [place for place in places if not place.replaced]
    shared = [Found("", "", path, now=path) for path, digest in sorted(site.files.items()) if digest == sha256]
    return next(iter([*present, *shared[: not present], *places]), None)


def _found_in(edition: tuple[str, str], versions: tuple[Version, ...], sha256: str) -> Found | None:
    """The last time that a file stood in an edition, which may have been through several versions in a row."""
    having = [sha256 in version.files.values() for version in versions]
    if True not in having:
        return None
    last = len(having) - 1 - having[::-1].index(True)
    first = max((at + 1 for at in range(last) if not having[at]), default=0)
    path = next(path for path, digest in versions[last].files.items() if digest == sha256)
    current = versions[-1]
    if last == len(versions) - 1:
        return Found(*edition, path, versions[first].since, now=path, is_withdrawn=current.is_withdrawn)
    replaced, now = _replaced(versions, last), _successor(path, current)
    return Found(*edition, path, versions[first].since, replaced, now, current.is_withdrawn)


def _replaced(versions: tuple[Version, ...], last: int) -> str:
    """When an edition that is not what it was at `last` was withdrawn or taken down, or else became something else."""
    if versions[-1].is_withdrawn:
        return _withdrawn_since(versions)
    return versions[last + 1 if versions[-1].files else -1].since


def _withdrawn_since(versions: tuple[Version, ...]) -> str:
    """When an edition that is withdrawn became so."""
    turns = [later.since for earlier, later in pairwise(versions) if later.is_withdrawn and not earlier.is_withdrawn]
    return turns[-1] if turns else versions[0].since


def _successor(path: str, current: Version) -> str:
    """What a reader of an earlier file finds now: the same path, or else one of its kind, or else the page."""
    if path in current.files:
        return path
    suffix = path.rpartition(".")[2]
    paths = sorted(current.files)
    ranked = [p for p in paths if p.endswith(f".{suffix}")] + [p for p in paths if p.endswith(".html")] + paths
    return ranked[0] if ranked else ""

"""What must not be seen, searched for in all that others may get: pages, the store, texts, and git's whole history."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from ..load.private import CUT
from ..model.finding import Finding
from ..model.place import Place
from . import history
from .check import Progress, require_newsroom, silent
from .discretion import MAIL, NAME, PHONE, Secret, Secrets, secrets_of, tables
from .legible import texts
from .manifest import MANIFEST, SITE
from .rules import HISTORY, LEAKED

Hits = dict[Secret, tuple[int, int]]  # what was found in a file, on which line and column: 1 and 1 where it is packed
MOST_TOLD = 12  # places that a message names
GIT = ".git"
WORDS = {
    NAME: ("a name that is withheld", "names that are withheld"),
    MAIL: (
        "an e-mail address that was not given for publication",
        "e-mail addresses that were not given for publication",
    ),
    PHONE: (
        "a telephone number that was not given for publication",
        "telephone numbers that were not given for publication",
    ),
}
OURS = "take it out of this text; what was committed or published is not taken back by that"
STORE = "run `pressctl clean`, then build again"
AGAIN = "delete this file, run `pressctl clean` and build again; ask those who have a copy to delete it"
ERASE = "let nobody have this repository, or rewrite its history as docs/privacy.md tells; copies of it keep everything"


@dataclass(frozen=True)
class Searched:
    """What was found, and how much was looked through: `objects` of git are none where there is no repository."""

    findings: tuple[Finding, ...]
    secrets: int
    files: int
    objects: int | None


def search(root: Path, progress: Progress = silent) -> Searched:
    """Search the newsroom in `root`. No finding repeats what it is about."""
    require_newsroom(root)
    has_history = history.is_kept(root)
    lists = history.kept(root, ".csv") if has_history else ()
    secrets = secrets_of(root, ((f"{path}, as git keeps it", one.content) for one in lists for path in one.paths[:1]))
    reader = _Reader(secrets)
    files = _files(root)
    findings: list[Finding] = []
    for number, path in enumerate(files, start=1):
        progress("files", number, len(files))
        findings += _in_file(reader, root, path)
    objects = 0
    kept: defaultdict[str, _Traces] = defaultdict(_Traces)
    for objects, one in enumerate(history.kept(root) if has_history else (), start=1):
        progress("objects of git", objects, 0)
        _take(reader, kept, one)
    findings += _in_history(root, reader, kept)
    told = tuple(sorted(findings, key=lambda finding: finding.order))
    return Searched(told, len(secrets), len(files), objects if has_history else None)


class _Reader:
    """Searches contents, each once, however often it lies about."""

    def __init__(self, secrets: Secrets) -> None:
        self._search = secrets.search()
        self._releases = secrets.public.keys()
        self._known: dict[tuple[bytes, str], Hits] = {}

    def hits(self, path: str, content: bytes) -> Hits:
        """What is found in a file and in its path. A release may show the people that it lists as public."""
        release = next((part for part in PurePosixPath(path).parts if part in self._releases), "")
        key = (hashlib.sha256(content).digest(), release)
        if key not in self._known:
            self._known[key] = self._fresh(content, release)
        return {secret: (1, 1) for _, secret in self._search.found(path)} | self._known[key]

    def shown(self, path: str) -> str:
        """A path as it may be told: without those parts of it that hold a secret."""
        return "/".join(CUT if any(self._search.found(part)) else part for part in path.split("/"))

    def _fresh(self, content: bytes, release: str) -> Hits:
        hits: Hits = {}
        for number, text in enumerate(texts(content)):
            for start, secret in self._search.found(text, release):
                place = (text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start))
                hits.setdefault(secret, place if number == 0 else (1, 1))
        return hits


def _files(root: Path) -> list[str]:
    """All files that others may get, but for the tables that secrets are known from: no page is made of a row of them.

    What other programs keep beside a newsroom is none of ours.
    """
    outputs = {path.parent for depth in ("*", "*/*") for path in root.glob(f"{depth}/{MANIFEST}")}
    folders = {root / "releases", root / "assets", root / ".pressctl", root / "dist", root / SITE, *outputs}
    found = [*root.iterdir(), *(path for folder in folders if not folder.is_symlink() for path in folder.rglob("*"))]
    files = {path.relative_to(root).as_posix() for path in found if path.is_file() and not path.is_symlink()}
    return sorted(files - {*tables(root)})


def _in_file(reader: _Reader, root: Path, path: str) -> Iterator[Finding]:
    try:
        content = (root / path).read_bytes()
    except OSError:
        return  # whoever may not read it cannot publish it either
    folder, *inner = path.split("/")
    fix = OURS if folder in ("releases", "assets") or not inner else STORE if folder == ".pressctl" else AGAIN
    for kind, hits in _by_kind(reader.hits(path, content)):
        message = f"{_words(kind, hits)} in this file: {_told(hits)}"
        yield Finding(LEAKED, message, fix, Place(reader.shown(path), *min(hits.values())))


@dataclass
class _Traces:
    """What git keeps of secrets in the versions of one file, and the numbers of these."""

    hits: Hits = field(default_factory=dict)
    versions: list[str] = field(default_factory=list)


def _take(reader: _Reader, kept: dict[str, _Traces], one: history.Kept) -> None:
    """Add an object to the traces, if there is anything in it."""
    for path in one.paths or (f"{GIT}/{one.sha[:7]}",):
        hits = reader.hits(path, one.content)
        if hits:
            kept[path].hits |= hits
            kept[path].versions.append(one.sha)


def _in_history(root: Path, reader: _Reader, kept: Mapping[str, _Traces]) -> Iterator[Finding]:
    commits = history.commits_of(root, {sha for traces in kept.values() for sha in traces.versions}) if kept else {}
    for path, traces in kept.items():
        those = dict.fromkeys(commit for sha in traces.versions for commit in commits.get(sha, ()))
        lost = "in an object that no commit of a branch has: a commit, a tag or a file that was given up"
        details = (f"in {_several(those)}" if those else lost,)
        for kind, hits in _by_kind(traces.hits):
            message = f"git keeps {_words(kind, hits, stands=False)} in this file: {_told(hits)}"
            yield Finding(HISTORY, message, ERASE, Place(reader.shown(path)), details=details)


def _by_kind(hits: Hits) -> Iterator[tuple[str, Hits]]:
    for kind in WORDS:
        those = {secret: place for secret, place in hits.items() if secret.kind == kind}
        if those:
            yield kind, those


def _words(kind: str, hits: Hits, stands: bool = True) -> str:
    one, many = WORDS[kind]
    if len(hits) == 1:
        return f"{one} stands" if stands else one
    return f"{len(hits)} {many} stand" if stands else f"{len(hits)} {many}"


def _told(hits: Hits) -> str:
    """Where what was found is withheld."""
    return _several(secret.where for secret in sorted(hits, key=lambda secret: (len(secret.where), secret.where)))


def _several(words: Iterable[str]) -> str:
    every = [*words]
    more = f" and {len(every) - MOST_TOLD} more" if len(every) > MOST_TOLD else ""
    return ", ".join(every[:MOST_TOLD]) + more

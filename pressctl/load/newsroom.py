"""A newsroom's folder → a Newsroom: its settings, its lists, its releases, and all that is wrong with all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import chain
from pathlib import Path

from ..files import below
from ..model.finding import Exit, Finding, Trouble
from ..model.newsroom import Newsroom
from ..model.node import Text
from ..model.place import Place
from ..model.release import Release
from .accepted import ACCEPTED
from .folders import folders, is_lost
from .people import individuals
from .release import Setting, release
from .rules.release import REL008
from .shared import RELEASES, Shared, shared
from .source import inside, read as read_source
from .words import closest, one_of, shown

MOST_ALIKE = 50
LISTS = ("organisations.yaml", "boilerplate.yaml", "glossary.yaml")


@dataclass(frozen=True)
class Loaded:
    """What a folder holds.

    `newsroom` is None where its settings, or the folder of its releases, cannot be used; `broken` are the releases left
    out of it. `private` are the names that each release withholds, also those that were not asked for. `common` is what
    all releases share.
    """

    newsroom: Newsroom | None
    findings: tuple[Finding, ...]
    broken: frozenset[str]
    common: Shared
    private: Mapping[str, tuple[Text, ...]] = field(default_factory=dict, repr=False)


def load(root: Path, only: Collection[str] | None = (), common: Shared | None = None) -> Loaded:
    """Read the newsroom in `root`: all its releases, or `only` those named by their ids; none of them with None.

    `common` is what they share, where that has been read.
    """
    common = common or shared(root)
    names, unreadable, is_readable = folders(root)
    wanted = [] if only is None else chosen(names, only)
    read = read_releases(root, wanted, common)
    newsroom = common.newsroom(root, tuple(read.releases), names) if is_readable else None
    findings = [*common.findings, *unreadable, *_misnamed(root), *read.findings]
    ordered = sorted(dict.fromkeys(findings), key=lambda finding: finding.order)
    private = {**_private(root, names), **read.private}
    return Loaded(newsroom, tuple(_without_floods(ordered)), frozenset(read.broken), common, private)


def _without_floods(findings: list[Finding]) -> Iterator[Finding]:
    """Not more than MOST_ALIKE findings of one rule in one file; the last of them says how many it stands for."""
    alike = Counter((finding.place.path, finding.rule.code) for finding in findings)
    seen: Counter[tuple[str, str]] = Counter()
    for finding in findings:
        key = (finding.place.path, finding.rule.code)
        seen[key] += 1
        if seen[key] < MOST_ALIKE or alike[key] == MOST_ALIKE:
            yield finding
        elif seen[key] == MOST_ALIKE:
            yield replace(finding, message=f"{finding.message}; and {alike[key] - MOST_ALIKE} more of this kind")


def chosen(names: Sequence[str], only: Collection[str]) -> list[str]:
    """The releases to read. Those asked for may be given as paths, as shells complete them."""
    asked = [name.rstrip("/").removeprefix(f"{RELEASES}/") for name in only]
    for name in asked:
        if name not in names:
            guess = closest(name, names)
            fix = (
                f"did you mean ‘{guess}’?"
                if guess
                else f"the releases here: {one_of(map(shown, names), 'and')}"
                if names
                else ""
            )
            raise Trouble(f"there is no release ‘{shown(name)}’ here", fix, Exit.USAGE)
    return [name for name in names if not asked or name in asked]


def _misnamed(root: Path) -> Iterator[Finding]:
    """Files that were most likely meant to be one of the lists, and would not be read."""
    files = sorted(name for name in below(root / RELEASES, is_whole=False)) if inside(root, RELEASES) else []
    for name in files:
        guess = closest(name, LISTS) if name.endswith((".yaml", ".yml")) and name not in (*LISTS, ACCEPTED) else None
        if guess and guess not in files:
            yield Finding(
                REL008, f"{shown(name)} is not read", f"rename it to {guess}", Place(f"{RELEASES}/{shown(name)}")
            )


def _private(root: Path, names: list[str]) -> dict[str, tuple[Text, ...]]:
    """The names that are withheld in the lists that stand in the folders of these releases."""
    names = [name for name in names if not is_lost(root, name)]
    lists = {name: sorted(file for file in below(root / RELEASES / name) if file.endswith(".csv")) for name in names}
    return {
        name: withheld_names(root, [f"{RELEASES}/{name}/{file}" for file in files]) for name, files in lists.items()
    }


def withheld_names(root: Path, lists: Iterable[str]) -> tuple[Text, ...]:
    """The names that are withheld in lists of individuals, which are named by their paths in the newsroom."""
    return tuple(chain.from_iterable(_withheld(root, path, _state(root / path)) for path in lists))


@lru_cache(maxsize=16_384)  # a list is read once in a process, however many releases are looked at one after the other
def _withheld(root: Path, path: str, _state: tuple[int, ...]) -> tuple[Text, ...]:
    """The names that are withheld in a list; its state tells when it has to be read again."""
    source = read_source(root, path)[0]
    return tuple(individuals(source).private) if source else ()


def _state(path: Path) -> tuple[int, ...]:
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


@dataclass
class Read:
    """Releases as far as they could be read; see Loaded."""

    releases: list[Release] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    private: dict[str, tuple[Text, ...]] = field(default_factory=dict, repr=False)


def read_releases(root: Path, names: Iterable[str], common: Shared) -> Read:
    """The releases of these names, which are folders of the newsroom in `root`."""
    setting = Setting(root, common.codes, common.kinds, common.printed, common.accepted)
    read = Read()
    for name in names:
        one, unfit, read.private[name] = release(setting, name)
        read.findings += unfit
        if one is None:
            read.broken.append(name)
        else:
            read.releases.append(one)
    return read

"""A newsroom's folder → a Newsroom: its settings, its lists, its releases, and all that is wrong with all of them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from ..model.fields import leads_out
from ..model.finding import Exit, Finding, Trouble, worst_is_error
from ..model.newsroom import Boilerplate, Newsroom, Settings, Term
from ..model.node import Items, Map, Text
from ..model.place import Place
from ..model.record import Record
from ..model.release import Organisation, Release
from .accepted import ACCEPTED, accepted
from .decode import decode
from .languages import kinds, languages, vocabulary
from .people import individuals
from .release import Setting, release, texts_at, top_level
from .rules.release import REL002, REL003, REL008, REL010
from .rules.written import SRC014
from .source import inside, read as read_source
from .tree import Reading, read
from .words import closest, one_of, shown

SETTINGS = "pressctl.yaml"
RELEASES = "releases"
MOST_ALIKE = 50
LISTS = ("organisations.yaml", "boilerplate.yaml", "glossary.yaml")
SomeRecord = TypeVar("SomeRecord", bound=Record)
Identified = TypeVar("Identified", Organisation, Boilerplate)


@dataclass(frozen=True)
class Loaded:
    """What a folder holds.

    `newsroom` is None where its settings cannot be used; `broken` are the releases left out of it. `private` are the
    names that each release withholds, also those that were not asked for.
    """

    newsroom: Newsroom | None
    findings: tuple[Finding, ...]
    broken: frozenset[str]
    private: Mapping[str, tuple[Text, ...]] = field(default_factory=dict, repr=False)


def load(root: Path, only: Collection[str] | None = ()) -> Loaded:
    """Read the newsroom in `root`: all its releases, or `only` those named by their ids; none of them with None."""
    settings, reading, findings = _settings(root)
    names, unreadable = _folders(root)
    wanted = [] if only is None else chosen(names, only)
    findings += [*unreadable, *_misnamed(root)]
    known, unfit = languages(settings) if settings else ({}, [])
    findings += reading.trusted(unfit)
    codes = _codes(reading.node)
    organisations, boilerplate, glossary, in_lists = _lists(root, codes)
    kept, unfit_kept = accepted(root, RELEASES)
    shared: dict[tuple[str, str], Record] = {("organisations", name): one for name, one in organisations.items()}
    shared |= {("boilerplate", name): one for name, one in boilerplate.items()}
    shared |= {("newsroom", ""): settings.newsroom} if settings else {}
    releases, broken, in_releases, private = _releases(Setting(root, codes, kinds(), shared, kept), wanted)
    findings += [*in_lists, *in_releases, *unfit_kept]
    newsroom = None
    if settings and known:
        newsroom = Newsroom(
            root,
            settings,
            known,
            kinds(),
            organisations,
            boilerplate,
            glossary,
            releases,
            frozenset(names),
            accepted=kept,
            vocabulary=vocabulary(),
        )
    ordered = sorted(dict.fromkeys(findings), key=lambda finding: finding.order)
    return Loaded(newsroom, tuple(_without_floods(ordered)), frozenset(broken), {**_private(root, names), **private})


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


def _settings(root: Path) -> tuple[Settings | None, Reading, list[Finding]]:
    """pressctl.yaml; a folder without one is no newsroom."""
    if not os.path.lexists(root / SETTINGS):
        if os.path.lexists(root / "pressctl.yml"):
            raise Trouble(
                "there is a pressctl.yml here, and no pressctl.yaml", "rename it to pressctl.yaml", Exit.USAGE
            )
        raise Trouble("no pressctl.yaml here", "run `pressctl init`, or say where the newsroom is with -C", Exit.USAGE)
    reading = read(root, SETTINGS)
    findings = [*reading.findings, *top_level(reading, Map)]
    if not isinstance(reading.node, Map):
        return None, reading, findings
    settings, unfit = decode(Settings, reading.node, _codes(reading.node))
    findings += reading.trusted([*unfit, *_missing_logo(root, reading.node)])
    return (None if worst_is_error(reading.findings) else settings), reading, findings


def _codes(node: object) -> tuple[str, ...]:
    """The languages to be published, read before anything is checked; none where that is not a list."""
    languages = node.get("languages") if isinstance(node, Map) else None
    publish = languages.get("publish") if isinstance(languages, Map) else None
    return tuple(dict.fromkeys(map(str, texts_at(publish)))) if isinstance(publish, Items) else ()


def _missing_logo(root: Path, node: Map) -> Iterator[Finding]:
    for logo in texts_at(node, "newsroom", "logo"):
        if logo and not leads_out(logo) and not (inside(root, logo) and (root / logo).is_file()):
            fix = "put the file there, or correct its path, which begins at the newsroom’s folder"
            yield Finding(REL008, f"there is no file ‘{shown(logo)}’ in this newsroom", fix, logo.place)


def _folders(root: Path) -> tuple[list[str], list[Finding]]:
    """The names of the releases' folders, in order. Files and hidden folders are none."""
    if not os.path.lexists(root / RELEASES):
        return [], []
    if not inside(root, RELEASES) or not (root / RELEASES).is_dir():
        return [], [Finding(SRC014, "‘releases’ is not a folder of this newsroom", "make it one", Place(RELEASES))]
    names, findings = [], []
    try:
        for entry in sorted((root / RELEASES).iterdir()):
            if not entry.name.startswith(".") and entry.is_dir():
                path = f"{RELEASES}/{shown(entry.name)}"
                if inside(root, f"{RELEASES}/{entry.name}"):
                    names.append(entry.name)
                else:
                    fix = "put the folder itself here"
                    findings.append(Finding(SRC014, "this link leads out of the newsroom", fix, Place(path)))
    except OSError as error:
        why = os.strerror(error.errno or 0).lower()
        findings.append(
            Finding(SRC014, f"‘releases’ cannot be read: {why}", "see that you may read it", Place(RELEASES))
        )
    return names, findings


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
    folder = root / RELEASES
    files = (
        sorted(file.name for file in folder.iterdir() if file.is_file())
        if inside(root, RELEASES) and folder.is_dir()
        else []
    )
    for name in files:
        guess = closest(name, LISTS) if name.endswith((".yaml", ".yml")) and name not in (*LISTS, ACCEPTED) else None
        if guess and guess not in files:
            yield Finding(
                REL008, f"{shown(name)} is not read", f"rename it to {guess}", Place(f"{RELEASES}/{shown(name)}")
            )


def _private(root: Path, names: list[str]) -> dict[str, tuple[Text, ...]]:
    """The names that are withheld in the lists that stand in the folders of these releases."""
    lists = {name: sorted((root / RELEASES / name).rglob("*.csv")) for name in names}
    return {
        name: withheld_names(root, [file.relative_to(root).as_posix() for file in files])
        for name, files in lists.items()
    }


def withheld_names(root: Path, lists: Iterable[str]) -> tuple[Text, ...]:
    """The names that are withheld in lists of individuals, which are named by their paths in the newsroom."""
    sources = (read_source(root, path)[0] for path in lists)
    return tuple(name for source in sources if source for name in individuals(source).private)


def _releases(
    setting: Setting, names: list[str]
) -> tuple[tuple[Release, ...], list[str], list[Finding], dict[str, tuple[Text, ...]]]:
    releases, broken, findings, private = [], [], [], {}
    for name in names:
        one, unfit, private[name] = release(setting, name)
        findings += unfit
        if one is None:
            broken.append(name)
        else:
            releases.append(one)
    return tuple(releases), broken, findings, private


def _lists(
    root: Path, codes: tuple[str, ...]
) -> tuple[dict[str, Organisation], dict[str, Boilerplate], tuple[Term, ...], list[Finding]]:
    """The three lists that releases share. Each is optional, and may be empty."""
    findings: list[Finding] = []
    organisations = _identified(_records(root, "organisations.yaml", Organisation, codes, findings), findings)
    boilerplate = _identified(_records(root, "boilerplate.yaml", Boilerplate, codes, findings), findings)
    glossary = tuple(_records(root, "glossary.yaml", Term, codes, findings))
    return organisations, boilerplate, glossary, findings


def _records(
    root: Path, name: str, model: type[SomeRecord], codes: tuple[str, ...], findings: list[Finding]
) -> Iterator[SomeRecord]:
    """The records of a list one by one, so that a fault in one does not take the others with it."""
    path = f"{RELEASES}/{name}"
    if not os.path.lexists(root / path):
        return
    reading = read(root, path)
    findings += reading.findings
    if not isinstance(reading.node, Items):
        findings += top_level(replace(reading, empty=False), Items)
        return
    findings += _repeated(reading.node)
    for item in reading.node:
        if isinstance(item, Map):
            record, unfit = decode(model, item, codes)
            findings += reading.trusted(unfit)
            if record is not None:
                yield record
        else:
            fix = "write fields after the hyphen, such as ‘- id: …’"
            findings += reading.trusted([Finding(REL003, "expected fields in this item of the list", fix, item.place)])


def _repeated(items: Items) -> Iterator[Finding]:
    """Ids that were given before, whatever else may be wrong with their records."""
    first: dict[str, int] = {}
    for item in items:
        for name in texts_at(item, "id") if isinstance(item, Map) else ():
            if name in first:
                message = f"the id ‘{shown(name)}’ is given twice; the first is on line {first[name]}"
                yield Finding(REL010, message, "give one of the two another id", name.place)
            elif name:
                first[name] = name.place.line


def _identified(records: Iterator[Identified], findings: list[Finding]) -> dict[str, Identified]:
    """Records by id; the first of two with the same one stays."""
    by_id: dict[str, Identified] = {}
    for record in records:
        if record.id is None:
            fix = "add ‘id: …’, such as its acronym in small letters"
            findings.append(Finding(REL002, "‘id’ is missing", fix, record.origin))
        else:
            by_id.setdefault(record.id, record)
    return by_id

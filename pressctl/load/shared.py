"""What all releases of a newsroom share → its settings, its languages and its lists, and what is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from ..model.acceptance import Accepted
from ..model.fields import leads_out
from ..model.finding import Exit, Finding, Trouble, worst_is_error
from ..model.language import Kind, Language
from ..model.naming import Vocabulary
from ..model.newsroom import Boilerplate, Newsroom, Settings, Term
from ..model.node import Items, Map
from ..model.record import Record
from ..model.release import Organisation, Release
from .accepted import accepted
from .decode import decode
from .languages import kinds, languages, vocabulary
from .release import texts_at, top_level
from .rules.release import REL002, REL003, REL008, REL010
from .source import inside
from .tree import Reading, read
from .words import shown

SETTINGS = "pressctl.yaml"
RELEASES = "releases"
SomeRecord = TypeVar("SomeRecord", bound=Record)
Identified = TypeVar("Identified", Organisation, Boilerplate)


@dataclass(frozen=True)
class Shared:
    """What all releases share, read once for any number of them; it can be handed to another process.

    `settings` is None where they cannot be used; `codes` are the languages to be published, known to pressctl or not.
    """

    settings: Settings | None
    codes: tuple[str, ...]
    languages: Mapping[str, Language]
    kinds: Mapping[str, Kind]
    organisations: Mapping[str, Organisation]
    boilerplate: Mapping[str, Boilerplate]
    glossary: tuple[Term, ...]
    accepted: tuple[Accepted, ...]
    vocabulary: Vocabulary
    findings: tuple[Finding, ...]

    def newsroom(self, root: Path, releases: tuple[Release, ...] = (), ids: Collection[str] = ()) -> Newsroom | None:
        """The newsroom in `root` with these releases; `ids` are those of all. None where it cannot be understood."""
        if not self.settings or not self.languages:
            return None
        return Newsroom(
            root,
            self.settings,
            self.languages,
            self.kinds,
            self.organisations,
            self.boilerplate,
            self.glossary,
            releases,
            frozenset(ids),
            accepted=self.accepted,
            vocabulary=self.vocabulary,
        )

    @property
    def printed(self) -> dict[tuple[str, str], Record]:
        """The records that releases print, by the list they stand in and their id."""
        records: dict[tuple[str, str], Record] = {("organisations", name): o for name, o in self.organisations.items()}
        records |= {("boilerplate", name): one for name, one in self.boilerplate.items()}
        return records | ({("newsroom", ""): self.settings.newsroom} if self.settings else {})


def shared(root: Path) -> Shared:
    """Read what the releases of the newsroom in `root` share."""
    settings, reading, findings = _settings(root)
    known, unfit = languages(settings) if settings else ({}, [])
    findings += reading.trusted(unfit)
    codes = _codes(reading.node)
    organisations, boilerplate, glossary, in_lists = _lists(root, codes)
    kept, unfit_kept = accepted(root, RELEASES)
    return Shared(
        settings,
        codes,
        known,
        kinds(),
        organisations,
        boilerplate,
        glossary,
        kept,
        vocabulary(),
        (*findings, *in_lists, *unfit_kept),
    )


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

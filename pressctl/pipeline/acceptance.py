"""Translations accepted and kept: what a newsroom's translations.yaml say, and how they are written."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..check.staleness import Change, changes, fields
from ..check.transcript import pairs
from ..load.private import Withheld
from ..model.acceptance import Accepted, digest, settled
from ..model.finding import Finding, worst_is_error
from ..model.node import Text
from ..model.passage import Transcript
from .check import Checked, Progress, check, silent
from .filing import put_whole
from .place import locked
from .quoting import quoted

MISSING = frozenset({"TRN001", "TRN002", "TRN003"})
SHARED = "releases"
HEAD = "# Written by `pressctl i18n accept`: each text as it was when its translation was accepted. Do not edit.\n"


@dataclass(frozen=True)
class Standing:
    """How a translation stands. `release` is "" for what all releases share; `missing` are the findings that say so.

    `betrayed` are the places where a name stands that is withheld: it is written into no translations.yaml.
    """

    release: str
    language: str
    source: Transcript
    target: Transcript
    accepted: tuple[Accepted, ...]
    missing: tuple[Finding, ...]
    betrayed: tuple[Finding, ...] = ()

    @property
    def folder(self) -> str:
        return f"{SHARED}/{self.release}" if self.release else SHARED

    @property
    def was_accepted(self) -> bool:
        return any(record.language == self.language for record in self.accepted)

    @property
    def changes(self) -> tuple[Change, ...]:
        """What changed in the source since."""
        return tuple(changes(self.accepted, self.source, self.target))

    @property
    def stale(self) -> tuple[Change, ...]:
        """Those changes that the translation did not follow."""
        return tuple(change for change in self.changes if not change.is_followed)


@dataclass(frozen=True)
class Survey:
    """All translations that were asked for; `refused` are the releases that have errors, with these."""

    standings: tuple[Standing, ...]
    refused: dict[str, tuple[Finding, ...]]


def survey(root: Path, only: Collection[str], languages: Collection[str], progress: Progress = silent) -> Survey:
    """How the translations of a newsroom stand; what all releases share is looked at where none is named."""
    checked = check(root, only, progress=progress)
    refused: dict[str, tuple[Finding, ...]] = {
        name: tuple(f for f in checked.findings if f.release == name) for name in sorted(checked.broken)
    }
    newsroom = checked.newsroom
    if newsroom is None:
        return Survey((), {"": checked.findings})
    groups = [("", newsroom.accepted)] if not only else []
    damaged = tuple(f for f in checked.findings if f.place.path == f"{SHARED}/translations.yaml")
    if worst_is_error(damaged) and groups:
        refused[""] = damaged
        groups = []
    groups += [(release.id, release.accepted) for release in newsroom.releases]
    standings = [
        standing
        for name, accepted in groups
        for standing in _standings(checked, name, accepted)
        if not languages or standing.language in languages
    ]
    return Survey(tuple(standings), refused)


def _standings(checked: Checked, release: str, accepted: tuple[Accepted, ...]) -> Iterator[Standing]:
    newsroom = checked.newsroom
    if newsroom is None:
        return
    there = [one for (name, _), one in checked.transcripts.items() if name == release]
    lacking = [f for f in checked.findings if (f.release or "") == release and f.rule.code in MISSING]
    for source, target in pairs(there, str(newsroom.settings.languages.source)):
        missing = tuple(f for f in lacking if f.language in (None, target.language))
        withheld = Withheld(checked.private[release]) if release else checked.withheld
        passages = (*source.passages, *target.passages)
        betrayed = tuple(f for passage in passages for f in withheld.betrayed(passage.text, passage.at))
        yield Standing(release, target.language, source, target, accepted, missing, betrayed)


def accept(root: Path, standings: Iterable[Standing]) -> tuple[Standing, ...]:
    """Keep that each of these is a translation of its source as it is now.

    Those that lack texts are left out, and those in which a name stands that is withheld.
    """
    taken = tuple(standing for standing in standings if not standing.missing and not standing.betrayed)
    with locked(root):
        for folder in dict.fromkeys(standing.folder for standing in taken):
            of_folder = [standing for standing in taken if standing.folder == folder]
            new = {standing.language for standing in of_folder}
            kept = [record for record in of_folder[0].accepted if record.language not in new]
            records = [*kept, *(record for standing in of_folder for record in _records(standing))]
            put_whole(root / folder / "translations.yaml", written(records))
    return taken


def _records(standing: Standing) -> Iterator[Accepted]:
    source, target = fields(standing.source), fields(standing.target)
    for name in sorted({*source, *target}):
        yield Accepted.model_construct(
            language=Text(standing.language, ""),
            field=Text(name, ""),
            source=tuple(Text(settled(passage.text), "") for passage in source.get(name, ())),
            target=tuple(Text(digest(passage.text), "") for passage in target.get(name, ())),
        )


def written(records: Iterable[Accepted]) -> bytes:
    """Records as YAML, always in the same order."""
    lines = [HEAD]
    for record in sorted(records, key=lambda record: (record.language, record.field)):
        lines.append(f"- language: {quoted(record.language)}\n  field: {quoted(record.field)}\n")
        if record.source:
            lines += ["  source:\n", *(f"    - {quoted(text)}\n" for text in record.source)]
        if record.target:
            lines.append(f"  target: [{', '.join(map(quoted, record.target))}]\n")
    return "".join(lines).encode()

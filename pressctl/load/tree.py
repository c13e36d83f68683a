"""Text → tree: the only door to YAML. Its events become mappings, lists and texts that know where they stand.

Every value stays text, nothing is constructed, and what YAML hides is refused: references, types, copied fields, fields
written twice. Where the notation itself is broken, `traps` says what to type; the spot is patched over and reading goes
on, so that one run finds everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import yaml

from ..model.finding import Finding
from ..model.node import Node
from . import source as files
from .compose import MOST_VALUES, Composer, Event, Stop
from .rules.release import REL002
from .source import Source
from .traps import diagnose
from .wreck import Complaint, Wreck

MOST_REPAIRS = 20
REPAIRED_CHARACTERS = 2_000_000


@dataclass(frozen=True)
class Reading:
    """What a file of YAML holds. `node` is None where it could not be read or says nothing (`empty`).

    `damaged` are lines whose values cannot be trusted, because a fault on them was patched over; `lossy` whether fields
    may be missing for the same reason.
    """

    path: str
    node: Node | None
    findings: tuple[Finding, ...]
    empty: bool = False
    damaged: frozenset[int] = frozenset()
    lossy: bool = False

    def trusted(self, findings: Iterable[Finding]) -> list[Finding]:
        """Those of `findings` about the content that do not merely follow from a fault already reported."""
        return [f for f in findings if f.place.line not in self.damaged and not (self.lossy and f.rule is REL002)]


def read(root: Path, path: str) -> Reading:
    """Read the YAML file `path` of the newsroom `root`."""
    source, findings = files.read(root, path)
    if source is None:
        return Reading(path, None, tuple(findings), lossy=True)
    return _parsed(source, tuple(findings))


@lru_cache(maxsize=64)  # a release is read for itself, and for the titles and names that others show of it
def _parsed(source: Source, earlier: tuple[Finding, ...]) -> Reading:
    return parse(source, earlier)


def parse(source: Source, earlier: Iterable[Finding] = ()) -> Reading:
    """Read `source` as YAML; `earlier` are findings about its characters."""
    text, repairs = source.text, _Repairs()
    for _ in range(max(1, min(MOST_REPAIRS, REPAIRED_CHARACTERS // (len(text) + 1)))):
        composer = Composer(Source(source.path, text), _events(text))
        try:
            return repairs.reading(composer, composer.document(), earlier)
        except Stop:
            break
        except Complaint as complaint:
            repaired = repairs.make(Wreck(complaint, composer.source, source, composer.last))
        repairs.values += composer.values
        if repaired == text or repairs.values > MOST_VALUES:
            break
        text = repaired
    repairs.lossy = True
    return repairs.reading(composer, None, earlier)


def _events(text: str) -> Iterator[Event]:
    """The events of PyYAML's pure reader, without those that only frame them; its errors become complaints.

    The compiled reader is never used: deep nesting makes it crash. Escapes beyond Unicode and directives with very long
    numbers make the pure one raise what is not an error of YAML.
    """
    loader = yaml.SafeLoader(text)
    try:
        while True:
            event = loader.get_event()  # type: ignore[no-untyped-call]
            if not isinstance(event, (yaml.StreamStartEvent, yaml.DocumentEndEvent)):
                yield _event(event, len(text))
    except yaml.MarkedYAMLError as error:
        index = error.problem_mark.index if error.problem_mark else len(text)
        began = error.context_mark.index if error.context_mark else index
        raise Complaint(
            error.problem or "", error.context or "", min(index, len(text)), min(began, len(text))
        ) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        index = min(loader.get_mark().index, len(text))
        raise Complaint(str(error), "", index, index) from None


def _event(event: yaml.Event, length: int) -> Event:
    start = min(event.start_mark.index, length) if event.start_mark else length
    end = min(event.end_mark.index, length) if event.end_mark else start
    anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
    match event:
        case yaml.ScalarEvent():
            return Event("text", start, end, event.value, event.style, anchor, tag)
        case yaml.MappingStartEvent():
            return Event("fields", start, end, "", None, anchor, tag, bool(event.flow_style))
        case yaml.SequenceStartEvent():
            return Event("items", start, end, "", None, anchor, tag, bool(event.flow_style))
        case yaml.AliasEvent():
            return Event("alias", start, start, "", "*", anchor)
        case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
            return Event("end", start, end)
        case yaml.DocumentStartEvent():
            return Event("document", start, end)
    return Event("other", start, end)


@dataclass
class _Repairs:
    """The faults of notation patched over so far."""

    findings: list[Finding] = field(default_factory=list)
    damaged: set[int] = field(default_factory=set)
    lossy: bool = False
    values: int = 0

    def reading(self, composer: Composer, node: Node | None, earlier: Iterable[Finding]) -> Reading:
        """What came of the last attempt."""
        findings = (*earlier, *self.findings, *composer.findings)
        damaged, lossy = frozenset(self.damaged | composer.damaged), self.lossy or composer.lossy
        return Reading(composer.source.path, node, findings, composer.empty, damaged, lossy)

    def make(self, wreck: Wreck) -> str:
        """Report the fault unless one on its line was reported already, and give back the text without it."""
        trap, text = diagnose(wreck), wreck.text
        place = wreck.source.place(min(trap.index, max(0, len(text) - 1)))
        if place.line not in self.damaged:
            self.findings.append(Finding(trap.rule, trap.message, trap.fix, place))
        self.damaged |= {place.line, *(wreck.source.at(index)[0] for index in trap.patch)}
        self.lossy |= trap.lossy
        letters = list(text)
        for index, letter in trap.patch.items():
            letters[index] = letter
        return "".join(letters)

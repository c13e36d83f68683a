"""The passages of a release, each beside those that say the same in its other languages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..check.counterparts import counterparts
from ..check.staleness import changes
from ..convert.direction import runs
from ..convert.lexicon import Lexicon, direction_of
from ..model.acceptance import Accepted
from ..model.comparison import Piece, compared
from ..model.passage import ANY_LANGUAGE, ELSEWHERE, Passage, Transcript
from ..model.placeholder import PLACEHOLDER, named
from ..review.shown import Cell, Row, Run

Counts = Mapping[str, Mapping[str, str]]  # by language: what stands in place of each placeholder
Stale = Mapping[int, tuple[Piece, ...]]  # by the identity of a passage: how its source has changed


@dataclass(frozen=True)
class Known:
    """What has to be known to show a text as its page does: the names in it, and what is counted."""

    names: Lexicon
    counts: Counts


@dataclass
class _Beside:
    """A translation, as seen from its source: what stands beside each passage, and what follows it there alone."""

    of: dict[int, Passage] = field(default_factory=dict)
    alone: defaultdict[int, list[Passage]] = field(default_factory=lambda: defaultdict(list))


def rows(transcripts: Sequence[Transcript], accepted: tuple[Accepted, ...], known: Known) -> tuple[Row, ...]:
    """All passages in the order of the first transcript, which is the source of the others.

    What is to be read in the other direction, such as a hashtag or a name, is a run of its own; counts are filled in.
    """
    source, *targets = transcripts
    beside = {target.language: _beside(source, target) for target in targets}
    stale = {
        id(change.target): compared(change.before, change.now)
        for target in targets
        for change in changes(accepted, source, target)
        if not change.is_followed
    }
    found = [*_alone(source.language, beside, -1, stale, known)]
    for position, passage in enumerate(source.passages):
        there = {code: one.of.get(id(passage)) for code, one in beside.items()}
        cells = {source.language: passage, **there}
        found.append(_row(source.language, passage, cells, stale, known))
        found += _alone(source.language, beside, position, stale, known)
    return tuple(found)


def _beside(source: Transcript, target: Transcript) -> _Beside:
    places = {id(passage): position for position, passage in enumerate(source.passages)}
    beside, last = _Beside(), -1
    for pair in counterparts(source, target):
        if pair.source:
            last = places[id(pair.source)]
            if pair.target:
                beside.of[id(pair.source)] = pair.target
        elif pair.target:
            beside.alone[last].append(pair.target)
    return beside


def _alone(source: str, beside: Mapping[str, _Beside], position: int, stale: Stale, known: Known) -> Iterator[Row]:
    """The passages that only one language has, behind a passage of the source."""
    codes = (source, *beside)
    for code, one in beside.items():
        for passage in one.alone.get(position, ()):
            yield _row(source, passage, {each: passage if each == code else None for each in codes}, stale, known)


def _row(source: str, passage: Passage, there: Mapping[str, Passage | None], stale: Stale, known: Known) -> Row:
    cells = {code: _cell(one, code, stale.get(id(one), ()), known) if one else None for code, one in there.items()}
    return Row(passage.field, passage.role, source, cells, passage.language == ANY_LANGUAGE)


def _cell(passage: Passage, code: str, stale: tuple[Piece, ...], known: Known) -> Cell:
    return Cell(tuple(_runs(passage, code, known)), passage.at(0), stale)


def _runs(passage: Passage, code: str, known: Known) -> Iterator[Run]:
    """All of the passage, cut where the language changes."""
    end = 0
    for run in passage.runs:
        yield from _run(passage.text[end : run.start], code, code, known.names)
        yield from _run(_filled(passage.text[run.start : run.end], known.counts[code]), run.language, code, known.names)
        end = run.end
    yield from _run(passage.text[end:], code, code, known.names)


def _filled(text: str, counts: Mapping[str, str]) -> str:
    return PLACEHOLDER.sub(lambda match: counts.get(named(match), match[0]), text)


def _run(text: str, language: str, code: str, names: Lexicon) -> Iterator[Run]:
    shown = text.replace(ELSEWHERE, "")
    if language not in (code, ANY_LANGUAGE):
        yield from [Run(shown, language, direction_of(language))] if shown else ()
    else:
        yield from directed(shown, code, names)


def directed(text: str, code: str, names: Lexicon) -> Iterator[Run]:
    """A text in one language, cut where it is to be read in the other direction."""
    end = 0
    for run in runs(text, direction_of(code), names):
        yield from [Run(text[end : run.start], code)] if run.start > end else ()
        yield Run(text[run.start : run.end], run.language, run.direction)
        end = run.end
    yield from [Run(text[end:], code)] if text[end:] else ()

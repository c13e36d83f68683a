"""Which rows of a table name organisations that are known already. Nothing is merged: what is not sure is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..model.answer import Answer
from ..model.fields import is_address
from ..model.naming import Vocabulary
from ..model.node import Text
from ..model.place import Place
from ..model.record import Names
from ..model.release import Organisation
from .likeness import full_names, similar


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of a row: the id of the organisation that it names, or an earlier row with the same name (`twin`).

    `doubts` say why it may be another one; without any of these, the organisation is new.
    """

    answer: Answer
    known: str | None = None
    twin: int | None = None
    doubts: tuple[str, ...] = ()

    @property
    def is_new(self) -> bool:
        return not self.known and not self.twin and not self.doubts


def verdicts(
    answers: Sequence[Answer], organisations: Mapping[str, Organisation], vocabulary: Vocabulary
) -> list[Verdict]:
    """A verdict for each row that names an organisation, in their order."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for name, organisation in organisations.items():
        for spelling in full_names(organisation):
            bearers[spelling].add(str(name))
    rows: dict[str, int] = {}
    judged = [_by_name(answer, organisations, bearers, rows) for answer in answers]
    unsure = [verdict.answer for verdict in judged if verdict.is_new]
    doubts = _doubts(unsure, organisations, vocabulary)
    return [Verdict(v.answer, doubts=doubts[v.answer.row]) if v.is_new else v for v in judged]


def _by_name(
    answer: Answer, organisations: Mapping[str, Organisation], bearers: Mapping[str, set[str]], rows: dict[str, int]
) -> Verdict:
    """What the id and the names of a row say by themselves; `rows` are those that came before, by name."""
    if answer.id in organisations:
        return Verdict(answer, known=answer.id)
    if answer.id and not answer.names:
        return Verdict(answer, doubts=(f"no organisation has the id ‘{answer.id}’",))
    spellings = full_names(organisation_of(answer))
    known = set().union(*(bearers.get(spelling, set()) for spelling in spellings))
    if len(known) > 1:
        return Verdict(answer, doubts=(f"its names are those of {' and '.join(map(_quoted, sorted(known)))}",))
    twin = next((rows[spelling] for spelling in sorted(spellings) if spelling in rows), None)
    for spelling in spellings:
        rows.setdefault(spelling, answer.row)
    return Verdict(answer, known=next(iter(known), None), twin=None if known else twin)


def _doubts(
    answers: Sequence[Answer], organisations: Mapping[str, Organisation], vocabulary: Vocabulary
) -> defaultdict[int, tuple[str, ...]]:
    """Why rows may name organisations that are known, or that other rows name, by the number of the row."""
    known = list(organisations)
    every = [*organisations.values(), *map(organisation_of, answers)]
    told: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    for likeness in similar(every, vocabulary):
        if likeness.later >= len(known):
            row = answers[likeness.later - len(known)].row
            earlier = likeness.earlier
            other = _quoted(known[earlier]) if earlier < len(known) else f"row {answers[earlier - len(known)].row}"
            told[row] = (*told[row], f"it may be {other}: {likeness.reason}")
    return told


def _quoted(name: str) -> str:
    return f"‘{name}’"


def organisation_of(answer: Answer) -> Organisation:
    """The organisation that a row describes, to be compared with others; an address without https:// is one here."""
    texts = {code: Text(name, "") for code, name in answer.names.items()}
    address = answer.url if "://" in answer.url else f"https://{answer.url}"
    return Organisation.model_construct(
        name=Names(texts, Place("")),
        acronym=Text(answer.acronym, "") if answer.acronym else None,
        url=Text(address, "") if "." in answer.url and is_address(address) else None,
    )

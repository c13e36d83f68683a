"""What a text says about how many sign, such as "almost 30 NGOs", and whether that is true of a list."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ..model.signing import Tally

Bound = Literal["exact", "more_than", "at_least", "nearly", "about", "less_than", "at_most"]
Subject = Literal["organisations", "individuals", "signatories"]
Evidence = Literal["certain", "likely", "calls", "none"]
TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Claim:
    """A number of those who sign: the characters `start` to `end` of a text, comparator and noun included."""

    start: int
    end: int
    value: Decimal
    bound: Bound
    subject: Subject

    def counts(self, tally: Tally) -> tuple[int, ...]:
        """The numbers of a list that it may mean; none if the list has no such signatories."""
        match self.subject:
            case "organisations":
                counts: tuple[int, ...] = (tally.organisations,)
            case "individuals":
                counts = (tally.individuals,)
            case "signatories":
                counts = (tally.organisations + tally.individuals, tally.organisations, tally.individuals)
        return tuple(count for count in counts if count)

    def holds(self, tally: Tally) -> bool:
        """Whether it is true of a list; "almost" and "about" leave a tenth."""
        return any(_fits(self.bound, self.value, count) for count in self.counts(tally))

    def is_near(self, tally: Tally, times: Decimal) -> bool:
        """Whether it is a number like the list's: not `times` as many, and not so many times less."""
        return any(count / times <= self.value <= count * times for count in self.counts(tally))


@dataclass(frozen=True, slots=True)
class Statement:
    """Claims that belong together, such as "948 individuals and 27 NGOs".

    `evidence` tells whether the words around them speak of signing: `certain`, `likely`, or only of what signatories
    do, such as `calls`; `years` are those that the sentence names.
    """

    claims: tuple[Claim, ...]
    evidence: Evidence
    years: frozenset[int]


def _fits(bound: Bound, value: Decimal, count: int) -> bool:
    match bound:
        case "exact":
            return count == value
        case "more_than":
            return count > value
        case "at_least":
            return count >= value
        case "nearly":
            return value * (1 - TENTH) <= count <= value
        case "about":
            return value * (1 - TENTH) <= count <= value * (1 + TENTH)
        case "less_than":
            return count < value
        case "at_most":
            return count <= value

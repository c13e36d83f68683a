"""A text → its statements about how many sign, in the words of its language."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import chain, pairwise
from typing import cast

from ..model.figures import ClaimWords
from ..model.language import Language
from .alternatives import either
from .claims import Bound, Claim, Evidence, Statement, Subject
from .days import WrittenDate
from .figures import Figure, figures
from .folding import Folded, folded

SENTENCE = re.compile(r"[.!?؟]+(?=\s|$)")
TOGETHER = re.compile(r"(?:[^\w.!?؟;؛]+\w+){0,3}[^\w.!?؟;؛]*\w?")  # from one claim to the next
ALONE = re.compile(r"(?:[^\w.!?؟]+\w+){0,3}[^\w.!?؟]*")  # from a number to the claim that has its noun
REACH = 90  # characters before a number that are looked at
AROUND = 45  # characters before and after claims in which signing may be spoken of
NEXT = 15  # of these behind them where the words allow no doubt: "organisations signataires"

Span = tuple[int, int]


def statements(text: str, language: Language) -> tuple[Statement, ...]:
    """All that a text says about numbers of those who sign."""
    return _read(text, _Key(language)) if figures(text, language) else ()


@lru_cache(maxsize=4096)  # several rules ask for the same passages
def _read(text: str, key: _Key) -> tuple[Statement, ...]:
    found = figures(text, key.language)
    return _reader(key).read(folded(text), found)


class _Key:
    """A language, as the key to what is made of its words once."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.words = language.claims

    def __hash__(self) -> int:
        return id(self.words)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.words is self.words


@lru_cache
def _reader(key: _Key) -> _Reader:
    return _Reader(key.words, "".join(f"{either(slot)}?" for slot in key.language.figures.prefixes))


@dataclass(frozen=True, slots=True)
class _Number:
    """A figure in a folded text."""

    start: int
    end: int
    figure: Figure


class _Reader:
    """Reads statements in one language; `prefix` finds the letters that grow on to its words."""

    def __init__(self, words: ClaimWords, prefix: str) -> None:
        known = words.comparators
        bounds: dict[Bound, tuple[str, ...]] = {
            "more_than": known.more_than,
            "at_least": known.at_least,
            "nearly": known.nearly,
            "about": known.about,
            "less_than": known.less_than,
            "at_most": known.at_most,
        }
        bound = "|".join(f"(?P<{name}>{either(alike)})" for name, alike in bounds.items())
        noun = "|".join(f"(?P<{subject}>{either(alike)})" for subject, alike in _nouns(words).items())
        first, stop = either(words.nouns_first), either(words.stops)
        self.behind = re.compile(
            rf"(?P<open> ?{either(words.open)})?(?:['’ -]+(?!{stop}(?!\w))[^\W\d_]+){{0,3}}?['’ -]+(?:{noun})(?!\w)"
        )
        self.within = re.compile(rf"{prefix}(?:{noun})$")
        self.before = re.compile(rf"(?<!\w){prefix}(?:{noun})(?: +[^\W\d_]+)? +{first}$")
        self.first = re.compile(rf"{first}$")
        self.bound = re.compile(rf"(?<!\w){prefix}(?:{bound})[ (]*{first}?$")
        self.apart = re.compile(rf"(?<!\w){prefix}{either(chain(*words.apart))}(?!\w)")
        self.signing: tuple[tuple[Evidence, re.Pattern[str]], ...] = tuple(
            (evidence, re.compile(rf"(?<!\w){prefix}{either(alike)}(?!\w)"))
            for evidence, alike in _evidence(words).items()
        )

    def read(self, text: Folded, found: tuple[Figure, ...]) -> tuple[Statement, ...]:
        """The claims of a text, with those that belong together in one statement."""
        numbers = [_placed(text, figure) for figure in found]
        groups: list[list[Claim]] = []
        for claim in self._claims(text.text, numbers):
            if groups and TOGETHER.fullmatch(text.text, groups[-1][-1].end, claim.start):
                groups[-1].append(claim)
            else:
                groups.append([claim])
        return tuple(self._statement(text, group, numbers) for group in groups)

    def _claims(self, text: str, numbers: list[_Number]) -> Iterator[Claim]:
        """The claims among the numbers; "20 Syrian and 7 other organisations" has none that counts them all."""
        taken = 0
        for before, number in pairwise([None, *numbers]):
            claim = self._claim(text, number) if number else None
            if number and claim and not self._is_apart(text, claim, number.start):
                is_count = before and before.figure.kind == "count" and before.end > taken
                if not (before and is_count and ALONE.fullmatch(text, before.end, claim.start)):
                    yield claim
            taken = claim.end if claim else taken

    def _claim(self, text: str, number: _Number) -> Claim | None:
        """What a figure says about organisations or people."""
        figure = number.figure
        if figure.is_slight or figure.is_vague or figure.kind not in ("count", "year"):
            return None
        start, end = number.start, number.end
        bound: Bound = "exact"
        if noun := self.within.match(text, start, end):  # منظمتان
            pass
        elif noun := self.behind.match(text, end):
            end, bound = noun.end(), "at_least" if noun["open"] else bound
        elif self.first.search(text, max(0, start - REACH), start) or text[start:end][:2] == "ال":
            noun = self.before.search(text, max(0, start - REACH), start)
            start = noun.start() if noun else start
        if not noun or (figure.kind == "year" and not noun["individuals"]):
            return None
        if compared := self.bound.search(text, max(0, start - REACH), start):
            bound = cast("Bound", compared.lastgroup)
            start = compared.start(bound)
        subject = cast("Subject", noun.lastgroup)
        return Claim(start, end, cast("Decimal", figure.value), bound, subject)

    def _is_apart(self, text: str, claim: Claim, number: int) -> bool:
        """Whether the words around say that these are some among others; the number begins at `number`."""
        lead = re.search(r"(?:\w+\W+){0,2}$", text[max(0, claim.start - REACH) : claim.start])
        trail = re.match(r" \w+", text[claim.end :])
        around = (lead[0] if lead else "", text[number : claim.end], trail[0] if trail else "")
        return any(map(self.apart.search, around))

    def _statement(self, text: Folded, claims: list[Claim], numbers: list[_Number]) -> Statement:
        """Claims as they stand in the source, with what their sentence says."""
        begin = max((match.end() for match in SENTENCE.finditer(text.text, 0, claims[0].start)), default=0)
        stop = SENTENCE.search(text.text, claims[-1].end)
        sentence = (begin, stop.start() if stop else len(text.text))
        years = frozenset(_years(number for number in numbers if begin <= number.start < sentence[1]))
        placed = tuple(
            Claim(*text.span(claim.start, claim.end), claim.value, claim.bound, claim.subject) for claim in claims
        )
        return Statement(placed, self._evidence(text.text, claims, sentence), years)

    def _evidence(self, text: str, claims: list[Claim], sentence: Span) -> Evidence:
        begin, end = max(sentence[0], claims[0].start - AROUND), claims[-1].end
        for name, signing in self.signing:
            reach = min(sentence[1], end + (NEXT if name == "certain" else AROUND))
            if signing.search(text, begin, reach):
                return name
        return "none"


def _nouns(words: ClaimWords) -> dict[Subject, tuple[str, ...]]:
    return {
        "organisations": tuple(chain(*words.organisations)),
        "individuals": words.individuals,
        "signatories": words.signatories,
    }


def _evidence(words: ClaimWords) -> dict[Evidence, tuple[str, ...]]:
    return {"certain": words.certain, "likely": words.likely, "calls": words.calls}


def _placed(text: Folded, figure: Figure) -> _Number:
    return _Number(bisect_left(text.offsets, figure.start), bisect_left(text.offsets, figure.end), figure)


def _years(numbers: Iterator[_Number]) -> Iterator[int]:
    """The years that figures name."""
    for number in numbers:
        value = number.figure.value
        if isinstance(value, WrittenDate):
            yield from [value.year] if value.year else []
        elif number.figure.kind == "year":
            yield int(cast("Decimal", value))

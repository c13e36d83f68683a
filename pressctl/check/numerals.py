"""Numbers in a text, in figures and in words: "1,000", "3.5 million", "vingt et un", "ثلاثة آلاف وخمسمئة"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ..model.figures import FigureWords, Join
from .alternatives import either
from .folding import fold

HUNDRED = 100
THOUSAND = 1000
HALF = Decimal("0.5")
YEARS = range(1900, 2100)
FOUR_DIGITS = re.compile(r"[0-9]{4}")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number that ends at `end`.

    `is_year` says that it may be a year; `is_vague` that it is a "dozen" or "thousands"; `is_worded` that it has no
    figures.
    """

    end: int
    value: Decimal
    is_worded: bool = False
    is_ordinal: bool = False
    is_vague: bool = False
    is_year: bool = False
    is_percent: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    """What a word may stand for: a number, a place in an order, what it multiplies."""

    plain: int | None = None
    place: int | None = None
    scale: int | None = None
    starts_half: bool = False
    stays_vague: bool = False


@dataclass(frozen=True, slots=True)
class _Grammar:
    """Which joints stand between which numbers."""

    joins: frozenset[tuple[int, int, str]]
    scaled_by: frozenset[str]
    followed_by: frozenset[str]


@dataclass
class _Sum:
    """A number while it is read: `total` of thousands and millions, then the `group` under a thousand."""

    grammar: _Grammar
    total: Decimal = Decimal(0)
    group: Decimal | None = None
    last: int | None = None
    in_figures: bool = False
    is_vague: bool = False
    is_ordinal: bool = False
    words: int = 0
    halved: bool = False

    @property
    def value(self) -> Decimal:
        return self.total + (self.group or 0)

    def take(self, word: _Word, joint: str) -> bool:
        """Read one more word, which stands behind `joint`; or leave it, as it does not belong to this number."""
        has_number = self.group is not None or self.words > 0
        can_grow = (self.group is not None or self.halved) and not self.is_ordinal
        if word.scale and can_grow and joint in self.grammar.scaled_by:
            taken = self._scale(word)
        elif word.plain is not None and not self.in_figures:
            taken = self._add(word.plain, joint)
        elif word.place is not None and not self.in_figures and self._add(word.place, joint):
            taken = self.is_ordinal = True
        else:
            taken = not has_number and self._begin(word)
        self.words += taken
        return taken

    def _begin(self, word: _Word) -> bool:
        """A number that begins with its scale: "thousands", "half a million"."""
        if word.starts_half:
            self.group = HALF
        elif word.scale:
            self.is_vague = True
            self._multiply(word.scale)
        return word.starts_half or word.scale is not None

    def _scale(self, word: _Word) -> bool:
        scale = word.scale or 1
        if self.halved and self.group is None:  # مليونين ونصف المليون
            self.halved = False
            return scale == self.last
        if self.last is not None and scale >= self.last:
            return False
        if scale < THOUSAND and (self.group or 0) >= HUNDRED:
            return False
        self.is_vague |= word.stays_vague and self.group == 1
        self._multiply(scale)
        return True

    def _multiply(self, scale: int) -> None:
        product = (self.group or Decimal(1)) * scale
        if scale < THOUSAND:
            self.group = product
        else:
            self.total, self.group, self.last, self.in_figures = self.total + product, None, scale, False

    def _add(self, number: int, joint: str) -> bool:
        if number >= THOUSAND:
            return self._add_thousands(number, joint)
        if self.group is None:
            if self.words and joint not in self.grammar.followed_by:
                return False
            self.group = Decimal(number)
            return True
        hundreds, rest = divmod(int(self.group), HUNDRED)
        is_next = not rest and hundreds and 0 < number < HUNDRED and joint in self.grammar.followed_by
        if is_next or (rest, number, joint) in self.grammar.joins:
            self.group += number
            return True
        return False

    def _add_thousands(self, number: int, joint: str) -> bool:
        """A word that is a thousand or more by itself: ألفان, a million."""
        scale = THOUSAND ** ((len(str(number)) - 1) // 3)
        if self.group is not None or (self.words and joint not in self.grammar.followed_by):
            return False
        if self.last is not None and scale >= self.last:
            return False
        self.total, self.last = self.total + number, scale
        return True

    def halve(self) -> bool:
        """ "… and a half"."""
        if self.group is not None:
            self.group += HALF
        elif self.last:
            self.total += Decimal(self.last) / 2
        self.halved = True
        self.words += 1
        return self.group is not None or self.last is not None


@dataclass
class Numerals:
    """Reads numbers with the words of one language."""

    vocabulary: FigureWords
    words: Mapping[str, _Word] = field(init=False)

    def __post_init__(self) -> None:
        known = self.vocabulary
        self.words = _words(known)
        joints = [by for join in known.joins for by in join.by] + [*known.scaled_by, *known.followed_by]
        self.grammar = _Grammar(
            frozenset(triple for join in known.joins for triple in _expanded(join)),
            frozenset(map(_joint, known.scaled_by)),
            frozenset(map(_joint, known.followed_by)),
        )
        word = either(self.words)
        prefix = "".join(f"{either(slot)}?" for slot in known.prefixes)
        ending = either(text for text in (example.lstrip("0123456789") for example in known.ordinals) if text)
        self.first = re.compile(rf"{prefix}(?P<word>{word})(?!\w)")
        half, joint = either(known.halves.after), either(map(_joint, joints))
        self.next = re.compile(rf" ?(?P<half>{half})(?!\w)|(?P<joint>{joint})(?P<word>{word})(?!\w)")
        self.stuck = re.compile(rf"(?P<word>{word})(?!\w)")
        self.figures = re.compile(_in_figures(known))
        self.ordinal = re.compile(rf"{ending}(?!\w)")
        self.percent = re.compile(rf" ?{either(known.percent)}(?!\w)")

    def starts(self) -> str:
        """A pattern for what a number in words begins with."""
        return self.first.pattern.replace("?P<word>", "?:")

    def read(self, text: str, start: int) -> Numeral | None:
        """The number that begins at `start`."""
        sums = _Sum(self.grammar)
        figures = self.figures.match(text, start)
        first = None if figures else self.first.match(text, start)
        if figures:
            end = figures.end()
            sums.group, sums.in_figures = self._value(figures), True
            ordinal = self.ordinal.match(text, end)
            if ordinal:
                return Numeral(ordinal.end(), sums.group, is_ordinal=True)
        elif first and sums.take(self.words[_spaced(first["word"])], ""):
            end = first.end()
        else:
            return None
        may_be_year = bool(figures and FOUR_DIGITS.fullmatch(figures[0]) and int(figures[0]) in YEARS)
        end = end if may_be_year else self._read_on(text, end, sums)
        if sums.group == HALF and not figures:
            return None
        percent = self.percent.match(text, end)
        return Numeral(
            percent.end() if percent else end,
            sums.value,
            not figures,
            sums.is_ordinal,
            sums.is_vague,
            may_be_year and not percent,
            percent is not None,
        )

    def _value(self, figures: re.Match[str]) -> Decimal:
        whole = re.sub("[^0-9]", "", figures["grouped"] or figures["whole"])
        fraction = figures["fraction"] or figures["part"]
        return Decimal(f"{whole}.{fraction}" if fraction else whole)

    def _read_on(self, text: str, end: int, sums: _Sum) -> int:
        """Read the words that belong to a number begun; return where it ends."""
        stuck = self.stuck.match(text, end) if sums.in_figures else None
        if stuck and self.words[stuck["word"]].scale and sums.take(self.words[stuck["word"]], " "):
            end = stuck.end()
        while match := self.next.match(text, end):
            if match["half"]:
                if not sums.halve():
                    break
            elif not sums.take(self.words[_spaced(match["word"])], _spaced(match["joint"])):
                break
            end = match.end()
        return end


def _spaced(text: str) -> str:
    return re.sub(" +", " ", text)


def _joint(example: str) -> str:
    """What stands between two numbers, from an example such as "…-…"."""
    return fold(example).strip("…")


def _expanded(join: Join) -> Iterable[tuple[int, int, str]]:
    begin, end = map(int, join.then)
    return [(int(a), b, _joint(by)) for a in join.first for b in range(begin, end + 1) for by in join.by]


def _words(known: FigureWords) -> dict[str, _Word]:
    plain = {fold(word): int(number) for number, alike in known.numbers.items() for word in alike}
    place = {fold(word): int(number) for number, alike in known.counting.items() for word in alike}
    scale = {fold(word): int(number) for number, alike in known.scales.items() for word in alike}
    halves, vague = set(map(fold, known.halves.before)), set(map(fold, known.vague))
    return {
        word: _Word(plain.get(word), place.get(word), scale.get(word), word in halves, word in vague)
        for word in {*plain, *place, *scale, *halves}
    }


def _in_figures(known: FigureWords) -> str:
    """A pattern for figures, with the marks between thousands and before a fraction, as examples show them."""
    marks = [re.escape(fold(example)[1]) for example in known.thousands]
    point = "[" + "".join(re.escape(fold(example)[1]) for example in known.decimals) + "]"
    grouped = "|".join(rf"[1-9][0-9]{{0,2}}(?:{mark}[0-9]{{3}})+(?![0-9])" for mark in marks)
    return (
        rf"(?:(?P<grouped>{grouped})(?:{point}(?P<fraction>[0-9]{{1,2}})(?![0-9]))?"
        rf"|(?P<whole>[0-9]+)(?:{point}(?P<part>[0-9]+)(?![0-9]))?)"
    )

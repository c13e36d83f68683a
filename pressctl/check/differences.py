"""What stays the same in every language, such as figures and addresses, compared between a text and its translation."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass

from ..model.passage import Passage, Translation
from ..model.place import Place
from .rule import Report


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that a translation has to keep: what it stands for, and where and how it is written.

    One that `is_weak` may be left out in the other language, such as a small number in words.
    """

    value: Hashable
    place: Place
    words: str
    is_weak: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """In a passage and its counterpart: what only the source has, and what only the translation has."""

    target: Passage
    missing: tuple[Sign, ...]
    added: tuple[Sign, ...]

    def reports(self, fix: str) -> Iterator[Report]:
        """What to say of it: at what was added, or else where the passage begins."""
        for number, sign in enumerate(self.added):
            other = f"the source has {_told(self.missing[number])}" if number < len(self.missing) else "the source not"
            yield Report(sign.place, f"‘{sign.words}’ stands here, {other}", fix)
        for sign in self.missing[len(self.added) :]:
            yield Report(self.target.at(0), f"{_told(sign)} of the source is not here", fix)


def _told(sign: Sign) -> str:
    return f"‘{sign.words}’ ({sign.place.path}:{sign.place.line})"


Reading = Callable[[Passage], Iterable[Sign]]


def differences(translation: Translation, read: Reading) -> Iterator[Difference]:
    """Where the signs that `read` finds differ. A sign that only moved within its field is no difference."""
    signs = [(list(_read(pair.source, read)), list(_read(pair.target, read))) for pair in translation.pairs]
    lost, gained = _balance(translation, signs)
    for pair, (before, after) in zip(translation.pairs, signs, strict=True):
        if not pair.target or not (before or after) or (pair.source and pair.source.text == pair.target.text):
            continue  # another rule tells what was copied
        name = pair.target.field
        missing = tuple(_beyond(before, after, lost[name]))
        added = tuple(_beyond(after, before, gained[name]))
        if pair.source and (missing or added):
            yield Difference(pair.target, missing, added)


def _read(passage: Passage | None, read: Reading) -> Iterable[Sign]:
    return read(passage) if passage else ()


Balance = defaultdict[str, Counter[Hashable]]


def _balance(translation: Translation, signs: list[tuple[list[Sign], list[Sign]]]) -> tuple[Balance, Balance]:
    """By field, what the whole translation has less of, and what it has more of."""
    counts: Balance = defaultdict(Counter)
    for pair, (before, after) in zip(translation.pairs, signs, strict=True):
        passage = pair.source or pair.target
        assert passage
        counts[passage.field].update(sign.value for sign in before)
        counts[passage.field].subtract(sign.value for sign in after)
    lost: Balance = defaultdict(Counter, {name: +count for name, count in counts.items()})
    return lost, defaultdict(Counter, {name: -count for name, count in counts.items()})


def _beyond(these: list[Sign], those: list[Sign], differing: Counter[Hashable]) -> Iterator[Sign]:
    """The signs that are not among those; each is taken off what differs in the whole field."""
    there = Counter(sign.value for sign in those)
    for sign in sorted(these, key=lambda sign: sign.is_weak):  # the weak ones take what is left
        if there[sign.value]:
            there[sign.value] -= 1
        elif differing[sign.value]:
            differing[sign.value] -= 1
            if not sign.is_weak:
                yield sign

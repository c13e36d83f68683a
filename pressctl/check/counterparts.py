"""Which passage of a translation translates which passage of its source.

Translators keep the order of a text. Where they also kept its parts, passages belong together one by one; where
something is missing or more, the way through both is looked for on which roles, lengths, figures and addresses agree
most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from ..model.passage import Counterparts, Passage, Transcript
from .folding import fold

LARGEST = 40_000  # pairs to be weighed; of longer texts only the roles are compared
TOKEN = re.compile(r"[0-9]+|[#@][\w-]+|https?://\S+|[a-z]{3,}")
Pairs = Iterator[tuple[Passage | None, Passage | None]]


def counterparts(source: Transcript, target: Transcript) -> tuple[Counterparts, ...]:
    """The passages of both, field by field, in the order of the source."""
    there = {name: list(passages) for name, passages in groupby(target.passages, lambda passage: passage.field)}
    pairs: list[tuple[Passage | None, Passage | None]] = []
    for name, passages in groupby(source.passages, lambda passage: passage.field):
        pairs += _paired(list(passages), there.pop(name, []))
    pairs += [(None, passage) for passages in there.values() for passage in passages]
    return tuple(Counterparts(one, other) for one, other in pairs)


def _paired(source: Sequence[Passage], target: Sequence[Passage]) -> Pairs:
    if [passage.role for passage in source] == [passage.role for passage in target]:
        return zip(source, target, strict=True)
    if len(source) * len(target) > LARGEST:
        return _by_role(source, target)
    return _by_likeness(source, target)


def _by_role(source: Sequence[Passage], target: Sequence[Passage]) -> Pairs:
    matcher = SequenceMatcher(None, [p.role for p in source], [p.role for p in target], autojunk=False)
    for tag, start, end, other, last in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(source[start:end], target[other:last], strict=True)
        else:
            yield from ((passage, None) for passage in source[start:end])
            yield from ((None, passage) for passage in target[other:last])


def _by_likeness(source: Sequence[Passage], target: Sequence[Passage]) -> Pairs:
    """The pairs of the best way through both texts: at each step on in one of them, or in both."""
    told = [_tokens(passage) for passage in source], [_tokens(passage) for passage in target]
    best = [[0.0] * (len(target) + 1) for _ in range(len(source) + 1)]
    for i in reversed(range(len(source))):
        for j in reversed(range(len(target))):
            both = 0.0
            if source[i].role == target[j].role:
                both = _likeness(source[i], target[j], told[0][i], told[1][j]) + best[i + 1][j + 1]
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    i = j = 0
    while i < len(source) and j < len(target):
        if best[i][j] == best[i + 1][j]:
            yield source[i], None
            i += 1
        elif best[i][j] == best[i][j + 1]:
            yield None, target[j]
            j += 1
        else:
            yield source[i], target[j]
            i, j = i + 1, j + 1
    yield from ((passage, None) for passage in source[i:])
    yield from ((None, passage) for passage in target[j:])


def _tokens(passage: Passage) -> frozenset[str]:
    """What stays as it is in every language: figures, hashtags, addresses, and names in Latin letters."""
    return frozenset(TOKEN.findall(fold(passage.text)))


def _likeness(source: Passage, target: Passage, told: frozenset[str], heard: frozenset[str]) -> float:
    """From 0 to 2: one for lengths that agree, one for what both have in common; never quite nothing."""
    lengths = 2 * min(len(source.text), len(target.text)) / (len(source.text) + len(target.text) or 1)
    return 0.01 + lengths + (len(told & heard) / len(told | heard) if told | heard else 0.5)

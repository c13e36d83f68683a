"""Which passages of a source changed since their translation was accepted, and whether the translation followed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from ..model.acceptance import Accepted, digest, kind_of_field, settled
from ..model.passage import ANY_LANGUAGE, Passage, Transcript


@dataclass(frozen=True, slots=True)
class Change:
    """A passage of the source `before` and as it is `now`, empty where there was or is none.

    `source` is where it stands now, `target` the passage of the translation to be mended; `is_followed` tells that this
    one changed as well.
    """

    before: str
    now: str
    source: Passage | None
    target: Passage
    is_followed: bool


@dataclass
class Field:
    """The passages of one field: as accepted, and as they are now."""

    before: list[str] = field(default_factory=list)
    digests: list[str] = field(default_factory=list)
    source: list[Passage] = field(default_factory=list)
    target: list[Passage] = field(default_factory=list)


def fields(transcript: Transcript) -> dict[str, list[Passage]]:
    """The passages that are to be translated, by field."""
    found: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in transcript.passages:
        if passage.language != ANY_LANGUAGE and settled(passage.text):
            found[kind_of_field(passage.field)].append(passage)
    return dict(found)


def changes(accepted: Iterable[Accepted], source: Transcript, target: Transcript) -> Iterator[Change]:
    """Every change of the source since `target` was accepted; none where it never was."""
    known = [record for record in accepted if record.language == target.language]
    if not known:
        return
    whole: defaultdict[str, Field] = defaultdict(Field)
    for record in known:
        whole[str(record.field)].before += map(settled, record.source)
        whole[str(record.field)].digests += map(str, record.target)
    for name, passages in fields(source).items():
        whole[name].source = passages
    for name, passages in fields(target).items():
        whole[name].target = passages
    for each in whole.values():
        if each.target:
            yield from _changed(each)


def _changed(one: Field) -> Iterator[Change]:
    now = [settled(passage.text) for passage in one.source]
    gone, new = Counter(one.before) - Counter(now), Counter(now) - Counter(one.before)
    if not gone and not new:
        return
    there = [digest(passage.text) for passage in one.target]
    old, current = set(one.digests), set(there)
    for i, j, position in _aligned(one.before, now, gone, new):
        target = one.target[_near(position, len(now), len(there))]
        if j is None:  # the source said it no longer: has the translation dropped its own?
            before = one.digests[_near(i or 0, len(one.before), len(one.digests))] if one.digests else ""
            is_followed = before not in current
        else:
            is_followed = digest(target.text) not in old
        before = one.before[i] if i is not None else ""
        yield Change(
            before, now[j] if j is not None else "", one.source[j] if j is not None else None, target, is_followed
        )


def _aligned(
    before: Sequence[str], now: Sequence[str], gone: Counter[str], new: Counter[str]
) -> Iterator[tuple[int | None, int | None, int]]:
    """Pairs of positions in `before` and `now`, and where to look; passages that only moved are in neither."""
    lost: list[tuple[int, int]] = []
    come: list[int] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, now, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        left = [i for i in range(i1, i2) if _taken(gone, before[i])]
        right = [j for j in range(j1, j2) if _taken(new, now[j])]
        both = min(len(left), len(right))
        yield from ((i, j, j) for i, j in zip(left[:both], right[:both], strict=True))
        lost += [(i, j1) for i in left[both:]]
        come += right[both:]
    # of a text that stood twice nobody knows which of the two went
    twice = [i for i, _ in lost if before[i] in now]
    yield from ((i, j, j) for i, j in zip(twice, come, strict=False))
    yield from ((i, None, j1) for i, j1 in lost if i not in twice[: len(come)])
    yield from ((None, j, j) for j in come[len(twice) :])


def _taken(rest: Counter[str], text: str) -> bool:
    if rest[text] <= 0:
        return False
    rest[text] -= 1
    return True


def _near(position: int, there: int, here: int) -> int:
    """The position among `here` that answers to `position` among `there`."""
    wanted = position if there == here or not there else position * here // there
    return max(0, min(wanted, here - 1))

"""Every run of the other direction gets one explicit span, whatever markup lies inside it.

A span that the writer gave wins. Inside a span the rules hold again, with its own direction.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ..model.article import Inline, Span, Styled
from ..model.characters import ISOLATES
from ..model.language import Direction
from .direction import Run, latin_language, runs
from .flat import Leaf, build, flatten
from .lexicon import NO_NAMES, Lexicon, direction_of, first_strong

FAR = 1_000_000
PDI = "\u2069"
EXPLICIT: dict[str, Direction] = {"\u2066": "ltr", "\u2067": "rtl"}


def directed(inlines: tuple[Inline, ...], language: str, lexicon: Lexicon = NO_NAMES) -> tuple[Inline, ...]:
    """The inlines of a paragraph in `language`, with a span around every run of the other direction."""
    return _directed(inlines, direction_of(language), lexicon)


def _directed(inlines: tuple[Inline, ...], base: Direction, lexicon: Lexicon) -> tuple[Inline, ...]:
    leaves = [_settled(leaf, base, lexicon) for leaf in _isolated(flatten(inlines))]
    found = runs("".join(leaf.text for leaf in leaves), base, lexicon)
    if not found:
        return build(leaves)
    done: list[Leaf] = []
    for number, (run, inside) in enumerate(_cut(leaves, found), start=1):
        done.extend(_wrapped(inside, run, -number, lexicon) if run else inside)
    return build(done)


def _isolated(leaves: list[Leaf]) -> list[Leaf]:
    """Isolates that a writer typed (U+2066 to U+2069) become spans: the page engine forgets them at a line's end."""
    text = "".join(leaf.text for leaf in leaves)
    if not ISOLATES.search(text):
        return leaves
    done: list[Leaf] = []
    for run, inside in _cut(leaves, _between_isolates(text)):
        bare = _peeled(inside) if run else inside
        if run and bare:
            depth = _common_depth(bare)
            span = Span(None, run.direction, build(bare, depth), bare[0].inline.place)
            done.append(Leaf(span, bare[0].path[:depth]))
        else:
            done.extend(bare)
    return done


def _peeled(leaves: list[Leaf]) -> list[Leaf]:
    """The leaves without the isolate that they begin with and the one that they end with."""
    inner = [*leaves[:-1], leaves[-1].cut(0, len(leaves[-1].text) - 1)]
    inner[0] = inner[0].cut(1, len(inner[0].text))
    return [leaf for leaf in inner if leaf.text]


def _between_isolates(text: str) -> list[Run]:
    """Each outermost pair of isolates as a run, with the pair. What stands unpaired was refused when it was read."""
    found: list[Run] = []
    opened: list[int] = []
    for match in ISOLATES.finditer(text):
        if match[0] != PDI:
            opened.append(match.start())
        elif opened:
            start = opened.pop()
            if not opened:
                direction = EXPLICIT.get(text[start]) or first_strong(text[start : match.start()]) or "ltr"
                found.append(Run(start, match.end(), direction, ""))
    return found


def _settled(leaf: Leaf, base: Direction, lexicon: Lexicon) -> Leaf:
    """Code reads from left to right; inside a span of the writer's its own direction rules."""
    match leaf.inline:
        case Span(direction=direction, children=children) if direction is not None:
            language = leaf.inline.language or _written_in("".join(x.text for x in flatten(children)), direction)
            inner = _directed(children, direction, lexicon)
            return replace(leaf, inline=replace(leaf.inline, language=language, children=inner))
        case Styled(style="code", place=place) if base == "rtl":
            return replace(leaf, inline=Span("en", "ltr", (leaf.inline,), place))
    return leaf


def _written_in(text: str, direction: Direction) -> str:
    return "ar" if direction == "rtl" else latin_language(text)


def _wrapped(inside: list[Leaf], run: Run, number: int, lexicon: Lexicon) -> list[Leaf]:
    """The leaves of a run with one span around them; in a span from right to left the rules hold again."""
    depth = _common_depth(inside)
    span = Span(run.language, run.direction, (), inside[0].inline.place)
    if run.direction == "ltr":
        return [leaf.wrapped(depth, number, span) for leaf in inside]
    outer = inside[0].path[:depth]
    inner = flatten(_directed(build(inside, depth), run.direction, lexicon))
    # wrappers inside the span are numbered anew: apart from those outside by their share of the numbers
    return [
        replace(leaf, path=(*outer, (number, span), *((n + FAR * -number, w) for n, w in leaf.path))) for leaf in inner
    ]


def _cut(leaves: Sequence[Leaf], found: Sequence[Run]) -> list[tuple[Run | None, list[Leaf]]]:
    """The leaves in order, cut where runs begin and end: each stretch with its run, or none."""
    edges = sorted({edge for run in found for edge in (run.start, run.end)})
    starting = {run.start: run for run in found}
    stretches: list[tuple[Run | None, list[Leaf]]] = [(None, [])]
    offset = 0
    for leaf in leaves:
        length = len(leaf.text)
        inner = edges[bisect_left(edges, offset) : bisect_left(edges, offset + length)]
        for start, end in pairwise([0, *(e - offset for e in inner if e > offset), length]):
            position = offset + start
            if position in starting:
                stretches.append((starting[position], []))
            elif stretches[-1][0] and position >= stretches[-1][0].end:
                stretches.append((None, []))
            stretches[-1][1].append(leaf.cut(start, end))
        offset += length
    return [stretch for stretch in stretches if stretch[1]]


def _common_depth(leaves: Sequence[Leaf]) -> int:
    """How many wrappers all the leaves share."""
    paths = [[number for number, _ in leaf.path] for leaf in leaves]
    shared = 0
    for level in zip(*paths, strict=False):
        if len(set(level)) > 1:
            break
        shared += 1
    return shared

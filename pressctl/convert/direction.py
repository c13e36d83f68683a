"""Every run of the other direction gets one explicit span.

The page engine resolves direction a line and an inline box at a time and knows neither `<bdi>` nor isolates over a
line break (docs/decisions/0002). So the runs are found here, over a whole paragraph and across its markup, and each is
wrapped whole in a `Span` with direction and language. A span that the writer gave wins.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ..model.article import Inline, Span, Styled, Words
from ..model.language import Direction
from .flat import OBJECT, Leaf, build, flatten
from .tokens import ABBREVIATION, FIGURE_AFTER_NAME, NUMERIC_DATE, PAIRS, PLAIN_NUMBER, TOKEN

BARRIER = frozenset(OBJECT + "\n\u2028\u2029")
ARABIC_POINTS = frozenset("،؛؟٪")
CLOSERS = frozenset(PAIRS.values())


@dataclass(frozen=True, slots=True)
class Run:
    """Characters `start` up to `end` of a paragraph are to be read in `direction`, as text in `language`."""

    start: int
    end: int
    direction: Direction
    language: str


@dataclass(frozen=True)
class Lexicon:
    """Names the newsroom knows, with the language each is written in: "We Exist!" keeps its exclamation mark."""

    names: Mapping[str, str]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.names, key=len, reverse=True)
        either = "|".join(re.escape(name).replace(r"\ ", r"[ \u00a0]") for name in longest_first)
        return re.compile(rf"(?<![A-Za-z0-9])(?:{either})(?![A-Za-z0-9])" if either else r"(?!)")

    def find(self, text: str) -> Iterable[tuple[int, int, str]]:
        """Start, end and language of each known name in a text, the longest where several fit, never within a word."""
        for match in self._pattern.finditer(text):
            yield match.start(), match.end(), self.names[match[0].replace("\u00a0", " ")]


NO_NAMES = Lexicon({})


def direction_of(language: str | None) -> Direction:
    """The direction in which a language is written."""
    return "rtl" if (language or "").split("-")[0] in {"ar", "fa", "he", "ur", "ckb", "ku", "ps"} else "ltr"


def first_strong(text: str) -> Direction | None:
    """The direction of the first letter of a text, none if it has no letter (UAX #9, P2)."""
    for character in text:
        match unicodedata.bidirectional(character):
            case "L":
                return "ltr"
            case "R" | "AL":
                return "rtl"
    return None


def _is_own(character: str, base: Direction) -> bool:
    bidi = unicodedata.bidirectional(character)
    return bidi in ("R", "AL") if base == "rtl" else bidi == "L"


def _is_foreign(character: str, base: Direction) -> bool:
    return _is_own(character, "ltr" if base == "rtl" else "rtl")


@dataclass(slots=True)
class _Piece:
    """A stretch that may become a run or part of one. Numeric pieces are of digits and signs only."""

    start: int
    end: int
    numeric: bool
    language: str | None = None


def _tokens(text: str, base: Direction, lexicon: Lexicon) -> list[_Piece]:
    """Known names and tokens, none overlapping another, earlier kinds first."""
    pieces: list[_Piece] = []
    taken = bytearray(len(text))

    def take(start: int, end: int, numeric: bool, language: str | None = None) -> None:
        if not any(taken[start:end]):
            taken[start:end] = b"\1" * (end - start)
            pieces.append(_Piece(start, end, numeric, language))

    for start, end, language in lexicon.find(text):
        if direction_of(language) != base:
            take(start, end, False, language)
    for match in TOKEN.finditer(text):
        kind, token = match.lastgroup, match[0]
        if kind in ("phone", "figures"):
            plain = PLAIN_NUMBER.fullmatch(token) and not NUMERIC_DATE.fullmatch(token)
            if base == "rtl" and not (kind == "figures" and plain):
                take(*match.span(), True)
        elif kind == "tag":
            if first_strong(token) != base:
                take(*match.span(), False)
        elif base == "rtl":
            take(*match.span(), False, "en")
    return pieces


def _words(text: str, base: Direction, taken: Sequence[_Piece]) -> list[_Piece]:
    """Letters of the other direction with the marks, digits and connectors that make a word of them."""
    covered = bytearray(len(text))
    for piece in taken:
        covered[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
    pattern = LATIN_WORD if base == "rtl" else ARABIC_WORD
    pieces = []
    for match in pattern.finditer(text):
        start, end = match.span()
        for piece_start, piece_end in _gaps(covered, start, end):
            if any(_is_foreign(c, base) or unicodedata.bidirectional(c) == "AN" for c in text[piece_start:piece_end]):
                pieces.append(_Piece(piece_start, piece_end, False))
    return pieces


def _gaps(covered: bytearray, start: int, end: int) -> Iterable[tuple[int, int]]:
    """The stretches from `start` to `end` that nothing covers."""
    position = start
    while position < end:
        if covered[position]:
            position += 1
            continue
        stop = position
        while stop < end and not covered[stop]:
            stop += 1
        yield position, stop
        position = stop


_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_LETTER = rf"[^\W\d_{_RTL}]"
LATIN_WORD = re.compile(
    rf"(?:(?<![\w.])\.(?={_LETTER}))?(?:(?<![^\W{_RTL}])[0-9]+(?:[.\-][0-9]+)*-?)?{_LETTER}[^\W{_RTL}]*(?:[\u0300-\u036f]+[^\W{_RTL}]*)*"
    rf"(?:(?:[-–'’._/&:·]|\((?=[^()\s]*\)[\w]))[^\W{_RTL}]+\)?)*(?:\+\+|[+#])?"
)
ARABIC_WORD = re.compile(rf"[{_RTL}\u200c\u200d](?:[{_RTL}\u200c\u200d\u0300-\u036f_]|(?<=[{_RTL}])-(?=[{_RTL}]))*")


def runs(text: str, base: Direction, lexicon: Lexicon = NO_NAMES) -> list[Run]:
    """The runs of a paragraph whose direction is not `base`, in order, none overlapping another."""
    has_own = any(_is_own(c, base) for c in text)
    if not has_own and OBJECT not in text and any(_is_foreign(c, base) for c in text):
        start, end = len(text) - len(text.lstrip()), len(text.rstrip())
        return [_run(text, _Piece(start, end, False, _whole_name(text, lexicon)), base)]
    tokens = _tokens(text, base, lexicon)
    pieces = sorted([*tokens, *_words(text, base, tokens)], key=lambda p: p.start)
    joined = [_with_neighbours(text, piece, base) for piece in _joined(text, pieces, base)]
    return [_run(text, piece, base) for piece in _distinct(joined)]


def _whole_name(text: str, lexicon: Lexicon) -> str | None:
    return lexicon.names.get(text.strip().replace("\u00a0", " "))


def _run(text: str, piece: _Piece, base: Direction) -> Run:
    if base == "ltr":
        return Run(piece.start, piece.end, "rtl", piece.language or "ar")
    return Run(piece.start, piece.end, "ltr", piece.language or _latin_language(text[piece.start : piece.end]))


def _latin_language(text: str) -> str:
    """A guess where nobody said: figures belong to the Arabic around them, accents to French."""
    if first_strong(text) is None:
        return "ar"
    return "fr" if re.search(r"[àâçèéêëîïôœùûÀÂÇÈÉÊËÎÏÔŒÙÛ]", text) else "en"


def _joined(text: str, pieces: Sequence[_Piece], base: Direction) -> list[_Piece]:
    """Pieces that belong to one phrase become one: what stands between them is neither letter nor border."""
    joined: list[_Piece] = []
    for position, piece in enumerate(pieces):
        last = joined[-1] if joined else None
        if last and _belongs(text, last, piece, base, pieces[position + 1 :]):
            same = last.language if last.language == piece.language else None
            joined[-1] = _Piece(last.start, piece.end, last.numeric and piece.numeric, same)
        else:
            joined.append(replace(piece))
    return [part for piece in joined for part in _balanced(text, piece)]


def _belongs(text: str, last: _Piece, piece: _Piece, base: Direction, following: Sequence[_Piece]) -> bool:
    gap = text[last.end : piece.start]
    if not all(_joins(c, base) for c in gap) or last.numeric:
        return False
    if base == "ltr" and re.search(r"[,;]", gap):
        return False
    return not piece.numeric or _closes_phrase(text, piece.end, base, following)


def _joins(character: str, base: Direction) -> bool:
    if character in BARRIER or (base == "rtl" and character in ARABIC_POINTS):
        return False
    return unicodedata.bidirectional(character) not in (("L", "R", "AL", "AN") if base == "rtl" else ("L", "R", "AL"))


def _closes_phrase(text: str, end: int, base: Direction, following: Sequence[_Piece]) -> bool:
    """Whether a figure after a foreign word belongs to it: not if it counts the word of the page that follows."""
    rest = text[end:].lstrip(" \u00a0\u202f")
    if not rest or not _is_own(rest[0], base):
        return True
    return bool(following) and not text[end : following[0].start].strip()


def _balanced(text: str, piece: _Piece) -> list[_Piece]:
    """A run never holds half a pair of brackets or quotation marks: it takes the other half in, or is split there."""
    open_at: list[int] = []
    for position in range(piece.start, piece.end):
        character = text[position]
        if character in PAIRS and not (character == "‘" and _apostrophe(text, position)):
            open_at.append(position)
        elif character in CLOSERS and not (character == "’" and _apostrophe(text, position)):
            if open_at and PAIRS[text[open_at[-1]]] == character:
                open_at.pop()
            elif not open_at and _opens(text, piece.start - 1, character):
                piece = replace(piece, start=piece.start - 1)
            else:
                return _split(text, piece, position)
    if open_at:
        closer = PAIRS[text[open_at[-1]]]
        trailing = re.match(r"[.!?…]{0,3}", text[piece.end :])
        stop = piece.end + (trailing.end() if trailing else 0)
        if len(open_at) == 1 and text[stop : stop + 1] == closer:
            return [replace(piece, end=stop + 1)]
        return _split(text, piece, open_at[-1])
    return [piece]


def _apostrophe(text: str, position: int) -> bool:
    return text[position - 1 : position].isalnum() and text[position + 1 : position + 2].isalnum()


def _opens(text: str, position: int, closer: str) -> bool:
    return position >= 0 and PAIRS.get(text[position]) == closer


def _split(text: str, piece: _Piece, at: int) -> list[_Piece]:
    """Two pieces, without the character `at` and the spaces and signs on both sides of it."""
    left = text[piece.start : at].rstrip()
    while left and not (left[-1].isalnum() or unicodedata.combining(left[-1])):
        left = left[:-1]
    start = at + 1
    while start < piece.end and not text[start].isalnum():
        start += 1
    halves = [_Piece(piece.start, piece.start + len(left), piece.numeric, piece.language)] if left else []
    rest = _balanced(text, replace(piece, start=start)) if start < piece.end else []
    return [*halves, *rest]


def _with_neighbours(text: str, piece: _Piece, base: Direction) -> _Piece:
    """Take in the marks that belong to the run: the ones before it, after it, and all that shares its brackets."""
    start, end = piece.start, piece.end
    if piece.numeric:
        return piece
    before = re.search(r"©[ \u00a0\u202f]?$", text[:start])
    if before:
        start = before.start()
    if base == "rtl":
        end += len(re.match(r"[!?…™®]*", text[end:])[0])  # type: ignore[index] — matches the empty string
        figure = FIGURE_AFTER_NAME.match(text, end)
        if figure and _closes_phrase(text, figure.end(), base, ()):
            end = figure.end()
        if text[end : end + 1] == "." and ABBREVIATION.search(text[start : end + 1]):
            end += 1
    else:
        end += len(re.match(r"[،؛؟٪]*", text[end:])[0])  # type: ignore[index]
    return _quoted(text, replace(piece, start=start, end=end), base)


def _quoted(text: str, piece: _Piece, base: Direction) -> _Piece:
    """Inside its own quotation marks a run owns all signs; curly marks, which have no mirror image, it owns as well."""
    opener = re.search(r"([(\[«“‘‹])[^\w(\[«“‘‹]*$", text[: piece.start])
    if not opener:
        return piece
    closer = re.match(r"[^\w)\]»”’›]*([)\]»”’›])", text[piece.end :])
    if not closer or closer[1] != PAIRS[opener[1]] or BARRIER & set(opener[0] + closer[0]):
        return piece
    inner_start, inner_end = opener.start() + 1, piece.end + closer.end() - 1
    if base == "rtl" and opener[1] in "“‘":
        return replace(piece, start=opener.start(), end=piece.end + closer.end())
    inner = text[inner_start:inner_end]
    lead, tail = len(inner) - len(inner.lstrip()), len(inner.rstrip())
    return replace(piece, start=inner_start + lead, end=inner_start + tail)


def _distinct(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Pieces that came to overlap while taking in their neighbours are one."""
    distinct: list[_Piece] = []
    for piece in sorted(pieces, key=lambda p: p.start):
        if distinct and piece.start < distinct[-1].end:
            distinct[-1] = replace(distinct[-1], end=max(distinct[-1].end, piece.end), numeric=False)
        else:
            distinct.append(piece)
    return distinct


def directed(inlines: tuple[Inline, ...], language: str, lexicon: Lexicon = NO_NAMES) -> tuple[Inline, ...]:
    """The inlines of a paragraph in `language`, with a span around every run of the other direction."""
    return _directed(inlines, direction_of(language), lexicon)


def _directed(inlines: tuple[Inline, ...], base: Direction, lexicon: Lexicon) -> tuple[Inline, ...]:
    leaves = [_settled(leaf, base, lexicon) for leaf in flatten(inlines)]
    text = "".join(leaf.text for leaf in leaves)
    for number, run in enumerate(runs(text, base, lexicon)):
        leaves = _wrap(leaves, run, -1 - number, lexicon)
    return build(leaves)


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
    return "ar" if direction == "rtl" else _latin_language(text)


def _wrap(leaves: list[Leaf], run: Run, number: int, lexicon: Lexicon) -> list[Leaf]:
    """Put one span around the leaves of a run, cutting those it begins or ends in."""
    before, inside, after = _cut(leaves, run)
    depth = _common_depth(inside)
    place = inside[0].inline.place
    span = Span(run.language, run.direction, (), place)
    inner = flatten(_directed(build(inside, depth), run.direction, lexicon)) if run.direction == "rtl" else inside
    if inner is inside:
        wrapped = [leaf.wrapped(depth, number, span) for leaf in inside]
    else:
        outer = inside[0].path[:depth]
        fresh = 1_000_000 * -number
        wrapped = [
            replace(leaf, path=(*outer, (number, span), *((n + fresh, w) for n, w in leaf.path))) for leaf in inner
        ]
    return [*before, *wrapped, *after]


def _cut(leaves: Sequence[Leaf], run: Run) -> tuple[list[Leaf], list[Leaf], list[Leaf]]:
    before: list[Leaf] = []
    inside: list[Leaf] = []
    after: list[Leaf] = []
    offset = 0
    for leaf in leaves:
        length = len(leaf.text)
        edges = sorted({0, length, *(min(max(edge - offset, 0), length) for edge in (run.start, run.end))})
        for start, end in zip(edges, edges[1:], strict=False):
            side = before if offset + end <= run.start else inside if offset + start < run.end else after
            side.append(leaf.cut(start, end))
        offset += length
    return before, inside, after


def _common_depth(leaves: Sequence[Leaf]) -> int:
    """How many wrappers all the leaves share."""
    paths = [[number for number, _ in leaf.path] for leaf in leaves]
    shared = 0
    for level in zip(*paths, strict=False):
        if len(set(level)) > 1:
            break
        shared += 1
    return shared


def directed_text(text: str, language: str, lexicon: Lexicon = NO_NAMES) -> tuple[Inline, ...]:
    """A plain text in `language`, as inlines with their directions made explicit."""
    from ..model.place import Place  # noqa: PLC0415

    return directed((Words(text, Place("")),), language, lexicon)

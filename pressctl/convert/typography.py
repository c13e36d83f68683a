"""Spaces that a language asks for and writers cannot type: added or narrowed, never a letter changed.

French: Imprimerie nationale, Lexique des règles typographiques (narrow no-break space inside « » and before ; : ! ?).
All languages: a figure is not parted from its noun, nor © from the name after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..model.article import Inline, Span, Styled, Words
from .flat import OBJECT, Leaf, build, flatten
from .lexicon import NO_NAMES, Lexicon
from .tokens import TOKEN

NBSP, NARROW = "\u00a0", "\u202f"
GAP = f"[ {NBSP}{NARROW}]"
SPACE = re.compile(" ")
LAST_GAP = re.compile(r" (?=\S(?:[^ ]{0,11})$)")  # before a last word of up to twelve characters
SHORT = 24  # characters of a name or a run that is kept on one line


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` up to `end` become `space`."""

    start: int
    end: int
    space: str


def _rule(pattern: str, space: str) -> tuple[re.Pattern[str], str]:
    return re.compile(pattern), space


# each pattern's first group is the gap that becomes the space; it may be empty
EVERYWHERE = (
    _rule(rf"(?<=[0-9٠-٩])({GAP})(?=[^\W\d_])", NBSP),
    _rule(rf"(?<=©)({GAP}?)(?=\w)", NBSP),
)
# after one to three figures that no other figure stands before: 12 000, but not 2019 100
THOUSANDS = "(?:" + "|".join(rf"(?<=(?<![0-9])[0-9]{{{n}}})" for n in (1, 2, 3)) + ")"
FRENCH = (
    _rule(rf"(?<=«)({GAP}*)(?=\S)", NARROW),
    _rule(rf"(?<=\S)({GAP}*)(?=»)", NARROW),
    _rule(rf"(?<=[\w»”)\]%…’{OBJECT}])({GAP}*)(?=[;!?]+(?![\w/=&]))", NARROW),
    _rule(rf"(?<=[\w»”)\]%…’{OBJECT}])({GAP}*)(?=:(?:[\s»]|$))", NARROW),
    _rule(rf"{THOUSANDS}({GAP})(?=[0-9]{{3}}(?![0-9]))", NARROW),
    _rule(rf"(?<=[0-9])({GAP}?)(?=[%‰€$£])", NARROW),
    _rule(rf"\b(?:[Aa]rticle|[Aa]rt\.|[Pp]\.|[Pp]ages?|[Nn]°|M\.|Mme|Dr)({GAP})(?=[0-9A-ZÀ-Ý])", NBSP),
)
ENGLISH = (_rule(rf"\b(?:[Aa]rticle|[Aa]rt\.|[Pp]\.|[Pp]ages?|No\.|Mr|Mrs|Ms|Dr)({GAP})(?=[0-9A-Z])", NBSP),)
ARABIC = (_rule(rf"(?:صفحة|المادة)({GAP})(?=[0-9٠-٩])", NBSP),)
RULES = {"ar": (*ARABIC, *EVERYWHERE), "fr": (*FRENCH, *EVERYWHERE), "en": (*ENGLISH, *EVERYWHERE)}


def spaced(
    inlines: tuple[Inline, ...], language: str, lexicon: Lexicon = NO_NAMES, is_run: bool = False
) -> tuple[Inline, ...]:
    """The inlines of a paragraph in `language`, or of a run within one, each with the spaces of its own language."""
    leaves = [_inside(leaf, language, lexicon) for leaf in flatten(inlines)]
    spoken = [_language(leaf, language) for leaf in leaves]
    text = "".join(leaf.text for leaf in leaves)
    whole = list(_short_names(text, lexicon))
    if is_run and _is_short(text):  # it would be torn apart in the eye if it were broken
        whole.append((0, len(text)))
    edits = {code: _edits(text, code, lexicon, whole) for code in dict.fromkeys(spoken)}
    done: list[Leaf] = []
    offset = 0
    for leaf, code in zip(leaves, spoken, strict=True):
        end = offset + len(leaf.text)
        mine = [e for e in edits[code] if offset <= e.start and (e.start < end or e.start == e.end == end == len(text))]
        # of a gap that begins in the leaf before, nothing more is left here
        rest = [Edit(offset, e.end, "") for e in edits[code] if e.start < offset < e.end]
        done.append(_with_edits(leaf, [*rest, *mine], offset))
        offset = end
    return build(done)


def _inside(leaf: Leaf, language: str, lexicon: Lexicon) -> Leaf:
    """A span is looked at with its own language; code is left as it is."""
    if isinstance(leaf.inline, Span):
        inner = spaced(leaf.inline.children, leaf.inline.language or language, lexicon, is_run=True)
        return replace(leaf, inline=replace(leaf.inline, children=inner))
    return leaf


def _language(leaf: Leaf, default: str) -> str:
    spans = [wrapper.language for _, wrapper in leaf.path if isinstance(wrapper, Span) and wrapper.language]
    return spans[-1] if spans else default


def _with_edits(leaf: Leaf, edits: Sequence[Edit], offset: int) -> Leaf:
    if not edits or not isinstance(leaf.inline, Words) or _is_code(leaf):
        return leaf
    return replace(leaf, inline=replace(leaf.inline, text=_apply(leaf.text, edits, offset)))


def _is_code(leaf: Leaf) -> bool:
    return any(isinstance(wrapper, Styled) and wrapper.style == "code" for _, wrapper in leaf.path)


def _short_names(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Names of two or three short words: no line ends within them."""
    for start, end, _ in lexicon.find(text):
        if _is_short(text[start:end]):
            yield start, end


def _is_short(text: str) -> bool:
    return " " in text and len(text) <= SHORT and len(text.split()) <= 3


def _edits(text: str, language: str, lexicon: Lexicon, whole: Sequence[tuple[int, int]]) -> list[Edit]:
    """The gaps to change, in order; in an address or a known name none, but those that keep a short one whole."""
    kept = [m.span() for m in TOKEN.finditer(text) if m.lastgroup in ("address", "email", "tag", "phone")]
    kept += [(start, end) for start, end, _ in lexicon.find(text)]
    edits: dict[int, Edit] = {}
    for pattern, space in RULES.get(language.split("-", maxsplit=1)[0], EVERYWHERE):
        for match in pattern.finditer(text):
            edit = Edit(*match.span(1), space)
            if not any((start < edit.end and edit.start < end) or start < edit.start < end for start, end in kept):
                edits.setdefault(edit.start, edit)
    for start, end in whole:
        for match in SPACE.finditer(text, start, end):
            edits.setdefault(match.start(), Edit(*match.span(), NBSP))
    return [edits[start] for start in sorted(edits)]


def _apply(text: str, edits: Sequence[Edit], offset: int) -> str:
    for edit in reversed(edits):
        text = text[: edit.start - offset] + edit.space + text[max(0, edit.end - offset) :]
    return text


def closed(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """A headline, summary or quotation whose last line is never one short word alone."""
    leaves = flatten(inlines)
    text = "".join(leaf.text for leaf in leaves)
    last = LAST_GAP.search(text)
    if not last:
        return inlines
    offset = 0
    done = []
    for leaf in leaves:
        inside = offset <= last.start() < offset + len(leaf.text)
        done.append(_with_edits(leaf, [Edit(*last.span(), NBSP)], offset) if inside else leaf)
        offset += len(leaf.text)
    return build(done)

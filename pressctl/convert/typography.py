"""Spaces that a language asks for and writers cannot type: added or narrowed, never a letter changed.

French: Imprimerie nationale, Lexique des règles typographiques (narrow no-break space inside « » and before ; : ! ?).
All languages: a figure is not parted from its noun, nor © from the name after it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..model.article import Inline, Span, Styled, Words
from .flat import OBJECT, Leaf, build, flatten
from .lexicon import NO_NAMES, Lexicon
from .tokens import TOKEN

NBSP, NARROW = "\u00a0", "\u202f"
GAP = f"[ {NBSP}{NARROW}]"


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
    _rule(rf"\b(?:[Aa]rticle|[Aa]rt\.|[Pp]\.|[Nn]°|M\.|Mme|Dr)({GAP})(?=[0-9A-ZÀ-Ý])", NBSP),
)
ENGLISH = (_rule(rf"\b(?:[Aa]rticle|[Aa]rt\.|[Pp]\.|No\.|Mr|Mrs|Ms|Dr)({GAP})(?=[0-9A-Z])", NBSP),)
RULES = {"fr": (*FRENCH, *EVERYWHERE), "en": (*ENGLISH, *EVERYWHERE)}


def spaced(inlines: tuple[Inline, ...], language: str, lexicon: Lexicon = NO_NAMES) -> tuple[Inline, ...]:
    """The inlines of a paragraph in `language`, each run with the spaces of its own language."""
    leaves = [_inside(leaf, language, lexicon) for leaf in flatten(inlines)]
    spoken = [_language(leaf, language) for leaf in leaves]
    text = "".join(leaf.text for leaf in leaves)
    edits = {code: _edits(text, code, lexicon) for code in dict.fromkeys(spoken)}
    done: list[Leaf] = []
    offset = 0
    for leaf, code in zip(leaves, spoken, strict=True):
        end = offset + len(leaf.text)
        mine = [e for e in edits[code] if offset <= e.start and (e.start < end or e.start == e.end == end == len(text))]
        done.append(_with_edits(leaf, mine, offset))
        offset = end
    return build(done)


def _inside(leaf: Leaf, language: str, lexicon: Lexicon) -> Leaf:
    """A span is looked at with its own language; code is left as it is."""
    if isinstance(leaf.inline, Span):
        inner = spaced(leaf.inline.children, leaf.inline.language or language, lexicon)
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


def _edits(text: str, language: str, lexicon: Lexicon) -> list[Edit]:
    """The gaps to change, in order; none inside an address or a name that the newsroom knows."""
    kept = [m.span() for m in TOKEN.finditer(text) if m.lastgroup in ("address", "email", "tag", "phone")]
    kept += [(start, end) for start, end, _ in lexicon.find(text)]
    edits: dict[int, Edit] = {}
    for pattern, space in RULES.get(language.split("-", maxsplit=1)[0], EVERYWHERE):
        for match in pattern.finditer(text):
            edit = Edit(*match.span(1), space)
            if not any((start < edit.end and edit.start < end) or start < edit.start < end for start, end in kept):
                edits.setdefault(edit.start, edit)
    return [edits[start] for start in sorted(edits)]


def _apply(text: str, edits: Sequence[Edit], offset: int) -> str:
    for edit in reversed(edits):
        text = text[: edit.start - offset] + edit.space + text[max(0, edit.end - offset) :]
    return text

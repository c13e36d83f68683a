"""Paragraphs as writers might type them: words of both directions, figures, signs and addresses, with markup."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import groupby

from hypothesis import settings, strategies as st

from pressctl.model.article import Break, Footnote, Image, Inline, Link, Span, Styled, Words
from pressctl.model.place import Place

HERE = Place("body.md")
TOTAL = int(os.environ.get("PRESSCTL_EXAMPLES", "200"))

ARABIC = ("منظمة", "مزايا", "النسائية", "سوريا", "و", "إدلب", "الحقيقة،", "نداءٌ", "لا", "كانون الثاني", "؟", "٢٠٢٠")
LATIN = ("We Exist!", "Mazaya", "Women", "Org.", "PAX", "l’appel", "été", "C++", "U.S.", "Half-of-Syria", "H2O", "Dr")
FIGURES = (
    "948",
    "2011-2024",
    "18:30",
    "45,7 %",
    "12 000 000",
    "+33 1 23 45 67 89",
    "1.",
    "3.5",
    "$5",
    "№ 7",
    "2020/01/09",
)
SIGNS = (
    " ",
    " ",
    " ",
    " ",
    ", ",
    ". ",
    " - ",
    "(",
    ")",
    "«",
    "»",
    "« ",
    " »",
    "“",
    "”",
    "‘",
    "’",
    ": ",
    " ;",
    " !",
    "?",
    "…",
    "/",
    "%",
)
ADDRESSES = (
    "https://example.org/ar/?q=1&x=نص",
    "press@example.org",
    "#HalfOfSyria",
    "#نصف_سوريا",
    "@weexist",
    "www.example.org/a;b!",
)
ODD = ("\u00a0", "\u202f", "\u200f", "\u200c", "ـ", "ّ", "é", "😀", "\u0301", "©", "_", "-", "+", "#", "•")

texts = st.lists(
    st.sampled_from([*ARABIC, *LATIN, *FIGURES, *SIGNS, *SIGNS, *SIGNS, *ADDRESSES, *ODD])
    | st.text("aéب٣5 .(»:", max_size=5),
    max_size=14,
).map("".join)


def markup(spans: bool = False) -> st.SearchStrategy[tuple[Inline, ...]]:
    """Inlines in one another; with `spans`, also such as a writer made by hand."""
    words = texts.filter(bool).map(lambda text: Words(text, HERE))
    code = texts.filter(bool).map(lambda text: Styled("code", (Words(text, HERE),), HERE))
    leaves = st.one_of(words, words, words, words, code, st.just(Break(HERE)), st.just(Footnote((), HERE)))

    def around(inner: st.SearchStrategy[Inline]) -> st.SearchStrategy[Inline]:
        children = st.lists(inner, min_size=1, max_size=3).map(tuple)
        styled = st.builds(Styled, st.sampled_from(["em", "strong", "del", "sup"]), children, st.just(HERE))
        target = st.integers(1, 3).map(lambda n: f"https://example.org/{n}")
        link = st.builds(Link, target, st.just(""), children, st.just(HERE))
        span = st.builds(
            Span,
            st.sampled_from(["ar", "en", "fr", None]),
            st.sampled_from(["ltr", "rtl", None]),
            children,
            st.just(HERE),
        )
        return st.one_of(styled, link, *([span] if spans else []))

    return st.lists(st.recursive(leaves, around, max_leaves=5), max_size=5).map(tuple)


def characters(
    inlines: tuple[Inline, ...], around: tuple[Inline, ...] = ()
) -> Iterator[tuple[str, tuple[Inline, ...]]]:
    """Each character in order with the inlines around it, from outside in."""
    for inline in inlines:
        match inline:
            case Words(text=text):
                yield from ((character, around) for character in text)
            case Break():
                yield "\n", around
            case Footnote() | Image():
                yield "\ufffc", around
            case Styled(children=children) | Link(children=children) | Span(children=children):
                yield from characters(children, (*around, inline))


def text_of(inlines: tuple[Inline, ...]) -> str:
    return "".join(character for character, _ in characters(inlines))


def dressed(inlines: tuple[Inline, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Each character with what the writer put around it: styles and links, but no spans."""

    def name(inline: Inline) -> str:
        return inline.style if isinstance(inline, Styled) else inline.target

    return [(c, tuple(name(i) for i in around if not isinstance(i, Span))) for c, around in characters(inlines)]


def spans_of(inlines: tuple[Inline, ...]) -> list[tuple[str, str | None, str | None]]:
    """The stretches of text with the language and direction of the innermost span around them."""
    found = []
    for key, group in groupby(characters(inlines), key=lambda pair: [i for i in pair[1] if isinstance(i, Span)][-1:]):
        text = "".join(character for character, _ in group)
        found.append((text, key[0].language if key else None, key[0].direction if key else None))
    return found


def run(share: float = 1.0) -> settings:
    return settings(max_examples=max(50, int(TOTAL * share)), deadline=None)

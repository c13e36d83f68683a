"""Every run of the other direction in one explicit span: said by examples, then of whatever anybody may type."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given, strategies as st

from pressctl.convert.lexicon import NO_NAMES, Lexicon, direction_of
from pressctl.convert.prepare import Setting
from pressctl.convert.spans import directed
from pressctl.model.article import Break, Footnote, Link, Span, Styled, Words
from tests.unit.convert.strategies import HERE, characters, dressed, markup, run, spans_of, text_of, texts

NAMES = Lexicon({"We Exist!": "en", "تحالف نحن موجودون": "ar", "STJ": "en"})
languages = st.sampled_from(["ar", "fr", "en"])
lexicons = st.sampled_from([NO_NAMES, NAMES])


def inside(text, language, lexicon=NO_NAMES):
    """The texts that stand in spans."""
    return [text for text, _, direction in spans_of(directed((Words(text, HERE),), language, lexicon)) if direction]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ar", "منظمة Mazaya Women Org. في إدلب", ["Mazaya Women Org."]),
        ("ar", "مزايا النسائية - Mazaya Women Org.", ["Mazaya Women Org."]),
        ("ar", "الرابطة (LDSPS) وغيرها", ["LDSPS"]),
        ("ar", "وسم #HalfOfSyria اليوم", ["#HalfOfSyria"]),
        ("ar", "الهاتف +33 1 23 45 67 89 والبريد press@example.org.", ["+33 1 23 45 67 89", "press@example.org"]),
        ("ar", "انظر https://example.org/ar/?q=1.", ["https://example.org/ar/?q=1"]),
        ("ar", "بين 2011-2024 وبعدها", ["2011-2024"]),
        ("ar", "لغة C++ هنا", ["C++"]),
        ("ar", "نسبة 45,7% فقط", ["45,7%"]),
        ("ar", "في عام 2020 وقّع 948 فرداً", []),
        ("fr", "L’association مزايا النسائية signe.", ["مزايا النسائية"]),
        ("fr", "Le réseau (سوريون من أجل الحقيقة) signe.", ["سوريون من أجل الحقيقة"]),
        ("en", "The tag #نصف_سوريا spread.", ["#نصف_سوريا"]),
        ("fr", "Le mot #سوريّة ici", ["#سوريّة"]),
        ("fr", "Fin #سوريا\u064b", ["#سوريا\u064b"]),
        ("ar", "وسم #Cafe\u0301s هنا", ["#Cafe\u0301s"]),
        ("en", "Nothing foreign, 948 people, 45.7%.", []),
        ("ar", "لا شيء غريب هنا.", []),
    ],
)
def test_runs(language, text, expected):
    assert inside(text, language) == expected


def test_a_known_name_keeps_its_sign():
    assert inside("حملة We Exist! مستمرة", "ar", NAMES) == ["We Exist!"]


@pytest.mark.parametrize("base", ["ar", "fr"])
def test_markup_lies_inside_the_span(base):
    """Outside, each piece would be put in order on its own (research/rtl.md 1 A)."""
    bold = Styled("strong", (Words("Mazaya" if base == "ar" else "مزايا", HERE),), HERE)
    rest = " Women Org و" if base == "ar" else " النسائية et"
    start, end = ("منظمة ", " هنا") if base == "ar" else ("Le ", " ici")
    line = directed((Words(start, HERE), bold, Words(rest, HERE), Words(end, HERE)), base)
    span = next(inline for inline in line if isinstance(inline, Span))
    assert span.children[0] == bold
    assert len(text_of(span.children).split()) >= 2


def test_a_span_of_the_writer_wins():
    own = Span("sv", "ltr", (Words("Syrisk-Svenska!", HERE),), HERE)
    line = directed((Words("منظمة ", HERE), own, Words(" هنا", HERE)), "ar")
    assert own in line
    assert [s for s in spans_of(line) if s[2]] == [("Syrisk-Svenska!", "sv", "ltr")]


def test_inside_a_span_the_rules_hold_again():
    own = Span("ar", "rtl", (Words("منظمة Mazaya Women هنا", HERE),), HERE)
    assert spans_of(directed((own,), "fr")) == [
        ("منظمة ", "ar", "rtl"),
        ("Mazaya Women", "en", "ltr"),
        (" هنا", "ar", "rtl"),
    ]


def test_code_reads_from_left_to_right():
    code = Styled("code", (Words("a = b", HERE),), HERE)
    assert directed((Words("انظر ", HERE), code), "ar")[1] == Span("en", "ltr", (code,), HERE)


# ── of whatever anybody may type ─────────────────────────────────────────────


@run(2)
@given(markup(spans=True), languages, lexicons)
def test_not_a_character_is_lost_added_or_moved(inlines, language, lexicon):
    """That also keeps U+2066–2069 and presentation forms out: there is nothing that was not in the source."""
    assert text_of(directed(inlines, language, lexicon)) == text_of(inlines)


@run()
@given(markup(spans=True), languages, lexicons)
def test_links_and_bold_keep_exactly_their_characters(inlines, language, lexicon):
    assert dressed(directed(inlines, language, lexicon)) == dressed(inlines)


def chain(around):
    return [i.direction for i in around if isinstance(i, Span) and i.direction]


@run(2)
@given(markup(), languages, lexicons)
def test_no_span_within_a_span_of_its_own_direction(inlines, language, lexicon):
    for _, around in characters(directed(inlines, language, lexicon)):
        directions = [direction_of(language), *chain(around)]
        assert all(one != other for one, other in zip(directions, directions[1:], strict=False)), directions


def is_code(around):
    return any(isinstance(i, Styled) and i.style == "code" for i in around)


ADDRESS = re.compile(r"\S*(?:://|www\.|[@#/])\S*")


@run(2)
@given(markup(), languages, lexicons)
@example((Words("مرحبا\u0301 a", HERE),), "ar", NO_NAMES)
def test_every_letter_stands_in_its_direction(inlines, language, lexicon):
    """But for Arabic within an address, which is one thing and begins at its left."""
    line = list(characters(directed(inlines, language, lexicon)))
    in_address = [match.span() for match in ADDRESS.finditer(text_of(inlines))]
    for position, (character, around) in enumerate(line):
        wanted = {"L": "ltr", "R": "rtl", "AL": "rtl"}.get(unicodedata.bidirectional(character))
        direction = [direction_of(language), *chain(around)][-1]
        if (
            character.isalpha()
            and wanted
            and not is_code(around)
            and not any(start <= position < end for start, end in in_address)
        ):
            assert direction == wanted, (character, text_of(inlines))


@pytest.mark.parametrize("language", ["ar", "fr"])
@pytest.mark.parametrize(
    "address", ["https://example.org/a", "www.example.org", "example.org/a", "press@example.org", "#Half"]
)
@pytest.mark.parametrize(
    "thing", [Break(HERE), Footnote((), HERE), Styled("code", (Words("x", HERE),), HERE)], ids=["break", "note", "code"]
)
def test_an_address_ends_where_its_text_ends(language, address, thing):
    """A line break, a note's number or code after an address are no part of it, nor is the word behind them."""
    line = directed((Words(address, HERE), thing, Words("نص", HERE)), language)
    assert [text for text, _, direction in spans_of(line) if direction == "ltr"] in ([], [address], [address, "x"])
    assert text_of(line).endswith("نص")
    assert (chain(list(characters(line))[-1][1]) or [direction_of(language)])[-1] == "rtl"


def is_letter(character):
    return character.isalpha() and unicodedata.bidirectional(character) == "AL"


def joins(character):
    return is_letter(character) or character in "ـ\u200d" or unicodedata.category(character) == "Mn"


@run(2)
@given(markup(), languages, lexicons)
def test_no_span_cuts_a_joined_word(inlines, language, lexicon):
    line = list(characters(directed(inlines, language, lexicon)))
    for (one, around), (other, next_around) in zip(line, line[1:], strict=False):
        if is_letter(one) and joins(other) and not (is_code(around) or is_code(next_around)):
            spans = [[id(i) for i in each if isinstance(i, Span)] for each in (around, next_around)]
            assert spans[0] == spans[1], f"{one}|{other} in {text_of(inlines)!r}"


@run()
@given(markup(), languages)
def test_every_span_says_language_and_direction(inlines, language):
    for _, around in characters(directed(inlines, language)):
        for span in around:
            assert (
                not isinstance(span, Span)
                or (span.direction and direction_of(span.language) == span.direction)
                or span.language == "ar"
            )


@run()
@given(texts, languages, lexicons)
def test_the_whole_preparation_keeps_all_letters(text, language, lexicon):
    def letters(t):
        return "".join(c for c in t if c not in " \u00a0\u202f")

    line = Setting(language, lexicon).line(text)
    assert letters(text_of(line)) == letters(text)


@run()
@given(texts, languages)
def test_brackets_are_never_parted(text, language):
    """A run that held one half of a pair would show both halves the wrong way round."""
    for span in spans(directed((Words(text, HERE),), language)):
        inner = text_of(span.children)
        for opening, closing in ("()", "[]", "«»"):
            is_pair = text.count(opening) == text.count(closing) == 1 and text.index(opening) < text.index(closing)
            assert not is_pair or inner.count(opening) == inner.count(closing), (inner, text)


def spans(inlines):
    for inline in inlines:
        if isinstance(inline, Span):
            yield inline
        if isinstance(inline, (Span, Styled, Link)):
            yield from spans(inline.children)

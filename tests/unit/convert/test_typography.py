"""Spaces that a language asks for are added; letters are never touched."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pressctl.convert.lexicon import NO_NAMES, Lexicon
from pressctl.convert.typography import spaced
from pressctl.model.article import Link, Span, Styled, Words
from tests.unit.convert.strategies import HERE, characters, dressed, markup, run, text_of

N, B = "\u202f", "\u00a0"  # narrow and wide, both without a break
NAMES = Lexicon({"We Exist!": "en", "Vraiment ?": "fr"})


def typed(text, language, lexicon=NO_NAMES):
    return text_of(spaced((Words(text, HERE),), language, lexicon))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("« Bonjour »", f"«{N}Bonjour{N}»"),
        ("«Bonjour»", f"«{N}Bonjour{N}»"),
        ("«  Bonjour »", f"«{N}Bonjour{N}»"),
        (f"«{B}Bonjour{B}»", f"«{N}Bonjour{N}»"),
        ("Quoi ?", f"Quoi{N}?"),
        ("Quoi?", f"Quoi{N}?"),
        ("Quoi ?!", f"Quoi{N}?!"),
        ("Non ! Si ; car : voici", f"Non{N}! Si{N}; car{N}: voici"),
        ("fin: ", f"fin{N}: "),
        ("« Fin: »", f"«{N}Fin{N}:{N}»"),
        ("«Fin:»", f"«{N}Fin{N}:{N}»"),
        ("« Oui » ; « non »", f"«{N}Oui{N}»{N}; «{N}non{N}»"),
        ("12 000 000 de personnes", f"12{N}000{N}000{B}de personnes"),
        ("1000", "1000"),
        ("45 %", f"45{N}%"),
        ("45,7%", f"45,7{N}%"),
        ("30 €", f"30{N}€"),
        ("18:30", "18:30"),
        ("à 18:30 : fin", f"à 18:30{N}: fin"),
        ("26 organisations", f"26{B}organisations"),
        ("article 5, p. 12, n° 3", f"article{B}5, p.{B}12, n°{B}3"),
        ("M. Dupont et Mme Durand", f"M.{B}Dupont et Mme{B}Durand"),
        ("© STJ", f"©{B}STJ"),
        ("©STJ", f"©{B}STJ"),
        ("https://example.org/?q=1;a!b:c", "https://example.org/?q=1;a!b:c"),
        ("voir https://example.org/a?b=c&d ; puis", f"voir https://example.org/a?b=c&d{N}; puis"),
        ("press@example.org", "press@example.org"),
        ("#HalfOfSyria", "#HalfOfSyria"),
        ("+33 1 23 45 67 89", "+33 1 23 45 67 89"),
        ("l’appel aujourd'hui", "l’appel aujourd'hui"),
        ("plus de 400 000", f"plus de 400{N}000"),
        ("en 2019 100 personnes", f"en 2019 100{B}personnes"),  # two numbers side by side are not one
        ("", ""),
    ],
)
def test_french(before, after):
    assert typed(before, "fr") == after
    assert typed(before, "fr-BE") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Really? Yes! Well; so: it", "Really? Yes! Well; so: it"),
        ("“Quoted”", "“Quoted”"),
        ("45 %", "45 %"),
        ("12 000", "12 000"),
        ("26 organisations", f"26{B}organisations"),
        ("Mr Smith, Article 5, No. 7", f"Mr{B}Smith, Article{B}5, No.{B}7"),
        ("© STJ", f"©{B}STJ"),
    ],
)
def test_english(before, after):
    assert typed(before, "en") == after


@pytest.mark.parametrize(
    "text", ["«نداء»", "« نداء »", "لماذا ؟", "نعم ! لا ; هنا : هناك", "كانون الثاني، 2020.", "45 %", "We Exist!"]
)
def test_arabic_has_no_rules_of_its_own(text):
    assert typed(text, "ar") == text


def test_arabic_keeps_a_figure_with_its_noun():
    assert typed("948 فرداً", "ar") == f"948{B}فرداً"


def test_names_of_the_newsroom_stay_as_they_are():
    assert typed("Alliance We Exist! agit !", "fr", NAMES) == f"Alliance We{B}Exist! agit{N}!"
    assert typed("We Exist!", "fr", NAMES) == f"We{B}Exist!"
    assert typed("We Exist!", "fr") == f"We Exist{N}!"


def test_spans_follow_their_own_language():
    line = (Words("Voici : ", HERE), Span("en", "ltr", (Words("why? 45 %", HERE),), HERE), Words(" ?", HERE))
    assert text_of(spaced(line, "fr")) == f"Voici{N}: why?{B}45{B}%{N}?"
    arabic = Span("ar", "rtl", (Words("« لماذا ؟ »", HERE),), HERE)
    assert spaced((arabic,), "fr") == (arabic,)
    french = Span("fr", "ltr", (Words("« Oui ! »", HERE),), HERE)
    assert text_of(spaced((french,), "ar")) == f"«{N}Oui{N}!{N}»"


def test_across_markup():
    bold = Styled("strong", (Words("Quoi", HERE),), HERE)
    assert text_of(spaced((bold, Words(" ?", HERE)), "fr")) == f"Quoi{N}?"
    assert text_of(spaced((bold, Words("?", HERE)), "fr")) == f"Quoi{N}?"
    quoted = (Words("«", HERE), bold, Words("»", HERE))
    assert text_of(spaced(quoted, "fr")) == f"«{N}Quoi{N}»"
    link = Link("https://example.org/?a=b", "", (Words("12 000 ?", HERE),), HERE)
    assert spaced((link,), "fr")[0].target == "https://example.org/?a=b"


def test_code_is_left_as_it_is():
    code = Styled("code", (Words("a ? b : c « d »", HERE),), HERE)
    assert spaced((Words("« ", HERE), code, Words(" »", HERE)), "fr")[1] == code


def bare(text):
    return "".join(text.replace(N, "").replace(B, "").split(" "))


languages = st.sampled_from(["fr", "en", "ar", "sv"])


@run()
@given(markup(spans=True), languages)
def test_no_letter_is_ever_changed(inlines, language):
    assert bare(text_of(spaced(inlines, language, NAMES))) == bare(text_of(inlines))


@run()
@given(markup(spans=True), languages)
def test_markup_keeps_its_letters(inlines, language):
    def letters(line):
        return [pair for pair in dressed(line) if pair[0] not in f" {N}{B}"]

    assert letters(spaced(inlines, language)) == letters(inlines)


@run()
@given(markup(spans=True), languages)
def test_twice_is_as_good_as_once(inlines, language):
    once = spaced(inlines, language, NAMES)
    assert text_of(spaced(once, language, NAMES)) == text_of(once)


@run(0.5)
@given(markup())
def test_no_narrow_space_in_english_or_arabic(inlines):
    for language in ("en", "ar"):
        assert text_of(spaced(inlines, language)).count(N) <= text_of(inlines).count(N)


@run(0.5)
@given(markup(spans=True))
def test_code_spans_keep_every_space(inlines):
    def code(line):
        return [c for c, around in characters(line) if any(isinstance(i, Styled) and i.style == "code" for i in around)]

    assert code(spaced(inlines, "fr")) == code(inlines)

"""Translations beside their sources: what belongs together, and what counts as a difference."""

from __future__ import annotations

import pytest

from pressctl.check.counterparts import counterparts
from pressctl.check.differences import Sign, differences
from pressctl.check.links import same_page
from pressctl.check.spellings import occurs
from pressctl.model.passage import Leaf, Passage, Role, Transcript, Translation
from pressctl.model.place import Place

CODES = ("en", "fr", "ar")


def transcript(code: str, *passages: tuple[Role, str]) -> Transcript:
    made = tuple(
        Passage("body", role, code, text, (Leaf(0, Place(code, line), code),))
        for line, (role, text) in enumerate(passages, start=1)
    )
    return Transcript(None, code, made)


def paired(source: Transcript, target: Transcript) -> list[tuple[str | None, str | None]]:
    return [(p.source and p.source.text, p.target and p.target.text) for p in counterparts(source, target)]


def test_what_is_missing_leaves_the_rest_together() -> None:
    source = transcript(
        "en", ("paragraph", "In 2011 there were 40."), ("paragraph", "Nothing else."), ("item", "fuel 7")
    )
    target = transcript("fr", ("paragraph", "Rien d’autre."), ("item", "carburant 7"))
    assert paired(source, target) == [
        ("In 2011 there were 40.", None),
        ("Nothing else.", "Rien d’autre."),
        ("fuel 7", "carburant 7"),
    ]


def test_a_heading_is_never_the_counterpart_of_a_paragraph() -> None:
    source = transcript("en", ("heading", "What we ask"), ("paragraph", "An end."))
    target = transcript("fr", ("paragraph", "Ce que nous demandons"), ("paragraph", "Une fin."))
    assert ("What we ask", None) in paired(source, target)


def told(source: str, target: str) -> list[str]:
    """The differences between texts whose signs are their words; capitals stand for weak ones."""

    def read(passage: Passage) -> list[Sign]:
        return [
            Sign(word.lower(), passage.at(passage.text.index(word)), word, word.isupper())
            for word in passage.text.split()
            if word not in ("and", "et")
        ]

    both = [
        transcript(code, *(("paragraph", line) for line in text.split("/")))
        for code, text in (("en", source), ("fr", target))
    ]
    found = differences(Translation(*both, counterparts(*both)), read)
    return [report.message for difference in found for report in difference.reports("")]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("a and b", "b et a"),
        ("a and b/c", "b/c et a"),  # moved within its field
        ("a and B", "a et"),  # a weak one left out
        ("a and B", "a et b"),  # and one taken for a strong one
        ("b and B", "b et"),
    ],
)
def test_no_difference(source: str, target: str) -> None:
    assert not told(source, target)


@pytest.mark.parametrize(
    ("source", "target", "messages"),
    [
        ("a and b", "a et c", ["‘c’ stands here, the source has ‘b’ (en:1)"]),
        ("a and b", "a et", ["‘b’ (en:1) of the source is not here"]),
        ("a", "a et c", ["‘c’ stands here, the source not"]),
        ("a and a", "a et", ["‘a’ (en:1) of the source is not here"]),
    ],
)
def test_difference(source: str, target: str, messages: list[str]) -> None:
    assert told(source, target) == messages


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/en/list", "https://example.org/fr/list"),
        ("https://en.example.org/list", "https://www.example.org/list/"),
        ("https://example.org/list?lang=en", "https://example.org/list?lang=ar"),
        ("https://example.org/list?fbclid=1", "https://example.org/list?utm_source=2"),
    ],
)
def test_the_same_page(one: str, other: str) -> None:
    assert same_page(one, CODES) == same_page(other, CODES)


@pytest.mark.parametrize(
    "other", ["https://example.org/lists", "https://example.com/list", "http://[::1", "mailto:a@b.c"]
)
def test_another_page(other: str) -> None:
    assert same_page("https://example.org/list", CODES) != same_page(other, CODES)


@pytest.mark.parametrize(
    ("spelling", "text", "code", "is_there"),
    [
        ("دير الزور", "في مدينة ودير الزور محاصرة", "ar", True),
        ("رقة", "أهالي الرقة", "ar", True),
        ("حلب", "حلبة السباق", "ar", False),
        ("camp", "two camps", "en", True),
        ("camp", "a campaign", "en", False),
        ("Ma’arrat", "in Ma'arrat", "en", True),
    ],
)
def test_spellings_are_whole_words(spelling: str, text: str, code: str, is_there: bool) -> None:
    assert occurs(spelling, text.casefold(), code) == is_there

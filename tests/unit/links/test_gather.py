"""Links → one state for each page; what is not to be asked for."""

from __future__ import annotations

import datetime

import pytest

from pressctl.links.gather import excuse, gather, refuse
from pressctl.model.link import Link, Verdict
from pressctl.model.newsroom import LinkAllowance
from pressctl.model.node import Text
from pressctl.model.place import Place
from pressctl.model.record import ReleaseDate

TODAY = datetime.date(2020, 1, 31)


def links(*targets: str) -> list[Link]:
    return [Link(target, "words", Place("body.en.md", line)) for line, target in enumerate(targets, 1)]


@pytest.mark.parametrize(
    "targets",
    [
        ("https://example.org/a", "HTTPS://EXAMPLE.ORG:443/a", "https://example.org/a#part"),
        ("https://example.org", "https://example.org/", "https://example.org/#top"),
        ("https://example.org/a?fbclid=1", "https://example.org/a?utm_source=x", "https://example.org/a?mine=3"),
        ("https://example.org/%7Ea/%d8%b3", "https://example.org/~a/س", "https://example.org/b/../~a/%D8%B3"),
        ("https://xn--mgbh0fb.example/", "https://مثال.example"),
    ],
)
def test_ways_of_writing_one_address(targets):
    (state,) = gather(links(*targets), ["mine"])
    assert [str(link.target) for link in state.links] == list(targets)
    assert state.verdict is Verdict.UNCHECKED


@pytest.mark.parametrize(
    "targets",
    [
        ("https://example.org/a", "http://example.org/a"),
        ("https://example.org/a", "https://example.org/a/"),
        ("https://example.org/a", "https://example.org/A"),
        ("https://example.org/?a=1", "https://example.org/?a=2"),
        ("https://example.org/a%2Fb", "https://example.org/a/b"),
        ("https://example.org/", "https://www.example.org/"),
    ],
)
def test_what_are_two_pages(targets):
    assert len(gather(links(*targets), [])) == 2


def test_the_first_place_comes_first():
    there = [Link("https://example.org/", "", Place(path, 3)) for path in ("b.md", "a.md", "b.md")]
    (state,) = gather(there, [])
    assert [link.place.path for link in state.links] == ["a.md", "b.md"]


@pytest.mark.parametrize("target", ["mailto:press@example.org", "tel:+33100000000", "#part", "annex.pdf", ""])
def test_what_is_no_page_of_the_web(target):
    assert gather(links(target), []) == []


@pytest.mark.parametrize(
    "target", ["https://", "http://[::1/", "https://exa mple..org:99999/", "https://example.org:x/"]
)
def test_what_cannot_be_an_address(target):
    (state,) = gather(links(target), [])
    assert state.verdict is Verdict.GONE


def test_forms_that_are_refused():
    first, second = refuse(gather(links("https://a.example", "https://b.example"), []), {Place("body.en.md", 2)})
    assert (first.verdict, second.verdict) == (Verdict.UNCHECKED, Verdict.REFUSED)


@pytest.mark.parametrize(
    ("pattern", "until", "is_asked"),
    [
        ("https://example.org/*", None, False),
        ("https://example.org/a?b=1", None, False),
        ("https://example.org/a?b=*", "2020-01-31", False),
        ("https://example.org/*", "2020-01", False),
        ("https://example.org/*", "2020-01-30", True),
        ("https://example.org/a", None, True),
        ("https://example.org/a.b=1", None, True),
        ("*example.org/[a]?b=1", None, True),
    ],
)
def test_exceptions(pattern, until, is_asked):
    day = ReleaseDate.of(Text(until, "")) if until else None
    allowance = LinkAllowance.model_construct(url=Text(pattern, ""), because=Text("it sleeps", ""), until=day)
    (state,) = excuse(gather(links("https://example.org/a?b=1"), []), [allowance], TODAY)
    assert state.because == ("" if is_asked else "it sleeps")

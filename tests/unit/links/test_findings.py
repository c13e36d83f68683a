"""What is told of a page: one rule for each, every place, and what else is known."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pressctl.links.findings import findings, merged
from pressctl.model.link import Hop, Link, LinkState, Oddity, Verdict
from pressctl.model.place import Place

A, B = "https://example.org/a", "https://example.org/b"
LINKS = (
    Link(f"{A}#x", "the report", Place("body.en.md", 1, 5), "flood", "en"),
    Link(f"{A}#y", "", Place("body.fr.md", 2, 6), "flood", "fr"),
)


def told(verdict: Verdict, words: str = "answered 404", *oddities: Oddity, **more):
    state = LinkState(A, verdict, words, LINKS, oddities=frozenset(oddities), **more)
    return [merged(about) for _, about in findings([state])]


@pytest.mark.parametrize(
    ("verdict", "oddities", "code"),
    [
        (Verdict.GONE, (), "LNK001"),
        (Verdict.MOVED, (), "LNK002"),
        (Verdict.REFUSED, (), "LNK003"),
        (Verdict.UNSURE, (), "LNK004"),
        (Verdict.UNSURE, (Oddity.UNPUBLISHED,), "LNK004"),
        (Verdict.UNSURE, (Oddity.BLOCKED_BY_LAW,), "LNK005"),
        (Verdict.OK, (Oddity.ELSEWHERE,), "LNK006"),
        (Verdict.OK, (Oddity.PARKED,), "LNK007"),
        (Verdict.MOVED, (Oddity.HIJACKED, Oddity.ELSEWHERE), "LNK007"),
        (Verdict.OK, (Oddity.SOFT_GONE, Oddity.INSECURE), "LNK008"),
        (Verdict.MOVED, (Oddity.AT_HOME,), "LNK008"),
        (Verdict.MOVED, (Oddity.INSECURE,), "LNK009"),
    ],
)
def test_one_rule_for_each(verdict, oddities, code):
    assert [finding.rule.code for finding in told(verdict, "is so", *oddities)] == [code]


@pytest.mark.parametrize("verdict", [Verdict.OK, Verdict.UNCHECKED])
def test_nothing_to_tell(verdict):
    assert told(verdict) == []


def test_what_stands_in_a_finding():
    seen = datetime(2020, 1, 9, tzinfo=UTC)
    (finding,) = told(Verdict.GONE, chain=(Hop(A, 301), Hop(B, 404)), alive=seen)
    assert finding.message == f"{A}#x answered 404, behind ‘the report’"
    assert (finding.place, finding.release, finding.language) == (LINKS[0].place, "flood", "en")
    assert finding.also == (LINKS[1].place,)
    assert finding.details == (f"{A} answered 301", f"{B} answered 404", "last seen there on 2020-01-09")
    assert "https://web.archive.org/web/https://example.org/a" in finding.fix


def test_the_copy_that_an_archive_has():
    copy = "https://web.archive.org/web/20200109000000/https://example.org/a"
    (finding,) = told(Verdict.GONE, archived=copy)
    assert f"its copy in an archive, {copy}" in finding.fix


def test_only_the_links_to_a_place_that_is_lost():
    (finding,) = told(Verdict.OK, lost=("y",))
    assert (finding.rule.code, finding.place, finding.also) == ("LNK010", LINKS[1].place, ())
    assert "‘y’" in finding.message


def test_a_form_that_is_refused_is_told_elsewhere():
    assert told(Verdict.REFUSED, because="its form") == []

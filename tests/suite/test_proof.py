"""The judge is judged: every seeded defect is flagged by the rule that names it, and right pages are not."""

from __future__ import annotations

import datetime

import pytest

from pressctl.pipeline.check import check
from pressctl.pipeline.editions import Composer
from pressctl.pipeline.proof import judged, told
from pressctl.proof.fault import Kind
from pressctl.proof.rules import BY_KIND
from pressctl.render import formats, html
from pressctl.render.pdf import pdf

from .defects import DEFECTS
from .seeds import SEEDS, Seed, newsroom, sown

NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    checked = check(newsroom(tmp_path_factory.mktemp("seeds")))
    assert not checked.stopped, checked.findings
    room = checked.newsroom
    return Composer(checked, room, False, NOW).edition(room.find("book"), room.languages["ar"])


@pytest.fixture(scope="module")
def right(edition):
    """The page without a defect."""
    return formats._printed(edition)


def printed(edition, seed: Seed) -> bytes:
    page = seed.html(html.page(edition, for_print=True))
    return pdf(page, edition.letterhead.accent, {}, seed.css).content


def test_the_page_without_a_defect_is_right(edition, right) -> None:
    assert judged(edition, right.content) == ()


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
def test_a_seeded_defect_is_named(edition, right, seed: Seed) -> None:
    unchanged = seed.html is str and not seed.css
    file = sown(seed, right.content if unchanged else printed(edition, seed))
    faults = judged(edition, file)
    assert seed.kind in {fault.kind for fault in faults}, faults
    for finding in told("book", "ar", faults, "book.ar.pdf"):
        assert finding.place.path.startswith("releases/book/")
        assert finding.message
        assert finding.fix


def test_a_finding_says_where_in_the_source_and_on_the_page(edition, right) -> None:
    seed = next(seed for seed in SEEDS if seed.name == "figures that changed places")
    (fault,) = judged(edition, printed(edition, seed))
    (finding,) = told("book", "ar", [fault])
    assert str(finding.place) == "releases/book/sections/only.ar.md:14:9"
    assert (finding.rule.code, finding.page) == ("PRF002", 3)
    left, bottom, right_, top = finding.box
    assert 0 < left < right_ < 595
    assert 0 < bottom < top < 842
    assert top - bottom < 20


def test_there_are_enough_defects_and_every_rule_has_one() -> None:
    kinds = {seed.kind for seed in SEEDS} | {defect.kind for defect in DEFECTS}
    assert len(SEEDS) + len(DEFECTS) >= 40
    assert kinds >= set(Kind) - {Kind.TAGS}  # tests/unit/proof/test_tags.py
    assert BY_KIND.keys() == set(Kind)

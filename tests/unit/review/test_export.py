"""One file that holds everything and asks for nothing."""

from __future__ import annotations

import re

from pressctl.review.export import exported, is_export
from pressctl.review.shown import Kept
from tests.unit.review.desk import FOUND, ONE, OTHER, Answers, version

ADDRESS = re.compile(r'(?:src|href)="([^"]{0,60})')


def test_everything_stands_in_the_file_and_nothing_leads_out_of_it():
    desk = Answers(versions=(version(findings=(FOUND,)),), approved=Kept(OTHER, (("body", "We called."),)))
    page = exported(desk, "en")
    leading = [address for address in ADDRESS.findall(page) if not address.startswith(("data:", "#"))]
    assert leading == []
    assert "<script" not in page
    assert "<form" not in page
    assert page.count("data:image/png") == 1 + 3 + 1  # the page, three ways to compare it, and the page that is gone
    assert '<del><span class="said-only">Removed: </span>called.</del>' in page
    assert "1" * 64 in page
    assert "a word &lt;b&gt;is&lt;/b&gt; missing" in page


def test_the_same_gives_the_same_bytes():
    assert exported(Answers(), "fr") == exported(Answers(), "fr")


def test_it_speaks_the_language_that_was_asked_for():
    assert '<html lang="ar" dir="rtl">' in exported(Answers(), "ar")


def test_it_is_known_again_by_its_beginning_alone():
    page = exported(Answers(), "ar").encode()
    assert is_export(page)
    assert not is_export(b"<!doctype html>" + b" " * 2000 + page)
    assert not is_export(b"<!doctype html><title>Another page</title>")


def test_nothing_is_compared_where_just_these_files_were_approved():
    desk = Answers(versions=(version(),), approved=Kept(ONE, (), version().files))
    assert "Changes since" not in exported(desk, "en")
    desk.approved = Kept(OTHER, ())
    assert "Changes since" in exported(desk, "en")

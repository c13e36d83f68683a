"""The figures of hostile days are added up and written between their marks, and nothing else of the page changes."""

from __future__ import annotations

import runpy

from tests.hostile.figures import FILE, Figure, added
from tests.small import CHECKOUT

HOSTILE = runpy.run_path(str(CHECKOUT / "tools" / "hostile"))


def test_figures_of_one_name_are_added_up(tmp_path, monkeypatch, record):
    file = tmp_path / "figures.jsonl"
    monkeypatch.setenv(FILE, str(file))
    record("pages", tried=2)
    record("bad inputs", tried=3, held=3)
    record("pages", held=1)
    assert added(file.read_text().splitlines()) == [Figure("bad inputs", 3, 3), Figure("pages", 2, 1)]


def test_figures_take_the_place_of_earlier_ones():
    page = f"before\n{HOSTILE['BEGIN']}\nold\n\n{HOSTILE['END']}after\n"
    first = HOSTILE["written"](page, [Figure("pages", 12000, 11999)])
    assert "| pages | 12,000 | 11,999 |" in first
    assert "old" not in first
    assert first.startswith("before\n")
    assert first.endswith("after\n")
    assert HOSTILE["written"](first, [Figure("pages", 12000, 11999)]) == first


def test_the_page_has_its_marks():
    page = (CHECKOUT / "docs" / "reliability.md").read_text()
    assert page.count(HOSTILE["BEGIN"]) == page.count(HOSTILE["END"]) == 1

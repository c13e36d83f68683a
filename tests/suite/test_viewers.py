"""What PDFium does to right text: the smallest files that show it, so that it is known when it is mended.

The files are in docs/viewers/, one line each, every character with a code and a text of its own.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.textlayer.readers import pdfium, plain
from tests.textlayer.smallest import line

FOLDER = Path(__file__).parents[2] / "docs" / "viewers"

# name: what is seen from left to right, what it says in its logical order, what PDFium says
REORDERED = {
    "latin-phrase": ("وه A B يه", "هي A B هو", "هو A B هي"),
    "arabic-phrase": ("we وه تيب are all", "we بيت هو are all", "we هو بيت are all"),
    "marks": ("we are Xاًب all", "we are Xبًا all", "we are Xاًب all"),
    "address": ("وه a/b/c يه", "هي a/b/c هو", "هو a/b/c هي"),
}


@pytest.mark.parametrize("name", REORDERED)
def test_pdfium_sorts_a_line_by_rules_of_its_own(name: str) -> None:
    seen, _, said = REORDERED[name]
    assert plain(pdfium(line(seen))) == said


def test_a_document_that_says_it_is_read_from_the_right_has_its_latin_lines_turned_round() -> None:
    assert plain(pdfium(line("one two"))) == "one two"
    assert plain(pdfium(line("one two", is_read_from_right=True))) == "two one"


@pytest.mark.parametrize("name", REORDERED)
def test_the_files_are_those_that_are_shown(name: str) -> None:
    made, file = line(REORDERED[name][0]), FOLDER / f"pdfium-{name}.pdf"
    if os.environ.get("PRESSCTL_REWRITE"):
        file.write_bytes(made)
    assert len(made) < 2000
    assert plain(pdfium(file.read_bytes())) == plain(pdfium(made))

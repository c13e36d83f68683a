"""tests/bidi/cases.yaml: what a reader must see, written by hand, and what the pages show."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from pressctl.proof.judge import judge
from pressctl.proof.oracle import visual
from tests.bidi.expect import expected
from tests.bidi.pages import FONT_FILES, by_chromium, by_weasyprint, lines

CASES = yaml.safe_load(Path(__file__).parent.parent.joinpath("bidi", "cases.yaml").read_text(encoding="utf-8"))
SIDES = [(case, side) for case in CASES for side in ("rtl", "ltr") if side in case]
MIRRORED = str.maketrans("()«»[]", ")(»«][")


def seen(pieces: list[str]) -> str:
    """The characters of a line from left to right, without spaces, from the pieces that the case lists."""
    return "".join(_seen(str(piece)) for piece in pieces)


def _seen(piece: str) -> str:
    if piece.startswith("[") and piece.endswith("]"):
        return piece[1:-1]
    bare = "".join(c for c in piece if not c.isspace() and not "\u064b" <= c <= "\u0652")
    is_arabic = any("\u0620" <= c <= "\u064a" for c in bare)
    return bare[::-1].translate(MIRRORED) if is_arabic else bare


def page_of(case: dict, side: str) -> str:
    return lines([case["text"]], "ar" if side == "rtl" else "fr" if "«" in case["text"] else "en")


@pytest.mark.parametrize(("case", "side"), SIDES, ids=[f"{case['name']}-{side}" for case, side in SIDES])
def test_the_page_asks_for_the_order_that_a_reader_must_see(case: dict, side: str) -> None:
    (paragraph,) = expected(page_of(case, side))
    shown = "".join(
        c for c in visual(paragraph.text, paragraph.base) if not c.isspace() and not "\u064b" <= c <= "\u0652"
    )
    assert shown == seen(case[side])


@pytest.mark.parametrize("side", ["rtl", "ltr"])
@pytest.mark.parametrize("engine", [by_weasyprint, by_chromium])
def test_the_printed_page_shows_that_order(engine, side: str) -> None:
    language = "ar" if side == "rtl" else "en"
    html = lines([case["text"] for case in CASES], language)
    assert judge(engine(html, 140), expected(html), FONT_FILES) == ()

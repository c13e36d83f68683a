"""The text layer knows when the page engine draws otherwise than it was written for, and then changes nothing."""

from __future__ import annotations

from unittest.mock import Mock

import pydyf
import pypdfium2
import pytest

from pressctl.render.pdf import pdf
from pressctl.render.textlayer import capture
from pressctl.render.textlayer.capture import Told
from pressctl.render.textlayer.codes import Codes, coded
from pressctl.render.textlayer.signs import Signer
from pressctl.render.textlayer.streams import Run, Teller
from tests.textlayer.readers import pdfium

ACCENT = "#0b5d57"
PAGE = (
    '<!doctype html><html lang="ar" dir="rtl" data-digits="latn"><head><meta charset="utf-8"><title>T</title></head>'
    "<body><p>{}</p></body></html>"
)
TEXT = "قَالَتْ لِلصَّحَفِيِّينَ"


def test_a_vocalised_line_says_what_it_shows() -> None:
    made = pdf(PAGE.format(TEXT), ACCENT, {})
    assert made.unrepaired == ""
    assert TEXT in pdfium(made.content)


def test_the_engine_itself_says_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that the room is emptied when the engine no longer needs it."""
    monkeypatch.setattr(capture.Capture, "fonts", property(lambda _: {}))
    made = pdf(PAGE.format(TEXT), ACCENT, {})
    assert made.unrepaired
    assert TEXT not in pdfium(made.content)


@pytest.mark.parametrize(
    "change", ["tells once", "tells too much", "writes otherwise", "writes strings", "no outlines"]
)
def test_a_changed_engine_is_noticed_and_its_file_is_left_as_it_is(
    monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    if change == "tells once":
        monkeypatch.setattr(capture._Texts, "__contains__", lambda self, gid: gid in self.keys())
    elif change == "tells too much":
        told = capture._Texts.__setitem__
        monkeypatch.setattr(capture._Texts, "__setitem__", lambda self, *pair: [told(self, *pair) for _ in "ab"])
    elif change == "writes otherwise":
        monkeypatch.setattr(
            pydyf.Stream, "show_text", lambda self, text: self.stream.append(f"[{text.upper()}] TJ".encode())
        )
    elif change == "writes strings":
        monkeypatch.setattr(pydyf.Stream, "show_text", lambda self, text: self.stream.append(b"[(text)] TJ"))
    else:
        monkeypatch.setattr("pressctl.render.textlayer.program.OUTLINES", "FontFile3")
    made = pdf(PAGE.format(TEXT), ACCENT, {})
    assert made.unrepaired
    assert made.complaints == ()
    assert len(pypdfium2.PdfDocument(made.content)) == 1


def test_the_same_page_gives_the_same_bytes() -> None:
    first, second = (pdf(PAGE.format(TEXT), ACCENT, {}).content for _ in "ab")
    assert first == second


def test_glyphs_that_follow_each_other_are_one_string_and_a_gap_is_part_of_the_one_before_it() -> None:
    font = Mock(hash="F", widths={5: 500, 6: 600})
    run = Run(None, 0, 1, 0.0, 0.0, 10.0, 1, "F")
    run.show(b"<00050006>-40<0006>10<0005>", 0.0, Teller(Told([font] * 4, [5, 6, 6, 5], [*"abba"])))
    codes: dict[str, Codes] = {}
    assert coded(Signer().signed(run), codes) == [b"[<010001010102>10<0100>] TJ"]
    assert [(code.text, code.width) for code in codes["F"].numbers] == [("a", 500), ("b", 640), ("b", 600)]


def test_a_run_without_glyphs_moves_the_pen_as_before() -> None:
    run = Run(None, 0, 1, 0.0, 0.0, 10.0, 1, "F")
    run.show(b"-250", 0.0, Teller(Told()))
    assert coded(Signer().signed(run), {}) == [b"[-250] TJ"]

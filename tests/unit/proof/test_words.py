"""Words that go on over the next page, or around a watermark, are found; those that a reader does not get are not."""

from __future__ import annotations

from pressctl.proof.fault import Expected, Fault, Kind
from pressctl.proof.judge import _Judge, proof
from pressctl.proof.read import opened, read
from pressctl.proof.words import unfound
from tests.suite.defects import FONTS, render

TEXT = "The delegation documented extraordinary and disproportionate administrative responsibilities."
HYPHENS = "p { hyphens: auto; width: 56mm; margin-left: 20mm; orphans: 1; widows: 1 }"
LOW = "@page { size: 96mm 36mm; margin: 8mm; @bottom-left { content: 'We Exist!' } }"
MARK = "<div style='position: fixed; top: 18mm; left: 0; font-size: 60pt; line-height: 1; opacity: .14'>Draft</div>"


def _unfound(body: str, css: str, text: str = TEXT) -> list[Fault]:
    faults = proof(render(body, HYPHENS + css), lambda _: [Expected(text, "ltr")], FONTS)
    return [fault for fault in faults if fault.kind in (Kind.TEXT_LAYER, Kind.MISSING)]


def test_a_word_that_goes_on_over_the_next_page_is_found() -> None:
    assert _unfound(f"<p dir=ltr lang=en>{TEXT}</p>", LOW) == []


def test_a_word_broken_where_a_watermark_stands_is_found() -> None:
    assert _unfound(f"<p dir=ltr lang=en>{TEXT}</p>{MARK}", "") == []


def test_a_word_whose_other_half_is_copied_as_another_is_not_found() -> None:
    wanted = Expected(TEXT, "ltr")
    shown, copied = (
        render(f"<p dir=ltr lang=en>{text}</p>", HYPHENS + LOW) for text in (TEXT, TEXT.replace("ies.", "\u00adiez."))
    )
    judge = _Judge(read(opened(shown)), [wanted], FONTS)
    judge.letters()
    assert list(unfound(shown, judge.seen, judge.aside)) == []
    assert [fault.expected for fault in unfound(copied, judge.seen, judge.aside)] == ["responsibilities"]

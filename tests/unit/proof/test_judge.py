"""The judge flags what is wrong on a page, by its right name, and says nothing of what is right."""

from __future__ import annotations

import pytest

from pressctl.proof.fault import Expected, Kind
from pressctl.proof.judge import judge, proof
from tests.suite.defects import DEFECTS, FONTS, RIGHT, Defect, Right, render

PDI = "\u2069"


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.name)
def test_a_seeded_defect_is_found(defect: Defect) -> None:
    faults = judge(render(defect.body, defect.css), [defect.expected], defect.fonts)
    assert defect.kind in {fault.kind for fault in faults}, faults


@pytest.mark.parametrize("right", RIGHT, ids=lambda right: right.name)
def test_a_right_page_passes(right: Right) -> None:
    assert judge(render(right.body, right.css), right.expected, FONTS) == ()


@pytest.mark.parametrize(
    "right", [right for right in RIGHT[:5] if "brackets" not in right.name], ids=lambda right: right.name
)
def test_the_same_page_without_its_spans_does_not_pass(right: Right) -> None:
    bare = right.body.replace("<span dir=ltr>", "").replace("<span dir=rtl lang=ar>", "").replace("</span>", "")
    kinds = {fault.kind for fault in judge(render(bare, right.css), right.expected, FONTS)}
    assert kinds == {Kind.ORDER}


def test_a_fault_says_where_it_is_and_what_should_stand_there() -> None:
    body = "<p dir=rtl>سطر أول</p><p dir=rtl style='break-before: page'>قالت <b>We</b> Exist! أمس</p>"
    text = f"قالت \u2066We Exist!{PDI} أمس"
    (fault,) = judge(render(body), [Expected("سطر أول", "rtl"), Expected(text, "rtl")], FONTS)
    assert (fault.kind, fault.text, fault.line, fault.page) == (Kind.ORDER, text, 1, 2)
    assert (fault.got, fault.expected) == ("سما!existweتلاق", "سماweexist!تلاق")


def test_the_part_that_is_missing_is_told() -> None:
    body = "<p dir=ltr lang=en>first line<br>second line</p>"
    (fault,) = judge(render(body), [Expected("first line second line third line", "ltr")], FONTS)
    assert (fault.kind, fault.line, fault.got, fault.expected) == (
        Kind.MISSING,
        3,
        "firstline / secondline",
        "thirdline",
    )


def test_the_same_paragraph_twice_must_be_there_twice() -> None:
    twice = [Expected("العدالة أولاً", "rtl")] * 2
    assert judge(render("<p dir=rtl>العدالة أولاً</p>" * 2), twice, FONTS) == ()
    assert [fault.kind for fault in judge(render("<p dir=rtl>العدالة أولاً</p>"), twice, FONTS)] == [Kind.MISSING]


def test_a_font_under_the_name_of_ours_is_not_taken_for_ours() -> None:
    regular_only = [path for path in FONTS if "Bold" not in path.stem]
    faults = judge(render("<p dir=rtl><b>العدالة</b></p>"), [Expected("العدالة", "rtl")], regular_only)
    assert Kind.FONT in {fault.kind for fault in faults}


def test_a_watermark_in_the_tone_of_what_is_behind_it_is_not_hidden_text() -> None:
    ground = "<div style='position: fixed; inset: -20mm; background: #0b5d57'></div>"
    mark = "<div style='position: fixed; top: 60mm; font-size: 90pt; color: #8c2d19; opacity: {}'>Draft</div>"
    assert _hidden(ground + mark.format(".14")) == 0
    assert _hidden(ground + mark.format("1")) == 1


def _hidden(body: str) -> int:
    return [fault.kind for fault in proof(render(body), lambda _: [], FONTS)].count(Kind.HIDDEN)

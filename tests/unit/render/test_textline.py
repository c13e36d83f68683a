"""Lines of plain text read in the right order wherever they are shown, with no more isolates than that takes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings, strategies as st

from pressctl.proof.oracle import visual
from pressctl.render.textline import CLOSER, MARKS, OPENERS, Letter, Letters, edges, width, wrapped

STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}
PIECES = {
    "ltr": ("HRW", "Mazaya Women Org.", "“Shaml” Hus", "(SNHR)", "+33 1 23", "UN 2254", "#Tag", "x"),
    "rtl": ("سوريا", "مزايا النسائية", "«بيت»", "قرار 2254 لعام", "(حقوق)", "٢٠٢٠", "و"),
}
OTHER = {"ltr": "rtl", "rtl": "ltr"}
BARE = ("", " ", "٢٠٢٠ ", "7%", ", ", " – ", " 2020 ", "، ", " [1]", ": ", " (", ") ")


def first_strong(text):
    """The direction that a program gives to a line: that of its first letter outside isolates, from left to right else."""
    depth = 0
    for sign in text:
        kind = unicodedata.bidirectional(sign)
        depth += (kind in ("LRI", "RLI")) - (kind == "PDI")
        if depth == 0 and kind in STRONG:
            return STRONG[kind]
    return "ltr"


def seen(text, base):
    return visual(text, base).translate({ord(mark): None for mark in MARKS.values()})


@st.composite
def lines(draw):
    """The direction of a line, and its pieces: text of its own, or a run in the other direction."""
    base = draw(st.sampled_from(("ltr", "rtl")))
    own = st.sampled_from(PIECES[base] + BARE).map(lambda text: (text, False))
    foreign = st.sampled_from(PIECES[OTHER[base]]).map(lambda text: (text, True))
    return base, draw(st.lists(st.one_of(own, foreign), min_size=1, max_size=7))


def put(base, pieces):
    letters = Letters(base)
    for text, is_foreign in pieces:
        entered = is_foreign and letters.enter(OTHER[base])
        letters.add(text)
        if entered:
            letters.leave()
    return letters


def isolated(base, pieces):
    return "".join(f"{OPENERS[OTHER[base]]}{text}{CLOSER}" if is_foreign else text for text, is_foreign in pieces)


@settings(max_examples=300)
@given(lines())
def test_a_line_reads_as_if_every_run_were_isolated(line):
    base, pieces = line
    [written] = wrapped(put(base, pieces), 999)
    if written:
        assert seen(written, first_strong(written)).strip() == seen(isolated(base, pieces), base).strip()


@settings(max_examples=300)
@given(lines())
def test_marks_at_the_edges_do_the_same_where_the_direction_is_known(line):
    base, pieces = line
    [row] = put(base, pieces).lines
    told = edges(row, base)
    text, number = "", 0
    for piece, is_foreign in pieces:
        number += is_foreign
        found = told.get(number) if is_foreign else None
        own, outer = MARKS[OTHER[base]], MARKS[base]
        text += outer if found and found.before else ""
        text += own if found and found.first else ""
        text += piece
        text += own if found and found.last else ""
        text += outer if found and found.after else ""
    # a mark is no Arabic letter: behind one, the sign of a percentage stands on the other side of its figure; and
    # Arabic-Indic figures in a Latin line are drawn together over an isolate, but not over a mark
    is_apart = "%" in text or (base == "ltr" and any("٢" in piece and not is_foreign for piece, is_foreign in pieces))
    if not any(found.mixed for found in told.values()) and not is_apart:
        assert seen(text, base).strip() == seen(isolated(base, pieces), base).strip()


@pytest.mark.parametrize(
    ("base", "pieces", "written"),
    [
        ("rtl", [("تقول ", False), ("HRW", True), (" اليوم", False)], "تقول HRW اليوم"),
        ("ltr", [("Hello ", False), ("سوريا", True), (".", False)], "Hello سوريا."),
        ("rtl", [("HRW", True), (" تقول", False)], "\u2066HRW\u2069 تقول"),
        ("rtl", [("انظر ", False), ("(HRW)", True)], "انظر \u2066(HRW)\u2069"),
        ("rtl", [("في ", False), ("UN", True), (" 2020", False)], "في \u2066UN\u2069 2020"),
        ("rtl", [("HRW", True)], "\u200f\u2066HRW\u2069"),
        ("ltr", [("سوريا", True)], "\u2067سوريا\u2069"),
        ("rtl", [("2020", False)], "\u200f2020"),
    ],
)
def test_isolates_stand_only_where_a_line_needs_them(base, pieces, written):
    assert list(wrapped(put(base, pieces), 72)) == [written]


def test_a_run_that_goes_over_a_line_is_isolated_on_both():
    letters = put("rtl", [("قال ", False), ("one two three", True)])
    assert list(wrapped(letters, 11)) == ["قال one two", "\u200f\u2066three\u2069"]


def test_a_run_within_a_run_is_isolated_within_it():
    letters = Letters("ltr")
    assert letters.enter("rtl")
    letters.add("مكتب (")
    assert letters.enter("ltr")
    letters.add("LDSPS")
    letters.leave()
    letters.add(")")
    letters.leave()
    assert list(wrapped(letters, 72)) == ["\u2067مكتب (\u2066LDSPS\u2069)\u2069"]


@given(st.text(st.sampled_from("ab ي\u0651\u064e漢"), max_size=60), st.integers(4, 20))
def test_no_line_is_wider_than_asked_and_no_word_torn(text, columns):
    letters = Letters("ltr")
    letters.add(text)
    written = list(wrapped(letters, columns, "- ", "  "))
    said = [word for line in written for word in line.strip("\u200e\u200f- ").split(" ") if word]
    assert said == [word for word in text.split(" ") if word]
    assert all(width(line) <= columns or " " not in line.strip("\u200e- ") for line in written)


def test_what_no_text_may_hold_is_left_out():
    letters = Letters("ltr")
    letters.add("a\x00\x1b[31m\nb\r\u0085")
    assert letters.lines == [[Letter(sign) for sign in "a[31mb"]]

"""The order that Unicode asks for, on cases whose answer stands in UAX #9 or can be seen at once."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, strategies as st

from pressctl.model.language import Direction
from pressctl.proof.oracle import MIRRORS, levels, order, visual

LRI, RLI, FSI, PDI = "\u2066", "\u2067", "\u2068", "\u2069"

CASES: tuple[tuple[str, Direction, str], ...] = (
    ("car means سيارة.", "ltr", "car means ةرايس."),
    ("سيارة means car.", "rtl", ".means car ةرايس"),
    # numbers run left to right, signs between them go with them only where UAX #9 W4 says so
    ("عام 2011-2024", "rtl", "2024-2011 ماع"),
    ("عام 1,250.50 دولار", "rtl", "رالود 1,250.50 ماع"),
    ("عام ٢٠١١ م", "rtl", "م ٢٠١١ ماع"),
    ("نسبة 45.7%", "rtl", "%45.7 ةبسن"),
    ("C++ لغة", "rtl", "ةغل ++C"),
    # brackets pair (N0) and are mirrored (L4)
    ("(أ)", "rtl", "(أ)"),
    ("أ (b) ج", "rtl", "ج (b) أ"),
    ("a (ب) c", "ltr", "a (ب) c"),
    ("«أ» [ب] {ج}", "rtl", "{ج} [ب] «أ»"),
    ("<أ> ‹ب›", "rtl", "‹ب› <أ>"),
    ("“أ”", "rtl", "”أ“"),  # these have no mirrored pair: they are only put in order
    # isolates keep what is inside together
    (f"أ {LRI}C++{PDI} ب", "rtl", "ب C++ أ"),
    (f"أ {LRI}+963 (11){PDI} ب", "rtl", "ب +963 (11) أ"),
    (f"a {RLI}ب 1{PDI} 2", "ltr", "a 1 ب 2"),
    (f"أ {FSI}a!{PDI} ب", "rtl", "ب a! أ"),
    (f"أ {LRI}a {RLI}ب! c{PDI} d{PDI} ه", "rtl", "ه a c !ب d أ"),
    # blanks at the end of a line take its direction (L1)
    ("a ب ", "ltr", "a ب "),
    ("ب a ", "rtl", " a ب"),
    ("", "rtl", ""),
)


@pytest.mark.parametrize(("text", "base", "seen"), CASES)
def test_visual_order(text: str, base: Direction, seen: str) -> None:
    assert visual(text, base) == seen


def test_levels_of_a_mixed_paragraph() -> None:
    assert levels("أ 1 b.", "rtl") == (1, 1, 2, 1, 2, 1)
    assert levels("أ 1 b.", "ltr") == (1, 1, 2, 0, 0, 0)


def test_a_line_is_ordered_by_the_levels_of_its_paragraph() -> None:
    text = "أ ab cd"
    end_of_line = text.index("cd")
    first = order(text[:end_of_line], levels(text, "rtl")[:end_of_line], "rtl")
    assert "".join(text[i] for i in first) == " ab أ"


def test_every_mirrored_bracket_and_quotation_mark_has_its_pair() -> None:
    fences = {c for c in map(chr, range(0x110000)) if unicodedata.category(c) in {"Ps", "Pe", "Pi", "Pf"}}
    assert {c for c in fences if unicodedata.mirrored(c)} <= MIRRORS.keys()
    assert all(MIRRORS[other] == char for char, other in MIRRORS.items())


LETTERS = st.text(st.sampled_from("abcDEF ابتثج 0123456789 ٠١٢ ()[]«»!.,:-+%#@/" + LRI + RLI + PDI), max_size=40)
BASES: st.SearchStrategy[Direction] = st.sampled_from(["ltr", "rtl"])


@given(LETTERS, BASES)
def test_nothing_is_lost_and_nothing_added(text: str, base: Direction) -> None:
    assert sorted(order(text, levels(text, base), base)) == list(range(len(text)))


@given(st.text("abc XYZ", max_size=20))
def test_left_to_right_text_stays(text: str) -> None:
    assert visual(text, "ltr") == text


@given(st.text("ابت جحخ", max_size=20))
def test_right_to_left_text_is_turned_round(text: str) -> None:
    assert visual(text, "rtl") == text[::-1]


@given(LETTERS, BASES)
def test_an_isolate_never_mixes_with_its_surroundings(text: str, base: Direction) -> None:
    inner = "".join(char for char in text if char not in (LRI, RLI, PDI))
    assert visual(inner, "ltr").strip() in visual(f"ا {LRI}{inner}{PDI} b", base)

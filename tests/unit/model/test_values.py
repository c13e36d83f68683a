"""Values that pass between rooms: they know their place, and outlive the journey to a worker."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, strategies as st

from pressctl.model.fields import is_slug, leads_out
from pressctl.model.finding import Exit, Finding, Rule, Severity, Trouble, worst_is_error
from pressctl.model.node import Stretch, Text
from pressctl.model.place import Place
from tests.unit.convert.strategies import texts

ERROR = Rule.from_text("ABC001", "a-rule", Severity.ERROR, "Sentence.\n\nWhy: because.")
WARNING = Rule.from_text("ABC002", "b-rule", Severity.WARNING, "Sentence.\n\nWhy: because.")


@given(st.lists(texts, max_size=4).map("\n".join), st.data())
def test_a_file_knows_each_character(content, data):
    text = Text.of_file(content, "f")
    offset = data.draw(st.integers(0, max(0, len(content) - 1)))
    place = text.at(offset)
    assert (place.line, place.column) == (content.count("\n", 0, offset) + 1, offset - content.rfind("\n", 0, offset))


@given(st.lists(texts, max_size=4).map("\n".join), st.data())
def test_a_part_keeps_its_places(content, data):
    text = Text.of_file(content, "f")
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))
    part = text.part(start, end)
    assert part == content[start:end]
    for offset in range(len(part)):
        assert part.at(offset) == text.at(start + offset)


def test_a_text_is_the_same_after_a_journey():
    text = Text("نص", "f", (Stretch(0, 3, 7),))
    back = pickle.loads(pickle.dumps(text))
    assert (back, type(back), back.at(1)) == (text, Text, Place("f", 3, 8))


def test_a_trouble_is_the_same_after_a_journey():
    back = pickle.loads(pickle.dumps(Trouble("what", "do this", Exit.USAGE)))
    assert (back.message, back.fix, back.exit_code) == ("what", "do this", Exit.USAGE)


def test_findings_are_ordered_by_file_line_and_column():
    places = [Place("b", 1, 1), Place("a", 10, 1), Place("a", 9, 20), Place("a", 9, 3)]
    ordered = sorted((Finding(ERROR, "m", "", place) for place in places), key=lambda f: f.order)
    assert [str(f.place) for f in ordered] == ["a:9:3", "a:9:20", "a:10:1", "b:1:1"]


@pytest.mark.parametrize(("rules", "expected"), [([], False), ([WARNING], False), ([WARNING, ERROR], True)])
def test_only_errors_stop(rules, expected):
    assert worst_is_error(Finding(rule, "m", "", Place("a")) for rule in rules) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2020-01-idlib", True), ("a", True), ("a" * 80, True), ("a" * 81, False), ("", False), ("A", False), ("a--b", False),
        ("-a", False), ("a-", False), ("a\n", False), ("نص", False), ("٣", False), ("a_b", False), ("a.b", False), ("../x", False),
        ("con", False), ("nul", False), ("index", False), ("assets", False), ("manifest", False),
        ("kind", True), ("year", True), ("by_year", False),
    ],
)  # fmt: skip
def test_ids(text, expected):
    assert is_slug(text) is expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("media/a.jpg", False), ("a..b.jpg", False), ("../a", True), ("a/../../b", True), ("/etc/passwd", True), ("~/a", True),
        ("a\\b", True), ("C:a", True), ("a\0b", True), ("..", True),
    ],
)  # fmt: skip
def test_paths_that_lead_out(path, expected):
    assert leads_out(path) is expected


def test_a_rule_is_read_from_its_page():
    rule = Rule.from_text(
        "ABC003", "c-rule", Severity.INFO,
        "One\nsentence.\n\nWhy: first\nand second.\nWrong:\n```\na: b\n```\n```body.ar.md\nنص\n```\nRight:\n```\na: c\n```\n",
    )  # fmt: skip
    assert (rule.summary, rule.why) == ("One sentence.", "first and second.")
    assert [(e.file, e.text) for e in rule.wrong] == [("release.yaml", "a: b\n"), ("body.ar.md", "نص\n")]
    assert [e.text for e in rule.right] == ["a: c\n"]

"""Every style tells every text, and no text of a writer's gets out of it."""

from __future__ import annotations

import json
from xml.etree import ElementTree

import pytest
from hypothesis import given, strategies as st

from pressctl.report.account import Account
from pressctl.report.screen import visible
from pressctl.report.styles import STYLES
from tests.unit.report.findings import COMMANDING, EVERYWHERE, INFO, NASTY, finding

ANY = st.text(st.characters(), max_size=60)


@pytest.mark.parametrize("style", STYLES)
def test_nothing_commands_the_terminal(style):
    told = STYLES[style](Account((EVERYWHERE,), ("a",)))
    assert COMMANDING.isdisjoint(told)
    told.encode("utf-8")


@pytest.mark.parametrize("style", STYLES)
def test_nothing_found_is_told_as_well(style):
    assert "a" in STYLES[style](Account((), ("a",))) or style == "text"


@given(ANY, ANY)
def test_json_keeps_every_character(message, fix):
    there = finding(message, fix=fix)
    told = STYLES["json"](Account((there,), ("a",)))
    assert COMMANDING.isdisjoint(told)
    [record] = json.loads(told)["findings"]
    assert (record["message"], record["fix"], record["line"]) == (message, fix, 3)


def test_json_says_what_is_allowed_and_why():
    told = json.loads(STYLES["json"](Account((), ("a",), (finding(because="the shortener is ours"),))))
    assert [record["because"] for record in told["allowed"]] == ["the shortener is ours"]
    assert (told["findings"], told["summary"]["warnings"]) == ([], 0)


def test_text_has_three_lines_a_finding_whatever_it_says():
    first, second, third = STYLES["text"](Account((EVERYWHERE,), ("a",))).splitlines()
    assert second.startswith("  ::error")
    assert third.startswith("  fix: ")


def test_a_text_cannot_start_a_command_in_a_log_of_github(monkeypatch):
    assert "##[" in visible("##[error]x")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert "##[" not in visible("##[error]x")


@given(ANY, ANY, ANY)
def test_junit_is_xml_whatever_a_text_says(message, fix, path):
    there = finding(message, path, fix=fix, release=None)
    suites = ElementTree.fromstring(STYLES["junit"](Account((there,), ("a",))).encode())
    assert [suite.get("name") for suite in suites] == ["newsroom", "a"]
    [case], [clean] = suites
    assert case[0].tag == "failure"
    assert list(clean) == []


def test_junit_without_what_xml_has_no_letters_for():
    there = finding(NASTY + "\uffff\ufffe", because="")
    told = STYLES["junit"](Account((EVERYWHERE, there), ("a",)))
    assert len(list(ElementTree.fromstring(told.encode()).iter("failure"))) == 2


def test_an_info_passes():
    [suite] = ElementTree.fromstring(STYLES["junit"](Account((finding("told", rule=INFO),), ("a",))).encode())
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")
    assert "told" in suite[0][0].text
    assert suite[0][0].tag == "system-out"


def test_junit_counts():
    account = Account((finding(), finding("another")), ("a", "b"), (finding(because="ours", release="b"),), "room")
    suites = ElementTree.fromstring(STYLES["junit"](account).encode())
    assert (suites.get("tests"), suites.get("failures")) == ("3", "2")
    assert [(s.get("name"), s.get("tests"), s.get("failures"), s.get("skipped")) for s in suites] == [
        ("a", "2", "2", "0"),
        ("b", "1", "0", "1"),
    ]
    assert {case.get("file") for case in suites.iter("testcase")} == {"room/releases/a/body.en.md"}
    [skipped] = suites.iter("skipped")
    assert skipped.get("message") == "allowed: ours"


def test_no_line_of_a_log_begins_with_a_writers_words():
    for style in ("json", "junit", "sarif", "text"):
        told = STYLES[style](Account((finding("a\n::error::b", fix="c\n::error::d"),), ("a",)))
        assert not [line for line in told.splitlines() if line.lstrip().startswith("::")], style

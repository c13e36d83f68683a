"""Good answers are kept, bad ones never; what is damaged costs no more than itself."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pressctl.links.memory import Damaged, Memory, memory
from pressctl.model.link import Hop, LinkState, Oddity, Verdict

NOW = datetime(2020, 1, 31, 12, tzinfo=UTC)
WEEK = timedelta(days=7)
ADDRESS = "https://example.org/report"
UNKNOWN = LinkState(ADDRESS, Verdict.UNCHECKED, "has not been looked at")
THERE = replace(UNKNOWN, verdict=Verdict.OK, words="is there", status=200, alive=NOW)
MOVED = replace(
    THERE,
    verdict=Verdict.MOVED,
    target="https://example.org/new",
    chain=(Hop(ADDRESS, 301), Hop("https://example.org/new", 200)),
    words="has moved to https://example.org/new",
)


def after(state: LinkState, days: float = 1) -> Memory:
    """What a later run remembers of one state."""
    known = Memory(NOW)
    known.learn(state)
    return memory(known.text(), NOW + timedelta(days=days))


@pytest.mark.parametrize("state", [THERE, MOVED])
def test_good_answers_are_kept(state):
    assert after(state).recall(UNKNOWN, WEEK) == state


@pytest.mark.parametrize("verdict", [each for each in Verdict if each not in (Verdict.OK, Verdict.MOVED)])
def test_bad_answers_never(verdict):
    assert after(replace(THERE, verdict=verdict)).recall(UNKNOWN, WEEK) == UNKNOWN


@pytest.mark.parametrize("oddity", Oddity)
def test_nor_are_strange_ones(oddity):
    """So that they are told again each time."""
    assert after(replace(THERE, oddities=frozenset({oddity}))).recall(UNKNOWN, WEEK) == UNKNOWN
    assert after(replace(THERE, lost=("demands",))).recall(UNKNOWN, WEEK) == UNKNOWN


def test_what_is_too_old_only_tells_when():
    assert after(THERE, 8).recall(UNKNOWN, WEEK) == replace(UNKNOWN, alive=NOW)
    assert after(THERE, 400).recall(UNKNOWN, WEEK) == UNKNOWN


def test_a_bad_answer_leaves_the_last_good_one():
    known = Memory(NOW)
    known.learn(THERE)
    known.learn(replace(THERE, verdict=Verdict.GONE, words="answered 404"))
    assert known.recall(UNKNOWN, WEEK) == THERE


def test_a_clock_that_ran_ahead_is_not_believed():
    known = Memory(NOW + WEEK)
    known.learn(replace(THERE, alive=NOW + WEEK))
    assert memory(known.text(), NOW).recall(UNKNOWN, WEEK) == UNKNOWN


def test_of_two_runs_the_newer_counts():
    older, newer = Memory(NOW), Memory(NOW + WEEK)
    older.learn(THERE)
    older.learn(replace(THERE, address="https://example.org/other"))
    newer.learn(replace(MOVED, alive=NOW + WEEK))
    both = older.joined(newer)
    assert both.text() == newer.joined(older).text()
    assert both.recall(UNKNOWN, WEEK).verdict is Verdict.MOVED
    assert both.recall(replace(UNKNOWN, address="https://example.org/other"), WEEK).verdict is Verdict.OK


def test_a_line_for_each_page():
    known = Memory(NOW)
    known.learn(THERE)
    known.learn(replace(THERE, address="https://example.org/a"))
    assert [line.split('"')[1] for line in known.text().splitlines()[1:-1]] == ["https://example.org/a", ADDRESS]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "[" * 100_000, '{"schema_version": 2, "links": {}}', '{"schema_version": 1}', "\0"]
)
def test_what_is_damaged_is_told(text):
    with pytest.raises(Damaged) as told:
        memory(text, NOW)
    assert told.value.rest.recall(UNKNOWN, WEEK) == UNKNOWN


@pytest.mark.parametrize(
    "record",
    [
        None,
        {},
        [],
        "x",
        {"seen": "yesterday", "status": 200},
        {"seen": 5, "status": 200},
        {"seen": "2020-01-31T12:00:00Z", "status": "200"},
        {"seen": "2020-01-31T12:00:00Z", "status": True},
        {"seen": "2020-01-31T12:00:00Z", "status": 7},
        {"seen": "2020-01-31T12:00:00Z", "status": 200, "target": "javascript:alert(1)"},
        {"seen": "2020-01-31T12:00:00Z", "status": 200, "target": "https://example.org/\u001b[31m"},
        {"seen": "2020-01-31T12:00:00Z", "status": 200, "target": 5},
        {"seen": "2020-01-31T12:00:00Z", "status": 200, "chain": "ab"},
        {"seen": "2020-01-31T12:00:00Z", "status": 200, "chain": [["ftp://a", 301]]},
    ],
)
def test_sound_entries_outlive_damaged_ones(record):
    other = "https://example.org/sound"
    known = {ADDRESS: record, other: {"seen": "2020-01-31T12:00:00Z", "status": 200}}
    with pytest.raises(Damaged, match="1 entry") as told:
        memory(json.dumps({"schema_version": 1, "links": known}), NOW)
    rest = told.value.rest
    assert rest.recall(UNKNOWN, WEEK) == UNKNOWN
    assert rest.recall(replace(UNKNOWN, address=other), WEEK).verdict is Verdict.OK


# ── the last look, good or bad ───────────────────────────────────────────────


@pytest.mark.parametrize("verdict", [Verdict.GONE, Verdict.REFUSED, Verdict.UNSURE])
def test_who_publishes_is_told_of_the_last_look_also_where_it_was_bad(verdict):
    bad = replace(UNKNOWN, verdict=verdict, words="answered 404")
    assert after(bad).last(UNKNOWN, WEEK) == replace(UNKNOWN, verdict=verdict, words="answered 404")
    assert after(bad, 8).last(UNKNOWN, WEEK) == UNKNOWN, "that was too long ago"


def test_a_page_that_is_back_is_there():
    known = Memory(NOW)
    known.learn(replace(UNKNOWN, verdict=Verdict.GONE, words="answered 404"))
    known.learn(THERE)
    assert memory(known.text(), NOW).last(UNKNOWN, WEEK) == THERE


def test_a_page_that_was_there_and_is_gone_is_gone():
    known = Memory(NOW)
    known.learn(THERE)
    known.learn(replace(UNKNOWN, verdict=Verdict.GONE, words="answered 404"))
    assert memory(known.text(), NOW).last(UNKNOWN, WEEK).verdict is Verdict.GONE
    assert memory(known.text(), NOW).recall(UNKNOWN, WEEK) == THERE, "it is asked for again all the same"


def test_what_is_not_asked_for_leaves_no_note():
    assert after(UNKNOWN).text() == Memory(NOW).text()


def test_of_two_runs_the_newer_look_counts():
    older, newer = Memory(NOW), Memory(NOW + WEEK)
    older.learn(replace(UNKNOWN, verdict=Verdict.GONE, words="answered 404"))
    newer.learn(replace(THERE, alive=NOW + WEEK))
    for both in (older.joined(newer), newer.joined(older)):
        assert both.last(UNKNOWN, WEEK).verdict is Verdict.OK


@pytest.mark.parametrize(
    "note",
    [
        None,
        {},
        {"at": "soon", "verdict": "gone", "words": "x"},
        {"at": "2020-01-31T12:00:00Z", "verdict": "dead", "words": "x"},
        {"at": "2020-01-31T12:00:00Z", "verdict": "not checked", "words": "x"},
        {"at": "2020-01-31T12:00:00Z", "verdict": "gone", "words": "\x1b[31m"},
        {"at": "2020-01-31T12:00:00Z", "verdict": "gone", "words": 7},
    ],
)
def test_a_damaged_note_is_told_and_the_rest_counts(note):
    whole = json.loads(after(THERE).text())
    whole["looked"] = {"https://example.org/gone": note}
    with pytest.raises(Damaged) as told:
        memory(json.dumps(whole), NOW)
    assert told.value.rest.last(UNKNOWN, WEEK) == THERE

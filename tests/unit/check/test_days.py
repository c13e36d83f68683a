"""Days and hours beside each other: programmes, embargoes, what follows a release."""

from __future__ import annotations

import pytest

from pressctl.pipeline.check import check
from tests.small import RELEASE, one_language

PROGRAMME = "kind: programme\ndate: 2020-12-09\ntitle: { en: A }\ndays:\n"


@pytest.fixture
def found(tmp_path):
    """The code and the line of each finding about dates."""

    def look(release):
        one_language(tmp_path, "one", more={"releases/one/release.yaml": release})
        result = check(tmp_path).findings
        assert not [f for f in result if f.rule.code[:3] in ("REL", "SRC")], result
        return [(f.rule.code, f.place.line, f.place.column) for f in result if f.rule.code.startswith("DAT")]

    return look


def day(date, *events):
    """A day; an event is its hours and its room."""
    lines = [f"  - date: {date}", "    events:"]
    for event in events:
        hours, _, room = event.partition(" ")
        lines.append(f'      - {{ time: "{hours}", title: An event' + (f", room: {room} }}" if room else " }"))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (day("2020-12-09", "10:00-11:00 A", "11:00-12:00 A"), []),
        (day("2020-12-09", "10:00-11:00 A", "10:30-12:00 B"), []),
        (day("2020-12-09", "10:00-11:00", "10:30-12:00"), []),
        (day("2020-12-09", "10:00-11:00 A", "10:30-12:00 a"), [("DAT005", 8, 18)]),
        (day("2020-12-09", "10:00-11:00 A", "10:00-11:00 A"), [("DAT005", 8, 18)]),
        (day("2020-12-09", "10:00-15:00 A", "11:00-12:00 A", "13:00-14:00 A"), [("DAT005", 8, 18), ("DAT005", 9, 18)]),
        (day("2020-12-09", "23:00-01:00 A") + day("2020-12-10", "00:30-02:00 A"), [("DAT005", 10, 18)]),
        (day("2020-12-09", "23:00-00:30 A") + day("2020-12-10", "00:30-02:00 A"), []),
        (day("2020-12-09", "22:00-00:30 A", "00:30-02:00 A"), []),
        (day("2020-12-09", "22:00-00:40 A", "00:30-02:00 A"), [("DAT005", 8, 18)]),
        (
            day("2020-12-09", "22:00-00:30 A", "00:30-02:00 A") + day("2020-12-10", "01:00-03:00 A"),
            [("DAT005", 11, 18)],
        ),
        (day("2020-12-09", "11:00-12:00", "10:00-11:00"), [("DAT006", 8, 18)]),
        (day("2020-12-09", "10:00-11:00 A", "12:00-13:00 A", "10:00-11:00 B"), []),
        (day("2020-12-09", "12:00-13:00 A", "10:00-11:00 B", "14:00-15:00 A"), [("DAT006", 8, 18)]),
        (day("2020-12-09", "23:00-24:00", "01:00-02:00", "00:30-00:45"), [("DAT006", 9, 18)]),
        (day("2020-12-10", "11:00-12:00") + day("2020-12-09", "10:00-11:00"), [("DAT006", 8, 11)]),
        (day("2020-12-09", "11:00-12:00") + day("2020-12-09", "13:00-14:00"), [("DAT006", 8, 11)]),
    ],
)
def test_programmes(found, days, expected):
    assert found(PROGRAMME + days) == expected


@pytest.mark.parametrize(
    ("date", "more", "expected"),
    [
        ("2020-01-09", "embargo: 2020-01-09T23:30:00-05:00\n", []),
        ("2020-01-09", "embargo: 2020-01-10T00:30:00+02:00\n", ["DAT007"]),
        ("2020-01-09", "embargo: 2020-01-03T10:00:00+01:00\n", []),
        ("2020-01-09", "embargo: 2019-01-09T10:00:00+01:00\n", ["DAT007"]),
        ("2020-01", "embargo: 2020-01-31T10:00:00+01:00\n", []),
        ("2020-01", "embargo: 2020-02-01T10:00:00+01:00\n", ["DAT007"]),
        ("2015~", "embargo: 2020-02-01T10:00:00+01:00\n", []),
        ("2990-01-09", "", ["DAT008"]),
        ("2990", "", ["DAT008"]),
        ("2990-01-09", "embargo: 2990-01-09T10:00:00+01:00\n", []),
        ("2020-01-09", "corrections: [ { date: 2020-01-09, text: { en: A. } } ]\n", []),
        ("2020-01-09", "corrections: [ { date: 2020-01, text: { en: A. } } ]\n", []),
        ("2020-01-09", "corrections: [ { date: 2019-12, text: { en: A. } } ]\n", ["DAT009"]),
        ("2020-01-09", "withdrawn: { date: 2020-01-08, reason: { en: A. } }\n", ["DAT009"]),
        ("2020-01-09", "signatories: { withdrawn: [ { id: b, on: 2020-01-01 } ] }\n", ["DAT009"]),
    ],
)
def test_days_beside_the_release(found, date, more, expected):
    release = RELEASE.replace("2020-01-09", date).replace(", fr: Un appel, ar: نداء", "")
    assert [code for code, *_ in found(release + more)] == expected

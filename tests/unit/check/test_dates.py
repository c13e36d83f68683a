"""Dates in texts: against the calendar, against their weekday, and against what is known of the release’s date."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressctl.pipeline.check import check
from tests.small import write

SETTINGS = """\
newsroom: { name: { en: A, fr: A, ar: A }, url: "https://example.org/" }
languages: { source: en, publish: [en, fr, ar] }
"""
RELEASE = 'kind: {kind}\ndate: {date}\ntitle: {{ en: "A", fr: "B", ar: "ج" }}\nlanguages: [{code}]\n'


def found(root: Path, code: str, body: str, date: str = "2020-06-20", kind: str = "news") -> list[tuple[str, int]]:
    """The rules about dates that a release of one text breaks, and in which column."""
    files = {
        "pressctl.yaml": SETTINGS,
        "releases/a/release.yaml": RELEASE.format(kind=kind, date=date, code=code),
        f"releases/a/body.{code}.md": body + "\n",
    }
    findings = check(write(root, files)).findings
    return [(f.rule.name, f.place.column) for f in findings if "DAT010" <= f.rule.code <= "DAT019"]


@pytest.mark.parametrize(
    ("code", "body", "expected"),
    [
        ("en", "We met on Thursday, 25 June 2020.", []),
        ("en", "We met on Friday, 25 June 2020.", [("wrong-weekday", 11)]),
        ("en", "From Tuesday Dec. 3rd to Friday Dec. 6th 2019.", []),
        ("en", "From Tuesday Dec. 3rd to Thursday Dec. 6th 2019.", [("wrong-weekday", 26)]),
        ("fr", "Le MERCREDI 9 DÉCEMBRE 2020.", []),
        ("fr", "Le mardi 9 décembre 2020.", [("wrong-weekday", 4)]),
        ("ar", "اجتمعنا يوم الخميس 25 حزيران/يونيو 2020.", []),
        ("ar", "اجتمعنا يوم الجمعة ٢٥ حزيران ٢٠٢٠.", [("wrong-weekday", 13)]),
        # without a year, that of the release or the nearest
        ("en", "We meet on Thursday, 25 June.", []),
        ("en", "We meet on Friday, 25 June.", [("doubtful-weekday", 12)]),
        ("en", "We met on Tuesday, 31 December.", []),
        ("fr", "Le vendredi 25 juin.", [("doubtful-weekday", 4)]),
        ("ar", "يوم الجمعة 25 حزيران.", [("doubtful-weekday", 5)]),
    ],
)
def test_weekdays(code: str, body: str, expected: list[tuple[str, int]], tmp_path: Path) -> None:
    assert found(tmp_path, code, body) == expected


def test_a_weekday_without_a_year_is_not_judged_where_the_day_of_the_release_is_not_known(tmp_path: Path) -> None:
    assert found(tmp_path, "en", "We meet on Friday, 25 June.", date="2020-06") == []


@pytest.mark.parametrize(
    ("code", "body", "expected"),
    [
        ("en", "On 29 February 2020.", []),
        ("en", "On 29 February 2021.", [("impossible-day", 4)]),
        ("en", "On February 30.", [("impossible-day", 4)]),
        ("en", "From 28 to 31 June 2021.", [("impossible-day", 12)]),
        ("en", "On 31.06.2021.", [("impossible-day", 4)]),
        ("fr", "Le 31 juin.", [("impossible-day", 4)]),
        ("ar", "في ٣١ حزيران ٢٠٢١.", [("impossible-day", 4)]),
        ("en", "On 12.01.2017.", [("ambiguous-date", 4)]),
        ("en", "On 25.06.2020 and 05/05/2020 and 2020-01-09.", []),
        ("fr", "Le [12/01/17]{lang=en}.", [("ambiguous-date", 5)]),
        ("ar", "في ١٢/٠١/٢٠١٧.", [("ambiguous-date", 4)]),
        ("en", "In `12.01.2017` and at https://example.org/12.01.2017/.", []),
        ("en", "Of the 31 in April, 30 may feb 31.", []),
    ],
)
def test_days_of_the_calendar(code: str, body: str, expected: list[tuple[str, int]], tmp_path: Path) -> None:
    assert found(tmp_path, code, body) == expected


RELATIVE = [
    ("en", "They fled yesterday.", 11),
    ("en", "Two days ago they fled.", 1),
    ("en", "They fled a few days ago.", 11),
    ("en", "They fled last Friday.", 11),
    ("fr", "Ils ont fui hier soir.", 13),
    ("fr", "Ils ont fui il y a trois jours.", 13),
    ("fr", "Ils ont fui vendredi dernier.", 13),
    ("fr", "Ils ont fui la semaine dernière.", 13),
    ("ar", "نزحوا أمس.", 7),
    ("ar", "نزحوا بالأمس.", 7),
    ("ar", "نزحوا قبل ثلاثة أيام.", 7),
    ("ar", "نزحوا الأسبوع الماضي.", 7),
]


@pytest.mark.parametrize(("code", "body", "column"), RELATIVE)
@pytest.mark.parametrize("date", ["2020-06", "2020", "2020-06-20~"])
def test_relative_days_without_a_date(code: str, body: str, column: int, date: str, tmp_path: Path) -> None:
    assert found(tmp_path, code, body, date=date) == [("undated-day", column)]


@pytest.mark.parametrize(("code", "body", "column"), RELATIVE)
def test_relative_days_with_a_date(code: str, body: str, column: int, tmp_path: Path) -> None:
    assert found(tmp_path, code, body) == []
    assert found(tmp_path, code, body, kind="briefing") == [("undated-day", column)]


@pytest.mark.parametrize(
    ("code", "body", "expected"),
    [
        ("en", "“They fled yesterday”, she said.", []),
        ("en", "> They fled yesterday.", []),
        ("en", "They fled yesterday, 19 June 2020.", []),
        ("en", "In the last week of June they fled.", []),
        ("en", "They fled last month.", []),
        ("fr", "« Ils ont fui hier », dit-elle.", []),
        ("ar", "«نزحوا أمس» كما قالت.", []),
        ("ar", "وهم في أمسّ الحاجة.", []),
        ("ar", "وهم بأمس الحاجة.", []),
    ],
)
def test_relative_days_that_are_left_alone(
    code: str, body: str, expected: list[tuple[str, int]], tmp_path: Path
) -> None:
    assert found(tmp_path, code, body, date="2020-06") == expected


def test_a_month_needs_no_day(tmp_path: Path) -> None:
    assert found(tmp_path, "en", "They fled last month.", date="2020") == [("undated-day", 11)]

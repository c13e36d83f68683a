"""Dates, counts and moments as each language writes them; with the language files that pages are made with."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from pressctl.model.node import Text
from pressctl.model.record import ReleaseDate
from pressctl.pipeline.check import check
from pressctl.render.locale import counted, figure, in_digits, known, noun, written_date, written_moment
from tests.small import SETTINGS, newsroom

B, N = "\u00a0", "\u202f"


@pytest.fixture(scope="module")
def spoken(tmp_path_factory):
    """The three languages as the files in templates/languages/ and a pressctl.yaml settle them."""
    return check(newsroom(tmp_path_factory.mktemp("languages"), "one")).newsroom.languages


def date(text):
    return ReleaseDate.of(Text(text, "r"))


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("ar", "2020-01-09", "9 كانون الثاني 2020"),
        ("ar", "2020-02-01", "1 شباط 2020"),
        ("ar", "2020-03-31", "31 آذار 2020"),
        ("ar", "2020-04-01", "1 نيسان 2020"),
        ("ar", "2020-05-01", "1 أيار 2020"),
        ("ar", "2020-06-01", "1 حزيران 2020"),
        ("ar", "2020-07-01", "1 تموز 2020"),
        ("ar", "2020-08-01", "1 آب 2020"),
        ("ar", "2020-09-01", "1 أيلول 2020"),
        ("ar", "2020-10-01", "1 تشرين الأول 2020"),
        ("ar", "2020-11-01", "1 تشرين الثاني 2020"),
        ("ar", "2020-12-31", "31 كانون الأول 2020"),
        ("ar", "2020-01", "كانون الثاني 2020"),
        ("ar", "2020", "2020"),
        ("fr", "2020-01-09", "9 janvier 2020"),
        ("fr", "2020-08-01", "1er août 2020"),
        ("fr", "2020-01-21", "21 janvier 2020"),
        ("fr", "2020-01-11", "11 janvier 2020"),
        ("fr", "2020-01", "janvier 2020"),
        ("en", "2020-01-09", "9 January 2020"),
        ("en", "2020-01", "January 2020"),
        ("en", "2020", "2020"),
    ],
)
def test_dates(spoken, code, text, expected):
    assert written_date(date(text), spoken[code]).replace(B, " ") == expected


def test_arabic_digits(spoken):
    eastern = dataclasses.replace(spoken["ar"], digits="arab")
    assert written_date(date("2020-01-09"), eastern) == "٩ كانون الثاني ٢٠٢٠"
    assert written_date(date("2020"), eastern) == "٢٠٢٠"
    assert figure(948, eastern) == "٩٤٨"
    assert counted(26, "organisations", eastern) == "٢٦ منظمة"
    assert in_digits("1,000.5", eastern) == "١٬٠٠٠٫٥"
    assert in_digits("١٬٠٠٠٫٥", spoken["ar"]) == "1,000.5"


@pytest.mark.parametrize(
    ("number", "organisations", "individuals"),
    [
        (0, "لا منظمات", "لا أفراد"),
        (1, "منظمة واحدة", "فرد واحد"),
        (2, "منظمتان", "فردان"),
        (3, "3 منظمات", "3 أفراد"),
        (10, "10 منظمات", "10 أفراد"),
        (11, "11 منظمة", "11 فرداً"),
        (26, "26 منظمة", "26 فرداً"),
        (99, "99 منظمة", "99 فرداً"),
        (100, "100 منظمة", "100 فرد"),
        (101, "101 منظمة", "101 فرد"),
        (103, "103 منظمات", "103 أفراد"),
        (111, "111 منظمة", "111 فرداً"),
        (948, "948 منظمة", "948 فرداً"),
    ],
)
def test_arabic_plurals(spoken, number, organisations, individuals):
    assert counted(number, "organisations", spoken["ar"]) == organisations
    assert counted(number, "individuals", spoken["ar"]) == individuals


@pytest.mark.parametrize(
    ("code", "number", "expected"),
    [
        ("en", 0, "0 individuals"),
        ("en", 1, "1 individual"),
        ("en", 948, "948 individuals"),
        ("en", 12_000, "12,000 individuals"),
        ("fr", 0, "0 personne"),
        ("fr", 1, "1 personne"),
        ("fr", 2, "2 personnes"),
        ("fr", 12_000, f"12{N}000 personnes"),
        ("fr", 1_000_000, f"1{N}000{N}000 de personnes"),
    ],
)
def test_other_plurals(spoken, code, number, expected):
    assert counted(number, "individuals", spoken[code]) == expected


@pytest.mark.parametrize(("code", "expected"), [("fr", f"12{N}000{N}000"), ("en", "12,000,000"), ("ar", "12,000,000")])
def test_thousands(spoken, code, expected):
    assert figure(12_000_000, spoken[code]) == expected


@pytest.mark.parametrize(
    ("code", "number", "expected"),
    [
        ("en", 1, "organisation"),
        ("en", 26, "organisations"),
        ("ar", 26, "منظمة"),
        ("ar", 3, "منظمات"),
        ("fr", 26, "organisations"),
    ],
)
def test_the_noun_alone(spoken, code, number, expected):
    assert noun(number, "organisations", spoken[code]) == expected


MOMENT = datetime.datetime(2020, 1, 9, 10, 5, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", "Thursday 9 January 2020, 10:05 (UTC+01:00)"),
        ("fr", "jeudi 9 janvier 2020, 10 h 05 (UTC+01:00)"),
        ("ar", "الخميس 9 كانون الثاني 2020، الساعة 10:05 (UTC+01:00)"),
    ],
)
def test_moments(spoken, code, expected):
    assert written_moment(MOMENT, spoken[code]).replace(B, " ").replace("الخميس،", "الخميس") == expected


@pytest.mark.parametrize(("hours", "zone"), [(0, "UTC"), (-3.5, "UTC\u221203:30"), (5.75, "UTC+05:45")])
def test_zones(spoken, hours, zone):
    moment = MOMENT.replace(tzinfo=datetime.timezone(datetime.timedelta(hours=hours)))
    assert written_moment(moment, spoken["en"]).endswith(f"({zone})")


def test_the_clock_and_zone_of_the_machine_say_nothing(spoken, monkeypatch):
    import time

    before = written_moment(MOMENT, spoken["en"])
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        assert written_moment(MOMENT, spoken["en"]) == before
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("ar-SY", True), ("fr-FR", True), ("en-GB", True), ("xx-XX", False), ("ar_SY", False), ("", False), ("نص", False)],
)
def test_known_locales(locale, expected):
    assert known(locale) is expected


def test_every_language_has_every_label_and_plural(spoken):
    """A page must not fail in one language only."""
    keys = {code: set(language.labels) for code, language in spoken.items()}
    assert keys["en"] == keys["fr"] == keys["ar"]
    for language in spoken.values():
        assert set(language.plurals) == {"organisations", "individuals", "results"}
        for forms in language.plurals.values():
            assert "other" in forms
            assert all("{n}" in form for name, form in forms.items() if name in ("few", "many", "other"))


def test_settings_choose_locale_and_digits(tmp_path):
    settings = SETTINGS.replace("{ locale: ar-SY }", "{ locale: ar-EG, digits: arab }")
    chosen = check(newsroom(tmp_path, "one", more={"pressctl.yaml": settings})).newsroom.languages["ar"]
    assert written_date(date("2020-01-09"), chosen) == "٩ يناير ٢٠٢٠"

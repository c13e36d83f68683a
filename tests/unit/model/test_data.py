"""Charts and programmes as they are typed: what is understood, and what is said where it is not."""

from __future__ import annotations

import datetime

import pytest

from pressctl.load import load
from pressctl.model.article import plain
from pressctl.pipeline.check import check
from pressctl.pipeline.editions import Composer
from pressctl.render.html import page
from tests.small import SETTINGS, newsroom, write

CHART = "charts: [ {{ id: c, title: {{ en: T, fr: T, ar: ت }}, {0} }} ]\n"
LABEL = "label: { en: L, fr: L, ar: ل }"
PROGRAMME = """\
kind: programme
date: 2020-12-09
title: {{ en: T, fr: T, ar: ت }}
timezone: Europe/Paris
days: [ {{ date: {date}, events: [ {{ time: "{time}", title: {{ en: T, fr: T, ar: ت }} }} ] }} ]
"""


def loaded(tmp_path, release):
    return load(newsroom(tmp_path, "one", more={"releases/one/release.yaml": release}))


@pytest.mark.parametrize(
    ("chart", "told"),
    [
        (f"bars: [ {{ {LABEL}, value: 12.5 }} ]", None),
        (f"points: [2019, 2020], lines: [ {{ {LABEL}, values: [-1, 2] }} ]", None),
        ("note: { en: N, fr: N, ar: ن }", "either bars or lines"),
        (f"bars: [ {{ {LABEL}, value: 1 }} ], points: [1, 2]", "‘points’ belong"),
        (f"points: [2019], lines: [ {{ {LABEL}, values: [1] }} ]", "at least two points"),
        (f"points: [2019, 2020], lines: [ {{ {LABEL}, values: [1] }} ]", "1 values for 2 points"),
        (f"bars: [ {{ {LABEL}, value: -3 }} ]", "shorter than nothing"),
        (f"bars: [ {{ {LABEL}, value: many }} ]", "‘many’ is not a number"),
        (f"bars: [ {{ {LABEL}, value: 1, estimate: perhaps }} ]", "neither yes nor no"),
    ],
)
def test_charts(tmp_path, chart, told):
    from tests.small import RELEASE

    findings = loaded(tmp_path, RELEASE + CHART.format(chart)).findings
    if told:
        assert any(told in f.message for f in findings), findings
        assert all(f.place.line == 4 and f.fix for f in findings)
    else:
        assert not findings


@pytest.mark.parametrize(
    ("date", "time", "told"),
    [
        ("2020-12-09", "18:30-19:00", None),
        ("2020-12-09", "9:00 – 9:30", None),
        ("2020-12-09", "22:30-00:15", None),
        ("2020-12-09", "22:30-24:00", None),
        ("2020-12-09", "18:30", "does not say from when to when"),
        ("2020-12-09", "18:61-19:00", "no clock shows"),
        ("2020-12-09", "18:00-25:00", "no clock shows"),
        ("2020-12-09", "18:00-18:00", "ends when it begins"),
        ("2020-12", "18:00-19:00", "is not a day"),
        ("2020-13-09", "18:00-19:00", "the calendar has no"),
    ],
)
def test_hours(tmp_path, date, time, told):
    found = loaded(tmp_path, PROGRAMME.format(date=date, time=time))
    if told:
        assert any(told in f.message for f in found.findings), found.findings
        assert all(f.place.line == 5 for f in found.findings)
    else:
        assert not found.findings
        [release] = found.newsroom.releases
        hours = release.days[0].events[0].time
        assert isinstance(hours.begin, datetime.time)
        assert hours.text == time


def test_the_key_with_is_named_as_it_is_typed(tmp_path):
    release = PROGRAMME.format(date="2020-12-09", time="18:00-19:00").replace(
        "title: { en: T, fr: T, ar: ت } } ] }", "title: { en: T, fr: T, ar: ت }, with: [x] } ] }"
    )
    findings = loaded(tmp_path, release).findings
    assert findings
    assert all("with_" not in f.message + f.fix for f in findings)


def test_a_part_comes_from_one_place(tmp_path):
    report = "kind: report\ndate: 2020\ntitle: { en: T, fr: T, ar: ت }\nsections: [ { name: a, include: b } ]\n"
    findings = loaded(tmp_path, report).findings
    assert any("files of its own or from another release" in f.message for f in findings)


def test_one_text_serves_all_languages_and_a_zone_may_be_missing(tmp_path):
    release = PROGRAMME.format(date="2020-12-09", time="18:00-19:00").replace("timezone: Europe/Paris\n", "")
    release = release.replace(
        "title: { en: T, fr: T, ar: ت } } ] }",
        "title: In Motion, room: Studio, type: { en: Dance, fr: Danse, ar: رقص } } ] }",
    )
    root = newsroom(tmp_path, "one", more={"releases/one/release.yaml": release})
    checked = check(root)
    assert not checked.findings
    composer = Composer(checked, checked.newsroom, False, datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
    editions = composer.editions(checked.newsroom.releases[0], ())
    titles = {e.language.code: plain(e.programme.days[0].events[0].title).replace("\xa0", " ") for e in editions}
    assert titles == {"en": "Dance: In Motion", "fr": "Danse\u202f: In Motion", "ar": "رقص: In Motion"}
    assert all("zone" not in page(edition) for edition in editions)


def test_a_cover_may_be_described_in_place(tmp_path):
    report = "kind: report\ndate: 2020\ntitle: { en: T, fr: T, ar: ت }\nsections: [a]\n"
    report += "cover: { file: media/a.jpg, alt: { en: A, fr: A, ar: أ }, credit: us }\n"
    files = {"releases/one/release.yaml": report, "releases/one/media/a.jpg": b"\xff\xd8\xff"}
    files |= {f"releases/one/sections/a.{code}.md": "## Only a section\n\nText.\n" for code in ("en", "fr", "ar")}
    found = loaded_with(tmp_path, files)
    assert not found.findings
    [release] = found.newsroom.releases
    assert release.cover == "media/a.jpg"
    assert [medium.file for medium in release.media] == ["media/a.jpg"]
    del files["releases/one/media/a.jpg"]
    assert [f.rule.code for f in loaded_with(tmp_path / "again", files).findings] == ["REL008"]


def loaded_with(root, files):
    return load(write(root, {"pressctl.yaml": SETTINGS, **files}))

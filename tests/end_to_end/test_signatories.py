"""Signatories from a form into the newsroom, and back into a table, as somebody types the commands."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from subprocess import CompletedProcess

import openpyxl
import pytest

from pressctl.load import load
from tests.command import pressctl
from tests.small import newsroom, tree

ORGANISATIONS = """\
# who may sign
- id: lamp # the first
  name: { en: Lamp of the Valley, ar: مصباح الوادي }
  url: https://lamp.example/
- id: doctors
  name: { en: Doctors of the Northern Syndicate }
  acronym: DNS
"""
RELEASE = """\
kind: statement
date: 2020-01-09
title: { en: A call, fr: Un appel, ar: نداء }
signatories:
  organisations:
    - lamp # stays
  withdrawn: [ { id: doctors, on: 2020-01-11 } ]
"""
FORM = """\
Timestamp,E-mail,Your name,Organisation,Website,City,May we publish your name?
2026-01-02,hidden@example.org,HIDDEN One,,,Paris,Yes
2026-01-02,hidden@example.org,HIDDEN Two,LAMP OF THE VALLEY (LV),,,
2026-01-02,hidden@example.org,HIDDEN Three,Independent,,Lyon,
2026-01-02,hidden@example.org,HIDDEN Four,Doctors of northe syndecate,,,
2026-01-02,hidden@example.org,HIDDEN Five,زهرة الجبل,https://flower.example/,,
2026-01-02,hidden@example.org,HIDDEN Six,زهره الجبل,,,
2026-01-02,hidden@example.org,HIDDEN Seven,"=HYPERLINK(""https://evil.example"")",,,
2026-01-02,hidden@example.org,HIDDEN Eight,Doctors of the Northern Syndicate,,,
2026-01-02,hidden@example.org,HIDDEN One,,,Paris,Yes
"""


@pytest.fixture
def room(tmp_path: Path) -> Path:
    more = {"releases/organisations.yaml": ORGANISATIONS, "releases/call/release.yaml": RELEASE}
    (tmp_path / "form.csv").write_text(FORM, encoding="utf-8")
    return newsroom(tmp_path / "room", "call", more=more)


def take(room: Path, *words: str, file: str = "form.csv") -> CompletedProcess[str]:
    return pressctl("signatories", "import", room.parent / file, *words, cwd=room)


def test_what_is_sure_is_taken_and_the_rest_is_told(room: Path) -> None:
    ended = take(room, "call", "--add")
    assert ended.returncode == 1  # the formula
    for line in (
        "row 3  ‘LAMP OF THE VALLEY (LV)’: known as lamp",
        "row 5  ‘Doctors of northe syndecate’: left out, to be decided",
        "row 6  ‘\u2068زهرة الجبل\u2069’: new, as organisation",
        "row 7  ‘\u2068زهره الجبل\u2069’: the same as row 6",
        "individuals: 1 public, 1 withheld for want of a clear yes, 1 listed already",
        "form.csv:8:4: error SIG018 formula-in-table",
        "row 5, ‘Doctors of northe syndecate’: it may be ‘doctors’: only letters within two words differ",
        "‘doctors’ withdrew from this release, and was not added",
        "‘E-mail’: left out",
    ):
        assert line in ended.stdout
    assert "hidden" not in (ended.stdout + ended.stderr).casefold()
    assert "evil" not in ended.stdout
    release = (room / "releases/call/release.yaml").read_text(encoding="utf-8")
    assert "    - lamp # stays\n    - organisation\n  withdrawn:" in release
    assert "individuals: { total: 2, listed: individuals.csv }" in release
    organisations = (room / "releases/organisations.yaml").read_text(encoding="utf-8")
    assert organisations == (
        ORGANISATIONS + '\n- id: organisation\n  name: { ar: "زهرة الجبل" }\n  url: "https://flower.example/"\n'
    )
    people = (room / "releases/call/individuals.csv").read_text(encoding="utf-8")
    assert people == "name,role,place,consent\nHIDDEN One,,Paris,public\nHIDDEN Three,,,withheld\n"
    loaded = load(room)
    assert not [f for f in loaded.findings if f.severity == "error"]
    assert loaded.newsroom
    assert loaded.newsroom.releases[0].withheld == 1


def test_a_second_time_nothing_is_new(room: Path) -> None:
    take(room, "call", "--add")
    before = tree(room)
    ended = take(room, "call", "--add")
    assert "nothing was written" in ended.stderr
    assert "individuals: 0 public, 0 withheld for want of a clear yes, 3 listed already" in ended.stdout
    assert tree(room) == before


def test_a_dry_run_and_a_run_without_add_write_no_record(room: Path) -> None:
    before = tree(room)
    ended = take(room, "call", "--add", "--dry-run")
    assert "would write releases/organisations.yaml" in ended.stderr
    assert tree(room) == before
    ended = take(room)
    assert "2 individuals were left out" in ended.stdout or "3 individuals were left out" in ended.stdout
    assert "new; --add would add it" in ended.stdout
    assert tree(room) == before


def test_lists_with_faults_are_not_touched(room: Path) -> None:
    (room / "releases/call/individuals.csv").write_text("name,role,place,consent\nPerson,,,\n", encoding="utf-8")
    listed = RELEASE + "  individuals: { total: 1, listed: individuals.csv }\n"
    (room / "releases/call/release.yaml").write_text(listed, encoding="utf-8")
    before = tree(room)
    ended = take(room, "call", "--add")
    assert ended.returncode == 1
    assert "has errors" in ended.stderr
    assert tree(room) == before


def test_rows_go_into_the_list_as_it_is_written(room: Path) -> None:
    old = "consent;name;place\r\nwithheld;HIDDEN One;Paris\r\n"
    (room / "releases/call/people.csv").write_text(old, encoding="utf-8", newline="")
    listed = RELEASE + "  individuals: { total: 5, listed: people.csv }\n"
    (room / "releases/call/release.yaml").write_text(listed, encoding="utf-8")
    ended = take(room, "call")
    # who withheld the name before is not made public by a form
    assert "individuals: 0 public, 1 withheld for want of a clear yes, 2 listed already" in ended.stdout
    content = (room / "releases/call/people.csv").read_bytes().decode()
    assert content == old + "withheld;HIDDEN Three;\r\n"


def test_a_link_that_leads_out_is_not_followed(room: Path) -> None:
    outside = room.parent / "outside.csv"
    outside.write_text("name,role,place,consent\n", encoding="utf-8")
    (room / "releases/call/individuals.csv").symlink_to(outside)
    ended = take(room, "call", "--add")
    assert ended.returncode == 3
    assert "leads out of the newsroom" in ended.stderr
    assert outside.read_text(encoding="utf-8") == "name,role,place,consent\n"
    assert (room / "releases/organisations.yaml").read_text(encoding="utf-8") == ORGANISATIONS


@pytest.mark.parametrize(
    ("words", "code", "expected"),
    [
        (["call", "--map", "Nothing=name"], 2, "no column is headed ‘Nothing’"),
        (["call", "--map", "Organisation"], 2, "names no field"),
        (["no-such"], 2, "there is no release ‘no-such’"),
    ],
)
def test_what_is_not_understood(room: Path, words: list[str], code: int, expected: str) -> None:
    ended = take(room, *words)
    assert ended.returncode == code
    assert expected in ended.stderr


def test_export_has_what_is_printed_and_comes_back(room: Path) -> None:
    take(room, "call", "--add")
    for name in ("out.csv", "out.xlsx"):
        assert pressctl("signatories", "export", "call", room.parent / name, cwd=room).returncode == 0
    raw = (room.parent / "out.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert rows[1:] == [
        ["organisation", "lamp", "Lamp of the Valley", "", "مصباح الوادي", "", "https://lamp.example/", "", "", ""],
        ["organisation", "organisation", "", "", "زهرة الجبل", "", "https://flower.example/", "", "", ""],
        ["individual", "", "", "", "", "", "", "HIDDEN One", "", "Paris"],
    ]
    sheet = openpyxl.load_workbook(room.parent / "out.xlsx").active
    assert [[cell or "" for cell in row] for row in sheet.values] == rows
    for name in ("out.csv", "out.xlsx"):
        ended = take(room, "call", file=name)
        assert "known as lamp" in ended.stdout
        assert "nothing was written" in ended.stderr


def test_an_exported_cell_is_no_formula(room: Path) -> None:
    record = '- id: at\n  name: { en: "@home", ar: "+صوت" }\n  acronym: "-A"\n'
    (room / "releases/organisations.yaml").write_text(ORGANISATIONS + record, encoding="utf-8")
    release = RELEASE.replace("- lamp # stays", "- at")
    (room / "releases/call/release.yaml").write_text(release, encoding="utf-8")
    pressctl("signatories", "export", "call", room.parent / "out.csv", cwd=room)
    assert "'@home,,'+صوت,'-A" in (room.parent / "out.csv").read_text(encoding="utf-8-sig")


def test_no_file_is_overwritten(room: Path) -> None:
    ended = pressctl("signatories", "export", "call", room / "pressctl.yaml", cwd=room)
    assert ended.returncode == 2
    assert "is there already" in ended.stderr

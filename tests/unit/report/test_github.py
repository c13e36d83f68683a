"""What GitHub Actions makes of our lines: its reader is written here anew, from what its runner does."""

from __future__ import annotations

import re

from hypothesis import given, strategies as st

from pressctl.report.account import Account
from pressctl.report.github import MOST_BYTES, as_github, as_summary
from pressctl.report.screen import visible
from tests.unit.report.findings import ERROR, EVERYWHERE, INFO, NASTY, WARNING, finding

ANY = st.text(st.characters(), max_size=60)
LINE = re.compile(r"\r\n|\r|\n")


def commands(log: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands in a log, as the runner reads them: name, properties, data."""
    found = []
    for line in LINE.split(log):
        stripped = line.lstrip()
        if not stripped.startswith("::") or stripped.find("::", 2) < 0:
            assert "##[" not in line or stripped.startswith("::")
            continue
        head, data = stripped[2:].split("::", 1)
        name, _, properties = head.partition(" ")
        pairs = [pair.split("=", 1) for pair in properties.split(",") if pair]
        found.append((name, {key: unescaped(value, "%3A", "%2C") for key, value in pairs}, unescaped(data)))
    return found


def unescaped(text: str, *more: str) -> str:
    for code in ("%0D", "%0A", *more):
        text = text.replace(code, chr(int(code[1:], 16)))
    return text.replace("%25", "%")


def test_a_finding_stands_beside_its_line():
    [(name, where, data)] = commands(as_github(Account((finding(rule=ERROR),), ("a",), folder="room")))
    assert name == "error"
    assert where == {
        "file": "room/releases/a/body.en.md",
        "line": "3",
        "col": "7",
        "title": "TXT001 straight-quotes",
    }
    assert data == "a quote is straight\nfix: write ’"


@given(ANY, ANY, ANY)
def test_no_text_starts_a_command_of_its_own(message, fix, path):
    log = as_github(Account((finding(message, path, fix=fix), finding(NASTY)), ("a",)))
    [(name, where, data), (other, _, nasty)] = commands(log)
    assert (name, other) == ("warning", "warning")
    assert (where["file"], where["line"]) == (visible(path), "3")
    assert data == visible(f"{message}\nfix: {fix}" if fix else message)
    assert nasty == visible(f"{NASTY}\nfix: write ’")
    assert len(LINE.split(log)) == 4  # two commands, the count, and the end of the last line


def test_commas_and_colons_stay_in_the_file_name():
    [(_, where, _)] = commands(as_github(Account((finding(path="releases/a/50%, line=9::x:y.md"),))))
    assert where["file"] == "releases/a/50%, line=9::x:y.md"
    assert where["line"] == "3"


def test_the_worst_come_first_and_the_rest_is_counted():
    found = [finding(f"{n}", rule=rule) for n, rule in enumerate([WARNING] * 12 + [INFO] + [ERROR] * 2)]
    log = as_github(Account(tuple(found), ("a", "b")))
    assert [name for name, _, _ in commands(log)] == ["error"] * 2 + ["warning"] * 12 + ["notice"]
    assert log.splitlines()[-1].startswith("2 errors, 12 warnings, 1 info in 2 releases; GitHub shows 10")
    assert "GitHub shows" not in as_github(Account(tuple(found[:3]), ("a",)))


def test_the_summary_is_one_row_a_finding_and_nothing_in_it_is_markup():
    table = as_summary(Account((EVERYWHERE, finding()), ("a",)))
    head, rule, *rows = [line for line in table.splitlines() if line.startswith("|")]
    assert head.count("|") == rule.count("|") == 6
    assert [row.count("|") for row in rows] == [6, 6]
    assert not re.search(r"[<>`\[\]@]", rows[0])


def test_a_summary_is_never_more_than_github_takes():
    table = as_summary(Account(tuple(finding("ص" * 500) for _ in range(2000)), ("a",)))
    assert len(table.encode()) < MOST_BYTES + 100
    assert re.search(r"\n\d+ more are in the log\.\n$", table)

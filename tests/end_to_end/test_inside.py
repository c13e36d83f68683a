"""A release inside a report: what is wrong with it, kept back or taken back is so in the report as well."""

from __future__ import annotations

import re

import pytest

from tests.command import pressctl
from tests.small import tree, write

from .report import CALL, REPORT, everything


@pytest.fixture
def root(tmp_path):
    return everything(tmp_path)


def files_of(root, release):
    return [path for path in tree(root / "dist") if path.startswith(f"{release}/")]


def build(root, *more):
    return pressctl("build", "--to", "html", *more, cwd=root)


def test_what_was_withdrawn_leaves_the_report_too(root):
    assert build(root).returncode == 0
    assert files_of(root, "book")
    withdrawn = CALL + "withdrawn: { date: 2020-02-01, reason: { en: Wrong., fr: Faux., ar: خطأ. } }\n"
    write(root, {"releases/call/release.yaml": withdrawn})
    done = build(root)
    assert done.returncode == 1
    assert "releases/book/release.yaml:4:95: error REL020" in done.stdout
    assert not files_of(root, "book")
    assert files_of(root, "call")


def test_a_name_withheld_there_is_withheld_here(root):
    assert build(root).returncode == 0
    listed = CALL.replace("signatories: {", "signatories: { individuals: { total: 1, listed: individuals.csv },")
    method = root / "releases/book/sections/method.en.md"
    write(
        root,
        {
            "releases/call/release.yaml": listed,
            "releases/call/individuals.csv": "name,role,place,consent\nJoan Reed,,,withheld\n",
            "releases/book/sections/method.en.md": method.read_text() + "\nJoan Reed counted.\n",
        },
    )
    done = build(root, "book")
    assert done.returncode == 1
    assert "releases/book/sections/method.en.md:9:1: error PRV001" in done.stdout
    assert "Joan" not in done.stdout + done.stderr
    assert not files_of(root, "book")


def test_consent_taken_back_there_removes_the_pages_here(root):
    listed = CALL.replace("signatories: {", "signatories: { individuals: { total: 1, listed: individuals.csv },")
    people = "name,role,place,consent\nJoan Reed,,,{}\n"
    write(
        root,
        {"releases/call/release.yaml": listed, "releases/call/individuals.csv": people.format("public")},
    )
    assert build(root).returncode == 0
    assert any("Joan Reed" in content.decode(errors="ignore") for content in tree(root / "dist").values())
    write(root, {"releases/call/individuals.csv": people.format("withheld")})
    assert build(root, "programme").returncode == 0
    assert not files_of(root, "book")
    assert not any("Joan Reed" in content.decode(errors="ignore") for content in tree(root / "dist").values())


def test_an_embargo_there_holds_here(root):
    write(root, {"releases/call/release.yaml": CALL + "embargo: 2130-01-01T00:00:00+01:00\n"})
    done = build(root, "book")
    assert done.returncode == 1
    assert "releases/book/release.yaml:4:95: error DAT003" in done.stdout
    assert not files_of(root, "book")
    assert build(root, "book", "--draft").returncode == 0


@pytest.mark.parametrize(
    ("change", "code", "column"),
    [
        (("include: call", "include: nowhere"), "REL012", 95),
        (("include: call", "include: book"), "REL020", 95),
        (("[opening,", "[opening, opening,"), "REL021", 21),
        (("numbered: no", "numbered: maybe"), "REL003", 78),
        (("name: aside", "name: asides"), "REL008", 61),
    ],
)
def test_parts_that_cannot_be(root, change, code, column):
    write(root, {"releases/book/release.yaml": REPORT.replace(*change)})
    done = pressctl("check", "book", cwd=root)
    assert done.returncode == 1
    assert re.search(rf"^releases/book/release\.yaml:4:{column}: error {code} ", done.stdout, re.MULTILINE), done.stdout


def test_an_error_there_is_told_here(root):
    write(root, {"releases/call/release.yaml": CALL.replace("everyone", "<b>everyone</b>")})
    done = pressctl("check", "book", cwd=root)
    assert done.returncode == 1
    assert "releases/book/release.yaml:4:95: error REL020" in done.stdout
    assert "pressctl check call" in done.stdout


def test_a_report_in_a_report_is_refused(root):
    inner = "kind: report\ndate: 2020\ntitle: { en: In, fr: Dans, ar: في }\nsections: [ { include: call } ]\n"
    outer = inner.replace("include: call", "include: inner")
    write(root, {"releases/inner/release.yaml": inner, "releases/outer/release.yaml": outer})
    done = pressctl("check", "outer", cwd=root)
    assert "releases/outer/release.yaml:4:24: error REL020" in done.stdout
    assert pressctl("check", "inner", cwd=root).returncode == 0


def test_a_note_called_in_a_title_is_refused(root):
    opening = root / "releases/book/sections/aside.en.md"
    title, _, rest = opening.read_text().partition("\n")
    opening.write_text(f"{title}[^9]\n{rest}\n[^9]: A note.\n")
    done = pressctl("check", "book", cwd=root)
    assert done.returncode == 1
    assert "releases/book/sections/aside.en.md:1:1: error SRC020" in done.stdout

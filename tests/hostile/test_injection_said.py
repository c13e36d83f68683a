"""What pressctl says of hostile texts commands nobody: no terminal, no log of a pipeline, no spreadsheet, no shell, no git."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
import pytest

from pressctl.model.finding import Exit, Finding
from pressctl.pipeline.check import check
from pressctl.report.account import Account
from pressctl.report.github import as_summary
from pressctl.report.screen import Bidi
from pressctl.report.styles import STYLES
from pressctl.report.terminal import print_findings
from tests.hostile.conftest import FEW
from tests.hostile.injected import Injected
from tests.hostile.payloads import PAYLOADS
from tests.hostile.said import said
from tests.small import RELEASE, newsroom, one_language
from tests.unit.pipeline.test_since import git

COLOUR = re.compile("\x1b\\[[0-9;]*m")
ISOLATES = "\u2068\u2069"  # put around Arabic by pressctl, in pairs
STARTS = re.compile(r"[=+\-@\t\r%|]")
PLAIN = [payload for payload in PAYLOADS if "\ud800" not in payload.text]  # half a character is in no file of UTF-8


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[Finding, ...]:
    """All that is found where every payload stands, none of them taken out."""
    there = Injected(tmp_path_factory.mktemp("raw") / "room", FEW)
    there.write()
    findings = check(there.root).findings
    assert len(findings) > 10 * len(FEW)
    return findings


def commands(text: str) -> list[str]:
    """Whatever in a text is no text: controls, marks of direction, halves of characters; isolates only in pairs."""
    odd = [
        c
        for c in text
        if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") and c not in "\n\t\u200c\u200d"
    ]
    isolates = "".join(c for c in odd if c in ISOLATES)
    assert isolates == ISOLATES * (len(isolates) // 2)
    return [f"U+{ord(c):04X}" for c in odd if c not in ISOLATES]


@pytest.mark.parametrize("pipeline", ["", "true"])
@pytest.mark.parametrize("style", STYLES)
def test_no_report_commands_a_terminal(found: tuple[Finding, ...], style: str, pipeline: str, monkeypatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", pipeline)
    told = STYLES[style](Account(found))
    assert commands(told) == []
    if pipeline:
        assert "##[" not in told
        begun = [line for line in told.splitlines() if line.lstrip().startswith("::")]
        assert len(begun) == (len(found) if style == "github" else 0)


@pytest.mark.parametrize("bidi", Bidi)
def test_nor_do_the_lines_on_it(found: tuple[Finding, ...], bidi: Bidi, monkeypatch, capsys) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    print_findings(Account(found), bidi, colour=True)
    told = capsys.readouterr().out
    assert COLOUR.search(told)
    assert commands(COLOUR.sub("", told)) == []


def test_reports_keep_their_form(found: tuple[Finding, ...]) -> None:
    account = Account(found)
    lines = STYLES["text"](account).splitlines()
    heads = [line for line in lines if not line.startswith("  ")]
    assert len(heads) == len(found)
    assert all(
        re.fullmatch(r"[^\s:][^:]*:\d+:\d+: (?:error|warning|info) [A-Z]{3}\d{3} [a-z-]+", line) for line in heads
    )
    github = STYLES["github"](account).splitlines()
    assert len(github) == len(found) + 1
    assert all(
        re.match(r"::(?:error|warning|notice) file=[^,]*,line=\d+,col=\d+,title=[A-Z0-9]+ [a-z-]+::", line)
        for line in github[:-1]
    )
    assert len(json.loads(STYLES["json"](account))["findings"]) == len(found)
    assert len(json.loads(STYLES["sarif"](account))["runs"][0]["results"]) == len(found)
    assert len(list(ET.fromstring(STYLES["junit"](account)).iter("testcase"))) == len(found)
    rows = [line for line in as_summary(account).splitlines() if line.startswith("| ") and "---" not in line]
    assert all(len(re.findall(r"(?<!\\)\|", row)) == 6 for row in rows)
    assert not re.search(r"[<>`\[\]]|https?://", "".join(rows[1:]))


ARGUMENTS: tuple[tuple[str, ...], ...] = (
    ("build", "--to", "§"),
    ("build", "--lang", "§"),
    ("build", "--", "§"),
    ("check", "--", "§"),
    ("check", "--lang", "§"),
    ("check", "--since", "§"),
    ("check", "--select", "§"),
    ("check", "--format", "§"),
    ("check", "--baseline", "§"),
    ("check", "--fail-on", "§"),
    ("check", "--bidi", "§"),
    ("-C", "§", "check"),
    ("explain", "--", "§"),
    ("new", "--", "§", "id"),
    ("new", "--", "statement", "§"),
    ("schema", "--", "§"),
    ("links", "--offline", "--max-age", "§"),
    ("signatories", "export", "--", "§", "x.csv"),
    ("signatories", "import", "--", "§"),
    ("i18n", "status", "--", "§"),
    ("signatories", "import", "--map", "§", "a.csv"),
    ("proof", "--", "§"),
    ("fmt", "--", "§"),
    ("publish", "--to", "§", "--dry-run"),
    ("publish", "--max-age", "§", "--dry-run"),
    ("verify", "--", "§"),
    ("verify", "--key", "§", "a.csv"),
    ("--", "§"),
    ("keys", "--", "§"),
)


STEP = len(PAYLOADS) // len(ARGUMENTS)


def lines_of_command() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every payload in every argument, where there is time; otherwise another one in each."""
    for number, payload in enumerate(PAYLOADS):
        for position, words in enumerate(ARGUMENTS):
            line = tuple(payload.text if word == "§" else word for word in words)
            is_quick = number == STEP * position and words[0] not in ("build", "publish")
            marks = () if is_quick else (pytest.mark.hostile,)
            yield pytest.param(line, marks=marks, id=f"{payload.word}-{'-'.join(words)}")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = one_language(tmp_path_factory.mktemp("small") / "room", "a", more={"a.csv": "Name\nOne\n"})
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "All")
    return root


@pytest.mark.figures
@pytest.mark.parametrize("words", lines_of_command())
def test_no_argument_is_obeyed(small: Path, words: tuple[str, ...], monkeypatch, capsys, record) -> None:
    record("hostile words on the command line, none of them obeyed", tried=1)
    monkeypatch.chdir(small)
    before = {path for path in small.parent.rglob("*") if ".git" not in path.parts}
    code, out, err = said(capsys, *words)
    assert code not in (Exit.DEFECT, Exit.INTERRUPTED), err
    assert commands(out + err) == []
    made = {path for path in small.parent.rglob("*") if ".git" not in path.parts} - before
    assert {path.relative_to(small).parts[0] for path in made} <= {".pressctl", "dist"}
    record("hostile words on the command line, none of them obeyed", held=1)


NAMES = [payload for payload in PLAIN[::8] if "\x00" not in payload.text and len(payload.text.encode()) < 200]


def named(payload_text: str) -> str:
    return payload_text.replace("/", "∕")


def test_folders_and_files_with_hostile_names_are_told_and_read_by_nobody(tmp_path: Path, capsys) -> None:
    root = one_language(tmp_path / "room", "a")
    for payload in NAMES:
        folder = root / "releases" / named(payload.text)
        folder.mkdir()
        (folder / "release.yaml").write_text(RELEASE.replace(", fr: Un appel, ar: نداء", ""))
        (folder / "body.en.md").write_text("We call.\n")
        (root / "releases/a" / named(payload.text)).write_text("x")
        (root / "releases/a" / f"body.{named(payload.text)}.md").write_text("x")
    there = set(tmp_path.rglob("*"))
    code, out, err = said(capsys, "-C", root, "check")
    assert code == Exit.FINDINGS
    assert commands(out + err) == []
    assert out.count("REL006") >= len(NAMES) - 5  # hidden folders are left alone, and some are told of by their files
    code, out, err = said(capsys, "-C", root, "build", "--to", "html")
    assert commands(out + err) == []
    assert {path.relative_to(root).parts[0] for path in {*tmp_path.rglob("*")} - there} <= {".pressctl"}


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Injected:
    there = Injected(tmp_path_factory.mktemp("settled") / "room", FEW)
    there.settle()
    return there


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_no_cell_that_is_exported_is_a_formula(tmp_path: Path, settled: Injected, capsys, suffix: str) -> None:
    """Names are exported as they are, behind an apostrophe where a spreadsheet would take them for a command."""
    there = settled
    for row in FEW:
        code, _, err = said(
            capsys, "-C", there.root, "signatories", "export", f"s{row:03}", tmp_path / f"{row}.{suffix}"
        )
        assert code == Exit.CLEAN, err
        cells = [*exported(tmp_path / f"{row}.{suffix}")]
        assert len(cells) > 20
        assert [cell for cell in cells if STARTS.match(unicodedata.normalize("NFKC", cell.lstrip(" \u00a0")))] == []


def exported(file: Path) -> Iterator[str]:
    if file.suffix == ".csv":
        for row in csv.reader(io.StringIO(file.read_text(encoding="utf-8-sig"))):
            yield from row
    else:
        for row in openpyxl.load_workbook(file).active.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                yield str(cell.value or "")


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_what_is_imported_stays_a_name(tmp_path: Path, capsys, suffix: str) -> None:
    """Every payload in every column: what is written reads back as it was, or was refused by its row."""
    root = newsroom(tmp_path / "room", "a")
    heads = ("Name of organisation", "Acronym", "Website", "E-mail")
    texts = [
        payload.text for payload in PLAIN if not (suffix == "xlsx" and re.search("[\x00-\x08\x0b-\x1f]", payload.text))
    ]
    rows = [[texts[(number + step) % len(texts)] for step in range(len(heads))] for number in range(len(texts))]
    file = tmp_path / f"answers.{suffix}"
    if suffix == "csv":
        with file.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([heads, *rows])
    else:
        book = openpyxl.Workbook()
        for row in (heads, *rows):
            book.active.append(row)
        for cells in book.active.iter_rows():
            for cell in cells:
                cell.data_type = "s"
        book.save(file)
    code, out, err = said(capsys, "-C", root, "signatories", "import", file, "--add")
    assert code in (Exit.CLEAN, Exit.FINDINGS, Exit.CANNOT_FINISH), err
    assert commands(out + err) == []
    checked = check(root)
    assert [f for f in checked.findings if f.severity == "error" and f.rule.code.startswith("SRC")] == []
    names = [str(name) for one in checked.newsroom.organisations.values() for name in one.name.values()]
    given = {" ".join(squeezed(text).split()) for text in texts}
    assert set(names) <= given
    assert len(names) > 20 or code == Exit.CANNOT_FINISH


def squeezed(text: str) -> str:
    """A cell without what no text may hold."""
    from pressctl.model.characters import FORBIDDEN

    return FORBIDDEN.sub("", text)

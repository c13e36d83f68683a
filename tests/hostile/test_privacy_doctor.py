"""`pressctl doctor --privacy` finds what must not be seen wherever it lies and however it is packed, and never tells it."""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import pytest

from pressctl.model.finding import Finding
from pressctl.model.node import Text
from pressctl.pipeline.discretion import MAIL, NAME, PHONE, Secrets
from pressctl.pipeline.legible import texts
from pressctl.pipeline.privacy import search
from tests.command import pressctl
from tests.hostile.disguises import DISGUISES, visual
from tests.small import RELEASE, newsroom, write
from tests.unit.pipeline.test_since import git

NAMES = ("Wren O’Hollow", "نور المثال", "Élodie Dæle")
LATIN, ARABIC, FRENCH = NAMES
LIST = "releases/a/people.csv"
ROWS = "name,role,place,consent\n" + "".join(f"{name},,,withheld\n" for name in NAMES) + "Open Hand,,,public\n"
LISTED = RELEASE + "signatories: { individuals: { total: 9, listed: people.csv } }\n"
ANSWERS = (
    "Name of organisation,Your name,E-mail,Phone,May we publish your name?\n"
    "One,Ann Signer,ann.signer@sample.example,+33 6 12 34 56 78,yes\n"
    ",Sam Unasked,,,no\n"
)


@pytest.fixture
def room(tmp_path: Path) -> Path:
    return newsroom(tmp_path / "room", "a", more={"releases/a/release.yaml": LISTED, LIST: ROWS})


def told(root: Path) -> list[tuple[str, str, str]]:
    """Code, file and message of what is found; nothing of it has a name or an address."""
    findings = search(root).findings
    unspoken = repr([(f.message, f.fix, f.details, f.place.path) for f in findings]).casefold()
    for secret in ("Wren", "Hollow", "المثال", "Élodie", "signer@", "12 34", "Unasked"):
        assert secret.casefold() not in unspoken
    return [(finding.rule.code, finding.place.path, finding.message) for finding in findings]


def places(root: Path) -> set[tuple[str, str]]:
    return {(code, path) for code, path, _ in told(root)}


SECRETS = Secrets()
for number, name in enumerate(NAMES, start=1):
    SECRETS.add_name(Text(name, LIST), f"line {number}")
SECRETS.add_contacts("ann.signer@sample.example, +33 6 12 34 56 78", "row 1", frozenset())
SEARCH = SECRETS.search()


def seen(content: bytes) -> set[tuple[str, str]]:
    return {tuple(secret) for text in texts(content) for _, secret in SEARCH.found(text)}


@pytest.mark.figures
@pytest.mark.parametrize("disguise", DISGUISES)
def test_no_disguise_hides_a_name(disguise: str, record) -> None:
    for number, name in enumerate(NAMES, start=1):
        record("ways to hide a name in a file, all seen through", tried=1)
        assert seen(DISGUISES[disguise](name)) == {(NAME, f"line {number}")}, name
        record("ways to hide a name in a file, all seen through", held=1)


@pytest.mark.parametrize("disguise", ["as it is", "gzip", "UTF-16, big end", "address", "base64", "zip"])
def test_no_disguise_hides_an_address_or_a_number(disguise: str) -> None:
    assert seen(DISGUISES[disguise]("to Ann.Signer@sample.example now")) == {(MAIL, "row 1")}
    for number in ("+33612345678", "0033 6 12 34 56 78", "06 12-34-56-78", "(06)12345678", "٠٦١٢٣٤٥٦٧٨"):
        assert seen(DISGUISES[disguise](f"call {number} now")) == {(PHONE, "row 1")}, number


def test_arabic_as_it_stands_on_a_screen_is_read() -> None:
    assert visual(ARABIC) != ARABIC
    assert seen(visual(f"قالت {ARABIC} اليوم").encode()) == {(NAME, "line 2")}


@pytest.mark.parametrize(
    "words", ["Wren Other", "Hollow O’Wren", "المثال", "one 612 345 67 of 8", "signer@sample.example"]
)
def test_what_is_none_of_it_is_left_alone(words: str) -> None:
    assert seen(words.encode()) == set()


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"\x1f\x8b\x08", b"%PDF-1.7\n", b"x\x9c" * 400, b"\xff" * 999, b"=?x?b?=?="]
)
def test_what_is_damaged_is_passed_over(content: bytes) -> None:
    assert seen(content) == set()


def test_the_command_says_where_and_how_much_was_looked_through(room: Path) -> None:
    done = pressctl("doctor", "--privacy", cwd=room)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "nothing with any of 3 names, addresses and numbers, in 5 files and no git history\n"
    write(room, {"dist/a/a.en.pdf": b"%PDF-1.7\nstream\n" + zlib.compress(f"({LATIN})".encode())})
    done = pressctl("doctor", "--privacy", "--format", "json", "-q", cwd=room)
    assert (done.returncode, done.stderr) == (1, "")
    (finding,) = json.loads(done.stdout)["findings"]
    assert (finding["code"], finding["path"]) == ("PRV007", "dist/a/a.en.pdf")
    assert finding["message"] == f"a name that is withheld stands in this file: line 2 of {LIST}"
    assert "Hollow" not in done.stdout


@pytest.mark.parametrize(
    "path",
    [
        "dist/a/a.en.html",
        "public/en/index.html",
        ".pressctl/store/a/0",
        "releases/a/approvals.yaml",
        "releases/b/notes.txt",
        "report.json",
        "out/manifest.json",
        "built/there/manifest.json",
        "assets/logo.png",
        "releases/glossary.yaml",
    ],
)
def test_it_looks_everywhere(room: Path, path: str) -> None:
    write(room, {path: f"\n by {FRENCH}"})
    ((code, found, message),) = told(room)
    assert (code, found) == ("PRV007", path)
    assert message.endswith(f"stands in this file: line 4 of {LIST}")
    assert search(room).findings[0].place.line == 2


def test_the_lists_themselves_and_what_is_public_are_no_secret(room: Path) -> None:
    write(room, {"releases/a/body.en.md": "By Open Hand.\n", "elsewhere/a.txt": LATIN})
    assert told(room) == []


def test_who_signs_openly_elsewhere_may_stand_there_only(room: Path) -> None:
    rows = f"name,consent\n{LATIN},public\n"
    write(
        room, {"releases/b/release.yaml": LISTED, "releases/b/people.csv": rows, "releases/b/body.en.md": f"{LATIN}\n"}
    )
    write(room, {f"releases/b/body.{code}.md": "x\n" for code in ("fr", "ar")})
    assert told(room) == []
    write(room, {"dist/a/a.txt": LATIN, "dist/b/b.txt": LATIN})
    assert places(room) == {("PRV007", "dist/a/a.txt")}


def test_a_file_named_after_somebody_is_not_named(room: Path) -> None:
    write(room, {"releases/a/media/Wren O’Hollow.txt": "x"})
    assert places(room) == {("PRV007", "releases/a/media/…")}


def test_answers_of_a_form_are_kept_from_readers(room: Path) -> None:
    contact = (
        LISTED
        + "contacts: [ { name: { en: Desk, fr: B., ar: م. }, email: press@example.org, phone: +33 1 23 45 67 89 } ]\n"
    )
    write(
        room,
        {"answers.csv": ANSWERS + "Two,B,press@example.org,+33 1 23 45 67 89,no\n", "releases/a/release.yaml": contact},
    )
    assert told(room) == []
    write(room, {"dist/a/a.txt": "press@example.org ann.signer@sample.example 00 33 612345678 by Sam Unasked"})
    messages = {message for *_, message in told(room)}
    assert messages == {
        "a name that is withheld stands in this file: row 3 of answers.csv",
        "an e-mail address that was not given for publication stands in this file: row 2 of answers.csv",
        "a telephone number that was not given for publication stands in this file: row 2 of answers.csv",
    }


def test_what_git_keeps_is_told_with_its_commits(room: Path) -> None:
    git(room, "init", "-q", "-b", "main")
    assert search(room).objects == 0
    git(room, "add", "releases/a/release.yaml")
    git(room, "commit", "-qm", "First")
    assert told(room) == []
    write(room, {"releases/a/body.en.md": f"By {LATIN}.\n"})
    git(room, "add", "releases/a/body.en.md")
    git(room, "commit", "-qm", "Second")
    commit = git(room, "rev-parse", "HEAD")
    write(room, {"releases/a/body.en.md": "We call.\n"})
    git(room, "commit", "-qam", "Third")
    (finding,) = search(room).findings
    assert (finding.rule.code, finding.place.path) == ("PRV008", "releases/a/body.en.md")
    assert finding.message == f"git keeps a name that is withheld in this file: line 2 of {LIST}"
    assert commit[:10] in finding.details[0]
    assert "docs/privacy.md" in finding.fix


def hidden(room: Path, *commands: str) -> set[tuple[str, str]]:
    """What is found after a file with a name was added, some commands of git were run, and it was taken away again."""
    git(room, "init", "-q", "-b", "main")
    git(room, "add", "releases/a/release.yaml")
    git(room, "commit", "-qm", "First")
    write(room, {"releases/a/body.en.md": f"{ARABIC}\n"})
    git(room, "add", "releases/a/body.en.md")
    for command in commands:
        git(room, *command.split())
    write(room, {"releases/a/body.en.md": "We call.\n"})
    return places(room)


@pytest.mark.parametrize(
    "commands",
    [["stash -q"], ["commit -qm x", "reset -q --hard HEAD~1"], ["commit -qm x", "tag old", "reset -q --hard HEAD~1"]],
    ids=["stash", "reflog", "tag"],
)
def test_what_no_branch_has_any_more_is_found(room: Path, commands: list[str]) -> None:
    assert hidden(room, *commands) == {("PRV008", "releases/a/body.en.md")}


def test_what_nothing_leads_to_any_more_is_found(room: Path) -> None:
    ((code, path),) = hidden(room, "reset -q")
    assert code == "PRV008"
    assert path.startswith(".git/")


def test_what_is_packed_is_found(room: Path) -> None:
    assert hidden(room, "commit -qm x", "gc -q") == {("PRV008", "releases/a/body.en.md")}


def test_a_list_that_was_deleted_still_tells_whom_to_look_for(room: Path) -> None:
    git(room, "init", "-q", "-b", "main")
    git(room, "add", "-A")
    git(room, "commit", "-qm", "First")
    (room / LIST).unlink()
    write(room, {"releases/a/release.yaml": RELEASE, "dist/a/a.txt": LATIN})
    git(room, "commit", "-qam", "Second")
    assert places(room) == {("PRV007", "dist/a/a.txt"), ("PRV008", LIST)}
    assert any(f"line 2 of {LIST}, as git keeps it" in message for *_, message in told(room))


@pytest.mark.parametrize("what", ["message", "author", "path"])
def test_what_commits_say_is_read(room: Path, what: str) -> None:
    git(room, "init", "-q", "-b", "main")
    if what == "path":
        write(room, {f"x/{LATIN}.txt": "x"})
        git(room, "add", "x")
    more = {"message": ["-m", f"Write to {ARABIC}"], "author": ["-m", "x", f"--author={LATIN} <x@example.org>"]}
    git(room, "commit", "-q", "--allow-empty", *more.get(what, ["-m", "x"]))
    ((code, path),) = places(room)
    assert code == "PRV008"
    assert path == "x/…" if what == "path" else path.startswith(".git/")


def test_a_hostile_repository_runs_nothing(room: Path) -> None:
    """Neither its own settings, nor its attributes, nor what a path looks like make git start a program."""
    git(room, "init", "-q", "-b", "main")
    mark = room / "ran"
    for setting in (
        "core.pager",
        "core.fsmonitor",
        "diff.external",
        "diff.x.textconv",
        "diff.x.command",
        "gpg.program",
    ):
        git(room, "config", setting, f"touch {mark}; true")
    git(room, "config", "log.showSignature", "true")
    write(
        room, {".gitattributes": "* diff=x filter=x\n", "--output=ran": LATIN, "$(touch ran)": "x", "a\tb\nc.csv": ROWS}
    )
    git(room, "add", "-A", "--", "--output=ran", "$(touch ran)", "a\tb\nc.csv", ".gitattributes")
    git(room, "commit", "-qm", "x")
    mark.unlink(missing_ok=True)  # they did so in the hands of whoever committed
    assert search(room).findings
    assert not mark.exists()


def test_findings_have_an_order(room: Path) -> None:
    write(room, {f"dist/a/{number}.txt": LATIN for number in range(9)})
    findings = search(room).findings
    assert list(findings) == sorted(findings, key=lambda finding: finding.order)
    assert len(findings) == 9
    assert all(isinstance(finding, Finding) for finding in findings)

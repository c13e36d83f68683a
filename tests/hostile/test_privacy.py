"""What people confided is in nothing that pressctl makes, keeps or says; nor is anything of the machine it ran on."""

from __future__ import annotations

import datetime
import json
import re
import shutil
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pressctl.model.finding import Exit
from pressctl.pipeline.privacy import search
from pressctl.render.formats import FORMATS
from pressctl.report.styles import STYLES
from tests.hostile.confided import ANSWERED, PICTURED, UNLISTED, WITHHELD, confided
from tests.hostile.disguises import DISGUISES
from tests.hostile.opened import forms, pieces
from tests.hostile.said import said
from tests.hostile.watched import HOME, PACKAGE, PYTHON, SYSTEM, USER, Watched
from tests.small import CHECKOUT, write

SECRETS = (*WITHHELD, *UNLISTED, *ANSWERED, *PICTURED)
OURS = re.compile(
    r"\.?(pressctl|dist|public|signing\.pub)(\..+)?$"
)  # what pressctl writes in a newsroom, and beside it
PICTURES = (".jpg", ".jpeg", ".png", ".webp")


def made(closed: Watched) -> list[Path]:
    """What a build and the site leave behind, wherever; fonts are our own, and are tested elsewhere."""
    folders = (closed.root / "dist", closed.root / "public", closed.root / ".pressctl", closed.temporary)
    return sorted(
        path for folder in folders for path in folder.rglob("*") if path.is_file() and path.suffix != ".woff2"
    )


def leaks(files: list[Path], words: tuple[str, ...]) -> list[str]:
    sought = {form: word for word in words for form in forms(word)}
    return [
        f"{path.name}: {word}"
        for path in files
        for piece in pieces(path)
        for form, word in sought.items()
        if form in piece
    ]


def repeated(text: str, words: tuple[str, ...]) -> list[str]:
    return [word for word in words for form in forms(word) if form in text.encode()]


@pytest.mark.parametrize(
    "disguise", sorted(set(DISGUISES) - {"in markup within a word", "wide", "folded", "zip within zip", "gzip twice"})
)
def test_the_search_of_these_tests_is_not_blind(tmp_path: Path, disguise: str) -> None:
    """It shares nothing with `doctor --privacy`, and so both have to be wrong for a leak to stay unseen."""
    name = "a.eml" if "mail" in disguise else "a.bin"
    for word in WITHHELD:
        file = tmp_path / name
        file.write_bytes(DISGUISES[disguise](f"Ann {word} Other"))
        if "PDF" in disguise:  # damaged on purpose there, and so only its bytes are searched
            file.write_bytes(file.read_bytes().replace(b"%PDF", b"%pdf"))
        assert leaks([file], (word,)) or "stream" in disguise, word


def test_it_is_built_in_every_format(closed: Watched) -> None:
    assert closed.code == 0, closed.output + closed.complaints
    formats = {entry["path"].partition(".en.")[2] for entry in entries(closed) if ".en." in entry["path"]}
    assert len(formats) == len(FORMATS)
    assert len(made(closed)) > 20


def entries(closed: Watched) -> list[dict[str, str]]:
    files = json.loads((closed.root / "dist/manifest.json").read_text())["files"]
    return [{"path": path, **entry} for path, entry in files.items()]


@pytest.mark.figures
def test_what_was_confided_is_in_nothing_that_is_made(closed: Watched, record) -> None:
    files = made(closed)
    record("files of a build searched for what was confided", tried=len(files))
    assert leaks(files, SECRETS) == []
    record("files of a build searched for what was confided", held=len(files))


def test_nor_in_what_is_said(closed: Watched) -> None:
    assert repeated(closed.output + closed.complaints, SECRETS) == []


@pytest.mark.hostile
def test_pressctl_itself_finds_nothing_either(closed: Watched) -> None:
    done = search(closed.root)
    assert done.findings == ()
    assert done.secrets >= 3 + 4


def test_the_private_key_is_in_nothing_that_is_made(closed: Watched) -> None:
    (key,) = closed.config.rglob("*.key")
    lines = [line for line in key.read_bytes().splitlines() if len(line) > 20 and not line.startswith(b"-")]
    assert lines
    assert [path for path in made(closed) for line in lines if line in path.read_bytes()] == []
    assert key.stat().st_mode & 0o077 == 0


def test_nothing_stays_where_temporary_files_are(closed: Watched) -> None:
    assert list(closed.temporary.iterdir()) == []
    assert [path.name for path in closed.state.rglob("*") if path.is_file()] == ["seal"]


def test_files_are_written_in_the_newsroom_only(closed: Watched) -> None:
    assert len(closed.of("write")) > 5
    assert closed.strays("write", closed.root, closed.temporary, closed.state, closed.config, "/dev/null") == []
    inside = [Path(path).relative_to(closed.root) for path in closed.of("write") if closed.root in Path(path).parents]
    assert {path.parts[0] for path in inside if not OURS.match(path.parts[0])} == set()


def test_files_are_read_in_the_newsroom_and_in_what_pressctl_is_made_of(closed: Watched) -> None:
    assert len(closed.of("read")) > 100
    own = (closed.root, closed.temporary, closed.state, closed.config)
    assert closed.strays("read", *own, *PYTHON, *SYSTEM, *PACKAGE) == []


def test_tables_that_are_no_lists_of_a_release_are_not_opened(closed: Watched) -> None:
    assert [path for path in closed.of("read") if Path(path).name.startswith("answers")] == []
    assert [path for path in closed.of("read") if path.endswith("people.csv")]


def test_nobody_is_asked(closed: Watched) -> None:
    assert closed.of("socket")
    assert closed.network() == []


def test_only_pandoc_and_python_are_started(closed: Watched) -> None:
    started = {Path(program).name for program in closed.of("start")}
    assert {"pandoc", "python"} & started
    # what stands behind these: ctypes looks for libraries, pypandoc for pandoc
    assert (
        started
        - {
            "pandoc",
            "pandoc.exe",
            Path(sys.executable).name,
            "python",
            "ldconfig",
            "gcc",
            "cc",
            "ld",
            "objdump",
            "uname",
        }
        == set()
    )


def test_no_machine_and_nobody_who_uses_it_is_in_what_is_published(closed: Watched) -> None:
    machine = [str(closed.root), str(CHECKOUT), sys.prefix, HOME, USER, closed.temporary.as_posix()]
    machine += [name for name in (socket.gethostname(),) if len(name) > 5]
    published = [path for path in made(closed) if path.is_relative_to(closed.root / "dist")]
    assert leaks(published, tuple(machine)) == []


def test_no_clock_is_in_what_is_published(closed: Watched) -> None:
    today = datetime.datetime.now(datetime.UTC).date()
    days = (today, today - datetime.timedelta(days=1))
    dates = tuple(
        day.strftime(how) for day in days for how in ("%Y-%m-%d", "%Y%m%d", "%d %b %Y", "%Y:%m:%d", "%b %d %Y")
    )
    published = [path for path in made(closed) if path.is_relative_to(closed.root / "dist")]
    assert leaks(published, dates) == []
    for path in published:
        if path.read_bytes()[:4] == b"PK\x03\x04":
            with zipfile.ZipFile(path) as archive:
                assert {part.date_time[:3] for part in archive.infolist()} <= {(1980, 1, 1), (2020, 1, 9)}


@pytest.fixture
def told(closed: Watched) -> dict[str, dict[str, str]]:
    """All that exiftool makes out in the files that are published, by file."""
    if shutil.which("exiftool") is None:
        pytest.skip("exiftool is not installed")
    files = [path for path in made(closed) if path.suffix in (*PICTURES, ".pdf") and "dist" in path.parts]
    done = subprocess.run(["exiftool", "-json", "-a", "-u", "-G1", "-ee", *files], capture_output=True, check=False)
    return {Path(one["SourceFile"]).name: one for one in json.loads(done.stdout)}


def test_pictures_tell_their_size_and_nothing_else(told: dict[str, dict[str, str]]) -> None:
    pictures = {name: about for name, about in told.items() if name.endswith(PICTURES)}
    assert len(pictures) >= 4
    groups = {key.partition(":")[0] for about in pictures.values() for key in about if ":" in key}
    assert groups <= {"System", "File", "JFIF", "PNG", "PNG-pHYs", "RIFF", "Composite", "ExifTool"}
    keys = {key for about in pictures.values() for key in about if key.startswith(("PNG:", "JFIF:", "RIFF:", "File:"))}
    telling = ("comment", "date", "time", "software", "author", "gps", "thumbnail", "creator", "copyright")
    assert [key for key in keys if any(word in key.lower() for word in telling)] == []


def test_pdfs_tell_what_the_release_says(told: dict[str, dict[str, str]]) -> None:
    pdfs = {name: about for name, about in told.items() if name.endswith(".pdf")}
    assert len(pdfs) >= 4
    for name, about in pdfs.items():
        dates = {key: value for key, value in about.items() if "Date" in key and not key.startswith(("System", "File"))}
        assert all(str(value).startswith("2020:01:09") for value in dates.values()), (name, dates)


def commands() -> Iterator[tuple[str, ...]]:
    """Whatever else reads a newsroom and says something, or writes a file."""
    yield from (("check", "-v", "--format", style) for style in STYLES)
    yield from (
        ("fmt", "--diff"),
        ("i18n", "status"),
        ("i18n", "diff"),
        ("i18n", "accept"),
        ("links", "--offline", "-v"),
    )
    yield from (("explain", "PRV001"), ("schema", "release"), ("signatories", "export", "a", "new.csv"))
    yield from (("signatories", "export", "a", "new.xlsx"), ("review", "--export", "pages.html"))
    yield from (("signatories", "import", f"answers.{kind}", "a", "--dry-run") for kind in ("csv", "xlsx"))
    yield ("signatories", "import", "answers.csv", "--add")


def tried() -> Iterator[object]:
    for words in commands():
        is_often = words[-1] in ("sarif", "text", "--dry-run", "new.csv")
        yield pytest.param(words, id=" ".join(words), marks=() if is_often else pytest.mark.hostile)


@pytest.mark.parametrize("words", tried())
def test_no_command_says_or_writes_it(tmp_path: Path, monkeypatch, capsys, words: tuple[str, ...]) -> None:
    root = confided(tmp_path / "room")
    monkeypatch.chdir(root)
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    code, out, err = said(capsys, *words)
    assert code in (Exit.CLEAN, Exit.FINDINGS), err
    assert repeated(out + err, SECRETS) == [], words
    changed = [path for path in root.rglob("*") if path.is_file() and before.get(path) != path.read_bytes()]
    assert leaks(changed, SECRETS) == []


def test_a_name_beside_every_kind_of_fault_is_not_repeated(tmp_path: Path, capsys) -> None:
    """The list itself is damaged in each way that a reader can meet; its rows stay where they are."""
    root = confided(tmp_path / "room")
    whole = (root / "releases/a/people.csv").read_text(encoding="utf-8")
    faults = (
        whole.replace("withheld", "witheld"),
        whole.replace(",,,", ",,"),
        whole.replace("consent", "constent"),
        whole.replace("name,role", "names,role"),
        whole.replace("Ann", '"Ann'),
        whole.split("\n", 1)[1],
        whole.replace(",", ";", 3),
        whole + whole.split("\n", 1)[1],
        whole.replace("Ann", "=Ann"),
        whole.replace("Ann", "Ann\u202e"),
        whole.replace("withheld", "public", 1) + whole.split("\n")[1],
    )
    for fault in faults:
        write(root, {"releases/a/people.csv": fault})
        code, out, err = said(capsys, "-C", root, "check", "--format", "sarif")
        assert code == Exit.FINDINGS or "ruleId" in out, fault
        assert repeated(out + err, (*WITHHELD, *UNLISTED)) == [], fault


def test_core_dumps_are_off_in_workers() -> None:
    script = (
        "import os, resource\n"
        "from pressctl.pipeline.nursery import _settle\n"
        "_settle(os.getppid())\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=CHECKOUT, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == "(0, 0)\n"

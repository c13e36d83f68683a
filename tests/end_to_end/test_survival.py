"""Killed, run twice, out of room, under embargo, half broken: what was published stays whole, and the next build works."""

from __future__ import annotations

import fcntl
import os
import random
import shutil
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pypdfium2
import pytest

from tests.command import COMMAND, environment, pressctl
from tests.small import newsroom, one_language, tree, write


def start(root, *more):
    command = [*COMMAND, "build", "--to", "html", *more]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, cwd=root, env=environment(), stdout=quiet, stderr=quiet, start_new_session=True)


def alive(session):
    """The processes of a session that still run; those that only wait to be buried do not."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            state, _, _, its_session = (folder / "stat").read_text().rpartition(")")[2].split()[:4]
            if int(its_session) == session and state not in "ZX":
                found.append((folder / "cmdline").read_bytes().replace(b"\0", b" ").decode())
    return found


def left_behind(session):
    """What still runs some time after a build was killed; it is ended here."""
    for _ in range(100):
        if not alive(session):
            return []
        time.sleep(0.1)
    still = alive(session)
    os.killpg(session, signal.SIGKILL)
    return still


@pytest.mark.slow
def test_killed_at_any_moment(tmp_path):
    """Six times anywhere, six times as soon as the new files begin to be laid out."""
    root = one_language(tmp_path / "room", "one", "two")
    assert pressctl("build", "--to", "html", cwd=root).returncode == 0
    old = tree(root / "dist")
    for name in ("one", "two"):
        write(root, {f"releases/{name}/body.en.md": "Changed.\n"})
    shutil.copytree(root, tmp_path / "other", ignore=shutil.ignore_patterns("dist"))
    began = time.monotonic()
    assert pressctl("build", "--to", "html", cwd=tmp_path / "other").returncode == 0
    duration = time.monotonic() - began
    new = tree(tmp_path / "other" / "dist")
    assert old != new
    luck = random.Random(os.environ.get("PRESSCTL_SEED", "7"))
    for turn in range(12):
        shutil.rmtree(root / "dist")
        write(root / "dist", old)
        process = start(root)
        staging = root / ".dist.pressctl-new"
        wait = luck.uniform(0.1, duration) if turn < 6 else duration * 5
        until = time.monotonic() + wait
        while time.monotonic() < until and process.poll() is None and not (turn >= 6 and staging.exists()):
            time.sleep(0.001)
        if turn >= 6:
            time.sleep(luck.uniform(0, 0.03))
        process.kill()
        process.wait()
        assert tree(root / "dist") in (old, new), f"torn in turn {turn}"
        assert not left_behind(process.pid), "a process lives on after its build"
    assert pressctl("build", "--to", "html", cwd=root).returncode == 0
    assert tree(root / "dist") == new
    assert sorted(path.name for path in root.iterdir()) == [".pressctl", "dist", "pressctl.yaml", "releases"]


def test_two_builds_at_once(tmp_path):
    root = one_language(tmp_path / "room", "one")
    (root / ".pressctl").mkdir()
    with open(root / ".pressctl" / "lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = pressctl("build", cwd=root)
    assert done.returncode == 3
    assert done.stderr.splitlines()[-2:] == [
        "pressctl: another pressctl is at work on this newsroom",
        "  fix: wait until it has finished",
    ]
    assert not (root / "dist").exists()


def test_a_folder_of_somebody_else(tmp_path):
    root = one_language(tmp_path / "room", "one")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.doc").write_text("years")
    done = pressctl("build", "--to", "html", "--out", tmp_path / "mine", cwd=root)
    assert done.returncode == 2
    assert "was not made by pressctl" in done.stderr
    assert tree(tmp_path / "mine") == {"thesis.doc": b"years"}


def test_out_of_the_newsroom(tmp_path):
    root = one_language(tmp_path / "room", "one")
    assert pressctl("build", "--to", "html", "--out", "../elsewhere/site", cwd=root).returncode == 0
    assert (tmp_path / "elsewhere/site/one/one.en.html").is_file()
    assert not (root / "dist").exists()


def test_one_broken_of_seven(newsroom_of_samples):
    root = newsroom_of_samples
    body = root / "releases/2015-resistance/body.ar.md"
    body.write_text(body.read_text() + "\n<script>alert(1)</script>\n")
    done = pressctl("build", "--to", "html", cwd=root)
    assert done.returncode == 1
    assert done.stdout.count(": error ") == 1
    assert "releases/2015-resistance/body.ar.md" in done.stdout
    made = {path.split("/")[0] for path in tree(root / "dist")}
    assert made == {
        "assets",
        "manifest.json",
        "2015-northern-aleppo",
        "2017-01-12-un-call",
        "2017-01-euphrates-pain",
        "2020-01-idlib",
        "2020-12-syrien-nest-fait",
        "2020-narrative-report",
    }


UNKNOWN = {
    "an organisation": ("signatories: { organisations: [nobody] }", "nobody"),
    "a boilerplate": ("boilerplate: [nothing]", "nothing"),
    "a release": ("related: [nowhere]", "nowhere"),
    "a picture": ('media: [{ file: media/x.jpg, alt: { en: A }, credit: "©" }]', "media/x.jpg"),
    "a field": ("titel: x", "titel"),
    "a language": ("languages: [xx]", "xx"),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_unknown(tmp_path, name):
    root = one_language(tmp_path, "one")
    line, word = UNKNOWN[name]
    file = root / "releases/one/release.yaml"
    file.write_text(file.read_text() + line + "\n")
    done = pressctl("build", "--to", "html", cwd=root)
    assert done.returncode == 1
    assert word in done.stdout
    assert f"releases/one/release.yaml:{len(file.read_text().splitlines())}:" in done.stdout
    assert not (root / "dist").exists()


FUTURE = "embargo: 2999-01-09T10:00:00+01:00\n"


@pytest.fixture(scope="module")
def embargoed(tmp_path_factory):
    root = newsroom(tmp_path_factory.mktemp("embargoed"), "one", "two")
    assert pressctl("build", "--to", "html", cwd=root).returncode == 0
    file = root / "releases/one/release.yaml"
    file.write_text(file.read_text() + FUTURE)
    write(root, {"releases/one/body.en.md": "Secret until then.\n"})
    return root


def test_a_future_embargo_is_refused(embargoed):
    before = tree(embargoed / "dist")
    done = pressctl("build", "--to", "html", cwd=embargoed)
    assert done.returncode == 1
    assert "DAT003" in done.stdout
    after = tree(embargoed / "dist")
    assert {p: c for p, c in after.items() if p.startswith("one/")} == {
        p: c for p, c in before.items() if p.startswith("one/")
    }
    assert not [path for path, content in after.items() if b"Secret until then" in content]
    assert pressctl("check", cwd=embargoed).returncode == 0


def test_a_draft_says_so_on_paper_and_on_screen(embargoed, tmp_path):
    done = pressctl("build", "one", "--draft", "--out", tmp_path / "draft", cwd=embargoed)
    assert done.returncode == 0, done.stdout + done.stderr
    for code, word, note in (
        ("en", "Draft", "Draft: not for publication"),
        ("fr", "Projet", "ne pas diffuser"),
        ("ar", None, "ليست للنشر"),
    ):
        page = (tmp_path / f"draft/one/one.{code}.html").read_text(encoding="utf-8")
        assert note in page
        assert "2999" in page
        document = pypdfium2.PdfDocument(tmp_path / f"draft/one/one.{code}.pdf")
        assert all(not word or word in document[n].get_textpage().get_text_range() for n in range(len(document)))
        document.close()

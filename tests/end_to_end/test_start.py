"""A newcomer's first hour: init, build, new, check, explain, doctor."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess

import pytest

from pressctl.pipeline.catalogue import rules
from tests.command import COMMAND, environment, pressctl
from tests.small import one_language, tree


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A newsroom that init wrote in an empty folder, and build made at once."""
    root = tmp_path_factory.mktemp("my newsroom غرفة")
    assert pressctl("init", cwd=root).returncode == 0
    done = pressctl("build", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def test_six_pages_at_once(begun):
    made = sorted(path.name for path in (begun / "dist" / "welcome").iterdir())
    assert made == sorted(f"welcome.{code}.{kind}" for code in ("ar", "en", "fr") for kind in ("html", "pdf"))


def test_the_first_newsroom_has_nothing_to_mend(begun):
    done = pressctl("check", cwd=begun)
    assert (done.returncode, done.stdout) == (0, "")
    assert "nothing to mend" in done.stderr


def test_init_overwrites_nothing(begun):
    before = tree(begun)
    done = pressctl("init", cwd=begun)
    assert done.returncode == 2
    assert "is there already" in done.stderr
    assert tree(begun) == before


def test_init_elsewhere(tmp_path):
    done = pressctl("init", "deep/room", cwd=tmp_path)
    assert done.returncode == 0
    assert (tmp_path / "deep/room/pressctl.yaml").is_file()
    assert "-C deep/room" in done.stderr
    assert pressctl("-C", "deep/room", "check", cwd=tmp_path).returncode == 0
    assert pressctl("check", "-C", "deep/room", cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("kind", ["statement", "press-release", "news", "feature", "briefing"])
def test_new_says_what_is_missing_and_where(begun, kind):
    """Each empty text is found on its own line; nothing is found that the writer could not know."""
    name = f"my-{kind}"
    done = pressctl("new", kind, name, cwd=begun)
    assert done.returncode == 0
    folder = begun / "releases" / name
    try:
        listed = re.findall(r"wrote (\S+)", done.stdout)
        assert sorted(listed) == sorted(p.relative_to(begun).as_posix() for p in folder.iterdir())
        found = json.loads(pressctl("check", name, "--format", "json", cwd=begun).stdout)["findings"]
        assert found
        lines = {path: (begun / path).read_text(encoding="utf-8").split("\n") for path in listed}
        for finding in found:
            assert finding["path"] in lines, finding
            assert finding["release"] == name
        in_yaml = [f for f in found if f["path"].endswith("release.yaml") and f["language"]]
        empty = [
            n
            for n, line in enumerate(lines[f"releases/{name}/release.yaml"], 1)
            if re.fullmatch(r'  (en|fr|ar): ""', line)
        ]
        assert {f["line"] for f in in_yaml} >= set(empty)
        assert pressctl("check", name, cwd=begun).returncode == 1
    finally:
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("new", "statment", "x"), "statement"),
        (("new", "statement", "Not An Id"), "cannot be the name"),
        (("new", "statement", "../x"), "cannot be the name"),
        (("new", "statement", "welcome"), "is there already"),
        (("new", "statement"), "missing"),
        (("new",), "missing"),
        (("check", "nothing"), "no release"),
        (("build", "nothing"), "no release"),
        (("check", "--lang", "xx"), "xx"),
        (("build", "--to", "xyz"), "xyz"),
        (("build", "--jobs", "-3"), "jobs"),
        (("build", "--jobs", "many"), "jobs"),
        (("build", "--out", "releases"), "is where the releases are written"),
        (("check", "--format", "xml"), "format"),
        (("check", "--bidi", "left"), "bidi"),
        (("check", "--nothing"), "no such option"),
        (("nonsense",), "nonsense"),
        (("explain", "XYZ999"), "no rule"),
        (("check", "-C", "nowhere"), "no folder"),
        (("-C", "nowhere", "check"), "no folder"),
        (("init", "a", "b"), "unexpected"),
        (("doctor", "x"), "unexpected"),
    ],
)
def test_a_misunderstood_command_is_told_in_a_sentence(begun, arguments, word):
    done = pressctl(*arguments, cwd=begun)
    assert done.returncode == 2
    assert done.stdout == ""
    assert word in done.stderr.lower()
    lines = done.stderr.strip().split("\n")
    assert lines[0].startswith("pressctl: ")
    assert all(line.startswith("  fix: ") for line in lines[1:])
    assert len(lines) == 2
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize("arguments", [("check",), ("build",), ("new", "statement", "x")])
def test_outside_a_newsroom(tmp_path, arguments):
    done = pressctl(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "no pressctl.yaml here" in done.stderr
    assert "pressctl init" in done.stderr
    assert list(tmp_path.iterdir()) == [], "nothing is written where nobody asked for it"


def test_without_a_command_there_is_help(tmp_path):
    done = pressctl(cwd=tmp_path)
    assert done.returncode == 2
    for command in ("init", "new", "check", "build", "explain", "doctor"):
        assert command in done.stdout
        help_of = pressctl(command, "--help", cwd=tmp_path)
        assert help_of.returncode == 0
        assert "Usage" in help_of.stdout
        assert help_of.stderr == ""


def test_version(tmp_path):
    done = pressctl("--version", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert re.fullmatch(r"pressctl \d+\.\d+\.\d+\n", done.stdout)


def test_doctor(tmp_path):
    done = pressctl("doctor", cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert "missing" not in done.stdout
    parts = json.loads(pressctl("doctor", "--format", "json", cwd=tmp_path).stdout)["parts"]
    assert {"python", "pandoc", "weasyprint", "fonts"} <= {part["name"] for part in parts}


def test_doctor_says_what_is_missing(tmp_path):
    (tmp_path / "pandoc").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "pandoc").chmod(0o755)
    done = pressctl("doctor", cwd=tmp_path, PYPANDOC_PANDOC=str(tmp_path / "pandoc"))
    assert done.returncode == 3
    assert "fix:" in done.stdout


def test_explain_knows_every_rule(tmp_path):
    listed = pressctl("explain", cwd=tmp_path)
    assert listed.returncode == 0
    for rule in rules():
        assert f"{rule.code}  {rule.name}" in listed.stdout
    by_code, by_name = (pressctl("explain", rule, cwd=tmp_path).stdout for rule in ("src015", "raw-html"))
    assert by_code == by_name
    assert "Wrong, in body.en.md:" in by_code
    assert "did you mean" in pressctl("explain", "raw-htm", cwd=tmp_path).stderr


def test_interrupted(tmp_path):
    """Ctrl-C while pages are drawn: one sentence, code 130, and what was there before."""
    root = one_language(tmp_path / "room", "one")
    assert pressctl("build", "--to", "html", cwd=root).returncode == 0
    before = tree(root / "dist")
    (root / "releases/one/body.en.md").write_text("Changed.\n\n" + "word " * 30_000)
    process = subprocess.Popen(
        [*COMMAND, "build"],
        cwd=root,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        process.communicate(timeout=2.5)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130, told
    assert told.strip() == "pressctl: interrupted; nothing is half done"
    assert tree(root / "dist") == before

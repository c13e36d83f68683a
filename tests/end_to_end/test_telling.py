"""What is told, where to, and with which exit code: the options of all commands that report findings."""

from __future__ import annotations

import json

import pytest

from tests.command import pressctl
from tests.small import RELEASE, one_language, write

ENGLISH = RELEASE.replace(", fr: Un appel, ar: نداء", "")
ERROR = {"releases/one/body.en.md": "[The report of May](#).\n"}
WARNING = {"releases/one/release.yaml": ENGLISH + "allow: [ { rule: LNK021, because: it follows } ]\n"}


@pytest.fixture
def root(tmp_path):
    return one_language(tmp_path / "room", "one")


def codes(done) -> list[str]:
    return [finding["code"] for finding in json.loads(done.stdout)["findings"]]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 0),
        (("--fail-on", "error"), 0),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "warning", "--ignore", "REL022"), 0),
        (("--fail-on", "warning", "--select", "LNK"), 0),
        (("--fail-on", "warning", "--select", "LNK", "--select", "REL"), 1),
    ],
)
def test_what_ends_with_1(root, options, code):
    write(root, WARNING)
    assert pressctl("check", *options, cwd=root).returncode == code


def test_a_build_tells_errors_whatever_is_selected(root):
    write(root, ERROR)
    for options in (("--select", "TRN"), ("--ignore", "LNK021"), ("--ignore", "placeholder-link,LNK")):
        done = pressctl("build", "--to", "html", "--format", "json", *options, cwd=root)
        assert done.returncode == 1
        assert codes(done) == ["LNK021"]
        assert not (root / "dist").exists()
        assert pressctl("check", *options, cwd=root).returncode == 0


def test_what_could_not_be_read_is_told_whatever_is_selected(root):
    write(root, {"releases/one/release.yaml": "titel: x\n" + ENGLISH})
    done = pressctl("check", "--select", "TRN", "--format", "json", cwd=root)
    assert (done.returncode, codes(done)) == (1, ["REL001"])


def test_an_unreadable_newsroom_is_told_whatever_is_selected(root):
    write(root, {"pressctl.yaml": "newsroom: [\n"})
    done = pressctl("check", "--ignore", "SRC", cwd=root)
    assert done.returncode == 2
    assert "SRC" in done.stdout


def test_what_is_allowed_is_told_only_to_who_asks(root):
    write(root, {**ERROR, **WARNING})
    assert pressctl("check", cwd=root).stdout == ""
    told = pressctl("check", "-v", cwd=root).stdout
    assert told.startswith("releases/one/body.en.md:1:1: allowed LNK021 placeholder-link\n")
    assert told.endswith("  because: it follows\n")
    done = pressctl("build", "--to", "html", "-v", "--format", "sarif", cwd=root)
    assert done.returncode == 0
    [result] = json.loads(done.stdout)["runs"][0]["results"]
    assert result["suppressions"][0]["justification"] == "it follows"


@pytest.mark.parametrize("style", ["text", "json", "github", "junit", "sarif"])
def test_a_file_holds_what_would_have_been_printed(root, style):
    write(root, ERROR)
    printed = pressctl("check", "--format", style, cwd=root)
    filed = pressctl("check", "--format", style, "--output", "found", cwd=root)
    assert (printed.returncode, filed.returncode, filed.stdout) == (1, 1, "")
    assert (root / "found").read_text(encoding="utf-8") == printed.stdout


@pytest.mark.parametrize("command", ["check", "build", "proof"])
@pytest.mark.parametrize(
    ("options", "word"),
    [
        (("--format", "xml"), "format"),
        (("--format", "jnuit"), "junit"),
        (("--output", "nowhere/found"), "no folder"),
        (("--output", "."), "is a folder"),
        (("--select", "LNK2O1"), "did you mean"),
        (("--ignore", "TXT999,LNK"), "txt999"),
        (("--fail-on", "info"), "fail-on"),
    ],
)
def test_what_cannot_be_done_is_said_before_any_work(root, command, options, word):
    done = pressctl(command, *options, cwd=root)
    assert (done.returncode, done.stdout) == (2, "")
    assert word in done.stderr.lower()
    assert not (root / "dist").exists()


def test_a_baseline_has_to_be_named(root):
    done = pressctl("check", "--update-baseline", cwd=root)
    assert done.returncode == 2
    assert "--baseline FILE" in done.stderr


def test_outside_of_github_nobody_is_told_in_its_way(root):
    write(root, ERROR)
    inside = pressctl("check", cwd=root, GITHUB_ACTIONS="true")
    assert "::error file=" in inside.stdout
    assert "::" not in pressctl("check", cwd=root).stdout
    assert "::" not in pressctl("check", "--format", "text", cwd=root, GITHUB_ACTIONS="true").stdout


def test_a_newsroom_in_a_folder_is_found_from_the_top(root):
    write(root, ERROR)
    done = pressctl("-C", "room", "check", cwd=root.parent, GITHUB_ACTIONS="true", GITHUB_WORKSPACE=str(root.parent))
    assert "file=room/releases/one/body.en.md" in done.stdout
    [finding] = json.loads(pressctl("-C", "room", "check", "--format", "json", cwd=root.parent).stdout)["findings"]
    assert finding["path"] == "releases/one/body.en.md"


def test_nothing_changed(root):
    done = pressctl("check", "--since", "HEAD", cwd=root, GIT_CEILING_DIRECTORIES=str(root.parent))
    assert done.returncode == 2
    assert "not in a git repository" in done.stderr


def test_schemas(tmp_path):
    listed = pressctl("schema", cwd=tmp_path)
    names = [line.split()[0] for line in listed.stdout.splitlines()]
    assert names == ["pressctl", "release", "organisations", "boilerplate", "glossary"]
    for name in names:
        assert "$defs" in json.loads(pressctl("schema", name, cwd=tmp_path).stdout)
    wrong = pressctl("schema", "relase", cwd=tmp_path)
    assert (wrong.returncode, "did you mean ‘release’?" in wrong.stderr) == (2, True)

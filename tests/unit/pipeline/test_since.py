"""Only what has changed in git; and git is asked so that nothing in a newsroom makes it run a program."""

from __future__ import annotations

import os
import subprocess

import pytest

from pressctl.model.finding import Exit, Trouble
from pressctl.pipeline.since import releases_since
from tests.small import RELEASE, one_language, write

ENGLISH = RELEASE.replace(", fr: Un appel, ar: نداء", "")


def git(root, *arguments):
    names = {f"GIT_{who}_{what}": "editor@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    quiet = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    done = subprocess.run(
        ["git", "-C", str(root), *arguments], env={**os.environ, **names, **quiet}, capture_output=True, check=True
    )
    return done.stdout.decode().strip()


@pytest.fixture
def root(tmp_path):
    report = "kind: report\ndate: 2020\ntitle: { en: R }\nsections: [ { include: a } ]\n"
    near = ENGLISH + "related: [a]\n"
    files = {"releases/report/release.yaml": report, "releases/near/release.yaml": near}
    room = one_language(tmp_path / "my room", "a", "b", "near", more={**files, ".gitignore": "dist/\n*.csv\n"})
    git(room, "init", "-q", "-b", "main")
    git(room, "add", "-A")
    git(room, "commit", "-qm", "All")
    return room


def test_nothing(root):
    assert releases_since(root, "HEAD") == ()


@pytest.mark.parametrize("path", ["releases/a/body.en.md", "releases/a/media/new.txt", "releases/a/people.csv"])
def test_a_changed_release_and_the_report_that_shows_it(root, path):
    """Edited, not yet known to git, or overlooked by it."""
    write(root, {path: "New.\n"})
    assert releases_since(root, "HEAD") == ("a", "report")
    assert releases_since(root, "HEAD", ["b"]) == ()
    assert releases_since(root, "HEAD", ["releases/a/"]) == ("a",)


def test_staged_and_committed(root):
    write(root, {"releases/b/body.en.md": "New.\n"})
    git(root, "add", "-A")
    assert releases_since(root, "HEAD") == ("b",)
    git(root, "commit", "-qm", "New")
    assert releases_since(root, "HEAD") == ()
    assert releases_since(root, "HEAD~1") == ("b",)
    assert releases_since(root, "main~1") == ("b",)


def test_a_removed_release_is_looked_for_where_it_was_named(root):
    for file in (root / "releases/a").iterdir():
        file.unlink()
    (root / "releases/a").rmdir()
    assert releases_since(root, "HEAD") == ("near", "report")


@pytest.mark.parametrize("path", ["pressctl.yaml", "releases/organisations.yaml", "releases/glossary.yaml"])
def test_what_all_share_means_all(root, path):
    write(root, {path: ((root / path).read_text() if (root / path).exists() else "") + "# changed\n"})
    assert releases_since(root, "HEAD") is None
    assert releases_since(root, "HEAD", ["a"]) == ("a",)


def test_what_a_system_leaves_there_is_no_change(root):
    write(root, {"releases/a/.DS_Store": "x", "dist/x": "y", "notes.txt": "z"})
    assert releases_since(root, "HEAD") == ()


def test_a_newsroom_in_a_folder_of_its_repository(tmp_path):
    top = tmp_path / "repository"
    room = one_language(top / "press", "a", "b")
    git(top, "init", "-q")
    git(top, "add", "-A")
    git(top, "commit", "-qm", "All")
    write(top, {"releases/b/x.md": "not ours", "press/releases/a/body.en.md": "New.\n"})
    assert releases_since(room, "HEAD") == ("a",)


def test_names_of_every_script(root):
    write(root, {"releases/a/صورة\nجديدة.txt": "x"})
    assert releases_since(root, "HEAD") == ("a", "report")


@pytest.mark.parametrize("revision", ["nothing", "--output=owned", "-h", "", "HEAD:releases", "HEAD --all", "a\0b"])
def test_an_unknown_revision_is_no_option(root, revision):
    with pytest.raises(Trouble) as trouble:
        releases_since(root, revision)
    assert "no revision" in trouble.value.message or "did not answer" in trouble.value.message
    assert not (root / "owned").exists()


def test_outside_of_git(tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    room = one_language(tmp_path / "room", "a")
    with pytest.raises(Trouble, match="not in a git repository") as trouble:
        releases_since(room, "HEAD")
    assert trouble.value.exit_code == Exit.USAGE


def test_without_git(root, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Trouble, match="git is not installed") as trouble:
        releases_since(root, "HEAD")
    assert trouble.value.exit_code == Exit.CANNOT_FINISH


def test_no_program_of_the_newsroom_is_run(root, tmp_path):
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch '{tmp_path}/sprung'\n")
    trap.chmod(0o755)
    for name in (
        "core.fsmonitor",
        "core.pager",
        "diff.external",
        "diff.x.textconv",
        "diff.x.command",
        "core.sshCommand",
    ):
        git(root, "config", name, str(trap))
    hook = root / ".git/hooks/post-index-change"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(trap.read_text())
    hook.chmod(0o755)
    write(root, {".gitattributes": "*.md diff=x\n", "releases/a/body.en.md": "New.\n"})
    os.utime(root / "releases/b/body.en.md", (1, 1))  # the same as it was: git notes that in its index, and runs a hook
    assert releases_since(root, "HEAD") == ("a", "report")
    assert not (tmp_path / "sprung").exists()


def test_a_renamed_release_counts_under_both_names(root):
    git(root, "mv", "releases/a", "releases/c")
    assert releases_since(root, "HEAD") == ("c", "near", "report")

"""A build with nothing to do: it looks at the states of files, says what was said before, and loads nothing."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.command import environment, pressctl
from tests.small import one_language, tree, write

LOOK = "import sys; sys.argv[1:] = {words!r}; from pressctl.__main__ import _at_once; print(_at_once(sys.argv[1:])); print(*sys.modules)"
HEAVY = {"typer", "rich", "pydantic", "yaml", "pathlib", "json", "dataclasses", "pressctl.cli", "pressctl.model"}


@pytest.fixture
def root(tmp_path):
    body = {"releases/one/body.en.md": 'We call on\u00a0"all".\n'}  # straight quotation marks are a warning
    settings = {"output": "output: { formats: [html] }\n"}
    room = one_language(tmp_path / "room", "one", "two", more=body)
    (room / "pressctl.yaml").write_text((room / "pressctl.yaml").read_text() + settings["output"])
    return room


def at_once(root, *words):
    """What is said without loading anything, none where more has to be looked at; and what is loaded for it."""
    code = LOOK.format(words=["build", *words])
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=environment(), capture_output=True, text=True, check=True
    )
    *said, code, modules = done.stdout.splitlines()
    return code, "\n".join(said), done.stderr, set(modules.split())


def test_it_says_the_same_and_loads_nothing(root):
    first = pressctl("build", cwd=root)
    assert first.returncode == 0
    assert "TXT003" in first.stdout
    code, said, told, modules = at_once(root)
    assert (code, said, told) == ("0", first.stdout.rstrip("\n"), first.stderr)
    assert not modules & HEAVY
    second = pressctl("build", cwd=root)
    assert (second.stdout, second.stderr, second.returncode) == (first.stdout, first.stderr, 0)


def test_errors_are_told_again(root):
    write(root, {"releases/two/body.en.md": "<b>no</b>\n"})
    first = pressctl("build", cwd=root)
    assert first.returncode == 1
    code, said, *_ = at_once(root)
    assert (code, said) == ("1", first.stdout.rstrip("\n"))


CHANGES = {
    "a text": lambda root: write(root, {"releases/one/body.en.md": "We call.\n"}),
    "a new release": lambda root: write(root, {"releases/three/release.yaml": "kind: news\n"}),
    "a hidden file of a release": lambda root: write(root, {"releases/one/media/.a.jpg": "x"}),
    "the settings": lambda root: os.utime(root / "pressctl.yaml", (1, 1)),
    "a page": lambda root: write(root, {"dist/one/one.en.html": "hacked"}),
    "a stray file": lambda root: write(root, {"dist/.stray": "x"}),
    "a page that is gone": lambda root: (root / "dist/one/one.en.html").unlink(),
    "the store's word": lambda root: write(root, {".pressctl/standing": b"x" * 400}),
}


@pytest.mark.parametrize("what", CHANGES)
def test_more_is_looked_at_after_a_change_of(root, what):
    pressctl("build", cwd=root)
    assert at_once(root)[0] == "0"
    CHANGES[what](root)
    assert at_once(root)[0] == "None"


@pytest.mark.parametrize(
    "words", [("one",), ("--draft",), ("--to", "html"), ("--format", "json"), ("-v",), ("--force",)]
)
def test_more_is_looked_at_where_more_is_asked(root, words):
    pressctl("build", cwd=root)
    assert at_once(root, *words)[0] == "None"


def test_from_elsewhere(root, tmp_path):
    """What is said of where the files are depends on where we are."""
    pressctl("build", cwd=root)
    there = pressctl("-C", root, "build", cwd=tmp_path)
    assert there.stderr.endswith("files of 2 releases are in room/dist\n")


def test_a_file_that_was_swapped_in_the_moment_of_the_build(root):
    """Same size, same time of the content: the time of the entry tells."""
    body = root / "releases/two/body.en.md"
    times = body.stat()
    pressctl("build", cwd=root)
    body.write_bytes(body.read_bytes().swapcase())
    os.utime(body, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert at_once(root)[0] == "None"
    pressctl("build", cwd=root)
    assert b"wE CALL." in tree(root / "dist")["two/two.en.html"]

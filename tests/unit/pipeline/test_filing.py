"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from pressctl.model.finding import Exit, Trouble
from pressctl.pipeline.filing import write_at_once, write_new


def test_written(tmp_path):
    write_at_once(tmp_path / "a", "one\nصوت\n", "--output")
    assert (tmp_path / "a").read_bytes() == "one\nصوت\n".encode()
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o666 & ~0o022
    assert os.listdir(tmp_path) == ["a"]


def test_it_keeps_its_mode_and_its_links(tmp_path):
    (tmp_path / "real").write_text("old")
    (tmp_path / "real").chmod(0o600)
    (tmp_path / "link").symlink_to("real")
    write_at_once(tmp_path / "link", "new", "--output")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"
    assert (tmp_path / "real").stat().st_mode & 0o777 == 0o600


def test_a_failure_leaves_what_was_there(tmp_path, monkeypatch):
    (tmp_path / "a").write_text("old")

    def fail(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(Trouble, match="cannot be written") as trouble:
        write_at_once(tmp_path / "a", "new", "--output")
    assert trouble.value.exit_code == Exit.CANNOT_FINISH
    assert os.listdir(tmp_path) == ["a"]
    assert (tmp_path / "a").read_text() == "old"


@pytest.mark.parametrize(("path", "words"), [("nowhere/a", "no folder"), (".", "is a folder")])
def test_where_it_cannot_be(tmp_path, path, words):
    with pytest.raises(Trouble, match=words) as trouble:
        write_at_once(tmp_path / path, "x", "--output")
    assert trouble.value.exit_code == Exit.USAGE


def test_devices_are_written_to():
    write_at_once(Path("/dev/null"), "x", "--output")
    assert not Path("/dev/null").is_file()


def test_halves_of_characters_do_not_stop_it(tmp_path):
    write_at_once(tmp_path / "a", "\ud800", "--output")
    assert (tmp_path / "a").read_text() == "\\ud800"


@pytest.mark.parametrize("is_linking", [True, False], ids=["with links", "a file system without links"])
def test_a_new_file_never_takes_the_place_of_another(tmp_path, monkeypatch, is_linking):
    def refused(*_, **__):
        raise OSError(errno.EPERM, "Operation not permitted")

    if not is_linking:
        monkeypatch.setattr(os, "link", refused)
    write_new(tmp_path / "a", b"one", 0o600)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600
    with pytest.raises(Trouble, match="is there already"):
        write_new(tmp_path / "a", b"two", 0o644)
    (tmp_path / "lost").symlink_to("nowhere")
    with pytest.raises(Trouble, match="is there already"):
        write_new(tmp_path / "lost", b"two", 0o644)
    assert (tmp_path / "a").read_bytes() == b"one"
    assert sorted(os.listdir(tmp_path)) == ["a", "lost"]


def test_a_new_file_on_a_full_disk(tmp_path, monkeypatch):
    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Trouble):
        write_new(tmp_path / "a", b"one", 0o600)
    assert os.listdir(tmp_path) == []

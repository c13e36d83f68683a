"""What is kept of drawn pages goes when it has to, and nothing half written stays."""

from __future__ import annotations

import errno
import os

import pytest

from pressctl.pipeline.store.shelf import FOLDER, Shelf, write


def failing(*_, **__):
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_what_cannot_be_forgotten_is_told(tmp_path, monkeypatch):
    """It may show a name that is withheld: a build that went on would never try again."""
    shelf = Shelf(tmp_path)
    shelf.add("x", b"page")
    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", failing)
        with pytest.raises(OSError, match="Input/output error"):
            shelf.forget("x")
    shelf.forget("x")
    shelf.forget("x")
    assert not (tmp_path / FOLDER / "x").exists()


def test_a_link_in_its_place_is_forgotten_and_not_followed(tmp_path):
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/file").write_text("mine")
    (tmp_path / FOLDER / "x").symlink_to(tmp_path / "mine")
    Shelf(tmp_path).forget("x")
    assert not os.path.lexists(tmp_path / FOLDER / "x")
    assert (tmp_path / "mine/file").read_text() == "mine"


def test_what_could_not_be_written_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(OSError, match="Input/output error"):
        write(tmp_path / "a", b"content")
    assert os.listdir(tmp_path) == []

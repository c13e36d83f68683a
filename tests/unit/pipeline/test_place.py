"""Whatever happens while a build is put in place, a reader finds the old one or the new one, and never something between."""

from __future__ import annotations

import builtins
import errno
import os
import shutil
import subprocess

import pytest

from pressctl.model.finding import Exit, Trouble
from pressctl.pipeline import place
from pressctl.pipeline.place import MANIFEST, SEAL, locked, put, require_ours
from tests.small import tree

OLD = {MANIFEST: b"{}", "a/a.html": b"old", "a/a.pdf": b"old", "gone/x.html": b"old", "kept/k.pdf": b"kept"}
NEW = {MANIFEST: b"{ }", "a/a.html": b"new", "assets/fonts/f.woff2": b"new" * 1000, "b/b.html": b"new"}
KEPT = {"kept/k.pdf": b"kept"}


def laid(out):
    put(out, OLD)
    assert tree(out) == OLD
    return out


def put_new(out, is_new=False):
    put(out, NEW | ({} if is_new else {"kept/k.pdf": None}))


@pytest.fixture
def out(tmp_path):
    return tmp_path / "newsroom" / "dist"


def test_new_empty_and_existing(out):
    put(out, NEW)
    assert tree(out) == NEW
    shutil.rmtree(out)
    out.mkdir()
    put(out, NEW)
    assert tree(out) == NEW
    put(out, OLD)
    put_new(out)
    assert tree(out) == NEW | KEPT
    assert os.listdir(out.parent) == ["dist"], "nothing is left beside it"


def test_without_exchange_it_works_as_well(out, monkeypatch):
    laid(out)
    monkeypatch.setattr(place, "_exchange", lambda *_: False)
    put_new(out)
    assert tree(out) == NEW | KEPT
    assert os.listdir(out.parent) == ["dist"]


def test_leftovers_of_a_killed_build_do_not_get_in(out):
    laid(out)
    for name in ("new", "old"):
        left = out.parent / f".dist.pressctl-{name}" / "deep"
        left.mkdir(parents=True)
        (left / "half.html").write_text("half")
    put_new(out)
    assert tree(out) == NEW | KEPT
    assert ".dist.pressctl-new" not in os.listdir(out.parent)


def test_leftovers_are_cleared_away_also_where_nothing_is_put(out):
    laid(out)
    for name in ("new", "old"):
        (out.parent / f".dist.pressctl-{name}" / "deep").mkdir(parents=True)
    place._recover(out)
    assert os.listdir(out.parent) == ["dist"]
    assert tree(out) == OLD


def test_a_leftover_link_is_removed_and_not_followed(out, tmp_path):
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "file").write_text("mine")
    laid(out)
    (out.parent / ".dist.pressctl-new").symlink_to(precious)
    put_new(out)
    assert tree(out) == NEW | KEPT
    assert (precious / "file").read_text() == "mine"


def test_all_files_are_on_the_disk_before_the_swap(out, monkeypatch):
    """Else a power cut just after it could leave a new folder of empty files."""
    laid(out)
    done, real, exchange = [], os.fsync, place._exchange
    monkeypatch.setattr(os, "fsync", lambda handle: (done.append("file"), real(handle)))
    monkeypatch.setattr(place, "_exchange", lambda *folders: (done.append("swap"), exchange(*folders))[1])
    put_new(out)
    assert done.index("swap") >= len(NEW)
    assert done[-1] == "file", "and then the folder itself"


LISTING = '{"schema_version": 1, "files": {"x": {"sha256": "0"}}}'


class Death(BaseException):
    """The process ends here: nothing after it is done."""


class Fuse:
    """Lets `left` calls through, then breaks: once with an error, or for good as when the process is killed."""

    def __init__(self, monkeypatch, left, for_good):
        self.left, self.for_good, self.blown = left, for_good, False
        for owner, name in (
            *((os, n) for n in ("fsync", "mkdir", "rename", "replace", "unlink", "rmdir")),
            (shutil, "copyfile"),
            (place, "_exchange"),
        ):
            self.wire(monkeypatch, owner, name)
        monkeypatch.setattr(place, "open", self.open, raising=False)

    def wire(self, monkeypatch, owner, name):
        real = getattr(owner, name)

        def wired(*arguments, **options):
            self.burn(name)
            return real(*arguments, **options)

        monkeypatch.setattr(owner, name, wired)

    def burn(self, name):
        if self.blown and self.for_good:
            raise Death
        self.left -= 1
        if self.left == 0:
            self.blown = True
            if self.for_good:
                raise Death
            if name != "_exchange":
                raise OSError(errno.ENOSPC, "No space left on device", "dist")

    def open(self, path, mode="r", **options):
        self.burn("open")
        file = builtins.open(path, mode, **options)
        real = file.write

        class Written:
            def __enter__(written):  # noqa: N805
                return written

            def __exit__(written, *error):  # noqa: N805
                file.close()

            def __getattr__(written, name):  # noqa: N805
                return getattr(file, name)

            def write(written, content):  # noqa: N805
                real(content[: len(content) // 2])
                self.burn("write")
                return real(content[len(content) // 2 :])

        return Written()


@pytest.mark.parametrize("for_good", [False, True], ids=["error", "death"])
@pytest.mark.parametrize("is_new", [False, True], ids=["over an old one", "the first one"])
def test_broken_off_at_any_call(tmp_path, monkeypatch, for_good, is_new):
    """A crash at the k-th call to the file system, for every k there is."""
    steps = 0
    for k in range(1, 200):
        out = tmp_path / str(k) / "dist"
        out.parent.mkdir()
        if not is_new:
            laid(out)
        before, after = ({}, NEW) if is_new else (OLD, NEW | KEPT)
        with monkeypatch.context() as patch:
            fuse = Fuse(patch, k, for_good)
            try:
                put_new(out, is_new)
                finished = True
            except Trouble as trouble:
                assert trouble.exit_code == Exit.CANNOT_FINISH
                assert "disk is full" in trouble.message
                finished = False
            except Death:
                finished = False
        assert tree(out) in (before, after), f"torn at call {k}"
        if finished:
            assert tree(out) == after
        put_new(out, is_new)
        assert tree(out) == after, "the next build works"
        steps = k
        if not fuse.blown:
            break
    assert 15 < steps < 199


@pytest.mark.parametrize("k", [1, 2])
def test_without_exchange_an_error_leaves_the_old_one(out, monkeypatch, k):
    """A file system that cannot exchange two folders, and refuses one of the two renames."""
    laid(out)
    monkeypatch.setattr(place, "_exchange", lambda *_: False)
    calls, real = [], os.rename

    def rename(*arguments, **options):
        calls.append(arguments)
        if len(calls) == k:
            raise OSError(errno.EIO, "Input/output error", "dist")
        return real(*arguments, **options)

    monkeypatch.setattr(os, "rename", rename)
    with pytest.raises(Trouble):
        put_new(out)
    assert tree(out) == OLD


def test_a_build_killed_between_two_renames_is_found_again(out, monkeypatch):
    """Without an exchange there is a moment with no dist/; the old one must come back, not be thrown away."""
    laid(out)
    monkeypatch.setattr(place, "_exchange", lambda *_: False)
    calls, real = [], os.rename

    def rename(*arguments, **options):
        calls.append(arguments)
        if len(calls) == 2:
            raise Death
        return real(*arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", rename)
        with pytest.raises(Death):
            put_new(out)
    place._recover(out)
    with locked(out.parent):
        put(out, NEW | {path: None for path in KEPT if (out / path).is_file()})
    assert tree(out).get("kept/k.pdf") == b"kept"


@pytest.mark.parametrize(
    ("make", "is_ours"),
    [
        (lambda out: None, True),
        (lambda out: out.mkdir(), True),
        (lambda out: (out.mkdir(), (out / MANIFEST).write_text(LISTING), (out / "x").write_text("")), True),
        (lambda out: (out.mkdir(), (out / MANIFEST).write_text(LISTING), (out / "y").write_text("")), False),
        (lambda out: (out.mkdir(), (out / MANIFEST).write_text(LISTING), (out / SEAL).write_text("")), True),
        (lambda out: (out.mkdir(), (out / SEAL).write_text("")), False),
        (lambda out: (out.mkdir(), (out / MANIFEST).write_text('{"name": "PWA"}')), False),
        (lambda out: (out.mkdir(), (out / "thesis.doc").write_text("")), False),
        (lambda out: (out.mkdir(), (out / ".git").mkdir()), False),
        (lambda out: out.write_text("a file"), False),
        (lambda out: out.symlink_to("/etc"), False),
        (lambda out: out.symlink_to("nowhere"), False),
        (lambda out: os.mkfifo(out), False),
        (lambda out: (out.mkdir(), (out / MANIFEST).mkdir()), False),
    ],
    ids=[
        "new",
        "empty",
        "ours",
        "ours and another",
        "ours, signed",
        "a signature of nothing",
        "another manifest",
        "foreign",
        "hidden",
        "file",
        "link",
        "broken link",
        "pipe",
        "folder named manifest",
    ],
)
def test_only_our_own_folder_is_replaced(tmp_path, make, is_ours):
    make(tmp_path / "dist")
    if is_ours:
        require_ours(tmp_path / "dist", tmp_path / "releases")
    else:
        with pytest.raises(Trouble) as caught:
            require_ours(tmp_path / "dist", tmp_path / "releases")
        assert caught.value.exit_code == Exit.USAGE
        assert caught.value.fix


def test_one_build_at_a_time(tmp_path):
    with locked(tmp_path), pytest.raises(Trouble, match="another pressctl") as caught, locked(tmp_path):
        pass
    assert caught.value.exit_code == Exit.CANNOT_FINISH
    with locked(tmp_path):
        pass


@pytest.fixture
def mounted(tmp_path):
    """A small file system of its own, where we may make one."""
    folder = tmp_path / "mounted"
    folder.mkdir()

    def mount(*options):
        done = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", ",".join(options), "none", str(folder)], check=False, capture_output=True
        )
        if done.returncode:
            pytest.skip("mounting a file system is not permitted here")
        return folder

    try:
        yield mount
    finally:
        subprocess.run(["umount", str(folder)], check=False, capture_output=True)


@pytest.mark.skipif(shutil.which("mount") is None, reason="there is no mount here")
def test_a_full_disk_leaves_the_old_one(mounted):
    out = mounted("size=1m") / "dist"
    laid(out)
    with pytest.raises(Trouble, match="disk is full") as caught:
        put(out, NEW | {"big.pdf": b"x" * 2_000_000})
    assert caught.value.exit_code == Exit.CANNOT_FINISH
    assert tree(out) == OLD
    assert os.listdir(out.parent) == ["dist"], "what was begun is cleared away"
    put_new(out)
    assert tree(out) == NEW | KEPT


@pytest.mark.skipif(shutil.which("mount") is None, reason="there is no mount here")
def test_a_disk_that_may_not_be_written(mounted):
    folder = mounted("size=1m")
    laid(folder / "dist")
    subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
    with pytest.raises(Trouble, match="may not write") as caught:
        put_new(folder / "dist")
    assert caught.value.exit_code == Exit.CANNOT_FINISH
    assert tree(folder / "dist") == OLD
    with pytest.raises(Trouble), locked(folder):
        pass


def test_a_folder_that_may_not_be_written(out):
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    laid(out)
    out.parent.chmod(0o555)
    try:
        with pytest.raises(Trouble, match="may not write"):
            put_new(out)
        assert tree(out) == OLD
    finally:
        out.parent.chmod(0o755)


def test_a_file_that_cannot_be_made_a_folder(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Trouble) as caught:
        put(tmp_path / "file" / "dist", NEW)
    assert caught.value.exit_code == Exit.CANNOT_FINISH

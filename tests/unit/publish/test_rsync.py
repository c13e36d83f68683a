"""rsync brings exactly what is published, in an order that readers can live with, and takes nothing of others away."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest

from pressctl.model.finding import Exit, Trouble
from pressctl.publish import rsync as door
from pressctl.publish.rsync import Rsync
from tests.published import FILES, FIRST, PAGE, PDF, manifest, published
from tests.small import tree, write

pytestmark = pytest.mark.skipif(not shutil.which("rsync"), reason="needs rsync")
MORE = {**FILES, "ar/call/ورقة «1».txt": b"more", "ar/feed.xml": b"<feed/>"}
# whoever is reached runs what it is told on this machine, as a shell over there would
SSH = '#!/bin/sh\nwhile [ "${1#-}" != "$1" ]; do case $1 in -l) shift;; esac; shift; done\necho "$1" >> "$HOME/hosts"\nshift\nexec sh -c "$*"\n'


@pytest.fixture
def there(tmp_path):
    return tmp_path / "srv" / "my site"


@pytest.fixture
def here(tmp_path, there):
    there.parent.mkdir()
    return published(tmp_path / "public", manifest(MORE), MORE)


def send(folder, there, host=""):
    return Rsync(host, str(there)).send(folder, "", FIRST)


def test_exactly_what_is_published(here, there):
    assert send(here, there) == f"6 files are at {there}"
    assert tree(there) == tree(here)
    (here / PDF).unlink()
    published(here, manifest({PAGE: b"pagE"}), {PAGE: b"pagE"})
    send(here, there)
    assert tree(there) == tree(here)
    assert not [name for name in os.listdir(there) if name.startswith(".")], "nothing of rsync's own is left"


def test_what_is_there_already_can_be_read(here, there):
    target = Rsync("", str(there))
    assert target.published() == (None, None)
    target.send(here, "", FIRST)
    assert target.published() == (manifest(MORE), None)
    write(there, {"manifest.json.minisig": b"\xff"})
    assert target.published() == (manifest(MORE), b"\xff")


def test_a_change_that_neither_time_nor_size_tells(here, there):
    send(here, there)
    before = os.stat(here / PAGE)
    (here / PAGE).write_bytes(b"pagE")
    os.utime(here / PAGE, ns=(before.st_atime_ns, before.st_mtime_ns))
    send(here, there)
    assert (there / PAGE).read_bytes() == b"pagE"


def test_everybody_can_read_it(here, there):
    for path in (here / PAGE, here / "manifest.json"):
        path.chmod(0o600)
    (here / "ar").chmod(0o700)
    send(here, there)
    assert (there / PAGE).stat().st_mode & 0o044 == 0o044
    assert (there / "ar").stat().st_mode & 0o055 == 0o055


def test_no_page_names_what_is_not_there(here, there, monkeypatch):
    """After each of its steps, whatever the pages and the manifest that are there name is there as well."""
    send(here, there)
    new = {"ar/call/index.html": b"new, names new.pdf", "ar/call/new.pdf": b"x", "assets/base.css": b"new style"}
    shutil.rmtree(here)
    published(here, manifest(new, days=1), new)
    stages, run = [], door.Rsync._run

    def watched(self, *arguments, **stands):
        done = run(self, *arguments, **stands)
        stages.append(tree(there))
        return done

    monkeypatch.setattr(door.Rsync, "_run", watched)
    send(here, there)
    old = tree(here) | MORE
    first, second, last = stages[-3:]
    assert first == {**MORE, "manifest.json": manifest(MORE), "ar/call/new.pdf": b"x", "assets/base.css": b"new style"}
    assert second == {**first, "ar/call/index.html": b"new, names new.pdf"}
    assert last == tree(here)
    assert old.keys() > last.keys()


@pytest.mark.parametrize("name", ["index.html", "ar/call/index.html", "manifest.json", ".well-known/x", "a\nb"])
def test_nothing_of_others_is_lost(here, there, name):
    write(there, {name: b"somebody's"})
    with pytest.raises(Trouble, match="which pressctl did not publish") as refused:
        send(here, there)
    assert refused.value.exit_code is Exit.USAGE
    assert tree(there) == {name: b"somebody's"}


def test_something_of_others_beside_what_we_published(here, there):
    send(here, there)
    write(there, {"ar/theirs.html": b"x"})
    with pytest.raises(Trouble, match=r"there is ‘ar/theirs\.html’"):
        send(here, there)
    assert (there / "ar/theirs.html").exists()


def test_taken_up_again_after_it_was_broken_off(here, there, monkeypatch):
    run, calls = door.Rsync._run, []

    def broken_off(self, *arguments, **stands):
        calls.append(arguments)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return run(self, *arguments, **stands)

    monkeypatch.setattr(door.Rsync, "_run", broken_off)
    with pytest.raises(Trouble, match="some of its pages may be new already") as broken:
        send(here, there)
    assert broken.value.exit_code is Exit.INTERRUPTED
    assert 0 < len(tree(there)) < len(tree(here))
    write(there, {"ar/call/.~tmp~/half.pdf": b"x"})
    monkeypatch.undo()
    send(here, there)
    assert tree(there) == tree(here)


def test_links_are_not_followed(here, there, tmp_path):
    (tmp_path / "secret").write_text("secret")
    (here / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(Trouble, match="‘link’ in the published folder is a link"):
        send(here, there)
    assert not there.exists()


# ── over ssh ─────────────────────────────────────────────────────────────────


@pytest.fixture
def ssh(tmp_path, monkeypatch):
    write(tmp_path / "bin", {"ssh": SSH})
    (tmp_path / "bin/ssh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("RSYNC_RSH", "false")
    monkeypatch.setenv("RSYNC_PARTIAL_DIR", "elsewhere")
    return tmp_path


@pytest.mark.parametrize("name", ["site", "my site", "$(touch pwned)", "a;touch pwned;", "`touch pwned`", "'\"", "*"])
def test_over_ssh_no_path_is_a_command(here, there, ssh, name, monkeypatch):
    monkeypatch.chdir(ssh)
    send(here, there.parent / name, "press@server.example")
    assert os.listdir(there.parent) == [name]
    assert tree(there.parent / name) == tree(here)
    assert not (ssh / "pwned").exists()
    assert set((ssh / "hosts").read_text().split()) == {"server.example"}


def test_a_host_that_does_not_let_us_in(here, ssh):
    write(ssh / "bin", {"ssh": "#!/bin/sh\necho 'press@server: Permission denied (publickey).' >&2\nexit 255\n"})
    with pytest.raises(
        Trouble, match=r"‘press@server’ cannot be reached, or does not let you in \(.*denied"
    ) as refused:
        send(here, "/srv/site", "press@server")
    assert refused.value.exit_code is Exit.CANNOT_FINISH
    assert refused.value.message.endswith("nothing was changed")


def test_no_rsync_over_there(here, ssh):
    write(ssh / "bin", {"ssh": "#!/bin/sh\necho 'sh: 1: rsync: not found' >&2\nexit 127\n"})
    with pytest.raises(Trouble, match="rsync: not found"):
        send(here, "/srv/site", "server")


# ── troubles ─────────────────────────────────────────────────────────────────


def test_rsync_is_not_installed(here, there, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(Trouble, match="rsync is not installed") as refused:
        send(here, there)
    assert refused.value.exit_code is Exit.CANNOT_FINISH


def test_a_place_without_a_folder_above(here, tmp_path):
    with pytest.raises(Trouble, match="rsync could not finish") as refused:
        send(here, tmp_path / "no" / "such" / "folder")
    assert "its pages are as they were" in refused.value.message


@pytest.mark.parametrize(
    ("step", "stands"),
    [(0, "its pages are as they were"), (1, "some of its pages may be new"), (2, "all its pages are new")],
)
def test_a_full_disk_at_each_step(here, there, monkeypatch, step, stands):
    run, copies = door.Rsync._run, []

    def full(self, *arguments, **stands):
        if "--checksum" in arguments:
            copies.append(arguments)
            if len(copies) > step:
                told = (
                    'rsync: [receiver] write failed on "x": No space left on device (28)\nrsync error: error in file IO'
                )
                return subprocess.CompletedProcess(arguments, 11, "", told)
        return run(self, *arguments, **stands)

    monkeypatch.setattr(door.Rsync, "_run", full)
    with pytest.raises(Trouble, match=f"the disk at .* is full; {stands}") as refused:
        send(here, there)
    assert refused.value.exit_code is Exit.CANNOT_FINISH

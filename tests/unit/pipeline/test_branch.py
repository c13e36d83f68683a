"""A branch gets exactly what is published, byte by byte; work tree, index, hooks and settings are left alone."""

from __future__ import annotations

import datetime
import os
import subprocess

import pytest

from pressctl.model.finding import Exit, Trouble
from pressctl.pipeline import branch as door
from pressctl.pipeline.targets import parsed
from tests.published import FILES, FIRST, PAGE, PDF, manifest, published
from tests.small import one_language, tree, write

CONTACT = "url: https://example.org/newsroom/\n  contact: { email: press@example.org }"
ODD = {
    **FILES,
    "en/notes.txt": b"a\r\nb\n\r\xff $Id$\n",
    "ar/call/.well-known": b"",
    "en/\udcff": b"no character",
    "en/\xe9.txt": b"accent",
}
WHEN = datetime.datetime(2026, 3, 1, 11, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=1)))


def git(root, *arguments, raw=False):
    quiet = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    names = {f"GIT_{who}_{what}": "editor@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    done = subprocess.run(
        ["git", "-C", str(root), "-c", "core.hooksPath=/dev/null", *map(str, arguments)],
        env={**os.environ, **names, **quiet},
        capture_output=True,
        check=True,
    )
    return done.stdout if raw else done.stdout.decode().strip()


@pytest.fixture
def repository(tmp_path):
    """A repository with hooks and settings that would change or refuse everything."""
    top = tmp_path / "repository"
    root = one_language(top / "press", "a", more={"../.gitattributes": "* text=auto eol=crlf ident\n"})
    settings = (root / "pressctl.yaml").read_text().replace("url: https://example.org/newsroom/", CONTACT)
    write(root, {"pressctl.yaml": settings})
    git(top, "init", "-q", "-b", "main")
    git(top, "add", "-A")
    git(top, "commit", "-qm", "All")
    for key, value in (("core.autocrlf", "true"), ("commit.gpgSign", "true"), ("user.name", "Somebody")):
        git(top, "config", key, value)
    for hook in ("reference-transaction", "post-index-change", "pre-commit", "pre-push", "post-commit"):
        write(top / ".git/hooks", {hook: "#!/bin/sh\ntouch ran-a-hook\nexit 1\n"})
        (top / ".git/hooks" / hook).chmod(0o755)
    return root


@pytest.fixture
def root(repository):
    return repository


def site(root, files=FILES, days=0, name="public"):
    return published(root / name, manifest(files, days=days), files)


def held(root, ref="pages"):
    """All files of a branch, as they come out of it."""
    listed = git(root, "ls-tree", "-rz", "--full-tree", "--name-only", ref, raw=True)
    paths = os.fsdecode(listed).split("\0")
    return {path: git(root, "cat-file", "blob", f"{ref}:{path}", raw=True) for path in paths if path}


def test_one_commit_with_exactly_what_is_published(root):
    folder = site(root, ODD)
    before = git(root, "status", "--porcelain", "--ignored"), tree(root), (root / "../.git/index").read_bytes()
    told = parsed("git:pages", root).send(folder, "Publish ‘نداء’\n", WHEN)
    assert told == f"committed to the branch ‘pages’: {git(root, 'rev-parse', 'pages')[:12]}"
    assert held(root) == {**tree(folder), ".nojekyll": b""}
    assert (
        git(root, "status", "--porcelain", "--ignored"),
        tree(root),
        (root / "../.git/index").read_bytes(),
    ) == before
    assert not list((root / "..").resolve().rglob("ran-a-hook"))
    assert git(root, "log", "-1", "--format=%an|%ae|%cn|%ce|%aI|%cI|%P|%B", "pages") == (
        "Our newsroom|press@example.org|Our newsroom|press@example.org|"
        "2026-03-01T10:30:00+00:00|2026-03-01T10:30:00+00:00||Publish ‘نداء’"
    ), "no person and no clock of this machine"


def test_the_same_again_makes_no_commit(root):
    folder = site(root)
    parsed("git:pages", root).send(folder, "One", FIRST)
    tip = git(root, "rev-parse", "pages")
    assert parsed("git:pages", root).send(folder, "Two", WHEN) == "the branch ‘pages’ holds all of this already"
    assert git(root, "rev-parse", "pages") == tip


@pytest.mark.parametrize("where", ["git:pages", "git:../../remote.git#pages"])
def test_what_is_there_already_can_be_read(root, remote, where):
    assert parsed(where, root).published() == (None, None)
    folder = site(root)
    parsed(where, root).send(folder, "One", FIRST)
    assert parsed(where, root).published() == (manifest(FILES), None)
    write(folder, {"manifest.json.minisig": b"\xff\r\n"})
    parsed(where, root).send(folder, "Two", FIRST)
    assert parsed(where, root).published() == (manifest(FILES), b"\xff\r\n")


def test_what_is_gone_goes_and_the_hosts_own_address_stays(root):
    parsed("git:pages", root).send(site(root), "One", FIRST)
    git(root, "worktree", "add", "-q", "--no-checkout", root / "../../tree", "pages")
    elsewhere = root / "../../tree"
    git(elsewhere, "reset", "-q", "--hard")
    write(elsewhere, {"CNAME": "press.example.org\n"})
    git(elsewhere, "add", "CNAME")
    git(elsewhere, "-c", "commit.gpgSign=false", "commit", "-qm", "By the host")
    host = git(root, "rev-parse", "pages")
    git(root, "worktree", "remove", "--force", elsewhere)
    (root / "public" / PDF).unlink()
    folder = site(root, {PAGE: b"new"}, 1)
    (folder / "assets/base.css").unlink()
    parsed("git:pages", root).send(folder, "Two", WHEN)
    assert held(root) == {**tree(folder), ".nojekyll": b"", "CNAME": b"press.example.org\n"}
    assert git(root, "rev-parse", "pages^") == host


@pytest.mark.parametrize("name", ["main", "topic"])
def test_branches_that_are_somebodys_work_are_refused(root, name):
    git(root, "branch", "topic")
    with pytest.raises(Trouble, match=r"work on|did not publish") as refused:
        parsed(f"git:{name}", root).send(site(root), "One", FIRST)
    assert refused.value.exit_code is Exit.USAGE
    assert git(root, "rev-parse", name) == git(root, "rev-parse", "HEAD")


def test_a_branch_of_ours_on_which_somebody_works_is_refused(root, tmp_path):
    parsed("git:pages", root).send(site(root), "One", FIRST)
    git(root, "worktree", "add", "-q", tmp_path / "work", "pages")
    with pytest.raises(Trouble, match="the branch ‘pages’ is the one that you work on"):
        parsed("git:pages", root)


@pytest.mark.parametrize("name", ["", "-q", "a b", "a..b", "HEAD", "a/", "@{-1}", "x.lock", "--help", "a:b", "نداء~1"])
def test_what_is_no_name_of_a_branch(root, name):
    with pytest.raises(Trouble) as refused:
        parsed(f"git:{name}", root)
    assert refused.value.exit_code is Exit.USAGE


def test_somebody_else_publishes_meanwhile(root, monkeypatch):
    """Between the look at the branch and its new tip: once on a new branch, once on an old one."""
    commit = door.Branch._commit
    for theirs in (b"theirs", b"theirs again"):

        def overtaken(self, *rest, theirs=theirs):
            made = commit(self, *rest)
            monkeypatch.setattr(door.Branch, "_commit", commit)
            parsed("git:pages", root).send(site(root, {PAGE: theirs}, name="other"), "Theirs", WHEN)
            return made

        monkeypatch.setattr(door.Branch, "_commit", overtaken)
        with pytest.raises(Trouble, match="somebody else published to the branch ‘pages’ meanwhile"):
            parsed("git:pages", root).send(site(root), "Ours", FIRST)
        assert held(root)[PAGE] == theirs


def test_links_are_refused(root, tmp_path):
    folder = site(root)
    (folder / "key").symlink_to(tmp_path / "secret")
    with pytest.raises(Trouble, match="‘key’ in the published folder is a link"):
        parsed("git:pages", root).send(folder, "One", FIRST)


# ── another repository ───────────────────────────────────────────────────────


@pytest.fixture
def remote(tmp_path):
    git(tmp_path, "init", "-q", "--bare", "remote.git")
    return tmp_path / "remote.git"


def test_pushed_elsewhere(root, remote, tmp_path):
    where = f"git:{os.path.relpath(remote, root)}#pages"
    told = parsed(where, root).send(site(root), "One", FIRST)
    assert told == f"pushed to the branch ‘pages’ of ‘{remote}’: {git(remote, 'rev-parse', 'pages')[:12]}"
    first = git(remote, "rev-parse", "pages")
    folder = site(root, ODD, 1)
    assert "pushed" in parsed(f"git:file://{remote}#pages", root).send(folder, "Two", WHEN)
    assert held(remote) == {**tree(folder), ".nojekyll": b""}
    assert git(remote, "rev-parse", "pages^") == first
    assert "already" in parsed(where, root).send(folder, "Three", WHEN)
    assert git(root, "for-each-ref", "--format=%(refname)") == "refs/heads/main", (
        "nothing is left in the newsroom's own"
    )
    assert not list((root / "..").resolve().rglob("ran-a-hook"))


def test_pushed_from_a_newsroom_that_is_not_in_git(remote, tmp_path):
    root = one_language(tmp_path / "plain", "a")
    parsed(f"git:{remote}#pages", root).send(site(root), "One", FIRST)
    assert git(remote, "log", "--format=%an <%ae>", "pages") == "Our newsroom <>"
    with pytest.raises(Trouble, match="is not in a git repository"):
        parsed("git:pages", root)


def test_somebody_else_pushes_meanwhile(root, remote, monkeypatch):
    where, commit = f"git:{remote}#pages", door.Branch._commit
    for theirs in (b"theirs", b"theirs again"):

        def overtaken(self, *rest, theirs=theirs):
            made = commit(self, *rest)
            monkeypatch.setattr(door.Branch, "_commit", commit)
            parsed(where, root).send(site(root, {PAGE: theirs}, name="other"), "Theirs", WHEN)
            return made

        monkeypatch.setattr(door.Branch, "_commit", overtaken)
        with pytest.raises(Trouble, match="somebody else published"):
            parsed(where, root).send(site(root), "Ours", FIRST)
        assert held(remote)[PAGE] == theirs


def test_what_refuses_us_is_told_without_a_password(root, tmp_path):
    for where in ("file:///nowhere/at/all", f"{tmp_path}/nothing"):
        with pytest.raises(Trouble, match="git could not fetch the branch ‘pages’ of") as refused:
            parsed(f"git:{where}#pages", root).send(site(root), "One", FIRST)
        assert refused.value.exit_code is Exit.CANNOT_FINISH
    with pytest.raises(Trouble) as refused:
        parsed("git:https://me:secret@127.0.0.1:1/x.git#pages", root).send(site(root), "One", FIRST)
    assert "secret" not in refused.value.message
    assert "https://127.0.0.1:1/x.git" in refused.value.message
    told = subprocess.CompletedProcess((), 1, "", "fatal: unable to access 'https://me:secret@127.0.0.1:1/x.git'")
    with pytest.raises(Trouble, match="'https://127"):
        parsed("git:pages", root)._did(told, "git could not")


def test_a_remote_that_does_not_take_it(root, remote):
    write(remote / "hooks", {"pre-receive": "#!/bin/sh\nexit 1\n"})
    (remote / "hooks/pre-receive").chmod(0o755)
    with pytest.raises(Trouble, match="git could not push to the branch"):
        parsed(f"git:{remote}#pages", root).send(site(root), "One", FIRST)
    assert git(remote, "for-each-ref") == ""


@pytest.mark.parametrize(
    "where", ["ext::sh -c touch% x#b", "-u#b", "http://example.org/x#b", "git://example.org/x#b", "ssh://-o/x#b", "#b"]
)
def test_addresses_that_are_refused_before_any_work(root, where):
    if where == "-u#b":
        assert parsed(f"git:{where}", root).remote == str(root / "-u"), "a folder of that name, and no option"
        return
    with pytest.raises(Trouble) as refused:
        parsed(f"git:{where}", root)
    assert refused.value.exit_code is Exit.USAGE

"""The private key stays outside the newsroom, is never overwritten and never shown; the public one is committed."""

from __future__ import annotations

import os
import subprocess

import pytest

from pressctl.model.finding import Exit, Trouble
from pressctl.pipeline import keys
from pressctl.pipeline.keys import distrust, new_key, public_key, seal, signing_key
from pressctl.publish.folder import sealed
from pressctl.publish.signature import Seal, SecretKey, judged
from tests.published import FILES, manifest, published
from tests.small import one_language, tree


@pytest.fixture
def root(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("PRESSCTL_KEY", raising=False)
    return one_language(tmp_path / "newsroom", "a")


def test_a_new_key(root, tmp_path):
    made = new_key(root)
    assert made.kept == tmp_path / "config/pressctl/keys" / f"{made.name}.key"
    assert made.kept.stat().st_mode & 0o777 == 0o600
    assert made.kept.parent.stat().st_mode & 0o777 == 0o700
    assert os.listdir(made.kept.parent) == [made.kept.name], "nothing half written beside it"
    key = signing_key(root)
    assert key.public == public_key(root / "signing.pub")
    assert key.public.name == made.name
    assert (root / "signing.pub").stat().st_mode & 0o777 == 0o644
    everything = b"".join(tree(root).values())
    assert key.seed not in everything
    assert key.text.split("\n")[1].encode() not in everything


def test_a_folder_that_others_can_look_into_is_closed(root, tmp_path):
    (tmp_path / "config/pressctl/keys").mkdir(parents=True, mode=0o755)
    assert new_key(root).kept.parent.stat().st_mode & 0o777 == 0o700


def test_a_second_one_is_refused(root):
    made = new_key(root)
    there = tree(root)
    with pytest.raises(Trouble, match=r"has a key already: signing\.pub") as refused:
        new_key(root)
    assert refused.value.exit_code is Exit.USAGE
    assert tree(root) == there
    assert os.listdir(made.kept.parent) == [made.kept.name]


def test_no_newsroom(tmp_path):
    with pytest.raises(Trouble, match=r"no pressctl\.yaml"):
        new_key(tmp_path)


def test_a_key_is_never_made_where_it_could_get_out(root, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(root / "config"))
    with pytest.raises(Trouble, match="inside the newsroom"):
        new_key(root)
    (tmp_path / "link").symlink_to(root)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "link"))
    with pytest.raises(Trouble, match="inside the newsroom"):
        new_key(root)
    subprocess.run(["git", "init", "-q", str(tmp_path / "home")], check=True)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home/.config"))
    with pytest.raises(Trouble, match="kept in git"):
        new_key(root)
    assert not list(tmp_path.rglob("*.key"))
    assert not (root / "signing.pub").exists()


@pytest.mark.parametrize("error", [Trouble("the disk is full"), KeyboardInterrupt()])
def test_no_private_key_is_left_without_its_other_half(root, monkeypatch, tmp_path, error):
    write_new = keys.write_new

    def failing(path, content, mode):
        if path.name == "signing.pub":
            raise error
        write_new(path, content, mode)

    monkeypatch.setattr(keys, "write_new", failing)
    with pytest.raises(type(error)):
        new_key(root)
    assert not list((tmp_path / "config").rglob("*.key"))


def test_what_was_published_before_is_signed(root):
    published(root / "public", manifest(FILES), FILES)
    assert new_key(root).is_sealed
    first = (root / "public/manifest.json.minisig").read_bytes()
    assert judged(manifest(FILES), first, public_key(root / "signing.pub")) is Seal.GOOD
    (root / "signing.pub").unlink()
    assert new_key(root).is_sealed, "a key in place of one that was lost"
    assert distrust(root, *sealed(root / "public")) == ""


def test_what_is_no_site_is_not_signed(root):
    published(root / "public", b"{}", {})
    assert not new_key(root).is_sealed
    assert not (root / "public/manifest.json.minisig").exists()


def test_the_key_from_elsewhere(root, monkeypatch, tmp_path):
    made = new_key(root)
    moved = tmp_path / "secret"
    made.kept.rename(moved)
    with pytest.raises(Trouble, match="is not here"):
        signing_key(root)
    monkeypatch.setenv("PRESSCTL_KEY", str(moved))
    assert signing_key(root).public.name == made.name
    moved.chmod(0o640)
    with pytest.raises(Trouble, match="others than you"):
        signing_key(root)
    moved.chmod(0o600)
    moved.write_text(SecretKey.new().text)
    with pytest.raises(Trouble, match="is not the key of this newsroom"):
        signing_key(root)
    moved.write_text("hello\n")
    with pytest.raises(Trouble, match="not a private key") as refused:
        signing_key(root)
    assert "hello" not in refused.value.message
    moved.rename(root / "secret")
    monkeypatch.setenv("PRESSCTL_KEY", str(root / "secret"))
    with pytest.raises(Trouble, match="inside the newsroom"):
        signing_key(root)


def test_a_newsroom_without_a_key(root):
    assert signing_key(root) is None
    (root / "signing.pub").write_text("hello")
    with pytest.raises(Trouble, match="is not a public key"):
        signing_key(root)


def test_which_history_is_carried_on(root):
    content, other = manifest(FILES), manifest({})
    assert distrust(root, content, None) == "", "without a key, if it can be read"
    assert distrust(root, b"{}", None) == "it cannot be understood"
    new_key(root)
    key = signing_key(root)
    assert distrust(root, content, seal(key, content)) == ""
    assert distrust(root, b"{}", key.signed(b"{}", "x")) == "it cannot be understood"
    assert distrust(root, other, seal(key, content)) == "it is not signed with this newsroom's key"
    assert distrust(root, content, seal(SecretKey.new(), content)) == "it is not signed with this newsroom's key"
    assert distrust(root, content, None) == "it is not signed"

"""`keys new` and `verify` as people run them; and the private key stays where it is."""

from __future__ import annotations

import json

import pytest

from pressctl.publish.signature import SecretKey
from tests.command import pressctl
from tests.published import FILES, PAGE, PDF, manifest, published
from tests.small import one_language, tree

NEW = {**FILES, PDF: b"new paper"}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    """A newsroom that has published twice, and then made itself a key."""
    root = one_language(tmp_path_factory.mktemp("verify") / "newsroom", "a")
    published(root / "public", manifest(NEW, manifest(FILES), 1), NEW)
    done = pressctl("keys", "new", cwd=root, XDG_CONFIG_HOME=str(root.parent))
    assert done.returncode == 0, done.stderr
    return root


def secret(root):
    (file,) = (root.parent / "pressctl/keys").iterdir()
    return SecretKey.of(file.read_text())


def verify(root, *arguments, **content):
    """Verify a file with some content, or what is named."""
    for name, text in content.items():
        (root.parent / name).write_text(text)
    return pressctl("verify", *(root.parent / name for name in content), *arguments, cwd=root)


def test_a_second_key_is_refused(root):
    done = pressctl("keys", "new", cwd=root, XDG_CONFIG_HOME=str(root.parent))
    assert (done.returncode, done.stdout) == (2, "")
    assert "has a key already" in done.stderr
    assert "tell everybody" in done.stderr


def test_the_current_version(root):
    key = secret(root).public.name
    done = verify(root, file="new paper")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "ours: call in ar, current version since 2026-03-02\n"
        "  it is at https://example.org/newsroom/ar/call/call.ar.pdf\n"
        f"  as public/manifest.json says, signed with the key {key}\n"
    )


def test_an_earlier_version(root):
    done = verify(root, file="paper")
    assert done.returncode == 1
    assert done.stdout.startswith(
        "ours, but an earlier version of call in ar: replaced on 2026-03-02\n"
        "  the current version is at https://example.org/newsroom/ar/call/call.ar.pdf\n"
    )


def test_not_ours(root):
    done = verify(root, file="paqer")
    assert done.returncode == 1
    assert done.stdout.startswith("not ours: no version that was ever published has these bytes\n")


def test_for_programs(root):
    done = verify(root, "--format", "json", file="paper")
    assert done.returncode == 1
    assert json.loads(done.stdout) == {
        "schema_version": 1,
        "verdict": "earlier",
        "signature": "good",
        "key": secret(root).public.name,
        "key_is_its_own": False,
        "release": "call",
        "language": "ar",
        "since": "2026-03-01T10:00:00Z",
        "replaced": "2026-03-02T10:00:00Z",
        "withdrawn": False,
        "address": "https://example.org/newsroom/ar/call/call.ar.pdf",
        "differences": [],
    }


def test_a_site(root, tmp_path):
    assert verify(root, "public").stdout.startswith("as it was published: no file was changed")
    site = published(tmp_path / "site", manifest(FILES), {**FILES, PAGE: b"pagE", "\x1b[2J": b""}, secret(root))
    done = verify(root, str(site))
    assert done.returncode == 1
    assert done.stdout.startswith(
        f"not as it was published:\n  <U+001B>[2J was added\n  {PAGE} was changed\n  as {site}/manifest.json says, signed"
    )


def test_what_nobody_can_trust_comes_first(root, tmp_path):
    site = published(tmp_path / "site", manifest(FILES), FILES, SecretKey.new())
    done = verify(root, str(site))
    assert (done.returncode, done.stdout.partition(":")[0]) == (1, "the manifest cannot be trusted")
    (site / "signing.pub").write_text(secret(root).public.text)
    done = verify(root, str(site), "--key", str(site / "signing.pub"))
    assert done.stdout.startswith("the key lies in what is verified itself")


def test_nothing_to_compare_with(root):
    done = pressctl("verify", root / "pressctl.yaml", cwd=root.parent)
    assert (done.returncode, done.stdout) == (2, "")
    assert "nothing to compare with" in done.stderr


def test_the_private_key_goes_nowhere(root):
    key = secret(root)
    built = pressctl("build", "-v", "--to", "html", cwd=root, XDG_CONFIG_HOME=str(root.parent))
    told = [built, pressctl("doctor", cwd=root, XDG_CONFIG_HOME=str(root.parent)), verify(root, "public")]
    everywhere = {**tree(root), "told": "".join(one.stdout + one.stderr for one in told).encode()}
    assert {path.partition("/")[0] for path in everywhere} >= {"dist", "public", ".pressctl", "signing.pub"}
    shapes = (
        key.seed,
        key.seed.hex().encode(),
        key.text.split("\n")[1].encode(),
        key.text.split("\n")[1][60:100].encode(),
    )
    assert not [path for path, content in everywhere.items() for shape in shapes if shape in content]

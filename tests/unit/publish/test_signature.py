"""Keys and signatures are those of minisign, and one changed byte anywhere is seen."""

from __future__ import annotations

import base64
import shutil
import subprocess

import pytest

from pressctl.publish.signature import Damaged, PublicKey, Seal, SecretKey, judged, signer

KEY = SecretKey.new()
OTHER = SecretKey.new()
CONTENT = "{ نداء }\n".encode()
COMMENT = "manifest.json of https://example.org/"
SIGNATURE = KEY.signed(CONTENT, COMMENT)
needs_minisign = pytest.mark.skipif(not shutil.which("minisign"), reason="needs minisign")


def minisign(*arguments):
    return subprocess.run(["minisign", *map(str, arguments)], capture_output=True, text=True, check=False)


def test_round_about():
    assert PublicKey.of(KEY.public.text) == KEY.public
    assert SecretKey.of(KEY.text) == KEY
    assert judged(CONTENT, SIGNATURE, KEY.public) is Seal.GOOD
    assert judged(CONTENT, SIGNATURE.replace(b"\n", b"\r\n"), KEY.public) is Seal.GOOD, "a mail program may do this"
    assert signer(SIGNATURE) == KEY.public.name
    assert KEY.signed(CONTENT, COMMENT) == SIGNATURE, "the same bytes each time"


def test_every_changed_byte_is_seen():
    assert judged(CONTENT + b" ", SIGNATURE, KEY.public) is Seal.CHANGED
    heads = len(SIGNATURE.split(b"\n")[0])
    for at in range(len(SIGNATURE) - 1):
        changed = SIGNATURE[:at] + bytes([SIGNATURE[at] ^ 1]) + SIGNATURE[at + 1 :]
        worth = judged(CONTENT, changed, KEY.public)
        is_comment = len("untrusted comment: ") <= at < heads
        assert (worth is Seal.GOOD) == is_comment, (at, worth)


def test_another_key():
    assert judged(CONTENT, OTHER.signed(CONTENT, COMMENT), KEY.public) is Seal.OTHER_KEY
    imitated = SecretKey(PublicKey(KEY.public.id, OTHER.public.raw), OTHER.seed)
    assert judged(CONTENT, imitated.signed(CONTENT, COMMENT), KEY.public) is Seal.CHANGED


def test_the_seed_is_never_shown():
    for text in (repr(KEY), str(KEY), f"{KEY}", repr([KEY])):
        assert repr(KEY.seed)[2:-1] not in text
        assert "seed" not in text


@pytest.mark.parametrize("text", ["", "x", "untrusted comment: x\n", "untrusted comment: x\nقلم\n", KEY.text, "\0"])
def test_no_public_key(text):
    with pytest.raises(Damaged):
        PublicKey.of(text)


@pytest.mark.parametrize(
    "signature",
    [b"", b"\xff", b"a\nb\nc\nd\n", SIGNATURE[:-2], SIGNATURE + b"more\n", KEY.public.text.encode(), SIGNATURE * 2],
)
def test_no_signature(signature):
    assert judged(CONTENT, signature, KEY.public) is Seal.DAMAGED
    assert not signer(signature)


def test_private_keys_that_cannot_be_used():
    raw = bytearray(base64.b64decode(KEY.text.split("\n")[1]))
    for at, why in ((2, "password"), (70, "halves")):
        wrong = raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :]
        with pytest.raises(Damaged, match=why):
            SecretKey.of(f"untrusted comment: x\n{base64.b64encode(wrong).decode()}\n")


@needs_minisign
def test_minisign_takes_ours(tmp_path):
    (tmp_path / "m").write_bytes(CONTENT)
    (tmp_path / "m.minisig").write_bytes(SIGNATURE)
    (tmp_path / "pub").write_text(KEY.public.text)
    done = minisign("-V", "-m", tmp_path / "m", "-p", tmp_path / "pub")
    assert done.returncode == 0, done.stderr
    assert f"Trusted comment: {COMMENT}" in done.stdout
    (tmp_path / "m").write_bytes(CONTENT + b" ")
    assert minisign("-V", "-m", tmp_path / "m", "-p", tmp_path / "pub").returncode != 0
    (tmp_path / "key").write_text(KEY.text)
    signed = minisign("-S", "-m", tmp_path / "m", "-s", tmp_path / "key")
    assert signed.returncode == 0, signed.stderr
    assert judged(CONTENT + b" ", (tmp_path / "m.minisig").read_bytes(), KEY.public) is Seal.GOOD


@needs_minisign
def test_we_take_minisigns(tmp_path):
    made = minisign("-G", "-W", "-p", tmp_path / "pub", "-s", tmp_path / "key")
    assert made.returncode == 0, made.stderr
    public, secret = PublicKey.of((tmp_path / "pub").read_text()), SecretKey.of((tmp_path / "key").read_text())
    assert secret.public == public
    assert f"key {public.name.lstrip('0')}" in (tmp_path / "pub").read_text()

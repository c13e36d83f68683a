"""Keys and signatures in the formats of minisign; with `links.certificate` the only door to cryptography.

Ed25519 over the BLAKE2b-512 digest of the content, as minisign itself signs. Every text is lines of base64 below an
“untrusted comment”; the “trusted comment” of a signature is signed as well. Neither bears a clock time: the same key
and content always make the same signature. The formats: https://jedisct1.github.io/minisign/
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY, HASHED, UNPROTECTED = b"Ed", b"ED", b"\0\0"
ID, RAW, SIGNATURE, CHECKSUM = 8, 32, 64, 32  # bytes
PROTECTION = 2 + 2 + 32 + 8 + 8  # bytes of a private key's file: how it is protected by a password
UNTRUSTED, TRUSTED = "untrusted comment: ", "trusted comment: "


class Damaged(Exception):
    """A text that is no key, or no signature, of these formats."""


class Seal(StrEnum):
    """What a signature is worth."""

    GOOD = "good"
    OTHER_KEY = "other-key"
    CHANGED = "changed"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class PublicKey:
    """What others check signatures with: the `id` that its signatures bear, and the 32 bytes of the key."""

    id: bytes
    raw: bytes

    @property
    def name(self) -> str:
        """The id as minisign writes it: 16 hexadecimal digits."""
        return named(self.id)

    @property
    def text(self) -> str:
        return f"{UNTRUSTED}minisign public key {self.name}\n{_written(KEY + self.id + self.raw)}\n"

    @classmethod
    def of(cls, text: str) -> PublicKey:
        """Read a public key; Damaged if it is none."""
        content = _read(_lines(text, 2)[1], KEY, ID + RAW)
        return cls(content[:ID], content[ID:])


@dataclass(frozen=True, slots=True)
class SecretKey:
    """What signs. It is never shown: only `text` has it, for the file in which it is kept."""

    public: PublicKey
    seed: bytes = field(repr=False)

    @classmethod
    def new(cls) -> SecretKey:
        seed = Ed25519PrivateKey.generate().private_bytes_raw()
        raw = Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
        return cls(PublicKey(hashlib.sha256(raw).digest()[:ID], raw), seed)

    @property
    def text(self) -> str:
        head = KEY + UNPROTECTED + b"B2" + bytes(PROTECTION - 4)
        content = head + self.public.id + self.seed + self.public.raw + bytes(CHECKSUM)
        return f"{UNTRUSTED}minisign secret key {self.public.name}, not protected by a password\n{_written(content)}\n"

    @classmethod
    def of(cls, text: str) -> SecretKey:
        """Read a private key that no password protects; Damaged if it is none."""
        content = _read(_lines(text, 2)[1], KEY, PROTECTION + ID + SIGNATURE + CHECKSUM)
        if content[:2] != UNPROTECTED:
            raise Damaged("it is protected by a password")
        key = content[PROTECTION:]
        public = PublicKey(key[:ID], key[ID + RAW : ID + 2 * RAW])
        found = cls(public, key[ID : ID + RAW])
        if found._signer.public_key().public_bytes_raw() != public.raw:
            raise Damaged("its two halves do not belong together")
        return found

    def signed(self, content: bytes, comment: str) -> bytes:
        """The signature of `content`, with a trusted comment of one line: the file that stands beside it."""
        signature = self._signer.sign(_digest(content))
        witness = self._signer.sign(signature + comment.encode())
        head = f"{UNTRUSTED}signature with the key {self.public.name}\n{_written(HASHED + self.public.id + signature)}"
        return f"{head}\n{TRUSTED}{comment}\n{_written(witness)}\n".encode()

    @property
    def _signer(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)


def named(key_id: bytes) -> str:
    """The id of a key as minisign writes it: the last byte first."""
    return key_id[::-1].hex().upper()


def judged(content: bytes, signature: bytes, key: PublicKey) -> Seal:
    """Whether `signature` is one of `content`, made with the private half of `key`."""
    try:
        key_id, made, comment, witness = _parts(signature)
    except Damaged:
        return Seal.DAMAGED
    if key_id != key.id:
        return Seal.OTHER_KEY
    try:
        checker = Ed25519PublicKey.from_public_bytes(key.raw)
        checker.verify(made, _digest(content))
        checker.verify(witness, made + comment)
    except (InvalidSignature, ValueError):
        return Seal.CHANGED
    return Seal.GOOD


def signer(signature: bytes) -> str:
    """The name of the key that a signature says it was made with; empty if it is none."""
    try:
        return named(_parts(signature)[0])
    except Damaged:
        return ""


def _parts(signature: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    """A signature's key id, itself, its trusted comment and the signature of both."""
    try:
        lines = _lines(signature.decode(), 4)
    except UnicodeDecodeError as error:
        raise Damaged("it is not text") from error
    if not lines[2].startswith(TRUSTED):
        raise Damaged("it has no trusted comment")
    made = _read(lines[1], HASHED, ID + SIGNATURE)
    return made[:ID], made[ID:], lines[2].removeprefix(TRUSTED).encode(), _read(lines[3], b"", SIGNATURE)


def _lines(text: str, count: int) -> list[str]:
    lines = [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")]
    if len(lines) != count or not lines[0].startswith(UNTRUSTED):
        raise Damaged("its lines are not those of such a file")
    return lines


def _read(line: str, algorithm: bytes, length: int) -> bytes:
    """What follows the name of an algorithm in a line of base64, `length` bytes."""
    try:
        content = base64.b64decode(line, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Damaged("it is not base64") from error
    if _written(content) != line.strip():  # the last letter has bits that count for nothing, and may not be others
        raise Damaged("it is not base64 as it is written")
    if not content.startswith(algorithm) or len(content) != len(algorithm) + length:
        raise Damaged("it is of another kind or length")
    return content[len(algorithm) :]


def _written(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content).digest()

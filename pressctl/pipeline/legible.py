"""Bytes → every text that somebody could read out of them: unpacked, decoded, with codes for letters resolved.

Texts come as they stand in the file first. Nothing is trusted: what is damaged or too large is passed over.
"""

from __future__ import annotations

import base64
import binascii
import gzip
import html
import io
import quopri
import re
import zipfile
import zlib
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from urllib.parse import unquote

from ..proof.words import pages_as_read

DEEPEST = 4  # packages within packages
LARGEST = 200_000_000  # bytes that one package may unpack to
ZLIB = re.compile(rb"x[\x01\x5e\x9c\xda]")
BASE64 = re.compile(rb"(?:[A-Za-z0-9+/]{4}[\r\n \t]*){6,}(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
QUOTED = re.compile(rb"=[0-9A-F]{2}")
PRINTED = re.compile(
    "[^\\x00-\\x08\\x0e-\\x1f\\x7f-\\x9f\ufffd]{6,}"
)  # in what is no text, letters stand together by chance
HEXADECIMAL = re.compile(r"<((?:[0-9A-Fa-f]{2}\s*){4,})>")
OCTAL = re.compile(r"\\([0-3][0-7]{2})")
UNICODE = re.compile(r"\\u([0-9A-Fa-f]{4})")
MARKUP = re.compile(r"<[^<>]*>|\]\([^()\s]*\)|[][*_`]")
PERCENT = re.compile("(?:%[0-9A-Fa-f]{2}){2}|[A-Za-z]%[0-9A-Fa-f]{2}")
FOLD = re.compile(r"=?\r?\n[ \t]?")
ENCODED_WORD = re.compile(r"=\?[\w-]+\?[bBqQ]\?[^?\s]*\?=(?:\s+=\?[\w-]+\?[bBqQ]\?[^?\s]*\?=)*")
RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def texts(content: bytes) -> Iterator[str]:
    """All texts in a file, the plainest first; a text may come more than once."""
    yield content.decode("utf-8", "replace")
    for piece in _pieces(content, DEEPEST):
        for text in _decoded(piece):
            yield from _ways(text)
    if b"%PDF" in content[:1024]:
        for page in pages_as_read(content):
            yield from _ways(page)


def _pieces(content: bytes, depth: int) -> Iterator[bytes]:
    """The content, and what is packed or encoded in it."""
    yield content
    if not depth:
        return
    for inner in (*_zipped(content), *_gzipped(content), *_deflated(content), *_encoded(content)):
        yield from _pieces(inner, depth - 1)


def _zipped(content: bytes) -> Iterator[bytes]:
    if not content.startswith(b"PK\x03\x04"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive.comment
            for part in archive.infolist():
                yield part.filename.encode("utf-8", "surrogateescape") + part.extra + part.comment
                if part.file_size <= LARGEST:
                    yield archive.read(part)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error):
        return


def _gzipped(content: bytes) -> Iterator[bytes]:
    if content.startswith(b"\x1f\x8b"):
        try:
            with gzip.open(io.BytesIO(content)) as file:
                yield file.read(LARGEST)
        except (OSError, EOFError, zlib.error):
            return


def _deflated(content: bytes) -> Iterator[bytes]:
    """The streams of zlib that a PDF, a PNG or an object of git is made of, wherever they begin."""
    for found in ZLIB.finditer(content):
        try:
            yield zlib.decompressobj().decompress(memoryview(content)[found.start() :], LARGEST)
        except zlib.error:
            continue


def _encoded(content: bytes) -> Iterator[bytes]:
    """What letters, figures and signs stand for, as mail and web pages pack bytes into texts."""
    if b"\0" in content:
        return
    for found in BASE64.finditer(content):
        try:
            yield base64.b64decode(found[0], validate=False)
        except binascii.Error:
            continue
    if QUOTED.search(content):
        yield quopri.decodestring(content)


def _decoded(piece: bytes) -> Iterator[str]:
    """Bytes as text: UTF-8, and UTF-16 where there are bytes that UTF-8 texts have not."""
    text = piece.decode("utf-8", "replace")
    if b"\0" not in piece and "\ufffd" not in text:
        yield text
        return
    yield "\n".join(PRINTED.findall(text))
    if b"\0" in piece or piece[:2] in (b"\xfe\xff", b"\xff\xfe") or b"\x06" in piece:
        for start in (0, 1):
            for order in ("utf-16-le", "utf-16-be"):
                yield "\n".join(PRINTED.findall(piece[start:].decode(order, "replace")))


def _ways(text: str) -> Iterator[str]:
    """A text as it stands, and as programs read what it stands for."""
    yield text
    if MARKUP.search(text):
        yield from (html.unescape(MARKUP.sub(between, text)) for between in ("", " "))
    if "&" in text:
        yield html.unescape(text)
    if PERCENT.search(text):
        yield unquote(text)
    if UNICODE.search(text):
        yield UNICODE.sub(lambda found: chr(int(found[1], 16)), text)
    if FOLD.search(text):
        yield FOLD.sub("", text)
    yield from (_word(found[0]) for found in ENCODED_WORD.finditer(text))
    for found in HEXADECIMAL.finditer(text):
        content = bytes.fromhex(found[1])
        yield from (content.decode(order, "replace") for order in ("utf-16-be", "utf-8"))
    if OCTAL.search(text):
        content = OCTAL.sub(lambda found: chr(int(found[1], 8)), text).encode("latin-1", "replace")
        yield from (content[start:].decode("utf-16-be", "replace") for start in (0, 1))
    if RTL.search(text):
        yield "\n".join(line[::-1] for line in text.splitlines())


def _word(encoded: str) -> str:
    """The words that stand encoded in the head of a mail."""
    try:
        parts = decode_header(encoded)
        return "".join(part.decode(charset or "ascii", "replace") for part, charset in parts)
    except (HeaderParseError, LookupError, ValueError, AttributeError):
        return ""

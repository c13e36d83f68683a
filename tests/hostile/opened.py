"""Files taken to pieces, without any help of pressctl: what a curious reader gets out of them with other tools."""

from __future__ import annotations

import base64
import email
import email.policy
import gzip
import io
import json
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import arabic_reshaper
import pikepdf
import pypdfium2


def pieces(path: Path) -> Iterator[bytes]:
    """The bytes of a file, of what is packed in it, and its own name."""
    content = path.read_bytes()
    yield path.name.encode()
    yield content
    if content.startswith(b"%PDF"):
        yield from of_pdf(content)
    elif content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from (part.encode() for part in archive.namelist())
            yield from map(archive.read, archive.namelist())
    elif content.startswith(b"\x1f\x8b"):
        yield gzip.decompress(content)
    elif path.suffix == ".eml":
        for part in email.message_from_bytes(content, policy=email.policy.default).walk():
            yield str(part.items()).encode()
            if not part.is_multipart():
                yield part.get_payload(decode=True)


def of_pdf(content: bytes) -> Iterator[bytes]:
    """Every string, name and stream of a PDF, the latter as they lie there and unpacked, and the words that are read."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for one in [*pdf.objects, pdf.trailer]:
            yield from of_object(one, 0)
    document = pypdfium2.PdfDocument(content)
    for page in document:
        yield page.get_textpage().get_text_range().encode("utf-8", "replace")


def of_object(one: object, depth: int) -> Iterator[bytes]:
    if isinstance(one, pikepdf.Stream):
        yield one.read_raw_bytes()
        try:
            yield one.read_bytes()
        except pikepdf.PdfError:  # a picture has a packing of its own
            return
    if isinstance(one, (pikepdf.Dictionary, pikepdf.Stream)):
        for key, value in one.items():
            yield key.encode()
            yield from of_object(value, depth + 1) if not getattr(value, "is_indirect", False) else ()
    elif isinstance(one, pikepdf.Array):
        for value in one:
            yield from of_object(value, depth + 1) if not getattr(value, "is_indirect", False) else ()
    elif isinstance(one, pikepdf.String):
        yield bytes(one)
        yield str(one).encode("utf-8", "surrogatepass")
    elif isinstance(one, pikepdf.Name):
        yield str(one).encode()


def forms(word: str) -> set[bytes]:
    """How a word may stand in bytes: one word, so that no space or markup tears it apart."""
    shaped = arabic_reshaper.reshape(word)
    spelt = {word, word.lower(), word.upper(), unicodedata.normalize("NFD", word), shaped}
    spelt |= {each[::-1] for each in spelt}
    big = word.encode("utf-16-be")
    found = {each.encode(code) for each in spelt for code in ("utf-8", "utf-16-le", "utf-16-be")}
    found |= {big.hex().encode(), big.hex().upper().encode(), "".join(f"\\{byte:03o}" for byte in big).encode()}
    found |= {"".join(sign.format(ord(c)) for c in word).encode() for sign in ("&#{};", "&#x{:x};", "&#x{:X};")}
    if not word.isascii():
        found |= {quote(word).encode(), quote(word).replace("%", "=").encode(), json.dumps(word)[1:-1].encode()}
        found.add(word.encode("ascii", "xmlcharrefreplace"))
    return found | {packed(word.encode(), before) for before in range(3)}


def packed(word: bytes, before: int) -> bytes:
    """The part of base64 that is the same whatever stands around a word, with so many bytes before it."""
    whole = base64.b64encode(b"\0" * before + word + b"\0\0\0")
    return whole[-(-before * 8 // 6) : (before + len(word)) * 8 // 6]

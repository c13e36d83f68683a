"""The ways in which words lie in files, packed, encoded or turned round: those that a search has to see through."""

from __future__ import annotations

import base64
import gzip
import html
import io
import json
import pickle
import quopri
import unicodedata
import zipfile
import zlib
from collections.abc import Callable
from email.header import Header
from email.message import EmailMessage
from urllib.parse import quote

import arabic_reshaper
from bidi import get_display
from openpyxl import Workbook


def zipped(*parts: tuple[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts:
            archive.writestr(name, part)
    return content.getvalue()


def mail(words: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = "News"
    message.set_content(f"A release.\n{words} spoke.\n", cte="base64")
    message.add_attachment(words.encode(), maintype="application", subtype="octet-stream", filename="a.bin")
    return message.as_bytes()


def workbook(words: str) -> bytes:
    book, content = Workbook(), io.BytesIO()
    book.active["B7"] = words
    book.save(content)
    return content.getvalue()


def stream(words: bytes) -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<</Length 9>>\nstream\n" + zlib.compress(words) + b"\nendstream\nendobj\n"


def hexadecimal(words: str) -> str:
    return "<" + (b"\xfe\xff" + words.encode("utf-16-be")).hex().upper() + ">"


def octal(words: str) -> str:
    return "".join(f"\\{byte:03o}" for byte in b"\xfe\xff" + words.encode("utf-16-be"))


def visual(words: str) -> str:
    return str(get_display(arabic_reshaper.reshape(words), base_dir="L"))


DISGUISES: dict[str, Callable[[str], bytes]] = {
    "as it is": lambda words: f"x {words} y".encode(),
    "in capitals": lambda words: words.upper().encode(),
    "over two lines": lambda words: words.replace(" ", "\n   ").encode(),
    "in markup": lambda words: words.replace(" ", "</b> <i>").encode(),
    "in markup within a word": lambda words: f"<w:t>{words[:2]}</w:t><w:t>{words[2:]}</w:t>".encode(),
    "in markup of Markdown": lambda words: words.replace(" ", "](https://example.org/) **").encode(),
    "taken apart": lambda words: unicodedata.normalize("NFD", words).encode(),
    "wide": lambda words: "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in words).encode(),
    "UTF-16, little end": lambda words: b"\0\0\0" + words.encode("utf-16-le") + b"\0",
    "UTF-16, big end": lambda words: words.encode("utf-16-be"),
    "gzip": lambda words: gzip.compress(words.encode(), mtime=0),
    "gzip twice": lambda words: gzip.compress(gzip.compress(words.encode(), mtime=0), mtime=0),
    "zip": lambda words: zipped(("word/document.xml", f"<w:t>{words}</w:t>".encode())),
    "zip, the name of a part": lambda words: zipped((f"{words}.xml", b"")),
    "zip within zip": lambda words: zipped(("a.zip", zipped(("b.txt", words.encode())))),
    "workbook": workbook,
    "stream of a PDF": lambda words: stream(words.encode()),
    "string of a PDF in a stream": lambda words: stream(hexadecimal(words).encode()),
    "string of a PDF, hexadecimal": lambda words: b"%PDF-1.7\n/Title " + hexadecimal(words).encode(),
    "string of a PDF, octal": lambda words: b"%PDF-1.7\n/Title (" + octal(words).encode() + b")",
    "address": lambda words: f"https://example.org/?q={quote(words)}".encode(),
    "entities": lambda words: "".join(f"&#x{ord(c):x};" for c in words).encode(),
    "entities of HTML": lambda words: html.escape(words).replace(" ", "&nbsp;").encode(),
    "JSON": lambda words: json.dumps({"a": words}).encode(),
    "base64": lambda words: b"data:;base64," + base64.b64encode(f"One and {words} and others".encode()),
    "mail": mail,
    "quoted-printable": lambda words: quopri.encodestring(words.encode()),
    "the head of a mail": lambda words: f"Subject: {Header(words, 'utf-8').encode()}\n".encode(),
    "the head of a mail, in quotes": lambda words: f"Subject: =?utf-8?q?{quote(words).replace('%', '=')}?=\n".encode(),
    "folded": lambda words: f"DESCRIPTION:By {words[:3]}\r\n {words[3:]}\r\n".encode(),
    "pickle": lambda words: b"\x07" * 32 + pickle.dumps({"a": [words]}, protocol=5),
}

"""PDF → the text that two readers, poppler and PDFium, get out of it: what people search, copy and hear."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import pypdfium2
import pytest

CONTROLS = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

Reader = Callable[[bytes], str]


def poppler(pdf: bytes) -> str:
    """What pdftotext gives; skip the test if it is not installed."""
    command = shutil.which("pdftotext")
    if command is None:
        pytest.skip("pdftotext is not installed")
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        Path(file.name).write_bytes(pdf)
        return subprocess.run([command, file.name, "-"], check=True, capture_output=True, timeout=180).stdout.decode()


def pdfium(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def plain(text: str) -> str:
    """Without direction controls, in NFC, every space alike, and words whole that a line broke."""
    text = unicodedata.normalize("NFC", CONTROLS.sub("", text)).replace("\ufffe", "")
    return re.sub(r"\s+", " ", text).strip()


def tokens(texts: Iterable[str]) -> list[str]:
    return [token for text in texts for token in plain(text).split(" ") if token]


def recall(wanted: Iterable[str], found: str) -> float:
    """The share of words, with their punctuation and as often as they stand, that a reader gets."""
    want, have = Counter(tokens(wanted)), Counter(tokens([found]))
    return sum(min(count, have[token]) for token, count in want.items()) / max(1, want.total())


def lost(wanted: Iterable[str], found: str) -> list[str]:
    """The words that a reader does not get."""
    return sorted((Counter(tokens(wanted)) - Counter(tokens([found]))).elements())

"""Bytes → text: a file of the newsroom, checked before anything looks at what it says.

In: a path relative to the newsroom. Out: its characters with line feeds only, and a finding for each one that has no
business in a text. Those are replaced one for one, so that reading can go on and every place stays true.
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..model.characters import FORBIDDEN, ISOLATES, code_point
from ..model.finding import Finding, Rule
from ..model.place import Place
from .rules.written import SRC001, SRC002, SRC003, SRC014

LARGEST = 4_000_000
STAND_IN = "\ufffd"
LONGEST_WORD = 2_000
OTHER_KINDS = {
    b"\x7fELF": "a program",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a workbook or another packed file",
    b"\xd0\xcf\x11\xe0": "a file of an office program",
}
LONG_WORDS = re.compile(rf"(?<!\S)\S{{{LONGEST_WORD + 1},}}")
BETWEEN_PARAGRAPHS = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True)
class Source:
    """A file as text; `path` relative to the newsroom."""

    path: str
    text: str

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset at which each line begins."""
        return (0, *(found.end() for found in re.finditer("\n", self.text)))

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column, from 1, of the character `offset`."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def place(self, offset: int) -> Place:
        """The place of the character `offset`."""
        return Place(self.path, *self.at(offset))

    def line(self, number: int) -> str:
        """The line `number`, from 1, without its line feed."""
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return self.text[self.starts[number - 1] : end]


class _Refused(Exception):
    """Why a file cannot be read."""

    def __init__(self, rule: Rule, message: str, fix: str, place: tuple[int, int] = (1, 1)) -> None:
        super().__init__(message)
        self.rule, self.message, self.fix, self.place = rule, message, fix, place

    def finding(self, path: str) -> Finding:
        return Finding(self.rule, self.message, self.fix, Place(path, *self.place))


def read(root: Path, path: str) -> tuple[Source | None, list[Finding]]:
    """Read the file `path` of the newsroom `root`. Isolates are looked at paragraph by paragraph in `.md` files."""
    try:
        return from_bytes(_bytes(root, path), path)
    except _Refused as refused:
        return None, [refused.finding(path)]


def from_bytes(data: bytes, path: str) -> tuple[Source | None, list[Finding]]:
    """The text that `data` stands for, and what is wrong with it."""
    try:
        _refuse_large(len(data))
        _refuse_other_kinds(data)
        _refuse_other_widths(data)
    except _Refused as refused:
        return None, [refused.finding(path)]
    text = _characters(data.decode("utf-8", errors="replace"))
    source = Source(path, FORBIDDEN.sub(STAND_IN, text))
    findings = [*_badly_coded(data, source), *forbidden_in(Source(path, text))]
    if path.endswith((".md", ".csv")):  # in YAML, brackets and quotation marks are no part of a word
        findings += [long_word(source.place(offset), length) for offset, length in long_words(source.text)]
        source = Source(path, shortened(source.text))
    if path.endswith(".md"):
        findings += [unpaired(source.place(offset), found) for offset, found in unpaired_isolates(source.text)]
    return source, findings


def inside(root: Path, path: str) -> bool:
    """Whether `path`, with all links followed, exists inside `root`."""
    try:
        return (root / path).resolve(strict=True).is_relative_to(root.resolve())
    except (OSError, RuntimeError, ValueError):
        return False


def _bytes(root: Path, path: str) -> bytes:
    file = root / path
    try:
        if not file.resolve(strict=True).is_relative_to(root.resolve()):
            raise _Refused(SRC014, "this link leads out of the newsroom", "put the file itself here")
        about = file.stat()
        if not stat.S_ISREG(about.st_mode):
            raise _Refused(SRC014, "this is not a file", "put a file of this name here, not a folder")
        _refuse_large(about.st_size)
        with file.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except (OSError, RuntimeError, ValueError) as error:
        why = (
            os.strerror(error.errno).lower() if isinstance(error, OSError) and error.errno else "its link leads nowhere"
        )
        raise _Refused(
            SRC014, f"this file cannot be read: {why}", "see that it exists and that you may read it"
        ) from None


def _refuse_large(size: int) -> None:
    if size > LARGEST:
        fix = "keep pictures out of it, and split long texts into files of their own"
        raise _Refused(SRC001, f"the file has {size:,} bytes, more than the {LARGEST:,} that pressctl reads", fix)


def _refuse_other_kinds(data: bytes) -> None:
    """Files that are no texts are known by how they begin."""
    for beginning, kind in OTHER_KINDS.items():
        if data.startswith(beginning):
            raise _Refused(SRC002, f"this is {kind}, not a text", "put its words here, saved as UTF-8; a list as CSV")


def _refuse_other_widths(data: bytes) -> None:
    """UTF-16 and UTF-32 are known by their mark, or by a zero in every other byte."""
    sample = data[:200]
    halves = max(sample[::2].count(0), sample[1::2].count(0))
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or (len(sample) >= 4 and halves > len(sample) * 0.4):
        fix = "save it as UTF-8: your editor asks for the encoding under “Save as”"
        width = 32 if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")) else 16
        raise _Refused(SRC002, f"the file is saved as UTF-{width}, not as UTF-8", fix)


def _characters(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _badly_coded(data: bytes, source: Source) -> Iterator[Finding]:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _characters(data[: error.start].decode("utf-8"))
        yield Finding(
            SRC002,
            f"byte 0x{data[error.start]:02X} is not UTF-8; the file seems to be saved in an older encoding",
            "save it as UTF-8: your editor asks for the encoding under “Save as”",
            source.place(len(before)),
        )


def long_words(text: str) -> Iterator[tuple[int, int]]:
    """Where words begin that are longer than any, and how long they are."""
    return ((found.start(), len(found[0])) for found in LONG_WORDS.finditer(text))


def long_word(place: Place, length: int) -> Finding:
    """The finding for a word that is longer than any."""
    message = f"here are {length:,} characters without a space, more than the {LONGEST_WORD:,} that pressctl takes"
    return Finding(SRC001, message, "look whether something was pasted by mistake, such as a picture", place)


def shortened(text: str) -> str:
    """The text with spaces in place of all that is too long about a word, so that places stay true."""
    return LONG_WORDS.sub(lambda found: f"{found[0][:LONGEST_WORD]:<{len(found[0])}}", text)


def forbidden_in(source: Source) -> Iterator[Finding]:
    """A finding for each forbidden character."""
    return (forbidden(source.place(found.start()), found.group()) for found in FORBIDDEN.finditer(source.text))


def forbidden(place: Place, character: str) -> Finding:
    """The finding for one forbidden character."""
    name = unicodedata.name(character, "").lower() or (
        "a control character" if character < "\xa0" else "not a character"
    )
    return Finding(SRC003, f"{code_point(character)} stands here unseen ({name})", _without(character), place)


def _without(character: str) -> str:
    if "\u202a" <= character <= "\u202e":
        return "delete it: pressctl sets the direction of words by itself"
    return "delete it, and type the words around it anew if it is not to be found"


def unpaired_isolates(text: str) -> Iterator[tuple[int, str]]:
    """Isolates (U+2066 to U+2068) that nothing closes, and closings (U+2069) of nothing, paragraph by paragraph."""
    start = 0
    for end in (*(gap.start() for gap in BETWEEN_PARAGRAPHS.finditer(text)), len(text)):
        opened: list[int] = []
        for match in ISOLATES.finditer(text, start, end):
            if match.group() != "\u2069":
                opened.append(match.start())
            elif opened:
                opened.pop()
            else:
                yield match.start(), "\u2069"
        yield from ((offset, text[offset]) for offset in opened)
        start = end


def unpaired(place: Place, character: str) -> Finding:
    """The finding for an isolate without its other half."""
    if character == "\u2069":
        return Finding(SRC003, f"{code_point(character)} ends a run that was never begun", "delete it", place)
    message = f"{code_point(character)} begins a run in another direction that never ends in this paragraph"
    return Finding(
        SRC003, message, "put <U+2069> after the run, or delete both: pressctl sets directions by itself", place
    )

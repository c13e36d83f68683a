"""A font's dictionary and its embedded program → glyphs, widths and texts of the codes that are shown in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pressctl.proof.truetype import Damaged, TrueType

SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
WRITTEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


@dataclass(frozen=True, slots=True)
class Lettering:
    """A font and the codes shown in it, each with the first page that shows it."""

    name: str
    kind: str
    encoding: str
    codes: Mapping[int, int]
    texts: Mapping[int, str] | None = None
    gids: Mapping[int, int] = field(default_factory=dict)
    widths: Mapping[int, float] = field(default_factory=dict)
    program: TrueType | None = None
    has_map: bool = False
    is_map_known: bool = False


def lettering(font: Any, codes: Mapping[int, int], glyphs: bytes | None) -> Lettering:
    """What is known of a font; `glyphs` is the table from codes to glyphs, where there is one."""
    kind, encoding = str(font.get("/Subtype", ""))[1:], str(font.get("/Encoding", ""))[1:]
    texts = dict(_texts(font.ToUnicode.read_bytes())) if "/ToUnicode" in font else None
    name = str(font.get("/BaseFont", ""))[1:]
    if "/DescendantFonts" not in font:
        return Lettering(name, kind, encoding, codes, texts)
    inner = font.DescendantFonts[0]
    given = inner.get("/CIDToGIDMap")
    gids = {code: code for code in codes} if glyphs is None else dict(_gids(glyphs, codes))
    file = inner.get("/FontDescriptor", {}).get("/FontFile2")
    return Lettering(
        name,
        kind,
        encoding,
        codes,
        texts,
        gids,
        dict(_widths(inner.get("/W", []))),
        _program(file.read_bytes()) if file is not None else None,
        has_map=given is not None,
        is_map_known=glyphs is not None or given == "/Identity",
    )


def _gids(table: bytes, codes: Iterable[int]) -> Iterator[tuple[int, int]]:
    for code in codes:
        yield code, int.from_bytes(table[2 * code : 2 * code + 2], "big")


def _widths(given: Any) -> Iterator[tuple[int, float]]:
    """The array W: a code and the widths from it on, or a first code, a last one and the width of all."""
    rest = list(given)
    while rest:
        first, second = int(rest[0]), rest[1]
        if hasattr(second, "as_list"):
            yield from enumerate(map(float, second.as_list()), start=first)
            rest = rest[2:]
        else:
            yield from ((code, float(rest[2])) for code in range(first, int(second) + 1))
            rest = rest[3:]


def _texts(table: bytes) -> Iterator[tuple[int, str]]:
    """What a ToUnicode table says of each code."""
    for sort, body in SECTION.findall(table):
        values = [bytes.fromhex(part.decode()) for part, _, _ in WRITTEN.findall(body) if part]
        if sort == b"bfchar":
            yield from ((int.from_bytes(code, "big"), _text(text)) for code, text in _pairs(values))
        else:
            yield from _ranges(body)


def _pairs(values: list[bytes]) -> Iterator[tuple[bytes, bytes]]:
    return zip(values[::2], values[1::2], strict=False)


def _ranges(body: bytes) -> Iterator[tuple[int, str]]:
    tokens = iter(WRITTEN.finditer(body))
    for token in tokens:
        first, last = (int(part, 16) for part in (token[1], next(tokens)[1]))
        begin = next(tokens)
        if begin[2]:
            yield from ((code, _text(bytes.fromhex(next(tokens)[1].decode()))) for code in range(first, last + 1))
            next(tokens)
        else:
            text = _text(bytes.fromhex(begin[1].decode()))
            yield from ((code, text[:-1] + chr(ord(text[-1]) + code - first)) for code in range(first, last + 1))


def _text(written: bytes) -> str:
    return written.decode("utf-16-be", "replace")


def _program(file: bytes) -> TrueType | None:
    try:
        return TrueType(file)
    except Damaged:
        return None

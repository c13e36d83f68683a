"""Fonts and the codes that are shown in them. Ours are all of one kind: composite, embedded, with a table of texts."""

from __future__ import annotations

from collections.abc import Iterator

from .rule import Fault, fails
from .sheet import Sheet

IDENTITY = frozenset({"Identity-H", "Identity-V"})
WIDEST = 1.0  # thousandth of an em by which two widths of a glyph may differ
UNSAYABLE = frozenset("\ufeff\ufffe")


@fails("10-001")
def code_without_text(sheet: Sheet) -> Iterator[Fault]:
    for font in sheet.fonts:
        for code, page in font.codes.items():
            if code not in (font.texts or {}):
                yield f"a letter of {font.name} stands for no text", page


@fails("31-004")
def unreadable_glyph_map(sheet: Sheet) -> Iterator[Fault]:
    for font in sheet.fonts:
        if font.kind == "Type0" and font.has_map and not font.is_map_known:
            yield f"what leads from codes to glyphs in {font.name} is neither a table nor said to be the same", 0


@fails("31-005")
def no_glyph_map(sheet: Sheet) -> Iterator[Fault]:
    for font in sheet.fonts:
        if font.kind == "Type0" and not font.has_map:
            yield f"nothing leads from codes to glyphs in {font.name}", 0


@fails("31-006")
def unknown_encoding(sheet: Sheet) -> Iterator[Fault]:
    for font in sheet.fonts:
        if font.kind == "Type0" and font.encoding not in IDENTITY:
            yield f"the font {font.name} has codes of a kind that is not known here", 0


@fails("31-009")
def font_not_embedded(sheet: Sheet) -> Iterator[Fault]:
    for font in sheet.fonts:
        if font.program is None:
            yield f"the font {font.name} is not embedded", 0


@fails("31-011")
def glyph_not_embedded(sheet: Sheet) -> Iterator[Fault]:
    for font in sheet.fonts:
        for code, page in font.codes.items():
            if font.program and font.gids.get(code, 0) >= font.program.glyphs:
                yield f"a letter is shown that is not in {font.name}", page


@fails("31-016")
def contradicting_widths(sheet: Sheet) -> Iterator[Fault]:
    for font in sheet.fonts:
        for code, page in font.codes.items():
            gid = font.gids.get(code, 0)
            if not font.program or gid >= font.program.glyphs:
                continue
            if abs(font.widths.get(code, 1000) - font.program.advance(gid) * 1000 / font.program.units) > WIDEST:
                yield f"a letter of {font.name} is not as wide as is said", page


@fails("31-027")
def font_without_texts(sheet: Sheet) -> Iterator[Fault]:
    for font in sheet.fonts:
        if font.texts is None:
            yield f"the font {font.name} does not say which texts its letters stand for", 0


@fails("31-028")
def empty_text(sheet: Sheet) -> Iterator[Fault]:
    for font in sheet.fonts:
        if any("\0" in text for text in (font.texts or {}).values()):
            yield f"a letter of {font.name} stands for the character zero", 0


@fails("31-029")
def byte_order_mark(sheet: Sheet) -> Iterator[Fault]:
    for font in sheet.fonts:
        if any(UNSAYABLE & set(text) for text in (font.texts or {}).values()):
            yield f"a letter of {font.name} stands for a character that is none", 0


@fails("31-030")
def missing_glyph(sheet: Sheet) -> Iterator[Fault]:
    for font in sheet.fonts:
        for code, page in font.codes.items():
            if font.gids.get(code) == 0:
                yield f"a letter is shown as the empty box of {font.name}", page

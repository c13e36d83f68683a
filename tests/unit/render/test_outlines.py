"""Glyphs are added to the bytes of a font; fontTools, which knows fonts in full, says what they are."""

from __future__ import annotations

import struct
from io import BytesIO
from itertools import islice, pairwise
from pathlib import Path

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from pressctl.render.fonts import faces
from pressctl.render.textlayer.capture import EngineChanged
from pressctl.render.textlayer.outlines import MAGIC, Program
from pressctl.resources import FONTS

FACES = [FONTS / face.file for face in faces()]
ADDED = ([(40, 0, 0), (60, -300, 700)], [(50, 20, -20)], [])


def grown(content: bytes) -> tuple[TTFont, list[int]]:
    program = Program(content)
    gids = [program.add(components, 123) for components in ADDED]
    return TTFont(BytesIO(program.saved()), checkChecksums=2), gids


def drawn(font: TTFont, name: str, x: int = 0, y: int = 0) -> list[tuple[str, tuple[tuple[float, float], ...]]]:
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[name].draw(pen)
    return [
        (operator, tuple((a + x, b + y) for a, b in (point for point in points if point)))
        for operator, points in pen.value
    ]


def outlines(font: TTFont, count: int) -> list[bytes]:
    """The glyphs as they stand in the file, but for bytes that fill up."""
    glyphs = font.reader["glyf"]
    return [glyphs[start:end].rstrip(b"\0") for start, end in islice(pairwise(font["loca"]), count)]


@pytest.mark.parametrize("file", FACES, ids=lambda file: file.stem)
def test_added_glyphs_are_drawn_from_others_and_those_stay_as_they_were(file: Path) -> None:
    before = TTFont(file)
    after, gids = grown(file.read_bytes())
    names, new = before.getGlyphOrder(), after.getGlyphOrder()
    for gid, components in zip(gids, ADDED, strict=True):
        expected = [part for old, x, y in components for part in drawn(before, names[old], x, y)]
        assert drawn(after, new[gid]) == expected
        assert after["hmtx"][new[gid]] == (123, min((p[0] for _, points in expected for p in points), default=0))
    assert [after["hmtx"][name] for name in new[: len(names)]] == [before["hmtx"][name] for name in names]
    assert outlines(after, len(names)) == outlines(before, len(names))


@pytest.mark.parametrize("file", FACES, ids=lambda file: file.stem)
def test_what_programs_are_told_to_be_ready_for_is_enough(file: Path) -> None:
    font, _ = grown(file.read_bytes())
    told = dict(vars(font["maxp"]))
    font["maxp"].recalc(font)
    assert {key for key, value in vars(font["maxp"]).items() if key.startswith("max") and value > told[key]} == set()
    assert told["numGlyphs"] == font["maxp"].numGlyphs


def test_places_that_can_no_longer_be_told_in_halves_are_told_in_full() -> None:
    program = Program(FACES[0].read_bytes())
    gids = [program.add([(40, 300, number), (60, 0, 0)], 500) for number in range(2000)]
    font = TTFont(BytesIO(program.saved()), checkChecksums=2)
    assert (TTFont(FACES[0])["head"].indexToLocFormat, font["head"].indexToLocFormat) == (0, 1)
    names = font.getGlyphOrder()
    assert [font["glyf"][names[gid]].components[0].y for gid in gids] == [*range(2000)]


def test_the_sums_are_those_of_the_whole_file() -> None:
    content = Program(FACES[0].read_bytes()).saved()
    assert sum(struct.unpack(f">{len(content) // 4}I", content)) & 0xFFFFFFFF == MAGIC


def test_a_font_without_such_outlines_is_refused() -> None:
    font = TTFont(FACES[0])
    del font["loca"], font["glyf"]
    file = BytesIO()
    font.save(file)
    with pytest.raises(EngineChanged):
        Program(file.getvalue())

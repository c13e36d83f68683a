"""A font program is our font's only if every drawn glyph looks as in the file, however it is written."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphComponent

from pressctl.proof.embedded import made_of
from pressctl.proof.truetype import Damaged, TrueType
from tests.suite.defects import FONTS

FILE = next(path for path in FONTS if path.stem == "SourceSerif4_400Regular_Italic").read_bytes()
FONT = TTFont(BytesIO(FILE))
ACCENTED, LETTER, OTHER = (FONT.getBestCmap()[ord(char)] for char in "éas")
INNER = FONT["glyf"][ACCENTED].components[0].glyphName
DRAWN = [FONT.getGlyphID(name) for name in (ACCENTED, LETTER, OTHER)]
ITSELF = {gid: ((gid, 0.0, 0.0, 0.0),) for gid in DRAWN}


@cache
def file() -> TrueType:
    return TrueType(FILE)


def changed(change: Callable[[TTFont], object]) -> TrueType:
    font = TTFont(BytesIO(FILE), recalcBBoxes=False)
    change(font)
    target = BytesIO()
    font.save(target)
    return TrueType(target.getvalue())


def opened(font: TTFont, name: str) -> Glyph:
    glyph = font["glyf"][name]
    glyph.expand(font["glyf"])
    return glyph


def written_anew(font: TTFont) -> None:
    for name in (ACCENTED, INNER, LETTER, OTHER):
        opened(font, name)


def inner_letter_moved(font: TTFont) -> None:
    opened(font, INNER).coordinates.translate((9, 0))


def inner_letter_exchanged(font: TTFont) -> None:
    font["glyf"].glyphs[INNER] = font["glyf"].glyphs[OTHER]


def parts_exchanged(font: TTFont) -> None:
    opened(font, ACCENTED).components[0].glyphName = OTHER


def part_moved(font: TTFont) -> None:
    opened(font, ACCENTED).components[1].x += 90


def letters_exchanged(font: TTFont) -> None:
    glyphs = font["glyf"].glyphs
    glyphs[LETTER], glyphs[OTHER] = glyphs[OTHER], glyphs[LETTER]


def one_contour_less(font: TTFont) -> None:
    glyph = opened(font, LETTER)
    glyph.endPtsOfContours, glyph.numberOfContours = glyph.endPtsOfContours[-1:], 1


def corners_for_curves(font: TTFont) -> None:
    glyph = opened(font, LETTER)
    glyph.flags = type(glyph.flags)([1] * len(glyph.flags))


def blank(font: TTFont) -> None:
    font["glyf"].glyphs[ACCENTED] = opened(font, "space")


def edge_moved(font: TTFont) -> None:
    width, edge = font["hmtx"][LETTER]
    font["hmtx"][LETTER] = width, edge + 300


def edge_of_a_part_moved(font: TTFont) -> None:
    width, edge = font["hmtx"][INNER]
    font["hmtx"][INNER] = width, edge + 300


def smaller(font: TTFont) -> None:
    font["head"].unitsPerEm *= 2


def added(gid: int, font: TTFont, **more: object) -> None:
    """One more glyph, of which another is a part."""
    part = GlyphComponent()
    part.glyphName, part.flags, part.x, part.y = font.getGlyphName(gid), 2, 40, 10
    glyph = Glyph()
    glyph.numberOfContours, glyph.components = -1, [part]
    glyph.recalcBounds(font["glyf"])
    vars(part).update(more)
    names = [*font.getGlyphOrder(), "added"]
    font["glyf"].glyphs["added"], font["hmtx"].metrics["added"] = glyph, (500, glyph.xMin)
    font.setGlyphOrder(names)
    font["glyf"].glyphOrder = names


def test_the_file_itself_is_alike() -> None:
    assert made_of(file(), DRAWN, file()) == ITSELF


def test_glyphs_that_are_written_in_another_way_are_alike() -> None:
    anew = changed(written_anew)
    assert made_of(anew, DRAWN, file()) == ITSELF


def test_glyphs_that_nobody_draws_are_not_looked_at() -> None:
    assert made_of(changed(letters_exchanged), DRAWN[:1], file()) == {DRAWN[0]: ITSELF[DRAWN[0]]}


@pytest.mark.parametrize(
    "change",
    [
        inner_letter_moved,
        inner_letter_exchanged,
        letters_exchanged,
        one_contour_less,
        corners_for_curves,
        edge_moved,
        edge_of_a_part_moved,
        smaller,
    ],
    ids=lambda change: change.__name__,
)
def test_a_program_that_draws_otherwise_is_not_ours(change) -> None:
    assert made_of(changed(change), DRAWN, file()) is None


def test_a_letter_whose_parts_were_exchanged_or_moved_is_what_it_shows() -> None:
    exchanged = made_of(changed(parts_exchanged), DRAWN[:1], file()) or {}
    assert [gid for gid, *_ in exchanged[DRAWN[0]]][:1] == DRAWN[2:]
    moved = made_of(changed(part_moved), DRAWN[:1], file()) or {}
    assert len(moved[DRAWN[0]]) == 2


def test_a_letter_that_was_made_blank_shows_nothing() -> None:
    assert made_of(changed(blank), DRAWN, file()) == {**ITSELF, DRAWN[0]: ()}


def test_an_added_glyph_is_what_it_is_made_of_as_wide_as_in_the_file() -> None:
    def change(font: TTFont) -> None:
        added(DRAWN[1], font)
        font["hmtx"][LETTER] = 3000, font["hmtx"][LETTER][1]

    gid, em = file().glyphs, file().units
    width = file().advance(DRAWN[1]) / em
    assert made_of(changed(change), [gid], file()) == {gid: ((DRAWN[1], 40 / em, 10 / em, width),)}


@pytest.mark.parametrize(
    "more",
    [
        {"transform": [[-1.0, 0.0], [0.0, 1.0]]},
        {"transform": [[0.5, 0.0], [0.0, 0.5]]},
        {"flags": 0, "firstPt": 1, "secondPt": 1},
    ],
)
def test_a_part_that_is_turned_or_hung_up_elsewhere_is_not_ours(more) -> None:
    assert made_of(changed(lambda font: added(DRAWN[1], font, **more)), [file().glyphs], file()) is None


def test_an_added_glyph_that_the_metrics_move_is_not_ours() -> None:
    def change(font: TTFont) -> None:
        added(DRAWN[1], font)
        font["hmtx"].metrics["added"] = 500, 900

    assert made_of(changed(change), [file().glyphs], file()) is None


def test_a_glyph_within_itself_is_not_ours() -> None:
    def change(font: TTFont) -> None:
        added(DRAWN[1], font)
        font["glyf"].glyphs["added"].components[0].glyphName = "added"

    assert made_of(changed(change), [file().glyphs], file()) is None


@pytest.mark.parametrize("size", [0, 3, 11, 200, 400])
def test_bytes_cut_short_are_no_program(size) -> None:
    with pytest.raises(Damaged):
        TrueType(FILE[:size])


def test_a_glyph_that_ends_too_soon_is_not_ours() -> None:
    at = FILE.index(file().needed(DRAWN[1]))
    short = TrueType(FILE[: at + 20])
    assert made_of(short, DRAWN[1:2], file()) is None

"""How large pictures stand on paper: the millimetres of templates/shared and templates/kinds, which a test compares."""

from __future__ import annotations

from ..model.node import Text
from ..model.picture import Album, Original
from .rule import Desk

Size = tuple[float, float | None]  # width and height in millimetres; no height where the picture keeps its own

COLUMN: Size = (124, None)  # beside its caption: 210 − 2 × 22 of margin − 42 of hang
HERO: Size = (166, 54)  # across both columns, cut to fit
COVER: Size = (210, 168)  # of a report, cut to fit
LOGO: Size = (11, None)
DOTS = 150  # an inch, below which print looks coarse
INCH = 25.4


def stands(album: Album, original: Original, desk: Desk) -> Size:
    """How large a picture of an album is printed, where it is printed largest."""
    release = album.release
    if release is None:
        return LOGO
    if isinstance(release.cover, Text) and str(release.cover) == str(original.file):
        return COVER
    kind = desk.newsroom.kinds[release.kind]
    return HERO if kind.has_hero and str(release.media[0].file) == str(original.file) else COLUMN


def needed(size: Size) -> tuple[int, int]:
    """The pixels, across and up, that a picture needs to be printed in a size."""
    width, height = size
    return round(width / INCH * DOTS), round((height or 0) / INCH * DOTS)

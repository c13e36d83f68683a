"""Pages as pictures, and how two versions of a page differ, pixel by pixel; the door to PDFium and Pillow here."""

from __future__ import annotations

import io
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageChops

SCALE = 110 / 72  # dots per point: 110 dots an inch
VISIBLE = 40  # of 255 steps of grey: less than this is the edge of a letter drawn a hair's breadth elsewhere
PALE = 0.8  # of the way to white: what stayed stands back
INK = (176, 0, 32)
BAR = 6  # pixels
COLOURS = 48  # a page of text has no more than shades of two inks
MOST = 240  # pictures that are remembered


@dataclass(frozen=True, slots=True)
class Size:
    """A page in points."""

    width: float
    height: float


def sizes(pdf: bytes) -> tuple[Size, ...]:
    """The pages of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(Size(*page.get_size()) for page in document)
    finally:
        document.close()


def picture(pdf: bytes, number: int, scale: float = SCALE) -> bytes:
    """A page, from 1, as PNG; `scale` is in dots per point. Raises IndexError where there is no such page."""
    return _png(_drawn(pdf, number, scale))


def compared(before: bytes, now: bytes, number: int, kind: str) -> bytes:
    """A page as it was (`before`), as it is `now`, or what `changed`, as PNG; IndexError as above."""
    return _png(_compared(before, now, number, kind))


def small(pdf: bytes, number: int) -> tuple[str, bytes]:
    """A page as a picture that can be sent: its type and its bytes."""
    return _short(_drawn(pdf, number, SCALE))


def small_compared(before: bytes, now: bytes, number: int, kind: str) -> tuple[str, bytes]:
    """What `compared` draws, as a picture that can be sent."""
    return _short(_compared(before, now, number, kind))


def differ(before: bytes, now: bytes, number: int) -> bool:
    """Whether anybody could see a difference between two versions of a page."""
    one, other = _alike(_drawn(before, number, SCALE), _drawn(now, number, SCALE))
    return _changes(one, other).getbbox() is not None


def _compared(before: bytes, now: bytes, number: int, kind: str) -> Image.Image:
    if kind != "changed":
        return _drawn(before if kind == "before" else now, number, SCALE)
    one, other = _alike(_drawn(before, number, SCALE), _drawn(now, number, SCALE))
    marks = _changes(one, other)
    sheet = Image.blend(other, Image.new("RGB", other.size, "white"), PALE)
    sheet.paste(INK, mask=marks)
    _, rows = marks.getprojection()
    for row in (row for row, is_changed in enumerate(rows) if is_changed):  # a bar in the margin: a point is small
        sheet.paste(INK, (0, max(0, row - BAR), BAR, row + BAR))
    return sheet


def _changes(one: Image.Image, other: Image.Image) -> Image.Image:
    """White where two pictures of the same size differ, black elsewhere."""
    grey = ImageChops.difference(one, other).convert("L")
    return grey.point([0 if step < VISIBLE else 255 for step in range(256)])


def _alike(one: Image.Image, other: Image.Image) -> tuple[Image.Image, Image.Image]:
    """Both on white sheets of the same size."""
    size = (max(one.width, other.width), max(one.height, other.height))
    sheets = Image.new("RGB", size, "white"), Image.new("RGB", size, "white")
    for sheet, image in zip(sheets, (one, other), strict=True):
        sheet.paste(image)
    return sheets


def _drawn(pdf: bytes, number: int, scale: float) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        if not 1 <= number <= len(document):
            raise IndexError(number)
        image: Image.Image = document[number - 1].render(scale=scale).to_pil().convert("RGB")
    finally:
        document.close()
    return image


def _short(image: Image.Image) -> tuple[str, bytes]:
    """The shorter of two ways to write a picture: one for pages of text, one for photographs."""
    drawing, photograph = io.BytesIO(), io.BytesIO()
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(drawing, "PNG", optimize=True)
    image.save(photograph, "JPEG", quality=72, optimize=True)
    if drawing.tell() <= photograph.tell():
        return "image/png", drawing.getvalue()
    return "image/jpeg", photograph.getvalue()


def _png(image: Image.Image) -> bytes:
    target = io.BytesIO()
    image.save(target, "PNG", compress_level=3)
    return target.getvalue()


class Album:
    """Pictures that were drawn, by what they show; those not asked for longest go first."""

    def __init__(self) -> None:
        self._drawn: OrderedDict[tuple[str, ...], bytes] = OrderedDict()

    def get(self, key: tuple[str, ...], draw: Callable[[], bytes]) -> bytes:
        """The picture under this key, drawn if it is not there."""
        if key not in self._drawn:
            self._drawn[key] = draw()
            while len(self._drawn) > MOST:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(key)
        return self._drawn[key]

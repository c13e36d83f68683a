"""How readers find their way → links, outline, page numbers and headings that do not lead where they should."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from urllib.parse import unquote, urldefrag

from .faces import Faces
from .fault import Fault, Kind, Seen, box_around
from .letters import fold
from .lines import Line
from .page import Box, Document, Glyph, Linked

NEAR = 80.0  # points: so far above its heading's line an entry of the outline may lead
LEADER = 4  # dots in a row
SLACK = 1.5  # points around a link's box


def strayed(document: Document, seen: Iterable[Seen]) -> Iterator[Fault]:
    """Links of the text that are not on the page, or lead elsewhere."""
    for paragraph in seen:
        for start, end, target in paragraph.expected.links:
            drawn = [glyph for i, glyph in paragraph.drawn.items() if start <= i < end]
            wrong = [glyph for glyph in drawn if not _leads(document, glyph, target)]
            if wrong:
                links = _links_at(document, wrong[0])
                got = links[0].target if links else ""
                page, box, place = wrong[0].page, box_around(wrong), paragraph.expected.place
                yield Fault(Kind.LINK, paragraph.expected.text, 0, page, got, target, place, box)
    for sheet in document.pages:
        for link in sheet.links:
            if link.target.startswith("#") and link.target[1:] not in document.places:
                yield Fault(Kind.LINK, "", 0, sheet.number, "", link.target, box=link.box)


def _leads(document: Document, glyph: Glyph, target: str) -> bool:
    return any(_same(link.target, target) for link in _links_at(document, glyph))


def _links_at(document: Document, glyph: Glyph) -> list[Linked]:
    return [link for link in document.pages[glyph.page - 1].links if _within(glyph, link.box)]


def _within(glyph: Glyph, box: Box) -> bool:
    left, bottom, right, top = box
    return left - SLACK <= glyph.centre <= right + SLACK and bottom - SLACK <= glyph.y + glyph.size / 4 <= top + SLACK


def _same(one: str, other: str) -> bool:
    """Whether two addresses are one: a place in the document, or an address with its escapes undone."""
    if other.startswith("#"):
        return unquote(one) == unquote(other)
    return _plain(one) == _plain(other) or _plain(one).endswith(f"/{_plain(other)}")


def _plain(address: str) -> str:
    start, fragment = urldefrag(unquote(address))
    return start.rstrip("/").lower() + (f"#{fragment}" if fragment else "")


def stranded(seen: Sequence[Seen]) -> Iterator[Fault]:
    """Headings at the foot of a page whose text begins on the next."""
    for heading, text in pairwise(each for each in seen if each.drawn):
        if heading.expected.level < 2:
            continue
        last = max(heading.drawn.values(), key=lambda glyph: (glyph.page, -glyph.y))
        first = min(text.drawn.values(), key=lambda glyph: (glyph.page, -glyph.y))
        if first.page > last.page:
            box = box_around(list(heading.drawn.values()))
            yield Fault(Kind.STRANDED, heading.expected.text, 0, last.page, "", "", heading.expected.place, box)


def outlined(document: Document, seen: Iterable[Seen]) -> Iterator[Fault]:
    """Headings that the outline does not have in their order, or that it places elsewhere."""
    entries = iter(document.outline)
    for heading in seen:
        if not heading.expected.level or not heading.drawn:
            continue
        first = min(heading.drawn.values(), key=lambda glyph: (glyph.page, -glyph.y))
        title = _letters(heading.expected.text)
        entry = next((entry for entry in entries if title and _letters(entry[1]).endswith(title)), None)
        spot = entry[2] if entry else None
        if not spot or spot.page != first.page or not -first.size <= spot.y - first.y <= NEAR:
            got = f"page {spot.page}" if spot else ""
            box, place = box_around(list(heading.drawn.values())), heading.expected.place
            yield Fault(Kind.OUTLINE, heading.expected.text, 0, first.page, got, f"page {first.page}", place, box)
        if not entry:
            entries = iter(document.outline)


def _letters(text: str) -> str:
    return "".join(fold(char) for char in text)


def misnumbered(document: Document, text: Iterable[Line], faces: Faces, asked: Collection[str]) -> Iterator[Fault]:
    """Numbers of pages in contents, beside a leader, and in texts that refer to the anchors `asked`, that are wrong."""
    rows: dict[int, list[Line]] = {}
    for row in text:
        rows.setdefault(row.page, []).append(row)
    for page in document.pages:
        for target in dict.fromkeys(link.target for link in page.links if link.target[1:] in document.places):
            boxes = [link.box for link in page.links if link.target == target]
            number = document.places[target[1:]].page
            lines = [(line, "".join(map(faces.letters, line))) for line in _lines_of(rows.get(page.number, ()), boxes)]
            led = [(line, letters) for line, letters in lines if "." * LEADER in letters]
            for line, letters in led or (lines if target[1:] in asked else ()):
                sides = letters.split("." * LEADER)
                figures = [int(side.strip(".")) for side in sides if side.strip(".").isdecimal()]
                if figures and number not in figures:
                    got, box = str(figures[0]), box_around(line)
                    yield Fault(Kind.PAGE_NUMBER, "", 0, page.number, got, str(number), box=box)


def _lines_of(rows: Iterable[Line], boxes: Sequence[Box]) -> Iterator[list[Glyph]]:
    """The glyphs inside a link, line by line, from left to right."""
    for row in rows:
        near = [box for box in boxes if box[1] - SLACK <= row.y + row.glyphs[0].size / 4 <= box[3] + SLACK]
        inside = [glyph for glyph in row.glyphs if any(_within(glyph, box) for box in near)] if near else []
        if inside:
            yield inside

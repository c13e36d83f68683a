"""A PDF and the paragraphs that it must show → faults, each with what stands there and what should."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from pathlib import Path

from .compare import compared
from .faces import UNREADABLE, Faces
from .fault import Expected, Fault, Kind, Seen, box_around
from .ink import overlapping, unseen
from .lines import Line, lines
from .marks import misplaced
from .page import Document, Font, Glyph, Page
from .read import ODD, Unreadable, opened, read
from .tags import TagFault, faults_in
from .ways import misnumbered, outlined, stranded, strayed
from .words import unfound

Paragraphs = Callable[[Document], Sequence[Expected]]


def judge(pdf: bytes, paragraphs: Sequence[Expected], fonts: Sequence[Path]) -> tuple[Fault, ...]:
    """Whether the letters of a PDF are those that it must show; `fonts` are the only files it may be set in."""
    with opened(pdf) as file:
        return tuple(_Judge(read(file), paragraphs, fonts).letters())


def proof(pdf: bytes, paragraphs: Paragraphs, fonts: Sequence[Path], *, is_repaired: bool = True) -> tuple[Fault, ...]:
    """All that can be wrong with a PDF of ours. `paragraphs` gives what it must show, once its places are known.

    `is_repaired` says whether its text layer has been put right.
    """
    try:
        file = opened(pdf)
        document = read(file)
        judge = _Judge(document, paragraphs(document), fonts)
        tags = faults_in(file)
        return (*_faults(judge, pdf if is_repaired else b""), *map(_of_tags, tags))
    except Unreadable as error:
        return (Fault(Kind.UNREADABLE, "", 0, 0, str(error), ""),)
    except ODD:
        return (Fault(Kind.UNREADABLE, "", 0, 0, "it is not built as pressctl builds PDFs", ""),)


def _faults(judge: _Judge, repaired: bytes) -> Iterator[Fault]:
    """The faults of its letters and looks; in a PDF whose text layer is `repaired` also what cannot be found in it."""
    faults = [*judge.letters(), *judge.looks(), *judge.ways()]
    wrong = {fault.text for fault in faults if fault.kind is Kind.ORDER}
    right = [seen for seen in judge.seen if seen.expected.text not in wrong]
    yield from faults
    yield from unfound(repaired, right, judge.aside) if repaired else ()


def _of_tags(tag: TagFault) -> Fault:
    return Fault(Kind.TAGS, "", 0, tag.page, f"{tag.message} ({tag.checkpoint})", "")


class _Judge:
    """One document under judgement: `lines` are its letters, marks apart, `seen` the paragraphs that were found."""

    def __init__(self, document: Document, paragraphs: Sequence[Expected], fonts: Sequence[Path]) -> None:
        self.document, self.paragraphs = document, paragraphs
        shown = [
            [glyph for glyph in page.glyphs if glyph.is_painted and not glyph.is_cut and _is_on(glyph, page)]
            for page in document.pages
        ]
        self.faces = Faces(fonts, [glyph for glyphs in shown for glyph in glyphs])
        self.faces.learn((expected.text, expected.base) for expected in paragraphs)
        self.rows = [lines(glyph for glyph in glyphs if not glyph.is_furniture) for glyphs in shown]
        self.lines = [_taken_apart(line, self.faces) for rows in self.rows for line in rows]
        self.seen: list[Seen] = []

    def aside(self, number: int) -> Iterator[str]:
        """The letters of each line of a page that is no part of its text."""
        for line in lines(glyph for glyph in self.document.pages[number - 1].glyphs if glyph.is_furniture):
            yield "".join(map(self.faces.letters, line.glyphs))

    def letters(self) -> list[Fault]:
        """What is missing, out of order, not joined; strange fonts and glyphs."""
        faults, self.seen = compared(self.paragraphs, self.lines, self.faces)
        faces = self.faces
        return [*_strange_fonts(faces), *_presentation(faces), *_tofu(self.lines, faces), *faults]

    def looks(self) -> Iterator[Fault]:
        """What is there and cannot be seen, or stands in the wrong place."""
        yield from misplaced(self.lines, self.seen, self.faces)
        for page, rows in zip(self.document.pages, self.rows, strict=True):
            yield from unseen(page)
            yield from overlapping(rows)
        yield from stranded(self.seen)

    def ways(self) -> Iterator[Fault]:
        """What leads elsewhere than it says."""
        links = [(each.text[start:end], target) for each in self.paragraphs for start, end, target in each.links]
        asked = {target[1:] for text, target in links if text.isdecimal() and target.startswith("#")}
        yield from strayed(self.document, self.seen)
        yield from outlined(self.document, self.seen)
        yield from misnumbered(self.document, self.lines, self.faces, asked)


def _is_on(glyph: Glyph, page: Page) -> bool:
    """Whether a glyph stands on the paper."""
    return 0 <= glyph.y <= page.height and -1 <= (glyph.x0 + glyph.x1) / 2 <= page.width + 1


def _taken_apart(line: Line, faces: Faces) -> Line:
    if faces.is_whole(line.glyphs):
        return line
    parts = [part for glyph in line.glyphs for part in faces.taken_apart(glyph)]
    return Line(line.page, line.y, tuple(sorted(parts, key=attrgetter("centre"))))


def _strange_fonts(faces: Faces) -> Iterator[Fault]:
    for name in sorted({font.name for font, known in faces.by_font.items() if known is None}):
        yield Fault(Kind.FONT, "", 0, 0, name, "")


def _presentation(faces: Faces) -> Iterator[Fault]:
    ready_made = {text for font in faces.by_font for text in _texts(font) if any(map(_is_ready_made, text))}
    if ready_made:
        yield Fault(Kind.PRESENTATION, "", 0, 0, "".join(sorted(ready_made)), "")


def _texts(font: Font) -> Iterable[str]:
    return font.texts.values()


def _is_ready_made(char: str) -> bool:
    """A letter in a fixed form; not the ornate brackets, nor the honorifics that have no other spelling."""
    return "\ufb50" <= char <= "\ufd3d" or "\ufd50" <= char <= "\ufdcf" or "\ufe70" <= char <= "\ufefc"


def _tofu(lines: Iterable[Line], faces: Faces) -> Iterator[Fault]:
    every = list(lines)
    if not any(_is_tofu(*each, faces) for each in {(glyph.font, glyph.gid) for line in every for glyph in line.glyphs}):
        return
    for line in every:
        boxes = [glyph for glyph in line.glyphs if _is_tofu(glyph.font, glyph.gid, faces)]
        if boxes:
            seen = "".join(UNREADABLE if glyph in boxes else faces.letters(glyph) for glyph in line.glyphs)
            yield Fault(Kind.TOFU, "", 0, line.page, seen, "", box=box_around(boxes))


def _is_tofu(font: Font, gid: int, faces: Faces) -> bool:
    known = faces.by_font[font]
    return gid == 0 or (known is not None and gid >= known.drawn.glyphs)

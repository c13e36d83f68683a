"""The order of a Word file: its head, its contents, its sections, and what stands on every page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from ...model.article import Link, Paragraph
from ...model.edition import Edition, Line
from ...template import fill
from ..section import NOWHERE, SPACE, Section, joined as in_one, words
from ..story import dateline, notices, story
from .blocks import Typesetter, heading_style
from .file import File
from .lines import Notes, Places, Setter, field_begins, field_ends, field_of
from .ml import NOTHING, joined, tag
from .numbering import Lists

SHORT, LONG = 11906, 16838  # the sides of A4, in twentieths of a point
MARGIN, EDGE = 1134, 567  # 2 cm and 1 cm


def docx(edition: Edition, pages: Mapping[str, int]) -> bytes:
    """The file. `pages` are those of the PDF, shown until Word has counted its own."""
    return Binder(edition, pages).bound()


class Binder:
    """Binds one edition."""

    def __init__(self, edition: Edition, pages: Mapping[str, int]) -> None:
        self.edition = edition
        self.file = File()
        self.lists = Lists()
        self.setter = Setter(edition.language, Places(), Notes(), self.file.related, pages, self.file.drawing)
        self.types = Typesetter(self.setter, self.lists, self._turned)
        self.running = self._running()

    def bound(self) -> bytes:
        """Everything set, and put where it belongs."""
        edition = self.edition
        sections = tuple(story(edition))
        first = next((at for at, section in enumerate(sections) if section.part == "chapter"), 0)
        opening, contents = map(self._section, sections[:first]), self._contents(sections)
        parts = (self._head(), *opening, contents, *map(self._section, sections[first:]), self._address())
        self.file.put_body(joined(parts) + self._layout())
        self.file.put_notes(self._notes())
        self.file.put_lists(self.lists.definitions())
        self.file.put_styles(fill("shared/word-styles.xml.j2", self._looks()))
        language = edition.language.locale
        return self.file.saved(edition.plain_title, language, edition.iso_date, edition.last_changed)

    def _looks(self) -> dict[str, object]:
        language, accent = self.edition.language, self.edition.letterhead.accent
        return {"locale": language.locale, "is_rtl": language.direction == "rtl", "accent": accent.removeprefix("#")}

    # ── the parts of the text ────────────────────────────────────────────────

    def _set(self, line: Line, style: str) -> Markup:
        return self.types.paragraph(line, style) if line else NOTHING

    def _head(self) -> Markup:
        edition = self.edition
        logo = edition.letterhead.logo
        mark = self.file.drawing(logo, "", tallest=0.9) + self.setter.run(" ") if logo else NOTHING
        parts = [
            self.types.paragraph(edition.letterhead.name, "Letterhead", before=mark),
            *(self._set(notice, "Notice") for notice in notices(edition)),
            self._set(in_one(words(" · "), (edition.kind_label, dateline(edition))), "Dateline"),
            self._set(in_one((SPACE,), edition.hashtag_lines), "Dateline"),
            self._set(edition.title, "Title"),
        ]
        if not edition.withdrawn:
            by = in_one((SPACE,), (edition.labels["by"], edition.author)) if edition.author else ()
            parts += [
                self._set(edition.subtitle, "Subtitle"),
                self._set(edition.summary, "Lead"),
                self._set(by, "Byline"),
            ]
        return joined(parts)

    def _contents(self, sections: Sequence[Section]) -> Markup:
        """The contents as Word makes them, filled in; without numbers of pages, which only Word can count."""
        numbers = {section.anchor: section.number for section in sections if section.part == "chapter"}
        if not numbers:
            return NOTHING
        entries: list[tuple[str, str, Line]] = []
        for chapter in self.edition.chapters:
            entries.append(("TOC1", chapter.anchor, (*words(numbers[chapter.anchor]), *chapter.title)))
            entries += [("TOC2", entry.anchor, entry.title) for entry in chapter.entries]
        lines = [self.setter.line((Link(f"#{anchor}", "", title, NOWHERE),)) for _, anchor, title in entries]
        lines[0] = field_begins('TOC \\o "1-2" \\n \\h \\z \\u') + lines[0]
        lines[-1] += field_ends()
        rows = zip((style for style, _, _ in entries), lines, strict=True)
        start = self.types.start()
        title = self.types.paragraph(self.edition.labels["contents"], "TOCHeading", is_new_page=True)
        return title + joined(self.types.framed(line, style, start) for style, line in rows)

    def _section(self, section: Section) -> Markup:
        title = NOTHING
        self.setter.language, self.setter.figures, self.types.sunk = section.language, section.figures, section.level
        if section.title:
            before = self.setter.places.mark(section.anchor) + self.setter.run(section.number)
            style = heading_style(section.level)
            title = self.types.paragraph(section.title, style, before=before, is_new_page=section.new_page)
        text = self.types.blocks(section.blocks)
        self.setter.language = self.edition.language
        return title + text

    def _address(self) -> Markup:
        return self._set((Link(self.edition.address, "", self.edition.address_line, NOWHERE),), "Dateline")

    def _notes(self) -> Markup:
        """The footnotes, each in the language of the text that calls it."""
        self.setter.is_in_note, self.setter.relate = True, self.file.related_from_notes
        sign = tag("w:r", tag("w:rPr", tag("w:rStyle", val="FootnoteReference")), tag("w:footnoteRef"))
        written = []
        for number, (note, language) in enumerate(self.setter.notes.called, start=1):
            self.setter.language = language
            stand = replace(self.types.start(), style="FootnoteText")
            first = note.blocks[0] if note.blocks and isinstance(note.blocks[0], Paragraph) else None
            line = first.children if first else ()
            opening = self.types.paragraph(line, stand.style, stand, sign + self.setter.run(" "))
            rest = self.types.blocks(note.blocks[1:] if first else note.blocks, stand)
            written.append(tag("w:footnote", opening, rest, id=number))
        self.setter.language = self.edition.language
        return joined(written)

    # ── pages ────────────────────────────────────────────────────────────────

    def _running(self) -> Markup:
        """What stands on every page, as references to their own files."""
        edition, says = self.edition, self.edition.language.labels
        above = in_one(words(" · "), (edition.kind_label, edition.short_title))
        draft = self._set(edition.labels["draft-note"], "Notice") if edition.is_draft else NOTHING
        head = self.file.add_running("header", draft + self.types.paragraph(above, "Header"))
        pages = (f"{says['page']} ", field_of("PAGE", self.setter.run("1")), f" {says['of']} ")
        counted = (
            self.setter.run(pages[0])
            + pages[1]
            + self.setter.run(pages[2])
            + field_of("NUMPAGES", self.setter.run("1"))
        )
        named = self.setter.line(edition.letterhead.name) + tag("w:r", tag("w:tab")) + counted
        foot = self.file.add_running("footer", self.types.framed(named, "Footer", self.types.start()))
        return tag("w:headerReference", type="default", r_id=head) + tag("w:footerReference", type="default", r_id=foot)

    def _layout(self, is_turned: bool = False) -> Markup:
        """The pages up to here: A4, upright or turned on its side."""
        width, height = (LONG, SHORT) if is_turned else (SHORT, LONG)
        size = tag("w:pgSz", w=width, h=height, orient="landscape" if is_turned else None)
        margins = tag(
            "w:pgMar", top=MARGIN, right=MARGIN, bottom=MARGIN, left=MARGIN, header=EDGE, footer=EDGE, gutter=0
        )
        bidi = tag("w:bidi") if self.edition.language.direction == "rtl" else NOTHING
        return tag("w:sectPr", self.running, size, margins, bidi)

    def _turned(self, whole: Markup) -> Markup:
        """Something on pages of its own, turned on their side."""
        before, after = (tag("w:p", tag("w:pPr", self._layout(is_turned))) for is_turned in (False, True))
        return before + whole + after

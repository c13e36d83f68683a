"""A release as HTML without pictures, scripts or stylesheet: the body of the e-mail, and that of its data.

Edition → HTML in one column, read from its start to its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape

from ..model.article import Block, Figure, Paragraph
from ..model.edition import Edition
from ..template import fill
from .markup import Writer
from .section import NOWHERE, Section, caption
from .story import dateline, notices, story
from .wall import posted


class Worded(Writer):
    """Writes what a picture shows in its place."""

    def _picture(self, source: str) -> Markup:
        shown = self.figures.get(source)
        return escape(shown.alt) if shown else Markup("")


def letter(
    edition: Edition,
    pages: Mapping[str, int],
    styles: Mapping[str, str] | None = None,
    addresses: Mapping[str, str] | None = None,
) -> Markup:
    """The text of a release below its title and summary; with `addresses`, by their labels, all of a letter.

    `styles` are declarations of CSS by the name of the element that they are written into.
    """
    writer = Worded(edition.language, pages=pages)
    values = {
        "edition": edition,
        "addresses": addresses,
        "notices": list(notices(edition)),
        "dateline": dateline(edition),
        "sections": [_section(section, writer, edition) for section in story(edition)],
        "endnotes": writer.endnotes(),  # after all texts: each may call notes
        "set": writer.line,
        "label": lambda key: writer.line(edition.labels[key]),
        "named": lambda name: edition.language.labels["typed"].format(type=name, title="").rstrip(" "),
    }
    return posted(Markup(fill("shared/letter.html.j2", values)), styles or {})  # noqa: S704 — the template escapes


def _section(section: Section, writer: Writer, edition: Edition) -> tuple[Section, Markup, bool]:
    """A part with its text written, and whether that is in another language than the page."""
    is_foreign = section.language.code != edition.language.code
    writer.language, writer.figures, writer.depth = section.language, section.figures, section.level
    written = writer.blocks(_named(section, edition.address))
    writer.language = edition.language
    return section, written, is_foreign


def _named(section: Section, address: str) -> Iterator[Block]:
    """The blocks of a part, its pictures as links to where they stand: a letter must fetch nothing by itself."""
    for block in section.blocks:
        shown = section.figures.get(block.source) if isinstance(block, Figure) else None
        if isinstance(block, Figure) and shown:
            link = address + shown.picture.name
            yield Paragraph(caption(block, shown, section.language, link), NOWHERE)
        else:
            yield block

"""The only door to python-docx: parts of WordprocessingML → a DOCX file, the same bytes for the same parts.

python-docx knows no footnotes; their part is made here (ISO/IEC 29500-1, 11.3.7).
"""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Literal

from docx import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from markupsafe import Markup

from ...model.edition import Picture
from .ml import NOTHING, bare, clean, joined, tag

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
# of python-docx's own template: a preview, another program's name, and what no release needs
LEFT_OUT = ("thumbnail", "extended-properties", "customXml", "stylesWithEffects", "webSettings", "fontTable")
LONGEST = 255  # characters of a property: the most that python-docx takes
EMU = 360_000  # English Metric Units in a centimetre
PIXELS = 50  # in a centimetre: 127 to the inch
WIDEST, TALLEST = 17.0, 12.0  # centimetres
FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)  # that ZIP can write


def _root(name: str, *content: Markup) -> bytes:
    declared = joined(Markup(' xmlns:{}="{}"').format(prefix, uri) for prefix, uri in NAMESPACES.items())
    xml = Markup("<w:{0}{1}>{2}</w:{0}>").format(name, declared, joined(content))
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + str(xml).encode()


class Footnotes(Part):
    """The part of the footnotes, which are only known when all the text is set."""

    content = b""

    @property
    def blob(self) -> bytes:
        """What is written into the file."""
        return self.content


class File:
    """A Word file in the making."""

    def __init__(self) -> None:
        self.document = Document()
        self.part = self.document.part
        self._notes = Footnotes(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, package=self.part.package)
        self._drawn = 0
        for relations in (self.part.rels, self.part.package.rels):
            for key in [key for key, one in relations.items() if one.reltype.rsplit("/", 1)[-1] in LEFT_OUT]:
                del relations[key]

    # ── what the text refers to ──────────────────────────────────────────────

    def related(self, address: str) -> str:
        """The id under which the text leads to an address."""
        return str(self.part.relate_to(clean(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    def related_from_notes(self, address: str) -> str:
        """The same for the footnotes."""
        return str(self._notes.relate_to(clean(address), RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    def drawing(self, picture: Picture, shows: str, tallest: float = TALLEST) -> Markup:
        """A picture as a run, with what it shows for those who do not see it; no wider than the text."""
        key, _ = self.part.get_or_add_image(io.BytesIO(picture.content))
        scale = min(1.0, WIDEST * PIXELS / picture.width, tallest * PIXELS / picture.height)
        size = {"cx": _emu(picture.width * scale), "cy": _emu(picture.height * scale)}
        self._drawn += 1
        named: dict[str, str | int] = {"id": self._drawn, "name": picture.name}
        fill = tag("pic:blipFill", tag("a:blip", r_embed=key), tag("a:stretch", tag("a:fillRect")))
        shape = tag(
            "pic:spPr",
            tag("a:xfrm", bare("a:off", x=0, y=0), bare("a:ext", **size)),
            bare("a:prstGeom", tag("a:avLst"), prst="rect"),
        )
        about = tag("pic:nvPicPr", bare("pic:cNvPr", **named), tag("pic:cNvPicPr"))
        graphic = tag("a:graphic", bare("a:graphicData", tag("pic:pic", about, fill, shape), uri=NAMESPACES["pic"]))
        described = bare("wp:docPr", **named, descr=shows)
        inline = bare("wp:inline", bare("wp:extent", **size), described, graphic, distT=0, distB=0, distL=0, distR=0)
        return tag("w:r", tag("w:drawing", inline))

    # ── its parts ────────────────────────────────────────────────────────────

    def add_running(self, kind: Literal["header", "footer"], paragraphs: Markup) -> str:
        """A header or a footer; the id under which the pages refer to it."""
        types = {"header": CONTENT_TYPE.WML_HEADER, "footer": CONTENT_TYPE.WML_FOOTER}
        relations = {"header": RELATIONSHIP_TYPE.HEADER, "footer": RELATIONSHIP_TYPE.FOOTER}
        blob = _root({"header": "hdr", "footer": "ftr"}[kind], paragraphs)
        part = Part(PackURI(f"/word/{kind}1.xml"), types[kind], blob, self.part.package)
        return str(self.part.relate_to(part, relations[kind]))

    def put_body(self, content: Markup) -> None:
        """The text, in place of the empty one."""
        _replace(self.document.element.body, _root("body", content))

    def put_lists(self, content: Markup) -> None:
        """The kinds of lists."""
        _replace(self.part.numbering_part.element, _root("numbering", content))

    def put_styles(self, xml: str) -> None:
        """The styles, as a whole document of theirs."""
        _replace(self.document.styles.element, xml.encode())

    def put_notes(self, notes: Markup) -> None:
        """The footnotes; the first two are the lines that part them from the text."""
        if not notes:
            return
        lines = (
            tag("w:footnote", tag("w:p", tag("w:r", tag(f"w:{name}"))), type=name, id=number)
            for number, name in ((-1, "separator"), (0, "continuationSeparator"))
        )
        self._notes.content = _root("footnotes", *lines, notes)
        self.part.relate_to(self._notes, RELATIONSHIP_TYPE.FOOTNOTES)

    def saved(self, title: str, language: str, created: str, modified: str) -> bytes:
        """The file, without a word of who made it and when: `created` and `modified` are dates of the release."""
        about = self.document.core_properties
        about.title, about.language = clean(title)[:LONGEST], language
        about.author = about.last_modified_by = about.comments = about.keywords = about.subject = about.category = ""
        about.created, about.modified, about.revision = _day(created), _day(modified), 1
        settings = _root("settings", *_settings(language, has_notes=bool(self._notes.content)))
        _replace(self.document.settings.element, settings)
        made = io.BytesIO()
        self.document.save(made)
        return _packed(made.getvalue())


def _settings(language: str, has_notes: bool) -> tuple[Markup, ...]:
    mode = tag("w:compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val=15)
    return (
        tag("w:defaultTabStop", val=720),
        tag("w:characterSpacingControl", val="doNotCompress"),
        tag("w:footnotePr", tag("w:footnote", id=-1), tag("w:footnote", id=0)) if has_notes else NOTHING,
        tag("w:compat", mode),
        tag("w:themeFontLang", val=language, bidi=language),
        tag("w:decimalSymbol", val="."),
        tag("w:listSeparator", val=","),
    )


def _replace(element: BaseOxmlElement, xml: bytes) -> None:
    """Other content for an element of the template."""
    for child in list(element):
        element.remove(child)
    element.extend(list(parse_xml(xml)))


def _emu(pixels: float) -> int:
    return round(pixels / PIXELS * EMU)


def _day(date: str) -> datetime.datetime:
    """The first day of what is known of a date: 2020, 2020-01, 2020-01-09."""
    year, month, day = (*map(int, date.split("-")), 1, 1)[:3]
    return datetime.datetime(year, month, day)  # noqa: DTZ001 — python-docx wants moments without a zone, in UTC


def _packed(made: bytes) -> bytes:
    """The same file without the clock, its parts in one order; what they contain comes first, as Word wants it."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, FIRST_MOMENT)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            packed.writestr(entry, source.read(name))
    return target.getvalue()

"""Defects seeded into the pages of a real edition: in its template, its styles, its text, and in the finished file.

Each says which kind of fault the proof must call it. The edition is a small Arabic report: contents, headings, a table,
a list, notes, links, marks, a page reference, a page that goes on over the next.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from arabic_reshaper import reshape
from bidi import get_display
from fontTools.ttLib import TTFont

from pressctl.proof.fault import Kind
from tests.small import write

FILLER = "وقف الجيران عند النافذة ينتظرون الرسائل التي تأخرت في الطريق بين المدينتين هذا الشتاء. " * 4
BODY = f"""\
قالت **مزايا النسائية** (Mazaya Women Org.) إن المُعتقَلين خرجوا في 12/3/2020 ووصلوا إلى الميناء القديم.[^1] انظر الصفحة [](#second){{.page}}.

## العنوان الأول

يقرأ المعلم [رسالة طويلة](https://example.org/ar/letter) في السوق كل صباح، وتُكتَبُ أسماءُ الغائبينَ على الجدارِ.

- بند أول عن النهر والوادي
- بند ثانٍ عن الحديقة

| المدينة | العدد |
|---|--:|
| حلب | 948 |
| إدلب | 1072 |

{FILLER}

{FILLER}

{FILLER}

## العنوان الثاني {{#second}}

{FILLER}

{FILLER}

خاتمة قصيرة عن الربيع المقبل.

[^1]: ملاحظة عن مصدر الخبر الوحيد.
"""
SETTINGS = """\
newsroom: { name: { ar: غرفة أخبارنا }, url: "https://example.org/newsroom/" }
languages: { source: ar, publish: [ar], ar: { locale: ar-SY } }
"""
RELEASE = """\
kind: report
languages: [ar]
date: 2020-01-09
title: { ar: كتاب الرسائل }
sections: [only]
"""


def newsroom(root: Path) -> Path:
    """A newsroom with the one report that the defects are seeded into."""
    text = f"# الفصل الوحيد\n\n{BODY}"
    return write(
        root,
        {"pressctl.yaml": SETTINGS, "releases/book/release.yaml": RELEASE, "releases/book/sections/only.ar.md": text},
    )


@dataclass(frozen=True, slots=True)
class Seed:
    """A defect: what becomes of the page's HTML, styles that are added, what becomes of the file."""

    name: str
    kind: Kind
    html: Callable[[str], str] = str
    css: str = ""
    file: Callable[[pikepdf.Pdf], None] | None = None
    raw: Callable[[bytes], bytes] = bytes


def gone(pattern: str, instead: str = "") -> Callable[[str], str]:
    """The page with the first stretch that fits replaced."""

    def edit(html: str) -> str:
        changed = re.sub(pattern, instead, html, count=1, flags=re.DOTALL)
        assert changed != html, pattern
        return changed

    return edit


def shaped(step: Callable[[str], str]) -> Callable[[str], str]:
    return lambda html: html.replace("بند أول عن النهر والوادي", step("بند أول عن النهر والوادي"))


def painted(operators: str, page: int = -2) -> Callable[[pikepdf.Pdf], None]:
    """The file with something painted at the end of a page."""
    return lambda pdf: pdf.pages[page].contents_add(pdf.make_stream(f"Q Q Q q {operators} Q".encode()))


def rewritten(before: bytes, after: bytes) -> Callable[[pikepdf.Pdf], None]:
    """The file with one operator replaced wherever it stands in the pages."""

    def edit(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.Contents = pdf.make_stream(page.Contents.read_bytes().replace(before, after))

    return edit


def said(change: Callable[[bytes], bytes]) -> Callable[[pikepdf.Pdf], None]:
    """The file with other texts in its fonts."""

    def edit(pdf: pikepdf.Pdf) -> None:
        for font in pdf.pages[0].Resources.Font.values():
            font.ToUnicode = pdf.make_stream(change(font.ToUnicode.read_bytes()))

    return edit


def links_to(address: str) -> Callable[[pikepdf.Pdf], None]:
    def edit(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            for note in page.get("/Annots", []):
                if "letter" in str(note.get("/A", {}).get("/URI", "")):
                    note.A.URI = pikepdf.String(address)

    return edit


def outline_to_first(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[-1].children[-1].destination = pikepdf.make_page_destination(pdf, 0)


def names_moved(pdf: pikepdf.Pdf) -> None:
    """All named places on the first page."""
    for target in list(pdf.Root.Names.Dests.Names)[1::2]:
        target[0] = pdf.pages[0].obj


def names_lost(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Names


def page_lost(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[2]


def cropped(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.MediaBox = [0, 0, 300, 842]


def in_fonts(change: Callable[[TTFont], object]) -> Callable[[pikepdf.Pdf], None]:
    """The file with something changed in its font programs, which keep their names."""

    def edit(pdf: pikepdf.Pdf) -> None:
        for font in pdf.pages[0].Resources.Font.values():
            descriptor = font.DescendantFonts[0].FontDescriptor
            program = TTFont(io.BytesIO(descriptor.FontFile2.read_bytes()), recalcBBoxes=False)
            change(program)
            file = io.BytesIO()
            program.save(file)
            descriptor.FontFile2 = pdf.make_stream(file.getvalue())

    return edit


def moved_outlines(font: TTFont) -> None:
    """The points of every letter stand elsewhere; what is made of letters stays, byte by byte."""
    for glyph in font["glyf"].glyphs.values():
        glyph.expand(font["glyf"])
        if glyph.numberOfContours > 0:
            glyph.coordinates.translate((9, 0))


def moved_edges(font: TTFont) -> None:
    """The outlines are right, and the metrics have readers draw them elsewhere."""
    metrics = font["hmtx"].metrics
    metrics.update({name: (width, edge + 200) for name, (width, edge) in metrics.items()})


def turned_parts(font: TTFont) -> None:
    """What is made of letters is made of the same ones, upside down."""
    for glyph in font["glyf"].glyphs.values():
        glyph.expand(font["glyf"])
        for part in glyph.components if glyph.isComposite() else ():
            part.transform = [[1.0, 0.0], [0.0, -1.0]]


def halved(font: TTFont) -> None:
    """All letters are half as large."""
    font["head"].unitsPerEm *= 2


SEEDS = (
    Seed("a list item that the template drops", Kind.MISSING, gone("<li>بند ثانٍ.*?</li>")),
    Seed("a table cell that is dropped", Kind.MISSING, gone("1072")),
    Seed("a note that is not shown", Kind.MISSING, css=".fn { display: none }"),
    Seed("a heading that is not shown", Kind.MISSING, css="h3, .level-2 { display: none }"),
    Seed("a chapter's title that is dropped", Kind.MISSING, gone('<h2 id="only">.*?</h2>')),
    Seed("a paragraph that is dropped", Kind.MISSING, gone("<p>خاتمة.*?</p>")),
    Seed("a word that is dropped", Kind.MISSING, gone("القديم")),
    Seed("a letter that is dropped", Kind.MISSING, gone("الميناء", "المناء")),
    Seed("a text made invisible", Kind.MISSING, css="li { visibility: hidden }"),
    Seed("a page that was taken out", Kind.MISSING, file=page_lost),
    Seed("a table that is not shown", Kind.MISSING, css="table { display: none }"),
    Seed("figures that changed places", Kind.ORDER, gone("948", "984")),
    Seed("a phrase without its span", Kind.ORDER, gone(r'<span[^>]*dir="ltr"[^>]*>12/3/2020</span>', "2020/3/12")),
    Seed("words that changed places", Kind.ORDER, gone("بند أول", "أول بند")),
    Seed("text that was shaped and turned", Kind.ORDER, shaped(lambda text: get_display(reshape(text)))),
    Seed("text that was shaped", Kind.PRESENTATION, shaped(reshape)),
    Seed("spaced letters", Kind.UNJOINED, css="li { letter-spacing: .15em !important }"),
    Seed("letters kept apart", Kind.UNJOINED, gone("النهر", "الن\u200cهر")),
    Seed("letters torn by markup", Kind.UNJOINED, gone("الوادي", "ال<b>وادي</b>".replace("<b>", "<b style='margin-right:2pt'>"))),
    Seed("a mark that is dropped", Kind.MARK, gone("الغائبينَ", "الغائبين")),
    Seed("a mark on the wrong letter", Kind.MARK, gone("أسماءُ", "أسُماء")),
    Seed("another mark", Kind.MARK, gone("الجدارِ", "الجدارُ")),
    Seed("a character that no font has", Kind.TOFU, gone("الربيع", "الربيع \ua66e")),
    Seed("fonts that were exchanged", Kind.FONT, file=in_fonts(moved_outlines)),
    Seed("letters drawn beside their places", Kind.FONT, file=in_fonts(moved_edges)),
    Seed("letters whose parts stand on their heads", Kind.FONT, file=in_fonts(turned_parts)),
    Seed("letters of half their size", Kind.FONT, file=in_fonts(halved)),
    Seed("white letters", Kind.HIDDEN, css="li { color: #fff }"),
    Seed("letters in the colour of their surface", Kind.HIDDEN, css="li { color: #0b5d57; background: #0b5d57 }"),
    Seed("faint letters", Kind.HIDDEN, css="li { color: #f4f4f4 }"),
    Seed("transparent letters", Kind.HIDDEN, css="li { opacity: 0 }"),
    Seed("a bar across the page", Kind.HIDDEN, file=painted("0 0 0 rg 0 300 600 300 re f")),
    Seed("a white sheet over the page", Kind.HIDDEN, file=painted("1 1 1 rg 0 0 600 842 re f")),
    Seed("letters without ink", Kind.HIDDEN, file=rewritten(b"BT\n", b"BT 3 Tr\n")),
    Seed("a box over the text", Kind.HIDDEN, gone("<li>بند ثانٍ", '<li><span style="position:absolute;top:-10mm;right:0;width:90mm;height:9mm;background:#000"></span>بند ثانٍ'), "li { position: relative }"),
    Seed("a text beyond the margin", Kind.CUT, css="li { margin-inline-start: -60mm; white-space: nowrap }"),
    Seed("a line that cannot break", Kind.CUT, css=".prose p { white-space: nowrap }"),
    Seed("a paragraph cut by its box", Kind.CUT, css=".prose p { overflow: hidden; height: 1em; line-height: 2 }"),
    Seed("a page cut to a narrower one", Kind.CUT, file=cropped),
    Seed("lines over each other", Kind.OVERLAP, css=".prose p { line-height: .25 }"),
    Seed("one text over another", Kind.OVERLAP, css="li { position: absolute; top: 60mm; right: 20mm }"),
    Seed("paragraphs that run into each other", Kind.OVERLAP, css=".prose p + p { margin-top: -22mm !important }"),
    Seed("a heading alone on its page", Kind.STRANDED, css=".level-2 { break-after: page }"),
    Seed("a link that leads elsewhere", Kind.LINK, gone("example.org/ar/letter", "example.org/ar/other")),
    Seed("a link that is none", Kind.LINK, gone('<a href="https://example.org/ar/letter">(.*?)</a>', r"\1")),
    Seed("a link changed in the file", Kind.LINK, file=links_to("https://example.net/")),
    Seed("places that are not in the file", Kind.LINK, file=names_lost),
    Seed("headings that the outline lacks", Kind.OUTLINE, css=".level-2 { bookmark-level: none }"),
    Seed("another name in the outline", Kind.OUTLINE, css=".level-2 { bookmark-label: 'فصل' }"),
    Seed("an outline that leads to another page", Kind.OUTLINE, file=outline_to_first),
    Seed("a wrong number in the contents", Kind.PAGE_NUMBER, css=".paper .toc a::after { content: ' ' leader('. ') ' 9' }"),
    Seed("a wrong number in a reference", Kind.PAGE_NUMBER, css=".page-of::after { content: '9' }"),
    Seed("contents that land elsewhere", Kind.PAGE_NUMBER, file=names_moved),
    Seed("a file without texts", Kind.TEXT_LAYER, file=said(lambda table: re.sub(rb"> <[0-9a-f]+>", b"> <0020>", table))),
    Seed("a letter that says another", Kind.TEXT_LAYER, file=said(lambda table: table.replace(b"<0627>", b"<0628>"))),
    Seed("a file cut short", Kind.UNREADABLE, raw=lambda file: file[:200]),
    Seed("no PDF at all", Kind.UNREADABLE, raw=lambda _: b"<html></html>"),
)  # fmt: skip


def sown(seed: Seed, pdf: bytes) -> bytes:
    """A finished file with a defect in it."""
    if seed.file:
        with pikepdf.open(io.BytesIO(pdf)) as file:
            seed.file(file)
            changed = io.BytesIO()
            file.save(changed)
        pdf = changed.getvalue()
    return seed.raw(pdf)

"""A release as a Word file: read back as its parts, by python-docx, and by LibreOffice where that is there."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from lxml import etree
from pypdfium2 import PdfDocument

from pressctl.model.article import Cell, Figure, Footnote, Paragraph, Table, Words, plain
from pressctl.model.place import Place
from pressctl.render.docx import docx

from .told import HOSTILE

HERE = Place("")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u200e": None, "\u200f": None})
PAGES = {"far": 12}


def parts(made):
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def tree(made, part="document"):
    return etree.fromstring(parts(made)[f"word/{part}.xml"])


def opened(edition):
    return Document(io.BytesIO(docx(edition, PAGES)))


def lines(document):
    """The style and the text of each paragraph of the body, tables left out."""
    found = []
    for paragraph in document.element.body.iterchildren(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        text = "".join(node.text or "" for node in paragraph.iter(f"{W}t"))
        found.append((style.get(f"{W}val") if style is not None else "", text.translate(SPACES)))
    return found


def is_on(paragraph, name):
    found = paragraph.find(f"{W}pPr/{W}{name}")
    return found is not None and found.get(f"{W}val") != "0"


def test_every_part_has_the_style_of_what_it_is(told):
    found = lines(opened(told["full", "en"]))
    wanted = [
        ("Letterhead", "Our newsroom"),
        ("Notice", "For immediate release"),
        ("Dateline", "Press release · Paris, 9 January 2020"),
        ("Title", HOSTILE),
        ("Subtitle", "The subtitle"),
        ("Lead", "The summary says it in short."),
        ("Caption", "Photo: The square at noon (© A. B.)"),
        ("Quote", "“We stay.”"),
        ("Heading1", "A heading"),
        ("ListNumber", "One."),
        ("ListNumber2", "Deeper."),
        ("Quote", "Said by others."),
        ("Heading1", "Signatories"),
        ("ListBullet", "House of Reeds (HOR)"),
        ("Heading1", "Corrections"),
        ("Heading1", "Contact"),
    ]
    places = [found.index(line) for line in wanted]
    assert places == sorted(places)


def test_styles_that_are_named_are_there(told):
    for edition in told.values():
        made = docx(edition, PAGES)
        known = {style.get(f"{W}styleId") for style in tree(made, "styles").iter(f"{W}style")}
        for part in ("document", "header1", "footer1"):
            root = tree(made, part)
            used = {
                node.get(f"{W}val") for name in ("pStyle", "rStyle", "tblStyle") for node in root.iter(f"{W}{name}")
            }
            assert used <= known


@pytest.mark.parametrize("code", ["en", "fr", "ar"])
def test_paragraphs_runs_tables_and_pages_run_as_their_language(told, code):
    made = docx(told["full", code], PAGES)
    root, is_rtl = tree(made), code == "ar"
    assert all(is_on(paragraph, "bidi") == is_rtl for paragraph in root.iter(f"{W}p"))
    assert bool(root.findall(f".//{W}tblPr/{W}bidiVisual")) == is_rtl
    assert bool(root.findall(f".//{W}sectPr/{W}bidi")) == is_rtl
    normal = next(style for style in tree(made, "styles").iter(f"{W}style") if style.get(f"{W}styleId") == "Normal")
    assert is_on(normal, "bidi") == is_rtl
    runs = {"".join(text.text for text in run.iter(f"{W}t")): run for run in root.iter(f"{W}r")}
    runs = {text.translate(SPACES): run for text, run in runs.items()}
    assert (runs[{"en": "One.", "fr": "Un.", "ar": "واحد."}[code]].find(f"{W}rPr/{W}rtl") is not None) == is_rtl
    locale = {"en": "en-GB", "fr": "fr-FR", "ar": "ar-SY"}[code]
    assert runs[{"en": "One.", "fr": "Un.", "ar": "واحد."}[code]].find(f"{W}rPr/{W}lang").get(f"{W}bidi") == locale
    foreign, direction = {"en": ("مكتب التنمية", True), "fr": ("مكتب التنمية", True), "ar": ("SNHR", False)}[code]
    assert (runs[foreign].find(f"{W}rPr/{W}rtl") is not None) == direction


def test_a_part_in_another_language_runs_its_own_way(told):
    root = tree(docx(told["book", "ar"], PAGES))
    by_text = {"".join(t.text for t in p.iter(f"{W}t")).translate(SPACES): p for p in root.iter(f"{W}p")}
    assert is_on(by_text["الملحق أ: ما جرى"], "bidi")
    assert is_on(by_text["منشور بالفرنسية فقط."], "bidi")
    assert not is_on(by_text["Heure de Paris"], "bidi")
    assert not is_on(by_text["Galerie basse"], "bidi")


def test_marks_hold_the_edges_of_runs_together(told):
    [line] = [p for p in tree(docx(told["full", "ar"], {})).iter(f"{W}p") if "Vass" in "".join(p.itertext())]
    assert "".join(line.itertext()).translate({0xA0: " "}) == "\u200e“Vass” Hus"


def test_notes_links_and_lists_are_words_own(told):
    made = docx(told["full", "en"], PAGES)
    root, notes = tree(made), tree(made, "footnotes")
    [call] = root.iter(f"{W}footnoteReference")
    [note] = [one for one in notes if one.get(f"{W}id") == call.get(f"{W}id")]
    assert "".join(note.itertext()).translate(SPACES).strip() == "Counted by our own."
    kept = parts(made)
    text, ours = (kept[f"word/_rels/{name}.xml.rels"].decode() for name in ("document", "footnotes"))
    assert 'Target="https://example.org/report?a=1&amp;b=2" TargetMode="External"' in text
    assert 'Target="mailto:press@example.org" TargetMode="External"' in text
    assert 'Target="https://example.org/count" TargetMode="External"' in ours
    numbers = {node.get(f"{W}val") for node in root.iter(f"{W}numId")}
    assert numbers == {node.get(f"{W}numId") for node in tree(made, "numbering").iter(f"{W}num")}
    assert len(numbers) == 3  # bullets, and two lists that each begin with their first number


def test_a_note_has_room_for_neither_pages_nor_pictures(told):
    """What cannot stand in one goes on in its words, or in brackets."""
    edition = told["full", "en"]
    words = Paragraph((Words("a", HERE), Footnote((Paragraph((Words("deeper", HERE),), HERE),), HERE)), HERE)
    table = Table((), ((Cell((Paragraph((Words("b", HERE),), HERE),), HERE),),), HERE, is_wide=True)
    note = Footnote((words, table, Figure("media/dot.png", HERE)), HERE)
    body = replace(edition.body, blocks=(Paragraph((Words("x", HERE), note), HERE),))
    made = docx(replace(edition, body=body), {})
    [written] = [one for one in tree(made, "footnotes") if one.get(f"{W}id") == "1"]
    assert "a (deeper)" in "".join(written.itertext())
    assert written.find(f".//{W}sectPr") is None
    assert written.find(f".//{W}drawing") is None


def test_arabic_counts_its_lists_with_letters_of_its_own(told):
    numbering = tree(docx(told["full", "ar"], {}), "numbering")
    formats = [
        [level.get(f"{W}val") for level in kind.iter(f"{W}numFmt")][:3] for kind in numbering.iter(f"{W}abstractNum")
    ]
    assert formats == [["bullet"] * 3, ["decimal", "arabicAbjad", "arabicAbjad"]]


def test_tables_repeat_their_head_and_say_where_figures_stand(told):
    table = opened(told["full", "en"]).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["City", "People"], ["Idlib", "1200"]]
    head, row = table._tbl.iter(f"{W}tr")
    assert head.find(f"{W}trPr/{W}tblHeader") is not None
    assert row.find(f"{W}trPr/{W}tblHeader") is None
    assert [jc.get(f"{W}val") for jc in row.iter(f"{W}jc")] == ["end"]


def test_pictures_are_described(told):
    made = docx(told["full", "fr"], PAGES)
    named = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    assert [picture.get("descr") for picture in tree(made).iter(named)][:1] == ["Un carré blanc"]
    inline = tree(docx(told["full", "en"], PAGES)).iter(named)
    assert [picture.get("descr") for picture in inline] == ["A white square", "of a small reed"]
    assert [name for name in parts(made) if "media" in name] == ["word/media/image1.png", "word/media/image2.png"]


def test_a_report_has_contents_chapters_and_turned_pages(told):
    document = opened(told["book", "en"])
    found = lines(document)
    contents = [(style, text) for style, text in found if style.startswith("TOC")]
    assert contents[0] == ("TOCHeading", "Contents")
    assert [style for style, _ in contents[1:4]] == ["TOC1", "TOC2", "TOC1"]
    chapters = [text for style, text in found if style == "Heading1"]
    assert {text for style, text in contents if style == "TOC1"} <= set(chapters)
    assert chapters[0].startswith("1. ")
    annexes = [text for text in chapters if text.startswith("Annex ")]
    assert annexes == ["Annex A: What was on", "Annex B: How we counted"]
    body = document.element.body
    marks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    anchors = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")} - {None}
    asked = {part for node in body.iter(f"{W}instrText") for part in re.findall(r"PAGEREF (\S+)", node.text)}
    assert anchors | asked <= marks
    turned = [size.get(f"{W}orient") for size in body.iter(f"{W}pgSz")]
    assert turned == [None, "landscape", None]
    assert "12" in [text for _, text in found for text in re.findall(r"see page (\d+)", text)]


def test_charts_are_tables_of_figures(told):
    cells = [
        [cell.text.translate(SPACES) for cell in row.cells]
        for table in opened(told["book", "ar"]).tables
        for row in table.rows
    ]
    assert ["على الشاشات", "نحو ٩٦٠"] in cells
    assert ["أعضاء", "٣", "١٢٫٥", "٢٦"] in cells


def test_an_embargo_and_a_draft_stand_at_the_top(told):
    document = opened(replace(told["kept", "fr"], is_draft=True))
    assert [text for style, text in lines(document) if style == "Notice"] == [
        "Projet : ne pas diffuser",
        "Sous embargo jusqu’au lundi 1er mars 2027, 10 h 00 (UTC+01:00)",
    ]
    head = "".join(document.sections[0].header._element.itertext())
    assert "ne pas diffuser" in head.translate(SPACES)


def test_nothing_of_a_withdrawn_release_is_told(told):
    for code in ("en", "fr", "ar"):
        everything = b"".join(parts(docx(told["gone", code], {})).values()).decode(errors="replace")
        assert not any(secret in everything for secret in ("ecret", "سري"))
        assert plain(told["gone", code].withdrawn.title) in everything


def test_the_file_tells_nothing_of_who_made_it_and_when(told):
    made = docx(told["full", "en"], {})
    about = Document(io.BytesIO(made)).core_properties
    assert (about.title, about.language) == (HOSTILE, "en-GB")
    assert (about.author, about.last_modified_by, about.comments, about.keywords) == ("", "", "", "")
    assert (about.created.isoformat()[:10], about.modified.isoformat()[:10]) == ("2020-01-09", "2020-01-12")
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
    assert not {"docProps/app.xml", "docProps/thumbnail.jpeg"} & set(parts(made))


def test_what_xml_cannot_hold_is_left_out(told):
    edition = told["full", "en"]
    letterhead = replace(edition.letterhead, plain_name="x")
    made = docx(
        replace(
            edition,
            plain_title="a<b>&\"'\x00" * 90,
            letterhead=letterhead,
            address="https://example.org/?a=\x00\x0b\ufffe&b",
        ),
        {},
    )
    for name, content in parts(made).items():
        if name.endswith((".xml", ".rels")):
            etree.fromstring(content)


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_shows_what_was_written(told, tmp_path):
    """One conversion for all three languages: each file is opened, set and read back."""
    names = {code: tmp_path / f"full.{code}.docx" for code in ("en", "fr", "ar")}
    for code, file in names.items():
        file.write_bytes(docx(told["full", code], {}))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *names.values()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    for code, file in names.items():
        edition, document = told["full", code], PdfDocument(file.with_suffix(".pdf"))
        pages = [page.get_textpage() for page in document]
        said = {word for page in pages for word in page.get_text_range().split()}
        for line in (edition.labels["contact"], edition.subtitle, edition.labels["immediate-release"]):
            assert {word for word in plain(line).split() if not re.search("ل[اأإآ]", word)} <= said
        place, _ = pages[0].search(plain(edition.subtitle).split()[-1]).get_next()
        start, _, end, _ = pages[0].get_charbox(place)
        middle = document[0].get_width() / 2
        assert start > middle if code == "ar" else end < middle
        for page in pages:
            page.close()
        document.close()

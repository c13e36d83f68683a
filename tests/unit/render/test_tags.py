"""The tags of a report in each language: what stands in what, in which language, and what is decoration."""

from __future__ import annotations

import logging
import re

import pikepdf
import pytest

from pressctl.proof.tags import tag_faults
from pressctl.render.formats import render
from pressctl.render.tags.drawing import Drawing
from tests.unit.render.tagged import LANGUAGES, editions, elements, kids, languages_above, of, opened, printed, roles


@pytest.fixture(params=LANGUAGES)
def code(request):
    return request.param


@pytest.fixture
def report(code):
    with opened(printed(code)) as pdf:
        yield pdf


def text_of(report, element) -> str:
    """The codes of an element's own text turned into letters, by the fonts of its page."""
    from pressctl.proof.tags.program import _texts

    own = [
        kid if isinstance(kid, int) else int(kid.MCID)
        for kid in kids(element)
        if isinstance(kid, int) or "/MCID" in kid
    ]
    page = element.Pg
    fonts = {
        str(n): dict(_texts(page.Resources.Font[n].ToUnicode.read_bytes())) for n in list(page.Resources.Font.keys())
    }
    said, marks, font = "", [], {}
    for operands, operator in pikepdf.parse_content_stream(page):
        if str(operator) in ("BDC", "BMC"):
            marks.append(operands[1].get("/MCID") if len(operands) > 1 else None)
        elif str(operator) == "EMC":
            marks.pop()
        elif str(operator) == "Tf":
            font = fonts[str(operands[0])]
        elif str(operator) == "TJ" and set(own) & set(marks):
            codes = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
            said += "".join(font[int.from_bytes(codes[at : at + 2], "big")] for at in range(0, len(codes), 2))
    return re.sub("[\u200e\u200f]", "", said).replace("\u00a0", " ")


def test_no_rule_finds_a_fault(code):
    assert tag_faults(printed(code)) == []


def test_the_sample_report_has_no_fault(code):
    assert tag_faults(printed(code, "2020-narrative-report")) == []


def test_only_what_is_in_another_language_says_so(report, code):
    assert str(report.Root.Lang) == code
    found = [(str(each.Lang), languages_above(each.P) or code) for each in elements(report) if "/Lang" in each]
    assert found
    assert all(own != above for own, above in found)


def test_an_english_annex_is_said_to_be_english(report, code):
    texts = {text_of(report, each): languages_above(each) or code for each in elements(report) if "/Pg" in each}
    assert texts["How we counted"] == "en"
    assert texts["By hand, twice over."] == "en"


def test_an_arabic_name_in_another_language_says_so():
    with opened(printed("fr", "2020-narrative-report")) as pdf:
        texts = {text_of(pdf, each) for each in elements(pdf) if each.get("/Lang") == "ar"}
    assert any(re.search("[\u0620-\u064a]{3}", text) for text in texts)


def test_each_note_follows_the_paragraph_that_calls_it(report):
    notes = of(report, "Note")
    assert len(notes) == 2
    assert len({str(note.ID) for note in notes}) == 2
    for note in notes:
        assert note.P.S == "/P"
        assert "Reference" in roles(note.P)
        assert roles(note)[0] == "Lbl"
        assert set(roles(note)[1:]) == {"P"}
        assert roles(note.P)[-1] == "Note"


def test_a_note_is_labelled_as_it_is_called(report):
    for note in of(report, "Note"):
        calls = [kid for kid in kids(note.P) if not isinstance(kid, int) and kid.get("/S") == "/Reference"]
        call = next(each for each in calls if "text" in roles(each))
        assert text_of(report, call).strip() == text_of(report, kids(note)[0]).strip(" .") != ""


def test_contents_have_the_lines_of_chapters_and_in_them_those_of_sections(report):
    whole, *inner = of(report, "TOC")
    assert whole.P.S == "/Sect"
    assert set(roles(whole)) == {"TOCI"}
    assert len(kids(whole)) == 6
    assert [roles(each.P)[-1] for each in inner] == ["TOC"] * 2
    for line in of(report, "TOCI"):
        reference = next(kid for kid in kids(line) if kid.S == "/Reference")
        assert roles(reference) == ["Link"]
        assert roles(kids(reference)[0]).count("area") == 1


def test_dots_are_no_part_of_a_line(report):
    for line in of(report, "TOCI"):
        link = kids(next(kid for kid in kids(line) if kid.S == "/Reference"))[0]
        assert ". ." not in text_of(report, link)


def test_tables_have_heads_bodies_and_captions(report):
    tables = [roles(each) for each in of(report, "Table")]
    assert tables == [["Caption", "TBody"], ["THead", "TBody"], ["Caption", "THead", "TBody"]]
    wide = of(report, "Table")[-1]
    assert [roles(part).count("TR") for part in kids(wide)] == [0, 1, 49]  # over four pages


def test_header_cells_say_what_they_speak_for(report):
    scopes = [str(each.A.Scope) for each in of(report, "TH")]
    assert scopes == ["/Row"] * 2 + ["/Column"] * 3 + ["/Row"] * 2 + ["/Column"] * 3


def test_cells_with_two_header_cells_name_both(report):
    names = {str(each.ID): str(each.A.Scope) for each in of(report, "TH")}
    named = [[names[str(name)] for name in each.A.Headers] for each in of(report, "TD") if "/A" in each]
    assert named == [["/Row", "/Column"]] * 6


def test_rows_have_all_their_cells_in_order(report):
    bars, lines, wide = of(report, "Table")
    assert [roles(row) for row in kids(kids(bars)[1])] == [["TH", "TD", "TD"]] * 2
    assert [roles(row) for part in kids(lines) for row in kids(part)] == [["TD"] + ["TH"] * 3] + [
        ["TH"] + ["TD"] * 3
    ] * 2
    assert {len(kids(row)) for part in kids(wide)[1:] for row in kids(part)} == {3}


def test_a_drawing_has_words_and_lies_on_its_page(report, code):
    (drawing,) = of(report, "Figure")
    assert str(drawing.Alt) == {"en": "Growth of the network", "fr": "Croissance du réseau", "ar": "نمو الشبكة"}[code]
    left, bottom, right, top = (float(edge) for edge in drawing.A.BBox)
    assert 0 < left < right < 596
    assert 0 < bottom < top < 842


def test_pictures_have_words_and_captions(code):
    with opened(printed(code, "2020-narrative-report")) as pdf:
        pictures = of(pdf, "Figure")
        assert len(pictures) == 4
        assert all(len(str(each.Alt)) > 20 for each in pictures)
        assert all("Caption" in roles(each.P) for each in pictures[1:])


def test_lists_say_how_they_are_counted(report):
    numbering = [str(each.A.ListNumbering) for each in of(report, "L")]
    inner = "/Decimal" if str(report.Root.Lang) == "ar" else "/LowerAlpha"
    assert numbering[:4] == ["/Decimal", inner, "/Disc", "/Disc"]
    assert all(roles(each) == ["Lbl", "LBody"] for each in of(report, "LI")[:6])


def test_headings_leave_no_level_out(report):
    levels = [int(str(each.S)[2:]) for each in elements(report) if re.fullmatch("/H[1-6]", str(each.S))]
    assert levels[0] == 1
    assert all(lower <= upper + 1 for upper, lower in zip(levels, levels[1:], strict=False))
    assert len(levels) > 10


def test_links_say_in_words_where_they_lead(report):
    areas = [each for page in report.pages for each in page.obj.get("/Annots", [])]
    owned = [
        kid.Obj.objgen
        for each in of(report, "Link")
        for kid in kids(each)
        if not isinstance(kid, int) and "/Obj" in kid
    ]
    assert sorted(owned) == sorted(each.objgen for each in areas)
    anchors = {"opening", "near", "far", "middle", "aside", "call", "programme", "method", "reach", "table-wide"}
    assert areas
    assert all(str(each.Contents).strip() not in {"", *anchors} for each in areas)


def test_the_way_back_leads_from_marks_and_links_to_their_elements(report):
    numbers = list(report.Root.StructTreeRoot.ParentTree.Nums)
    found = {int(key): value for key, value in zip(numbers[::2], numbers[1::2], strict=True)}
    assert report.Root.StructTreeRoot.ParentTreeNextKey == len(found)
    for each in elements(report):
        for kid in kids(each):
            if isinstance(kid, int) or "/MCID" in kid:
                page, mark = (each.Pg, kid) if isinstance(kid, int) else (kid.Pg, kid.MCID)
                assert found[int(page.StructParents)][int(mark)].objgen == each.objgen
            elif "/Obj" in kid:
                assert found[int(kid.Obj.StructParent)].objgen == each.objgen


def test_running_heads_are_decoration(report):
    kinds = [
        str(operands[1].Subtype)
        for page in report.pages
        for operands, operator in pikepdf.parse_content_stream(page, "BDC")
        if operands[0] == "/Artifact" and "/Subtype" in operands[1]
    ]
    assert {"/Header", "/Footer"} <= set(kinds)


def test_nothing_is_in_the_tree_twice(report):
    own = [
        (each.Pg.objgen, kid) if isinstance(kid, int) else (kid.Pg.objgen, int(kid.MCID))
        for each in elements(report)
        for kid in kids(each)
        if isinstance(kid, int) or "/MCID" in kid
    ]
    assert len(own) == len(set(own)) > 300


def test_a_table_over_several_pages_is_one_and_its_head_is_read_once(report):
    body = kids(of(report, "Table")[-1])[-1]
    assert len({cell.Pg.objgen for row in kids(body) for cell in kids(row)}) >= 3
    assert len(of(report, "THead")) == 2


def test_metadata_name_title_and_languages_and_claim_nothing(report, code):
    told = report.Root.Metadata.read_bytes().decode()
    assert f"<dc:language><rdf:Bag><rdf:li>{code}</rdf:li>" in told
    assert {"ar", "en", "fr"} >= set(re.findall("<rdf:li>(..)</rdf:li>", told))
    assert "<dc:title>" in told
    assert "pdfuaid" not in told
    assert "pdfaid" not in told


def test_titles_are_shown_and_no_direction_is_set(report):
    assert report.Root.ViewerPreferences.DisplayDocTitle
    assert "/Direction" not in report.Root.ViewerPreferences
    assert report.Root.MarkInfo.Marked
    assert "/Namespaces" not in report.Root.StructTreeRoot  # those are of PDF 2
    assert all(page.obj.Tabs == "/S" for page in report.pages)


def test_another_engine_gets_a_complaint_and_its_own_tags(monkeypatch, caplog):
    caplog.set_level(logging.CRITICAL)
    monkeypatch.setattr(Drawing, "_of_page", lambda self, number, page: iter(page._frame_box.children))
    made = render(editions("book")["book", "en"], ("pdf",))
    assert [each for each in made.complaints if "the tags of the page" in each]
    with opened(made.outputs[0].content) as pdf:
        assert of(pdf, "P")


def test_marks_that_are_not_those_drawn_get_a_complaint(monkeypatch):
    whole = Drawing.pieces
    monkeypatch.setattr(Drawing, "_watched", lambda self, number, page: type(page).paint.__get__(page))
    made = render(editions("book")["book", "en"], ("pdf",))
    assert whole
    assert any("the tags of the page" in each for each in made.complaints)

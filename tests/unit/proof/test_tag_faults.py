"""Each rule finds the one thing that is made wrong, and docs/matterhorn.md says of each what it is."""

from __future__ import annotations

import re
from io import BytesIO
from time import process_time

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream, String

from pressctl.proof.tags import RULES, TagFault, tag_faults
from tests.small import CHECKOUT
from tests.unit.render.tagged import kids, of, opened, printed

ROW = re.compile(r"^\| (\d\d-\d\d\d) \| (.+?) \| (done|not applicable|not done) \| (.+) \|$", re.MULTILINE)
PAGE = (CHECKOUT / "docs" / "matterhorn.md").read_text(encoding="utf-8")


def first(pdf, role):
    return of(pdf, role)[0]


def drawn(pdf, before: bytes, after: bytes, page: int = 2):
    """Rewrite what a page draws."""
    made = pdf.pages[page].obj
    content = made.Contents.read_bytes()
    assert before in content
    made.Contents = Stream(pdf, content.replace(before, after, 1))


def metadata(pdf, before: bytes, after: bytes):
    content = pdf.Root.Metadata.read_bytes()
    assert before in content
    pdf.Root.Metadata = Stream(pdf, content.replace(before, after))


def font(pdf):
    fonts = pdf.pages[2].Resources.Font
    return fonts[next(iter(fonts.keys()))]


def unicode(pdf, text: bytes):
    made = font(pdf)
    table = made.ToUnicode.read_bytes()
    made.ToUnicode = Stream(pdf, table + b"\n1 beginbfchar\n<0fff> <" + text + b">\nendbfchar\n")


def annotation(pdf):
    return next(each for page in pdf.pages for each in page.obj.get("/Annots", []))


def with_annotations(pdf):
    return next(page.obj for page in pdf.pages if "/Annots" in page.obj)


def added(pdf, element, role, **more):
    kid = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), P=element, K=Array(), **more))
    element.K = Array([*kids(element), kid])


def form(pdf, content: bytes, times: int, **more):
    made = Stream(pdf, content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9], **more)
    pdf.pages[2].Resources.XObject[Name.Own] = pdf.make_indirect(made)
    old = pdf.pages[2].Contents.read_bytes()
    pdf.pages[2].obj.Contents = Stream(pdf, old + b"\n/Own Do" * times)


def map_of_glyphs(pdf, table: bytes):
    """All codes of the first font lead to the glyphs of a table."""
    font(pdf).DescendantFonts[0].CIDToGIDMap = Stream(pdf, table * 65536)


def nowhere(pdf):
    """No language anywhere."""
    del pdf.Root.Lang


BREAKS = {
    "01-003": lambda pdf: drawn(pdf, b"BDC", b"BDC /Artifact BMC EMC"),
    "01-004": lambda pdf: drawn(pdf, b"/Artifact\nBMC", b"/Artifact\nBMC /Span <</MCID 0>> BDC EMC"),
    "01-005": lambda pdf: drawn(pdf, b"cm\n", b"cm\n0 0 9 9 re f\n"),
    "01-007": lambda pdf: pdf.Root.MarkInfo.__setitem__("/Suspects", True),
    "02-001": lambda pdf: first(pdf, "Sect").__setitem__("/S", Name("/Chapter")),
    "02-003": lambda pdf: pdf.Root.StructTreeRoot.__setitem__("/RoleMap", Dictionary(A=Name.B, B=Name.A)),
    "02-004": lambda pdf: pdf.Root.StructTreeRoot.__setitem__("/RoleMap", Dictionary(P=Name.Div)),
    "06-001": lambda pdf: pdf.Root.__delitem__("/Metadata"),
    "06-003": lambda pdf: metadata(pdf, b"dc:title", b"dc:subject"),
    "07-001": lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
    "07-002": lambda pdf: pdf.Root.ViewerPreferences.__setitem__("/DisplayDocTitle", False),
    "09-004": lambda pdf: first(pdf, "TR").__setitem__("/S", Name.Div),
    "09-005": lambda pdf: first(pdf, "LI").__setitem__("/S", Name.P),
    "09-006": lambda pdf: first(pdf, "TOC").__setitem__("/S", Name.Sect),
    "10-001": lambda pdf: font(pdf).__setitem__("/ToUnicode", Stream(pdf, b"")),
    "11-001": nowhere,
    "11-002": nowhere,
    "11-003": nowhere,
    "11-004": nowhere,
    "11-006": nowhere,
    "13-004": lambda pdf: first(pdf, "Figure").__delitem__("/Alt"),
    "14-002": lambda pdf: first(pdf, "H1").__setitem__("/S", Name.H2),
    "14-003": lambda pdf: first(pdf, "H3").__setitem__("/S", Name.H5),
    "14-006": lambda pdf: [added(pdf, first(pdf, "Sect"), "H") for _ in range(2)],
    "14-007": lambda pdf: added(pdf, first(pdf, "Sect"), "H"),
    "15-003": lambda pdf: first(pdf, "TH").A.__delitem__("/Scope"),
    "19-003": lambda pdf: first(pdf, "Note").__delitem__("/ID"),
    "19-004": lambda pdf: of(pdf, "Note")[1].__setitem__("/ID", first(pdf, "Note").ID),
    "28-002": lambda pdf: annotation(pdf).__setitem__("/Subtype", Name.Text),
    "28-004": lambda pdf: annotation(pdf).__delitem__("/Contents"),
    "28-006": lambda pdf: annotation(pdf).__setitem__("/Subtype", Name("/Own")),
    "28-007": lambda pdf: annotation(pdf).__setitem__("/Subtype", Name.TrapNet),
    "28-008": lambda pdf: with_annotations(pdf).__delitem__("/Tabs"),
    "28-009": lambda pdf: with_annotations(pdf).__setitem__("/Tabs", Name.R),
    "28-011": lambda pdf: first(pdf, "Link").__setitem__("/S", Name.Span),
    "28-012": lambda pdf: annotation(pdf).__setitem__("/Contents", String(" ")),
    "30-001": lambda pdf: form(pdf, b"/Artifact BMC EMC", 1, Ref=Dictionary()),
    "30-002": lambda pdf: form(pdf, b"/P <</MCID 0>> BDC EMC", 2),
    "31-004": lambda pdf: font(pdf).DescendantFonts[0].__setitem__("/CIDToGIDMap", Name.Other),
    "31-005": lambda pdf: font(pdf).DescendantFonts[0].__delitem__("/CIDToGIDMap"),
    "31-006": lambda pdf: font(pdf).__setitem__("/Encoding", Name("/Own-H")),
    "31-009": lambda pdf: font(pdf).DescendantFonts[0].FontDescriptor.__delitem__("/FontFile2"),
    "31-011": lambda pdf: map_of_glyphs(pdf, b"\xff\xff"),
    "31-016": lambda pdf: font(pdf).DescendantFonts[0].__setitem__("/W", Array()),
    "31-027": lambda pdf: font(pdf).__delitem__("/ToUnicode"),
    "31-028": lambda pdf: unicode(pdf, b"0000"),
    "31-029": lambda pdf: unicode(pdf, b"feff"),
    "31-030": lambda pdf: map_of_glyphs(pdf, b"\0\0"),
}


def broken(change) -> bytes:
    with opened(printed("en")) as pdf:
        change(pdf)
        target = BytesIO()
        pdf.save(target)
    return target.getvalue()


def test_every_rule_is_tried():
    assert BREAKS.keys() == RULES.keys()


@pytest.mark.parametrize("number", sorted(BREAKS))
def test_a_rule_finds_what_was_made_wrong(number):
    found = {fault.checkpoint for fault in tag_faults(broken(BREAKS[number]))}
    assert number in found


@pytest.mark.parametrize("number", sorted(BREAKS))
def test_faults_are_told_in_plain_words(number):
    for fault in tag_faults(broken(BREAKS[number])):
        assert fault.message[0] == fault.message[0].lower()
        assert not fault.message.endswith(".")
        assert fault.page >= 0


def test_nothing_else_is_found():
    assert tag_faults(broken(lambda pdf: None)) == []


def test_a_file_without_tags_fails():
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].obj.Contents = Stream(pdf, b"0 0 9 9 re f")
        target = BytesIO()
        pdf.save(target)
    assert TagFault(
        "01-005", "something is drawn that is marked neither as content nor as decoration", 1
    ) in tag_faults(target.getvalue())


@pytest.mark.parametrize(
    ("role", "change"),
    [
        ("09-004", lambda pdf: added(pdf, first(pdf, "Table"), "P")),
        ("09-004", lambda pdf: added(pdf, first(pdf, "Table"), "Caption")),
        ("09-004", lambda pdf: added(pdf, first(pdf, "P"), "TD")),
        ("09-005", lambda pdf: added(pdf, first(pdf, "L"), "P")),
        ("09-005", lambda pdf: added(pdf, first(pdf, "P"), "LI")),
        ("09-006", lambda pdf: added(pdf, first(pdf, "TOC"), "P")),
        ("01-005", lambda pdf: first(pdf, "H1").__setitem__("/K", Array())),
        ("11-001", lambda pdf: first(pdf, "P").__setitem__("/Lang", String("no language"))),
        ("28-011", lambda pdf: first(pdf, "Link").__setitem__("/K", Array())),
    ],
)
def test_there_are_several_ways_to_be_wrong(role, change):
    assert role in {fault.checkpoint for fault in tag_faults(broken(change))}


def test_it_is_quick():
    report = printed("ar", "2020-narrative-report")
    start = process_time()
    tag_faults(report)
    assert process_time() - start < 0.6  # 0.1 where nothing else runs


def test_the_page_has_every_condition_once():
    numbers = [number for number, *_ in ROW.findall(PAGE)]
    assert len(numbers) == len(set(numbers)) == 87
    assert numbers == sorted(numbers)


def test_the_page_and_the_rules_agree():
    done = {number: how for number, _, state, how in ROW.findall(PAGE) if state == "done"}
    assert done == {number: f"`{check.__name__}`" for number, check in RULES.items()}

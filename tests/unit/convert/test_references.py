"""Numbers, places and references of a text: what they print, and what is said where they lead nowhere."""

from __future__ import annotations

import pytest

from pressctl.convert.article import article
from pressctl.convert.numbering import Numberer, Under
from pressctl.convert.prepare import Setting
from pressctl.convert.references import lost
from pressctl.load.languages import shipped_languages
from pressctl.model.article import Figure, Heading, Lead, Plot, PullQuote, SideNote, Table, plain
from pressctl.model.node import Text
from pressctl.model.numeral import numeral
from pressctl.render.markup import Writer
from tests.bidi.pages import page

EN, FR, AR = (shipped_languages()[code] for code in ("en", "fr", "ar"))
TABLE = "::: {.table #t}\nTitle\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\nNote.\n:::\n"


@pytest.fixture
def made(pandoc):
    def made(source, pictures=("media/a.jpg",), charts=("c",), is_chapter=False):
        text = Text.of_file(source, "body.en.md")
        return article(pandoc.read(text), text, "en", pictures, charts, is_chapter)

    return made


@pytest.mark.parametrize(
    ("system", "digits", "numbers"),
    [
        ("digits", "latn", {1: "1", 26: "26"}),
        ("digits", "arab", {1: "١", 26: "٢٦"}),
        ("letters", "latn", {1: "a", 26: "z", 27: "aa", 52: "az", 53: "ba", 703: "aaa"}),
        ("capitals", "latn", {2: "B", 28: "AB"}),
        (
            "abjad",
            "arab",
            {1: "أ", 2: "ب", 5: "هـ", 9: "ط", 10: "ي", 11: "يأ", 15: "يه", 28: "كح", 100: "ق", 999: "ظصط"},
        ),
    ],
)
def test_numerals(system, digits, numbers):
    assert {number: numeral(number, system, digits) for number in numbers} == numbers


def test_blocks_that_stand_apart(made):
    body, findings = made(
        "# T\n\n::: lead\nFirst.\n:::\n\n::: side-note\nNote.\n:::\n\nText.\n\n"
        '::: {.pull-quote by="Who"}\nWords.\n:::\n\n' + TABLE + "\n![](media/a.jpg){#f}\n\n![](chart:c)\n",
        is_chapter=True,
    )
    assert not findings
    kinds = [type(block) for block in body.blocks]
    assert kinds[:3] == [Heading, Lead, SideNote]
    assert kinds[4:] == [PullQuote, Table, Figure, Plot]
    quote, table, figure, plot = body.blocks[4:]
    assert (plain(quote.children), plain(quote.by)) == ("Words.", "Who")
    assert (plain(table.caption), plain(table.note), table.id, table.is_wide) == ("Title", "Note.", "t", False)
    assert table.rows[0][1].align == "end"
    assert (figure.source, figure.id, plot.chart) == ("media/a.jpg", "f", "c")


@pytest.mark.parametrize(
    ("source", "line", "code"),
    [
        ("Text.\n\n::: lead\nLate.\n:::\n", 3, "SRC020"),
        ("::: pull-quote\nOne.\n\nTwo.\n:::\n", 1, "SRC020"),
        ("::: {.table}\nNo table.\n:::\n", 1, "SRC020"),
        ("- a\n\n  ![](chart:c)\n", 3, "SRC020"),
        ("Words ![](chart:c) words.\n", 1, "SRC020"),
        ("Words ![](media/a.jpg){#x} words.\n", 1, "SRC020"),
        ("> ::: pull-quote\n> Words.\n> :::\n", 1, "SRC020"),
        ("![](chart:d)\n", 1, "MED003"),
        ("![](media/b.jpg)\n", 1, "MED001"),
        ("::: {.table .wide}\n| a |\n|---|\n| b |\n:::\n", 1, "SRC017"),
        ("::: warning\nText.\n:::\n", 1, "SRC017"),
        ("[](#x){.pages}\n\n## X {#x}\n", 1, "SRC017"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_line(made, source, line, code):
    _, findings = made(source)
    assert [(f.rule.code, f.place.line) for f in findings] == [(code, line)]


def test_a_chapter_has_one_title(made):
    _, findings = made("# One\n\nText.\n\n# Two\n", is_chapter=True)
    assert [(f.rule.code, f.place.line) for f in findings] == [("SRC020", 5)]
    assert made("# One\n\n## Two\n")[0].blocks[1].level == 3


def test_references_to_nothing_and_to_two_places(made):
    body, findings = made(
        "[](#one) [](#two){.page} [here](#three)[^n] [](#four)\n\n[^n]: [](#five)\n\n## A {#four}\n\n## B {#four}\n"
    )
    assert not findings
    found = [(f.rule.code, f.place.column) for f in lost([body], [])]
    assert found == [("LNK022", 1), ("LNK022", 10), ("LNK022", 26), ("LNK022", 7), ("LNK023", 45)]
    assert not list(lost([body], ["one", "two", "three", "four", "five"]))
    assert len(list(lost([], [], [body]))) == 5
    near = next(iter(lost([body], ["ones"])))
    assert "#ones" in near.fix


def test_numbers_go_through_all_texts_in_the_words_of_each(made):
    numberer = Numberer(numbers_pictures=True)
    first, _ = made(TABLE + "\n![](media/a.jpg){#f}\n")
    second, _ = made(TABLE.replace("#t", "#u") + "\n![](chart:c)\n")
    one, two = numberer.article(first, EN), numberer.article(second, AR)
    assert [block.label for block in (*one.blocks, *two.blocks)] == [
        "Table\xa01",
        "Figure\xa01",
        "الجدول\xa02",
        "الشكل\xa02",
    ]
    assert {name: plain(target.called) for name, target in numberer.targets.items()} == {
        "t": "Table\xa01", "f": "Figure\xa01", "u": "الجدول\xa02", "c": "الشكل\xa02",
    }  # fmt: skip


def test_a_text_inside_another_has_ids_and_numbers_of_its_own(made):
    body, _ = made(TABLE)
    table = Numberer(False, Under("call-", "B")).article(body, FR).blocks[0]
    assert (table.id, table.label) == ("call-t", "Tableau\xa0B.1")


def test_no_two_places_have_one_id(made):
    body, _ = made("## Page content\n\n## Contents {#contents}\n\n## Again {#again}\n\n## Again {#again}\n")
    ids = [block.id for block in Numberer(False).article(body, EN).blocks]
    assert ids == ["page-content-2", "contents-2", "again", "again-2"]


def test_a_reference_prints_the_title_and_the_page(made):
    body, _ = made("See page [](#far){.page}, [](#far).\n\n## The *far* end[^n] {#far}\n\n[^n]: Note.\n")
    numberer = Numberer(False)
    numbered = numberer.article(body, EN)
    ready = Setting("en", targets=numberer.targets).article(numbered)
    web = Writer(EN, pages={"far": 12}).article(ready)
    assert 'See page\xa0<a href="#far" class="page-of">12</a>, <a href="#far">The <em>far</em> end</a>.' in web.replace(
        "&nbsp;", "\xa0"
    )
    paper = Writer(EN, for_print=True).article(ready)
    assert '<a href="#far" class="page-of"></a>' in paper
    assert page(str(web), "en")

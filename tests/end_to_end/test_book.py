"""Reports as they are printed: every page judged, every number that pressctl computed read back from the paper."""

from __future__ import annotations

import io
import re
from itertools import pairwise

import pikepdf
import pytest
from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTContainer

from pressctl.model.article import plain
from pressctl.proof.judge import judge
from pressctl.render.formats import _printed
from tests.bidi.books import book, digits
from tests.bidi.chromium import print_page
from tests.bidi.pages import FONT_FILES
from tests.small import CHECKOUT

from .report import everything

LANGUAGES = ("ar", "en", "fr")
BOOKS = [pytest.param(name, code, id=f"{name}-{code}") for name in ("sample", "everything") for code in LANGUAGES]


@pytest.fixture(scope="session")
def newsrooms(tmp_path_factory):
    return {
        "sample": (CHECKOUT, "2020-narrative-report"),
        "everything": (everything(tmp_path_factory.mktemp("everything")), "book"),
    }


@pytest.fixture
def printed(newsrooms):
    return lambda name, code: book(*newsrooms[name], code)


class Paper:
    """A PDF read back: letters with their places, links with their targets."""

    def __init__(self, content):
        self.document = pikepdf.open(io.BytesIO(content))
        self.letters = [
            list(_letters(page)) for page in extract_pages(io.BytesIO(content), laparams=LAParams(all_texts=True))
        ]
        self.index = {page.objgen: number for number, page in enumerate(self.document.pages)}

    def links(self, page):
        """For each place that a page links to: the box of the link, and the page and the height that it leads to."""
        names, boxes = self.destinations(), {}
        for annotation in self.document.pages[page].get("/Annots", []):
            target = annotation.get("/Dest") or annotation.get("/A", {}).get("/D")
            if isinstance(target, pikepdf.String):
                boxes.setdefault(str(target), []).append([float(number) for number in annotation.Rect])
        for name, rects in boxes.items():
            xs = [x for rect in rects for x in (rect[0], rect[2])]
            ys = [y for rect in rects for y in (rect[1], rect[3])]
            where = names[name]
            yield (min(xs), min(ys), max(xs), max(ys)), self.index[where[0].objgen], float(where[3])

    def destinations(self):
        flat = list(self.document.Root.Names.Dests.Names)
        return {str(name): where for name, where in zip(flat[::2], flat[1::2], strict=True)}

    def number_beside(self, page, rect):
        """The figures on the line of a link: those of the page that the contents name for it."""
        x0, y0, x1, y1 = rect
        line = [c for c in self.letters[page] if y0 <= (c.y0 + c.y1) / 2 <= y1 and x0 - 2 <= c.x0 and c.x1 <= x1 + 2]
        return sorted((c for c in line if c.get_text().isdigit()), key=lambda c: c.x0)

    def words(self, page):
        return "".join(c.get_text() for c in self.letters[page])


def _letters(item):
    if isinstance(item, LTChar):
        yield item
    elif isinstance(item, LTContainer):
        for inner in item:
            yield from _letters(inner)


def edge(letters, is_rtl):
    """The figures that stand together at the end of a line: at its left in Arabic, else at its right."""
    ordered = sorted(letters, key=lambda c: c.x0, reverse=not is_rtl)
    together = ordered[:1]
    for last, letter in pairwise(ordered):
        if abs(letter.x0 - last.x0) > 1.2 * last.width + 1:
            break
        together.append(letter)
    return int("".join(c.get_text() for c in sorted(together, key=lambda c: c.x0)))


@pytest.mark.parametrize(("name", "code"), BOOKS)
def test_every_paragraph_stands_in_the_order_that_unicode_asks_for(printed, name, code):
    made = printed(name, code)
    assert not made.complaints
    paragraphs = made.paragraphs()
    assert len(paragraphs) > 200
    assert judge(made.pdf, paragraphs, FONT_FILES) == ()


@pytest.mark.parametrize(("name", "code"), BOOKS)
def test_the_contents_name_the_pages_on_which_the_headings_stand(printed, name, code):
    made = printed(name, code)
    edition, paper = made.edition, Paper(made.pdf)
    entries = [(c.title, c.anchor) for c in edition.chapters]
    listed = sum(1 + len(c.entries) for c in edition.chapters)
    lines = [(page, *link) for page in range(1, 4) for link in paper.links(page) if _is_contents(paper, page)]
    assert len(lines) == listed
    for page, rect, target, _ in lines:
        assert edge(paper.number_beside(page, rect), code == "ar") == target + 1
    tops = [target for _, _, target, _ in lines]
    assert tops == sorted(tops)
    # and there the heading is, at its height, in letters larger than the text
    for _, _, target, height in lines:
        near = [c for c in paper.letters[target] if -60 < c.y1 - height < 12]
        assert max(c.size for c in near) > 13
    assert len(entries) == len({anchor for _, anchor in entries})


def _is_contents(paper, page):
    """Leaders stand in contents only."""
    return paper.words(page).count(".") > 60


@pytest.mark.parametrize(("name", "code"), BOOKS)
def test_the_screen_names_the_pages_of_the_paper(printed, name, code):
    made = printed(name, code)
    paper = Paper(made.pdf)
    destinations = paper.destinations()
    assert made.pages_named
    for anchor, number in made.pages_named:
        assert number == digits(paper.index[destinations[anchor][0].objgen] + 1, made.edition)
    ids = re.findall(r' id="([^"]+)"', made.web)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', made.web)) <= set(ids)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_wide_table_has_its_pages_turned_and_its_head_repeated(printed, code):
    paper = Paper(printed("everything", code).pdf)
    turned = [n for n, page in enumerate(paper.document.pages) if page.MediaBox[2] > page.MediaBox[3]]
    assert len(turned) >= 2
    assert turned == list(range(turned[0], turned[-1] + 1))
    heads = [max(c.y1 for c in paper.letters[n] if c.y1 < 520) for n in turned]
    assert max(heads) - min(heads) < 30
    portrait = paper.document.pages[turned[-1] + 1]
    assert portrait.MediaBox[2] < portrait.MediaBox[3]


@pytest.mark.parametrize("code", ["en", "fr"])
@pytest.mark.parametrize("name", ["sample", "everything"])
def test_running_heads_name_the_chapter(printed, name, code):
    made = printed(name, code)
    paper = Paper(made.pdf)
    destinations = paper.destinations()
    starts = [(paper.index[destinations[c.anchor][0].objgen], c) for c in made.edition.chapters]
    checked = 0
    for (start, chapter), (end, _) in pairwise(starts):
        for page in range(start + 1, end):
            top = float(paper.document.pages[page].MediaBox[3])
            head = "".join(c.get_text() for c in paper.letters[page] if c.y0 > top - 60)
            assert squeezed(plain(chapter.title)) in squeezed(head), (page + 1, head)
            checked += 1
    assert checked >= 3


def squeezed(text):
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_part_in_one_language_on_purpose_says_so(printed, code):
    web = printed("sample", code).web
    says = {"ar": "منشور بالفرنسية فقط.", "en": "Published in French only."}[code]
    assert f'<p class="only-in">{says}</p>' in web
    inside = web[
        web.index(
            '<div class="chapter-body script-latn" lang="fr" dir="ltr">' if code == "ar" else 'lang="fr" dir="ltr">'
        ) :
    ]
    for day in ("Mercredi 9 décembre", "Jeudi 10 décembre", "Vendredi 11 décembre"):
        assert day in inside
    assert inside.count('class="hours"') == 13
    assert inside.count('class="row event"') == 15


def test_the_french_report_says_nothing_of_the_kind(printed):
    assert "only-in" not in printed("sample", "fr").web


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_report_counts_what_the_statement_lists(printed, code):
    made = printed("sample", code)
    statement = next(c.shows for c in made.edition.chapters if c.anchor == "2020-01-idlib")
    assert len(statement.signatories) == 26
    told = {
        "ar": "ووقّعه 948 فرداً و26 منظمة",
        "en": "was signed by 948 individuals and 26 organisations",
        "fr": "a été signée par 948 personnes et 26 organisations",
    }
    assert told[code] in made.web.replace("\u00a0", " ").replace("&nbsp;", " ")


def test_numbers_are_counted_as_the_language_counts(printed):
    arabic = printed("everything", "ar").edition
    assert [(c.number, c.is_annex) for c in arabic.chapters] == [
        ("١", False), ("٢", False), ("", False), ("٣", False), ("أ", True), ("ب", True),
    ]  # fmt: skip
    french = printed("everything", "fr").edition
    assert [c.number for c in french.chapters] == ["1", "2", "", "3", "A", "B"]
    web = printed("everything", "ar").web
    assert "الجدول\u00a0١" in web.replace("&nbsp;", "\u00a0")
    assert "الشكل\u00a0٢" in web.replace("&nbsp;", "\u00a0")
    assert '<ol class="by-abjad">' in web
    assert 'class="by-arab"' in web
    assert '<td class="num">نحو ٩٦٠</td>' in web
    assert "١٢٫٥" in web


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_note_stands_at_the_foot_of_the_page_that_calls_it(printed, code):
    """Sentences 201 and 207 of the first chapter call the notes that begin with sentences 203 and 209."""
    paper = Paper(printed("everything", code).pdf)

    def spot(number):
        pattern = re.compile(rf"(?<!\d){number}(?!\d)")
        return next(
            (page, line)
            for page, letters in enumerate(paper.letters)
            for line in _lines(letters)
            if page > 1 and pattern.search(line[1])
        )

    for call, note in ((201, 203), (207, 209)):
        (called_on, caller), (noted_on, noted) = spot(call), spot(note)
        assert called_on == noted_on
        assert noted[0] < caller[0]
        assert noted[0] < 220


def _lines(letters):
    """The heights of lines, and what stands in each from left to right."""
    heights = {}
    for letter in letters:
        heights.setdefault(round(letter.y0 / 3), []).append(letter)
    for height, line in heights.items():
        yield height * 3, "".join(c.get_text() for c in sorted(line, key=lambda c: c.x0))


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_web_page_can_be_printed(built, code):
    """Whatever stands off the screen must not push the paper aside, and nothing may bleed over its edge."""
    paper = Paper(print_page(built / f"dist/2020-narrative-report/2020-narrative-report.{code}.html"))
    assert len(paper.letters) > 10
    for page, letters in zip(paper.document.pages, paper.letters, strict=True):
        assert letters
        assert all(letter.x0 >= 0 and letter.x1 <= float(page.MediaBox[2]) for letter in letters)


@pytest.mark.parametrize(("name", "code"), BOOKS)
def test_no_note_is_torn_from_its_call(printed, name, code):
    """The page engine says on which pages calls and notes stand."""
    edition = printed(name, code).edition
    pages = _printed(edition).pages
    notes = [anchor for anchor in pages if re.fullmatch(r"note-\d+", anchor)]
    assert len(notes) >= 2
    assert {anchor: pages[anchor.replace("note", "call")] for anchor in notes} == {
        anchor: pages[anchor] for anchor in notes
    }

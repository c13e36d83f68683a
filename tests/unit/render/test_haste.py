"""The shortcuts through the page engine save work and change no page; and these tests fail once the engine needs none."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pikepdf
import pytest
import weasyprint
from weasyprint.layout import inline, page as paging
from weasyprint.text import line_break

from pressctl.render.haste import TRIED, hasten, shortcuts
from pressctl.render.pdf import pdf

ACCENT = "#0b5d57"
CALL = "تدعو المنظمات الموقعة الحكومة إلى الكشف عن مصير 948 معتقلًا، وفق تقرير Half of Syria الصادر عام 2015. "
MARKED = "".join(letter + "\u064e" if "\u0621" <= letter <= "\u064a" else letter for letter in CALL)
ENGLISH = "The organisations that signed this call ask the government to say what became of 948 detainees. "
FRENCH = (
    "Les organisations signataires demandent au gouvernement ce qu’il est advenu de 948 détenus : « où sont-ils ? » "
)
# what pages are made of, and what the shortcuts have to stay away from
BODIES = {
    "paragraphs": f"<p>{CALL * 9}</p><p>{CALL}</p><p></p><p> </p>",
    "marked": f"<p>{MARKED * 9}</p>",
    "marked and bold": f"<p>{MARKED * 3}<strong>{MARKED * 3}</strong>{CALL * 9}</p>",
    "lists": f"<ul><li>{CALL * 3}<li>{CALL}<ol><li>{CALL * 2}</ol></ul>",
    "tables": f"<table><tr><th>{CALL}<th>948<tr><td>{CALL * 3}<td dir=ltr>{ENGLISH}</table>",
    "inline": f'<p>{CALL}<strong>{CALL}</strong><a href="#x">{CALL}</a><bdi dir="ltr">{ENGLISH}</bdi>{CALL}<br>{CALL}</p>',
    "blocks within lines": f'<p>{CALL}<span style="display:inline-block;width:40mm">{CALL}</span>{CALL * 3}</p>',
    "a float": f'<div style="float:right;width:50mm">{CALL * 2}</div><p>{CALL * 9}</p>',
    "a float within a line": f'<p>{CALL * 3}<span style="float:left;width:30mm">{CALL}</span>{CALL * 9}</p>',
    "out of the flow": f'<p>{CALL}<span style="position:absolute;top:0">{CALL}</span>{CALL * 9}</p>',
    "notes": f'<p>{CALL * 3}<span style="float:footnote">{CALL * 2}</span>{CALL * 9}</p>' * 9,
    "no wrapping": f'<p style="white-space:nowrap">{CALL * 3}</p><pre>{CALL}\n{CALL * 3}</pre>',
    "indents and sizes": f'<p style="text-indent:9mm;line-height:2">{CALL}<span style="font-size:2em">{CALL * 3}</span></p>',
    "justified": f'<p style="text-align:justify">{CALL * 9}</p><p style="text-align:center">{CALL * 3}</p>',
    "columns": f'<div style="columns:2">{CALL * 20}</div>',
    "a long word": f'<p style="overflow-wrap:anywhere">{"ب" * 900}</p>',
    "other languages": f'<p dir=ltr lang=en>{ENGLISH * 9}</p><p dir=ltr lang=fr style="hyphens:auto">{FRENCH * 9}</p>',
    "first lines": f"<style>p::first-letter{{font-size:2em}}</style><p>{CALL * 9}</p>",
    "first lines, bold": f"<style>p::first-line{{font-weight:bold}}</style><p>{CALL * 9}</p>",
    "narrow": f'<div style="width:15mm">{CALL * 3}</div><div style="width:3mm">{CALL}</div>',
}


def page(body: str, language: str = "ar", direction: str = "rtl") -> str:
    head = '<meta charset="utf-8"><title>T</title>'
    return f'<!doctype html><html lang="{language}" dir="{direction}"><head>{head}</head><body>{body}</body></html>'


@contextmanager
def as_its_makers_made_it() -> Iterator[None]:
    """The engine without the shortcuts."""
    with pytest.MonkeyPatch.context() as patch:
        for holder, name, _ in shortcuts(weasyprint):
            patch.setattr(holder, name, getattr(holder, name).__wrapped__)
        yield


def counted(draw: Callable[[], object]) -> Counter[str]:
    """How many lines were tried, and how many characters were handed to the shaper, while something was drawn."""
    counts: Counter[str] = Counter()
    with pytest.MonkeyPatch.context() as patch:
        split, set_text = inline.split_text_box, line_break.Layout.set_text

        def split_counted(*arguments: object, **more: object) -> object:
            counts["lines"] += 1
            return split(*arguments, **more)

        def set_text_counted(self: object, text: str, *rest: object, **more: object) -> object:
            counts["characters"] += len(text)
            return set_text(self, text, *rest, **more)

        patch.setattr(inline, "split_text_box", split_counted)
        patch.setattr(line_break.Layout, "set_text", set_text_counted)
        draw()
    return counts


@pytest.mark.parametrize("body", BODIES.values(), ids=list(BODIES))
@pytest.mark.parametrize("direction", ["rtl", "ltr"])
def test_no_byte_is_another(body, direction):
    html = page(body, direction=direction)
    with as_its_makers_made_it():
        made = pdf(html, ACCENT, {})
    assert pdf(html, ACCENT, {}) == made
    assert made.content


def test_lines_from_right_to_left_are_laid_out_once():
    html = page(f"<p>{CALL * 9}</p>")
    ours = counted(lambda: pdf(html, ACCENT, {}))
    with as_its_makers_made_it():
        theirs = counted(lambda: pdf(html, ACCENT, {}))
    assert ours["lines"] < 0.6 * theirs["lines"], "the engine lays lines out once: take _single_pass() out"


def test_a_long_paragraph_costs_as_much_a_letter_as_a_short_one():
    """The engine of itself shapes the rest of the paragraph for each line."""

    def growth() -> float:
        short, long = (
            counted(lambda times=times: pdf(page(f"<p>{MARKED * times}</p>"), ACCENT, {})) for times in (8, 32)
        )
        return long["characters"] / short["characters"] / 4

    assert growth() < 1.3
    with as_its_makers_made_it():
        assert growth() > 2, "the engine bounds its samples: take _bounded() out"


def test_an_engine_that_is_not_known_is_left_alone():
    engine = SimpleNamespace(__version__="70.1")
    assert not hasten(engine)
    assert vars(engine) == {"__version__": "70.1"}


def test_the_engine_that_is_asked_for_is_known():
    assert weasyprint.__version__ in TRIED
    assert all(hasattr(getattr(holder, name), "__wrapped__") for holder, name, _ in shortcuts(weasyprint))


# ── blocks in columns ────────────────────────────────────────────────────────

NAME = "<li><span>Organisation of the River Valley {}</span>{}</li>"
OWN = "<span class=own dir=rtl lang=ar>منظمة وادي النهر</span>"
STYLE = "<style>li {{ break-inside: avoid; list-style: none; {} }} .own {{ display: block }} ul {{ columns: 3; {} }}</style>"


def names(count: int, item: str = "", whole: str = "", each: str = NAME) -> str:
    items = (each.format(n, OWN if n % 7 == 0 else "") for n in range(count))
    return STYLE.format(item, whole) + f"<p>{ENGLISH}</p><ul>{''.join(items)}</ul><p>{ENGLISH}</p>"


LISTS = {
    "a part of a page": names(40),
    "several pages": names(70),
    "lines between": names(45, "padding: 2pt 0 3pt; border-bottom: .5pt solid"),
    "margins": names(45, "margin-block: 5pt"),
    "markers": names(45, "list-style: disc"),
    "split items": names(3, "break-inside: auto", each=f"<li>{ENGLISH * 12}{{}}{{}}</li>"),
    "a set height": names(45, whole="height: 60mm"),
    "one after the other": names(45, whole="column-fill: auto"),
    "notes": names(30, each=NAME.replace("</li>", "<span style='float:footnote'>A note.</span></li>")),
    "floats": names(30, each="<li><span style='float:left'>x</span>name {}{}</li>"),
    "out of the flow": names(30, each="<li style='position:relative'><i style='position:absolute'>x</i>name {}{}</li>"),
    "pictures": names(30, each="<li><svg width=9 height=9><path d='M0 0H9'/></svg> name {}{}</li>"),
    "columns within": names(30, each="<li><div style='columns:2'>name {} {}</div></li>"),
    "tables within": names(30, each="<li><table><tr><td>{}<td>{}</table></li>"),
    "first letters": "<style>li::first-letter { font-size: 2em }</style>" + names(45),
    "page numbers": names(45, each="<li id='n{0}'>name {0}{1}</li>") + '<p><a class="page-of" href="#n80"></a></p>',
}


def drawn(content: bytes) -> list[bytes]:
    """What is drawn on each page, its numbers as far as a printer can tell: where a block is only moved, its place may
    differ by a part in a thousand million."""
    with pikepdf.open(io.BytesIO(content)) as document:
        streams = [page.Contents.read_bytes() for page in document.pages]
    number = re.compile(rb"(?<![\w.#-])-?[0-9]+(?:\.[0-9]*)?(?![\w.])")
    return [number.sub(lambda found: b"%.3f" % float(found[0]), stream) for stream in streams]


@pytest.mark.parametrize("body", LISTS.values(), ids=list(LISTS))
@pytest.mark.parametrize("direction", ["rtl", "ltr"])
def test_no_column_is_another(body, direction):
    html = page(body, "en", direction)
    with as_its_makers_made_it():
        made = pdf(html, ACCENT, {})
    ours = pdf(html, ACCENT, {})
    assert drawn(ours.content) == drawn(made.content)
    assert ours.pages == made.pages


def test_names_in_columns_are_laid_out_once():
    alone, columns = page(names(60, whole="columns: auto; width: 50mm"), "en", "ltr"), page(names(60), "en", "ltr")
    ours = counted(lambda: pdf(columns, ACCENT, {}))
    with as_its_makers_made_it():
        single = counted(lambda: pdf(alone, ACCENT, {}))
        theirs = counted(lambda: pdf(columns, ACCENT, {}))
    assert ours["lines"] < 1.5 * single["lines"]
    assert theirs["lines"] > 2 * ours["lines"], "the engine lays names out once: take blocks.py out"


# ── numbers of pages ─────────────────────────────────────────────────────────


def book(chapters: int) -> str:
    """Contents, and chapters of two pages, each of which has a running head and names the first and the last one."""
    lines = "".join(f'<li class="row c1"><a href="#c{n}">{ENGLISH}</a></li>' for n in range(chapters))
    return f'<ol class="toc">{lines}</ol>' + "".join(
        f'<section class="chapter"><div class="runner"><div><span>{n}</span></div></div><h2 id="c{n}">{ENGLISH}</h2>'
        f'<p>{ENGLISH * 45} <a class="page-of" href="#c0"></a> <a class="page-of" href="#c{chapters - 1}"></a></p></section>'
        for n in range(chapters)
    )


def layouts(html: str) -> int:
    """How often a page of a document is laid out."""
    count = Counter()
    with pytest.MonkeyPatch.context() as patch:
        made = paging.remake_page
        patch.setattr(paging, "remake_page", lambda *rest: count.update(["pages"]) or made(*rest))
        pdf(html, ACCENT, {})
    return count["pages"]


def printed_book(chapters: int) -> str:
    return page(book(chapters), "en", "ltr").replace("<body>", '<body class="kind-report paper">')


@pytest.mark.parametrize("chapters", [1, 2, 5])
def test_no_number_of_a_page_is_another(chapters):
    html = printed_book(chapters)
    with as_its_makers_made_it():
        made = pdf(html, ACCENT, {})
    assert pdf(html, ACCENT, {}) == made


def test_pages_are_laid_out_again_only_where_a_number_was_not_known():
    html = page(book(6).replace('href="#c5"', 'href="#c0"'), "en", "ltr").replace("<body>", '<body class="paper">')
    sheets = len(drawn(pdf(html, ACCENT, {}).content))
    assert layouts(html) == sheets + 1, "only the contents name pages that come later"
    with as_its_makers_made_it():
        assert layouts(html) > 2 * sheets, "the engine draws only changed pages again: take numbers.py out"

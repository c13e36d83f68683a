"""The shortcuts through the page engine save work and change no byte; and these tests fail once the engine needs none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
from weasyprint.layout import float as floats, inline
from weasyprint.text import line_break

from pressctl.render.haste import TRIED, hasten
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
        patch.setattr(inline, "avoid_collisions", floats.avoid_collisions)
        patch.setattr(inline, "split_first_line", line_break.split_first_line)
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
    engine = SimpleNamespace(avoid_collisions=len, split_first_line=len)
    assert not hasten(engine, "70.1")
    assert (engine.avoid_collisions, engine.split_first_line) == (len, len)


def test_the_engine_that_is_asked_for_is_known():
    import weasyprint

    assert weasyprint.__version__ in TRIED
    assert inline.avoid_collisions is not floats.avoid_collisions

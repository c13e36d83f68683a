"""What the page engine works out again and again is worked out once, and comes out as the engine’s own, byte by byte."""

from __future__ import annotations

import datetime
import io
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import weasyprint
from PIL import Image
from weasyprint import css
from weasyprint.formatting_structure import boxes
from weasyprint.layout import percent
from weasyprint.text import line_break

from pressctl.model.output import Printed
from pressctl.pipeline.check import check
from pressctl.pipeline.editions import Composer
from pressctl.render import pdf as door
from pressctl.render.formats import render
from pressctl.render.haste import pictures, shaping, shortcuts, styles

from .test_haste import ACCENT, BODIES, CALL, ENGLISH, LISTS, names, page

NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


@contextmanager
def without(*rooms: ModuleType) -> Iterator[None]:
    """The engine without the shortcuts that are made in some of our modules."""
    ours = {room.__name__ for room in rooms}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shaping, "SHORT", -1 if shaping.__name__ in ours else shaping.SHORT)  # one stands below another
        for holder, name, made in shortcuts(weasyprint):
            if made.__module__ in ours and made is not shaping.split_once:
                patch.setattr(holder, name, getattr(holder, name).__wrapped__)
        yield


@contextmanager
def asked(holder: Any, name: str) -> Iterator[Counter[str]]:
    """How often the engine calls one of its functions."""
    counts: Counter[str] = Counter()
    original = getattr(holder, name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(holder, name, lambda *rest, **more: counts.update([name]) or original(*rest, **more))
        yield counts


def times(holder: Any, name: str, draw: Callable[[], object]) -> int:
    with asked(holder, name) as counts:
        draw()
    return counts[name]


@cache
def logo(side: int) -> bytes:
    file = io.BytesIO()
    Image.radial_gradient("L").convert("RGBA").resize((side, side)).save(file, "PNG")
    return file.getvalue()


def pdf(html: str) -> Printed:
    return door.pdf(html, ACCENT, {"large.png": logo(40), "small.png": logo(30)})


# what the engine lays out to know its size, and then again to place it; and what has lengths of every sort
AGAIN = {
    "flex": f'<div style="display:flex"><p>{ENGLISH}</p><p style="flex:1">{CALL}</p><p>{ENGLISH}</p></div>',
    "grid": f'<div style="display:grid;grid-template-columns:auto 1fr"><p>{ENGLISH}</p><p>{CALL * 3}</p></div>',
    "ends": f"<style>p {{ text-overflow: ellipsis; overflow: hidden; white-space: nowrap }}</style><p>{CALL * 3}</p>"
    * 2,
    "last lines": f'<p style="max-lines:2;block-ellipsis:auto;continue:discard">{ENGLISH * 9}</p>' * 2,
    "wide letters": f'<p style="letter-spacing:2pt">{ENGLISH * 3}</p><p style="word-spacing:3pt">{ENGLISH * 3}</p>',
    "struck out": f"<p><s>{ENGLISH}</s> <u>{CALL}</u></p>" * 2,
    "lengths": f'<div style="width:50%;padding:calc(1em + 2%);max-height:90%"><p style="margin:5%">{ENGLISH}</p></div>'
    * 2,
    "collapsed": f'<table style="border-collapse:collapse;border:2pt solid"><tr><td>{CALL}<td>{ENGLISH}</table>',
    "hyphens": f'<p lang="en" style="hyphens:auto;width:25mm">{ENGLISH * 3}</p><p style="width:3mm">{ENGLISH}</p>',
    "logical": f'<p style="margin-inline-start:9mm;border-inline-end:2pt solid;inset-inline-start:2mm">{ENGLISH}</p>'
    * 2,
    "pictures": "<p><img src=large.png><img src=small.png></p>" * 2,
}


CELLS = f'<div style="display:flex">{"<p>A name</p>" * 4}</div>'
CASES = [
    *((name, body, "rtl") for name, body in (BODIES | AGAIN).items()),
    *((name, body, "ltr") for name, body in (LISTS | AGAIN).items()),
]


@pytest.mark.parametrize(("body", "direction"), [case[1:] for case in CASES], ids=[f"{c[0]}, {c[2]}" for c in CASES])
def test_no_byte_is_another(body, direction):
    html = page(body, "en", direction)
    with without(shaping, styles, pictures):
        made = pdf(html)
    assert pdf(html) == made
    assert pdf(html) == made, "what is remembered from one document is no other in the next"


@pytest.mark.slow
def test_no_edition_of_the_samples_is_another():
    """Reports, the programme, the statement and the others, in each language that they have."""
    checked = check(Path(__file__).parents[3])
    assert checked.newsroom
    composer = Composer(checked, checked.newsroom, False, NOW)
    kinds = set()
    for release in checked.newsroom.releases:
        for edition in composer.editions(release, ()):
            with without(shaping, styles, pictures):
                made = render(edition, ("pdf",))
            assert render(edition, ("pdf",)) == made
            kinds.add((str(release.kind), edition.language.code))
    assert {(kind, code) for kind in ("report", "statement") for code in ("ar", "en", "fr")} <= kinds


def compared(room: ModuleType, holder: Any, name: str, body: str) -> tuple[int, int]:
    """How often the engine calls one of its functions with our shortcuts, and without those of a module."""
    html = page(body, "en", "ltr")
    pdf(html)
    ours = times(holder, name, lambda: pdf(html))
    with without(room):
        return ours, times(holder, name, lambda: pdf(html))


def test_a_line_is_looked_for_once():
    ours, theirs = compared(shaping, line_break, "create_layout", CELLS)
    assert ours < 0.8 * theirs, "the engine finds a line once: take split_once() out"


def test_a_text_is_made_ready_to_be_drawn_once():
    ours, theirs = compared(shaping, line_break.Layout, "setup", f"<p>{ENGLISH * 9}</p>")
    assert ours < 0.8 * theirs, "the engine draws what it has shaped: take put_aside() and taken_up() out"


def test_a_logo_is_packed_once():
    ours, theirs = compared(pictures, Image.Image, "save", AGAIN["pictures"])
    assert ours == 0
    assert theirs, "the engine packs a picture otherwise: look at pictures.py"


def test_what_nobody_set_is_looked_up():
    ours, theirs = compared(styles, css, "check_math", BODIES["lists"])
    assert ours < 0.6 * theirs, "the engine looks up what nobody set: take told_at_once() out"


def test_lengths_are_measured_once():
    ours, theirs = compared(styles, percent, "resolve_one_percentage", names(20))
    assert ours < 0.3 * theirs, "the engine measures like boxes once: take measured_once() out"


def test_a_box_is_asked_once_whether_it_is_in_its_flow():
    ours, theirs = compared(styles, boxes.Box, "is_running", names(20))
    assert ours < 0.3 * theirs, "the engine asks once: take flowing() out"

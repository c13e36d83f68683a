"""Pages as pictures: sizes, differences that anybody can see and none that nobody can, and where findings are marked."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image

from pressctl.review import pictures
from pressctl.review.pictures import Album
from pressctl.review.sheets import REACH, comparison, sheets
from tests.unit.review.desk import FOUND, ONE, OTHER, pdf, version


def pixels(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


def test_a_page_is_drawn_at_110_dots_an_inch_and_twice_as_large_on_demand():
    (size,) = pictures.sizes(ONE)
    assert (round(size.width), round(size.height)) == (200, 260)
    assert pixels(pictures.picture(ONE, 1)).size == (306, 398)
    assert pixels(pictures.picture(ONE, 1, 2 * pictures.SCALE)).size == (612, 795)


@pytest.mark.parametrize("number", [0, -1, 2])
def test_a_page_that_is_not_there_is_not_drawn(number):
    with pytest.raises(IndexError):
        pictures.picture(ONE, number)


def test_the_shorter_of_two_ways_is_sent():
    kind, content = pictures.small(ONE, 1)
    assert kind == "image/png"
    assert len(content) < len(pictures.picture(ONE, 1))
    noise = io.BytesIO()
    Image.effect_noise((300, 300), 90).convert("RGB").save(noise, "PDF", resolution=72)
    assert pictures.small(noise.getvalue(), 1)[0] == "image/jpeg"


def test_what_changed_stands_in_ink_with_a_bar_beside_it_and_the_rest_stands_back():
    drawn = pixels(pictures.compared(ONE, OTHER, 1, "changed"))
    scale = pictures.SCALE
    assert drawn.getpixel((round(50 * scale), round(85 * scale))) == pictures.INK
    assert drawn.getpixel((1, round(85 * scale))) == pictures.INK
    assert min(drawn.getpixel((round(50 * scale), round(50 * scale)))) > 180
    assert drawn.getpixel((1, round(200 * scale))) == (255, 255, 255)


def test_versions_are_compared_page_by_page():
    two = pdf((20, 20, 80, 80), (5, 5, 60, 60))
    three = pdf((20, 20, 80, 80), (5, 5, 60, 64), (9, 9, 40, 40))
    told = comparison(two, three, ())
    assert [(one.number, one.kind) for one in told.pages] == [(2, "changed"), (3, "added")]
    assert (told.alike, told.count) == ((1,), 3)
    back = comparison(three, two, ())
    assert [(one.number, one.kind) for one in back.pages] == [(2, "changed"), (3, "removed")]
    assert comparison(two, two, ()).pages == ()


def test_pages_of_other_sizes_are_compared_as_well():
    image = io.BytesIO()
    Image.new("L", (260, 200), 255).save(image, "PDF", resolution=72)
    assert pictures.differ(ONE, image.getvalue(), 1)
    assert pixels(pictures.compared(ONE, image.getvalue(), 1, "changed")).size == (398, 398)


def test_a_finding_is_marked_where_it_is_and_can_be_touched():
    (sheet,) = sheets(ONE, version(findings=(FOUND,)))
    (mark,) = sheet.marks
    assert (mark.x, mark.y, mark.width, mark.height) == (18, 138, 44, 24)
    left, top, width, height = mark.reach
    assert (left, width) == (18, 44)
    assert height == REACH
    assert top + height / 2 == mark.y + mark.height / 2


@pytest.mark.parametrize("box", [(180, 100, 900, 120), (-50, 250, 20, 300), (500, 400, 600, 500)])
def test_a_mark_stays_on_its_page(box):
    (sheet,) = sheets(ONE, version(findings=(replace(FOUND, box=box),)))
    (mark,) = sheet.marks
    assert 0 <= mark.x <= mark.x + mark.width <= max(sheet.size.width, mark.x)
    assert 0 <= mark.y <= mark.y + mark.height <= max(sheet.size.height, mark.y)


def test_an_album_draws_once_and_forgets_what_nobody_asked_for(monkeypatch):
    monkeypatch.setattr(pictures, "MOST", 2)
    album, drawn = Album(), []

    def draw(key: str) -> bytes:
        drawn.append(key)
        return key.encode()

    for key in ("one", "two", "one", "three", "one", "two"):
        assert album.get((key,), lambda key=key: draw(key)) == key.encode()
    assert drawn == ["one", "two", "three", "two"]

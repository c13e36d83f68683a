"""Inlines laid flat and built up again are the same inlines."""

from __future__ import annotations

from hypothesis import given, strategies as st

from pressctl.convert.flat import OBJECT, build, flatten
from pressctl.model.article import Link, Styled, Words
from tests.unit.convert.strategies import HERE, dressed, markup, run, spans_of


@run()
@given(markup(spans=True))
def test_there_and_back(inlines):
    back = build(flatten(inlines))
    assert dressed(back) == dressed(inlines)
    assert spans_of(back) == spans_of(inlines)
    assert build(flatten(back)) == back


@run(0.5)
@given(markup(), st.data())
def test_cutting_a_leaf_loses_nothing(inlines, data):
    leaves = flatten(inlines)
    cut = []
    for leaf in leaves:
        at = data.draw(st.integers(0, len(leaf.text)))
        whole = leaf.cut(0, at) is leaf or not isinstance(leaf.inline, Words)
        cut += [leaf] if whole else [leaf.cut(0, at), leaf.cut(at, len(leaf.text))]
    assert dressed(build(cut)) == dressed(inlines)


@run(0.5)
@given(markup())
def test_one_object_for_whatever_is_no_text(inlines):
    for leaf in flatten(inlines):
        assert isinstance(leaf.inline, Words) or leaf.text == OBJECT


def test_words_side_by_side_become_one():
    """Letters of one word in two texts would be drawn unjoined."""
    line = (Words("سور", HERE), Words("يا", HERE))
    assert build(flatten(line)) == (Words("سوريا", HERE),)


def test_two_links_to_the_same_place_stay_two():
    link = Link("https://example.org/", "", (Words("a", HERE),), HERE)
    assert build(flatten((link, link))) == (link, link)
    bold = Styled("strong", (Words("a", HERE),), HERE)
    assert build(flatten((bold, bold))) == (bold, bold)

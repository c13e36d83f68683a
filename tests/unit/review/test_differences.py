"""Texts compared: passage by passage within a field, word by word within a passage."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from pressctl.model.comparison import Piece, compared
from pressctl.report.comparison import compared as told
from pressctl.review.differences import differences

WORDS = st.lists(st.sampled_from(["a", "road", "of", "طريق", "25", "26"]), max_size=8).map(" ".join)
TEXTS = st.lists(st.tuples(st.sampled_from(["title", "body", "media[1].alt"]), WORDS), max_size=6)


def test_words_that_stayed_went_and_came():
    assert compared("we counted 25 towns", "we counted 26 towns today") == (
        Piece(kept="we counted"),
        Piece(gone="25", come="26"),
        Piece(kept="towns"),
        Piece(come="today"),
    )
    assert told("we counted 25 towns", "we counted 26 towns today") == "we counted [-25-]{+26+} towns {+today+}"


@given(WORDS, WORDS)
def test_both_texts_can_be_read_from_the_pieces(before, now):
    pieces = compared(before, now)
    assert " ".join(filter(None, (one.kept or one.gone for one in pieces))) == before
    assert " ".join(filter(None, (one.kept or one.come for one in pieces))) == now


def test_passages_are_compared_with_those_in_their_place():
    before = [("title", "A call"), ("body", "One."), ("body", "Two."), ("body", "Three."), ("notes", "Gone.")]
    now = [("title", "A call"), ("body", "One."), ("body", "Second."), ("body", "Three."), ("body", "Four.")]
    assert [(one.field, one.pieces) for one in differences(before, now)] == [
        ("body", (Piece(gone="Two.", come="Second."),)),
        ("body", (Piece(come="Four."),)),
        ("notes", (Piece(gone="Gone."),)),
    ]


@given(TEXTS)
def test_what_is_the_same_does_not_differ(texts):
    assert differences(texts, texts) == ()


@pytest.mark.parametrize("field", ["title", "body"])
def test_a_passage_that_moved_to_another_field_went_there_and_came_here(field):
    other = "body" if field == "title" else "title"
    assert {one.field for one in differences([(field, "A call")], [(other, "A call")])} == {field, other}

"""One accent gives a family that can be read, on white and on dark paper."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings, strategies as st

from pressctl.model.colour import (
    DARK_PAPER,
    WHITE,
    contrast,
    family,
    is_readable,
    luminance,
    nearest_readable,
    parse,
    written,
)

accents = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#ffffff", "#ffffff", 1.0),
        ("#0000ff", "#ffffff", 8.59),
    ],
)
def test_contrast_as_in_wcag(one, other, ratio):
    assert round(contrast(parse(one), parse(other)), 2) == ratio
    assert contrast(parse(one), parse(other)) == contrast(parse(other), parse(one))


@settings(max_examples=300, deadline=None)
@given(accents)
def test_a_readable_accent_has_a_readable_family(accent):
    assume(is_readable(parse(accent)))
    colours = family(accent)
    assert colours.accent == accent
    for shown in (colours.accent, colours.deep):
        assert contrast(parse(shown), WHITE) >= 4.5
        assert contrast(parse(shown), parse(colours.tint)) >= 4.5


@settings(max_examples=300, deadline=None)
@given(accents)
def test_on_dark_paper_every_accent_can_be_read(accent):
    colours = family(accent)
    for shown, wanted in ((colours.dark_accent, 7.0), (colours.dark_deep, 10.0)):
        assert contrast(parse(shown), DARK_PAPER) >= wanted - 0.05  # eight bits a colour
    assert contrast(parse(colours.dark_deep), parse(colours.dark_tint)) >= 4.5
    assert contrast(parse(colours.dark_accent), parse(colours.dark_tint)) >= 4.5


@settings(max_examples=300, deadline=None)
@given(accents)
def test_what_is_proposed_can_be_read(accent):
    """The fix that a writer is offered must itself pass."""
    proposed = written(nearest_readable(parse(accent)))
    assert is_readable(parse(proposed))
    if is_readable(parse(accent)):
        assert proposed == accent


@settings(max_examples=100, deadline=None)
@given(accents)
def test_there_and_back(accent):
    assert written(parse(accent)) == accent
    assert 0 <= luminance(parse(accent)) <= 1

"""Random mixed paragraphs, from Markdown to glyphs: no line out of order, at two widths, in two engines.

The vocabulary is tests/bidi/vocabulary.py; it is drawn fresh each run. PRESSCTL_SEED repeats a run.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable

import pytest

from pressctl.proof.fault import Kind
from pressctl.proof.judge import judge
from tests.bidi.corpus import draw
from tests.bidi.expect import expected
from tests.bidi.pages import FONT_FILES, articles, by_chromium, by_weasyprint


@pytest.fixture(scope="module")
def seed() -> int:
    return int(os.environ.get("PRESSCTL_SEED") or random.SystemRandom().randrange(1 << 31))


@pytest.mark.parametrize("width", [90, 140])
@pytest.mark.parametrize("engine", [by_weasyprint, by_chromium])
@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_no_line_is_out_of_order(
    seed: int, language: str, engine: Callable[[str, int], bytes], width: int, record_property
) -> None:
    record_property("seed", seed)
    print(f"seed {seed}: repeat with PRESSCTL_SEED={seed}")
    sources = [paragraph.source for paragraph in draw(seed) if paragraph.language == language]
    assert len(sources) >= (200 if language == "ar" else 25)
    html = articles(sources, language)
    faults = judge(engine(html, width), expected(html), FONT_FILES)
    if engine is by_chromium:
        # Chromium 156 leaves out a letter at the head of a line now and then (كشفت is drawn كشف): its own defect, seen
        # in the picture of the page. It is asked for the order of letters, as the second opinion.
        lost = [fault for fault in faults if fault.kind is Kind.MISSING]
        assert len(lost) <= len(sources) / 50
        faults = tuple(fault for fault in faults if fault.kind is not Kind.MISSING)
    assert faults == ()

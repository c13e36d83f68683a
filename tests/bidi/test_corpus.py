"""The random paragraphs are what they claim to be."""

from __future__ import annotations

import re
import unicodedata

from . import vocabulary
from .corpus import draw


def test_the_same_seed_draws_the_same_paragraphs() -> None:
    assert draw(7, 20, 10) == draw(7, 20, 10) != draw(8, 20, 10)


def test_so_many_of_each_language() -> None:
    languages = [paragraph.language for paragraph in draw(1)]
    assert languages[:200] == ["ar"] * 200
    assert set(languages[200:]) == {"en", "fr"}
    assert len(languages) == 300


def test_no_control_characters_and_no_html() -> None:
    sources = [paragraph.source for paragraph in draw(1)]
    assert not {char for source in sources for char in source if unicodedata.category(char) in {"Cc", "Cf"}}
    assert not any(re.search("<[a-z/]", source) for source in sources)


def test_about_a_third_is_marked_up() -> None:
    sources = [paragraph.source for paragraph in draw(1)]
    assert 0.25 < sum("**" in source or "](" in source for source in sources) / len(sources) < 0.45


def test_the_vocabulary_is_as_large_as_is_said() -> None:
    assert len(set(vocabulary.ARABIC_WORDS)) >= 300
    assert len(set(vocabulary.ENGLISH_WORDS)) >= 150
    assert len(set(vocabulary.FRENCH_WORDS)) >= 150
    assert len({*vocabulary.LATIN_NAMES, *vocabulary.LATIN_TOKENS, *vocabulary.LATIN_URLS}) >= 60
    assert len(set(vocabulary.ARABIC_PHRASES)) >= 30

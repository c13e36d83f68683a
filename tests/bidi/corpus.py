"""Random mixed paragraphs, as a writer types them: Markdown without a single span or control character.

`draw(seed)` gives the same paragraphs for the same seed. About a third bear bold or links, and these begin or end inside
a foreign phrase, or enclose a part of one; addresses stand late, so that they meet the ends of lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

from .vocabulary import (
    ARABIC_PHRASES,
    ARABIC_WORDS,
    ENGLISH_WORDS,
    FRENCH_WORDS,
    LATIN_NAMES,
    LATIN_TOKENS,
    LATIN_URLS,
    NUMBERS,
)

Language = Literal["ar", "en", "fr"]
WORDS: dict[Language, list[str]] = {"ar": ARABIC_WORDS, "en": ENGLISH_WORDS, "fr": FRENCH_WORDS}
LINK = "https://example.org/r/{}"
MARKED = 0.34  # of the paragraphs bear bold or a link
MARKDOWN = str.maketrans({char: "\\" + char for char in "\\`*_[]<>#"})


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Markdown source of one paragraph, and its language."""

    source: str
    language: Language


@dataclass(frozen=True, slots=True)
class Bit:
    """A word, or one of the words of a foreign phrase. `glued` follows the one before without a space."""

    text: str
    foreign: bool = False
    glued: bool = False


def draw(seed: int, arabic: int = 200, latin: int = 100) -> list[Paragraph]:
    """So many Arabic paragraphs and then so many English and French ones."""
    random = Random(seed)
    others: tuple[Language, ...] = ("en", "fr")
    languages: list[Language] = ["ar"] * arabic
    languages += [random.choice(others) for _ in range(latin)]
    return [_paragraph(random, language) for language in languages]


def _paragraph(random: Random, language: Language) -> Paragraph:
    bits = _sentence(random, language)
    for _ in range(random.choice((0, 0, 1))):
        bits += _sentence(random, language)
    spread = _spread(random, bits) if random.random() < MARKED else None
    return Paragraph(_source(bits, spread), language)


def _sentence(random: Random, language: Language) -> list[Bit]:
    """Some words, one to three foreign phrases among them, now and then an address near the end, a full stop."""
    bits: list[Bit] = []
    for _ in range(random.randint(1, 3)):
        bits += _words(random, language, random.randint(2, 9))
        bits += _insertion(random, language)
    if random.random() < 0.25:
        bits += _words(random, language, random.randint(3, 12))
        bits.append(Bit(random.choice(LATIN_URLS), foreign=True))
    if random.random() < 0.6:
        bits += _words(random, language, random.randint(1, 7))
    return [*bits, Bit(random.choice(_stops(language)), glued=True)]


def _stops(language: Language) -> list[str]:
    return {"ar": [".", ".", "!", "؟", ":"], "en": [".", ".", "!", "?", ":"], "fr": [".", ".", " !", " ?", " :"]}[
        language
    ]


def _words(random: Random, language: Language, count: int) -> list[Bit]:
    bits = [Bit(random.choice(WORDS[language])) for _ in range(count)]
    if count > 4 and random.random() < 0.3:
        bits.insert(count - 2, Bit("،" if language == "ar" else ",", glued=True))
    return bits


def _insertion(random: Random, language: Language) -> list[Bit]:
    """A foreign phrase, a token or a number, now and then in brackets or quotes."""
    phrase = _phrase(random, language)
    bits = [Bit(word, foreign=True) for word in phrase.split(" ")]
    fence = random.choice(_fences(language))
    if not fence:
        return bits
    bits[0] = Bit(fence[0] + bits[0].text, foreign=True)
    bits[-1] = Bit(bits[-1].text + fence[1], bits[-1].foreign, bits[-1].glued)
    return bits


def _phrase(random: Random, language: Language) -> str:
    if random.random() < 0.25:
        return random.choice(NUMBERS)
    if language != "ar":
        return random.choice(ARABIC_PHRASES)
    return random.choice(LATIN_NAMES if random.random() < 0.6 else LATIN_TOKENS)


def _fences(language: Language) -> list[tuple[str, str] | None]:
    quotes = {"ar": ("«", "»"), "en": ("“", "”"), "fr": ("«\u202f", "\u202f»")}[language]
    return [None, None, None, None, ("(", ")"), quotes]


def _spread(random: Random, bits: list[Bit]) -> tuple[int, int]:
    """From which bit up to which the markup goes: with an end inside or at the edge of something foreign."""
    foreign = [i for i, bit in enumerate(bits) if bit.foreign]
    anchor = random.choice(foreign)
    if random.random() < 0.5:
        return anchor, min(len(bits) - 1, anchor + random.choice((0, 0, 1, 2)))
    return max(0, anchor - random.choice((0, 1, 2))), anchor


def _source(bits: list[Bit], spread: tuple[int, int] | None) -> str:
    """The Markdown, with `spread` in bold, or in a link if that has an even place."""
    opening, closing = ("[", f"]({LINK.format(spread[0])})") if spread and spread[0] % 2 == 0 else ("**", "**")
    source = ""
    for i, bit in enumerate(bits):
        text = bit.text.translate(MARKDOWN)
        if spread and i == spread[0]:
            text = opening + text
        if spread and i == spread[1]:
            text += closing
        source += text if bit.glued or not source else " " + text
    return source

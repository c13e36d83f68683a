"""Words that nothing was tuned to: drawn fresh from all letters, and vocalised at random.

A random word of any letters meets more neighbours than a real one: every pair, every ligature, every stack of dots.
"""

from __future__ import annotations

from random import Random

LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآؤئىة"
LAST = "ىة"  # stand at the end of a word only
OFTEN = "اللمنيوبتر"
PREFIXES = ("", "", "", "ال", "وال", "بال", "لل", "ف", "و", "ب", "ك", "ل", "س")
VOWELS = "\u064e\u064f\u0650\u0652"
ENDINGS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0652"
SHADDA = "\u0651"


def words(random: Random, count: int) -> list[str]:
    """So many distinct Arabic words of two to nine letters, about half with a prefix."""
    found: dict[str, None] = {}
    while len(found) < count:
        stem = "".join(_letter(random, at) for at in range(random.randint(2, 6)))
        found[random.choice(PREFIXES) + stem + (random.choice(LAST) if random.random() < 0.15 else "")] = None
    return list(found)


def _letter(random: Random, at: int) -> str:
    letters = [letter for letter in LETTERS if letter not in LAST]
    return random.choice(OFTEN if random.random() < 0.4 and at else letters)


def vocalised(random: Random, count: int) -> list[str]:
    """So many distinct words with a mark on almost every letter."""
    return [_vocalised(random, word) for word in words(random, count)]


def _vocalised(random: Random, word: str) -> str:
    marked = ""
    for at, letter in enumerate(word):
        last = at == len(word) - 1
        marked += letter
        if letter in "اآىأإ" and not last:
            continue
        if at and random.random() < 0.15 and letter not in "اآىأإؤئة":
            marked += SHADDA
        if random.random() < 0.9:
            marked += random.choice(ENDINGS if last else VOWELS)
    return marked


def paragraphs(found: list[str], each: int = 50) -> list[str]:
    """The words as paragraphs of so many each, a full stop at the end of each."""
    return [" ".join(found[at : at + each]) + "." for at in range(0, len(found), each)]

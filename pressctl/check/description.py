"""What describes and credits a picture: whether it says anything."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from ..model.language import Language
from ..model.node import Text
from ..model.record import Translated

MARKS = re.compile(r"[\u0640\u064b-\u065f\u0670\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
NOT_WORDS = re.compile(r"[^\w]+|_+")
FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|webp|gif|tiff?|heic|bmp|svg)"
    r"|(?:img|dsc[nf_]?|pxl|mvimg|imag|photo|image|picture)[-_ ]?\d+|\d[\d _-]*(?:_n|_o)?"
    r"|(?:whatsapp image|screenshot|screen shot|capture d.écran|scan|signal)[-_ .:\d]+(?:(?:at|à)[-_ .:\d]+)?"
    r"(?:[ap]m)?",
    re.IGNORECASE,
)
LONGEST_NAME = 80
FEW = 2  # words after “picture of” that make no description


def bare(text: str) -> str:
    """A text as it is compared: its words in small letters, without marks."""
    return NOT_WORDS.sub(" ", MARKS.sub("", unicodedata.normalize("NFKC", text)).casefold()).strip()


def each(text: Text | Translated | None) -> Iterator[tuple[str | None, Text]]:
    """The texts of a field, with their languages; one text for all languages has none."""
    if isinstance(text, Translated):
        yield from text.items()
    elif text is not None:
        yield None, text


def is_file_name(text: str, file: str) -> bool:
    """Whether a description is the name of a file, of this one or as cameras give them."""
    stem = file.rpartition("/")[2].rpartition(".")[0]
    is_name = len(text) <= LONGEST_NAME and FILE_NAME.fullmatch(text.strip())
    return bool(is_name) or (not stem.isalpha() and text.strip() == stem)


def is_empty_phrase(text: str, languages: Iterable[Language]) -> bool:
    """Whether a description says only that there is a picture."""
    words = bare(text)
    return not any(map(str.isalpha, words)) or any(_is_empty_in(words, language) for language in languages)


def _is_empty_in(words: str, language: Language) -> bool:
    if words in _folded(language.pictures.bare):
        return True
    opening = _openings(language.pictures.openings).match(words + " ")
    return opening is not None and len(words[opening.end() :].split()) <= FEW


@cache
def _openings(phrases: tuple[Text, ...]) -> re.Pattern[str]:
    """Any of the phrases, the longest first; one that ends in a hyphen is written together with the next word."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile("|".join(re.escape(bare(phrase)) + " " * (not phrase.endswith("-")) for phrase in longest_first))


def names_nobody(text: str, languages: Iterable[Language]) -> bool:
    """Whether a credit is made only of signs, years and words such as “photo” and “internet”, with nobody's name."""
    words = " ".join(word for word in bare(text).split() if not word.isdecimal())
    return words in ("", "c") or any(_only(language.pictures.uncredited).fullmatch(words) for language in languages)


@cache
def _only(phrases: tuple[Text, ...]) -> re.Pattern[str]:
    """Any of the phrases, one after another."""
    longest_first = sorted(map(bare, phrases), key=len, reverse=True)
    return re.compile(rf"(?:c )?(?:(?:{'|'.join(map(re.escape, longest_first))})(?: |$))+")


@cache
def _folded(phrases: tuple[Text, ...]) -> frozenset[str]:
    return frozenset(map(bare, phrases))

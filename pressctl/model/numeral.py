"""Numbers as signs: figures, letters, and the abjad of Arabic. What a counter prints is said here once."""

from __future__ import annotations

from .language import Digits, System

ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
ALPHABET = "abcdefghijklmnopqrstuvwxyz"
# the letters of the Levant and Egypt by their value; ه with a tatweel, as it is written where it stands alone
ABJAD = (
    *zip(range(1000, 0, -100), "غظضذخثتشرق", strict=True),
    *zip(range(90, 0, -10), "صفعسنملكي", strict=True),
    *zip(range(9, 0, -1), ("ط", "ح", "ز", "و", "هـ", "د", "ج", "ب", "أ"), strict=True),
)


def numeral(number: int, system: System, digits: Digits) -> str:
    """A number from 1 on, as the system writes it: 3 is "3" or "٣", "c", "C", "ج"."""
    match system:
        case "digits":
            return str(number).translate(ARABIC_INDIC) if digits == "arab" else str(number)
        case "letters":
            return _letters(number)
        case "capitals":
            return _letters(number).upper()
        case "abjad":
            return _abjad(number)


def _letters(number: int) -> str:
    """a to z, then aa, ab and so on."""
    text = ""
    while number:
        number, rest = divmod(number - 1, len(ALPHABET))
        text = ALPHABET[rest] + text
    return text


def _abjad(number: int) -> str:
    """The letters whose values add up to the number, greatest first; from 2000 on the thousands are repeated."""
    text = ""
    for value, letter in ABJAD:
        count, number = divmod(number, value)
        text += letter * count
    # within a word ه joins the letter after it, so that the tatweel is not needed
    return text if text == "هـ" else text.replace("هـ", "ه")

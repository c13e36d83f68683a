"""Telephone numbers in texts; the only door to phonenumbers, which knows the numbers of every country.

It is loaded where there is a number to be judged: most texts have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

FIGURES = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
GAP = r"[ \u00a0\u202f\u2011().-]{0,3}"
NUMBER = re.compile(rf"(?<![\w.,+/-])(?:\+{GAP}\d|00[1-9]|\(?0[1-9])(?:{GAP}\d){{5,14}}(?![\w/])")
BEGINNING = re.compile(r"[+0٠۰][ \u00a0\u202f().-]{0,3}\d")
IN_LINK = re.compile(r"(?:\bwa\.me/|[?&]phone=|^(?:tel|sms|callto|whatsapp):(?://)?)(\+|%2B|00)?([\d .()-]{8,20})")
SHORT = 6
A_DATE = re.compile(r"\d{1,2}[.-]\d{1,2}[.-](?:19|20)\d{2}$")


def telephones(text: str, regions: Iterable[str], *, only_mobile: bool) -> Iterator[tuple[int, str]]:
    """Where numbers stand in a text, each with its digits from the country's code on.

    `regions` are the countries, such as "SY", whose numbers may be written without that code.
    """
    plain = text.translate(FIGURES) if BEGINNING.search(text) else ""
    for match in NUMBER.finditer(plain):
        number = None if A_DATE.search(match[0]) else _number(match[0], regions, only_mobile)
        if number:
            yield match.start(), number


def called(target: str, *, only_mobile: bool) -> str | None:
    """The number that a link calls or writes to."""
    match = IN_LINK.search(target)
    return _number("+" + re.sub(r"\D", "", match[2]), (), only_mobile) if match else None


def undialable(written: str) -> str:
    """Why nobody abroad can call a number, as what follows it in a sentence; empty if they can.

    Numbers of up to six figures are those of emergencies and hotlines, and are left alone.
    """
    digits = re.sub(r"\D", "", written)
    if not written.lstrip().startswith("+"):
        return "" if len(digits) <= SHORT else "has no code of a country: readers abroad cannot call it"
    import phonenumbers  # noqa: PLC0415

    try:
        number = phonenumbers.parse(f"+{digits}", None)
    except phonenumbers.NumberParseException:
        return "begins with a code that no country has"
    match phonenumbers.is_possible_number_with_reason(number):
        case phonenumbers.ValidationResult.IS_POSSIBLE:
            return ""
        case phonenumbers.ValidationResult.TOO_SHORT | phonenumbers.ValidationResult.IS_POSSIBLE_LOCAL_ONLY:
            return "has too few figures"
        case phonenumbers.ValidationResult.TOO_LONG:
            return "has too many figures"
        case _:
            return "has a number of figures that its country does not use"


def _number(written: str, regions: Iterable[str], only_mobile: bool) -> str | None:
    import phonenumbers  # noqa: PLC0415

    if written.startswith("00"):
        written = "+" + written[2:]
    for region in (None,) if written.startswith("+") else regions:
        try:
            number = phonenumbers.parse(written, region)
        except phonenumbers.NumberParseException:
            continue
        is_mobile = phonenumbers.number_type(number) == phonenumbers.PhoneNumberType.MOBILE
        if phonenumbers.is_valid_number(number) and (not only_mobile or is_mobile):
            return f"{number.country_code}{number.national_number}"
    return None

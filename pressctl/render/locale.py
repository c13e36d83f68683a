"""The only door to Babel: dates, times, counts and lists as each language writes them (CLDR)."""

from __future__ import annotations

import datetime
from decimal import Decimal

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

from ..model.edition import Wording
from ..model.language import Language
from ..model.record import ReleaseDate
from ..model.release import Release

ARABIC_INDIC = str.maketrans("0123456789.,", "٠١٢٣٤٥٦٧٨٩٫٬")
LATIN = str.maketrans("٠١٢٣٤٥٦٧٨٩٫٬", "0123456789.,")


def known(locale: str) -> bool:
    """Whether CLDR knows a locale such as "ar-SY"."""
    try:
        Locale.parse(locale, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def time_zones() -> frozenset[str]:
    """The time zones that CLDR knows, such as "Europe/Paris"."""
    return frozenset(get_global("zone_territories"))


def _cldr(language: Language) -> Locale:
    return Locale.parse(language.locale if known(language.locale) else language.code, sep="-")


def in_digits(text: str, language: Language) -> str:
    """The figures of a text in the language's digits."""
    return text.translate(LATIN if language.digits == "latn" else ARABIC_INDIC)


def figure(number: int, language: Language) -> str:
    """A whole number, its thousands set apart as the language does, in the language's digits."""
    return in_digits(format_decimal(number, locale=_cldr(language), numbering_system="latn"), language)


def counted(number: int, noun: str, language: Language) -> str:
    """A number with its noun in the plural that the language asks for: "26 organisations", "٢٦ منظمة"."""
    forms = language.plurals[noun]
    category = _cldr(language).plural_form(number)
    return forms.get(category, forms["other"]).replace("{n}", figure(number, language))


def noun(number: int, name: str, language: Language) -> str:
    """The noun alone, as it stands after the number."""
    return counted(number, name, language).replace(figure(number, language), "").strip(" \u00a0\u202f")


def _signing(organisations: int, people: int, language: Language) -> str:
    """What stands under the large figure of organisations: "organisations and 948 individuals"."""
    parts = [noun(organisations, "organisations", language)] if organisations else []
    parts += [counted(people, "individuals", language)] if people else []
    return format_list(parts, locale=_cldr(language)) if parts else ""


def written_date(date: ReleaseDate, language: Language, weekday: bool = False) -> str:
    """A date as far as it is known: a day, a month or a year."""
    locale = _cldr(language)
    first = date.first_day
    if date.month is None:
        text = f"{date.year}"
    elif date.day is None:
        text = format_date(first, "LLLL y", locale=locale)
    elif weekday:
        text = format_date(first, "EEEE d MMMM y", locale=locale)
    else:
        text = format_date(first, "d MMMM y", locale=locale)
    if language.code == "fr" and date.day == 1:
        text = text.replace("1 ", "1er ", 1)
    text = in_digits(text, language)
    return language.labels["estimated"].format(date=text) if date.is_estimate else text


def written_day(date: datetime.date, language: Language) -> str:
    """A day of a programme with its weekday: its year stands in the title."""
    text = format_date(date, "EEEE d MMMM", locale=_cldr(language))
    if language.code == "fr" and date.day == 1:
        text = text.replace(" 1 ", " 1er ", 1)
    return in_digits(text[:1].upper() + text[1:], language)


def written_hours(begin: datetime.time, end: datetime.time, language: Language) -> str:
    """From when to when, as the language's label says."""
    return in_digits(language.labels["hours"].format(begin=f"{begin:%H:%M}", end=f"{end:%H:%M}"), language)


def written_zone(zone: str, language: Language) -> str:
    """By which city's clock a programme goes."""
    known_as = _cldr(language).time_zones.get(zone, {}).get("city")
    return language.labels["time-of"].format(city=known_as or zone.rsplit("/", 1)[-1].replace("_", " "))


def value(number: Decimal, language: Language, is_estimate: bool = False) -> str:
    """A number of a chart; an estimate says that it is one."""
    text = in_digits(format_decimal(number, locale=_cldr(language), numbering_system="latn"), language)
    return language.labels["about-number"].format(number=text) if is_estimate else text


def only_in(spoken: Language, language: Language) -> str:
    """That a part is published in another language only, in the reader's own."""
    name = _cldr(language).languages.get(spoken.code, spoken.name)
    return language.labels["only-in"].format(language=name)


def written_moment(moment: datetime.datetime, language: Language) -> str:
    """Day, hour and zone of a moment; the zone as its offset, the one thing that a release states."""
    day = format_date(moment.date(), "EEEE d MMMM y", locale=_cldr(language))
    if language.code == "fr" and moment.day == 1:
        day = day.replace(" 1 ", " 1er ", 1)
    hour = language.labels["clock"].format(hour=f"{moment:%H}", minute=f"{moment:%M}")
    offset = moment.strftime("%z")
    zone = "UTC" if offset in ("+0000", "-0000") else f"UTC{offset[:3]}:{offset[3:]}".replace("-", "\u2212")
    return in_digits(f"{day}{language.labels['comma']} {hour}", language) + f" ({zone})"


def wording(release: Release, language: Language, organisations: int, embargoed: bool) -> Wording:
    """All that a locale can say about a release. `organisations` is how many of them sign."""
    people = release.signatories.individuals.total if release.signatories and release.signatories.individuals else 0
    withdrawn = release.withdrawn
    return Wording(
        date=written_date(release.date, language),
        embargo=written_moment(release.embargo.at, language) if release.embargo and embargoed else "",
        organisations=counted(organisations, "organisations", language),
        individuals=counted(people, "individuals", language) if people else "",
        organisations_figure=figure(organisations, language),
        signatories=_signing(organisations, people, language),
        corrections=tuple(written_date(c.date, language) for c in release.corrections),
        withdrawn=written_date(withdrawn.date, language) if withdrawn else "",
    )

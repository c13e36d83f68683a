"""Figures in three languages: what is written, and what it says."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from pressctl.check.days import WrittenDate
from pressctl.check.figures import figures
from pressctl.load.languages import shipped_languages

LANGUAGES = shipped_languages()
Value = Decimal | WrittenDate | datetime.time


def day(text: str) -> WrittenDate:
    """A date as year-month-day, with ? where a text does not say."""
    year, month, number = (None if part == "?" else int(part) for part in text.split("-"))
    assert month
    return WrittenDate(year, month, number)


def number(value: str) -> Decimal:
    return Decimal(value.replace("_", ""))


COUNTS = {
    "en": {
        "27 NGOs": "27",
        "1,000 people": "1000",
        "1 000 people": "1000",
        "1\u202f000 people": "1000",
        "1\u00a0000\u00a0000 people": "1_000_000",
        "1,234,567.89": "1234567.89",
        "3.5 metres": "3.5",
        "1.000 metres": "1",
        "3.5 million people": "3_500_000",
        "$2.5bn": "2_500_000_000",
        "10km": "10",
        "two people": "2",
        "seven": "7",
        "Nineteen": "19",
        "FORTY": "40",
        "twenty-seven organisations": "27",
        "twenty seven organisations": "27",
        "Ninety\u2011nine": "99",
        "a hundred": "100",
        "one hundred": "100",
        "three hundred and five": "305",
        "nine hundred and forty-eight": "948",
        "twelve hundred": "1200",
        "a thousand": "1000",
        "two thousand five hundred": "2500",
        "one thousand and one": "1001",
        "three million": "3_000_000",
        "three million two hundred thousand": "3_200_000",
        "half a million": "500_000",
        "a million and a half": "1_500_000",
        "two and a half million": "2_500_000",
        "two dozen": "24",
        "two-day": "2",
        "٢٧ NGOs": "27",
        "resolution 2254": "2254",
        "Article 49": "49",
        "the 27": "27",
        "2101": "2101",
        "12 may sign": "12",
    },
    "fr": {
        "27 ONG": "27",
        "1 000 personnes": "1000",
        "1\u202f000 personnes": "1000",
        "1.000 personnes": "1000",
        "1.234.567,89": "1234567.89",
        "3,5 mètres": "3.5",
        "3.5 mètres": "3.5",
        "3,5 millions de personnes": "3_500_000",
        "sept organisations": "7",
        "d’onze": "11",
        "dix-sept": "17",
        "dix sept": "17",
        "dix-neuf": "19",
        "vingt et un": "21",
        "vingt-et-une": "21",
        "vingt-sept": "27",
        "quarante-deux": "42",
        "soixante-dix": "70",
        "soixante et onze": "71",
        "soixante-et-onze": "71",
        "soixante-douze": "72",
        "soixante-dix-neuf": "79",
        "quatre-vingts": "80",
        "quatre-vingt": "80",
        "quatre-vingt-un": "81",
        "quatre vingt trois": "83",
        "quatre-vingt-dix": "90",
        "quatre-vingt-onze": "91",
        "Quatre-vingt-dix-neuf": "99",
        "septante-deux": "72",
        "nonante-sept": "97",
        "cent": "100",
        "cent un": "101",
        "deux cents": "200",
        "neuf cent quarante-huit personnes": "948",
        "mille": "1000",
        "mille neuf cent quatre-vingt-dix": "1990",
        "deux mille cinq cents": "2500",
        "deux-mille-cinq-cents": "2500",
        "cent mille": "100_000",
        "trois millions": "3_000_000",
        "deux millions et demi": "2_500_000",
        "demi-million": "500_000",
        "deux milliards": "2_000_000_000",
        "ZÉRO": "0",
        "ze\u0301ro": "0",
    },
    "ar": {
        "٢٧ منظمة": "27",
        "27 منظمة": "27",
        "۲۷ منظمة": "27",
        "و27 منظمة": "27",
        "الـ27": "27",
        "٩٤٨ شخصاً": "948",
        "١٬٠٠٠ شخص": "1000",
        "1,000 شخص": "1000",
        "1.000 شخص": "1000",
        "١\u00a0٠٠٠ شخص": "1000",
        "١٬٢٣٤٬٥٦٧": "1_234_567",
        "١٫٥ متر": "1.5",
        "٣٫٥ ملايين": "3_500_000",
        "3.5 مليون": "3_500_000",
        "3,5": "3.5",
        "منظمتان": "2",
        "ومنظمتين": "2",
        "ثلاث منظمات": "3",
        "ثلاثة أشخاص": "3",
        "وثلاثة": "3",
        "بثلاثٍ": "3",
        "ثماني منظمات": "8",
        "ثمانيَ": "8",
        "عشر منظمات": "10",
        "عشرة أفراد": "10",
        "أحد عشر": "11",
        "إحدى عشرة منظمة": "11",
        "اثنا عشر": "12",
        "اثنتي عشرة": "12",
        "خمسة عشر شخصاً": "15",
        "خمسَ عشرةَ منظمةً": "15",
        "عشرون": "20",
        "العشرين": "20",
        "واحد وعشرون": "21",
        "سبع وعشرون منظمة": "27",
        "سبعة وعشرين": "27",
        "سبعٌ وعشرون": "27",
        "السبع والعشرين": "27",
        "بتسعة وتسعين": "99",
        "مئة": "100",
        "مائة": "100",
        "مئتان": "200",
        "مئتي شخص": "200",
        "ثلاثمئة": "300",
        "تسعمئة وثمانية وأربعون": "948",
        "تسع مئة": "900",
        "ألف شخص": "1000",
        "ألفا شخص": "2000",
        "ألفين وخمسمئة": "2500",
        "ثلاثة آلاف": "3000",
        "خمسة عشر ألفاً": "15_000",
        "مئة ألف": "100_000",
        "مليون": "1_000_000",
        "مليون ونصف": "1_500_000",
        "مليون ونصف المليون": "1_500_000",
        "مليونين ونصف المليون": "2_500_000",
        "نصف مليون": "500_000",
        "ثلاثة ملايين ومئتا ألف": "3_200_000",
        "مليارا دولار": "2_000_000_000",
    },
}
PERCENTAGES = {
    "en": {"50%": "50", "50 %": "50", "fifty per cent": "50", "3.5 percent": "3.5"},
    "fr": {"50 %": "50", "50\u202f%": "50", "cinquante pour cent": "50", "3,5 %": "3.5"},
    "ar": {"50%": "50", "٥٠٪": "50", "50 في المئة": "50", "خمسين بالمئة": "50", "٣٫٥ في المائة": "3.5"},
}
ORDINALS = {
    "en": {"1st": "1", "the 3rd session": "3", "27th": "27", "twenty-first": "21", "third": "3"},
    "fr": {"1er": "1", "2e": "2", "5ème": "5", "troisième": "3", "vingt et unième": "21", "dix-septième": "17"},
    "ar": {"الأول": "1", "الثالثة": "3", "الحادي عشر": "11", "الحادي والعشرون": "21"},
}
DATES = {
    "en": {
        "9 January 2020": "2020-1-9",
        "9th of January, 2020": "2020-1-9",
        "January 9, 2020": "2020-1-9",
        "Jan. 9th 2020": "2020-1-9",
        "Thursday, 25 June 2020": "2020-6-25",
        "Thursday June 25": "?-6-25",
        "2020-01-09": "2020-1-9",
        "2020/01/09": "2020-1-9",
        "09/01/2020": "2020-1-9",
        "01/25/2020": "2020-1-25",
        "12.01.2017": "2017-1-12",
        "12/01/17": "2017-1-12",
        "31 February 2020": "2020-2-31",
        "May 2020": "2020-5-?",
        "9\u00a0January 2020": "2020-1-9",
    },
    "fr": {
        "9 janvier 2020": "2020-1-9",
        "le 1er janvier 2020": "2020-1-1",
        "9 janv. 2020": "2020-1-9",
        "MERCREDI 9 DÉCEMBRE": "?-12-9",
        "mercredi 9 DECEMBRE 2020": "2020-12-9",
        "25 sept. 2020": "2020-9-25",
        "09/01/2020": "2020-1-9",
        "août 2013": "2013-8-?",
    },
    "ar": {
        "9 كانون الثاني 2020": "2020-1-9",
        "9 كانون الثاني/يناير 2020": "2020-1-9",
        "٩ يناير ٢٠٢٠": "2020-1-9",
        "9 يناير/كانون الثاني 2020": "2020-1-9",
        "9 كانون الثاني (يناير) 2020": "2020-1-9",
        "الخميس 25 حزيران 2020": "2020-6-25",
        "يوم الخميس، 25 حزيران/يونيو 2020": "2020-6-25",
        "25 من حزيران عام 2020": "2020-6-25",
        "15 آذار": "?-3-15",
        "تشرين الثاني 2019": "2019-11-?",
        "١٢/٠١/٢٠١٧": "2017-1-12",
    },
}
TIMES = {
    "en": {
        "18:30": "18:30",
        "6.30 pm": "18:30",
        "6:30 p.m.": "18:30",
        "6pm": "18:00",
        "12 am": "00:00",
        "18h": "18:00",
    },
    "fr": {"18h30": "18:30", "18 h 30": "18:30", "18h": "18:00", "18:30": "18:30", "18 heures 30": "18:30"},
    "ar": {"18:30": "18:30", "الساعة 6:30 مساءً": "18:30", "الساعة ٩ صباحاً": "09:00", "الساعة 18": "18:00"},
}
YEARS = {
    "en": {"in 2015": "2015", "mid-2015": "2015", "the 1990s": "1990"},
    "fr": {"(2015)": "2015"},
    "ar": {"عام ٢٠١١": "2011"},
}
NOTHING = {
    "en": [
        "no figure",
        "https://example.org/2020/01/27",
        "see example.org/2020/27",
        "press27@example.org",
        "#27NGOs",
        "@user27",
        "+33 1 23 45 67 89",
        "COVID-19",
        "H1N1",
        "{{organisations:2020-01-idlib}}",
        "10.20.30",
        "In January",
        "on Monday",
        "Article IV",
        "someone",
        "tension",
    ],
    "fr": ["en mars", "les centres", "01 23 45 67 89", "Covid-19", "des demis", "quelqu’un-e-s"],
    "ar": ["كوفيد-19", "لست متأكداً", "يوم الاثنين", "والد", "في كانون الثاني", "+33 1 23 45 67 89", "ستوكهولم"],
}


def table(rows: dict[str, dict[str, str]], kind: str) -> list[tuple[str, str, str, str]]:
    return [(code, text, kind, value) for code, cases in rows.items() for text, value in cases.items()]


def expected(kind: str, value: str) -> Value:
    if kind == "date":
        return day(value)
    return datetime.time.fromisoformat(value) if kind == "time" else number(value)


@pytest.mark.parametrize(
    ("code", "text", "kind", "value"),
    [
        *table(COUNTS, "count"),
        *table(PERCENTAGES, "percent"),
        *table(ORDINALS, "ordinal"),
        *table(DATES, "date"),
        *table(TIMES, "time"),
        *table(YEARS, "year"),
    ],
)
def test_a_figure(code: str, text: str, kind: str, value: str) -> None:
    found = figures(text, LANGUAGES[code])
    assert [(figure.kind, figure.value) for figure in found] == [(kind, expected(kind, value))]


@pytest.mark.parametrize(("code", "text"), [(code, text) for code, texts in NOTHING.items() for text in texts])
def test_no_figure(code: str, text: str) -> None:
    assert [figure for figure in figures(text, LANGUAGES[code]) if not figure.is_slight] == []

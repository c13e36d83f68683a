"""The tokens of press texts that must be read as one piece whatever surrounds them.

An address, a telephone number or a range comes apart in a line of the other direction: the Unicode algorithm sees
digits and signs where a reader sees one thing (UAX #9, rules W2 to W7). These patterns name such things.
"""

from __future__ import annotations

import re

D = r"[0-9٠-٩]"
_GROUPED = r"[0-9]{1,3}(?: [0-9]{3}(?![0-9])){1,5}(?:[.,][0-9]+)?"  # 50 000; a space sets the groups in the wrong order
NUMBER = rf"(?:{_GROUPED}|{D}+(?:[.,:٫٬\u00a0\u202f'’/]{D}+)*)"
_BEFORE = r"[+\-−±≈~<>≤≥]?[$€£¥₺₽#№]?"
_AFTER = r"(?:[\u00a0\u202f ]?[%‰°$€£¥₺₽][CF]?|[+])?"
_FIGURE = rf"{_BEFORE}{NUMBER}{_AFTER}"
_JOINT = r"(?:[\u00a0\u202f ][-–—−×x][\u00a0\u202f ]|[-–—−×])"

# every repetition is bounded or begins where a word begins, so that no text makes these patterns slow
# an address goes on to the next space or mark of another kind, and does not end with a mark of the sentence
_PATH = r"[^\s<>«»“”،؛؟\ufffc]*[^\s<>«»“”،؛؟\ufffc.,;:!?)\]}'\"…]"
ADDRESS = rf"(?:(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{{1,15}}://|www\.){_PATH}"
BARE_ADDRESS = rf"(?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]{{1,63}}\.){{1,8}}[A-Za-z]{{2,24}}/(?:{_PATH})?"
EMAIL = r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}"
_NAME = r"[\w\u0300-\u036f\u064b-\u065f\u0670]+"
TAG = rf"[#@](?=[^\W\d_]){_NAME}(?:[.-]{_NAME})*"
PHONE = (
    rf"(?<!{D})(?<!{D}[ \u00a0\u202f])(?:\+|00|\+00|٠٠)\(?{D}{{1,4}}\)?"
    rf"(?:[\u00a0\u202f ./-]?\(?{D}{{1,4}}\)?){{2,8}}(?!{D})"
    rf"|\(\+?{D}{{2,4}}\)[\u00a0\u202f -]?{D}{{1,4}}(?:[\u00a0\u202f -]?{D}{{1,4}}){{1,5}}(?!{D})"
    rf"|(?<!{D})[0٠]{D}{{1,3}}(?:[\u00a0\u202f -]{D}{{2,4}}){{2,5}}(?!{D})"
)
FIGURES = rf"{_FIGURE}(?:{_JOINT}{_FIGURE})*"

# digits that the algorithm keeps in order by itself: 948, 3.5, 1,000, 18:30
PLAIN_NUMBER = re.compile(rf"{D}+(?:[.,:٫٬]{D}+)?(?:[,٬]{D}+)*")
FIGURE_AFTER_NAME = re.compile(r"(?:[ \u00a0][0-9]+(?:[.,][0-9]+)*){1,8}(?![\w%‰°$€£+/-])")
# after Arabic in a Latin line: «القرار 2254 (2015)»
ARABIC_FIGURE = re.compile(
    r"[ \u00a0][0-9]+(?:[.,/][0-9]+)*(?:[ \u00a0]\([0-9]+\))?(?![\w%‰°$€£+-])|[ \u00a0]\([0-9]+\)"
)
# words that a number completes: number, year, article, resolution, law, page …
NUMBERED = re.compile(
    r"(?:^|\s)[وفبل]?(?:ال)?(?:رقم|عام|سنة|مادة|قرار|قانون|مرسوم|فقرة|بند|فصل|صفحة|عدد|تقرير|دورة|جلسة)\s*$"
)
ARABIC_ABBREVIATION = re.compile(r"(?<![\u0620-\u064a])(?:[\u0620-\u064a]\.){2,}$")
NUMERIC_DATE = re.compile(rf"{D}{{1,4}}([./]){D}{{1,2}}\1{D}{{1,4}}")

TOKEN = re.compile(
    rf"(?P<address>{ADDRESS}|{BARE_ADDRESS})|(?P<email>{EMAIL})|(?P<tag>{TAG})|(?P<phone>{PHONE})"
    rf"|(?P<figures>(?:(?<![\w.])|(?<=[\u0620-\u064a])(?=[0-9٠-٩$€£¥₺₽])){FIGURES}(?![\w]))"
)

ABBREVIATION = re.compile(
    r"(?:(?:[A-Za-z]\.){2,}|"
    r"(?:Org|Inc|Ltd|Co|Corp|Dr|Mr|Mrs|Ms|Prof|St|Jr|Sr|No|Nos|Vol|Dept|Assn|Univ|Intl|etc|vs)\.)$"
)

PAIRS = {"(": ")", "[": "]", "{": "}", "«": "»", "“": "”", "‘": "’", "„": "“", "‹": "›"}

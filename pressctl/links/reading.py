"""What a page says of itself: its title and first heading, and the names of the places in it."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from html.parser import HTMLParser

# where a title or heading begins, and what may hold other things that only look like one
MARK = re.compile(r"<(!--|title|h1|script|style|textarea)(?=[\s/>]|(?<=--))", re.IGNORECASE | re.ASCII)
ENDS = {
    name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE | re.ASCII)
    for name in ("title", "h1", "script", "style", "textarea")
} | {"!--": re.compile(r"--!?>")}
TAG = re.compile(r"<[^<>]*>")
LONGEST = 2000  # characters of a title or heading that are read; those that have no end have the page in them
CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
PARTS = re.compile(r"[|–—·•«»:/!?.,،؛؟…()]+|\s-+\s")
LONG = 3  # words, from which on a phrase may be followed by others

# companies that hold names of hosts for sale, and what such pages are called
DEALERS = (
    ".hugedomains.com", ".sedo.com", ".sedoparking.com", ".dan.com", ".afternic.com", ".bodis.com", ".parkingcrew.net",
)  # fmt: skip
PARKED = re.compile(
    r"\bdomain(?: name)?\b.{0,60}\b(?:for sale|is parked|parking|has expired)|\bbuy this domain\b"
    r"|\bdomaine\b.{0,60}(?:à vendre|a expiré|est parqué)|(?:النطاق|الدومين).{0,60}(?:للبيع|منتهي)"
    r"|للبيع.{0,20}(?:نطاق|دومين)"
)
# words of those who take over names of hosts that have lapsed; one phrase tells, or two words
CAPTURED = re.compile(
    r"slot gacor|slot online|judi (?:online|bola|slot)|togel|situs slot|online casino|casino en ligne|casino online"
    r"|paris sportifs|bonus sans dépôt|viagra|cialis|replica watches|كازينو (?:اون|أون) ?لاين|مراهنات رياضية"
)
SUSPECT = re.compile(
    r"casino|poker|betting|jackpot|roulette|\bslots?\b|gacor|escorts?\b|payday|كازينو|مراهنات|قمار|روليت"
)


@dataclass(frozen=True, slots=True)
class Front:
    """The beginning of a page: its title, its first heading, and the places in it that links can lead to."""

    title: str = ""
    heading: str = ""
    places: frozenset[str] = field(default_factory=frozenset)


def front(body: bytes, headers: Mapping[str, str], *, whole: bool = False) -> Front:
    """Read what came of a page; nothing of what is no HTML. The places are looked for where the page is `whole`."""
    kind = headers.get("content-type", "text/html").lower()
    if "html" not in kind or not body:
        return Front()
    text = _decoded(body, kind)
    said = _headings(text)
    return Front(said.get("title", ""), said.get("h1", ""), _places(text) if whole else frozenset())


def says_gone(page: Front, phrases: tuple[str, ...]) -> bool:
    """Whether the title or the heading say, in `phrases` of any language, that the page is not there."""
    said = _beginning_with(phrases)
    return any(said.match(_plain(part)) for text in (page.title, page.heading) for part in PARTS.split(text))


def is_parked(page: Front, host: str) -> bool:
    """Whether a page offers the name of its host, or says that nobody uses it."""
    said = f"{page.title} {page.heading}".casefold().replace(host.removeprefix("www."), "domain")
    return bool(PARKED.search(said)) or f".{host}".endswith(DEALERS)


def is_captured(page: Front, expected: str) -> bool:
    """Whether a page has become one about gambling and the like, which those who linked to it did not speak of."""
    said = f"{page.title} {page.heading}".casefold()
    suspects = set(SUSPECT.findall(said))
    is_suspect = len(suspects) > 1 or CAPTURED.search(said)
    return bool(is_suspect) and not SUSPECT.search(expected.casefold())


def _headings(text: str) -> dict[str, str]:
    """The first title and the first heading. A whole parser takes most of a run's time, to throw all else away."""
    said: dict[str, str] = {}
    at = 0
    while len(said) < 2 and (mark := MARK.search(text, at)):
        name = mark[1].lower()
        end = ENDS[name].search(text, mark.end() - 2)  # <!--> is a whole comment
        at = end.start() if end else len(text)
        if name in ("title", "h1") and name not in said:
            said[name] = _words(text[mark.end() : min(at, mark.end() + LONGEST)], name)
    return said


def _words(inside: str, name: str) -> str:
    """What readers see of a title or heading; `inside` begins with what is left of its own tag."""
    words = inside.partition(">")[2]
    return " ".join(unescape(words if name == "title" else TAG.sub("", words)).split())


def _places(text: str) -> frozenset[str]:
    reader = _Places()
    reader.feed(text)
    return frozenset(reader.found)


class _Places(HTMLParser):
    """The names of the places that links can lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value and (name == "id" or (name == "name" and tag == "a")):
                self.found.add(value)


def _decoded(body: bytes, kind: str) -> str:
    """The text of a page, in the encoding that its first bytes, its header or the page itself name."""
    marked = next((name for bom, name in BOMS if body.startswith(bom)), "")
    named = CHARSET.search(kind.encode()) or CHARSET.search(body[:2048])
    encoding = marked or (named[1].decode() if named else "utf-8")
    try:
        return codecs.lookup(encoding).decode(body, "replace")[0]
    except (LookupError, ValueError, TypeError):
        return body.decode("utf-8", "replace")


@cache
def _beginning_with(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """What finds a phrase at the beginning of a text, or behind its first word; short ones must be all there is."""
    plain = [re.escape(_plain(phrase)).replace(r"\ ", " ") for phrase in phrases]
    long = "|".join(phrase for phrase in plain if phrase.count(" ") >= LONG - 1)
    short = "|".join(phrase for phrase in plain if phrase.count(" ") < LONG - 1)
    return re.compile(rf"(?:\S+ )?(?:(?:{long})(?: |$)|(?:{short})$)")


def _plain(text: str) -> str:
    """A text as it is compared: without vowel marks, capitals, and kinds of spaces and apostrophes."""
    if text.isascii():
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).split())

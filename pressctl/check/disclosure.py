"""What a text gives away that is not meant for readers: people's addresses and numbers, exact places, machines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..model.newsroom import Newsroom, PressOffice
from ..model.passage import Passage, Transcript
from ..model.place import Place
from ..model.release import Contact, Release
from .telephone import FIGURES, called, telephones

EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{2,63})+")
# where people have their own addresses: by the first part of the host's name
MAILBOXES = """
gmail googlemail yahoo ymail rocketmail hotmail outlook live msn icloud aol protonmail gmx yandex tutanota fastmail
hushmail zoho maktoob
"""
# the same by the whole name
MAIL_HOSTS = """
proton.me pm.me me.com mac.com mail.com mail.ru bk.ru inbox.ru list.ru web.de t-online.de freenet.de tuta.com posteo.de
posteo.net mailbox.org riseup.net orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr bbox.fr numericable.fr
btinternet.com sky.com virginmedia.com scs-net.org
"""
PROVIDERS = frozenset(MAILBOXES.split()) | frozenset(MAIL_HOSTS.split())
# words of an address that belongs to a task and not to a person
TASKS = """
press presse media medias medien info infos information contact contacts kontakt contacto office bureau news newsroom
redaction editor editors desk team equipe hello bonjour mail admin secretariat communication communications comms pr
campaign campagne support service help relations inquiries enquiries org ngo association network coalition alliance
centre center foundation committee
"""
ROLES = frozenset(TASKS.split())

NUMBER = r"[-+\u2212]?\d{1,3}"
BEGINNING = re.compile(r"[.,٫]\d{4}|[°º]")
COORDINATES = re.compile(
    rf"(?<![\d.,])({NUMBER}\.\d{{4,}})[°º]?\s?[NSns]?\s?(?:[,،;/]\s?|\s)({NUMBER}\.\d{{4,}})(?![\d.])"
    rf"|(?<![\d.,])({NUMBER},\d{{4,}})[°º]?\s?[NS]?\s?(?:[;/]\s?|\s)({NUMBER},\d{{4,}})(?![\d,])"
)
MINUTES = r"\d{1,3}\s?[°º]\s?\d{1,2}(?:[.,]\d+)?\s?['′’ʹ](?:\s?\d{1,2}(?:[.,]\d+)?\s?(?:[\"″”]|''|’’))?"
SIDES = r"(?:[NSEWO]\b|(?:nord|sud|est|ouest|north|south|east|west)\b|(?:شمال|جنوب|شرق|غرب)\w*|[شجقغ]\b)"
DEGREES = re.compile(rf"{MINUTES}\s?{SIDES}(?:\W{{0,4}}(?:و\s?)?{MINUTES}\s?{SIDES})?", re.IGNORECASE)
IN_MAP = re.compile(
    rf"(?:[@=/:,]|!3d|%3D)({NUMBER}\.\d{{3,}})(?:,|;|/|%2C|!4d|&\w+=)(?:\+|%20)?({NUMBER}\.\d{{3,}})", re.IGNORECASE
)
MACHINE = re.compile(
    r"(?<![A-Za-z])[A-Za-z]:\\{1,2}(?=[^\s\\])|(?<![\w\\])\\{1,2}[A-Za-z0-9][\w.$-]*\\(?=\w)"
    r"|(?<![\w/.:~@%-])/(?:home|Users|root|Volumes)/(?=[\w.])|\bfile:/{1,3}(?=\S)"
)


@dataclass(frozen=True, slots=True)
class Sight:
    """Something that a text gives away; `value` tells it from others and is never shown to anybody."""

    place: Place
    value: str


def emails(transcript: Transcript, newsroom: Newsroom) -> Iterator[Sight]:
    """Addresses at providers of private mail, but not those of tasks or of contacts."""
    known = {str(contact.email).lower() for contact in _contacts(transcript.release, newsroom) if contact.email}
    for text, place in _texts(transcript):
        for match in EMAIL.finditer(text) if "@" in text else ():
            address = match[0].lower()
            if address not in known and _is_private(address):
                yield Sight(place(match.start()), address)


def mobiles(transcript: Transcript, newsroom: Newsroom) -> Iterator[Sight]:
    """Numbers of mobile telephones, but not those of contacts."""
    regions = [language.locale.replace("_", "-").rpartition("-")[2] for language in newsroom.languages.values()]
    known = {re.sub(r"\D", "", str(contact.phone)) for contact in _contacts(transcript.release, newsroom)}
    for passage in _passages(transcript):
        for start, number in telephones(passage.text, regions, only_mobile=True):
            if number not in known:
                yield Sight(passage.at(start), number)
    for mention in transcript.mentions:
        number_of_link = called(mention.target, only_mobile=True)
        if number_of_link and number_of_link not in known:
            yield Sight(mention.place, number_of_link)


def coordinates(transcript: Transcript) -> Iterator[Sight]:
    """Exact places on the globe: of four decimals or of minutes, or in the address of a map."""
    for passage in _passages(transcript):
        text = passage.text.translate(FIGURES).replace("٫", ".") if BEGINNING.search(passage.text) else ""
        for match in DEGREES.finditer(text):
            yield Sight(passage.at(match.start()), match[0])
        for match in COORDINATES.finditer(text):
            if _is_on_globe(match[1] or match[3], match[2] or match[4]):
                yield Sight(passage.at(match.start()), match[0])
    for mention in transcript.mentions:
        found = IN_MAP.search(mention.target)
        if found and _is_on_globe(found[1], found[2]):
            yield Sight(mention.place, found[0])


def machines(transcript: Transcript) -> Iterator[Sight]:
    """Paths to files on somebody's computer."""
    for passage in _passages(transcript):
        for match in MACHINE.finditer(passage.text) if "\\" in passage.text or "/" in passage.text else ():
            yield Sight(passage.at(match.start()), match[0])


def once(sights: Iterator[Sight]) -> Iterator[Sight]:
    """Each thing once a line: an address that is a link stands both in the text and in the link."""
    seen = set()
    for sight in sights:
        spot = (sight.value, sight.place.path, sight.place.line)
        if spot not in seen:
            seen.add(spot)
            yield sight


def _passages(transcript: Transcript) -> Iterator[Passage]:
    return (passage for passage in transcript.passages if not passage.field.startswith("contacts"))


def _texts(transcript: Transcript) -> Iterator[tuple[str, Callable[[int], Place]]]:
    """All texts and the targets of all links, each with what tells the place of a character."""
    for passage in _passages(transcript):
        yield passage.text, passage.at
    for mention in transcript.mentions:
        yield mention.target, lambda _, place=mention.place: place  # type: ignore[misc]


def _contacts(release: Release | None, newsroom: Newsroom) -> Iterator[Contact | PressOffice]:
    """Those who are meant to be reached: by the newsroom, the release and those that it includes."""
    if newsroom.settings.newsroom.contact:
        yield newsroom.settings.newsroom.contact
    for other in (release, *map(newsroom.find, release.included)) if release else ():
        yield from other.contacts if other else ()


def _is_private(address: str) -> bool:
    name, _, domain = address.partition("@")
    is_role = not ROLES.isdisjoint(re.split(r"[^a-z]+", name))
    return not is_role and (domain in PROVIDERS or domain.partition(".")[0] in PROVIDERS)


def _is_on_globe(latitude: str, longitude: str) -> bool:
    across, along = (abs(float(part.replace("\u2212", "-").replace(",", "."))) for part in (latitude, longitude))
    return across <= 90 and along <= 180

"""The links of a release, wherever they stand, and addresses of the web as they are compared."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from ..model.address import DEFAULT_PORTS, Unreadable, canonical, tracker_pattern
from ..model.link import Link
from ..model.newsroom import Newsroom
from ..model.node import Text
from ..model.passage import Transcript
from ..model.release import Organisation

ASKED = frozenset({"lang", "language", "langue", "locale", "hl", "lg", "ln", "l", "setlang"})
TYPED = re.compile(r"https?://[^\s<>«»“”،؛؟)\]]+")


def links(transcript: Transcript) -> Iterator[Link]:
    """The links of a text, and the addresses typed in it; each at the place of its target, if known."""
    name = transcript.release.id if transcript.release else None
    for mention in transcript.mentions:
        yield Link(mention.target, mention.text, mention.aim or mention.place, name, transcript.language)
    for passage in transcript.passages:
        for match in TYPED.finditer(passage.text):
            if passage.leaf(match.start()).target is None:
                typed = match[0].rstrip(".,;:!?’'\"")
                yield Link(typed, "", passage.at(match.start()), name, transcript.language)


def sites(newsroom: Newsroom, chosen: Collection[str]) -> Iterator[Link]:
    """The sites of those organisations whose ids are `chosen`, and the newsroom's own."""
    identity = newsroom.settings.newsroom
    yield Link(str(identity.url), "", identity.url.place)
    for name, organisation in newsroom.organisations.items():
        if name in chosen and isinstance(organisation.url, Text):
            yield Link(str(organisation.url), "", organisation.url.place)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the web that a link leads to: its address in one form, and the parts of that."""

    link: Link
    address: str
    host: str
    port: int


def page(link: Link) -> Page | None:
    """Where a link leads on the web, if it does and can be read."""
    try:
        address = canonical(link.target)
    except Unreadable:
        return None
    parts = urlsplit(address)
    return Page(link, address, parts.hostname or "", parts.port or DEFAULT_PORTS[parts.scheme])


def every(transcript: Transcript, newsroom: Newsroom) -> Iterator[Link]:
    """The links of a text; beside one of its languages also those of its records: organisations, and the newsroom."""
    yield from links(transcript)
    if not is_first(transcript, newsroom):
        return
    release = transcript.release
    if release is None:
        yield from sites(newsroom, newsroom.organisations)
    elif release.signatories:
        for signatory in release.signatories.organisations:
            if isinstance(signatory, Organisation) and isinstance(signatory.url, Text):
                yield Link(str(signatory.url), "", signatory.url.place, release.id)


def is_first(transcript: Transcript, newsroom: Newsroom) -> bool:
    """Whether this is the one text of several languages beside which to look at what serves them all."""
    release = transcript.release
    return transcript.language == next(iter(newsroom.languages_of(release) if release else newsroom.languages), None)


def pages(transcript: Transcript, newsroom: Newsroom) -> Iterator[Page]:
    """The pages of the web that a text links to, and those of every()."""
    return filter(None, map(page, every(transcript, newsroom)))


def spoken_codes(newsroom: Newsroom) -> dict[str, str]:
    """What stands in addresses for the languages of the newsroom: codes and locales, each with the code."""
    known = newsroom.languages.values()
    locales = {language.locale.casefold(): language.code for language in known}
    written = {locale.replace("-", "_"): code for locale, code in locales.items()}
    return {**locales, **written, **{language.code: language.code for language in known}}


def spoken(target: str, codes: Mapping[str, str]) -> str | None:
    """The language that an address says its page is in: a step of the path, the host’s first label, ?lang=ar."""
    parts = urlsplit(target)
    words = [step for step in parts.path.split("/") if step]
    words += (parts.hostname or "").removeprefix("www.").split(".")[:1]
    words += [value for key, value in parse_qsl(parts.query) if key.casefold() in ASKED]
    told = {codes[word.casefold()] for word in words if word.casefold() in codes}
    return told.pop() if len(told) == 1 else None


def same_page(target: str, languages: Collection[str]) -> str:
    """What two links share that lead to one page, be it in two languages: /en/ and /fr/, en.example.org, ?lang=ar."""
    try:
        parts = urlsplit(target)
    except ValueError:
        return target
    if parts.scheme not in ("http", "https"):
        return target
    host = ".".join(label for label in (parts.hostname or "").removeprefix("www.").split(".") if label not in languages)
    steps = [step for step in parts.path.split("/") if step and step.casefold() not in languages]
    query = [(key, value) for key, value in parse_qsl(parts.query) if not tracker_pattern().fullmatch(f"?{key}")]
    spoken = [(key, value) for key, value in query if value.casefold() not in languages]
    return f"{host}/{'/'.join(steps)}?{urlencode(spoken)}#{parts.fragment}"

"""The links of a release, wherever they stand, and addresses of the web as they are compared."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from urllib.parse import parse_qsl, urlencode, urlsplit

from ..model.address import tracker_pattern
from ..model.link import Link
from ..model.newsroom import Newsroom
from ..model.node import Text
from ..model.passage import Transcript

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

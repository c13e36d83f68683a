"""A release as data for the systems of newsrooms: IPTC ninjs 3.2, https://www.iptc.org/std/ninjs/ninjs-schema_3.2.json.

Edition → JSON in UTF-8. What the release does not say is not in it; a day without an hour is written as its beginning
in UTC, as the standard knows only moments; a month or a year alone is left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from ..model.article import plain
from ..model.characters import unheld
from ..model.edition import Edition, Line, Shown
from .letter import letter
from .plain import body
from .story import notices

STANDARD = {"name": "ninjs", "version": "3.2", "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#"}
MEDIA_TYPES = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
FILE_TYPES = {"html": "text/html", "pdf": "application/pdf"}
Item = dict[str, Any]


def ninjs(edition: Edition, files: Mapping[str, str], pages: Mapping[str, int]) -> bytes:
    """The item. `files` are the addresses of the page and its PDF by format; `pages` those of the release's places."""
    item = _said(
        {
            "standard": STANDARD,
            "uri": edition.address,
            "type": "text",
            "representationType": "full",
            "language": edition.language.code,
            "pubStatus": _status(edition),
            "firstCreated": _moment(edition.iso_date),
            "versionCreated": _moment(edition.last_changed),
            "embargoedUntil": edition.embargo_until if edition.embargo else "",
            "title": unheld(edition.plain_title),
            "headlines": _texts({"main": edition.title, "subtitle": () if edition.withdrawn else edition.subtitle}),
            "by": _line(edition.author),
            "located": _line(edition.place),
            "edNote": _note(edition),
            "genres": [{"name": _line(edition.kind_label), "literal": edition.kind.code}],
            "subjects": [{"name": tag.lstrip("#"), "rel": "hashtag", "literal": tag} for tag in edition.hashtags],
            "infoSources": _sources(edition),
            "descriptions": _texts({"summary": () if edition.withdrawn else edition.summary}),
            "bodies": _bodies(edition, pages),
            "renditions": [
                {"name": name, "href": address, "contentType": FILE_TYPES[name]} for name, address in files.items()
            ],
            "associations": [*_pictures(edition), *_elsewhere(edition)],
        }
    )
    return (json.dumps(item, ensure_ascii=False, indent=2) + "\n").encode()


def _said(item: Item) -> Item:
    """The item without what is empty."""
    return {key: value for key, value in item.items() if value not in ("", [], None, [{}])}


def _line(line: Line) -> str:
    return unheld(plain(line)).replace("\n", " ").strip()


def _status(edition: Edition) -> str:
    return "canceled" if edition.withdrawn else "withheld" if edition.is_draft else "usable"


def _moment(date: str) -> str:
    """The beginning of a day; nothing where the day is not known."""
    return f"{date}T00:00:00Z" if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", date) else ""


def _note(edition: Edition) -> str:
    """What editors have to know before they use it."""
    return " ".join(_line(line) for line in notices(edition))


def _texts(lines: Mapping[str, Line]) -> list[Item]:
    """Lines by their roles, as ninjs has them."""
    return [
        {"role": role, "contentType": "text/plain", "value": _line(line)} for role, line in lines.items() if _line(line)
    ]


def _sources(edition: Edition) -> list[Item]:
    """Who publishes, with the ways to reach them, and where the news came from."""
    ways = [("email", reached.email) for reached in edition.contacts]
    ways += [("telephone", reached.phone) for reached in edition.contacts]
    publisher = {
        "name": edition.letterhead.plain_name,
        "role": "publisher",
        "uri": edition.letterhead.url,
        "contactInfo": [{"type": way, "value": found} for way, found in ways if found],
    }
    source = [{"name": _line(edition.source), "role": "source"}] if edition.source else []
    return [_said(publisher), *source]


def _bodies(edition: Edition, pages: Mapping[str, int]) -> list[Item]:
    bodies = {"text/plain": body(edition, pages), "text/html": str(letter(edition, pages)).strip() + "\n"}
    return [{"role": "main", "contentType": kind, "value": value} for kind, value in bodies.items()]


def _pictures(edition: Edition) -> list[Item]:
    """The pictures of the page, and of the releases that it shows."""
    shown = [picture for inner in (edition, *_shown(edition)) for picture in inner.pictures]
    return [_picture(picture, edition) for picture in dict.fromkeys(shown)]


def _shown(edition: Edition) -> list[Edition]:
    return [chapter.shows for chapter in edition.chapters if chapter.shows]


def _picture(shown: Shown, edition: Edition) -> Item:
    picture = shown.picture
    href = f"{edition.address}{picture.name}"
    rendition = {
        "name": "web",
        "href": href,
        "contentType": MEDIA_TYPES[picture.name.rsplit(".", 1)[-1]],
        "width": picture.width,
        "height": picture.height,
        "sizeInBytes": len(picture.content),
    }
    texts = {"caption": _line(shown.caption), "alt": unheld(shown.alt)}
    described = [{"role": role, "contentType": "text/plain", "value": text} for role, text in texts.items() if text]
    return _said(
        {
            "name": picture.name,
            "rel": "picture",
            "uri": href,
            "type": "picture",
            "language": edition.language.code,
            "by": _line(shown.credit),
            "descriptions": described,
            "renditions": [rendition],
        }
    )


def _elsewhere(edition: Edition) -> list[Item]:
    """The release in its other languages, and those that it is related to."""
    others = [other for other in edition.languages if other.language.code != edition.language.code]
    related = [("related", _line(other.title), other) for other in edition.related]
    return [
        {"name": name, "rel": rel, "uri": other.address, "type": "text", "language": other.language.code}
        for rel, name, other in [*(("translation", other.language.name, other) for other in others), *related]
    ]

"""Files of a newsroom in which every text that somebody may type is left open: one of each kind, with every field."""

from __future__ import annotations

from typing import Any

from pressctl.render.formats import FORMATS

UNDRAWN = tuple(name for name in FORMATS if name not in ("pdf", "png", "pdfa"))  # made without the page engine


class Here(str):
    """Stands in a draft for a text that somebody types; the name of its field."""

    __slots__ = ()


def text(name: str) -> dict[str, Here]:
    return {"en": Here(name)}


STATEMENT: dict[str, Any] = {
    "kind": "statement",
    "date": "2020-01-09",
    "place": text("place"),
    "title": text("title"),
    "subtitle": text("subtitle"),
    "summary": text("summary"),
    "source": text("source"),
    "author": text("author"),
    "hashtags": [Here("hashtags")],
    "quotes": [{"name": text("quotes.name"), "role": text("quotes.role"), "text": text("quotes.text")}],
    "media": [
        {
            "file": "media/a.png",
            "alt": text("media.alt"),
            "caption": text("media.caption"),
            "credit": Here("media.credit"),
        }
    ],
    "charts": [
        {
            "id": "bars",
            "title": text("charts.title"),
            "note": text("charts.note"),
            "bars": [{"label": text("charts.bars.label"), "value": "3"}, {"label": {"en": "B"}, "value": "1"}],
        },
        {
            "id": "lines",
            "title": {"en": "Lines"},
            "points": [Here("charts.points"), "2020"],
            "lines": [{"label": text("charts.lines.label"), "values": ["1", "2"]}],
        },
    ],
    "signatories": {
        "organisations": [
            "one",
            {
                "id": "other",
                "name": text("organisations.name"),
                "acronym": Here("organisations.acronym"),
                "aka": [Here("organisations.aka")],
            },
        ],
        "individuals": {"total": "9", "listed": "people.csv"},
    },
    "notes": text("notes"),
    "boilerplate": ["about"],
    "contacts": [{"name": text("contacts.name"), "email": "press@example.org"}],
    "corrections": [{"date": "2020-01-12", "text": text("corrections.text")}],
    "allow": [{"rule": "placeholder-link", "because": Here("allow.because")}],
}
EVENT = {name: text(f"events.{name}") for name in ("title", "type", "room", "text", "credit", "with")}
PROGRAMME: dict[str, Any] = {
    "kind": "programme",
    "date": "2020-01-09",
    "title": text("programme.title"),
    "timezone": "Europe/Paris",
    "permanent": [{name: text(f"permanent.{name}") for name in ("title", "type", "room", "text", "credit", "with")}],
    "days": [{"date": "2020-01-09", "events": [{"time": "18:30-19:00", **EVENT}]}],
}
REPORT: dict[str, Any] = {
    "kind": "report",
    "date": "2020",
    "title": text("report.title"),
    "sections": [{"name": "one", "title": text("sections.title"), "summary": text("sections.summary")}, "two"],
    "annexes": [{"name": "three", "title": text("annexes.title")}],
}
WITHDRAWN: dict[str, Any] = {
    "kind": "news",
    "date": "2020-01-09",
    "title": text("withdrawn.title"),
    "withdrawn": {"date": "2020-02-01", "reason": text("withdrawn.reason")},
}
APPROVALS = [
    {
        "language": "en",
        "reviewer": Here("approvals.reviewer"),
        "decision": "approved",
        "at": "2020-01-09T10:00:00+01:00",
        "note": Here("approvals.note"),
        "files": {"a.en.pdf": Here("approvals.files")},
    }
]
ACCEPTED = [
    {
        "language": "en",
        "field": "title",
        "source": [Here("translations.source")],
        "target": [Here("translations.target")],
    }
]
SETTINGS: dict[str, Any] = {
    "newsroom": {
        "name": text("newsroom.name"),
        "tagline": text("newsroom.tagline"),
        "url": "https://example.org/newsroom/",
        "logo": "assets/logo.png",
        "contact": {"name": text("newsroom.contact.name"), "email": "press@example.org"},
    },
    "languages": {"source": "en", "publish": ["en"]},
    "output": {"formats": list(UNDRAWN)},
    "review": {"approvals": "0"},
    "links": {"allow": [{"url": "*", "because": Here("links.allow.because")}]},
}
ORGANISATIONS = [
    {
        "id": "one",
        "name": text("organisations.yaml.name"),
        "acronym": Here("organisations.yaml.acronym"),
        "aka": [Here("organisations.yaml.aka")],
    }
]
BOILERPLATE = [{"id": "about", "title": text("boilerplate.title"), "text": text("boilerplate.text")}]
GLOSSARY = [{"term": text("glossary.term"), "avoid": {"en": [Here("glossary.avoid")]}}]

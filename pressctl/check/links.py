"""Addresses of the web as they are compared: without trackers, and without what only names a language."""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import parse_qsl, urlencode, urlsplit

TRACKERS = ("fbclid", "gclid", "dclid", "msclkid", "igshid", "mc_cid", "mc_eid", "utm_")


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
    query = [(key, value) for key, value in parse_qsl(parts.query) if not key.startswith(TRACKERS)]
    spoken = [(key, value) for key, value in query if value.casefold() not in languages]
    return f"{host}/{'/'.join(steps)}?{urlencode(spoken)}#{parts.fragment}"

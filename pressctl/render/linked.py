"""What a page says of itself to machines: an `Edition` → JSON-LD in the words of schema.org."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from ..model.article import plain
from ..model.edition import Edition, Passage
from ..model.within import text_of
from .share import HEIGHT, WIDTH

# what could end the element that the data stands in, or a line of a script
UNSAFE = re.compile("[<>&\u2028\u2029]")


def data_block(data: Mapping[str, Any]) -> Markup:
    """JSON as an element of HTML, from which no text can break out."""
    written = UNSAFE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(data, ensure_ascii=False, indent=1))
    return Markup('<script type="application/ld+json">\n{}\n</script>').format(Markup(written))  # noqa: S704 — see UNSAFE


def linked(edition: Edition, share: str, logo: str) -> dict[str, Any]:
    """What a release is, in one language; empty values are left out. `share` and `logo` are addresses of pictures."""
    publisher = _publisher(edition, logo)
    data = {
        "@context": "https://schema.org",
        "@type": edition.kind.work,
        "@id": edition.address,
        "url": edition.address,
        "mainEntityOfPage": edition.address,
        "headline": edition.plain_title,
        "alternativeHeadline": plain(edition.subtitle),
        "description": edition.plain_summary,
        "inLanguage": edition.language.code,
        "datePublished": "" if edition.is_estimate else edition.iso_date,
        "dateModified": _modified(edition),
        "author": publisher,
        "publisher": publisher,
        "creditText": plain(edition.author),  # nobody knows whether a byline is a person
        "image": {"@type": "ImageObject", "url": share, "width": WIDTH, "height": HEIGHT},
        "keywords": list(edition.hashtags),
        "isAccessibleForFree": True,
        "correction": [_correction(passage) for passage in edition.corrections],
        "creativeWorkStatus": "Withdrawn" if edition.withdrawn else "",
        **_translations(edition),
    }
    return {key: value for key, value in data.items() if value not in ("", [], {})}


def _modified(edition: Edition) -> str:
    """The day of the last change that the page tells of, none without."""
    days = [passage.iso_date for passage in edition.corrections]
    days += [edition.withdrawn.iso_date] if edition.withdrawn else []
    return max(days, default="")


def _publisher(edition: Edition, logo: str) -> dict[str, Any]:
    letterhead = edition.letterhead
    publisher = {"@type": "Organization", "name": letterhead.plain_name, "url": letterhead.url}
    return {**publisher, "logo": {"@type": "ImageObject", "url": logo}} if logo else publisher


def _correction(passage: Passage) -> dict[str, Any]:
    dated = {"datePublished": passage.iso_date} if passage.iso_date else {}
    return {"@type": "CorrectionComment", "text": text_of(passage.body.blocks), **dated}


def _translations(edition: Edition) -> dict[str, Any]:
    """Of a text that was written first its translations, of a translation what it was made of."""
    others = {each.language.code: each.address for each in edition.languages}
    first = others.get(edition.source_language)
    if edition.language.code == edition.source_language:
        others.pop(edition.source_language, None)
        return {"workTranslation": [{"@id": address, "inLanguage": code} for code, address in others.items()]}
    return {"translationOfWork": {"@id": first, "inLanguage": edition.source_language}} if first else {}

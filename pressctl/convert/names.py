"""The names a newsroom knows."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from ..model.newsroom import Newsroom
from .lexicon import Lexicon, direction_of


def lexicon(newsroom: Newsroom) -> Lexicon:
    """The names that the newsroom knows: its own, those of organisations, their acronyms and other spellings."""
    names: dict[str, str] = {}
    known = [newsroom.settings.newsroom.name, *(o.name for o in newsroom.organisations.values())]
    known += [record.term for record in newsroom.glossary]
    for name in known:
        for code, text in name.items():
            names.setdefault(str(text), code)
    for organisation in newsroom.organisations.values():
        for short in (*organisation.aka, *([organisation.acronym] if organisation.acronym else [])):
            names.setdefault(str(short), language_of(str(short), next(iter(organisation.name))))
    return _lexicon(tuple(it for it in names.items() if len(it[0]) > 1 and any(map(str.isalpha, it[0]))))


@lru_cache(maxsize=2)  # looked at and made into pages, a newsroom knows the same names
def _lexicon(names: tuple[tuple[str, str], ...]) -> Lexicon:
    return Lexicon(dict(names))


def language_of(name: str, likely: str) -> str:
    """An acronym in Latin letters is not Arabic, whatever the language of the full name."""
    is_arabic = any(unicodedata.bidirectional(c) in ("R", "AL") for c in name)
    if (direction_of(likely) == "rtl") == is_arabic:
        return likely
    return "ar" if is_arabic else "en"

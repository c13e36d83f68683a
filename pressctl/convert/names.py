"""The names a newsroom knows, and who signs: which names, and in which order."""

from __future__ import annotations

import unicodedata

from ..model.newsroom import Newsroom
from ..model.node import Text
from ..model.release import Organisation, Person, Release
from .lexicon import Lexicon, direction_of
from .order import Order


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
    return Lexicon({name: code for name, code in names.items() if len(name) > 1 and any(map(str.isalpha, name))})


def language_of(name: str, likely: str) -> str:
    """An acronym in Latin letters is not Arabic, whatever the language of the full name."""
    is_arabic = any(unicodedata.bidirectional(c) in ("R", "AL") for c in name)
    if (direction_of(likely) == "rtl") == is_arabic:
        return likely
    return "ar" if is_arabic else "en"


def signing(newsroom: Newsroom, release: Release) -> tuple[Organisation, ...]:
    """The organisations that sign a release, without those that withdrew or that the newsroom does not know."""
    if not release.signatories:
        return ()
    gone = {str(withdrawal.id) for withdrawal in release.signatories.withdrawn}
    signed = []
    for entry in release.signatories.organisations:
        organisation = newsroom.organisations.get(entry) if isinstance(entry, Text) else entry
        if organisation and str(entry if isinstance(entry, Text) else entry.id) not in gone:
            signed.append(organisation)
    return tuple(signed)


def readable(organisation: Organisation, page: str) -> str:
    """The language of the name that a page shows: its own, else one that its readers can read, else the first."""
    names = list(organisation.name)
    if page in names:
        return page
    return next((n for n in names if direction_of(n) == direction_of(page)), names[0])


def organisations_in_order(newsroom: Newsroom, release: Release, page: str) -> tuple[Organisation, ...]:
    """The organisations that sign, in the order asked for; those that withdrew are left out."""
    signed = signing(newsroom, release)
    if not _is_alphabetical(release):
        return signed
    order = Order(page, newsroom.vocabulary)
    shown = [(readable(organisation, page), organisation) for organisation in signed]
    shown.sort(key=lambda pair: order.of_organisation(pair[1].name[pair[0]], pair[0]))
    return tuple(organisation for _, organisation in shown)


def people_in_order(newsroom: Newsroom, release: Release, page: str) -> tuple[Person, ...]:
    """Those who agreed to be named, in the order asked for."""
    if not _is_alphabetical(release):
        return release.people
    order = Order(page, newsroom.vocabulary)
    return tuple(sorted(release.people, key=lambda person: order.of_person(person.name)))


def _is_alphabetical(release: Release) -> bool:
    return release.signatories is not None and release.signatories.order == "alphabetical"

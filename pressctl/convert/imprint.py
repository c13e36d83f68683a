"""What a page says of its publisher: letterhead, contacts, its other languages and the releases it is related to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..model.edition import Elsewhere, Letterhead, Line, Picture, Reached
from ..model.language import Language
from ..model.newsroom import Newsroom
from ..model.node import Text
from ..model.record import Translated
from ..model.release import Contact, Release
from .prepare import Setting


@dataclass(frozen=True)
class Imprint:
    """The imprint of one release in one language. `counts` are what the titles of related releases may count."""

    newsroom: Newsroom
    release: Release
    language: Language
    setting: Setting
    counts: Mapping[str, Mapping[str, str]]

    def line(self, text: Translated | None) -> Line:
        """A text in the page's language, if it has one."""
        return self.setting.line(text[self.language.code]) if text and self.language.code in text else ()

    def contacts(self) -> tuple[Reached, ...]:
        """Whom readers may reach: those that the release names, or the newsroom's own office."""
        return tuple(self.reached(contact) for contact in self.release.contacts) or self.office()

    def office(self) -> tuple[Reached, ...]:
        """The newsroom's own press office, where a release names no contact."""
        office = self.newsroom.settings.newsroom.contact
        if not office:
            return ()
        name = self.line(office.name) or self.setting.line(self.language.labels["press-office"])
        return (self._reached(name, office.email, office.phone),)

    def reached(self, contact: Contact) -> Reached:
        """One contact of the release."""
        return self._reached(self.line(contact.name), contact.email, contact.phone)

    def _reached(self, name: Line, email: Text | None, phone: Text | None) -> Reached:
        digits = re.sub(r"[^+0-9]", "", phone or "")
        return Reached(name, str(email or ""), self.setting.line(email or ""), digits, self.setting.line(phone or ""))

    def letterhead(self, logo: Picture | None) -> Letterhead:
        """Who publishes."""
        identity = self.newsroom.settings.newsroom
        office = self.contacts()
        name = str(identity.name.get(self.language.code, ""))
        return Letterhead(
            name=self.line(identity.name),
            plain_name=name,
            tagline=self.line(identity.tagline),
            url=str(identity.url),
            logo=logo,
            accent=str(identity.accent),
            office=office[0].name if office else (),
            email_line=office[0].email_line if office else (),
        )

    def related(self) -> tuple[Elsewhere, ...]:
        """Related releases that are published in this language, by their titles and with their own counts."""
        code = self.language.code
        by_id = {release.id: release for release in (*self.newsroom.releases, *self.newsroom.neighbours)}
        related = []
        for name in self.release.related:
            other = by_id.get(name)
            if other and code in self.newsroom.languages_of(other) and code in other.title and name in self.counts:
                setting = replace(self.setting, counts=self.counts[name])
                related.append(self.elsewhere(other.id, self.language, setting.line(other.title[code])))
        return tuple(related)

    def elsewhere(self, name: str, language: Language, title: Line) -> Elsewhere:
        """Another page of the newsroom."""
        page = f"{name}.{language.code}.html"
        href = page if name == self.release.id else f"../{name}/{page}"
        return Elsewhere(href, address(self.newsroom, name, language.code), language, title)

    def languages(self) -> tuple[Elsewhere, ...]:
        """The release in all its languages, this one included."""
        return tuple(
            self.elsewhere(self.release.id, self.newsroom.languages[code], ())
            for code in self.newsroom.languages_of(self.release)
            if code in self.newsroom.languages
        )


def address(newsroom: Newsroom, release: str, language: str) -> str:
    """Where a release is published in a language."""
    return f"{str(newsroom.settings.newsroom.url).rstrip('/')}/{language}/{release}/"

"""A release becomes an edition: one language, every line of it ready for the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ..model.article import Article, Span, plain
from ..model.edition import (
    Edition,
    Elsewhere,
    Letterhead,
    Line,
    Passage,
    Picture,
    Quoted,
    Reached,
    Shown,
    Signed,
    Wording,
)
from ..model.language import Kind, Language
from ..model.newsroom import Newsroom
from ..model.node import Text
from ..model.place import Place
from ..model.record import Translated
from ..model.release import Contact, Organisation, Person, Release
from .lexicon import Lexicon, direction_of, first_strong
from .manuscript import Manuscript
from .names import collation_key, signing
from .prepare import Setting
from .typography import closed

NOWHERE = Place("")
HEAD_OF_PAGE = 64  # characters


@dataclass(frozen=True)
class Editor:
    """Makes the edition of one release in one language."""

    newsroom: Newsroom
    release: Release
    language: Language
    manuscript: Manuscript
    pictures: Mapping[str, Picture]
    wording: Wording
    setting: Setting
    related_counts: Mapping[str, Mapping[str, str]]

    def line(self, text: Translated | None) -> Line:
        return self.setting.line(text[self.language.code]) if text and self.language.code in text else ()

    def headline(self, text: Translated | None) -> Line:
        """A line of a few lines' length, set large."""
        return closed(self.line(text))

    def article(self, text: Translated | None) -> Article | None:
        if not text or self.language.code not in text:
            return None
        return self.setting.article(self.manuscript.of(text[self.language.code]))

    def shown(self) -> tuple[Shown, ...]:
        """The pictures of the release, in its order."""
        shown = []
        for medium in self.release.media:
            if medium.file not in self.pictures or self.release.withdrawn:
                continue
            credit = (
                self.line(medium.credit) if isinstance(medium.credit, Translated) else self.setting.line(medium.credit)
            )
            alt = str(medium.alt.get(self.language.code, ""))
            shown.append(Shown(str(medium.file), self.pictures[medium.file], alt, self.line(medium.caption), credit))
        return tuple(shown)

    def quotes(self) -> tuple[Quoted, ...]:
        quotes = []
        for quote in self.release.quotes:
            if self.language.code in quote.text:
                opening, closing = self.language.quotes
                words = f"{opening}{str(quote.text[self.language.code]).strip()}{closing}"
                quotes.append(Quoted(closed(self.setting.line(words)), self.line(quote.name), self.line(quote.role)))
        return tuple(quotes)

    def signatories(self) -> tuple[Signed, ...]:
        """The organisations that sign, in the order asked for; those that withdrew are left out."""
        signed = [self.signed(organisation) for organisation in signing(self.newsroom, self.release)]
        listed = self.release.signatories
        if listed and listed.order == "alphabetical":
            signed.sort(key=lambda s: collation_key(plain(s.name)))
        return tuple(signed)

    def signed(self, organisation: Organisation) -> Signed:
        code = self._readable(organisation)
        own = next(iter(organisation.name))
        is_foreign = own != code and direction_of(own) != direction_of(code)
        own_line = self._name(organisation.name[own], own) if is_foreign else ()
        acronym = str(organisation.acronym or "")
        is_said = not acronym or acronym in organisation.name[code]
        shown = Setting(code, self.setting.lexicon)
        acronym_line = () if is_said else shown.line(acronym)
        is_page = code == self.language.code
        language, direction = (None, None) if is_page else (code, direction_of(code))
        return Signed(shown.line(organisation.name[code]), language, direction, own_line, acronym_line)

    def _readable(self, organisation: Organisation) -> str:
        """The language of the name to show: the page's, else one the page's readers can read, else the first."""
        page = self.language.code
        names = list(organisation.name)
        if page in names:
            return page
        return next((n for n in names if direction_of(n) == direction_of(page)), names[0])

    def _name(self, name: str, code: str) -> Line:
        """A name in its own language, marked as such where that is not the page's."""
        if code == self.language.code:
            return self.setting.line(name)
        line = Setting(code, self.setting.lexicon).line(name)
        return (Span(code, direction_of(code), line, NOWHERE),)

    def contacts(self) -> tuple[Reached, ...]:
        return tuple(self.reached(contact) for contact in self.release.contacts) or self.office()

    def office(self) -> tuple[Reached, ...]:
        """The newsroom's own press office, where a release names no contact."""
        office = self.newsroom.settings.newsroom.contact
        if not office:
            return ()
        name = self.line(office.name) or self.setting.line(self.language.labels["press-office"])
        return (self._reached(name, office.email, office.phone),)

    def reached(self, contact: Contact) -> Reached:
        return self._reached(self.line(contact.name), contact.email, contact.phone)

    def _reached(self, name: Line, email: Text | None, phone: Text | None) -> Reached:
        digits = re.sub(r"[^+0-9]", "", phone or "")
        return Reached(name, str(email or ""), self.setting.line(email or ""), digits, self.setting.line(phone or ""))

    def boilerplate(self) -> tuple[Passage, ...]:
        passages = []
        for name in self.release.boilerplate:
            record = self.newsroom.boilerplate.get(name)
            body = self.article(record.text) if record else None
            if record and body:
                passages.append(Passage(self.line(record.title) or self.label("about"), body))
        return tuple(passages)

    def label(self, key: str) -> Line:
        return self.setting.line(self.language.labels[key])

    def corrections(self) -> tuple[Passage, ...]:
        dated = zip(self.wording.corrections, self.release.corrections, strict=True)
        bodies = [(date, self.article(correction.text)) for date, correction in dated]
        return tuple(Passage(self.setting.line(date), body) for date, body in bodies if body)

    def withdrawn(self) -> Passage | None:
        reason = self.article(self.release.withdrawn.reason) if self.release.withdrawn else None
        return Passage(self.setting.line(self.wording.withdrawn), reason) if reason else None

    def letterhead(self, logo: Picture | None) -> Letterhead:
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
            if (
                other
                and code in self.newsroom.languages_of(other)
                and code in other.title
                and name in self.related_counts
            ):
                setting = replace(self.setting, counts=self.related_counts[name])
                related.append(self.elsewhere(other.id, self.language, setting.line(other.title[code])))
        return tuple(related)

    def elsewhere(self, name: str, language: Language, title: Line) -> Elsewhere:
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

    def people(self) -> tuple[Line, ...]:
        """Those who agreed to be named, each with role and place."""
        return tuple(self.setting.line(_told(person)) for person in self.release.people)


def address(newsroom: Newsroom, release: str, language: str) -> str:
    """Where a release is published in a language."""
    return f"{str(newsroom.settings.newsroom.url).rstrip('/')}/{language}/{release}/"


def shortened(title: str) -> str:
    """A title for the head of a page: as much of it, in whole words, as stands on one line."""
    if len(title) <= HEAD_OF_PAGE:
        return title
    return title[:HEAD_OF_PAGE].rsplit(" ", 1)[0].rstrip(" ,;:،؛–-\u00a0\u202f") + "…"


def _told(person: Person) -> str:
    """A person's name, role and place, with the comma of the script they are written in."""
    comma = "، " if first_strong(person.name) == "rtl" else ", "
    return comma.join(part for part in (person.name, person.role, person.place) if part)


def edition(
    newsroom: Newsroom,
    release: Release,
    language: Language,
    manuscript: Manuscript,
    pictures: Mapping[str, Picture],
    logo: Picture | None,
    wording: Wording,
    related_counts: Mapping[str, Mapping[str, str]],
    names: Lexicon,
    is_draft: bool,
) -> Edition:
    """The edition of a release in a language; `pictures` by the file they are listed under, counts by release."""
    setting = Setting(language.code, names, wording.counts)
    editor = Editor(newsroom, release, language, manuscript, pictures, wording, setting, related_counts)
    kind: Kind = newsroom.kinds[release.kind]
    code = language.code
    return Edition(
        release=release.id,
        kind=kind,
        language=language,
        letterhead=editor.letterhead(logo),
        labels={key: setting.line(text) for key, text in language.labels.items()},
        kind_label=setting.line(kind.labels.get(code, kind.code)),
        plain_title=plain(editor.line(release.title)).replace("\u00a0", " "),
        plain_summary=plain(editor.line(release.summary)).replace("\u00a0", " "),
        title=editor.headline(release.title),
        short_title=setting.line(shortened(str(release.title.get(code, "")))),
        subtitle=editor.headline(release.subtitle),
        summary=editor.headline(release.summary),
        place=editor.line(release.place),
        source=editor.line(release.source),
        author=editor.line(release.author),
        date=setting.line(wording.date),
        iso_date=str(release.date.text).rstrip("~"),
        is_estimate=release.date.is_estimate,
        embargo=setting.line(wording.embargo),
        is_draft=is_draft,
        hashtags=tuple(str(tag) for tag in release.hashtags),
        hashtag_lines=tuple(setting.line(tag) for tag in release.hashtags),
        body=setting.article(manuscript.body),
        picture_leads=False,
        quotes=editor.quotes(),
        pictures=editor.shown(),
        signatories=editor.signatories(),
        people=editor.people(),
        organisations_figure=setting.line(wording.organisations_figure),
        signatories_line=setting.line(wording.signatories),
        notes=editor.article(release.notes),
        corrections=editor.corrections(),
        withdrawn=editor.withdrawn(),
        boilerplate=editor.boilerplate(),
        contacts=editor.contacts(),
        related=editor.related(),
        languages=editor.languages(),
        address=(published := address(newsroom, release.id, code)),
        address_line=setting.line(re.sub(r"^https?://|/$", "", published)),
    )

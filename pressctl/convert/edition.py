"""A release becomes an edition: one language, every line of it ready for the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..model.article import Article, Span, plain
from ..model.edition import Edition, Line, Passage, Picture, Quoted, Shown, Signed, Wording
from ..model.language import Kind, Language
from ..model.newsroom import Newsroom
from ..model.place import Place
from ..model.record import ReleaseDate, Translated
from ..model.release import Organisation, Person, Release
from .chapters import Binder
from .data import charts, programme
from .imprint import Imprint, address
from .lexicon import Lexicon, direction_of, first_strong
from .manuscript import Manuscript
from .numbering import Numberer, Under
from .order import organisations_in_order, people_in_order, readable
from .prepare import Setting
from .typography import closed

NOWHERE = Place("")
HEAD_OF_PAGE = 64  # characters


@dataclass(frozen=True)
class Materials:
    """What an edition is made of, beside its release.

    `manuscripts` are by language, `pictures` by the file they are listed under, `counts` those that the titles of
    related releases may print, by release; `shows` are the editions that a report includes, by their ids; `under` is
    where this one stands in a report that includes it.
    """

    manuscripts: Mapping[str, Manuscript]
    pictures: Mapping[str, Picture]
    logo: Picture | None
    wording: Wording
    counts: Mapping[str, Mapping[str, str]]
    names: Lexicon
    is_draft: bool = False
    shows: Mapping[str, Edition] = field(default_factory=dict)
    under: Under = field(default_factory=Under)


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
                line = self.setting.line(words, quote.text[self.language.code].place)
                quotes.append(Quoted(closed(line), self.line(quote.name), self.line(quote.role)))
        return tuple(quotes)

    def signatories(self) -> tuple[Signed, ...]:
        """The organisations that sign, in the order asked for; those that withdrew are left out."""
        return tuple(map(self.signed, organisations_in_order(self.newsroom, self.release, self.language.code)))

    def signed(self, organisation: Organisation) -> Signed:
        code = readable(organisation, self.language.code)
        own = next(iter(organisation.name))
        is_foreign = own != code and direction_of(own) != direction_of(code)
        own_line = self._name(organisation.name[own], own) if is_foreign else ()
        acronym = organisation.acronym or ""
        is_said = not acronym or acronym in organisation.name[code]
        shown = Setting(code, self.setting.lexicon)
        acronym_line = () if is_said else shown.line(acronym)
        is_page = code == self.language.code
        language, direction = (None, None) if is_page else (code, direction_of(code))
        return Signed(shown.line(organisation.name[code]), language, direction, own_line, acronym_line)

    def _name(self, name: str, code: str) -> Line:
        """A name in its own language, marked as such where that is not the page's."""
        if code == self.language.code:
            return self.setting.line(name)
        line = Setting(code, self.setting.lexicon).line(name)
        return (Span(code, direction_of(code), line, NOWHERE),)

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
        passages = []
        for written, correction in zip(self.wording.corrections, self.release.corrections, strict=True):
            body = self.article(correction.text)
            if body:
                passages.append(Passage(self.setting.line(written), body, iso(correction.date)))
        return tuple(passages)

    def withdrawn(self) -> Passage | None:
        withdrawn = self.release.withdrawn
        reason = self.article(withdrawn.reason) if withdrawn else None
        if not withdrawn or not reason:
            return None
        return Passage(self.setting.line(self.wording.withdrawn), reason, iso(withdrawn.date))

    def people(self) -> tuple[Line, ...]:
        """Those who agreed to be named, each with role and place, in the order asked for."""
        people = people_in_order(self.newsroom, self.release, self.language.code)
        return tuple(self.setting.line(_told(person)) for person in people)


def shortened(title: str) -> str:
    """A title for the head of a page: as much of it, in whole words, as stands on one line."""
    if len(title) <= HEAD_OF_PAGE:
        return title
    return title[:HEAD_OF_PAGE].rsplit(" ", 1)[0].rstrip(" ,;:،؛–-\u00a0\u202f") + "…"


def iso(date: ReleaseDate) -> str:
    """A date in ISO 8601, as far as it is known."""
    return str(date.text).rstrip("~")


def _told(person: Person) -> str:
    """A person's name, role and place, with the comma of the script they are written in."""
    comma = "، " if first_strong(person.name) == "rtl" else ", "
    return comma.join(part for part in (person.name, person.role, person.place) if part)


def _last_changed(release: Release) -> str:
    """The last of the dates that a release gives for itself, its corrections and its withdrawal."""
    dates = [release.date, *(correction.date for correction in release.corrections)]
    dates += [release.withdrawn.date] if release.withdrawn else []
    return str(max(dates, key=lambda date: date.first_day).text).rstrip("~")


def edition(newsroom: Newsroom, release: Release, language: Language, made_of: Materials) -> Edition:
    """The edition of a release in a language."""
    made = _whole(newsroom, release, language, made_of)
    return _as_notice(made) if made.withdrawn else made


def _whole(newsroom: Newsroom, release: Release, language: Language, made_of: Materials) -> Edition:
    code, wording = language.code, made_of.wording
    kind: Kind = newsroom.kinds[release.kind]
    manuscript = made_of.manuscripts[code]
    numberer = Numberer(kind.numbers_pictures, made_of.under)
    binder = Binder(release, language, newsroom.languages, made_of.manuscripts, made_of.shows)
    body = numberer.article(manuscript.body, language)
    drafts = binder.drafts(numberer)
    setting = Setting(code, made_of.names, wording.counts, numberer.targets)
    editor = Editor(newsroom, release, language, manuscript, made_of.pictures, wording, setting)
    imprint = Imprint(newsroom, release, language, setting, made_of.counts)
    shown = editor.shown()
    return Edition(
        release=release.id,
        kind=kind,
        language=language,
        source_language=str(newsroom.settings.languages.source),
        letterhead=imprint.letterhead(made_of.logo),
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
        iso_date=iso(release.date),
        is_estimate=release.date.is_estimate,
        embargo=setting.line(wording.embargo),
        embargo_until=release.embargo.at.isoformat() if release.embargo else "",
        last_changed=_last_changed(release),
        is_draft=made_of.is_draft,
        hashtags=tuple(str(tag) for tag in release.hashtags),
        hashtag_lines=tuple(setting.line(tag) for tag in release.hashtags),
        body=setting.article(body),
        picture_leads=False,
        quotes=editor.quotes(),
        pictures=shown,
        cover=next((picture for picture in shown if picture.source == release.cover), None),
        charts=charts(release, setting),
        chapters=binder.chapters(drafts, setting),
        programme=programme(release, language, setting),
        signatories=editor.signatories(),
        people=editor.people(),
        organisations_figure=setting.line(wording.organisations_figure),
        signatories_line=setting.line(wording.signatories),
        notes=editor.article(release.notes),
        corrections=editor.corrections(),
        withdrawn=editor.withdrawn(),
        boilerplate=editor.boilerplate(),
        contacts=imprint.contacts(),
        related=imprint.related(),
        languages=imprint.languages(),
        address=(published := address(newsroom, release.id, code)),
        address_line=setting.line(re.sub(r"^https?://|/$", "", published)),
    )


def _as_notice(edition: Edition) -> Edition:
    """An edition that was withdrawn: of what it said nothing is left but its headline, wherever that is told of."""
    return replace(
        edition,
        subtitle=(),
        summary=(),
        plain_summary="",
        hashtags=(),
        hashtag_lines=(),
        body=Article(edition.language.code),
        quotes=(),
        pictures=(),
        cover=None,
        charts={},
        chapters=(),
        programme=None,
        signatories=(),
        people=(),
        notes=None,
    )

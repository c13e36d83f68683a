"""The chapters and annexes of a report: their numbers, titles and texts, and the releases that they show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..model.article import Article, Block, Footnote, Heading, Inline, Lead, Span, Words
from ..model.edition import Chapter, Edition, Entry, Line
from ..model.language import Language
from ..model.numeral import numeral
from ..model.part import Part, part_of
from ..model.place import Place
from ..model.release import Release
from .lexicon import direction_of
from .manuscript import Manuscript, title_of
from .numbering import NBSP, Numberer
from .prepare import Setting
from .typography import closed

NOWHERE = Place("")
CONTENTS = 2  # the level of the headings that the contents list below a chapter


@dataclass(frozen=True, slots=True)
class Position:
    """Where a part stands: the number that the language gives it, none without, and whether it is an annex."""

    part: Part
    number: str
    is_annex: bool
    language: Language


def positions(release: Release, language: Language, languages: Mapping[str, Language]) -> Iterator[Position]:
    """The parts of a report with their numbers, chapters first; each in the page's language or in its own."""
    for entries, is_annex in ((release.sections, False), (release.annexes, True)):
        system = language.numbering.annexes if is_annex else language.numbering.chapters
        count = 0
        for entry in entries:
            part = part_of(entry)
            count += part.numbered
            number = numeral(count, system, language.digits) if part.numbered else ""
            yield Position(part, number, is_annex, spoken(part, language, languages))


def spoken(part: Part, language: Language, languages: Mapping[str, Language]) -> Language:
    """The language in which readers of `language` get a part: the first it has, where it lacks theirs on purpose."""
    own = [code for code in part.languages if code in languages]
    return language if not own or language.code in own else languages[own[0]]


@dataclass(frozen=True, slots=True)
class Draft:
    """A part with its numbers and ids, before its lines are prepared."""

    position: Position
    id: str
    title: tuple[Inline, ...]
    title_language: str
    lead: Lead | None
    body: Article


@dataclass(frozen=True)
class Binder:
    """Binds the parts of one report in one language. `shows` are the releases that it includes, by their ids."""

    release: Release
    language: Language
    languages: Mapping[str, Language]
    manuscripts: Mapping[str, Manuscript]
    shows: Mapping[str, Edition]

    def drafts(self, numberer: Numberer) -> tuple[Draft, ...]:
        """The parts in their order, numbered."""
        return tuple(self._draft(p, numberer) for p in positions(self.release, self.language, self.languages))

    def _draft(self, position: Position, numberer: Numberer) -> Draft:
        part, language = position.part, position.language
        written = self._written(part, language)
        heading = title_of(part, written)
        blocks = written.blocks[1:] if heading else written.blocks
        # in another language than the page's it stays where it is, among the text of its own language
        is_own = language.code == self.language.code
        lead = blocks[0] if is_own and blocks and isinstance(blocks[0], Lead) else None
        title, code = self._title(part, language, heading)
        called = title
        if position.is_annex and position.number:
            called = (Words(f"{self.language.labels['annex']}{NBSP}{position.number}", NOWHERE),)
        anchor = numberer.name(str(part.anchor), called)
        body = numberer.article(Article(language.code, blocks[1:] if lead else blocks), language)
        return Draft(position, anchor, title, code, lead, body)

    def _written(self, part: Part, language: Language) -> Article:
        manuscript = self.manuscripts.get(language.code)
        return manuscript.chapters.get(str(part.name), Article(language.code)) if manuscript else Article(language.code)

    def _title(self, part: Part, language: Language, heading: Heading | None) -> tuple[tuple[Inline, ...], str]:
        """The title and the language it is in: the report's own words for it, or those of what it shows."""
        code = self.language.code
        if part.title and code in part.title:
            return (Words(str(part.title[code]), part.title[code].place),), code
        if heading:
            return tuple(inline for inline in heading.children if not isinstance(inline, Footnote)), language.code
        shown = self.shows.get(str(part.include))
        return (shown.title if shown else (Words(str(part.anchor), NOWHERE),)), language.code

    def chapters(self, drafts: tuple[Draft, ...], setting: Setting) -> tuple[Chapter, ...]:
        """The parts with every line ready for the page; `setting` is the page's own."""
        return tuple(self._chapter(draft, setting) for draft in drafts)

    def _chapter(self, draft: Draft, setting: Setting) -> Chapter:
        part, language = draft.position.part, draft.position.language
        own = replace(setting, language=language.code)
        body = own.article(draft.body)
        return Chapter(
            anchor=draft.id,
            number=draft.position.number,
            is_annex=draft.position.is_annex,
            title=closed(self._marked(draft, setting)),
            lead=self._lead(draft, part, setting),
            language=language,
            body=body,
            entries=tuple(_entries(body.blocks)),
            new_page=part.new_page,
            shows=self.shows.get(str(part.include)),
        )

    def _marked(self, draft: Draft, setting: Setting) -> Line:
        """The title; one in another language than the page says so."""
        code = draft.title_language
        line = replace(setting, language=code).inlines(draft.title)
        return line if code == self.language.code else (Span(code, direction_of(code), line, NOWHERE),)

    def _lead(self, draft: Draft, part: Part, setting: Setting) -> Line:
        """The report's own summary of a part, or the words with which the part opens."""
        code = self.language.code
        if part.summary and code in part.summary:
            return closed(setting.line(part.summary[code]))
        if draft.lead:
            return closed(setting.inlines(draft.lead.children))
        shown = self.shows.get(str(part.include))
        return shown.summary if shown and draft.position.language.code == code else ()


def _entries(blocks: tuple[Block, ...]) -> Iterator[Entry]:
    """The headings that the contents list; a note called in one is not repeated there."""
    for block in blocks:
        if isinstance(block, Heading) and block.level == CONTENTS and block.id:
            yield Entry(block.id, tuple(inline for inline in block.children if not isinstance(inline, Footnote)))

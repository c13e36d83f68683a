"""All long texts of a release in one language, read by pandoc and judged, not yet prepared for the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from ..model.article import Article, Figure, Footnote, Heading, Image, Plot
from ..model.finding import Finding
from ..model.newsroom import Newsroom
from ..model.node import Text
from ..model.part import Part
from ..model.release import Release
from ..model.within import blocks_within, inlines_within
from . import rules
from .article import article
from .pandoc import Pandoc, PandocError
from .references import lost


@dataclass(frozen=True)
class Manuscript:
    """The articles of a release in one language: its body, its chapters by name, others by the text they stand in."""

    body: Article
    articles: Mapping[int, Article] = field(default_factory=dict)
    chapters: Mapping[str, Article] = field(default_factory=dict)

    def of(self, text: Text) -> Article:
        """The article read from a text of the release."""
        return self.articles[id(text)]


def long_texts(newsroom: Newsroom, release: Release, language: str) -> Iterator[Text]:
    """The Markdown texts that a release shows in a language, besides its body."""
    if release.notes and language in release.notes:
        yield release.notes[language]
    shown = [newsroom.boilerplate[name].text for name in release.boilerplate if name in newsroom.boilerplate]
    shown += [correction.text for correction in release.corrections]
    shown += [release.withdrawn.reason] if release.withdrawn else []
    for text in shown:
        if language in text:
            yield text[language]


@dataclass(frozen=True, slots=True)
class Media:
    """What a text may show, and whether it is a chapter of a report."""

    pictures: frozenset[str] = frozenset()
    charts: frozenset[str] = frozenset()
    is_chapter: bool = False


NOTHING = Media()


class Reader:
    """Reads texts through one pandoc; a text that many releases share is read once."""

    def __init__(self, pandoc: Pandoc) -> None:
        self._pandoc = pandoc
        self._read: dict[tuple[str, str, str, Media], tuple[Article, tuple[Finding, ...]]] = {}

    def manuscript(self, newsroom: Newsroom, release: Release, language: str) -> tuple[Manuscript, tuple[Finding, ...]]:
        """The manuscript of a release in a language, and what had to be refused in it."""
        shown = Media(
            frozenset(str(picture.file) for picture in release.media), frozenset(str(c.id) for c in release.charts)
        )
        findings: list[Finding] = []
        body = Article(language)
        if language in release.bodies:
            body, found = self._article(release.bodies[language], language, shown)
            findings += found
        chapters: dict[str, Article] = {}
        for part in release.parts:
            text = release.chapters.get(str(part.name), {}).get(language)
            if text is not None:
                chapters[str(part.name)], found = self._article(text, language, replace(shown, is_chapter=True))
                findings += found
                findings += _untitled(part, chapters[str(part.name)], text)
        articles: dict[int, Article] = {}
        for text in long_texts(newsroom, release, language):
            articles[id(text)], found = self._article(text, language, NOTHING)
            findings += found
        parts = (str(part.anchor) for part in release.parts)
        findings += lost([body, *chapters.values()], parts, articles.values())
        findings += _unshown(newsroom, release, [body, *chapters.values()])
        return Manuscript(body, articles, chapters), tuple(findings)

    def text(self, text: Text, language: str) -> Article:
        """A text that releases share; what is wrong with it is told where a release shows it."""
        return self._article(text, language, NOTHING)[0]

    def _article(self, text: Text, language: str, shown: Media) -> tuple[Article, tuple[Finding, ...]]:
        key = (str(text), str(text.place), language, shown)
        if key not in self._read:
            self._read[key] = self._fresh(text, language, shown)
        return self._read[key]

    def _fresh(self, text: Text, language: str, shown: Media) -> tuple[Article, tuple[Finding, ...]]:
        if not text.strip():
            return Article(language), ()
        try:
            return article(self._pandoc.read(text), text, language, shown.pictures, shown.charts, shown.is_chapter)
        except (PandocError, RecursionError) as error:
            why = str(error) if isinstance(error, PandocError) else "it is nested too deep"
            message = f"the text cannot be read: {why}"
            fix = "simplify it: shorter lists, fewer brackets, no lists within lists within lists"
            return Article(language), (Finding(rules.UNREADABLE_BODY, message, fix, text.place, language=language),)


def title_of(part: Part, chapter: Article) -> Heading | None:
    """The title that a chapter's own text begins with; where the report gives one, a section may come first."""
    match chapter.blocks[:1]:
        case (Heading(level=level) as title,) if level == 1 or not part.title:
            return title
    return None


def _untitled(part: Part, chapter: Article, text: Text) -> Iterator[Finding]:
    heading = title_of(part, chapter)
    if heading and any(isinstance(inline, Footnote) for inline in heading.children):
        fix = "call it in the first paragraph: a title also stands in the contents and in the head of each page"
        yield Finding(rules.MISPLACED_BLOCK, "the title of a chapter calls a note", fix, heading.place)
    if not part.title and not heading:
        fix = "begin the file with its title, such as ‘# About the year’"
        yield Finding(rules.UNTITLED_CHAPTER, f"the chapter ‘{part.name}’ has no title", fix, text.place)


def _unshown(newsroom: Newsroom, release: Release, articles: list[Article]) -> Iterator[Finding]:
    """Charts, and the pictures of a report, that no text shows; pictures of other kinds find their place themselves."""
    there = {block.chart for text in articles for block in blocks_within(text.blocks) if isinstance(block, Plot)}
    for chart in release.charts:
        if chart.id not in there:
            message = f"the chart ‘{chart.id}’ is not shown in the text"
            fix = f"write ![](chart:{chart.id}) where it belongs, in a paragraph of its own"
            yield Finding(rules.UNSHOWN_MEDIUM, message, fix, chart.id.place)
    if not newsroom.kinds[release.kind].numbers_pictures:
        return
    for text in articles:
        there |= {block.source for block in blocks_within(text.blocks) if isinstance(block, Figure)}
        there |= {inline.source for inline in inlines_within(text.blocks) if isinstance(inline, Image)}
    for medium in release.media:
        if medium.file not in {*there, release.cover}:
            message = f"the picture ‘{medium.file}’ is not shown in the text"
            fix = f"write ![]({medium.file}) where it belongs, or take it from the list"
            yield Finding(rules.UNSHOWN_MEDIUM, message, fix, medium.file.place)

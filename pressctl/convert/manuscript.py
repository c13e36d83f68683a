"""All long texts of a release in one language, read by pandoc and judged, not yet prepared for the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ..model.article import Article
from ..model.finding import Finding
from ..model.newsroom import Newsroom
from ..model.node import Text
from ..model.release import Release
from . import rules
from .article import article
from .pandoc import Pandoc, PandocError


@dataclass(frozen=True)
class Manuscript:
    """The articles of a release in one language, by the text that each was read from."""

    body: Article
    articles: Mapping[int, Article] = field(default_factory=dict)

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


class Reader:
    """Reads texts through one pandoc; a text that many releases share is read once."""

    def __init__(self, pandoc: Pandoc) -> None:
        self._pandoc = pandoc
        self._read: dict[tuple[str, str, str, frozenset[str]], tuple[Article, tuple[Finding, ...]]] = {}

    def manuscript(self, newsroom: Newsroom, release: Release, language: str) -> tuple[Manuscript, tuple[Finding, ...]]:
        """The manuscript of a release in a language, and what had to be refused in it."""
        pictures = frozenset(str(picture.file) for picture in release.media)
        findings: list[Finding] = []
        body = Article(language)
        if language in release.bodies:
            body, found = self._article(release.bodies[language], language, pictures)
            findings += found
        articles: dict[int, Article] = {}
        for text in long_texts(newsroom, release, language):
            articles[id(text)], found = self._article(text, language, frozenset())
            findings += found
        return Manuscript(body, articles), tuple(findings)

    def _article(self, text: Text, language: str, pictures: frozenset[str]) -> tuple[Article, tuple[Finding, ...]]:
        key = (str(text), str(text.place), language, pictures)
        if key not in self._read:
            self._read[key] = self._fresh(text, language, pictures)
        return self._read[key]

    def _fresh(self, text: Text, language: str, pictures: frozenset[str]) -> tuple[Article, tuple[Finding, ...]]:
        if not text.strip():
            return Article(language), ()
        try:
            return article(self._pandoc.read(text), text, language, pictures)
        except (PandocError, RecursionError) as error:
            why = str(error) if isinstance(error, PandocError) else "it is nested too deep"
            message = f"the text cannot be read: {why}"
            fix = "simplify it: shorter lists, fewer brackets, no lists within lists within lists"
            return Article(language), (Finding(rules.UNREADABLE_BODY, message, fix, text.place, language=language),)

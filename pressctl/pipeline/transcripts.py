"""Releases and their manuscripts → transcripts: what the rules about words look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..check.transcript import transcript
from ..convert.manuscript import Manuscript, Reader
from ..model.article import Article
from ..model.finding import Finding
from ..model.newsroom import Newsroom
from ..model.node import Text
from ..model.passage import Transcript
from ..model.record import Record
from ..model.release import Release
from ..model.walk import translations


@dataclass(frozen=True)
class Reading:
    """A release in one language: what its pages are made of, what it says, and what was wrong with its text."""

    language: str
    manuscript: Manuscript
    transcript: Transcript
    findings: tuple[Finding, ...]


def read(newsroom: Newsroom, release: Release, reader: Reader) -> Iterator[Reading]:
    """A release in each of its languages."""
    for code in newsroom.languages_of(release):
        manuscript, refused = reader.manuscript(newsroom, release, code)
        findings = tuple(replace(finding, release=release.id, language=code) for finding in refused)
        yield Reading(code, manuscript, of_release(newsroom, release, code, manuscript), findings)


def of_release(newsroom: Newsroom, release: Release, language: str, manuscript: Manuscript) -> Transcript:
    """All that a release says in a language, without what it shares with others."""
    articles = dict(_articles(release, language, manuscript))
    first = newsroom.languages_of(release)[0]
    return transcript(release, language, {"": release}, articles, is_source=language == first)


def _articles(release: Release, language: str, manuscript: Manuscript) -> Iterator[tuple[str, tuple[Text, Article]]]:
    if language in release.bodies:
        yield "body", (release.bodies[language], manuscript.body)
    for name, article in manuscript.chapters.items():
        yield f"sections.{name}", (release.chapters[name][language], article)
    for name, texts in translations(release):
        text = texts.get(language)
        if text is not None and id(text) in manuscript.articles:
            yield name, (text, manuscript.of(text))


def shared(newsroom: Newsroom, language: str, reader: Reader) -> Transcript:
    """What all releases share: the newsroom's name and line, and the paragraphs that releases end with."""
    records: dict[str, Record] = {"newsroom": newsroom.settings.newsroom}
    articles: dict[str, tuple[Text, Article]] = {}
    for name, record in newsroom.boilerplate.items():
        records[f"boilerplate.{name}"] = record
        if language in record.text:
            text = record.text[language]
            articles[f"boilerplate.{name}.text"] = (text, reader.text(text, language))
    return transcript(None, language, records, articles, is_source=language == next(iter(newsroom.languages)))

"""What pressctl brings along: the languages it can set pages in, and the kinds of release it has pages for.

They are read with the same reader as a newsroom's own files, so that adding a language or a kind is adding a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from ..model.fields import Flag
from ..model.figures import ClaimWords, FigureWords
from ..model.finding import Exit, Finding, Trouble
from ..model.folding import folded
from ..model.language import Digits, Direction, Kind, Language, Numbering, System, Typography
from ..model.link import LinkWords
from ..model.naming import Vocabulary
from ..model.newsroom import Languages, LanguageSettings, Settings
from ..model.node import Map, Text
from ..model.picture import PictureWords
from ..model.record import PlainText, Record
from ..resources import TEMPLATES
from .decode import SomeRecord, decode
from .rules.release import REL003, REL004
from .tree import read
from .words import closest, one_of, shown

LOCALE = re.compile(r"[a-z]{2,3}(?:[-_][A-Z][a-z]{3})?(?:[-_](?:[A-Z]{2}|[0-9]{3}))?")


class NumberingFile(Record):
    """How a language counts chapters, annexes and items of lists."""

    chapters: System
    annexes: System
    lists: tuple[System, ...]


class AnswerWords(Record):
    """What people answer in a form."""

    yes: tuple[PlainText, ...]
    individual: tuple[PlainText, ...]


class TypographyFile(Record):
    """How a language is written, and what is left in its texts by mistake."""

    quotes: tuple[tuple[PlainText, PlainText], tuple[PlainText, PlainText]]
    also_quotes: tuple[tuple[PlainText, PlainText], ...] = ()
    spaces: Mapping[str, PlainText] = {}
    marks: Mapping[str, PlainText] = {}
    elided: tuple[PlainText, ...] = ()
    clipped: tuple[PlainText, ...] = ()
    dash: PlainText | None = None
    range: PlainText | None = None
    never_twice: tuple[PlainText, ...] = ()
    hung: tuple[PlainText, ...] = ()
    residue: tuple[PlainText, ...] = ()
    residue_lines: tuple[PlainText, ...] = ()
    unwritten: tuple[PlainText, ...] = ()


class SignatoryWords(Record):
    """Words of the names of signatories, and of the forms that they sign."""

    articles: tuple[PlainText, ...]
    particles: tuple[PlainText, ...]
    last: tuple[PlainText, ...] = ()
    linking: tuple[PlainText, ...]
    bodies: tuple[PlainText, ...]
    titles: tuple[PlainText, ...]
    placeholders: tuple[PlainText, ...]
    headings: Mapping[str, tuple[PlainText, ...]]
    answers: AnswerWords
    languages: Mapping[str, tuple[PlainText, ...]]


class LinkFile(Record):
    """Words around links."""

    says_nothing: tuple[PlainText, ...]
    not_found: tuple[PlainText, ...]


class LanguageFile(Record):
    """A file of templates/languages/."""

    name: PlainText
    direction: Direction
    script: PlainText
    locale: PlainText
    digits: Digits
    quotes: tuple[PlainText, PlainText]
    numbering: NumberingFile
    signatories: SignatoryWords
    labels: Mapping[str, PlainText]
    plurals: Mapping[str, Mapping[str, PlainText]]
    typography: TypographyFile
    figures: FigureWords
    claims: ClaimWords
    common: tuple[PlainText, ...]
    see: tuple[PlainText, ...]
    pictures: PictureWords
    links: LinkFile


class KindFile(Record):
    """A file templates/kinds/<kind>/kind.yaml."""

    labels: Mapping[str, PlainText]
    plurals: Mapping[str, PlainText]
    work: PlainText = Text("NewsArticle", "")
    requires: tuple[PlainText, ...] = ()
    takes: tuple[PlainText, ...] = ()
    hero: Flag = False
    numbered_pictures: Flag = False
    immediate: Flag = False


def languages(settings: Settings) -> tuple[dict[str, Language], list[Finding]]:
    """The languages that a newsroom publishes in, source first, with its own settings; and what is wrong with these."""
    chosen, known = settings.languages, shipped_languages()
    codes = dict.fromkeys((chosen.source, *chosen.publish))
    findings = [f for f in (*_unknown(chosen, known), *_unfit_settings(chosen)) if f is not None]
    return {str(code): _settled(known[code], chosen.settings.get(code)) for code in codes if code in known}, findings


def _settled(language: Language, own: LanguageSettings | None) -> Language:
    if own is None:
        return language
    return replace(language, locale=str(own.locale or language.locale), digits=own.digits or language.digits)


def _unknown(chosen: Languages, known: Mapping[str, Language]) -> Iterator[Finding]:
    """Languages that pressctl has no file for, and a source that is not published."""
    for code in chosen.publish:
        if code not in known:
            guess = closest(code, known)
            fix = f"pressctl knows {one_of(known, 'and')}" + (f"; did you mean ‘{guess}’?" if guess else "")
            yield Finding(REL004, f"pressctl cannot set pages in ‘{shown(code)}’", fix, code.place)
    if chosen.source not in chosen.publish:
        fix = f"write {one_of(map(str, chosen.publish))}, or add it to ‘publish’"
        yield Finding(
            REL004, f"the language written first, ‘{shown(chosen.source)}’, is not published", fix, chosen.source.place
        )


def _unfit_settings(chosen: Languages) -> Iterator[Finding]:
    for code, own in chosen.settings.items():
        if code not in chosen.publish:
            fix = "add it to ‘publish’, or delete its settings"
            yield Finding(REL004, f"‘{shown(code)}’ has settings and is not published", fix, own.origin)
        if own.locale and (not LOCALE.fullmatch(own.locale) or re.split("[-_]", own.locale)[0] != code):
            fix = f"write the language and the country, such as {code}-{'SY' if code == 'ar' else 'FR'}"
            yield Finding(
                REL003, f"‘{shown(own.locale)}’ is not a place where ‘{code}’ is written", fix, own.locale.place
            )


@cache
def _files() -> Mapping[str, LanguageFile]:
    """The files of templates/languages/, by code."""
    files = sorted((TEMPLATES / "languages").glob("*.yaml"))
    return {file.stem: own_file(LanguageFile, f"languages/{file.name}") for file in files}


@cache
def shipped_languages() -> Mapping[str, Language]:
    """All languages of templates/languages/, by code."""
    return {code: _language(code, file) for code, file in _files().items()}


@cache
def vocabulary() -> Vocabulary:
    """The words of names in all languages: signatories sign in languages in which nothing is published."""
    told = {code: file.signatories for code, file in _files().items()}
    every = told.values()
    return Vocabulary(
        articles={code: _folded(words.articles) for code, words in told.items()},
        particles={code: _folded(words.particles) for code, words in told.items()},
        last={code: tuple(map(str, words.last)) for code, words in told.items()},
        linking=_folded(word for words in every for word in words.linking),
        bodies=_folded(word for words in every for word in words.bodies),
        titles=_folded(word for words in every for word in words.titles),
        placeholders=_folded(word for words in every for word in words.placeholders),
        headings=_gathered(words.headings for words in every),
        yes=_folded(word for words in every for word in words.answers.yes),
        individual=_folded(word for words in every for word in words.answers.individual),
        languages=_gathered(words.languages for words in every),
    )


def _gathered(mappings: Iterable[Mapping[str, Iterable[str]]]) -> dict[str, frozenset[str]]:
    """The words of all languages by key, in the order of the keys of the first."""
    gathered: dict[str, frozenset[str]] = {}
    for mapping in mappings:
        for key, words in mapping.items():
            gathered[key] = gathered.get(key, frozenset()) | _folded(words)
    return gathered


def _folded(words: Iterable[str]) -> frozenset[str]:
    """Words as they are compared; the hyphen of an article that is written together with its noun stays."""
    return frozenset(folded(word) + "-" * word.endswith("-") for word in words) - {""}


def _language(code: str, file: LanguageFile) -> Language:
    opening, closing = map(str, file.quotes)
    labels = {key: str(text) for key, text in file.labels.items()}
    plurals = {noun: {category: str(text) for category, text in forms.items()} for noun, forms in file.plurals.items()}
    return Language(
        code,
        str(file.name),
        file.direction,
        str(file.script),
        str(file.locale),
        file.digits,
        (opening, closing),
        Numbering(file.numbering.chapters, file.numbering.annexes, file.numbering.lists),
        labels,
        plurals,
        _typography(file.typography),
        file.figures,
        file.claims,
        frozenset(map(str, file.common)),
        tuple(map(str, file.see)),
        file.pictures,
        LinkWords(_words(file.links.says_nothing), _words(file.links.not_found)),
    )


def _typography(file: TypographyFile) -> Typography:
    outer, inner = file.quotes
    return Typography(
        (_pair(outer), _pair(inner)),
        tuple(map(_pair, file.also_quotes)),
        {mark: str(written).removesuffix(mark) for mark, written in file.spaces.items()},
        {mark: str(own) for mark, own in file.marks.items()},
        _words(file.elided),
        _words(file.clipped),
        str(file.dash or ""),
        str(file.range or ""),
        _words(file.never_twice),
        _words(file.hung),
        _words(file.residue),
        _words(file.residue_lines),
        _words(file.unwritten),
    )


def _pair(marks: tuple[PlainText, PlainText]) -> tuple[str, str]:
    return str(marks[0]), str(marks[1])


def _words(texts: tuple[PlainText, ...]) -> tuple[str, ...]:
    return tuple(map(str, texts))


@cache
def kinds() -> Mapping[str, Kind]:
    """All kinds of templates/kinds/, by name."""
    folders = sorted(file.parent.name for file in (TEMPLATES / "kinds").glob("*/kind.yaml"))
    return {name: _kind(name, own_file(KindFile, f"kinds/{name}/kind.yaml")) for name in folders}


def _kind(name: str, file: KindFile) -> Kind:
    labels = {code: str(text) for code, text in file.labels.items()}
    requires = tuple(map(str, file.requires))
    takes = frozenset({*requires, *map(str, file.takes)})
    plurals = {code: str(text) for code, text in file.plurals.items()}
    about = (file.hero, file.numbered_pictures, file.immediate, plurals, str(file.work))
    return Kind(name, labels, requires, takes, *about)


def own_file(model: type[SomeRecord], path: str) -> SomeRecord:
    """A file of pressctl's own; a fault in it is a defect of this copy of pressctl."""
    reading = read(TEMPLATES, path)
    record, findings = decode(model, reading.node, ()) if isinstance(reading.node, Map) else (None, [])
    faults = [*reading.findings, *findings]
    if record is None or faults:
        why = f"{faults[0].place}: {faults[0].message}" if faults else f"{path} is empty"
        raise Trouble(
            f"pressctl’s own file templates/{why}", "install pressctl anew, or put the file right", Exit.DEFECT
        )
    return record

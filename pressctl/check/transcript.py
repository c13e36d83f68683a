"""A release and its articles → a Transcript: every passage that its readers read in one language, with its places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain

from ..model.article import (
    Article,
    Block,
    Break,
    Definitions,
    Division,
    Footnote,
    Heading,
    Image,
    Inline,
    Lead,
    Link,
    Listing,
    Paragraph,
    PullQuote,
    Quotation,
    Reference,
    SideNote,
    Span,
    Styled,
    Table,
    Words,
    plain,
)
from ..model.node import Text
from ..model.passage import ANY_LANGUAGE, ELSEWHERE, Leaf, Mention, Passage, Role, Transcript
from ..model.place import Place
from ..model.record import Record, Translated
from ..model.release import Release
from ..model.walk import worded

NAMING = frozenset({"name", "author", "credit", "with"})
GAP = re.compile(r"[ \t]*")
TICKS = re.compile(r"`+ ?")


def transcript(
    release: Release | None,
    language: str,
    records: Mapping[str, Record],
    articles: Mapping[str, tuple[Text, Article]],
    is_source: bool,
) -> Transcript:
    """What `records` say in a language, by the name that their fields begin with.

    `articles` are the long texts with the articles read from them, by field. Texts that serve all languages are looked
    at once, with the source language.
    """
    scribe = _Scribe(language)
    for prefix, record in records.items():
        for name, value in worded(record, prefix):
            if name not in articles:
                scribe.line(name, value, is_source)
    for name, (text, article) in articles.items():
        scribe.article(name, text, article)
    read = {name: article for name, (_, article) in articles.items()}
    return Transcript(release, language, tuple(scribe.passages), read, tuple(scribe.mentions))


@dataclass
class _Scribe:
    """Writes down passages, in the order of the text."""

    language: str
    passages: list[Passage] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    name: str = ""
    raw: Text = field(default_factory=lambda: Text("", ""))

    # ── fields of one line ───────────────────────────────────────────────────

    def line(self, name: str, value: Text | Translated, is_source: bool) -> None:
        """A field of the YAML."""
        is_shared = isinstance(value, Text)
        text = value if isinstance(value, Text) else value.get(self.language)
        if not text or (is_shared and not is_source):
            return
        language = ANY_LANGUAGE if is_shared else self.language
        role: Role = "name" if name.rpartition(".")[2] in NAMING else "line"
        leaves = tuple(Leaf(start, text.at(start), language) for start, *_ in text.stretches if start < len(text))
        self.passages.append(Passage(name, role, language, str(text), leaves))

    # ── articles ─────────────────────────────────────────────────────────────

    def article(self, name: str, text: Text, article: Article) -> None:
        """A long text; `text` is what it was read from."""
        self.name, self.raw = name, text
        self._blocks(article.blocks, "paragraph", self.language)

    def _blocks(self, blocks: Iterable[Block], role: Role, language: str) -> None:
        for block in blocks:
            own = getattr(block, "language", None) or language
            match block:
                case Paragraph(children=children):
                    self._passage(children, role, own)
                case Heading(children=children):
                    self._passage(children, "heading", own)
                case Lead(children=children):
                    self._passage(children, "lead", own)
                case PullQuote(children=children, by=by):
                    self._passage(children, "pull-quote", own)
                    self._passage(by, "name", own)
                case Table():
                    self._table(block, own)
                case _:
                    self._holder(block, role, own)

    def _holder(self, block: Block, role: Role, language: str) -> None:
        """A block that holds others."""
        match block:
            case Listing(items=items):
                self._blocks(chain.from_iterable(items), "item", language)
            case Definitions(terms=terms):
                for term in terms:
                    self._passage(term.children, "term", language)
                    self._blocks(chain.from_iterable(term.meanings), "item", language)
            case Quotation(blocks=inner):
                self._blocks(inner, "quotation", language)
            case SideNote(blocks=inner):
                self._blocks(inner, "side-note", language)
            case Division(blocks=inner):
                self._blocks(inner, role, language)

    def _table(self, table: Table, language: str) -> None:
        self._passage(table.caption, "caption", language)
        for row in (table.head, *table.rows):
            for cell in row:
                self._blocks(cell.blocks, "cell", language)
        self._passage(table.note, "caption", language)

    def _passage(self, children: tuple[Inline, ...], role: Role, language: str) -> None:
        """A line of an article; the notes that it calls follow it."""
        draft = _Draft(self.raw, self.name)
        draft.write(children, Leaf(0, self.raw.place, language))
        if draft.leaves:
            self.passages.append(Passage(self.name, role, language, "".join(draft.pieces), tuple(draft.leaves)))
        self.mentions += draft.mentions
        for note in draft.notes:
            self._blocks(note.blocks, "note", language)


@dataclass
class _Draft:
    """One passage while it is written down."""

    raw: Text
    name: str
    pieces: list[str] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)
    notes: list[Footnote] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    length: int = 0

    def write(self, inlines: Iterable[Inline], like: Leaf) -> None:
        """Inlines; `like` has the language, the link and the code they stand in."""
        for inline in inlines:
            match inline:
                case Words(text=text, place=place) if like.is_code:
                    self._code(text, like, self._after_ticks(place))
                case Words(text=text, place=place):
                    self._words(text, place, like)
                case Break(place=place):
                    self._add("\n", like, place)
                case Image(place=place) | Reference(place=place):
                    self._add(ELSEWHERE, like, place)
                case Styled(style=style, children=children):
                    self.write(children, replace(like, is_code=like.is_code or style == "code"))
                case Span(language=language, children=children):
                    self.write(children, replace(like, language=language or like.language))
                case Link(target=target, children=children, place=place):
                    self.mentions.append(Mention(target, plain(children), place, self.name, self._aim(target, place)))
                    self.write(children, replace(like, target=target))
                case Footnote():
                    self.notes.append(inline)

    def _aim(self, target: str, place: Place) -> Place | None:
        """Where the target of the link that begins at `place` is written: behind its words, or as its words."""
        start = self.raw.offset_of(place)
        if start is None:
            return None
        behind = self.raw.find(f"]({target}", start)
        found = behind + 2 if behind >= 0 else self.raw.find(target, start)
        return self.raw.at(found) if found >= 0 else None

    def _add(self, text: str, like: Leaf, place: Place) -> None:
        self.leaves.append(Leaf(self.length, place, like.language, like.is_code, like.target))
        self.pieces.append(text)
        self.length += len(text)

    def _code(self, text: str, like: Leaf, place: Place) -> None:
        """Code; where a line ends within it, what follows has a place of its own."""
        start = self.raw.offset_of(place)
        written = self.raw[start : start + len(text)] if start is not None else ""
        if start is None or written.replace("\n", " ") != text:
            self._add(text, like, place)
            return
        for line in written.splitlines(keepends=True):
            self._add(line.replace("\n", " "), like, self.raw.at(start))
            start += len(line)

    def _words(self, text: str, place: Place, like: Leaf) -> None:
        """Words; the gap at their end is as wide as its writer typed it: Markdown makes one space of any number."""
        words = text.removesuffix(" ")
        if words:
            self._add(words, like, place)
        if len(words) < len(text):
            self._gap(replace(place, column=place.column + len(words)), like)

    def _gap(self, place: Place, like: Leaf) -> None:
        start = self.raw.offset_of(place)
        gap = GAP.match(self.raw, start) if start is not None else None
        if gap and gap[0]:
            self._add(gap[0], like, place)
        elif self.leaves:  # the end of a line, which has no place of its own
            last = self.leaves[-1]
            column = last.place.column + self.length - last.start
            self._add(" ", like, replace(last.place, column=column))

    def _after_ticks(self, place: Place) -> Place:
        """Where code begins: it is placed at the marks before it."""
        start = self.raw.offset_of(place)
        ticks = TICKS.match(self.raw, start) if start is not None else None
        return replace(place, column=place.column + len(ticks[0])) if ticks else place


def pairs(transcripts: Iterable[Transcript], source: str) -> Iterator[tuple[Transcript, Transcript]]:
    """Each translation with what it is a translation of: the source language, or else the first one."""
    there = list(transcripts)
    first = next((one for one in there if one.language == source), there[0] if there else None)
    for one in there:
        if first and one is not first:
            yield first, one

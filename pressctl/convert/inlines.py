"""The inlines of pandoc's tree: words, links, notes, with their places and what stands in braces after them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import unquote

from ..model.article import Block, Break, Footnote, Image, Inline, Link, Reference, Span, Styled, Words, plain
from ..model.characters import code_point
from ..model.finding import Finding, Rule
from ..model.language import Direction
from ..model.node import Text
from ..model.place import Place
from . import rules
from .lexicon import direction_of
from .target import fault_of
from .tree import POSITION, STYLES, Node, letters
from .unseen import coded, uncalled_notes

CHART = "chart:"


@dataclass(frozen=True, slots=True)
class Attributes:
    """What a writer gave a run of text in braces."""

    id: str
    language: str | None
    direction: Direction | None
    place: Place
    is_wrapper: bool
    classes: tuple[str, ...] = ()
    by: str = ""


RANGE = re.compile(r"((\d+):(\d+))-((\d+):(\d+))")
KNOWN = "keep only {lang=…} and {dir=ltr} or {dir=rtl}"


@dataclass
class InlineReader:
    """Reads the lines of one tree. `here` is the place of the innermost node that has one.

    `highest` is the level that the headings of this text begin with.
    """

    body: Text
    language: str
    pictures: frozenset[str]
    charts: frozenset[str]
    here: Place
    highest: int = 2
    findings: list[Finding] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines = [0, *(match.end() for match in re.finditer("\n", self.body))]

    def refuse(self, rule: Rule, message: str, fix: str, place: Place | None = None) -> None:
        """Keep a finding, at `place` or where the reader is."""
        self.findings.append(Finding(rule, message, fix, place or self.here, language=self.language))

    # ── places and attributes ────────────────────────────────────────────────

    def place_of(self, position: str) -> Place:
        """The place that pandoc's `data-pos` names."""
        found = POSITION.search(position)
        if not found:
            return self.here
        line, column = int(found[1]), int(found[2])
        start = self.lines[min(line, len(self.lines)) - 1]
        return self.body.at(min(start + column - 1, max(0, len(self.body) - 1)))

    def attributes(self, raw: list[Any], takes: Collection[str] = (), fix: str = KNOWN) -> Attributes:
        """What stands in braces; `takes` are the classes known here, "#" for an id, "by" for the property by=."""
        identifier, classes, pairs = raw[0], raw[1], dict(raw[2])
        self.here = place = self.place_of(pairs.pop("data-pos", ""))
        is_wrapper = pairs.pop("wrapper", "") == "1"
        language, direction = pairs.pop("lang", None), pairs.pop("dir", None)
        by = pairs.pop("by", "") if "by" in takes else ""
        if direction not in (None, "ltr", "rtl"):
            pairs["dir"] = direction
            direction = None
        if language is not None and not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
            pairs["lang"] = language
            language = None
        if language and not direction:
            direction = direction_of(language)
        strange = [*pairs, *(f".{name}" for name in classes if name != "footnotes" and name not in takes)]
        if identifier and "#" not in takes:
            strange.append(f"#{identifier}")
        if strange:
            self.refuse(rules.UNKNOWN_ATTRIBUTE, f"‘{strange[0]}’ is not a property a text can have here", fix, place)
        known = tuple(name for name in classes if name in takes)
        return Attributes(identifier, language, direction, place, is_wrapper, known, by)

    # ── inlines ──────────────────────────────────────────────────────────────

    def inlines(self, nodes: Iterable[Node]) -> tuple[Inline, ...]:
        """A run of inlines; words that stand side by side in the file are one."""
        done: list[Inline] = []
        words = _Words()
        for node in nodes:
            word = _word(node)
            if word:
                if not words.goes_on(word):
                    done += words.ended()
                    words.place = self.place_of(word.position)
                self._refuse_coded(word.text)
                words.add(word)
            else:
                self.here = words.place or self.here
                done += words.ended()
                done += self.inline(node)
        self.here = words.place or self.here
        return (*done, *words.ended())

    def inline(self, node: Node) -> Iterable[Inline]:
        """What one node gives: none, one or several inlines."""
        kind: str = node["t"]
        content: Any = node.get("c")
        place = self.here
        if kind == "Str":
            self._refuse_coded(content)
            return [Words(content, place)]
        if kind in ("Space", "SoftBreak"):
            return [Words(" ", place)]
        if kind == "LineBreak":
            return [Break(place)]
        if kind in STYLES:
            return [Styled(STYLES[kind], self.inlines(content), place)]
        handler: Callable[[Any], Iterable[Inline]] | None = getattr(self, f"_{kind.lower()}", None)
        return handler(content) if handler else self.unknown(content)

    def _refuse_coded(self, text: str) -> None:
        for character in coded(text, self.body):
            message = f"{code_point(character)} is written by its code"
            self.refuse(rules.CODED_CHARACTER, message, "remove it: pressctl sets directions by itself")

    def unknown(self, content: Any) -> Iterable[Inline]:
        """The letters of whatever has no name here."""
        return [Words(letters(content), self.here)]

    def _code(self, content: Any) -> Iterable[Inline]:
        attributes = self.attributes(content[0])
        return [Styled("code", (Words(content[1], attributes.place),), attributes.place)]

    def _rawinline(self, content: Any) -> Iterable[Inline]:
        self.refuse_html(content[1])
        return []

    def refuse_html(self, html: str) -> None:
        """HTML, which is not kept."""
        shown = " ".join(html.split())
        shown = shown if len(shown) <= 40 else shown[:39] + "…"
        fix = "use Markdown: **bold**, *emphasis*, [text](address); to show a sign as it is, put \\ before it"
        self.refuse(rules.RAW_HTML, f"HTML has no place in a text: ‘{shown}’", fix)

    def _span(self, content: Any) -> Iterable[Inline]:
        attributes = self.attributes(content[0])
        children = self.inlines(content[1])
        if attributes.is_wrapper or not (attributes.language or attributes.direction):
            return children
        return [Span(attributes.language, attributes.direction, children, attributes.place)]

    def _link(self, content: Any) -> Iterable[Inline]:
        attributes = self.attributes(content[0], ("page",), "keep only {.page}, {lang=…} and {dir=…}")
        target, title = content[2]
        place = attributes.place
        if target.startswith("#") and len(target) > 1 and ("page" in attributes.classes or not content[1]):
            return [Reference(unquote(target[1:]), "page" in attributes.classes, place)]
        fault = fault_of(target)
        if fault:
            self.refuse(fault.rule, fault.message, fault.fix, place)
        inner = self.inlines(content[1])
        # a note called within a link would be a link within a link: the call stands behind it
        notes = [inline for inline in inner if isinstance(inline, Footnote)]
        link = Link(target, title, tuple(inline for inline in inner if not isinstance(inline, Footnote)), place)
        if attributes.language or attributes.direction:
            return [Span(attributes.language, attributes.direction, (link,), place), *notes]
        return [link, *notes]

    def _image(self, content: Any) -> Iterable[Inline]:
        attributes = self.attributes(content[0], ("#",), "keep only {#id}")
        source = content[2][0]
        if source.startswith(CHART):
            self._refuse_chart(source.removeprefix(CHART), attributes.place)
        elif source not in self.pictures:
            listed = ", ".join(f"‘{name}’" for name in sorted(self.pictures)) or "none"
            self.refuse(
                rules.UNDECLARED_IMAGE,
                f"the picture ‘{source}’ is not among the media of this release",
                f"list it under media: in release.yaml with alt and credit (listed: {listed})",
                attributes.place,
            )
        return [Image(source, plain(self.inlines(content[1])), attributes.place, attributes.id)]

    def _refuse_chart(self, name: str, place: Place) -> None:
        if name not in self.charts:
            listed = ", ".join(f"‘{chart}’" for chart in sorted(self.charts)) or "none"
            message = f"the chart ‘{name}’ is not among the charts of this release"
            self.refuse(
                rules.UNDECLARED_CHART, message, f"describe it under charts: in release.yaml (there: {listed})", place
            )

    def _note(self, content: Any) -> Iterable[Inline]:
        place = self.here
        return [Footnote(self.blocks(content), place)]

    def blocks(self, nodes: Iterable[Node]) -> tuple[Block, ...]:
        """Blocks, which only footnotes hold among inlines."""
        raise NotImplementedError

    def refuse_uncalled_notes(self) -> None:
        """Pandoc leaves out a note that nothing calls, without a word."""
        for offset, name in uncalled_notes(self.body):
            message = f"nothing in the text calls the note ‘{name}’"
            fix = f"write [^{name}] where it belongs, or remove the note"
            self.refuse(rules.UNCALLED_NOTE, message, fix, self.body.at(offset))


class _Word(NamedTuple):
    """A word or gap; `position` is where pandoc saw it begin, `end` where it ends, if it is as long as it was typed."""

    text: str
    position: str
    end: str


def _word(node: Node) -> _Word | None:
    """What a span of pandoc's holds that was only put around it to bear its position: nearly all there is to read."""
    if node["t"] != "Span":
        return None
    (_, _, pairs), children = node["c"]
    if len(children) != 1 or len(pairs) != 2 or pairs[0][0] != "wrapper":
        return None
    kind = children[0]["t"]
    shape = RANGE.fullmatch(pairs[1][1])
    if not shape or kind not in ("Str", "Space"):
        return None
    text = children[0]["c"] if kind == "Str" else " "
    is_as_typed = shape[2] == shape[5] and int(shape[6]) - int(shape[3]) == len(text)
    return _Word(text, shape[1], shape[4] if is_as_typed else "")


@dataclass
class _Words:
    """Words that stand side by side in the file, while they are gathered."""

    place: Place | None = None
    end: str = ""
    pieces: list[str] = field(default_factory=list)

    def goes_on(self, word: _Word) -> bool:
        return bool(self.pieces) and self.end == word.position

    def add(self, word: _Word) -> None:
        self.pieces.append(word.text)
        self.end = word.end

    def ended(self) -> list[Inline]:
        """The words gathered so far, taken away."""
        done: list[Inline] = [Words("".join(self.pieces), self.place)] if self.pieces and self.place else []
        self.pieces.clear()
        return done

"""Events → nodes: one file's mappings, lists and texts, with their places, and what is refused on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from ..model.characters import FORBIDDEN
from ..model.finding import Finding, Rule
from ..model.node import Items, Map, Node, Text
from ..model.place import Place
from . import source as files
from .hashtags import hashtag_after
from .rules.written import SRC001, SRC004, SRC005, SRC006, SRC007, SRC008, SRC009, SRC010
from .scalar import stretches
from .source import STAND_IN, Source
from .words import in_quotes, shown
from .wreck import Last

DEEPEST = 20
MOST_VALUES = 200_000
LONGEST_TEXT = 200_000
COUNT = re.compile(r"\{\{[^{}\n]*\}\}[^,}\]\n]*")

QUOTES = "if it is part of a text, put the whole text in quotes"


class Event(NamedTuple):
    """One step of reading: something begins or ends, from character `start` up to `end`."""

    kind: Literal["fields", "items", "text", "alias", "end", "document", "other"]
    start: int
    end: int
    value: str = ""
    style: str | None = None
    anchor: str | None = None
    tag: str | None = None
    flow: bool = False


class Stop(Exception):
    """Nothing more of this file can be read."""


class Composer:
    """Turns the events of one file into a tree, and remembers what is wrong on the way."""

    def __init__(self, source: Source, events: Iterator[Event]) -> None:
        self.source = source
        self.events = events
        self.findings: list[Finding] = []
        self.damaged: set[int] = set()
        self.lossy = False
        self.empty = False
        self.values = 0
        self.last = Last(0, 0, "")

    def document(self) -> Node | None:
        """The tree, or None where the file says nothing."""
        first = self._next()
        if first.kind != "document":
            self.empty = True
            return None
        event = self._next()
        self.empty = event.kind == "text" and not event.value and event.style is None
        node = self._node(event, 1)
        if self._next().kind == "document":
            fix = "delete this line; in a text, put it in quotes or in a file body.en.md of its own"
            self._report(SRC010, self.latest, "‘---’ ends the release here, and what follows is a second one", fix)
            self.lossy = True
        return None if self.empty else node

    def _next(self) -> Event:
        self.latest = event = next(self.events)
        self.values += event.kind in ("fields", "items", "text", "alias")
        if self.values > MOST_VALUES:
            self._report(SRC001, event, f"the file has more than {MOST_VALUES:,} values", "split it")
            raise Stop
        return event

    def _report(self, rule: Rule, event: Event, message: str, fix: str) -> None:
        self.findings.append(Finding(rule, message, fix, self._place(event)))

    def _place(self, event: Event) -> Place:
        return self.source.place(event.start)

    def _node(self, event: Event, depth: int) -> Node:
        if depth > DEEPEST:
            fix = "look for a [ or { too many here, or for a value that begins with one and needs quotes"
            self._report(SRC005, event, f"there are more than {DEEPEST} lists or fields within each other here", fix)
            raise Stop
        self._refuse_references(event)
        match event.kind:
            case "fields":
                return self._map(event, depth)
            case "items":
                return self._items(event, depth)
            case _:
                return self._text(event)

    def _refuse_references(self, event: Event) -> None:
        """Report `*name`, `&name` and `!type`."""
        if event.anchor is None and event.tag is None:
            return
        self.damaged.add(self._place(event).line)
        found = self.source.text[event.start :].split("\n", 1)[0].split(" ", 1)[0].rstrip(",]}")
        what = f"what begins with ‘{found[:1]}’"
        fix = f"if it is part of the text, put the whole value in quotes: {in_quotes(found + ' …')}"
        if event.anchor is not None:
            self._report(SRC004, event, f"‘{shown(found)}’: {what} is a reference to another place of the file", fix)
        else:
            self._report(SRC009, event, f"‘{shown(found)}’: {what} is the name of a type, and pressctl takes none", fix)

    def _items(self, start: Event, depth: int) -> Items:
        items: list[Node] = []
        while (event := self._next()).kind != "end":
            items.append(self._node(event, depth + 1))
        self._remember(start, event)
        return Items(items, self._place(start))

    def _remember(self, start: Event, end: Event) -> None:
        sign = self.source.text[start.start : start.start + 1] if start.flow else ""
        self.last = Last(start.start, end.end, sign)

    def _map(self, start: Event, depth: int) -> Map:
        items: dict[str, Node] = {}
        keys_at: dict[str, Place] = {}
        while (event := self._next()).kind != "end":
            key = self._name(event, depth + 1)
            value = self._node(self._next(), depth + 1)
            if key is not None and self._is_new(key, event, keys_at):
                items[key], keys_at[key] = value, self._place(event)
        self._remember(start, event)
        return Map(items, self._place(start), keys_at)

    def _name(self, event: Event, depth: int) -> Text | None:
        """The name of a field, or None where something else stands in its place."""
        node = self._node(event, depth)
        if isinstance(node, Text):
            return node
        sign = self.source.text[event.start]
        count = COUNT.match(self.source.text, max(0, event.start - 1))
        fix = f"type {in_quotes(count.group())}" if count else QUOTES
        self._refuse(SRC007, event, f"a value that begins with {sign} has to be in quotes", fix)
        return None

    def _is_new(self, name: Text, event: Event, before: dict[str, Place]) -> bool:
        """Whether `name` can be the name of one more field; if not, says why."""
        if name == "<<":
            self._refuse(
                SRC008, event, "‘<<’ copies fields from another place of the file", "write the fields out here"
            )
        elif not name:
            self._refuse(SRC007, event, "a field’s name is missing before the colon", f"write the name, or {QUOTES}")
        elif name in before:
            first = before[name].line
            self._refuse(
                SRC006, event, f"‘{shown(name)}’ is written twice; the first is on line {first}", "keep one of the two"
            )
        else:
            return True
        return False

    def _refuse(self, rule: Rule, event: Event, message: str, fix: str) -> None:
        self._report(rule, event, message, fix)
        self.damaged.add(self._place(event).line)

    def _text(self, event: Event) -> Text:
        start, end = event.start, event.end
        self.last = Last(start, end, event.style or "")
        value = event.value
        if len(value) > LONGEST_TEXT:
            message = f"this text has {len(value):,} characters, more than the {LONGEST_TEXT:,} that pressctl takes"
            self._report(SRC001, event, message, "put long texts in files of their own, such as body.en.md")
            value = value[:LONGEST_TEXT]
            long = []
        else:
            long = [*files.long_words(value)]
        value = files.shortened(value)
        text = Text(value, self.source.path, stretches(self.source, value, event.style, start, end))
        self.findings += [files.long_word(text.at(offset), length) for offset, length in long]
        self._look_at_characters(text, event.style)
        if event.style is None and (found := hashtag_after(self.source, value, end)):
            self.findings.append(found)
            self.damaged.add(self._place(event).line)
        return Text(FORBIDDEN.sub(STAND_IN, value), text.path, text.stretches)

    def _look_at_characters(self, text: Text, style: str | None) -> None:
        """Report what escapes such as "\\u202e" brought in, and isolates that nothing closes."""
        if style == '"':
            self.findings += [files.forbidden(text.at(m.start()), m.group()) for m in FORBIDDEN.finditer(text)]
        self.findings += [files.unpaired(text.at(at), found) for at, found in files.unpaired_isolates(text)]

"""The signs of a passage that a rule is after, where the language is the one it knows, and what mends them.

What stands in an address, an e-mail address or a tag is never one of them, nor is a name that the newsroom knows: it is
written as its owner writes it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ..model.finding import Edit
from ..model.language import Typography
from ..model.passage import Passage
from .rule import Desk, Report
from .tongues import tongue

# what is read as one piece, whatever signs stand in it
PIECE = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,15}://|www\.)[^\s<>«»“”،؛؟]+"
    r"|[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]+"
    r"|\{\{[^{}]*\}\}"
    r"|[#@]\w+"
    r"|(?<![A-Za-z0-9.-])(?:[A-Za-z0-9-]{1,63}\.){1,8}[a-z]{2,24}(?:/[^\s<>«»“”،؛؟]*)?(?![\w.])"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """Characters `start` to `end` of a passage, in `language`; `match` is what a rule's pattern found around them."""

    passage: Passage
    start: int
    end: int
    language: str
    match: re.Match[str]
    is_name: bool = False

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    def report(self, message: str, fix: str, new: str | None = None) -> Report:
        """A report at this sign; `new` is what it becomes, if that is safe. A name is never mended."""
        edits = () if new is None or self.is_name else edit(self.passage, self.start, self.end, new)
        return Report(self.passage.at(self.start), message, fix, edits=edits)


def edit(passage: Passage, start: int, end: int, new: str) -> tuple[Edit, ...]:
    """The edit that makes `new` of the characters `start` to `end`; none where they do not stand side by side."""
    old = passage.text[start:end]
    first, last = passage.at(start), passage.at(end - 1)
    is_whole = (last.path, last.line, last.column) == (first.path, first.line, first.column + len(old) - 1)
    return (Edit(first, old, new),) if is_whole and old != new else ()


def signs(
    passage: Passage, desk: Desk, pattern: re.Pattern[str], languages: Collection[str] = (), has_names: bool = False
) -> Iterator[Sign]:
    """Where `pattern` is found (its first group, if it has one) in one of `languages`, or in any.

    A group with a name does not count. With `has_names` also those in names, which are then marked as such.
    """
    if passage.role == "name" and not has_names:
        return
    pieces: list[tuple[int, int]] | None = None
    for match in pattern.finditer(passage.text):
        group = 1 if pattern.groups > len(pattern.groupindex) else 0
        start, end = match.span(group)
        language = tongue(passage, start)
        if passage.leaf(start).is_code or (languages and language not in languages):
            continue
        if pieces is None:
            pieces = [found.span() for found in PIECE.finditer(passage.text)]
        if _touches(pieces, start, end):
            continue
        is_name = passage.role == "name" or is_named(passage, desk, start, end)
        if has_names or not is_name:
            yield Sign(passage, start, end, language, match, is_name)


def is_named(passage: Passage, desk: Desk, start: int, end: int) -> bool:
    """Whether a name that the newsroom knows goes over these characters."""
    return _touches([(first, last) for first, last, _ in desk.names(passage.text)], start, end)


def _touches(spans: Collection[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in spans)


def typography(desk: Desk, language: str) -> Typography | None:
    """How a language is written, none where the newsroom does not publish in it."""
    known = desk.newsroom.languages.get(language)
    return known.typography if known else None


def written_in(desk: Desk, trait: str) -> dict[str, Typography]:
    """The languages of the newsroom whose typography says anything of `trait`, by their code."""
    known = desk.newsroom.languages.items()
    return {code: language.typography for code, language in known if getattr(language.typography, trait)}

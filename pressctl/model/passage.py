"""What readers read at one go: a title, a paragraph, a cell, in the letters of its writer; and where each stands.

Rules about words look at these: they know nothing of YAML or Markdown, and yet every character has its place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from .article import Article
from .place import Place
from .release import Release

Role = Literal[
    "line",  # a field of one line: a title, a caption, a description of a picture
    "name",  # a field that names somebody: never to be mended
    "heading",
    "paragraph",
    "item",
    "cell",
    "quotation",
    "lead",
    "pull-quote",
    "side-note",
    "note",
    "caption",
    "term",
]
ELSEWHERE = "\ufffc"  # stands for what is no text: a picture, the number of a page
ANY_LANGUAGE = "und"  # of a text that serves all languages


@dataclass(frozen=True, slots=True)
class Leaf:
    """Characters of a passage that stand side by side in the file: from `start` on, the first of them at `place`.

    `language` is that of the passage unless the writer named another one; `target` is that of the link around them.
    """

    start: int
    place: Place
    language: str
    is_code: bool = False
    target: str | None = None


@dataclass(frozen=True)
class Run:
    """Characters `start` to `end` of a passage, all in one language; `text` is the passage's."""

    start: int
    end: int
    language: str


@dataclass(frozen=True)
class Passage:
    """A stretch of text in one language. `field` is where it belongs, such as "title", "body" or "sections.about"."""

    field: str
    role: Role
    language: str
    text: str
    leaves: tuple[Leaf, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [leaf.start for leaf in self.leaves]

    def leaf(self, offset: int) -> Leaf:
        """The leaf in which the character `offset` (from 0) stands."""
        return self.leaves[max(0, bisect_right(self._starts, offset) - 1)]

    def at(self, offset: int) -> Place:
        """The place in the file of the character `offset` (from 0)."""
        leaf = self.leaf(offset)
        return Place(leaf.place.path, leaf.place.line, leaf.place.column + offset - leaf.start)

    @cached_property
    def runs(self) -> tuple[Run, ...]:
        """The text in its languages, as far as the writer named them; code is in none and left out."""
        runs: list[Run] = []
        ends = [*self._starts[1:], len(self.text)]
        for leaf, end in zip(self.leaves, ends, strict=True):
            if leaf.is_code or end == leaf.start:
                continue
            if runs and runs[-1].language == leaf.language and runs[-1].end == leaf.start:
                runs[-1] = Run(runs[-1].start, end, leaf.language)
            else:
                runs.append(Run(leaf.start, end, leaf.language))
        return tuple(runs)


@dataclass(frozen=True, slots=True)
class Mention:
    """A link in a text: where it leads, as written, and the words it stands behind.

    `place` is where the link begins, `aim` where its target is written, none if that is not to be found as it is.
    """

    target: str
    text: str
    place: Place
    field: str
    aim: Place | None = None


@dataclass(frozen=True)
class Transcript:
    """All that a release says in one language; without a release, what all releases of the newsroom share.

    `articles` are its long texts, by the field they stand in.
    """

    release: Release | None
    language: str
    passages: tuple[Passage, ...]
    articles: Mapping[str, Article] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()

    def of(self, name: str) -> Iterator[Passage]:
        """The passages of one field."""
        return (passage for passage in self.passages if passage.field == name)


@dataclass(frozen=True, slots=True)
class Counterparts:
    """A passage of the source and the one that translates it; one of the two is None where the other has none."""

    source: Passage | None
    target: Passage | None


@dataclass(frozen=True, slots=True)
class Translation:
    """A release in the language in which it was written first, and in another one; `pairs` are their passages."""

    source: Transcript
    target: Transcript
    pairs: tuple[Counterparts, ...] = ()

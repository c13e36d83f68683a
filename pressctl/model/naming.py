"""What pressctl knows of the words that names are made of, in all the languages it has a file for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from .folding import folded

GLUED = 5  # letters of a word from which on its beginning may be an article


@dataclass(frozen=True)
class Vocabulary:
    """Words about signatories, folded; from the key `signatories` of templates/languages/<code>.yaml.

    `articles` are by language; one that is written together with its noun ends in a hyphen. `particles`, by language
    too, stand before a surname and do not count in an order; `last` are the letters that follow z in a language's
    alphabet. `linking` are small words within a name, `bodies` kinds of
    organisations, `titles` what precedes the name of a person, `placeholders` what is typed where there is no name.
    """

    articles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    particles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    last: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    linking: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    placeholders: frozenset[str] = frozenset()

    def words(self, name: str) -> tuple[str, ...]:
        """The words that tell a name from others: folded, without articles and linking words."""
        every = folded(name).split()
        return tuple(bare(word, self._glued) for word in every if word not in self._small) or tuple(every)

    @cached_property
    def _small(self) -> frozenset[str]:
        return self.linking.union(*self.articles.values())

    @cached_property
    def _glued(self) -> tuple[str, ...]:
        return tuple(article[:-1] for articles in self.articles.values() for article in articles if article[-1] == "-")

    def is_placeholder(self, name: str) -> bool:
        """Whether somebody typed this who had no name to give: “N/A”, “-”."""
        return not folded(name) or folded(name) in self.placeholders


def bare(word: str, glued: tuple[str, ...]) -> str:
    """A folded word without the article that is written together with it."""
    article = next((a for a in glued if word.startswith(a) and len(word) >= GLUED), "")
    return word[len(article) :]

"""References within a text that lead nowhere, or to several places at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches
from urllib.parse import unquote

from ..model.article import Article, Figure, Heading, Link, Plot, Reference, Table
from ..model.finding import Finding
from ..model.within import blocks_within, inlines_within
from . import rules


def lost(articles: Collection[Article], parts: Iterable[str], others: Iterable[Article] = ()) -> Iterator[Finding]:
    """What is wrong with the references in the texts of a release.

    `parts` are the names of its chapters; `others` are texts that refer to these places and have none themselves.
    """
    places = Counter(name for article in articles for name in _names(article))
    chapters = set(parts)
    for article in (*articles, *others):
        for inline in inlines_within(article.blocks):
            match inline:
                case Reference(anchor=anchor, place=place):
                    pass
                case Link(target=target, place=place) if target.startswith("#") and len(target) > 1:
                    anchor = unquote(target[1:])
                case _:
                    continue
            if anchor not in places and anchor not in chapters:
                known = sorted({*places, *chapters})
                close = get_close_matches(anchor, known, 1)
                fix = f"did you mean ‘#{close[0]}’?" if close else f"give the place this name: ## Title {{#{anchor}}}"
                yield Finding(rules.LOST_REFERENCE, f"nothing in this text is called ‘{anchor}’", fix, place)
            elif places[anchor] > 1 and anchor not in chapters:
                message = f"{places[anchor]} places in this text are called ‘{anchor}’"
                yield Finding(rules.TWICE_NAMED, message, "give each a name of its own: ## Title {#name}", place)


def _names(article: Article) -> Iterator[str]:
    for block in blocks_within(article.blocks):
        match block:
            case Heading(id=name) | Figure(id=name) | Table(id=name) | Plot(chart=name) if name:
                yield name

"""Languages named on the command line."""

from __future__ import annotations

from collections.abc import Collection

from ..model.finding import Exit, Trouble
from ..model.newsroom import Newsroom


def known_languages(asked: Collection[str], newsroom: Newsroom | None) -> None:
    """Raise Trouble for a language that the newsroom does not publish in."""
    for code in asked:
        if newsroom and code not in newsroom.languages:
            published = ", ".join(newsroom.languages)
            raise Trouble(f"the newsroom does not publish in ‘{code}’", f"choose among {published}", Exit.USAGE)

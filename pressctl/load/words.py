"""The writer's own words inside a message: short, on one line, and with nothing invisible in them."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from ..model.characters import FORBIDDEN, code_point


def visible(text: str) -> str:
    """`text` with what cannot be seen made visible."""
    return FORBIDDEN.sub(lambda found: code_point(found.group()), text)


def shown(text: str, limit: int = 60) -> str:
    """`text` on one line and not much longer than `limit`."""
    line = visible(" ".join(text.split()))
    return line if len(line) <= limit else f"{line[: limit - 1].rstrip()}…"


def in_quotes(text: str) -> str:
    """What to type so that YAML takes `text` as it is."""
    line = shown(text)
    if '"' not in line and "\\" not in line:
        return f'"{line}"'
    doubled = line.replace("'", "''")
    return f"'{doubled}'"


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was most likely meant to be."""
    by_fold = {candidate.casefold(): candidate for candidate in known}
    found = difflib.get_close_matches(word.casefold()[:80], by_fold, n=1, cutoff=0.7)
    return by_fold[found[0]] if found else None


def one_of(words: Iterable[str], last: str = "or") -> str:
    """`a, b or c`."""
    *first, final = words
    return f"{', '.join(first)} {last} {final}" if first else final

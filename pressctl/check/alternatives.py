"""Many words → one pattern that finds any of them, quickly: words that begin alike are tried together."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .folding import fold

Tree = dict[str, "Tree"]
END = ""


def either(words: Iterable[str]) -> str:
    """A pattern for any of these words as they are compared, the longest first; a space is any number of spaces."""
    tree: Tree = {}
    for word in words:
        branch = tree
        for letter in fold(word):
            branch = branch.setdefault(letter, {})
        branch[END] = {}
    return f"(?:{_pattern(tree)})" if tree else "(?!)"


def _pattern(tree: Tree) -> str:
    ways = [_letter(letter) + (_pattern(rest) if set(rest) != {END} else "") for letter, rest in tree.items() if letter]
    pattern = ways[0] if len(ways) == 1 and END not in tree else f"(?:{'|'.join(ways)})"
    return f"{pattern}?" if END in tree else pattern


def _letter(letter: str) -> str:
    return " +" if letter == " " else re.escape(letter)

"""The search, which needs no server: a script that all languages share, and for each language what it looks at."""

from __future__ import annotations

import hashlib
import json

from ..model.folding import ALIKE_TABLE, MARKS, folded
from ..model.output import Output
from ..template import fill
from .shelf import Shelf

DIGEST = 12  # hexadecimal digits


def script() -> Output:
    """The script, with the letters that are taken for one another."""
    alike = {chr(letter): other if isinstance(other, str) else chr(other or 0) for letter, other in ALIKE_TABLE.items()}
    content = fill("site/search.js.j2", {"marks": MARKS.pattern, "alike": alike}).encode()
    return Output(f"assets/search.{hashlib.sha256(content).hexdigest()[:DIGEST]}.js", content)


def index(shelf: Shelf, language: str) -> Output:
    """What the search looks at: of each release its title and its words, each word once, folded."""
    entries = [
        {
            "release": each.release,
            "title": folded(each.title),
            "words": " ".join(dict.fromkeys(folded(each.words).split())),
        }
        for each in shelf.teasers
    ]
    content = json.dumps(entries, ensure_ascii=False, separators=(",", ":")).encode()
    return Output(f"{language}/search.json", content, language=language)

"""The words of the texts to measure on: sentences of the sample newsroom, in orders that no two paragraphs share."""

from __future__ import annotations

import functools
import itertools
import random
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CODES = ("en", "fr", "ar")
MARKUP = re.compile(r"[\[\]{}<>*_|]|(^| ):")
PAIRS = ("“”", "«»", "()")
BREAK = re.compile("[ \n]+")  # other spaces than these are typography
Words = tuple[str, ...]  # one text in the languages of CODES


@functools.cache
def _blocks() -> list[Words]:
    """All parts of the sample texts that stand in the same place in each language."""
    found: list[Words] = []
    for file in sorted((ROOT / "releases").glob("*/**/*.en.md")):
        texts = [file.with_name(file.name.replace(".en.", f".{code}.")).read_text(encoding="utf-8") for code in CODES]
        parts = [[BREAK.sub(" ", part).strip() for part in text.split("\n\n")] for text in texts]
        if len({len(each) for each in parts}) == 1:
            found += zip(*parts, strict=True)
    return found


@functools.cache
def sentences() -> list[Words]:
    """Sentences that have a translation each, and no markup."""
    found: list[Words] = []
    for block in _blocks():
        each = [re.split("(?<=[.!?؟]) ", part) for part in block if part[:1].isalpha()]
        if len(each) == len(CODES) and len({len(split) for split in each}) == 1:
            found += [same for same in zip(*each, strict=True) if all(map(_is_plain, same))]
    return found


def _is_plain(text: str) -> bool:
    return not MARKUP.search(text) and all(text.count(one) == text.count(other) for one, other in PAIRS)


@functools.cache
def headings() -> list[Words]:
    """Headings that have a translation each."""
    plain = [block for block in _blocks() if all(part.startswith("## ") and _is_plain(part) for part in block)]
    return [tuple(part[3:] for part in block) for block in plain]


def deck(chance: random.Random) -> Iterator[Words]:
    """Sentences without end; each comes again only when all others were drawn."""
    while True:
        yield from chance.sample(sentences(), len(sentences()))


def prose(chance: random.Random, drawn: Iterator[Words], words: int) -> Words:
    """About so many English words: paragraphs under headings, and now and then a list."""
    parts: list[Words] = []
    count = 0
    while count < words:
        some = list(itertools.islice(drawn, 4))
        count += sum(len(same[0].split()) for same in some)
        if len(parts) % 4 == 3:
            parts.append(tuple(f"## {part}" for part in chance.choice(headings())))
        if len(parts) % 9 == 8:
            parts.append(tuple("\n".join(f"- {item}" for item in items) for items in zip(*some, strict=True)))
        else:
            parts.append(tuple(" ".join(items) for items in zip(*some, strict=True)))
    return tuple("\n\n".join(each) for each in zip(*parts, strict=True))

"""The words of a passage that are its writer's own: no names, quotations, addresses, code or other languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from ..model.passage import Passage

Names = Callable[[str], Iterable[tuple[int, int, str]]]
WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
APART = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w.-]+|[#@]\w+|\{\{[^{}]*\}\}"
    r"|«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|\"[^\"]*\""
)


def words_of(passage: Passage, names: Names) -> list[str]:
    """The words, in small letters."""
    own = "\n".join(passage.text[run.start : run.end] for run in passage.runs if run.language == passage.language)
    bare = _bare(own)
    for start, end, _ in names(bare):
        bare = bare[:start] + " " * (end - start) + bare[end:]
    return [word.casefold() for word in WORD.findall(bare)]


@lru_cache(maxsize=4096)  # several rules ask for the same passages
def _bare(text: str) -> str:
    """A text with spaces in place of addresses, tags, placeholders and quotations."""
    return APART.sub(lambda found: " " * len(found[0]), text)

"""What makes a finding the same tomorrow, when other lines have been written above it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from .finding import Finding

# a message may name the line, the page or the place of something else, and these move
MOVING = re.compile(r"\b(lines?|page|column) [0-9]+|(\.(?:yaml|md|csv))(?::[0-9]+){1,2}")


class Likeness(NamedTuple):
    """What equal findings have in common: where there are several, `ordinal` counts them from 1."""

    code: str
    path: str
    release: str | None
    language: str | None
    message: str
    ordinal: int = 1

    @property
    def digest(self) -> str:
        """The likeness in 32 hexadecimal digits."""
        whole = "\0".join(part if isinstance(part, str) else repr(part) for part in self)
        return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def settled(message: str) -> str:
    """A message without the numbers of lines, pages and columns; all others stay."""
    return MOVING.sub(lambda found: found[1] or found[2], message)


def likenesses(findings: Iterable[Finding]) -> list[Likeness]:
    """The likeness of each finding, in their order."""
    seen: Counter[Likeness] = Counter()
    likes = []
    for finding in findings:
        code, path = finding.rule.code, finding.place.path
        like = Likeness(code, path, finding.release, finding.language, settled(finding.message))
        seen[like] += 1
        likes.append(like._replace(ordinal=seen[like]))
    return likes

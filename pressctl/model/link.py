"""Links: where an address stands in the newsroom, and what is known of the page that it leads to."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import unquote

from .place import Place


class Verdict(StrEnum):
    """What is known of a link. Only `gone` and `refused` fail."""

    OK = "ok"
    MOVED = "moved"
    GONE = "gone"
    REFUSED = "refused"
    UNSURE = "unsure"
    UNCHECKED = "not checked"


@dataclass(frozen=True, slots=True)
class Link:
    """An address where it stands: as written, with the words it stands behind; those are empty where it has none."""

    target: str
    text: str
    place: Place
    release: str | None = None
    language: str | None = None

    @property
    def fragment(self) -> str:
        """The place in the page that it leads to; empty for the page as a whole."""
        return unquote(self.target.partition("#")[2])


@dataclass(frozen=True, slots=True)
class LinkWords:
    """A language's words around links: those of a link that say nothing, and what pages say that are not there."""

    says_nothing: tuple[str, ...]
    not_found: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hop:
    """One answer on the way: the page asked for, and the number of what it answered (RFC 9110, 15)."""

    address: str
    status: int


class Oddity(StrEnum):
    """What is strange about a page that answers: people have to look at it."""

    SOFT_GONE = "says that it is gone"
    AT_HOME = "leads to the first page of a site"
    PARKED = "is for sale or parked"
    HIJACKED = "is about something else now"
    ELSEWHERE = "leads to another site"
    INSECURE = "leads to a page that anybody on the way can read"
    BLOCKED_BY_LAW = "is blocked by law"
    UNPUBLISHED = "is not published yet"


@dataclass(frozen=True)
class LinkState:
    """What is known of one page that links lead to.

    `address` is in its canonical form. `words` say what happened, as what follows the address in a sentence. `target`
    is where it is now, for what has moved. `alive` is when it was last seen to be there, `links` are all places where
    it is linked. `lost` are the places in the page that links lead to and that it has not; it is told for pages of the
    newsroom's own. `archived` is a copy in an archive, `because` the reason why the page is not asked.
    """

    address: str
    verdict: Verdict
    words: str
    links: tuple[Link, ...] = ()
    status: int | None = None
    target: str = ""
    chain: tuple[Hop, ...] = ()
    oddities: frozenset[Oddity] = field(default_factory=frozenset)
    alive: datetime.datetime | None = None
    lost: tuple[str, ...] = ()
    archived: str = ""
    because: str = ""

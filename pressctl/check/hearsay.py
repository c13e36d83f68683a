"""What the releases of a newsroom say together, and which of it each was told: the only way one looks at all others.

Whoever is told something else the next time has to be looked at again; everybody else has not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..model.link import Link
from ..model.newsroom import Newsroom
from ..model.passage import Transcript
from ..model.picture import Album
from .links import links, page, same_page, sites, spoken, spoken_codes

Said = Mapping[str, Link]


class Hearsay:
    """To which hosts links lead safely, in which languages to which page, and who showed a picture first.

    `asked` are the questions since it was last emptied, with what was answered.
    """

    def __init__(self, said: Said) -> None:
        self._said = said
        self.asked: dict[str, str] = {}

    def secure(self, host: str) -> Link | None:
        """The first link with https:// to a host."""
        return self._answer(_secure(host))

    def version(self, page: str, language: str) -> Link | None:
        """The first link to a page, as same_page() names it, in a language that its address says."""
        return self._answer(_version(page, language))

    def shown(self, pixels: str) -> Link | None:
        """Where a picture is shown first, by the digest of its pixels."""
        return self._answer(_shown(pixels))

    def answer(self, question: str) -> str:
        """What is answered to a question of `asked`."""
        return _words(self._said.get(question))

    def _answer(self, question: str) -> Link | None:
        link = self._said.get(question)
        self.asked[question] = _words(link)
        return link


def said_by(newsroom: Newsroom, transcripts: Iterable[Transcript], album: Album) -> dict[str, Link]:
    """What the texts and pictures of one release add, in each question the first; without a release, the newsroom's."""
    codes = spoken_codes(newsroom)
    every = [link for transcript in transcripts for link in links(transcript)]
    every += sites(newsroom, newsroom.organisations) if album.release is None else ()
    said: dict[str, Link] = {}
    for where in filter(None, map(page, every)):
        language = spoken(where.link.target, codes)
        if where.address.startswith("https:"):
            _add(said, _secure(where.host), where.link)
        if language:
            _add(said, _version(same_page(where.link.target, codes), language), where.link)
    for original in album.originals:
        name = album.release.id if album.release else None
        _add(said, _shown(original.pixels), Link(str(original.file), "", original.file.place, name))
    return said


def together(every: Iterable[Said]) -> dict[str, Link]:
    """What all say: where several answer a question, the first in the order of releases and files."""
    said: dict[str, Link] = {}
    for one in every:
        for question, link in one.items():
            _add(said, question, link)
    return said


def _add(said: dict[str, Link], question: str, link: Link) -> None:
    there = said.get(question)
    if there is None or _rank(link) < _rank(there):
        said[question] = link


def _rank(link: Link) -> tuple[object, ...]:
    return (link.release or "", link.place)


def _words(link: Link | None) -> str:
    return f"{link.release or ''} {link.place} {link.target}" if link else ""


def _secure(host: str) -> str:
    return f"secure {host}"


def _version(page: str, language: str) -> str:
    return f"version {language} {page}"


def _shown(pixels: str) -> str:
    return f"picture {pixels}"

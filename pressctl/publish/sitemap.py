"""What search engines are told: which pages there are, in which languages, and when each changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..model.output import Output
from ..model.teaser import Teaser
from ..template import fill
from .lists import Library
from .shelf import When, last, moment

MOST = 50_000  # addresses in a file: https://www.sitemaps.org/protocol.html


@dataclass(frozen=True)
class Located:
    """A page: its address, when it changed, and its addresses in all languages."""

    address: str
    changed: str
    alternates: Sequence[tuple[str, str]]


def sitemap(library: Library, when: When) -> list[Output]:
    """The sitemap, in several files where it is too long for one, and robots.txt, which says where it is."""
    pages, about = located(library, when), library.about
    robots = Output("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {about.address('sitemap.xml')}\n".encode())
    files = [pages[start : start + MOST] for start in range(0, len(pages), MOST)]
    if len(files) == 1:
        return [robots, _written("sitemap.xml", files[0])]
    names = [f"sitemap-{number}.xml" for number in range(1, len(files) + 1)]
    whole = fill("site/sitemaps.xml.j2", {"sitemaps": [about.address(name) for name in names]})
    return [robots, Output("sitemap.xml", whole.encode()), *map(_written, names, files)]


def _written(name: str, pages: Sequence[Located]) -> Output:
    return Output(name, fill("site/sitemap.xml.j2", {"pages": pages}).encode())


def located(library: Library, when: When) -> list[Located]:
    """All pages: where the site begins, the lists of each language, its releases."""
    about, shelves = library.about, library.shelves
    every = [teaser for shelf in shelves.values() for teaser in shelf.teasers]
    pages = [Located(about.address(""), moment(last(every, when)), root_alternates(library))]
    for voice in about.voices:
        code = voice.language.code
        for group in library.groups[code].values():
            changed = moment(last(group.teasers, when))
            pages.append(Located(about.address(f"{code}/{group.folder}"), changed, library.alternates(group.folder)))
    translations: dict[str, list[Teaser]] = {}
    for teaser in every:
        translations.setdefault(teaser.release, []).append(teaser)
    for teaser in every:
        same = [(other.language, other.address) for other in translations[teaser.release]]
        changed = moment(when[teaser.release, teaser.language])
        pages.append(Located(teaser.address, changed, [*same, ("x-default", same[0][1])]))
    return pages


def root_alternates(library: Library) -> list[tuple[str, str]]:
    """The languages that the page offers where the site begins, which is itself for readers of any."""
    *lists, _ = library.alternates("")
    return [*lists, ("x-default", library.about.address(""))]

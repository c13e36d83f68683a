"""The newsroom's site, all of it but the releases' own pages: what is known of these → files of public/."""

from __future__ import annotations

from collections.abc import Sequence

from ..model.output import Output
from ..model.teaser import Teaser
from ..template import fill
from .about import About
from .feed import feed
from .lists import Library, shown, voices
from .search import index, script
from .shelf import Shelf, When
from .sitemap import root_alternates, sitemap


def site(about: About, teasers: Sequence[Teaser], when: When) -> tuple[Output, ...]:
    """All pages and files of the site beside the releases; paths are relative to public/.

    `when` is the moment from which each release counts as published or changed, by its id and its language.
    """
    codes = [voice.language.code for voice in about.voices]
    search = script()
    library = Library(about, {code: Shelf.of(teasers, code, when) for code in codes}, search.path.rsplit("/", 1)[-1])
    feeds = [feed(about, voice, library.shelves[voice.language.code], when) for voice in about.voices]
    indexes = [index(shelf, code) for code, shelf in library.shelves.items()]
    return (_root(library), _not_found(about), *library.lists(), *feeds, *indexes, search, *sitemap(library, when))


def _root(library: Library) -> Output:
    """Where the site begins: it offers the languages."""
    about = library.about
    values = {
        **shown(about, about.voices[0]),
        "title": about.voices[0].name,
        "top": "",
        "alternates": root_alternates(library),
        "voices": voices(about),
    }
    return Output("index.html", fill("site/root.html.j2", values).encode())


def _not_found(about: About) -> Output:
    """What a web server shows in the place of a page that does not exist."""
    values = {
        **shown(about, about.voices[0]),
        "title": about.voices[0].language.labels["not-found"],
        "top": about.path,
        "alternates": (),
        "voices": voices(about),
    }
    return Output("404.html", fill("site/not-found.html.j2", values).encode())

"""The pages that list releases: all of a language, those of a kind, those of a year."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from markupsafe import Markup

from ..model.numeral import numeral
from ..model.output import Output
from ..model.teaser import Teaser
from ..template import fill
from .about import About, Voice
from .shelf import Shelf


@dataclass(frozen=True)
class Group:
    """A list with a page of its own: its folder below that of a language, and what it is called there."""

    folder: str
    called: str
    teasers: tuple[Teaser, ...]


def _groups(shelf: Shelf, voice: Voice) -> list[Group]:
    """All lists of a language, the whole one first."""
    labels = voice.language.labels
    kinds = [Group(f"by_kind/{kind}/", called, shelf.of_kind(kind)) for kind, called in shelf.kinds.items()]
    years = [
        Group(f"by_year/{year}/", labels["releases-of"].format(year=_written(year, voice)), shelf.of_year(year))
        for year in shelf.years
    ]
    return [Group("", labels["all-releases"], shelf.teasers), *kinds, *years]


def _written(year: int, voice: Voice) -> str:
    return numeral(year, "digits", voice.language.digits)


@dataclass(frozen=True)
class Library:
    """Everything that has a list, by the code of its language; `script` is the file of the search in assets/."""

    about: About
    shelves: Mapping[str, Shelf]
    script: str

    @cached_property
    def groups(self) -> Mapping[str, Mapping[str, Group]]:
        """All lists by language and folder, the whole one first."""
        return {
            voice.language.code: {each.folder: each for each in _groups(self.shelves[voice.language.code], voice)}
            for voice in self.about.voices
        }

    def lists(self) -> list[Output]:
        """The pages of all lists."""
        return [
            self._list(group, voice)
            for voice in self.about.voices
            for group in self.groups[voice.language.code].values()
        ]

    def alternates(self, folder: str) -> list[tuple[str, str]]:
        """The addresses of a list in all languages that have it, and last the one for readers of none of them."""
        found = [
            (voice.language.code, self.about.address(f"{voice.language.code}/{folder}"))
            for voice in self.about.voices
            if folder in self.groups[voice.language.code]
        ]
        return [*found, ("x-default", found[0][1])]

    def _list(self, group: Group, voice: Voice) -> Output:
        language = voice.language
        path = f"{language.code}/{group.folder}"
        values: dict[str, Any] = {
            **shown(self.about, voice),
            "title": f"{group.called} – {voice.name}",
            "heading": group.called,
            "address": self.about.address(path),
            "alternates": self.alternates(group.folder),
            "top": "../" * path.count("/"),
            "home": "../" * group.folder.count("/"),
            "languages": [
                (other.language, self._across(group.folder, other, path.count("/"))) for other in self.about.voices
            ],
            "facets": self._facets(group, voice),
            "teasers": [_trusted(teaser) for teaser in group.teasers],
            "has_search": not group.folder and group.teasers,
            "script": self.script,
            "results": json.dumps(dict(language.plurals["results"]), ensure_ascii=False),
        }
        return Output(f"{path}index.html", fill("site/list.html.j2", values).encode(), language=language.code)

    def _across(self, folder: str, other: Voice, depth: int) -> str:
        """The same list in another language, or else the whole one, as seen from a page so deep."""
        code = other.language.code
        return "../" * depth + f"{code}/{folder if folder in self.groups[code] else ''}"

    def _facets(self, here: Group, voice: Voice) -> list[tuple[str, list[tuple[str, str, bool]]]]:
        """The ways to the other lists: what a row of them is called, then each with whether it is this page."""
        shelf, home, labels = self.shelves[voice.language.code], "../" * here.folder.count("/"), voice.language.labels
        kinds = [(called, f"by_kind/{kind}/") for kind, called in shelf.kinds.items()]
        years = [(_written(year, voice), f"by_year/{year}/") for year in shelf.years]
        return [
            (called, [(label, home + folder, folder == here.folder) for label, folder in links])
            for called, links in ((labels["by-kind"], kinds), (labels["by-year"], years))
        ]


def shown(about: About, voice: Voice) -> dict[str, Any]:
    """What every template of the site may ask for."""
    return {
        "about": about,
        "language": voice.language,
        "voice": _trusted(voice),
        "says": partial(dict.__getitem__, dict(voice.language.labels)),
    }


def voices(about: About) -> list[dict[str, Any]]:
    """All languages of the newsroom, for pages that speak all of them."""
    return [_trusted(voice) for voice in about.voices]


def _trusted(value: Teaser | Voice) -> dict[str, Any]:
    """The fields of a value by name; those that are HTML already are marked as such, all others will be escaped."""
    return {
        name: Markup(getattr(value, name)) if name.endswith("_html") else getattr(value, name)  # noqa: S704 — see Teaser
        for name in value.__slots__
    }

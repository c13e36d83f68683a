"""The editions of a release: its languages, and for a report those of the releases that it includes."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ..convert.chapters import positions
from ..convert.edition import Materials, edition
from ..convert.lexicon import Lexicon
from ..convert.names import lexicon
from ..convert.numbering import Under
from ..model.edition import Edition, Picture, Wording
from ..model.language import Language
from ..model.newsroom import Newsroom
from ..model.release import Release
from ..model.signing import signing
from ..render.flow import must_lead
from ..render.locale import wording
from .check import Checked


@dataclass(frozen=True)
class Composer:
    """Makes editions of what was checked. `now` is what embargoes are measured against."""

    checked: Checked
    newsroom: Newsroom
    is_draft: bool
    now: datetime.datetime

    @cached_property
    def _names(self) -> Lexicon:
        return lexicon(self.newsroom)

    def editions(self, release: Release, languages: Collection[str]) -> list[Edition]:
        """The editions asked for; all are made, so that what leads the page does not differ between languages."""
        codes = [c for c in self.newsroom.languages_of(release) if c in self.newsroom.languages and c in release.title]
        editions = [self.edition(release, self.newsroom.languages[code]) for code in codes]
        leads = any(must_lead(each) for each in editions)
        chosen = [each for each in editions if not languages or each.language.code in languages]
        return [replace(each, picture_leads=leads) for each in chosen]

    def edition(self, release: Release, language: Language, under: Under | None = None) -> Edition:
        """One edition; `under` is where it stands in a report."""
        counts = self._counts_elsewhere(release, language)
        made_of = Materials(
            manuscripts={
                code: self.checked.manuscripts[release.id, code]
                for code in self.newsroom.languages_of(release)
                if (release.id, code) in self.checked.manuscripts
            },
            pictures=self._pictures(release, under),
            logo=self.checked.logo,
            wording=replace(self._wording(release, language), elsewhere=_placed(counts)),
            counts={name: counts[name] for name in counts if name in release.related},
            names=self._names,
            is_draft=self.is_draft,
            shows=self._shows(release, language),
            under=under or Under(),
        )
        return edition(self.newsroom, release, language, made_of)

    def counts(self, release: Release, language: Language) -> Mapping[str, str]:
        """What stands in place of each placeholder of a release, such as "organisations" or "individuals:<id>"."""
        return {**self._wording(release, language).counts, **_placed(self._counts_elsewhere(release, language))}

    def _counts_elsewhere(self, release: Release, language: Language) -> dict[str, Mapping[str, str]]:
        """The counts of the releases that it may speak of, by their ids."""
        others = [other for other in self._others(release) if self._is_open(other)]
        return {other.id: self._wording(other, language).counts for other in others}

    def _others(self, release: Release) -> list[Release]:
        found = (self.newsroom.find(str(name)) for name in (*release.related, *release.included))
        return [other for other in found if other]

    def _is_open(self, release: Release) -> bool:
        return self.is_draft or not release.embargo or release.embargo.at <= self.now

    def _wording(self, release: Release, language: Language) -> Wording:
        embargoed = bool(release.embargo and release.embargo.at > self.now)
        return wording(release, language, len(signing(self.newsroom, release)), embargoed)

    def _shows(self, release: Release, language: Language) -> dict[str, Edition]:
        """The releases inside a report, each in the language in which readers of `language` get it."""
        shows = {}
        for position in positions(release, language, self.newsroom.languages):
            name = str(position.part.include)
            other = self.newsroom.find(name) if position.part.include else None
            if other and not other.sections and position.language.code in other.title:
                shown = self.edition(other, position.language, Under(f"{name}-", position.number))
                shows[name] = replace(shown, picture_leads=True)  # under a chapter's opening there is always room
        return shows

    def _pictures(self, release: Release, under: Under | None) -> Mapping[str, Picture]:
        """The pictures of a release; inside a report their files have names of their own."""
        pictures = self.checked.pictures[release.id]
        if not under:
            return pictures
        return {file: replace(picture, name=f"{release.id}-{picture.name}") for file, picture in pictures.items()}


def _placed(counts: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Counts of other releases by the names of their placeholders."""
    return {f"{noun}:{name}": text for name, counted in counts.items() for noun, text in counted.items()}

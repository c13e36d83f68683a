"""The releases that stand beside those that are looked at: what these show, relate to, count or link to."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from ..load import Shared, read_releases
from ..model.newsroom import Newsroom
from ..model.release import Release
from ..model.walk import texts

WORD = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def included(newsroom: Newsroom) -> list[Release]:
    """Those neighbours of the chosen releases that stand inside one of them."""
    wanted = {str(name) for release in newsroom.releases for name in release.included}
    return [release for release in newsroom.neighbours if release.id in wanted]


def named(release: Release, ids: Collection[str]) -> frozenset[str]:
    """The other releases whose ids a release has anywhere in its texts: in fields, placeholders and addresses."""
    words = {word for _, text in texts(release) for word in WORD.findall(text)}
    return frozenset((words & frozenset(ids)) - {release.id})


def seen(newsroom: Newsroom, release: Release) -> frozenset[str]:
    """The releases that a release is looked at beside: those that it names, or that one inside it does."""
    inside = {str(name) for name in release.included}
    others = (other for other in map(newsroom.find, inside) if other)
    return named(release, newsroom.ids).union(*(named(other, newsroom.ids) for other in others)) - {release.id}


def with_neighbours(newsroom: Newsroom, common: Shared) -> Newsroom:
    """The newsroom with the releases that the chosen ones name, and those that releases inside one of them do.

    `common` is what all of them share.
    """
    here = {release.id for release in newsroom.releases}
    if here >= newsroom.ids:
        return newsroom
    for _ in range(2):  # a report shows releases that show none
        known = {other.id for other in newsroom.neighbours}
        wanted = frozenset[str]().union(*(seen(newsroom, release) for release in newsroom.releases)) - here - known
        found = read_releases(newsroom.root, sorted(wanted), common).releases
        newsroom = replace(newsroom, neighbours=(*newsroom.neighbours, *found)) if found else newsroom
    return newsroom

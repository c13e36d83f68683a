"""The pictures of releases, and the newsroom's logo: read from their files, rebuilt, and as rules look at them."""

from __future__ import annotations

import errno
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from ..convert.picture import MAX_BYTES, clean
from ..convert.rules import UNREADABLE_PICTURE
from ..files import opened
from ..load.source import inside
from ..model.edition import Picture
from ..model.finding import Finding
from ..model.newsroom import Newsroom
from ..model.node import Text
from ..model.picture import Album
from ..model.release import Release


def pictures(root: Path, release: Release) -> tuple[dict[str, Picture], list[Finding]]:
    """The pictures of a release, by the file they are listed under, each with a name of its own; what is wrong."""
    there: dict[str, Picture] = {}
    findings: list[Finding] = []
    taken: set[str] = set()
    for medium in release.media:
        picture, faults = _cleaned(root / release.folder, medium.file)
        findings += [replace(fault, release=release.id) for fault in faults]
        if picture:
            stem, dot, suffix = picture.name.rpartition(".")
            while picture.name in taken:
                picture = replace(picture, name=f"{stem}-{len(taken) + 1}{dot}{suffix}")
            taken.add(picture.name)
            there[str(medium.file)] = picture
    return there, findings


def album(release: Release | None, shown: Iterable[Picture | None]) -> Album:
    """The pictures of a release as rules look at them; without a release, the newsroom's own."""
    return Album(release, tuple(picture.original for picture in shown if picture and picture.original))


def logo_of(newsroom: Newsroom) -> tuple[Picture | None, list[Finding]]:
    """The newsroom's logo, and what is wrong with it."""
    logo = newsroom.settings.newsroom.logo
    is_there = logo and inside(newsroom.root, logo) and (newsroom.root / logo).is_file()
    return _cleaned(newsroom.root, logo) if logo and is_there else (None, [])


def _cleaned(folder: Path, file: Text) -> tuple[Picture | None, list[Finding]]:
    """A picture rebuilt; a file that is not there was already reported where it was looked for."""
    try:
        with opened(folder / file, through_links=False) as source:
            picture, faults = clean(source.read(MAX_BYTES + 1), file)
    except FileNotFoundError:
        return None, []
    except OSError as error:
        is_link = error.errno == errno.ELOOP
        why = "it is a link to another file" if is_link else (error.strerror or "unknown").lower()
        message = f"the picture ‘{file}’ cannot be read: {why}"
        return None, [
            Finding(UNREADABLE_PICTURE, message, "see that it is a file and that you may read it", file.place)
        ]
    return picture, list(faults)

"""All that reviewers see as one HTML file, to be read without a server, a network or a script."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from ..model.link import LinkState
from ..template import fill
from .pages import compared_with_kept, grouped, has_changed, words
from .sheets import Comparison, Sheet, sheets
from .shown import Desk, Missing, Reviewed, Roll, Row, Tongue, Version
from .ways import Exported

FONT = re.compile(r"url\((fonts/[^)]+)\)")
GENERATOR = "pressctl review"
MARK = f'<meta name="generator" content="{GENERATOR}">'.encode()
BEGINNING = 1024  # bytes of a file in which the mark has to stand


@dataclass(frozen=True)
class Shown:
    """A version with its pages, and what changed since it was approved, if anything did and that version is kept."""

    version: Version
    sheets: tuple[Sheet, ...]
    comparison: Comparison | None


@dataclass(frozen=True)
class Whole:
    """A release with all that belongs to it."""

    release: Reviewed
    tongues: tuple[Tongue, ...]
    groups: list[tuple[str, list[Row]]]
    versions: tuple[Shown, ...]
    roll: Roll
    links: tuple[LinkState, ...]


def is_export(beginning: bytes) -> bool:
    """Whether a file that begins like this was made here, and may be replaced by another one."""
    return MARK in beginning[:BEGINNING]


def exported(desk: Desk, code: str) -> str:
    """The file, in one of the languages of the interface."""
    board, ui = desk.board(), desk.interfaces[code]
    newsroom = board.names.get(ui.code) or next(iter(board.names.values()), "pressctl")
    values = {
        "newsroom": newsroom,
        "title": ui.word("export-title"),
        "generator": GENERATOR,
        "interfaces": (),
        "state": "",
        "wholes": tuple(_whole(desk, release) for release in board.releases),
        "findings": board.findings,
        "style": stylesheet(desk.assets),
        "pages": {
            one.id: Exported(partial(_pdf, desk, one.id), partial(_kept, desk, one.id)) for one in board.releases
        },
        "ways": Exported(),
    }
    return fill("review/export.html.j2", {**words(desk, ui), **values})


def _whole(desk: Desk, release: Reviewed) -> Whole:
    tongues = tuple(version.tongue for version in release.versions)
    return Whole(
        release,
        tongues,
        grouped(desk.rows(release.id)),
        tuple(_shown(desk, release.id, version) for version in release.versions),
        desk.roll(release.id),
        desk.links(release.id) if release.versions else (),
    )


def _shown(desk: Desk, name: str, version: Version) -> Shown:
    drawn = sheets(_pdf(desk, name, version), version) if version.pdf else ()
    return Shown(version, drawn, compared_with_kept(desk, name, version) if has_changed(desk, name, version) else None)


def _ways(desk: Desk, name: str) -> Exported:
    return Exported(partial(_pdf, desk, name), partial(_kept, desk, name))


def _pdf(desk: Desk, name: str, version: Version) -> bytes:
    content = desk.content(name, version.tongue.code, version.pdf)
    if content is None:
        raise Missing
    return content


def _kept(desk: Desk, name: str, version: Version) -> bytes:
    kept = desk.kept(name, version.tongue.code)
    if kept is None:
        raise Missing
    return kept.pdf


def stylesheet(assets: Mapping[str, bytes]) -> str:
    """The address of a stylesheet that holds itself and its fonts."""

    def inline(match: re.Match[str]) -> str:
        return f"url({_address('font/woff2', assets[match[1]])})"

    return _address("text/css", FONT.sub(inline, assets["review.css"].decode()).encode())


def _address(kind: str, content: bytes) -> str:
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"

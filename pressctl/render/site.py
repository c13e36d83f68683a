"""The page of an edition as it stands on the newsroom's site, with its share picture and its teaser."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from ..model.edition import Edition, Elsewhere
from ..model.numeral import numeral
from .assets import site_stylesheet
from .html import Stand, page
from .linked import data_block, linked
from .share import HEIGHT, WIDTH, described

DAY = len("2020-01-09")


def site_page(edition: Edition, formats: tuple[str, ...], pages: Mapping[str, int]) -> str:
    """The page for <language>/<id>/index.html; `formats` are the files beside it, `pages` the numbers of its places."""
    moved = replace(edition, related=_moved(edition, edition.related), languages=_moved(edition, edition.languages))
    return page(moved, formats, pages=pages, stand=_stand(moved))


def _moved(edition: Edition, others: tuple[Elsewhere, ...]) -> tuple[Elsewhere, ...]:
    """The same pages, linked to as the folders that they are on the site."""
    here = urlsplit(edition.address).path
    return tuple(
        replace(each, href=posixpath.relpath(urlsplit(each.address).path, here).rstrip("/") + "/") for each in others
    )


def share_name(edition: Edition) -> str:
    """The file of the share picture, beside the page."""
    return f"{edition.release}.{edition.language.code}.share.png"


def _stand(edition: Edition) -> Stand:
    letterhead, data_logo = edition.letterhead, ""
    if letterhead.logo:
        data_logo = f"{letterhead.url.rstrip('/')}/assets/{letterhead.logo.name}"
    share, year = edition.address + share_name(edition), edition.iso_date[:4]
    others = {each.language.code: each for each in edition.languages}
    default = others.get(edition.source_language) or edition.languages[0]
    data = linked(edition, share, data_logo)
    return Stand(
        stylesheet=site_stylesheet(letterhead.accent, letterhead.logo)[0],
        home="../",
        kind=f"../by_kind/{edition.kind.code}/",
        year=f"../by_year/{year}/",
        year_label=numeral(int(year), "digits", edition.language.digits),
        share=share,
        share_width=WIDTH,
        share_height=HEIGHT,
        share_alt=described(edition),
        locale=_locale(edition.language.locale),
        other_locales=tuple(
            _locale(each.language.locale) for code, each in others.items() if code != edition.language.code
        ),
        default=default.address,
        published=edition.iso_date if len(edition.iso_date) == DAY and not edition.is_estimate else "",
        modified=modified if len(modified := str(data.get("dateModified", ""))) == DAY else "",
        data=data_block(data),
    )


def _locale(locale: str) -> str:
    """A locale as OpenGraph writes it."""
    return locale.replace("-", "_")

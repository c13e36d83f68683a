"""The second wall behind our own escaping, and the only door to nh3: what a page may hold, whoever wrote it."""

from __future__ import annotations

from collections.abc import Mapping

import nh3
from markupsafe import Markup

from ..model.characters import unheld

TEXT_TAGS = (
    "a abbr aside b blockquote br code dd del div dl dt em h2 h3 h4 h5 h6 hr li ol p pre section span strong sub sup ul"
)
TAGS = frozenset({*TEXT_TAGS.split(), "figcaption", "figure", "img", "table", "tbody", "td", "th", "thead", "tr"})
ATTRIBUTES = {
    "*": {"lang", "dir", "class", "id", "role", "aria-label", "aria-labelledby"},
    "a": {"href", "hreflang", "title", "target"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "reversed"},
    "th": {"scope"},
}
VALUES = {"div": {"tabindex": {"0"}}}  # into the keyboard's order, never out of it nor to its front
SCHEMES = frozenset({"http", "https", "mailto", "tel"})


def walled(html: Markup) -> Markup:
    """The same HTML without anything that must not stand in a page, whoever let it in."""
    cleaned = nh3.clean(
        str(html),
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        tag_attribute_values=VALUES,
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )
    return Markup(cleaned)  # noqa: S704 — nh3 has just cleaned it


def posted(html: Markup, styles: Mapping[str, str]) -> Markup:
    """The same HTML fit for a mail: no pictures, no classes, and each element with the style that is given for it."""
    cleaned = nh3.clean(
        unheld(str(html)),
        tags={*TAGS, "h1"} - {"img"},
        attributes={"*": {"lang", "dir", "id"}, "a": {"href"}, "ol": {"start"}, "th": {"scope"}},
        set_tag_attribute_values={tag: {"style": style} for tag, style in styles.items()},
        url_schemes=set(SCHEMES),
        link_rel=None,
        strip_comments=True,
    )
    return Markup(cleaned)  # noqa: S704 — nh3 has just cleaned it

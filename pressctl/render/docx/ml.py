"""WordprocessingML as text: elements, everything a writer typed escaped (ISO/IEC 29500-1, 17)."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from ...model.characters import unheld

NOTHING = Markup("")
Value = str | int


def tag(element: str, /, *content: Markup, **attributes: Value | None) -> Markup:
    """An element such as w:p. Attributes bear the prefix w, or that before their underscore: `r_id` is r:id.

    Attributes that are none are left out.
    """
    written = joined(
        Markup(' {}="{}"').format(Markup(_qualified(key)), clean(str(value)))  # noqa: S704 — our own names
        for key, value in attributes.items()
        if value is not None
    )
    inner = joined(content)
    opening = Markup("<") + Markup(element) + written  # noqa: S704 — as above
    return opening + Markup(">") + inner + Markup(f"</{element}>") if inner else opening + Markup("/>")  # noqa: S704


def _qualified(key: str) -> str:
    prefix, _, name = key.rpartition("_")
    return f"{prefix or 'w'}:{name}"


def bare(element: str, /, *content: Markup, **attributes: Value) -> Markup:
    """An element of drawings, whose attributes have no prefix."""
    written = joined(Markup(' {}="{}"').format(key, clean(str(value))) for key, value in attributes.items())
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(element), written, joined(content))  # noqa: S704 — our own names


def joined(parts: Iterable[Markup]) -> Markup:
    """Pieces one after the other."""
    return NOTHING.join(parts)


def clean(text: str) -> str:
    """A text without what XML cannot hold: all of that is among what no text may hold."""
    return unheld(text)


def characters(text: str) -> Markup:
    """A text inside a run, its spaces kept."""
    return Markup('<w:t xml:space="preserve">{}</w:t>').format(escape(clean(text)))


def switch(name: str, is_on: bool) -> Markup:
    """A property that is on, or off against its style."""
    return tag(name) if is_on else tag(name, val=0)

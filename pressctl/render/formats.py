"""The formats, on one screen, and how an edition is made into them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model.edition import Edition
from ..model.output import Output

FORMATS = ("html", "pdf", "png")
LATER_LIST = re.compile(r'<ol[^>]* class="from-([0-9]{1,9})"')


@dataclass(frozen=True, slots=True)
class Rendered:
    """The files of an edition, and what went wrong with them."""

    outputs: tuple[Output, ...]
    complaints: tuple[str, ...] = ()


def render(edition: Edition, formats: tuple[str, ...]) -> Rendered:
    """All files of an edition in the formats asked for; the PDF is made once, whatever needs it."""
    outputs: list[Output] = []
    complaints: tuple[str, ...] = ()
    if "html" in formats:
        from .html import page  # noqa: PLC0415 — each format loads only what it needs

        outputs.append(_output(edition, "html", page(edition, formats).encode()))
        outputs += _pictures(edition)
    if "pdf" in formats or "png" in formats:
        content, complaints = _printed(edition)
        if "pdf" in formats:
            outputs.append(_output(edition, "pdf", content))
        if "png" in formats and content:
            from .screenshot import first_page  # noqa: PLC0415

            outputs.append(_output(edition, "png", first_page(content)))
    return Rendered(tuple(outputs), complaints)


def _output(edition: Edition, suffix: str, content: bytes) -> Output:
    name = edition.release
    return Output(f"{name}/{name}.{edition.language.code}.{suffix}", content, name, edition.language.code)


def _pictures(edition: Edition) -> list[Output]:
    shown = {s.picture.name: s.picture.content for s in edition.pictures}
    return [Output(f"{edition.release}/{name}", content, edition.release) for name, content in shown.items()]


def _printed(edition: Edition) -> tuple[bytes, tuple[str, ...]]:
    from .html import page  # noqa: PLC0415
    from .measure import headline_width  # noqa: PLC0415
    from .pdf import pdf  # noqa: PLC0415

    width = headline_width(edition)
    extra = f":root {{ --balance: {width:.1f}pt; }}\n" if width else ""
    pictures = {shown.picture.name: shown.picture.content for shown in edition.pictures}
    logo = edition.letterhead.logo
    if logo:
        extra += f".mark {{ background-image: url({logo.name}); }}\n"
        pictures[logo.name] = logo.content
    html = page(edition, for_print=True)
    for start in sorted({int(number) for number in LATER_LIST.findall(html)}):
        extra += f".from-{start} {{ counter-reset: list-item {start - 1}; }}\n"
    made = pdf(html, edition.letterhead.accent, pictures, extra)
    return made.content, made.complaints

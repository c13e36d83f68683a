"""What all pages share: the stylesheet, the web fonts with their licences, the logo."""

from __future__ import annotations

import hashlib

from ..model.edition import Picture
from ..model.output import Output
from ..resources import FONTS
from .fonts import faces
from .style import stylesheet

DIGEST = 12  # hexadecimal digits


def assets(accent: str, logo: Picture | None) -> tuple[Output, ...]:
    """The files of dist/assets/."""
    return (Output("assets/press.css", _css(accent, logo)), *_files(logo))


def site_assets(accent: str, logo: Picture | None) -> tuple[Output, ...]:
    """The files of public/assets/: the same, with a stylesheet that each change gives another name."""
    name, css = site_stylesheet(accent, logo)
    return (Output(f"assets/{name}", css), *_files(logo))


def site_stylesheet(accent: str, logo: Picture | None) -> tuple[str, bytes]:
    """The name of the site's stylesheet in assets/, and its content."""
    css = _css(accent, logo)
    return f"press.{hashlib.sha256(css).hexdigest()[:DIGEST]}.css", css


def _css(accent: str, logo: Picture | None) -> bytes:
    mark = f".mark {{ background-image: url({logo.name}); }}\n" if logo else ""
    return (stylesheet(accent, for_web=True) + mark).encode()


def _files(logo: Picture | None) -> list[Output]:
    """The logo, the web fonts and their licences."""
    outputs = [Output(f"assets/{logo.name}", logo.content)] if logo else []
    for face in faces():
        outputs.append(Output(f"assets/fonts/{face.web.rsplit('/', 1)[-1]}", (FONTS / face.web).read_bytes()))
    for licence in sorted(FONTS.glob("*/OFL.txt")):
        outputs.append(Output(f"assets/fonts/OFL-{licence.parent.name}.txt", licence.read_bytes()))
    return outputs

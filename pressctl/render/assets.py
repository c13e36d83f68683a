"""What all pages share: the stylesheet, the web fonts with their licences, the logo."""

from __future__ import annotations

from ..model.edition import Picture
from ..model.output import Output
from ..resources import FONTS
from .fonts import faces
from .style import stylesheet


def assets(accent: str, logo: Picture | None) -> tuple[Output, ...]:
    """The files of dist/assets/."""
    css = stylesheet(accent, for_web=True)
    outputs = []
    if logo:
        css += f".mark {{ background-image: url({logo.name}); }}\n"
        outputs.append(Output(f"assets/{logo.name}", logo.content))
    outputs.append(Output("assets/press.css", css.encode()))
    for face in faces():
        outputs.append(Output(f"assets/fonts/{face.web.rsplit('/', 1)[-1]}", (FONTS / face.web).read_bytes()))
    for licence in sorted(FONTS.glob("*/OFL.txt")):
        outputs.append(Output(f"assets/fonts/OFL-{licence.parent.name}.txt", licence.read_bytes()))
    return tuple(outputs)

"""The fonts that pressctl brings, pinned by digest; the renderer sees no others."""

from __future__ import annotations

import atexit
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..model.finding import Trouble
from ..resources import FONTS
from .measure import characters


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: for print as `file`, for the web as `web`, both relative to the fonts' folder."""

    family: str
    weight: int
    style: str
    file: str
    sha256: str
    web: str
    web_sha256: str
    package: str


@cache
def faces() -> tuple[Face, ...]:
    """The faces of assets/fonts/fonts.json, in its order."""
    return tuple(Face(**record) for record in json.loads((FONTS / "fonts.json").read_text()))


def changed() -> Iterator[str]:
    """The font files that are missing or are not the ones pinned."""
    for face in faces():
        for file, digest in ((face.file, face.sha256), (face.web, face.web_sha256)):
            path = FONTS / file
            if not path.is_file() or hashlib.sha256(path.read_bytes()).hexdigest() != digest:
                yield file


def require() -> None:
    """Raise Trouble unless every font is there as pinned."""
    wrong = list(changed())
    if wrong:
        raise Trouble(f"the font ‘{wrong[0]}’ is missing or was changed", "install pressctl again")


def font_face_rules(folder: str, for_web: bool) -> str:
    """The @font-face rules of all faces; `folder` is where their files are, as seen from the stylesheet."""
    rules = []
    for face in faces():
        name = (face.web if for_web else face.file).rsplit("/", 1)[-1]
        source = f"url({folder}{name})" + (' format("woff2")' if for_web else "")
        rules.append(
            f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; font-style: {face.style};'
            f"{' font-display: swap;' if for_web else ''} src: {source}; }}"
        )
    return "\n".join(rules)


@cache
def coverage() -> frozenset[int]:
    """All characters that at least one of the fonts can draw."""
    return frozenset().union(*(characters(face.file) for face in faces()))


def hide_system_fonts() -> None:
    """Make fontconfig, and with it the renderer, see nothing but our folder. Before the renderer is loaded."""
    folder = Path(tempfile.mkdtemp(prefix="pressctl-fonts-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    configuration = folder / "fonts.conf"
    configuration.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{FONTS / 'amiri'}</dir><cachedir>{folder / 'cache'}</cachedir></fontconfig>"
    )
    os.environ["FONTCONFIG_FILE"] = str(configuration)
    for name in ("FONTCONFIG_PATH", "FONTCONFIG_SYSROOT"):
        os.environ.pop(name, None)

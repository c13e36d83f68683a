"""Options that several commands share."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..model.finding import Exit, Trouble
from ..report.screen import Bidi


@dataclass
class State:
    """What was said before the command's name."""

    folder: Path | None = None


class Style(StrEnum):
    """How a command tells what is no finding."""

    TEXT = "text"
    JSON = "json"


Format = Annotated[Style, typer.Option("--format", help="For people, or for programs.")]
Folder = Annotated[Path | None, typer.Option("-C", metavar="DIR", help="Run in another newsroom's folder.")]
Releases = Annotated[
    list[str] | None, typer.Argument(metavar="[ID]...", help="Releases; all of them if none is named.")
]
Lang = Annotated[str, typer.Option("--lang", metavar="ar,fr", help="Only these languages.")]
BidiMode = Annotated[
    Bidi, typer.Option("--bidi", help="Who orders Arabic on the screen: the terminal, or pressctl (visual).")
]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Findings only.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="A line for each step, and what is allowed.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colours.")]


def newsroom_folder(context: typer.Context, folder: Path | None) -> Path:
    """The folder of the newsroom: -C after the command, before it, or where we are."""
    state = context.obj if isinstance(context.obj, State) else State()
    chosen = folder or state.folder or Path()
    if not chosen.is_dir():
        raise Trouble(f"there is no folder ‘{chosen}’", "look at what follows -C", Exit.USAGE)
    return chosen.resolve()


def split(words: str) -> tuple[str, ...]:
    """Words between commas."""
    return tuple(word.strip() for word in words.split(",") if word.strip())


def use_colour(no_color: bool) -> bool:
    """Whether colours are welcome (no-color.org)."""
    return not no_color and not os.environ.get("NO_COLOR")

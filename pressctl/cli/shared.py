"""Options that several commands share, and how they report."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from ..model.finding import Exit, Finding, Trouble, worst_is_error
from ..report.screen import Bidi


class Style(StrEnum):
    """How findings are told."""

    TEXT = "text"
    JSON = "json"


@dataclass
class State:
    """What was said before the command's name."""

    folder: Path | None = None


Folder = Annotated[Path | None, typer.Option("-C", metavar="DIR", help="Run in another newsroom's folder.")]
Releases = Annotated[
    list[str] | None, typer.Argument(metavar="[ID]...", help="Releases; all of them if none is named.")
]
Lang = Annotated[str, typer.Option("--lang", metavar="ar,fr", help="Only these languages.")]
Format = Annotated[Style, typer.Option("--format", help="How findings are told.")]
Output = Annotated[Path | None, typer.Option("--output", metavar="FILE", help="Write the findings to a file.")]
Quiet = Annotated[bool, typer.Option("-q", "--quiet", help="Findings only.")]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="A line for each step.")]
NoColor = Annotated[bool, typer.Option("--no-color", help="No colours.")]
BidiMode = Annotated[
    Bidi, typer.Option("--bidi", help="Who orders Arabic on the screen: the terminal, or pressctl (visual).")
]


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


def report(
    findings: Sequence[Finding],
    releases: int,
    style: Style,
    output: Path | None,
    bidi: Bidi,
    colour: bool,
    is_understood: bool,
) -> int:
    """Tell the findings, and give the exit code that they deserve; `is_understood` whether pressctl.yaml was."""
    from ..report.data import as_json  # noqa: PLC0415 — commands that only print help stay quick
    from ..report.terminal import as_text, print_findings  # noqa: PLC0415

    if output:
        text = as_json(findings, releases) + "\n" if style is Style.JSON else as_text(findings)
        try:
            output.write_text(text, encoding="utf-8")
        except OSError as error:
            raise Trouble(f"‘{output}’ cannot be written: {error.strerror}", "choose another --output") from error
    elif style is Style.JSON:
        sys.stdout.write(as_json(findings, releases) + "\n")
    else:
        print_findings(findings, bidi, colour)
    if not is_understood:
        return Exit.USAGE
    return Exit.FINDINGS if worst_is_error(findings) else Exit.CLEAN

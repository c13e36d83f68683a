"""pressctl proof"""

from __future__ import annotations

from typing import Annotated

import typer

from ..report.screen import Bidi
from .shared import (
    BidiMode,
    Folder,
    Format,
    Lang,
    NoColor,
    Output,
    Quiet,
    Style,
    Verbose,
    newsroom_folder,
    report,
    split,
    use_colour,
)


def proof_command(
    context: typer.Context,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[ID | FILE.pdf]...", help="Releases, or PDFs; all in dist/ if none.")
    ] = None,
    folder: Folder = None,
    lang: Lang = "",
    style: Format = Style.TEXT,
    output: Output = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
    bidi: BidiMode = Bidi.AUTO,
) -> int:
    """Read rendered pages back, and judge them word by word."""
    from ..pipeline.proof import proofed  # noqa: PLC0415
    from ..report.terminal import say, summary  # noqa: PLC0415
    from .watch import watching  # noqa: PLC0415

    root = newsroom_folder(context, folder)
    colour = use_colour(no_color)
    with watching("proofing", colour, quiet, verbose) as progress:
        judgement = proofed(root, tuple(names or ()), split(lang), progress)
    code = report(judgement.findings, judgement.releases, style, output, bidi, colour, True)
    if not quiet and style is Style.TEXT:
        files = f"{judgement.files} PDF{'' if judgement.files == 1 else 's'}"
        say(f"{files} read back: {summary(judgement.findings, judgement.releases)}", colour)
    return code

"""pressctl check"""

from __future__ import annotations

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
    Releases,
    Style,
    Verbose,
    newsroom_folder,
    report,
    split,
    use_colour,
)


def check_command(
    context: typer.Context,
    releases: Releases = None,
    folder: Folder = None,
    lang: Lang = "",
    style: Format = Style.TEXT,
    output: Output = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
    bidi: BidiMode = Bidi.AUTO,
) -> int:
    """Look at everything that needs no network and no page."""
    from ..pipeline.check import check  # noqa: PLC0415
    from ..report.terminal import say, summary  # noqa: PLC0415
    from .watch import watching  # noqa: PLC0415

    root = newsroom_folder(context, folder)
    colour = use_colour(no_color)
    with watching("checking", colour, quiet, verbose) as progress:
        checked = check(root, releases or (), split(lang), progress)
    count = (len(checked.newsroom.releases) if checked.newsroom else 0) + len(checked.broken)
    code = report(checked.findings, count, style, output, bidi, colour, checked.newsroom is not None)
    if not quiet and style is Style.TEXT:
        say(summary(checked.findings, count), colour)
    return code

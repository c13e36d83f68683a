"""pressctl review"""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from ..model.finding import Exit, Trouble
from .shared import Folder, Lang, NoColor, Quiet, Releases, Verbose, newsroom_folder, split, use_colour

HIGHEST = 65535


def review_command(
    context: typer.Context,
    releases: Releases = None,
    folder: Folder = None,
    lang: Lang = "",
    export: Annotated[
        Path | None, typer.Option("--export", metavar="FILE", help="Write one HTML file to send, and serve nothing.")
    ] = None,
    port: Annotated[int, typer.Option("--port", metavar="N", help="Where to listen; 0: wherever is free.")] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> int:
    """Look at releases in the browser, side by side and page by page, and approve or return them."""
    from ..pipeline.reviewing import Reviewing, require_exportable  # noqa: PLC0415
    from ..report.terminal import say  # noqa: PLC0415
    from .watch import watching  # noqa: PLC0415

    if not 0 <= port <= HIGHEST:
        raise Trouble(f"there is no port {port}", f"choose a number up to {HIGHEST}, or 0", Exit.USAGE)
    root, colour = newsroom_folder(context, folder), use_colour(no_color)
    if export:
        require_exportable(root, export)
    with watching("drawing", colour, quiet, verbose) as progress:
        reviewing = Reviewing(root, tuple(releases or ()), split(lang), progress)
    if export:
        reviewing.export(export)
        if not quiet:
            say(f"all of it is in {export}, one file that can be sent", colour)
        return Exit.CLEAN

    def announce(address: str, once: str) -> None:
        typer.echo(address)
        say("open this address in a browser on this machine; Ctrl-C ends it", colour)
        if not no_browser and _has_screen():
            webbrowser.open(once)

    reviewing.serve(port, announce)
    return Exit.CLEAN


def _has_screen() -> bool:
    """Whether a browser has somewhere to be: in a terminal one would take the place of the address."""
    return sys.platform in ("darwin", "win32") or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))

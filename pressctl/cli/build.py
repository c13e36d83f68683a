"""pressctl build"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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

if TYPE_CHECKING:
    from ..pipeline.build import Built


def build_command(
    context: typer.Context,
    releases: Releases = None,
    folder: Folder = None,
    lang: Lang = "",
    to: Annotated[str, typer.Option("--to", metavar="html,pdf,…", help="Only these formats.")] = "",
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Where to, instead of dist/.")] = None,
    draft: Annotated[bool, typer.Option("--draft", help="Mark as a draft; errors and embargo do not stop it.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="Pages drawn at a time; 0: as many as processors.")] = 0,
    style: Format = Style.TEXT,
    output: Output = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
    bidi: BidiMode = Bidi.AUTO,
) -> int:
    """Check, render every language and format, and put the result in place at once."""
    from ..pipeline.build import Order, build  # noqa: PLC0415
    from ..report.terminal import say, summary  # noqa: PLC0415
    from .watch import watching  # noqa: PLC0415

    root = newsroom_folder(context, folder)
    colour = use_colour(no_color)
    order = Order(tuple(releases or ()), split(lang), split(to), out, draft, jobs)
    with watching("building", colour, quiet, verbose) as progress:
        built = build(root, order, progress)
    code = report(built.findings, built.looked_at, style, output, bidi, colour, built.is_understood)
    if not quiet and style is Style.TEXT:
        if built.findings:
            say(summary(built.findings, built.looked_at), colour)
        say(_outcome(built), colour)
    return code


def _outcome(built: Built) -> str:
    """One sentence: what was made, and where it is."""
    if not built.made:
        return f"nothing was built{'' if built.is_changed else f'; {_near(built.out)} is as it was'}"
    files = f"{len(built.made)} file{'' if len(built.made) == 1 else 's'}"
    releases = f"{built.releases} release{'' if built.releases == 1 else 's'}"
    return f"{files} of {releases} {'is' if len(built.made) == 1 else 'are'} in {_near(built.out)}"


def _near(path: Path) -> str:
    """A path as seen from here, if it is below."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)

"""pressctl fmt"""

from __future__ import annotations

from typing import Annotated

import typer

from ..model.finding import Exit, Trouble
from .shared import Folder, Lang, NoColor, Quiet, Releases, Verbose, newsroom_folder, split, use_colour


def fmt_command(
    context: typer.Context,
    releases: Releases = None,
    folder: Folder = None,
    lang: Lang = "",
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change, and write nothing.")] = False,
    only_check: Annotated[
        bool, typer.Option("--check", help="Write nothing, and end with 1 if anything would change.")
    ] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    no_color: NoColor = False,
) -> int:
    """Mend what is safe to mend: trackers in links, French spaces, quotation marks, leftovers of PDFs."""
    from ..pipeline.fmt import formatted, write  # noqa: PLC0415
    from ..report.difference import difference, summary  # noqa: PLC0415
    from ..report.terminal import say  # noqa: PLC0415
    from .watch import watching  # noqa: PLC0415

    root = newsroom_folder(context, folder)
    colour = use_colour(no_color)
    with watching("mending", colour, quiet, verbose) as progress:
        done = formatted(root, releases or (), split(lang), progress)
    is_dry = diff or only_check
    if diff:
        for change in done.changes:
            typer.echo(difference(change.path, change.before, change.after), nl=False)
    refusals = [*done.refusals, *([] if is_dry else write(root, done.changes))]
    left = {refusal.path for refusal in refusals}
    for refusal in refusals:
        say(f"{refusal.path} is left as it is: {refusal.why}", colour)
    if not quiet:
        counts = {change.path: change.places for change in done.changes if is_dry or change.path not in left}
        say(summary(counts, is_dry), colour)
    if done.checked.newsroom is None:
        say("pressctl.yaml was not understood; run `pressctl check`", colour)
        return Exit.USAGE
    if any(refusal.is_trouble for refusal in refusals):
        raise Trouble("not all could be mended", "see that these files can be written, then run `pressctl fmt` again")
    return Exit.FINDINGS if only_check and done.changes else Exit.CLEAN

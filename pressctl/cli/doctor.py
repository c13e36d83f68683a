"""pressctl doctor"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from ..model.finding import Exit
from ..report.account import Account
from .shared import Folder, Format, Quiet, Style, newsroom_folder, use_colour

Privacy = Annotated[
    bool, typer.Option("--privacy", help="Search pages, store, texts and git for names that are withheld.")
]


def doctor_command(
    context: typer.Context,
    style: Format = Style.TEXT,
    privacy: Privacy = False,
    folder: Folder = None,
    quiet: Quiet = False,
) -> int:
    """Say what is installed, in which version, and what is missing; or whether anything got out that must not."""
    if privacy:
        return _searched(newsroom_folder(context, folder), style, quiet)
    from ..pipeline.doctor import examine  # noqa: PLC0415

    parts = examine()
    if style is Style.JSON:
        record = [{"name": p.name, "version": p.version, "missing": p.missing, "fix": p.fix} for p in parts]
        typer.echo(json.dumps({"schema_version": 1, "parts": record}, ensure_ascii=False, indent=2))
    else:
        for part in parts:
            typer.echo(f"{'missing' if part.missing else 'ok':8} {part.name:22} {part.version or part.missing}")
            if part.missing:
                typer.echo(f"{'':8} fix: {part.fix}")
    return Exit.CANNOT_FINISH if any(part.missing for part in parts) else Exit.CLEAN


def _searched(root: Path, style: Style, quiet: bool) -> int:
    from ..pipeline.privacy import search  # noqa: PLC0415
    from ..report.data import as_json  # noqa: PLC0415
    from ..report.screen import Bidi  # noqa: PLC0415
    from ..report.terminal import print_findings, say  # noqa: PLC0415
    from .watch import watching  # noqa: PLC0415

    colour = use_colour(no_color=False)
    with watching("searching", colour, quiet, verbose=False) as progress:
        done = search(root, progress)
    if style is Style.JSON:
        typer.echo(as_json(Account(done.findings)), nl=False)
    else:
        print_findings(Account(done.findings), Bidi.AUTO, colour)
    if not quiet:
        history = "no git history" if done.objects is None else f"{done.objects:,} objects of git"
        where = f"in {done.files:,} files and {history}"
        found = f"{len(done.findings)} places" if done.findings else "nothing"
        say(f"{found} with any of {done.secrets:,} names, addresses and numbers, {where}", colour)
    return Exit.FINDINGS if done.findings else Exit.CLEAN

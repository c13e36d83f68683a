"""pressctl new"""

from __future__ import annotations

import datetime
from typing import Annotated

import typer

from ..model.finding import Exit
from ..resources import TEMPLATES
from .shared import Folder, newsroom_folder

KINDS = f"One of {', '.join(sorted(folder.name for folder in (TEMPLATES / 'kinds').iterdir()))}."


def new_command(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(metavar="KIND", help=KINDS)],
    name: Annotated[str, typer.Argument(metavar="ID", help="The name of its folder, such as 2020-01-idlib.")],
    folder: Folder = None,
) -> int:
    """Write a commented release in the newsroom's languages, to be filled in."""
    from ..pipeline.start import start_release  # noqa: PLC0415

    today = datetime.datetime.now().astimezone().date()
    for path in start_release(newsroom_folder(context, folder), kind, name, today):
        typer.echo(f"wrote {path}")
    typer.echo(f"now fill in its texts; `pressctl check {name}` says what is still missing", err=True)
    return Exit.CLEAN

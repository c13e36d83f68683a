"""pressctl init"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..model.finding import Exit
from .shared import State


def init_command(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Argument(metavar="[DIR]", help="Where; here, if it is not said.")] = None,
) -> int:
    """Write a newsroom of one's own, which builds at once."""
    from ..pipeline.start import start_newsroom  # noqa: PLC0415

    base = context.obj.folder if isinstance(context.obj, State) and context.obj.folder else Path()
    root = base / (folder or Path())
    for path in start_newsroom(root):
        typer.echo(f"wrote {root / path}")
    where = "" if root == Path() else f" -C {root}"
    typer.echo(f"now run: pressctl build{where}", err=True)
    return Exit.CLEAN

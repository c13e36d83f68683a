"""pressctl schema"""

from __future__ import annotations

from typing import Annotated

import typer

from ..model.finding import Exit


def schema_command(
    name: Annotated[
        str,
        typer.Argument(
            metavar="[pressctl|release|organisations|boilerplate|glossary]", help="Which file; a list if none is named."
        ),
    ] = "",
) -> int:
    """Print the JSON Schema of a YAML file, for editors."""
    from ..pipeline.editor import FILES, schema  # noqa: PLC0415

    if name:
        typer.echo(schema(name), nl=False)
    else:
        for each, path in FILES.items():
            typer.echo(f"{each:14} {path}")
    return Exit.CLEAN

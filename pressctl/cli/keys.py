"""pressctl keys: the key that signs what is published."""

from __future__ import annotations

import typer

from ..model.finding import Exit
from ..report.screen import shown
from .shared import Folder, newsroom_folder

app = typer.Typer(
    help="The key that signs what is published, kept outside the newsroom.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.callback()
def keys() -> None:
    """The key that signs what is published, kept outside the newsroom."""


@app.command("new")
def new_command(context: typer.Context, folder: Folder = None) -> int:
    """Make the newsroom a key: signing.pub for everybody, the private key for you."""
    from ..pipeline.keys import new_key  # noqa: PLC0415 — commands that only print help stay quick

    made = new_key(newsroom_folder(context, folder))
    typer.echo(f"wrote signing.pub, the public key {made.name}: commit it, and give it to whoever wants to verify")
    typer.echo(f"kept {shown(str(made.kept))}, the private key: keep a copy where nobody else gets at it")
    if made.is_sealed:
        typer.echo("signed public/manifest.json, as it stands there")
    return Exit.CLEAN

"""pressctl clean"""

from __future__ import annotations

import typer

from .shared import Folder, newsroom_folder


def clean_command(context: typer.Context, folder: Folder = None) -> int:
    """Empty the store under .pressctl/: the next build makes everything anew."""
    from ..pipeline.clean import clean  # noqa: PLC0415 — commands that only print help stay quick
    from ..report.terminal import say  # noqa: PLC0415

    freed = clean(newsroom_folder(context, folder))
    say(f"the store is empty; {freed / 1e6:.1f} MB are free again" if freed else "the store was empty already")
    return 0

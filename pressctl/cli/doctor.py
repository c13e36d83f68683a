"""pressctl doctor"""

from __future__ import annotations

import json

import typer

from ..model.finding import Exit
from .shared import Format, Style


def doctor_command(
    style: Format = Style.TEXT,
) -> int:
    """Say what is installed, in which version, and what is missing."""
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

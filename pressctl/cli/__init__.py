"""cli: the thin door. Each command parses, calls the pipeline, reports, and ends with an exit code."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from typer.exceptions import TyperException

from ..model.finding import Exit, Trouble
from . import (
    build,
    check,
    clean,
    doctor,
    explain,
    fmt,
    i18n,
    init,
    keys,
    links,
    new,
    proof,
    publish,
    review,
    schema,
    signatories,
    verify,
)
from .shared import State

app = typer.Typer(
    name="pressctl",
    help="Publish statements, news and briefings in Arabic, English and French, as pages that can be trusted.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
COMMANDS = (
    init,
    new,
    check,
    links,
    fmt,
    build,
    clean,
    proof,
    review,
    publish,
    verify,
    explain,
    doctor,
    schema,
)
for command in COMMANDS:
    name = command.__name__.rsplit(".", 1)[-1]
    app.command(name)(getattr(command, f"{name}_command"))
app.add_typer(signatories.commands, name="signatories")
app.add_typer(i18n.app, name="i18n")
app.add_typer(keys.app, name="keys")


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415

        typer.echo(f"pressctl {version('pressctl')}")
        raise typer.Exit


@app.callback()
def top(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Option("-C", metavar="DIR", help="Run in another newsroom's folder.")] = None,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which.")] = False,  # noqa: ARG001
) -> None:
    """Publish statements, news and briefings in Arabic, English and French, as pages that can be trusted."""
    context.obj = State(folder)


def main() -> NoReturn:
    """Run the command line; whatever happens, the user gets a sentence and the right exit code."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    sys.exit(_run())


def _run() -> int:
    try:
        result = app(standalone_mode=False)
        return _ended(int(result)) if isinstance(result, int) else Exit.CLEAN
    except TyperException as error:
        return _misunderstood(error)
    except (typer.Abort, KeyboardInterrupt):
        return _ended(Exit.INTERRUPTED)
    except typer.Exit as error:
        return _ended(error.exit_code)
    except Trouble as trouble:
        from ..report.terminal import tell_trouble  # noqa: PLC0415

        tell_trouble(trouble, colour=True)
        return trouble.exit_code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.CLEAN
    except Exception as error:  # noqa: BLE001 — the last wall: nobody who writes press releases can use a traceback
        return _defect(error)


def _ended(code: int) -> int:
    """The exit code; an interruption, which the command line's library may already have turned into one, is told."""
    if code == Exit.INTERRUPTED:
        typer.echo("pressctl: interrupted; what was there before is untouched", err=True)
    return code


def _misunderstood(error: TyperException) -> int:
    """Say what of the command line was not understood; without a command, show what there is."""
    context = getattr(error, "ctx", None)
    if len(sys.argv) == 1 and context:
        typer.echo(context.get_help())
    else:
        typer.echo(f"pressctl: {_lower(error.format_message())}", err=True)
        typer.echo(f"  fix: see `{context.command_path if context else 'pressctl'} --help`", err=True)
    return Exit.USAGE


def _defect(error: Exception) -> int:
    if os.environ.get("PRESSCTL_DEBUG"):
        raise error
    typer.echo(f"pressctl: this is a defect of pressctl itself: {type(error).__name__}: {error}", err=True)
    typer.echo("  fix: please report it, with the command and what PRESSCTL_DEBUG=1 prints", err=True)
    return Exit.DEFECT


def _lower(message: str) -> str:
    return message[:1].lower() + message[1:].rstrip(".")

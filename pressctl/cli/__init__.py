"""cli: the thin door. Each command parses, calls the pipeline, reports, and ends with an exit code."""

from __future__ import annotations

import errno
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Annotated, NoReturn, TextIO

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

ENDINGS = (signal.SIGTERM, signal.SIGHUP)
# a full or broken disk, no rights, no more files: nothing of that is a defect of ours
OUTSIDE = (errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS, errno.EACCES, errno.EPERM, errno.EMFILE, errno.ENFILE)

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
    for number in ENDINGS:
        if signal.getsignal(number) is signal.SIG_DFL:  # nohup has it ignored
            signal.signal(number, _end)
    code = _flushed(_run())
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # there is nothing left to interrupt
    sys.exit(code)


def _end(*_: object) -> NoReturn:
    """A terminal that is closed, or a machine that shuts down, ends a command as Ctrl-C does."""
    for number in ENDINGS:
        signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


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
    except SystemExit:  # so ends the command line's library where nobody reads on
        return Exit.CLEAN
    except Trouble as trouble:
        return _told(trouble)
    except OSError as error:
        if error.filename is None and error.errno in (errno.EPIPE, *OUTSIDE):
            return unheard(error, Exit.CLEAN)
        return _told(_outside(error)) if error.errno in OUTSIDE else _defect(error)
    except Exception as error:  # noqa: BLE001 — the last wall: nobody who writes press releases can use a traceback
        return _defect(error)


def _ended(code: int) -> int:
    """The exit code; an interruption, which the command line's library may already have turned into one, is told."""
    if code == Exit.INTERRUPTED:
        with suppress(OSError):  # the terminal may be gone
            typer.echo("pressctl: interrupted; nothing is half done", err=True)
    return code


def _told(trouble: Trouble) -> int:
    """Say what stopped the work, and give its exit code."""
    from ..report.terminal import tell_trouble  # noqa: PLC0415

    with suppress(OSError):
        tell_trouble(trouble, colour=True)
    return trouble.exit_code


def _outside(error: OSError) -> Trouble:
    """What the machine refused, and nobody below could say more of."""
    from ..pipeline.place import trouble_of  # noqa: PLC0415

    return trouble_of(error, Path(error.filename))


def _flushed(code: int) -> int:
    """The exit code, once all that was told has arrived."""
    for stream in filter(None, (sys.stderr, sys.stdout)):
        try:
            stream.flush()
        except OSError as error:
            if stream is sys.stdout:
                return unheard(error, code)
            _silence(stream)
    return code


def unheard(error: OSError, code: int) -> int:
    """The exit code of a command whose standard output cannot be written, or is closed: nobody wants to read on."""
    _silence(sys.stdout)
    if error.errno == errno.EPIPE:
        return code
    why = (error.strerror or "unknown").lower()
    fix = "have it written elsewhere, or shown on a screen"
    return _told(Trouble(f"what there is to tell cannot be written: {why}", fix))


def _silence(stream: TextIO) -> None:
    """What is still to be written goes nowhere, so that Python does not try again when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


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

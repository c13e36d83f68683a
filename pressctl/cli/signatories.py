"""pressctl signatories import and export"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..model.finding import Exit, Trouble, worst_is_error
from ..report.screen import Bidi
from .shared import BidiMode, Folder, NoColor, newsroom_folder, use_colour

if TYPE_CHECKING:
    from ..pipeline.signatories import Imported

commands = typer.Typer(help="Take signatories from a table, or write them to one (CSV, XLSX).", no_args_is_help=True)


@commands.command("import")
def import_command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What a form gives: .csv or .xlsx.")],
    release: Annotated[str, typer.Argument(metavar="[RELEASE]", help="The release that they sign.")] = "",
    mapped: Annotated[
        list[str] | None, typer.Option("--map", metavar="HEADING=FIELD", help="What a column holds; may be repeated.")
    ] = None,
    add: Annotated[bool, typer.Option("--add", help="Add new organisations to organisations.yaml.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")] = False,
    folder: Folder = None,
    no_color: NoColor = False,
    bidi: BidiMode = Bidi.AUTO,
) -> int:
    """Take signatories from a table: what is sure is taken, what is not is listed for you to decide."""
    from ..pipeline.signatories import import_signatories  # noqa: PLC0415
    from ..report.account import Account  # noqa: PLC0415
    from ..report.terminal import print_findings, print_lines, say  # noqa: PLC0415

    root, colour = newsroom_folder(context, folder), use_colour(no_color)
    done = import_signatories(root, file, release or None, dict(map(_pair, mapped or ())), add, dry_run)
    print_lines(_told(done), bidi, colour)
    print_findings(Account(done.findings), bidi, colour)
    for path in done.files:
        say(f"{'would write' if dry_run else 'wrote'} {path}", colour)
    if not done.files:
        say("nothing was written", colour)
    return Exit.FINDINGS if worst_is_error(done.findings) else Exit.CLEAN


@commands.command("export")
def export_command(
    context: typer.Context,
    release: Annotated[str, typer.Argument(metavar="RELEASE", help="The release that they sign.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file: .csv or .xlsx.")],
    folder: Folder = None,
) -> int:
    """Write the list of a release as it is printed; who is not to be named is not in it."""
    from ..pipeline.export import export_signatories  # noqa: PLC0415

    count = export_signatories(newsroom_folder(context, folder), release, file)
    typer.echo(f"{count} signator{'y is' if count == 1 else 'ies are'} in {file}", err=True)
    return Exit.CLEAN


def _pair(given: str) -> tuple[str, str]:
    heading, sign, name = given.rpartition("=")
    if not sign:
        raise Trouble(f"‘{given}’ names no field", 'write --map "HEADING=FIELD"', Exit.USAGE)
    return heading, name.strip()


def _told(done: Imported) -> Iterator[str]:
    """What was read, and what becomes of each row."""
    yield from done.notes
    yield "columns:"
    for use in done.uses:
        if use.heading:
            yield f"  ‘{use.heading}’: {use.field or ('left out' if use.is_private else 'not used')}"
    if done.verdicts:
        yield "organisations:"
    for verdict in done.verdicts:
        answer = verdict.answer
        name = next(iter(answer.names.values()), answer.id)
        if verdict.known:
            fate = f"known as {verdict.known}"
        elif verdict.twin:
            fate = f"the same as row {verdict.twin}"
        elif verdict.doubts:
            fate = "left out, to be decided"
        else:
            fate = f"new, as {done.added[answer.row]}" if answer.row in done.added else "new; --add would add it"
        yield f"  row {answer.row}  ‘{name}’: {fate}"
    people = done.people
    if people.public or people.withheld or people.twice:
        withheld = f"{people.withheld} withheld for want of a clear yes"
        yield f"individuals: {people.public} public, {withheld}, {people.twice} listed already"

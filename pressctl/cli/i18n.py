"""pressctl i18n: translations accepted, and what has to be looked at again."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import typer

from ..model.finding import Exit
from ..report.comparison import compared
from ..report.screen import Bidi, shown
from .shared import BidiMode, Folder, Format, Lang, Releases, Style, newsroom_folder, split

if TYPE_CHECKING:
    from ..pipeline.acceptance import Standing, Survey

app = typer.Typer(
    help="Translations: accept them, and see which have to be looked at again.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("accept")
def accept_command(
    context: typer.Context,
    releases: Releases = None,
    folder: Folder = None,
    lang: Lang = "",
    bidi: BidiMode = Bidi.AUTO,
) -> int:
    """Keep that the translations say what their sources say now."""
    from ..pipeline.acceptance import accept, survey  # noqa: PLC0415

    root = newsroom_folder(context, folder)
    found = survey(root, releases or (), split(lang))
    for standing in accept(root, found.standings):
        typer.echo(f"accepted {_name(standing)} in {standing.language}")
    lacking = [standing for standing in found.standings if standing.missing]
    for standing in lacking:
        typer.echo(f"not accepted: {_name(standing)} in {standing.language}, because texts are missing")
        for finding in standing.missing:
            typer.echo(f"  {shown(f'{finding.place}: {finding.message}', bidi)}")
    betrayed = [standing for standing in found.standings if _withheld(standing, "accepted", bidi)]
    _refuse(found)
    return Exit.FINDINGS if lacking or betrayed or found.refused else Exit.CLEAN


@app.command("status")
def status_command(
    context: typer.Context,
    releases: Releases = None,
    folder: Folder = None,
    lang: Lang = "",
    style: Format = Style.TEXT,
) -> int:
    """Say of each translation whether it was accepted, and whether its source changed since."""
    from ..pipeline.acceptance import survey  # noqa: PLC0415

    found = survey(newsroom_folder(context, folder), releases or (), split(lang))
    if style is Style.JSON:
        rows = [_row(standing) for standing in found.standings]
        whole = {"schema_version": 1, "translations": rows, "refused": sorted(found.refused)}
        typer.echo(json.dumps(whole, ensure_ascii=False, indent=2))
    else:
        width = max((len(_name(standing)) for standing in found.standings), default=0)
        for standing in found.standings:
            typer.echo(f"{_name(standing):{width}}  {standing.language:3}  {_told(standing)}")
        _refuse(found)
    is_wanting = any(standing.missing or standing.stale for standing in found.standings)
    return Exit.FINDINGS if is_wanting or found.refused else Exit.CLEAN


@app.command("diff")
def diff_command(
    context: typer.Context,
    releases: Releases = None,
    folder: Folder = None,
    lang: Lang = "",
    bidi: BidiMode = Bidi.AUTO,
) -> int:
    """Show what changed in the source since a translation was accepted, and where the translation is to be mended."""
    from ..pipeline.acceptance import survey  # noqa: PLC0415

    found = survey(newsroom_folder(context, folder), releases or (), split(lang))
    for standing in found.standings:
        for change in () if _withheld(standing, "shown", bidi) else standing.stale:
            typer.echo(shown(f"{change.target.at(0)}: {standing.language}", bidi))
            typer.echo(f"  {shown(compared(change.before, change.now), bidi)}")
    _refuse(found)
    is_wanting = any(standing.stale or standing.betrayed for standing in found.standings)
    return Exit.FINDINGS if is_wanting or found.refused else Exit.CLEAN


def _name(standing: Standing) -> str:
    return standing.release or "(shared)"


def _withheld(standing: Standing, done: str, bidi: Bidi) -> bool:
    """Say where names that are withheld stand in a translation, which for that is not accepted, or not shown."""
    if standing.betrayed:
        typer.echo(f"not {done}: {_name(standing)} in {standing.language}, because of a name that is withheld")
    for finding in standing.betrayed:
        typer.echo(f"  {shown(f'{finding.place}: {finding.message}', bidi)}")
        typer.echo(f"  fix: {finding.fix}")
    return bool(standing.betrayed)


def _told(standing: Standing) -> str:
    row = _row(standing)
    count = row["missing"] or row["stale"]
    return f"{row['state']} ({count})" if count else str(row["state"])


def _row(standing: Standing) -> dict[str, str | int]:
    """One line of the table."""
    stale, missing = len(standing.stale), len(standing.missing)
    if missing:
        state = "missing"
    elif not standing.was_accepted:
        state = "never accepted"
    elif stale:
        state = "stale"
    else:
        state = "to be accepted" if standing.changes else "accepted"
    return {
        "release": standing.release,
        "language": standing.language,
        "state": state,
        "stale": stale,
        "missing": missing,
    }


def _refuse(found: Survey) -> None:
    for name in found.refused:
        told = f"{shown(name)} has errors" if name else "what all releases share has errors"
        typer.echo(f"pressctl: {told}\n  fix: run `pressctl check {shown(name)}`".rstrip(), err=True)

"""pressctl publish"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from ..model.finding import Severity
from ..report.account import Account
from .shared import Folder, Releases, newsroom_folder
from .telling import FailOn, Telling, in_repository, telling

if TYPE_CHECKING:
    from ..pipeline.publish import Publication

MOST = 12  # files that are named of each sort; with --verbose all are


@telling
def publish_command(
    context: typer.Context,
    telling: Telling,
    releases: Releases = None,
    folder: Folder = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="DIR|rsync:…|git:…", help="Where to, instead of public/.")
    ] = None,
    max_age: Annotated[
        str, typer.Option("--max-age", metavar="7d", help="How long ago links may have been looked at.")
    ] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and write nothing.")] = False,
) -> int:
    """Put the approved newsroom before the world at once, or say everything that is against it."""
    from ..pipeline.manifest import SITE  # noqa: PLC0415
    from ..pipeline.publish import Wish, publish  # noqa: PLC0415
    from ..report.terminal import say, summary  # noqa: PLC0415
    from .watch import watching  # noqa: PLC0415

    root = newsroom_folder(context, folder)
    is_strict = telling.fail_on is FailOn.WARNING
    place = SITE if to is None else to
    wish = Wish(tuple(releases or ()), place, max_age, is_strict=is_strict, is_rehearsal=dry_run)
    with watching("publishing", telling.colour, telling.quiet, telling.verbose) as progress:
        made = publish(root, wish, progress)
    # whatever is selected, what keeps the newsroom from being published is told
    findings = tuple(f for f in made.findings if f.severity is Severity.ERROR or telling.selection.has(f.rule))
    counts = f"{summary(findings, len(made.looked_at))}\n" if findings else ""
    account = Account(findings, made.looked_at, telling.selection.of(made.allowed), in_repository(root))
    code = telling.tell(
        account, made.is_understood, counts + _outcome(made, SITE if ":" in place else place, is_rehearsal=dry_run)
    )
    if not telling.quiet:
        for line in (*_changes(made, is_whole=telling.verbose or dry_run), *made.said):
            say(line, telling.colour)
    return code


def _outcome(made: Publication, where: str, is_rehearsal: bool) -> str:
    """One sentence: whether it went out, and in which folder it is."""
    if made.is_refused:
        return "nothing was published"
    if not any(made.changes.sorts()):
        return f"{where} holds it already"
    counts = ", ".join(f"{len(paths)} {word}" for word, paths in made.changes.sorts())
    return f"would change in {where}: {counts}" if is_rehearsal else f"published in {where}: {counts}"


def _changes(made: Publication, is_whole: bool) -> Iterator[str]:
    """The files that change, a line each."""
    for word, paths in made.changes.sorts():
        shown = paths if is_whole else paths[:MOST]
        yield from (f"  {word} {path}" for path in shown)
        if len(shown) < len(paths):
            yield f"  … and {len(paths) - len(shown)} more {word}"

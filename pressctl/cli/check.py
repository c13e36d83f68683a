"""pressctl check"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..model.finding import Exit, Trouble
from ..report.account import Account
from .shared import Folder, Lang, Releases, newsroom_folder, split
from .telling import Telling, in_repository, telling

if TYPE_CHECKING:
    from ..pipeline.inspection import Inspected

Since = Annotated[str, typer.Option("--since", metavar="REV", help="Only releases changed since REV in git.")]
Baseline = Annotated[
    Path | None, typer.Option("--baseline", metavar="FILE", help="Tell only what this file does not list.")
]
Update = Annotated[bool, typer.Option("--update-baseline", help="Take out of it what was mended; write it if missing.")]


@telling
def check_command(
    context: typer.Context,
    telling: Telling,
    releases: Releases = None,
    folder: Folder = None,
    lang: Lang = "",
    since: Since = "",
    baseline: Baseline = None,
    update_baseline: Update = False,
) -> int:
    """Look at everything that needs no network and no page."""
    root = newsroom_folder(context, folder)
    if update_baseline and not baseline:
        raise Trouble("--update-baseline does not say which", "name the file with --baseline FILE", Exit.USAGE)
    only: list[str] | None = list(releases or ())
    if since:
        only = _changed(root, since, only or [])
    if only is None:
        return telling.tell(Account(()), outcome=f"no release has changed since {since}")
    checked = _checked(root, only, split(lang), telling)
    findings = telling.selection.of(checked.findings, checked.unread)
    if baseline:
        from ..pipeline.baseline import settle_baseline  # noqa: PLC0415

        findings = settle_baseline(baseline, checked, telling.selection, split(lang), update_baseline)
    allowed = telling.selection.of(checked.allowed)
    account = Account(findings, checked.looked_at, allowed, in_repository(root))
    return telling.tell(account, checked.is_understood)


def _changed(root: Path, revision: str, asked: list[str]) -> list[str] | None:
    """The releases to look at; none at all is told from all of them, which an empty list stands for."""
    from ..pipeline.check import require_newsroom  # noqa: PLC0415
    from ..pipeline.since import releases_since  # noqa: PLC0415

    require_newsroom(root)
    names = releases_since(root, revision, asked)
    return asked if names is None else list(names) or None


def _checked(root: Path, only: list[str], languages: tuple[str, ...], telling: Telling) -> Inspected:
    from ..pipeline.inspection import inspect  # noqa: PLC0415 — commands that only print help stay quick
    from .watch import watching  # noqa: PLC0415

    with watching("checking", telling.colour, telling.quiet, telling.verbose) as progress:
        return inspect(root, only, languages, progress)

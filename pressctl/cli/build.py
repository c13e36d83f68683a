"""pressctl build"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..model.finding import Exit, Severity, Trouble
from ..report.account import Account
from .shared import Folder, Lang, Releases, newsroom_folder, split
from .telling import Telling, in_repository, telling

if TYPE_CHECKING:
    from ..pipeline.build import Built


@telling
def build_command(
    context: typer.Context,
    telling: Telling,
    releases: Releases = None,
    folder: Folder = None,
    lang: Lang = "",
    to: Annotated[str, typer.Option("--to", metavar="html,pdf,…", help="Only these formats.")] = "",
    out: Annotated[Path | None, typer.Option("--out", metavar="DIR", help="Where to, instead of dist/.")] = None,
    draft: Annotated[bool, typer.Option("--draft", help="Mark as a draft; errors and embargo do not stop it.")] = False,
    jobs: Annotated[int, typer.Option("--jobs", min=0, help="Pages drawn at a time; 0: as many as processors.")] = 0,
    cluster: Annotated[
        str,
        typer.Option("--cluster", metavar="ADDRESS", help="Draw on the machines of a dask cluster: tcp://host:8786."),
    ] = "",
) -> int:
    """Check, render every language and format, and put the result in place at once."""
    from ..pipeline.build import Order, build  # noqa: PLC0415
    from ..report.terminal import summary  # noqa: PLC0415
    from .watch import watching  # noqa: PLC0415

    if cluster and jobs:
        raise Trouble("--jobs is of no use with --cluster", "its workers decide how many pages they draw", Exit.USAGE)
    root = newsroom_folder(context, folder)
    order = Order(tuple(releases or ()), split(lang), split(to), out, draft, jobs, cluster=cluster)
    with watching("building", telling.colour, telling.quiet, telling.verbose) as progress:
        built = build(root, order, progress)
    # whatever is selected, what keeps a release from being built is told
    findings = tuple(f for f in built.findings if f.severity is Severity.ERROR or telling.selection.has(f.rule))
    account = Account(findings, built.looked_at, telling.selection.of(built.allowed), in_repository(root))
    counts = f"{summary(findings, len(built.looked_at))}\n" if findings else ""
    return telling.tell(account, built.is_understood, counts + _outcome(built))


def _outcome(built: Built) -> str:
    """One sentence: what was made, and where it is."""
    if not built.made:
        return f"nothing was built{'' if built.is_changed else f'; {_near(built.out)} is as it was'}"
    files = f"{len(built.made)} file{'' if len(built.made) == 1 else 's'}"
    releases = f"{built.releases} release{'' if built.releases == 1 else 's'}"
    return f"{files} of {releases} {'is' if len(built.made) == 1 else 'are'} in {_near(built.out)}"


def _near(path: Path) -> str:
    """A path as seen from here, if it is below."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)

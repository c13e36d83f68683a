"""pressctl build"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
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
    force: Annotated[bool, typer.Option("--force", help="Make everything anew, whatever is there already.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Say why something was looked at or drawn again.")] = False,
) -> int:
    """Check, render every language and format, and put the result in place at once."""
    from ..pipeline.build import Order, build  # noqa: PLC0415
    from ..pipeline.store.standing import Said, keep  # noqa: PLC0415
    from ..report.plain import as_text  # noqa: PLC0415
    from ..report.terminal import say, summary  # noqa: PLC0415
    from .watch import watching  # noqa: PLC0415

    if cluster and jobs:
        raise Trouble("--jobs is of no use with --cluster", "its workers decide how many pages they draw", Exit.USAGE)
    root = newsroom_folder(context, folder)
    order = Order(tuple(releases or ()), split(lang), split(to), out, draft, jobs, cluster=cluster, is_forced=force)
    with watching("building", telling.colour, telling.quiet, telling.verbose) as progress:
        built = build(root, order, progress)
    # whatever is selected, what keeps a release from being built is told
    findings = tuple(f for f in built.findings if f.severity is Severity.ERROR or telling.selection.has(f.rule))
    account = Account(findings, built.looked_at, telling.selection.of(built.allowed), in_repository(root))
    counts = f"{summary(findings, len(built.looked_at))}\n" if findings else ""
    outcome = counts + _outcome(built)
    code = telling.tell(account, built.is_understood, outcome)
    for line in _reasons(built) if explain else ():
        say(line, telling.colour)
    if built.standing and telling.is_plain:
        keep(str(root), built.standing, Said(as_text(replace(account, allowed=())), f"{outcome}\n", code))
    return code


def _reasons(built: Built) -> Iterator[str]:
    """Why what was done was done, a line each."""
    for name, reason in sorted(built.reasons.items()):
        yield f"{name or 'the newsroom'}: {reason}"
        codes = [language for release, language in built.drawn if release == name]
        if name:
            yield f"  drawn anew: {', '.join(codes)}" if codes else "  looked at, nothing had to be drawn"
    if not built.reasons:
        yield "nothing has changed, so nothing was done"


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

"""pressctl proof"""

from __future__ import annotations

from typing import Annotated

import typer

from ..report.account import Account
from .shared import Folder, Lang, newsroom_folder, split
from .telling import Telling, in_repository, telling


@telling
def proof_command(
    context: typer.Context,
    telling: Telling,
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[ID | FILE.pdf]...", help="Releases, or PDFs; all in dist/ if none.")
    ] = None,
    folder: Folder = None,
    lang: Lang = "",
) -> int:
    """Read rendered pages back, and judge them word by word."""
    from ..pipeline.proof import proofed  # noqa: PLC0415
    from ..report.terminal import summary  # noqa: PLC0415
    from .watch import watching  # noqa: PLC0415

    root = newsroom_folder(context, folder)
    with watching("proofing", telling.colour, telling.quiet, telling.verbose) as progress:
        judgement = proofed(root, tuple(names or ()), split(lang), progress)
    # before anything could be read back, whatever is wrong stands in the way
    selected = telling.selection.of(
        judgement.findings, () if judgement.files else {f.release for f in judgement.findings}
    )
    account = Account(selected, judgement.releases, telling.selection.of(judgement.allowed), in_repository(root))
    files = f"{judgement.files} PDF{'' if judgement.files == 1 else 's'}"
    return telling.tell(account, outcome=f"{files} read back: {summary(selected, len(judgement.releases))}")

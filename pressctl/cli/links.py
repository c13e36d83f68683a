"""pressctl links"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Annotated

import typer

from ..model.finding import Exit, Finding, Trouble
from ..model.link import LinkState, Verdict
from ..report.account import Account
from .shared import Folder, Lang, Releases, newsroom_folder, split
from .telling import Telling, in_repository, telling

UNSURE = ("LNK004", "LNK005")


@telling
def links_command(
    context: typer.Context,
    telling: Telling,
    releases: Releases = None,
    folder: Folder = None,
    lang: Lang = "",
    offline: Annotated[bool, typer.Option("--offline", help="Ask nobody: form and memory only.")] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help="Ask for all links, also those seen lately.")] = False,
    max_age: Annotated[
        str, typer.Option("--max-age", metavar="7d", help="How long ago a page may have been seen.")
    ] = "",
    strict: Annotated[bool, typer.Option("--strict", help="Fail on links that are unsure, too.")] = False,
    archive: Annotated[bool, typer.Option("--archive", help="Ask archive.org for copies of what is gone.")] = False,
) -> int:
    """Look at the links, over the network."""
    from ..pipeline.links import Manner, look_at_links  # noqa: PLC0415 — commands that only print help stay quick
    from .watch import watching  # noqa: PLC0415

    for asks, option in ((fresh, "--fresh"), (archive, "--archive")):
        if offline and asks:
            raise Trouble(f"--offline asks nobody, and {option} does", "leave one of them out", Exit.USAGE)
    manner = Manner(offline, fresh, max_age, archive)
    root = newsroom_folder(context, folder)
    with watching("links", telling.colour, telling.quiet, telling.verbose) as progress:
        looked_at = look_at_links(root, tuple(releases or ()), split(lang), manner, progress)
    findings = telling.selection.of(looked_at.findings, looked_at.unread)
    allowed = telling.selection.of(looked_at.allowed)
    account = Account(findings, looked_at.releases, allowed, in_repository(root), looked_at.states)
    code = telling.tell(account, looked_at.is_understood, _outcome(looked_at.states, findings, len(account.releases)))
    is_unsure = any(finding.rule.code in UNSURE for finding in findings)
    return Exit.FINDINGS if code == Exit.CLEAN and strict and is_unsure else code


def _outcome(states: Sequence[LinkState], findings: Sequence[Finding], releases: int) -> str:
    """One line: what became of the links, and how much there is to mend."""
    from ..report.terminal import summary  # noqa: PLC0415

    verdicts = Counter(state.verdict for state in states)
    counts = [f"{verdicts[verdict]} {verdict}" for verdict in Verdict if verdicts[verdict]]
    pages = f"{len(states)} link{'' if len(states) == 1 else 's'}" + (f": {', '.join(counts)}" if counts else "")
    return f"{pages}\n{summary(findings, releases)}"

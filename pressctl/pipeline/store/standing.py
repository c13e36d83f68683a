"""Whether a build would do anything: answered from the states of files alone, with what was said the last time.

Nothing heavy is imported here: see sight.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
from contextlib import suppress
from typing import NamedTuple

from ...files import content
from .seal import opened, sealed
from .sight import Watched, listing, newsroom_states, output_states, tool_states

FILE = ".pressctl/standing"


class Standing(NamedTuple):
    """How things stood after a build into dist/: digests of the states of the newsroom's files, of dist/ and of tools.

    What was said was said in the folder `where`. `more` are files of the newsroom that stand elsewhere. It holds from
    `since` until `until` (seconds since 1970).
    """

    python: str
    where: str
    newsroom: str
    outputs: str
    tools: str
    watched: Watched
    more: tuple[str, ...]
    since: float
    until: float


class Said(NamedTuple):
    """What a build told: findings on standard output, a sentence on standard error, and its exit code."""

    findings: str
    outcome: str
    code: int


def standing(newsroom: str, out: str, watched: Watched, more: tuple[str, ...], since: float, until: float) -> Standing:
    """How things stand now; `newsroom` is the listing of its files as they were before they were read."""
    outputs, tools = listing(output_states(out)), listing(tool_states(watched))
    return Standing(sys.version, os.getcwd(), newsroom, outputs, tools, watched, more, since, until)


def keep(root: str, there: Standing, said: Said) -> None:
    """Keep how things stand, and what was said. Where that cannot be kept, the next build looks at everything again."""
    plain = (*there[:5], tuple(map(tuple, there.watched)), *there[6:])
    content = marshal.dumps((plain, (said.findings, said.outcome, int(said.code))))
    path = os.path.join(root, FILE)
    try:
        with open(f"{path}.new", "wb") as file:
            file.write(sealed(content))
        os.replace(f"{path}.new", path)
    except OSError:
        with suppress(OSError):
            os.unlink(f"{path}.new")


def still(root: str) -> Said | None:
    """What the last build of this newsroom said, if another one would do nothing and say the same."""
    try:
        known, said = marshal.loads(opened(content(os.path.join(root, FILE))) or b"")  # noqa: S302 — sealed by ourselves
        there = Standing(*known)
    except (OSError, EOFError, ValueError, TypeError):
        return None
    if (there.python, there.where) != (sys.version, os.getcwd()) or not there.since <= time.time() < there.until:
        return None
    watched = Watched(*there.watched)
    stands = (
        there.outputs == listing(output_states(os.path.join(root, "dist")))
        and there.newsroom == listing(newsroom_states(root, there.more))
        and there.tools == listing(tool_states(watched))
    )
    return Said(*said) if stands else None

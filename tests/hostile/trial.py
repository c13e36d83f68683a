"""A row of the table of bad inputs, tried: the newsroom is made, pressctl is run in this process, and what came of it."""

from __future__ import annotations

import io
import re
import shutil
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from pressctl import cli
from tests.hostile.circumstances import CIRCUMSTANCES, unreadable
from tests.hostile.making import make
from tests.hostile.table import Row
from tests.small import tree

COUNTED = re.compile(r"\d[\d,]* (?:error|warning|info|file)s?\b.*|nothing was built.*|nothing to mend.*")
AGAIN = "We call again."


@dataclass(frozen=True)
class Outcome:
    """What pressctl told, its exit code, and dist/ before and after."""

    told: str
    code: int
    before: dict[str, bytes]
    after: dict[str, bytes]

    def pages(self, release: str) -> tuple[dict[str, bytes], dict[str, bytes]]:
        """The files of a release before and after."""
        old, new = (
            {path: content for path, content in files.items() if path.startswith(f"{release}/")}
            for files in (self.before, self.after)
        )
        return old, new


def tried(row: Row, built: Path, root: Path, patch: pytest.MonkeyPatch) -> Outcome:
    """Do to a copy of the newsroom `built` what the row says, and run pressctl on it."""
    shutil.copytree(built, root, symlinks=True)
    (root / "releases/good/body.en.md").write_text(f"{AGAIN}\n")
    make(root, row.files)
    if row.when:
        CIRCUMSTANCES[row.when](root, patch)
    before = _published(root)
    with unreadable(root, row.unreadable):
        told, code = _run(root, row.run, patch)
    return Outcome(told, code, before, _published(root))


def _published(root: Path) -> dict[str, bytes]:
    """What stands in dist/, unless that leads elsewhere."""
    return {} if (root / "dist").is_symlink() else tree(root / "dist")


def _run(root: Path, words: str, patch: pytest.MonkeyPatch) -> tuple[str, int]:
    """All that pressctl tells but for its counts, without the folder that only this machine has; and its exit code."""
    out, err = io.StringIO(), io.StringIO()
    patch.chdir(root)
    patch.setattr(sys, "argv", ["pressctl", "-C", str(root), *words.split()])
    with redirect_stdout(out), redirect_stderr(err):
        code = cli._run()
    spoken = [line for line in err.getvalue().splitlines(keepends=True) if not COUNTED.fullmatch(line.strip())]
    return (out.getvalue() + "".join(spoken)).replace(f"{root}/", ""), code

"""pressctl as its users run it: a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

KEPT = ("PATH", "HOME", "XDG_STATE_HOME", "TMPDIR", "PYTHONPATH", "COVERAGE_PROCESS_START")
COMMAND = (sys.executable, "-m", "pressctl")


def environment(**more: str) -> dict[str, str]:
    """A bare environment, so that nothing of the tester's own decides a test."""
    return {**{name: os.environ[name] for name in KEPT if name in os.environ}, "LC_ALL": "C.UTF-8", **more}


def pressctl(
    *arguments: str | Path,
    cwd: Path,
    command: tuple[str, ...] = COMMAND,
    umask: int = 0o022,
    seconds: int = 120,
    **more: str,
) -> subprocess.CompletedProcess[str]:
    """Run it to its end. A traceback is a defect whatever the test is about."""
    done = subprocess.run(
        [*command, *map(str, arguments)],
        cwd=cwd,
        env=environment(**more),
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        umask=umask,
        timeout=seconds,
        check=False,
    )
    assert "Traceback" not in done.stderr + done.stdout, done.stderr + done.stdout
    return done

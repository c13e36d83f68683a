"""The measuring of speed runs to its end and has a figure for every target; what the figures are is no test's affair."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.small import CHECKOUT

NAMES = re.compile(r"(?<=take ).+")
BENCH = (sys.executable, str(CHECKOUT / "bench" / "speed.py"), str(Path(sys.executable).parent))


def bench(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*BENCH, "--small", "--rounds", "1", *options], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )


@pytest.mark.slow
def test_every_target_has_a_figure_or_the_reason_why_not(tmp_path) -> None:
    done = bench("--corpus", str(tmp_path))
    assert done.returncode == 0, done.stderr
    table = done.stdout.partition("\nwhat ")[2].splitlines()
    rows = [line for line in table if "≤" in line or "≥" in line]
    names = NAMES.search(bench("--only", "none").stderr)
    assert names
    assert len(rows) == len(names[0].split(", "))
    figure = re.compile(r" {2}\d+\.\d\d( MiB)? {2}.* {2}(yes|no)( |$)")
    assert [row for row in rows if not figure.search(row) and "left out: " not in row] == []
    assert not [row for row in rows if "left out" in row and "--cluster" not in row and "no typst" not in row]


def test_a_row_that_is_not_there_is_told() -> None:
    done = bench("--only", "none")
    assert done.returncode == 1
    assert "there is no row ‘none’: take " in done.stderr

"""Input that is searched for with the code watched: an hour, a third of it for each target."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from tests.hostile.targets import TARGETS
from tests.small import CHECKOUT

SECONDS = int(os.environ.get("PRESSCTL_FUZZ", "3600")) // len(TARGETS)


@pytest.mark.hostile
@pytest.mark.parametrize("target", TARGETS)
def test_nothing_is_found(target, record):
    command = [sys.executable, "tools/fuzz", target, str(SECONDS)]
    done = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    counted = re.match(r"\w+: ([\d,]+) inputs tried, (\d+) found", done.stdout)
    assert counted, done.stderr
    tried, found = (int(number.replace(",", "")) for number in counted.groups())
    record(f"inputs searched for, {target}", tried=tried, held=tried - found)
    assert tried, done.stderr
    assert found == 0, done.stdout

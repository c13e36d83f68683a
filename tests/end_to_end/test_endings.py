"""Nobody who reads, no room to tell, a terminal that is gone: a sentence where there is somebody, never a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import time

import pytest

from tests.command import COMMAND, environment
from tests.small import one_language

UNTOLD = [
    "pressctl: what there is to tell cannot be written: no space left on device",
    "  fix: have it written elsewhere, or shown on a screen",
]


@pytest.fixture
def room(tmp_path):
    return one_language(tmp_path / "room", "one", more={"releases/one/body.en.md": "[We](nowhere:x) call.\n"})


def shell(room, line):
    """A line of a shell, in which pressctl is `"$@"`; its exit code and all that was said on standard error."""
    command = ["bash", "-c", f"set -o pipefail; {line}", "bash", *COMMAND]
    done = subprocess.run(
        command, cwd=room, env=environment(), capture_output=True, text=True, timeout=120, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert "Exception" not in done.stderr, done.stderr
    return done.returncode, done.stderr.splitlines()


def test_no_room_for_what_is_told(room):
    assert shell(room, '"$@" explain > /dev/full') == (3, UNTOLD)


def test_nobody_reads_on(room):
    code, _ = shell(room, '"$@" explain | head -1')
    assert code == 0


def test_nowhere_to_tell(room):
    assert shell(room, '"$@" check >&-')[0] == 1
    assert shell(room, '"$@" explain nothing 2> /dev/full')[0] == 2


def test_a_build_with_nothing_to_do_tells_it_as_well(room):
    assert shell(room, '"$@" build')[0] == 1
    code, told = shell(room, '"$@" build > /dev/full')
    assert (code, told[-2:]) == (3, UNTOLD)


def test_ctrl_c_before_anything_has_begun(room):
    """Also while the program is still read."""
    for seconds in (0.06, 0.15):
        process = subprocess.Popen(
            [*COMMAND, "check"], cwd=room, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        time.sleep(seconds)
        os.kill(process.pid, signal.SIGINT)
        _, told = process.communicate(timeout=60)
        assert process.returncode in (1, 130, -signal.SIGINT), told
        assert process.returncode != 130 or "Traceback" not in told or "pressctl" not in told, told

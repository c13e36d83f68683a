"""Runs a command to its end, and prints what it cost together with all the processes that it started, as JSON.

A process that outlives the one that started it is taken in and waited for: what it spent counts as well.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import resource
import subprocess
import sys
import time

TAKE_IN_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER


def main(command: list[str]) -> int:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(TAKE_IN_ORPHANS, 1)
    start = time.perf_counter()
    code = subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode
    wall = time.perf_counter() - start
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps(dict(wall=wall, processor=usage.ru_utime + usage.ru_stime, memory=usage.ru_maxrss / 1024)))
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

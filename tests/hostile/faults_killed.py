"""pressctl as a process of its own, ended by somebody else in the middle of what it does."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.command import COMMAND, environment


@contextmanager
def running(room: Path, *words: str, **more: str) -> Iterator[subprocess.Popen[str]]:
    """A command that runs, in a session of its own; nothing of it is left afterwards."""
    process = subprocess.Popen(
        [*COMMAND, *words],
        cwd=room,
        env=environment(**more),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()
        for pipe in (process.stdout, process.stderr):
            pipe.close()


def ended(
    room: Path, words: tuple[str, ...], number: int, when: Callable[[Path, float], bool], **more: str
) -> tuple[int, str]:
    """How a command ended that was sent a signal when `when` said so, of the room and the seconds since it began."""
    with running(room, *words, **more) as process:
        began = time.monotonic()
        while process.poll() is None and not when(room, time.monotonic() - began):
            time.sleep(0.0005)
        if process.poll() is None:
            os.kill(process.pid, number)
        out, err = process.communicate(timeout=60)
        return process.returncode, out + err


def after(seconds: float) -> Callable[[Path, float], bool]:
    """So many seconds after the beginning."""
    return lambda _, since: since >= seconds


def laying(folder: str, seconds: float) -> Callable[[Path, float], bool]:
    """So many seconds after the new folder has begun to be laid out."""
    began: list[float] = []

    def is_time(room: Path, since: float) -> bool:
        if not began and (room / f".{folder}.pressctl-new").exists():
            began.append(since)
        return bool(began) and since - began[0] >= seconds

    return is_time


def copied(there: Path, room: Path) -> None:
    """Put a newsroom in place of another, with all times and links."""
    shutil.rmtree(room, ignore_errors=True)
    subprocess.run(["cp", "-a", there, room], check=True)


KILL = signal.SIGKILL

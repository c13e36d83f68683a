"""What happens around a build, by its name in the table of bad inputs."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pressctl.pipeline import place, works
from pressctl.pipeline.drawing import Failure
from pressctl.pipeline.parcel import unpacked
from tests.here import unproofed

VERSION = 0x20080522  # of the call capset
READS_ALL = 0b110  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: what lets root read what it may not


def locked(root: Path, patch: pytest.MonkeyPatch) -> None:
    """Somebody else holds the lock; as it is of this newsroom only, it is held to the end of the process."""
    fcntl.flock(os.open(root / ".pressctl" / "lock", os.O_RDWR), fcntl.LOCK_EX)


def _fails(number: int) -> Callable[..., None]:
    def call(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    return call


def _engine(fault: BaseException) -> Callable[[Path, pytest.MonkeyPatch], None]:
    """The page engine ends like this at the release `bad`."""

    def draw(parcel, formats):
        if unpacked(parcel).release == "bad":
            raise fault
        return unproofed(parcel, formats)

    return lambda root, patch: patch.setattr(works, "draw", draw)


CIRCUMSTANCES: dict[str, Callable[[Path, pytest.MonkeyPatch], None]] = {
    "locked": locked,
    "full disk": lambda root, patch: patch.setattr(place, "_write", _fails(errno.ENOSPC)),
    "read-only disk": lambda root, patch: patch.setattr(place, "_write", _fails(errno.EROFS)),
    "hang": _engine(Failure("it takes more than 240 seconds to draw; shorten it, or split it")),
    "crash": _engine(Failure("the page engine died while it drew this page")),
    "hunger": _engine(Failure("it takes too much memory to draw; shorten it, or split it")),
    "fault": _engine(RecursionError("maximum recursion depth exceeded")),
    "interrupted": _engine(KeyboardInterrupt()),
}


class _Head(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class _Sets(ctypes.Structure):
    _fields_ = [("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32)]


@contextmanager
def unreadable(root: Path, paths: Iterable[str]) -> Iterator[None]:
    """Files that may not be read, not even by root; permissions are as they were afterwards."""
    modes = {root / path: (root / path).stat().st_mode for path in paths}
    if not modes:
        yield
        return
    head, sets = _Head(VERSION, 0), (_Sets * 2)()
    system = ctypes.CDLL(None)
    system.capget(ctypes.byref(head), sets)
    before = sets[0].effective
    for path in modes:
        path.chmod(0)
    sets[0].effective &= ~READS_ALL
    system.capset(ctypes.byref(head), sets)
    try:
        yield
    finally:
        sets[0].effective = before
        system.capset(ctypes.byref(head), sets)
        for path, mode in modes.items():
            path.chmod(mode)

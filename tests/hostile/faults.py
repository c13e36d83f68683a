"""Calls that change files or start programs, counted as they are made, and one of them broken.

What is broken is broken as the system would: a write that finds the disk full has written half before.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pressctl.pipeline import place

CHANGING = (
    *("mkdir", "rename", "replace", "link", "symlink", "unlink", "remove", "rmdir"),
    *("chmod", "fchmod", "utime", "truncate", "ftruncate", "write", "fsync"),
)
GROWING = ("mkdir", "link", "symlink", "open", "write", "fsync")  # what a full disk refuses
CODES = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EMFILE)


class Death(BaseException):
    """The process ends here: nothing after it is done."""


class Fuse:
    """Counts calls, and breaks the one with the number `at`: with an error `code`, or with death.

    After an error all goes on as before, unless it `lasts`: a disk that is full stays full. A program may be started
    all the same, and be another one: `instead`. `calls` has the names of all calls.
    """

    def __init__(
        self, at: int = 0, code: int | None = errno.EIO, *, lasts: bool = False, instead: tuple[str, ...] = ()
    ) -> None:
        self.at, self.code, self.lasts, self.instead = at, code, lasts, instead
        self.calls: list[str] = []

    @property
    def is_blown(self) -> bool:
        return 0 < self.at <= len(self.calls)

    def burn(self, name: str, path: object = None) -> None:
        """Let a call go on, or break it."""
        was_blown = self.is_blown
        if was_blown and self.code is None:
            raise Death
        self.calls.append(name)
        if self.is_blown and (not was_blown or (self.lasts and name in GROWING)):
            if self.code is None:
                raise Death
            where = os.fspath(path) if isinstance(path, str | os.PathLike) else None
            raise OSError(self.code, os.strerror(self.code), where)

    @contextmanager
    def set(self) -> Iterator[Fuse]:
        """Stand in the way of all such calls of this process."""
        with pytest.MonkeyPatch.context() as patch:
            for name in CHANGING:
                patch.setattr(os, name, self._wired(name, getattr(os, name)))
            patch.setattr(os, "open", self._opening(os.open))
            for module in (builtins, io):
                patch.setattr(module, "open", self._file(open))
            patch.setattr(subprocess.Popen, "__init__", self._starting(subprocess.Popen.__init__))
            patch.setattr(place, "_renamed", self._renamed(place._renamed))
            yield self

    def _wired(self, name, real):
        def wired(*arguments, **options):
            self.burn(name, arguments[0])
            return real(*arguments, **options)

        return wired

    def _starting(self, real):
        def wired(process, program, *arguments, **options):
            if self.instead and len(self.calls) + 1 == self.at:
                self.calls.append("start")
                return real(process, self.instead, *arguments, **options)
            self.burn("start")
            return real(process, program, *arguments, **options)

        return wired

    def _opening(self, real):
        def wired(path, flags, *arguments, **options):
            if flags & (os.O_CREAT | os.O_TRUNC | os.O_WRONLY | os.O_RDWR):
                self.burn("open", path)
            return real(path, flags, *arguments, **options)

        return wired

    def _file(self, real):
        """open(), whose files break in the middle of what is written."""

        def wired(file, mode="r", *arguments, **options):
            if not set(mode) & set("wax+") or options.get("opener") or arguments:
                return real(file, mode, *arguments, **options)
            if not isinstance(file, int):
                self.burn("open", file)
            binary = io.BufferedWriter(_Breaking(self, file, mode.replace("b", "").replace("t", "")))
            return binary if "b" in mode else io.TextIOWrapper(binary, write_through=True, **options)

        return wired

    def _renamed(self, real):
        """A file system that has only the ordinary renaming says so, and nothing worse."""

        def wired(*arguments):
            try:
                self.burn("renameat2")
            except OSError:
                return False
            return real(*arguments)

        return wired


class _Breaking(io.FileIO):
    """A file in which a write may get stuck half-way."""

    def __init__(self, fuse: Fuse, file: str | int | Path, mode: str) -> None:
        self._fuse = fuse
        super().__init__(file, mode)

    def write(self, data, /):
        try:
            self._fuse.burn("write", self.name)
        except (OSError, Death):
            super().write(memoryview(data)[: len(data) // 2])
            raise
        return super().write(data)

"""What stands in a newsroom's folder: read only if it is a file, and looked through without following links.

Reading a pipe or a device may never end, and a few bytes of a disk can stand for a file of any size.
"""

from __future__ import annotations

import errno
import hashlib
import io
import os
from collections.abc import Iterator
from stat import S_ISREG

MOST = 1 << 30  # bytes that are read, unless whoever asks wants fewer


def opened(path: str | os.PathLike[str], *, through_links: bool = True) -> io.BufferedReader:
    """A file, open for reading; raises OSError where something else stands there."""
    flags = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | (0 if through_links else os.O_NOFOLLOW)
    handle = os.open(path, flags)
    if not S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "this is not a file", os.fspath(path))
    return os.fdopen(handle, "rb")


def content(path: str | os.PathLike[str], most: int = MOST) -> bytes:
    """The bytes of a file; raises OSError where there are more than `most`."""
    with opened(path) as file:
        _refuse_large(file, most)
        return file.read(most)


def sha256(path: str | os.PathLike[str], most: int = MOST) -> str:
    """The SHA-256 of a file, in hexadecimal digits; raises OSError where it has more than `most` bytes."""
    with opened(path) as file:
        _refuse_large(file, most)
        return hashlib.file_digest(file, "sha256").hexdigest()


def _refuse_large(file: io.BufferedReader, most: int) -> None:
    if os.fstat(file.fileno()).st_size > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), file.name)


def below(folder: str | os.PathLike[str], *, is_whole: bool = True) -> Iterator[str]:
    """The paths of the files in a folder, and if this `is_whole` in those within it; from the folder, in no order.

    Links to folders lead nowhere; what cannot be read holds nothing.
    """
    waiting = [""]
    while waiting:
        inner = waiting.pop()
        for entry in _entries(os.path.join(folder, inner)):
            path = f"{inner}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                waiting += [f"{path}/"] if is_whole else []
            elif os.path.isfile(entry.path):  # one that leads in circles is none
                yield path


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:
        return []

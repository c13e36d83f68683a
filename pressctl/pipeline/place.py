"""A build is put in place at once: it is written beside the old one, and the two change places in one step."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
import stat
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from ..model.finding import Exit, Trouble
from ..publish.manifest import SEAL
from .manifest import MANIFEST, is_of_site, read

_AT_FDCWD = -100
_NO_REPLACE, _EXCHANGE = 1, 2
IN_THE_WAY = (errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ELOOP, errno.ENXIO)
# another disk, a file system without such links, or too many of them
NO_LINKS = (errno.EXDEV, errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


class Busy(Trouble):
    """Another pressctl has the newsroom's lock."""

    def __init__(self) -> None:
        super().__init__("another pressctl is at work on this newsroom", "wait until it has finished")

    def __reduce__(self) -> tuple[object, ...]:
        return (Busy, ())


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Nobody else works on this newsroom meanwhile. The kernel takes the lock back, however we end."""
    folder = root / ".pressctl"
    try:
        for own in (folder, folder / "store"):
            if (own == folder and own.is_symlink()) or (own.exists() and not own.is_dir()):
                raise Trouble(f"‘{own}’ is not a folder", "remove it; pressctl keeps its own notes there")
        folder.mkdir(exist_ok=True)
        if os.path.lexists(folder / "lock") and not stat.S_ISREG(os.lstat(folder / "lock").st_mode):
            raise Trouble(f"‘{folder / 'lock'}’ is not a file", "remove it; pressctl makes it anew")
        with open(folder / "lock", "a+", opener=lambda p, flags: os.open(p, flags | os.O_NOFOLLOW, 0o644)) as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise Busy from None
            yield
    except OSError as error:
        raise trouble_of(error, folder) from error


def trouble_of(error: OSError, path: Path) -> Trouble:
    """What an error of the file system means to the user."""
    name = _without_ours(Path(os.fsdecode(error.filename)) if isinstance(error.filename, str | bytes) else path)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Trouble("the disk is full", "make room, then try again; what was there before is untouched")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Trouble(f"pressctl may not write to ‘{name}’", "allow it, or choose another folder")
    if error.errno in (errno.EMFILE, errno.ENFILE):
        return Trouble("too many files are open on this machine", "close other programs, then try again")
    if error.errno in IN_THE_WAY:
        fix = "remove what stands there, and try again"
        return Trouble(f"‘{name}’ cannot be written: something else stands in its place or above it", fix)
    why = (error.strerror or "unknown").lower()
    return Trouble(f"‘{name}’ cannot be written: {why}", "look at the disk, then try again")


def _without_ours(path: Path) -> Path:
    """The folder in which something of ours is made on the way, and else the path itself: nobody knows those names."""
    for inner in (path, *path.parents):
        if inner.name.startswith(".") and "pressctl-" in inner.name:
            return inner.parent
    return path


@contextmanager
def locked_folder(out: Path) -> Iterator[None]:
    """Nobody else puts anything into the folder that holds `out` meanwhile, from whatever newsroom."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(out.parent, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise trouble_of(error, out.parent) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Trouble(f"another pressctl is writing into ‘{out.parent}’", "wait until it has finished") from None
        yield
    finally:
        os.close(handle)


def require_ours(out: Path, releases: Path, is_site: bool = False) -> dict[str, dict[str, Any]]:
    """Refuse a folder that holds something pressctl did not make: it would be replaced. Call it under the lock.

    A build is not put where a site was published, nor the other way round. What its manifest says of its files comes
    back.
    """
    _recover(out)
    option = "--to" if is_site else "--out"
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise Trouble(f"‘{out}’ is not a folder", f"choose another with {option}", Exit.USAGE)
    if out.resolve().is_relative_to(releases.resolve()) or releases.resolve().is_relative_to(out.resolve()):
        raise Trouble(f"‘{out}’ is where the releases are written", f"choose another folder with {option}", Exit.USAGE)
    ours = read(out)
    named = next((out / name for name in (MANIFEST, SEAL) if not ours and (out / name).is_file()), None)
    if named:
        raise Trouble(
            f"‘{named}’ is not a list that pressctl wrote, so nobody can tell which files here are its own",
            f"take it back as it was, or move the folder elsewhere; or choose another with {option}",
            Exit.USAGE,
        )
    if ours and is_of_site(out) != is_site:
        holds = "a build" if is_site else "what was published"
        raise Trouble(f"‘{out}’ holds {holds}, which would be lost", f"choose another folder with {option}", Exit.USAGE)
    foreign = next(_foreign(out, ours), None)
    if foreign:
        raise Trouble(
            f"‘{foreign}’ was not made by pressctl, and would be lost: the folder is replaced as a whole",
            f"move it elsewhere, or choose an empty or a new folder with {option}",
            Exit.USAGE,
        )
    return ours


def _foreign(out: Path, ours: Collection[str]) -> Iterator[Path]:
    """The files in a folder that no build of ours made, as its manifest tells."""
    files = {MANIFEST, SEAL, *ours}
    folders = {path[:end] for path in files for end, sign in enumerate(path) if sign == "/"}
    for folder, inner, names in os.walk(out):
        above = folder[len(str(out)) + 1 :]
        for name in sorted([*names, *inner]):
            if (f"{above}/{name}" if above else name) not in (folders if name in inner else files):
                yield Path(folder, name)


def put(out: Path, files: Mapping[str, bytes | Path | None]) -> None:
    """Make `out` hold exactly `files`, in one step: their content, or where it is; from there it is linked.

    None stands for the file that is there already.
    """
    staging = _staging(out)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        _remove(staging)
        staging.mkdir()
        _lay_out(staging, files, out)
        _swap(staging, out)
    except OSError as error:
        with suppress(OSError):
            _remove(staging)
        raise trouble_of(error, out) from error


def _lay_out(folder: Path, files: Mapping[str, bytes | Path | None], out: Path) -> None:
    """Write files into a new folder, or give those that are there a second name in it."""
    for inner in sorted({path.rpartition("/")[0] for path in files}):
        (folder / inner).mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        if isinstance(content, bytes):
            _write(folder / path, content)
        else:
            _link(f"{out}/{path}" if content is None else str(content), f"{folder}/{path}")


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        _write(Path(target), Path(source).read_bytes())


def _write(path: Path, content: bytes) -> None:
    with open(path, "wb") as target:
        target.write(content)
        target.flush()
        os.fsync(target.fileno())


def _swap(staging: Path, out: Path) -> None:
    """Put `staging` where `out` is; if there was one, it changes places with it and is then removed."""
    if not out.exists():
        staging.rename(out)
    elif _exchange(staging, out):
        _remove(staging)
    else:  # a file system that cannot exchange: for a moment there is neither, but both are whole
        old = _aside(out)
        _remove(old)
        out.rename(old)
        try:
            staging.rename(out)
        except OSError:
            old.rename(out)
            raise
        _remove(old)
    _sync(out.parent)


def _staging(out: Path) -> Path:
    """Where the new folder is laid out."""
    return out.parent / f".{out.name}.pressctl-new"


def _aside(out: Path) -> Path:
    """Where the old folder waits on a file system that cannot exchange two."""
    return out.parent / f".{out.name}.pressctl-old"


def _recover(out: Path) -> None:
    """Bring back the folder that a build, killed between two steps, had put aside; clear away what others left."""
    try:
        if not os.path.lexists(out) and _aside(out).is_dir():
            _aside(out).rename(out)
        for left in (_aside(out), _staging(out)):
            _remove(left)
    except OSError as error:
        raise trouble_of(error, out) from error


def _exchange(one: Path, other: Path) -> bool:
    return _renamed(one, other, _EXCHANGE)


def renamed_new(one: Path, other: Path) -> bool:
    """Give a file a name that is not taken, in one step; whether that could be done."""
    return _renamed(one, other, _NO_REPLACE)


def _renamed(one: Path, other: Path, how: int) -> bool:
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), how) == 0)


def _sync(folder: Path) -> None:
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _remove(folder: Path) -> None:
    """Remove a folder of ours; never follow a link out of it."""
    with suppress(FileNotFoundError):
        if stat.S_ISDIR(os.lstat(folder).st_mode):
            for inner, _, _ in os.walk(folder):
                Path(inner).chmod(0o700)  # a folder made read-only since could not be emptied
            shutil.rmtree(folder)
        else:
            folder.unlink()

"""One file, written at once or not at all."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from ..model.finding import Exit, Trouble
from .place import NO_LINKS, renamed_new, trouble_of


def require_folder(path: Path, option: str) -> None:
    """Refuse a file that could not be written in the end, before any work is done."""
    folder = path.resolve().parent
    if not folder.is_dir():
        raise Trouble(
            f"there is no folder ‘{folder}’ for ‘{path.name}’", f"make it, or choose another {option}", Exit.USAGE
        )
    if path.is_dir():
        raise Trouble(f"‘{path}’ is a folder", f"name a file in it with {option}", Exit.USAGE)


def write_at_once(path: Path, text: str, option: str) -> None:
    """Write a file so that whoever looks sees what was there before, or all of the new text."""
    require_folder(path, option)
    real = path.resolve()
    try:
        if real.exists() and not real.is_file():  # a pipe or a device has nothing to be exchanged
            real.write_text(text, encoding="utf-8", errors="backslashreplace", newline="\n")
        else:
            _exchange(real, text)
    except OSError as error:
        raise Trouble(f"‘{path}’ cannot be written: {error.strerror}", f"choose another {option}") from error


def write_new(path: Path, content: bytes, mode: int) -> None:
    """Write a file that must not be there yet, whole or not at all; never readable by more than `mode` says."""
    try:
        staging = _staged(path, content, mode)
        try:
            _placed_new(staging, path)
        finally:
            with suppress(OSError):
                staging.unlink(missing_ok=True)
    except FileExistsError as error:
        raise Trouble(f"‘{path}’ is there already", "nothing was changed", Exit.USAGE) from error
    except OSError as error:
        raise trouble_of(error, path) from error


def _staged(path: Path, content: bytes, mode: int) -> Path:
    """A file written beside where it belongs, over what somebody who was killed may have left there."""
    staging = path.with_name(f".{path.name}.pressctl-new")
    staging.unlink(missing_ok=True)
    handle = os.open(staging, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    try:
        with open(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(handle, mode)
            os.fsync(handle)
    except BaseException:
        with suppress(OSError):
            staging.unlink()
        raise
    return staging


def _placed_new(made: Path, path: Path) -> None:
    """Give a file its name. Unlike an ordinary renaming, a link never takes the place of what is there."""
    if renamed_new(made, path):
        return
    try:
        os.link(made, path)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        if os.path.lexists(path):
            raise FileExistsError(path) from error
        made.rename(path)


def _exchange(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with open(handle, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else ordinary_mode())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def ordinary_mode() -> int:
    """Who may read and write a file for which nobody said so."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def put_whole(path: Path, content: bytes) -> None:
    """Write a file of the newsroom, whole or not at all, with the mode that it has. Call it under a lock.

    One that says the same already is left alone.
    """
    try:
        is_file = path.is_file() and not path.is_symlink()
        if is_file and path.read_bytes() == content:
            return
        path.parent.mkdir(exist_ok=True)
        staging = _staged(path, content, path.stat().st_mode & 0o777 if is_file else ordinary_mode())
        try:
            staging.replace(path)
        except BaseException:
            with suppress(OSError):
                staging.unlink()
            raise
    except OSError as error:
        raise trouble_of(error, path) from error

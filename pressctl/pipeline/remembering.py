"""What is remembered of links, as a file of the newsroom: read, and written whatever came of a run."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from ..files import opened
from ..links.memory import Damaged, Memory, memory
from ..links.rules import DAMAGED
from ..model.finding import Finding, Trouble
from ..model.place import Place
from .filing import put_whole

MEMORY = ".pressctl/links.json"
LARGEST = 64_000_000  # bytes of a memory that is read


def remembered(root: Path, now: datetime) -> tuple[Memory, list[Finding]]:
    """The memory of the newsroom; what is wrong with it is a finding, and what can be understood of it counts."""
    try:
        with opened(root / MEMORY, through_links=False) as file:
            text = file.read(LARGEST).decode()
        return memory(text, now), []
    except FileNotFoundError:
        return Memory(now), []
    except Damaged as error:
        return error.rest, [_damaged(error.words, Place(MEMORY, error.line, error.column))]
    except (OSError, UnicodeDecodeError) as error:
        words = (error.strerror or "unknown").lower() if isinstance(error, OSError) else "it is no text"
        return Memory(now), [_damaged(f"cannot be read: {words}", Place(MEMORY))]


def keep(root: Path, known: Memory) -> list[Finding]:
    """Write the memory, together with what others have learnt meanwhile."""
    path = root / MEMORY
    try:
        with suppress(FileExistsError):
            path.parent.mkdir()
        if path.parent.is_symlink() or path.is_symlink():
            return [_damaged("is a link to somewhere else, and is not written", Place(MEMORY))]
        with _alone(path.parent):
            others, _ = remembered(root, datetime.now(UTC))
            put_whole(path, known.joined(others).text().encode())
    except OSError as error:
        return [_damaged(f"cannot be written: {(error.strerror or 'unknown').lower()}", Place(MEMORY))]
    except Trouble as trouble:
        return [_damaged(f"cannot be written: {trouble.message}", Place(MEMORY))]
    return []


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Nobody else writes the memory meanwhile; whoever does is waited for, which takes a moment."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _damaged(words: str, place: Place) -> Finding:
    fix = "see that it may be read and written, or delete it; the links that it knew are asked for again"
    return Finding(DAMAGED, f"what is remembered of links {words}", fix, place)

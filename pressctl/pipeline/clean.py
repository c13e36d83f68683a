"""The store is emptied. What is remembered of links stays: it cannot be made anew without asking for all of them."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

from .check import require_newsroom
from .place import locked, trouble_of
from .store.ledger import LEDGER
from .store.shelf import FOLDER
from .store.standing import FILE


def clean(root: Path) -> int:
    """Keep nothing of earlier builds but what they built; how many bytes that takes off the disk."""
    require_newsroom(root)
    with locked(root):
        store, files = root / FOLDER, [root / LEDGER, root / FILE]
        there = [path for path in (*store.rglob("*"), *files) if path.is_file() and not path.is_symlink()]
        freed = sum(path.stat().st_size for path in there if path.stat().st_nlink == 1)
        try:
            for path in files:
                with suppress(FileNotFoundError):
                    path.unlink()
            if store.is_symlink():
                store.unlink()
            elif store.exists():
                shutil.rmtree(store)
        except OSError as error:
            raise trouble_of(error, store) from error
    return freed

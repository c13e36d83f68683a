"""Python's search for circles of objects, put off while many objects are made that are all in use."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """No search in between: each would go through all boxes of a document, and find none that nobody needs."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def settle() -> None:
    """What is loaded by now stays: no later search goes through it, and processes forked from this one share it."""
    gc.collect()
    gc.freeze()

"""Room for deep calls, asked for once instead of again and again.

CPython keeps the frames of its calls in pieces of 16 KiB. It asks the system for another piece when a call needs it,
and gives it back as soon as the call returns; in a loop at the end of a piece, each call does both. The page engine
calls so deep that this was measured to take a tenth of a build. A frame that is large itself gets a piece of twice
its size, and all calls below it find room there (Python/pystate.c, push_chunk).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

SLOTS = 70_000  # of 8 bytes: the piece then has 1 MiB, some 40 times what the deepest calls of a page take
T = TypeVar("T")


def with_headroom(function: Callable[..., T]) -> Callable[..., T]:
    """The function, with room for whatever it calls."""

    def call(*arguments: object) -> T:
        return function(*arguments)

    call.__code__ = call.__code__.replace(co_stacksize=SLOTS)
    return call

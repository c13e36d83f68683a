"""Work that waits its turn: whatever is read or drawn for a page is done by the one thread that Ctrl-C interrupts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import Any, TypeVar

Answer = TypeVar("Answer")


class Turns:
    """Calls from a server's thread that the main thread answers, in the order in which they were made."""

    def __init__(self) -> None:
        self._calls: SimpleQueue[tuple[Callable[[], Any], Future[Any]]] = SimpleQueue()

    async def do(self, call: Callable[[], Answer]) -> Answer:
        """What the call gives, or raises, there."""
        future: Future[Answer] = Future()
        self._calls.put((call, future))
        return await asyncio.wrap_future(future)

    def serve(self) -> None:
        """Answer calls for ever; only an interruption ends it."""
        while True:
            call, future = self._calls.get()
            if not future.set_running_or_notify_cancel():  # whoever asked has gone
                continue
            try:
                future.set_result(call())
            except Exception as error:  # noqa: BLE001 — told to whoever called
                future.set_exception(error)

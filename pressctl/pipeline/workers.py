"""Editions are drawn side by side, each in a process that can hang, crash or run out of memory without the others."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, ParamSpec, TypeVar

from .drawing import Failure
from .hiring import Nursery, Worker

SECONDS = 240  # for one edition in all its formats; a report of 235 pages with 2,000 signatories takes about 40
Call = tuple[Future[Any], Callable[..., Any], tuple[Any, ...], dict[str, Any]]
P = ParamSpec("P")
T = TypeVar("T")


class _Seat:
    """A place for one worker at a time, and the thread that hands it the next call as soon as it is free."""

    def __init__(self, nursery: Nursery, calls: SimpleQueue[Call | None]) -> None:
        self._nursery = nursery
        self._calls = calls
        self._worker: Worker | None = None
        self.thread = Thread(target=self._lead, daemon=True)
        self.thread.start()

    def _lead(self) -> None:
        while call := self._calls.get():
            future, *what = call
            if future.set_running_or_notify_cancel():
                self._settle(future, what)

    def _settle(self, future: Future[Any], what: Sequence[Any]) -> None:
        try:
            result, words = pickle.loads(self._answer(pickle.dumps(what, protocol=5)))  # noqa: S301 — our own worker's
        except BaseException as error:  # noqa: BLE001 — it is told to whoever waits for the result
            future.set_exception(error)
        else:
            if words:
                future.set_exception(Failure(words))
            else:
                future.set_result(result)

    def _answer(self, call: bytes) -> bytes:
        is_new = self._worker is None or self._worker.has_ended()
        worker = self._worker = self._nursery.worker() if is_new or not self._worker else self._worker
        try:
            return worker.asked(call, SECONDS)
        except TimeoutError:
            self.clear()
            raise Failure(f"it takes more than {SECONDS} seconds to draw; shorten it, or split it") from None
        except (EOFError, OSError):
            self._worker = None
            if is_new:
                raise Failure("the page engine died while it drew this page") from None
        return self._answer(
            call
        )  # the page before may have left it broken; how a new worker fares tells whose fault it is

    def clear(self) -> None:
        """Take its worker away, whatever it is doing."""
        worker, self._worker = self._worker, None
        if worker:
            worker.kill()


class Crew(Executor):
    """As many workers as there are `jobs`; calls are begun in the order in which they come."""

    def __init__(self, jobs: int, accent: str) -> None:
        self._calls: SimpleQueue[Call | None] = SimpleQueue()
        self._nursery = Nursery(accent)
        self._seats = [_Seat(self._nursery, self._calls) for _ in range(jobs)]

    def submit(self, function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> Future[T]:
        """Have a worker call a function; what goes in and comes out is pickled."""
        future: Future[T] = Future()
        self._calls.put((future, function, arguments, named))
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End when all that was handed in is done; or, with `cancel_futures`, what has begun."""
        if cancel_futures:
            self._cancel()
        for _ in self._seats:
            self._calls.put(None)
        if wait:
            for seat in self._seats:
                seat.thread.join()
            self._nursery.bury()

    def end(self) -> None:
        """End now, whatever is being done."""
        self._cancel()
        self._nursery.close()
        for _ in self._seats:
            self._calls.put(None)
        for seat in self._seats:
            while seat.thread.is_alive():
                seat.clear()
                seat.thread.join(0.1)
        self._nursery.bury()

    def _cancel(self) -> None:
        try:
            while call := self._calls.get_nowait():
                call[0].cancel()
                call[0].set_running_or_notify_cancel()
        except Empty:
            return


@contextmanager
def local(jobs: int, accent: str) -> Iterator[Executor]:
    """Workers on this machine, with the stylesheet in the newsroom's `accent` colour; they are gone afterwards."""
    crew = Crew(jobs, accent)
    try:
        yield crew
    finally:
        crew.end()

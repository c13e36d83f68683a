"""The executor of other machines: a cluster of dask, whose workers need no disk in common with this one.

The only door to dask. A page is drawn in a process below dask's worker, within the limits that hold here: a page that
hangs or crashes takes no worker of the cluster with it.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache, partial
from threading import Event, RLock, Thread
from typing import Any, ParamSpec, TypeVar

from ..model.finding import Trouble
from .drawing import Failure
from .parcel import Parcel
from .sameness import code, difference, engine
from .workers import Crew

WAIT = 10  # seconds for a scheduler to answer, and for the first worker to come
GONE = "the cluster went away while it drew this page"
PATIENCE = 60  # seconds for another worker to come when all are gone
P = ParamSpec("P")
T = TypeVar("T")
Aside = Mapping[str, Any]  # by digest: here what stands for content in the cluster, there the content


class _Away(Executor):
    """Calls that are done somewhere in a cluster; what stands aside in parcels travels once.

    No more are handed out than there is `room` for: dask blames all that a worker was given when it dies, not only what
    it was doing.
    """

    def __init__(self, client: Any) -> None:
        self._client = client
        self._sent: dict[str, Any] = {}
        self._pending: set[Any] = set()
        self._waiting: deque[tuple[Future[Any], tuple[Any, ...]]] = deque()
        self._lock = RLock()
        self.room = 1

    def submit(self, function: Callable[P, T], /, *arguments: P.args, **named: P.kwargs) -> Future[T]:
        """Have a function called that is to be found there under the same name."""
        future: Future[T] = Future()
        self._waiting.append((future, (function, arguments, named)))
        self.hand_out()
        return future

    def hand_out(self) -> None:
        """Give the cluster as many calls as it has room for."""
        with self._lock:
            while self._waiting and len(self._pending) < self.room:
                future, (function, arguments, named) = self._waiting.popleft()
                asides = {n: self._handed(each) for n, each in enumerate(arguments) if isinstance(each, Parcel)}
                bare = [replace(each, aside={}) if isinstance(each, Parcel) else each for each in arguments]
                there = self._client.submit(_called, engine(), function, bare, named, asides, pure=False)
                self._pending.add(there)
                there.add_done_callback(partial(self._done, future))

    def _done(self, future: Future[Any], there: Any) -> None:
        with self._lock:
            self._pending.discard(there)
        if there.status in ("finished", "error"):
            self.hand_out()
        else:
            self._forget()
        _pass_on(future, there)

    def _forget(self) -> None:
        while self._waiting:
            self._waiting.popleft()[0].set_exception(Failure(GONE))

    def give_up(self) -> None:
        """End what is not finished."""
        self._forget()
        self._client.cancel(list(self._pending))

    def _handed(self, parcel: Parcel) -> Aside:
        """What stands aside, as tasks of its own: scattered data is lost for good with the worker that holds it."""
        for digest, content in parcel.aside.items():
            if digest not in self._sent:
                self._sent[digest] = self._client.submit(bytes, content, key=f"pressctl-{digest}")
        return {digest: self._sent[digest] for digest in parcel.aside}


def _pass_on(future: Future[Any], there: Any) -> None:
    """The outcome of a call in the cluster, with words for what only happens there."""
    if there.status == "finished":
        future.set_result(there.result())
    elif there.status == "error":
        error = there.exception()
        words = "every machine of the cluster that drew this page went away over it"
        future.set_exception(Failure(words) if type(error).__name__ == "KilledWorker" else error)
    else:
        future.set_exception(Failure(GONE))


def _called(
    expected: dict[str, str],
    function: Callable[..., Any],
    arguments: Sequence[Any],
    named: Mapping[str, Any],
    asides: Mapping[int, Aside],
) -> Any:
    """In a worker of the cluster: make the call whole, and have it done in a process below."""
    from distributed import get_worker  # noqa: PLC0415 — dask is an extra

    worker = get_worker()
    other = difference(expected, _engine_there(worker))
    if other:
        raise Failure(f"the cluster’s worker at {worker.address} makes other bytes: {other}")
    whole = [replace(each, aside=asides[n]) if n in asides else each for n, each in enumerate(arguments)]
    return _crew(worker.state.nthreads).submit(function, *whole, **named).result()


@cache
def _crew(jobs: int) -> Crew:
    """The processes below a worker of the cluster; they live as long as it does, for newsrooms of whatever colour."""
    return Crew(jobs, "#000000")


def _engine_there(dask_worker: Any) -> dict[str, str]:
    return _engine_below(dask_worker.state.nthreads)


@cache
def _engine_below(jobs: int) -> dict[str, str]:
    return _crew(jobs).submit(engine).result()


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The workers of the cluster whose scheduler is at `address`, such as tcp://scheduler:8786; all make our bytes."""
    with _client(address) as client:
        _require_alike(client, address)
        executor, is_over = _Away(client), Event()
        executor.room = sum(client.nthreads().values())
        watch = Thread(target=_watch, args=(client, executor, is_over), daemon=True)
        watch.start()
        try:
            yield executor
        finally:
            is_over.set()
            watch.join()


def _watch(client: Any, executor: _Away, is_over: Event) -> None:
    """Give up when there has been no worker for some time: dask itself would wait for one forever."""
    alone = 0
    with suppress(Exception):  # a scheduler that is gone is found out by each call
        while alone < PATIENCE and not is_over.wait(1):
            executor.room = sum(client.nthreads().values())
            executor.hand_out()
            alone = 0 if executor.room else alone + 1
        if not is_over.is_set():
            executor.give_up()


def _client(address: str) -> Any:
    try:
        from distributed import Client  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise Trouble("what --cluster needs is not installed", "pip install 'pressctl[cluster]'") from error
    for name in ("distributed", "distributed.client"):  # what goes wrong is told by us, once
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        return Client(address, timeout=WAIT)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError) as error:
        message = f"there is no scheduler at ‘{address}’: {error}"
        raise Trouble(message, "start `dask scheduler` there, or build without --cluster") from error


def _require_alike(client: Any, address: str) -> None:
    """Raise Trouble unless the scheduler and all workers are as this machine is."""
    try:
        client.wait_for_workers(1, timeout=WAIT)
    except TimeoutError as error:
        message = f"the cluster at ‘{address}’ has no workers"
        raise Trouble(message, f"start `dask worker {address}` on a machine, or build without --cluster") from error
    found = [("scheduler", address, code(), client.run_on_scheduler(code))]
    there = client.run(_engine_there, on_error="return")
    found += [("worker", where, engine(), theirs) for where, theirs in there.items()]
    for what, where, ours, theirs in found:
        why = repr(theirs) if isinstance(theirs, Exception) else difference(ours, theirs)
        if why:
            fix = "install the same there as here, or build without --cluster"
            raise Trouble(f"the cluster’s {what} at {where} would make other bytes: {why}", fix)

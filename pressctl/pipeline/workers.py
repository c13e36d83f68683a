"""Editions are rendered side by side, each in a process that can fail without the others."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import resource
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import NoReturn

from ..model.edition import Edition
from ..proof.fault import Fault
from ..render.formats import Rendered, render
from .proof import faults_of

SECONDS = 240  # for one edition in all its formats; a report of 235 pages with 2,000 signatories takes about 40
MEMORY = 4 << 30  # bytes of address space for one process; a report of 200 pages takes a tenth of it
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
Formats = tuple[str, ...]
Proofed = tuple[Rendered, tuple[Fault, ...]]


def _child(parent: int) -> None:
    """Ctrl-C is the parent's affair; and when the parent is killed, so is the child, also if it was before this."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limited(edition: Edition, formats: Formats) -> Proofed:
    """An edition's files, drawn and read back, or a complaint where that takes too long."""
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(SECONDS)
    try:
        made = render(edition, formats)
        return made, faults_of(edition, made)
    except (TimeoutError, MemoryError) as error:
        why = f"more than {SECONDS} seconds" if isinstance(error, TimeoutError) else "too much memory"
        return Rendered((), (f"it takes {why} to draw; shorten it, or split it",)), ()
    finally:
        signal.alarm(0)


def _too_long(*_: object) -> NoReturn:
    raise TimeoutError


def _pool(jobs: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(max_workers=jobs, mp_context=context, initializer=_child, initargs=(os.getpid(),))


def rendered(editions: Sequence[Edition], formats: Formats, jobs: int) -> Iterator[tuple[Edition, Proofed]]:
    """Each edition with its files and their faults, as they are finished.

    One whose process dies is named, and the others go on.
    """
    left = dict(enumerate(editions))
    pool = _pool(max(1, min(jobs, len(editions) or 1)))
    try:
        futures: dict[Future[Proofed], int] = {pool.submit(_limited, e, formats): n for n, e in left.items()}
        for future in as_completed(futures):
            number = futures[future]
            try:
                result = future.result()
            except BrokenProcessPool:
                break
            except Exception as error:  # noqa: BLE001 — a fault of the engine is that page's, not the build's
                result = _failed(error)
            yield left.pop(number), result
    except BaseException:
        _end(pool)
        raise
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    for edition in left.values():
        yield edition, _alone(edition, formats)


def _end(pool: ProcessPoolExecutor) -> None:
    """Take its processes away: Python would wait for the pages that they are drawing before it ends."""
    for process in list((pool._processes or {}).values()):  # noqa: SLF001 — terminate_workers() comes with Python 3.14
        process.terminate()


def _alone(edition: Edition, formats: Formats) -> Proofed:
    """After a process died, what is left is rendered one by one, to find out whose page it was."""
    with _pool(1) as pool:
        try:
            return pool.submit(_limited, edition, formats).result()
        except BrokenProcessPool:
            return Rendered((), ("the page engine died while it drew this page",)), ()
        except Exception as error:  # noqa: BLE001
            return _failed(error)


def _failed(error: Exception) -> Proofed:
    return Rendered((), (f"the page engine gave up: {type(error).__name__}: {error}",)), ()

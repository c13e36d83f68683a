"""Editions are rendered side by side, each in a process that can fail without the others."""

from __future__ import annotations

import ctypes
import multiprocessing
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from ..model.edition import Edition
from ..render.formats import Rendered, render

_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
Formats = tuple[str, ...]


def _child() -> None:
    """Ctrl-C is the parent's affair; and when the parent is killed, so is the child."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)


def _pool(jobs: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(max_workers=jobs, mp_context=context, initializer=_child)


def rendered(editions: Sequence[Edition], formats: Formats, jobs: int) -> Iterator[tuple[Edition, Rendered]]:
    """Each edition with its files, as they are finished; one whose process dies is named, the others go on."""
    left = dict(enumerate(editions))
    pool = _pool(max(1, min(jobs, len(editions) or 1)))
    try:
        futures: dict[Future[Rendered], int] = {pool.submit(render, e, formats): n for n, e in left.items()}
        for future in as_completed(futures):
            number = futures[future]
            try:
                result = future.result()
            except BrokenProcessPool:
                break
            yield left.pop(number), result
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    for edition in left.values():
        yield edition, _alone(edition, formats)


def _alone(edition: Edition, formats: Formats) -> Rendered:
    """After a process died, what is left is rendered one by one, to find out whose page it was."""
    with _pool(1) as pool:
        try:
            return pool.submit(render, edition, formats).result()
        except BrokenProcessPool:
            return Rendered((), ("the page engine died while it drew this page",))

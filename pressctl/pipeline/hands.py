"""Who does the work: processes on this machine, called when the first of it comes up, and others for drawing."""

from __future__ import annotations

from concurrent.futures import Executor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property
from types import TracebackType
from typing import Self

from .workers import local

WIDTH = 64  # pages that a cluster is given at a time: it parts them among its workers


@dataclass(frozen=True)
class Hands:
    """`desk` looks at releases, `jobs` at a time; `press` draws pages, `width` at a time."""

    desk: Executor
    jobs: int
    press: Executor
    width: int


class Hired:
    """Nobody is called before there is something to do. Use it as a context.

    `cluster` is the address of a scheduler of dask, empty where all is drawn on this machine.
    """

    def __init__(self, jobs: int, accent: str, cluster: str) -> None:
        self._jobs, self._accent, self._cluster = jobs, accent, cluster
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stack.close()

    @cached_property
    def hands(self) -> Hands:
        """Those who do the work; they begin to get ready when they are first asked for."""
        desk = self._stack.enter_context(local(self._jobs, self._accent))
        if not self._cluster:
            return Hands(desk, self._jobs, desk, self._jobs)
        from .cluster import cluster  # noqa: PLC0415 — it needs an extra

        return Hands(desk, self._jobs, self._stack.enter_context(cluster(self._cluster)), WIDTH)

"""The progress of a long command, on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ..report.terminal import progress_bar, say


@contextmanager
def watching(what: str, colour: bool, quiet: bool, verbose: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A function to be told how far the work is: label, done, total. `verbose` gives each step a line of its own."""
    with progress_bar(colour, quiet or verbose) as bar:
        task = bar.add_task(what, total=None) if bar else None

        def progress(label: str, done: int, total: int) -> None:
            if verbose:
                say(f"{what} {label}", colour)
            if bar and task is not None:
                bar.update(task, description=label, completed=done, total=total)

        yield progress

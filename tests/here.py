"""Builds whose work is done in the process of the test, at once."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from contextlib import nullcontext

from pressctl.pipeline import hands, works
from pressctl.pipeline.parcel import unpacked
from pressctl.render.formats import render


class Here(Executor):
    """Whatever is handed in is done by the time that submit() returns."""

    def submit(self, function, /, *arguments, **named):
        future = Future()
        try:
            future.set_result(function(*arguments, **named))
        except Exception as error:  # noqa: BLE001 — it is told to whoever asks for the result
            future.set_exception(error)
        return future


def unproofed(parcel, formats):
    """Draw an edition without reading it back."""
    return render(unpacked(parcel), formats), ()


def build_here(monkeypatch, draw=unproofed):
    """Builds in this process, each edition drawn by `draw`, without the second that a worker needs to start."""
    monkeypatch.setattr(hands, "local", lambda jobs, accent: nullcontext(Here()))
    monkeypatch.setattr(works, "draw", draw)

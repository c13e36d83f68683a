"""One edition drawn and read back, in whatever process that happens; and what is said if nothing comes of it."""

from __future__ import annotations

from concurrent.futures import Future

from ..proof.fault import Fault
from ..render.formats import Rendered, render
from .parcel import Parcel, unpacked
from .proof import faults_of

Formats = tuple[str, ...]
Drawn = tuple[Rendered, tuple[Fault, ...]]


class Failure(Exception):
    """Why nothing came of a call, in words that follow “the page is not complete”."""


def draw(parcel: Parcel, formats: Formats) -> Drawn:
    """An edition's files, and what is wrong with them."""
    edition = unpacked(parcel)
    made = render(edition, formats)
    return made, faults_of(edition, made)


def gave_up(error: BaseException) -> str:
    """The words for what nobody foresaw."""
    if isinstance(error, RecursionError):
        return "it is nested too deep to draw; put fewer lists and quotations within each other"
    return f"the page engine gave up: {type(error).__name__}: {error}"


def drawn(future: Future[Drawn]) -> Drawn:
    """What came of an edition that was handed out: its files, or a complaint in place of them."""
    try:
        return future.result()
    except Exception as error:  # noqa: BLE001 — whatever it is, it is that page's, not the build's
        return Rendered((), (str(error) if isinstance(error, Failure) else gave_up(error),)), ()

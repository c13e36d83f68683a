"""The process that loads the page engine once, and from which workers are forked: warm, within limits, one at a time.

It has one thread and opens nothing that its workers could hold open, and so may be forked at any moment.
"""

from __future__ import annotations

import ctypes
import gc
import os
import pickle
import resource
import signal
import socket
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import NoReturn

from .headroom import with_headroom

MEMORY = 4 << 30  # bytes of address space for one worker; a report of 200 pages takes a tenth of it
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


def nurse(descriptor: int, accent: str) -> None:
    """Fork a worker for each socket that comes in by the socket `descriptor`, until that is closed at its other end.

    The worker's number is the answer. SIGTERM ends it early; either way it takes its workers and its files with it.
    """
    signal.signal(signal.SIGTERM, _leave)
    control = socket.socket(fileno=descriptor)
    with suppress(Exception):  # whatever is wrong with the engine, the first page that needs it says so
        _load(accent)
    gc.freeze()  # what all workers share is not looked through by each of them, and so stays shared
    workers: set[int] = set()
    try:
        with suppress(ConnectionError):  # whoever asked for a worker was killed before there was one
            while handed := socket.recv_fds(control, 1, 1)[1]:
                workers -= {number for number in workers if os.waitpid(number, os.WNOHANG)[0]}
                workers.add(number := _fork(handed[0], control))
                control.sendall(number.to_bytes(4))
    finally:
        for number in workers:
            os.kill(number, signal.SIGKILL)
        for number in workers:
            os.waitpid(number, 0)  # so that the time that they took counts as the parent's


def _leave(*_: object) -> NoReturn:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    sys.unraisablehook = lambda _: None  # in the middle of an import Python passes over this, and would say so
    sys.exit()


def _load(accent: str) -> None:
    from ..proof.faces import face  # noqa: PLC0415 — all of this takes a second, which nobody waits for
    from ..render import html, measure, pdf  # noqa: F401, PLC0415
    from ..resources import FONTS  # noqa: PLC0415
    from . import drawing  # noqa: F401, PLC0415
    from .examine import warm as warm_texts  # noqa: PLC0415

    warm_texts()
    pdf.warm(accent)
    for path in FONTS.glob("*/*.ttf"):
        face(path)


def _fork(descriptor: int, control: socket.socket) -> int:
    parent = os.getpid()
    number = os.fork()
    if number == 0:
        try:
            control.close()
            _settle(parent)
            with_headroom(_work)(Connection(descriptor))
        finally:
            os._exit(1)  # the end of an ordinary program would take the engine's font files away from the others
    os.close(descriptor)
    return number


def _settle(parent: int) -> None:
    """Die with the parent, also if it died before this; have limits; and leave Ctrl-C to the parent."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
        if os.getppid() != parent:
            os._exit(1)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _work(connection: Connection) -> None:
    """Do what comes in, a call at a time. After one that took all memory nobody knows what is left: it is the last."""
    is_sound = True
    while is_sound:
        is_sound, answer = _answered(connection.recv_bytes())
        connection.send_bytes(answer)


def _answered(call: bytes) -> tuple[bool, bytes]:
    """Whether this process is still sound, and a pickle of the call's result or of the words for its failure."""
    try:
        function, arguments, named = pickle.loads(call)  # noqa: S301 — from the parent, through a socket of its own
        return True, pickle.dumps((function(*arguments, **named), ""), protocol=5)
    except MemoryError:
        return False, pickle.dumps((None, "it takes too much memory to draw; shorten it, or split it"))
    except BaseException as error:  # noqa: BLE001 — a fault of the engine is that page's, not the build's
        from .drawing import gave_up  # noqa: PLC0415 — see _load

        return True, pickle.dumps((None, gave_up(error)))

"""This side of the nursery: it is started, gives out workers, and is taken away."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from threading import Lock

from ..model.finding import Trouble
from .drawing import Failure

# the same modules as here, and no second look at whatever program this is
NURSE = (
    "import sys; sys.path[:] = sys.argv[3:]; "
    "from pressctl.pipeline.nursery import nurse; nurse(int(sys.argv[1]), sys.argv[2])"
)


PATIENCE = 120  # seconds for a worker to be forked, and for the page engine to be loaded before; it takes one


class Worker:
    """A process that does one call at a time."""

    def __init__(self, number: int, connection: Connection) -> None:
        self._number = number
        self._connection = connection

    def has_ended(self) -> bool:
        """Whether it is gone: one that has nothing to do has nothing to say either."""
        return self._connection.poll()

    def asked(self, call: bytes, seconds: float) -> bytes:
        """The answer to a call; EOFError or OSError if it ends instead, TimeoutError if it takes too long."""
        self._connection.send_bytes(call)
        if not self._connection.poll(seconds):
            raise TimeoutError
        return self._connection.recv_bytes()

    def kill(self) -> None:
        """End it, whatever it is doing."""
        with suppress(ProcessLookupError):
            os.kill(self._number, signal.SIGKILL)


class Nursery:
    """The process from which workers are forked. It begins to load the page engine as soon as there is this object."""

    def __init__(self, accent: str) -> None:
        self._accent = accent
        self._lock = Lock()
        self._is_open = True
        self._start()

    def _start(self) -> None:
        self._control, other = socket.socketpair()
        self._control.settimeout(PATIENCE)
        command = [sys.executable, "-c", NURSE, str(other.fileno()), self._accent, *sys.path]
        try:
            with other:  # a group of processes of its own, because Ctrl-C is the parent's affair
                self._process = subprocess.Popen(
                    command, stdin=subprocess.DEVNULL, pass_fds=[other.fileno()], process_group=0
                )
        except OSError as error:
            self._control.close()
            why = (error.strerror or "unknown").lower()
            raise Trouble(f"the page engine cannot be started: {why}", "run `pressctl doctor`") from error

    def worker(self) -> Worker:
        """A new worker, warm."""
        mine, other = Pipe()
        with self._lock, other:
            if self._is_open and self._process.poll() is not None:
                self._control.close()
                self._start()
            number = self._forked(other.fileno())
        if not number:
            raise Failure("the page engine cannot be started; `pressctl doctor` says what is missing")
        return Worker(int.from_bytes(number), mine)

    def _forked(self, descriptor: int) -> bytes:
        try:
            socket.send_fds(self._control, [b"."], [descriptor])
            number = self._control.recv(4)
        except OSError:
            number = b""
        if len(number) != 4:
            self._process.kill()  # what it says next could be the answer to this
            return b""
        return number

    def close(self) -> None:
        """Take it away, and its workers with it; who waits for a worker gets none."""
        self._is_open = False
        self._process.terminate()

    def bury(self) -> None:
        """Wait for its end, when nobody waits for a worker any more."""
        self.close()
        self._control.close()  # where an import has swallowed the signal, this is the end of it
        self._process.wait()

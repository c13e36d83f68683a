"""The only door to pandoc: one process reads every body of a build, within limits of memory and time."""

from __future__ import annotations

import contextlib
import json
import logging
import math
import os
import resource
import select
import selectors
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

import pypandoc

from ..model.finding import Trouble

# commonmark_x with positions; without what would read a dollar, a colon or a quotation mark as something else
FORMAT = "commonmark_x+sourcepos-smart-tex_math_dollars-emoji-task_lists-alerts-yaml_metadata_block"
MEMORY = "512M"
PATIENCE = 0.3  # seconds that it is given to end; it needs a hundredth of that
MOST = 1 << 28  # bytes of a tree; that of a body of 1 MB has a tenth of them
LONGEST = 1000  # bytes of the first line of an answer
ENDED = "it takes too much memory to read, or there is no room for temporary files"
OTHER = "pandoc gave no answer to it that can be understood"
SECONDS = 20.0  # for one text; a body of 100 kB takes a tenth of one


# it logs a traceback for what we tell in a sentence
logging.getLogger("pypandoc").setLevel(logging.CRITICAL)


class PandocError(Exception):
    """Pandoc gave no tree for a text: it took too long, too much memory, or said why."""


def version() -> str:
    """The version of pandoc that reads the bodies."""
    return str(pypandoc.get_pandoc_version())


class Pandoc:
    """A running pandoc. Use it as a context; after a text that it cannot cope with it starts afresh."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the process, if there is one: by itself where it can, as it then takes its temporary file with it."""
        if self._process:
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                assert self._process.stdin
                self._process.stdin.close()
                self._process.wait(PATIENCE)
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                with contextlib.suppress(OSError):
                    if pipe:
                        pipe.close()
            self._process = None

    def read(self, markdown: str) -> dict[str, Any]:
        """The tree of a Markdown text, as pandoc's JSON. Raises PandocError for this text only."""
        try:
            answer = self._ask(markdown.encode())
        except (OSError, ValueError) as error:
            self.close()
            raise PandocError(_why(error)) from error
        if not answer.startswith(b"ok "):
            raise PandocError(answer.partition(b"\n")[2].decode(errors="replace").strip())
        try:
            tree = json.loads(answer.partition(b"\n")[2])
        except RecursionError as error:
            raise PandocError("it is nested too deep") from error
        except ValueError:
            tree = None
        if not isinstance(tree, dict) or not isinstance(tree.get("blocks"), list):
            self.close()
            raise PandocError(OTHER)
        return tree

    def _ask(self, text: bytes) -> bytes:
        process = self._process or self._start()
        _bound(process.pid, self._seconds)
        until = time.monotonic() + self._seconds
        self._tell(process, b"%d\n%s" % (len(text), text), until)
        answer = b""
        while b"\n" not in answer:
            if len(answer) > LONGEST:
                raise ValueError
            answer += self._some(process, until)
        head = answer.partition(b"\n")[0]
        size = len(head) + 1 + _size(head)
        chunks, got = [answer], len(answer)
        while got < size:
            chunks.append(self._some(process, until))
            got += len(chunks[-1])
        return b"".join(chunks)

    def _tell(self, process: subprocess.Popen[bytes], words: bytes, until: float) -> None:
        """Hand words to the process, in portions that no pipe keeps waiting."""
        assert process.stdin
        rest = memoryview(words)
        while rest:
            _wait(process.stdin, selectors.EVENT_WRITE, until)
            rest = rest[os.write(process.stdin.fileno(), rest[: select.PIPE_BUF]) :]

    def _some(self, process: subprocess.Popen[bytes], until: float) -> bytes:
        """What the process has written, waiting no longer than `until`."""
        assert process.stdout
        _wait(process.stdout, selectors.EVENT_READ, until)
        chunk = os.read(process.stdout.fileno(), 1 << 20)
        if not chunk:
            raise OSError("pandoc ended")
        return chunk

    def _start(self) -> subprocess.Popen[bytes]:
        script = Path(__file__).with_name("pandoc.lua")
        command = [program(), "+RTS", f"-M{MEMORY}", "-RTS", "lua", str(script), FORMAT]
        try:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        except OSError as error:
            raise Trouble(f"pandoc cannot be started: {error.strerror}", "run `pressctl doctor`") from error
        return self._process


def _bound(process: int, seconds: float) -> None:
    """Let the kernel end a process that goes on for long after nobody waits for it: who started it may be gone.

    Some texts make pandoc go round for ever, and then it heeds nothing but a kill.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError):  # it has ended, or the kernel tells nothing of processes
            ticks = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
            used = sum(map(int, ticks)) // os.sysconf("SC_CLK_TCK")
            _, most = resource.getrlimit(resource.RLIMIT_CPU)
            limit = used + 2 * math.ceil(seconds)
            resource.prlimit(process, resource.RLIMIT_CPU, (limit if most < 0 else min(limit, most), most))


def _wait(pipe: IO[bytes], event: int, until: float) -> None:
    with selectors.DefaultSelector() as selector:
        selector.register(pipe, event)
        if not selector.select(max(0.0, until - time.monotonic())):
            raise TimeoutError


def _size(head: bytes) -> int:
    """How many bytes follow the first line of an answer, as it says itself; ValueError if that cannot be."""
    words = head.split()
    size = int(words[1]) if len(words) == 2 else -1
    if not 0 <= size <= MOST:
        raise ValueError
    return size


def _why(error: Exception) -> str:
    """Why there is no tree, in words that follow the name of the text."""
    if isinstance(error, TimeoutError):
        return "it takes too long to read"
    return ENDED if isinstance(error, OSError) else OTHER


def program() -> str:
    """The file of the pandoc that is run."""
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError as error:
        raise Trouble("pandoc is missing", "install pressctl again, it brings pandoc with it") from error

"""What is run, each a program of its own, and what one run of it cost."""

from __future__ import annotations

import contextlib
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
from speed_corpus import newsroom, report
from speed_peers import loop, typst, typst_alone, write
from speed_words import ROOT

HERE = Path(__file__).resolve().parent
PYTHON = sys.executable
PRESSCTL = (str(Path(PYTHON).with_name("pressctl")),)  # as its users start it
PATH = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
OURS = {**os.environ, "PYTHONPATH": PATH}  # this checkout, wherever the environment was made
UNPROOFED = ("/usr/bin/env", f"PYTHONPATH={os.pathsep.join((str(HERE / 'unproofed'), PATH))}")
CHANGED = "release-0000"
LONG_WORD = re.compile("[\u0621-\u064a]{7,}")
A_DOCUMENT_FAILED = 123  # what xargs says of it
CRASHED = 128  # what a shell adds to the number of the signal that ended a program
LISTENING = 30.0  # seconds that a cluster gets to come up


@dataclass(frozen=True)
class Sizes:
    """How much is made: releases and their words, the large newsroom's releases, chapters of the two reports."""

    releases: int = 30
    words: int = 280
    many: int = 1000
    few_words: int = 60
    chapters: tuple[int, int, int] = (1, 13, 90)
    chapter_words: int = 600


SMALL = Sizes(releases=1, words=60, many=1, chapters=(1, 2, 4), chapter_words=120)


@dataclass(frozen=True)
class Spent:
    """Seconds by the clock, seconds of processors, MiB of the largest process; and pages that came of it."""

    wall: float
    processor: float
    memory: float
    pages: int = 0


class Programs:
    """All programs by their names; what they work on is made when the first of them needs it."""

    def __init__(self, folder: Path, peers: Path, sizes: Sizes) -> None:
        self.folder, self.sizes = folder, sizes
        self.typst_python = peers.absolute() / "python"
        self.releases, self.many = folder / f"releases-{sizes.releases}", folder / f"many-{sizes.many}"
        self.texts, self.pages = folder / "texts", folder / "pages"
        self.reports = {f"report-{n}": folder / f"report-{n}" for n in sizes.chapters}
        base, short, long = self.reports
        self.known: dict[str, Callable[[], Spent]] = {
            "ours": lambda: self._cold(self.releases),
            "ours without proof": lambda: self._cold(self.releases, command=[*UNPROOFED, *PRESSCTL]),
            "ours, one worker": lambda: self._cold(self.releases, "--jobs", "1"),
            "ours, a cluster": self._clustered,
            "loop": lambda: self._loop(1),
            "loop, two at a time": lambda: self._loop(2),
            "weasyprint": lambda: run([PYTHON, str(HERE / "speed_engine.py"), "weasyprint", str(self.pages)], False),
            "our drawing": lambda: run([PYTHON, str(HERE / "speed_engine.py"), "pressctl", str(self.pages)], False),
            "typst": lambda: run(typst(self.typst_python, self.texts)),
            "typst, one document": lambda: run(typst_alone(self.typst_python, str(self.texts / f"{CHANGED}.ar.typ"))),
            "one word": self._changed,
            "no-op": lambda: run(pressctl(self.many)),
            "import typer": lambda: run([PYTHON, "-c", "import typer"]),
            "report, base": lambda: self._report(base),
            "report, short": lambda: self._report(short),
            "report, long": lambda: self._report(long),
        }

    def lacking(self, name: str) -> str:
        """Why a program cannot be run; empty if it can."""
        if name.startswith("typst") and not self._has_typst():
            return f"no typst in {self.typst_python.parent}"
        if name == "ours, a cluster":
            asked = [*PRESSCTL, "build", "--help"]
            told = subprocess.run(asked, capture_output=True, check=True, cwd=ROOT, env=OURS)
            return "" if b"--cluster" in told.stdout else "no option --cluster yet"
        return ""

    def _has_typst(self) -> bool:
        asked = [str(self.typst_python), "-c", "import typst"]
        return self.typst_python.exists() and not subprocess.run(asked, check=False, capture_output=True).returncode

    def prepare(self, names: Collection[str]) -> None:
        """Make what these programs work on. The large newsroom is built, unless it was in an earlier run."""
        texts = newsroom(self.releases, self.sizes.releases, self.sizes.words)
        write(texts, self.texts)
        if any(name.startswith("typst") for name in names):
            run(typst(self.typst_python, self.texts))
        if {"weasyprint", "our drawing"} & set(names):
            engine = [PYTHON, str(HERE / "speed_engine.py"), "keep", str(self.releases), str(self.pages)]
            subprocess.run(engine, check=True, cwd=ROOT, env=OURS)
        if {"one word", "no-op"} & set(names):
            newsroom(self.many, self.sizes.many, self.sizes.few_words)
            run(pressctl(self.many))
        if any(name.startswith("report") for name in names):
            for chapters, root in zip(self.sizes.chapters, self.reports.values(), strict=True):
                report(root, chapters, self.sizes.chapter_words)

    def _cold(self, root: Path, *options: str, command: Collection[str] = PRESSCTL) -> Spent:
        forget(root)
        return run(pressctl(root, *options, command=command))

    def _report(self, name: str) -> Spent:
        """As a draft, so that no finding keeps the PDFs from being there to be counted."""
        root = self.reports[name]
        forget(root)
        spent = run(pressctl(root, "--draft"), may_end_with=1)
        counts = [len(pypdfium2.PdfDocument(file)) for file in root.glob("dist/*/*.pdf")]
        return Spent(spent.wall, spent.processor, spent.memory, sum(counts))

    def _loop(self, at_a_time: int) -> Spent:
        """A WeasyPrint was seen to crash, one of some 200: one document in fifty may be missing, or a single one."""
        wanted = len(list(self.texts.glob("*.md")))
        for old in self.texts.glob("*.md.pdf"):
            old.unlink()
        spent = run(loop(self.texts, at_a_time), may_end_with=A_DOCUMENT_FAILED)
        if (made := len(list(self.texts.glob("*.md.pdf")))) < wanted - max(1, wanted // 50):
            raise SystemExit(f"the loop made {made} of {wanted} documents")
        return spent

    def _changed(self) -> Spent:
        """The Arabic text of one release gets another word, one that it never had there."""
        body = self.many / "releases" / CHANGED / "body.ar.md"
        made = self.many / "dist" / CHANGED / f"{CHANGED}.ar.pdf"
        text, before = body.read_text(encoding="utf-8"), made.read_bytes()
        words = LONG_WORD.findall(text)
        joined = random.choice(words)[:-1] + random.choice("ابتدرسفقلم")  # a letter, so that nothing else changes
        body.write_text(text.replace(random.choice(words), joined, 1), encoding="utf-8")
        spent = run(pressctl(self.many))
        if made.read_bytes() == before:
            raise SystemExit(f"{made} is as it was, although a word of its text is another")
        return spent

    def _clustered(self) -> Spent:
        forget(self.releases)
        with cluster() as address:
            return run(pressctl(self.releases, "--cluster", address))


def pressctl(root: Path, *options: str, command: Collection[str] = PRESSCTL) -> list[str]:
    return [*command, "-C", str(root), "build", *options]


def forget(root: Path) -> None:
    """Nothing is left of earlier builds."""
    for name in ("dist", ".pressctl"):
        shutil.rmtree(root / name, ignore_errors=True)


def run(command: list[str], is_metered: bool = True, may_end_with: int = 0) -> Spent:
    """What a command spent; `is_metered` unless it prints that itself, `may_end_with` a code that is no failure."""
    metered = [PYTHON, str(HERE / "speed_meter.py"), *command] if is_metered else command
    for _ in range(2):  # a WeasyPrint of the loop was seen to crash, once in some 200 documents
        told = subprocess.run(metered, check=False, capture_output=True, text=True, cwd=ROOT, env=OURS)
        if 0 <= told.returncode < CRASHED:
            break
    if told.returncode not in (0, may_end_with):
        raise SystemExit(f"{' '.join(command)[:200]} ended with {told.returncode}:\n{told.stderr[-2000:]}")
    return Spent(**json.loads(told.stdout.splitlines()[-1]))


@contextlib.contextmanager
def cluster() -> Iterator[str]:
    """A scheduler of dask and two workers on this machine, once they are there; its address."""
    from distributed import Client  # noqa: PLC0415 — comes with the extra that brings the option

    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as ended:
        file = Path(folder) / "scheduler.json"
        worker = ["worker", "--nthreads", "1", "--local-directory", folder]
        for part, *more in (["scheduler", "--host", "127.0.0.1", "--port", "0"], worker, worker):
            command = [PYTHON, "-m", f"distributed.cli.dask_{part}", "--scheduler-file", str(file), "--no-dashboard"]
            process = subprocess.Popen(
                [*command, *more], cwd=ROOT, env=OURS, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            ended.callback(process.wait)
            ended.callback(process.terminate)
            until = time.monotonic() + LISTENING
            while not file.is_file() and time.monotonic() < until:
                time.sleep(0.05)
        with Client(scheduler_file=str(file)) as client:
            client.wait_for_workers(2, timeout=LISTENING)
        yield json.loads(file.read_text())["address"]

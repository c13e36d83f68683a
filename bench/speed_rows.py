"""The issue's targets: which programs each is about, and how its figure comes of what they spent."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from speed_programs import Spent
from speed_words import CODES

Round = Mapping[str, Spent]  # what each program spent in one round
Figure = Callable[[Round], float]
REPORTS = ("report, long", "report, short", "report, base")


@dataclass(frozen=True)
class Row:
    """One target. `aside` is a second figure that is told and has no target: processor time where clocks count."""

    name: str
    what: str
    target: float
    programs: tuple[str, ...]
    figure: Figure
    measured: str
    is_least: bool = False
    unit: str = ""
    aside: Figure | None = None

    def is_met(self, value: float) -> bool:
        return value >= self.target if self.is_least else value <= self.target


@dataclass(frozen=True)
class Measured:
    """A row with the figures of all rounds; none where a program was lacking, and why."""

    row: Row
    figures: tuple[float, ...]
    asides: tuple[float, ...] = ()
    lacking: str = ""

    @property
    def middle(self) -> float:
        return median(self.figures)


def measured(row: Row, rounds: Sequence[Round]) -> Measured:
    """The figures of a row."""
    asides = tuple(row.aside(each) for each in rounds) if row.aside else ()
    return Measured(row, tuple(row.figure(each) for each in rounds), asides)


def _clock(name: str, what: str, target: float, ours: str, theirs: str, is_least: bool = False) -> Row:
    """Time by the clock, as waiting is what counts; the processor's beside it, which other work does not change."""

    def figure(spent: Round) -> float:
        return spent[ours].wall / spent[theirs].wall

    return Row(name, what, target, (ours, theirs), figure, "clock", is_least, aside=_processor(ours, theirs))


def _processor(ours: str, theirs: str) -> Figure:
    return lambda spent: spent[ours].processor / spent[theirs].processor


def _drawing(name: str, what: str, ours: str) -> Row:
    """The command beside the engine alone, and beside its own part in the engine."""
    programs = (ours, "weasyprint", "our drawing")
    aside = _processor("our drawing", "weasyprint")
    return Row(name, what, 1.10, programs, _processor(ours, "weasyprint"), "processor", aside=aside)


def _a_page(spent: Round, which: str) -> float:
    """Seconds of a processor for a page more, start-up left out."""
    base = spent["report, base"]
    return (spent[which].processor - base.processor) / (spent[which].pages - base.pages)


def _memory_a_page(spent: Round) -> float:
    """MiB for a page more than the short report has, of the largest process: one that draws a single language.

    The smallest report will not do to compare with: its largest process is pandoc.
    """
    short, long = spent["report, short"], spent["report, long"]
    return (long.memory - short.memory) / (long.pages - short.pages) * len(CODES)


ROWS = (
    _clock("bare-loop", "cold build without proof, against the loop", 0.10, "ours without proof", "loop"),
    _clock(
        "bare-loop-2",
        "cold build without proof, against the loop, two at a time",
        0.20,
        "ours without proof",
        "loop, two at a time",
    ),
    _clock("loop", "cold build, against the loop", 0.14, "ours", "loop"),
    _clock("loop-2", "cold build, against the loop, two at a time", 0.28, "ours", "loop, two at a time"),
    _drawing("engine", "cold build, against WeasyPrint on the same HTML", "ours"),
    _drawing("bare-engine", "cold build without proof, against WeasyPrint likewise", "ours without proof"),
    _clock("typst", "cold build, against Typst in one process", 2.0, "ours", "typst"),
    _clock("word", "one word changed, against Typst on that document", 3.0, "one word", "typst, one document"),
    Row(
        "no-op",
        "nothing to do, against `import typer`",
        2.0,
        ("no-op", "import typer"),
        _processor("no-op", "import typer"),
        "processor",
    ),
    _clock("workers", "one worker, against two", 1.85, "ours, one worker", "ours", is_least=True),
    Row(
        "report-time",
        "long report, against the short one: time a page",
        1.1,
        REPORTS,
        lambda spent: _a_page(spent, "report, long") / _a_page(spent, "report, short"),
        "processor",
    ),
    Row("report-memory", "long report: memory a page", 2.5, REPORTS, _memory_a_page, "largest process", unit=" MiB"),
    _clock("dask", "dask with two workers, against our own two", 1.2, "ours, a cluster", "ours"),
)

"""Figures as a table: for the terminal, and for docs/performance.md."""

from __future__ import annotations

import os
import platform
import re
import subprocess
import sys
import sysconfig
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median

import pypandoc
from speed_chart import chart
from speed_programs import Sizes
from speed_rows import Measured
from speed_words import ROOT

PAGE, CHART = ROOT / "docs/performance.md", ROOT / "docs/performance.svg"
BEGIN, END = "<!-- measured: written by bench/speed.py -->", "<!-- end of what is measured -->"
HEADS = ("what", "measured", "median", "from", "to", "target", "met", "aside")


def conditions(typst_python: Path, sizes: Sizes, rounds: int, load: float) -> list[str]:
    """With what it was measured, and on what; `load` is what else the machine did before the start."""
    asked = "import importlib.metadata as m; print(m.version('typst'))"
    told = subprocess.run([typst_python, "-c", asked], check=False, capture_output=True, text=True)
    packages = ", ".join(map(_version, ("pressctl", "weasyprint", "pikepdf", "distributed")))
    options = str(sysconfig.get_config_var("CONFIG_ARGS"))
    built = "with" if "--enable-optimizations" in options else "without"
    loads = f"{load:.1f} before the start, {os.getloadavg()[0]:.1f} at the end"
    _, short, long = sizes.chapters
    made = (
        f"{sizes.releases} releases of {sizes.words} words and {sizes.many} of {sizes.few_words}, in three languages; "
    )
    made += f"reports of {short} and {long} chapters of {sizes.chapter_words} words; {rounds} rounds"
    return [
        f"{packages}, pandoc {pypandoc.get_pandoc_version()}, typst {told.stdout.strip() or 'none'}",
        f"{platform.python_implementation()} {platform.python_version()}, built {built} --enable-optimizations",
        f"{len(os.sched_getaffinity(0))} processors ({_processor()}), load {loads}",
        made,
    ]


def _version(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return f"no {package}"


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    named = re.search(r"^model name\s*: (.+)$", told.read_text(), re.MULTILINE) if told.is_file() else None
    return named[1] if named else platform.machine()


def _cells(each: Measured) -> tuple[str, ...]:
    row = each.row
    if each.lacking:
        return (row.what, row.measured, "", "", "", _target(each), f"left out: {each.lacking}", "")
    figures = (each.middle, min(each.figures), max(each.figures))
    aside = f"{median(each.asides):.2f}" if each.asides else ""
    return (
        row.what,
        row.measured,
        *(f"{figure:.2f}{row.unit}" for figure in figures),
        _target(each),
        "yes" if row.is_met(each.middle) else "no",
        aside,
    )


def _target(each: Measured) -> str:
    return f"{'≥' if each.row.is_least else '≤'} {each.row.target:.2f}{each.row.unit}"


def plain(found: list[Measured], with_what: list[str]) -> str:
    """The table in columns."""
    lines = [HEADS, *map(_cells, found)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADS))]
    rows = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    return "\n".join(["", *rows, "", *with_what])


def marked(found: list[Measured], with_what: list[str]) -> str:
    """The table in Markdown, with the chart."""
    lines = [HEADS, ("---",) * len(HEADS), *map(_cells, found)]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    words = "\n".join(f"- {each}" for each in with_what)
    alternative = "Each figure as a bar beside a line for its target; the figures are those of the table"
    return f"![{alternative}]({CHART.name})\n\n{table}\n\n{words}"


def put(found: list[Measured], with_what: list[str]) -> None:
    """Both into docs/; the text around them stays."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    PAGE.write_text(f"{before}{BEGIN}\n\n{marked(found, with_what)}\n\n{END}{after}", encoding="utf-8")
    CHART.write_text(chart([each for each in found if each.figures]), encoding="utf-8")
    print(f"\nwritten to {PAGE} and {CHART.name}", file=sys.stderr)

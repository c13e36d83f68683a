"""What a long report costs, and what grows faster than its length: seconds of processor time, one run after the other.

    .venv/bin/python bench/long_report.py [en ar]

Reports of about 50, 100 and 200 pages, and lists of 500, 1000 and 2000 signatories, are made of nonsense and drawn.
Printed are pages, seconds a part and, behind them, how many times more than half the size they take: 2 is linear.
"""

from __future__ import annotations

import datetime
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pypdfium2

from pressctl.pipeline.check import check
from pressctl.pipeline.editions import Composer
from pressctl.render.formats import render

NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
SENTENCE = {
    "en": "The alliance brings active organisations together so that they speak for themselves wherever it matters.",
    "ar": "يجمع التحالف منظمات فاعلة كي تتكلم بأصواتها حيثما كان ذلك مهماً، ويتبادل أعضاؤه المعرفة.",
}
NAME = {"en": "Organisation of the River Valley {n}", "ar": "منظمة وادي النهر {n}"}
SETTINGS = """\
newsroom: {{ name: {{ {code}: Bench }}, url: "https://example.org/" }}
languages: {{ source: {code}, publish: [{code}] }}
"""
Made = TypeVar("Made")


def chapter(code: str, number: int) -> str:
    """Two and a half pages: paragraphs, lists, a note, a table, references."""
    words = SENTENCE[code]
    rows = "\n".join(f"| {row} | {words[:40]} | {row * 7} |" for row in range(1, 7))
    parts = [
        f"# {words[:30]} {number}\n\n::: lead\n{words}\n:::\n",
        f"{words * 4}[^{number}]\n\n[^{number}]: {words}\n",
        *(
            f"## {words[:24]} {number}.{part} {{#part-{number}-{part}}}\n\n{words * 5}\n\n{words * 4}\n"
            for part in range(3)
        ),
        f"- {words}\n- {words}\n  - {words}\n  - {words}\n- {words}\n",
        f"::: {{.table #table-{number}}}\n{words[:30]}\n\n| A | B | C |\n|---|---|--:|\n{rows}\n:::\n",
        f"{words * 3} [](#part-{number}-1){{.page}}\n\n{words * 5}\n",
    ]
    return "\n".join(parts)


def newsroom(root: Path, code: str, chapters: int, names: int) -> Path:
    """A newsroom with one report: so many chapters, and a statement with so many signatories."""
    files = {"pressctl.yaml": SETTINGS.format(code=code)}
    sections = ", ".join(f"c{number}" for number in range(chapters))
    files["releases/report/release.yaml"] = (
        f"kind: report\ndate: 2020\ntitle: {{ {code}: Bench }}\nsections: [{sections}]\n"
        + (f"annexes: [ {{ include: call, title: {{ {code}: Call }} }} ]\n" if names else "")
    )
    for number in range(chapters):
        files[f"releases/report/sections/c{number}.{code}.md"] = chapter(code, number)
    if names:
        listed = "\n".join(f'    - {{ name: {{ {code}: "{NAME[code].format(n=n)}" }} }}' for n in range(names))
        files["releases/call/release.yaml"] = (
            f"kind: statement\ndate: 2020\ntitle: {{ {code}: Call }}\nbody: {{ {code}: Words. }}\n"
            f"signatories:\n  organisations:\n{listed}\n"
        )
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def timed(work: Callable[[], Made]) -> tuple[Made, float]:
    """What `work` gives, and the seconds of processor time that it took."""
    before = time.process_time()
    made = work()
    return made, time.process_time() - before


def measure(code: str, chapters: int, names: int) -> tuple[int, dict[str, float]]:
    """Pages, and seconds for each part of the way."""
    with tempfile.TemporaryDirectory() as folder:
        root = newsroom(Path(folder), code, chapters, names)
        checked, checking = timed(lambda: check(root))
        room = checked.newsroom
        report = room.find("report") if room else None
        if not room or not report or checked.stopped:
            raise SystemExit("\n".join(f"{f.place}: {f.message}" for f in checked.findings))
        edition, editing = timed(lambda: Composer(checked, room, False, NOW).edition(report, room.languages[code]))
        rendered, rendering = timed(lambda: render(edition, ("html", "pdf")))
    content = next(output.content for output in rendered.outputs if output.path.endswith(".pdf"))
    return len(pypdfium2.PdfDocument(content)), {"check": checking, "edition": editing, "html and pdf": rendering}


def show(code: str, sizes: list[tuple[int, int]]) -> None:
    before: dict[str, float] = {}
    for chapters, names in sizes:
        pages, seconds = measure(code, chapters, names)
        parts = [
            f"{part} {took:6.1f}" + (f" (x{took / before[part]:.1f})" if before.get(part) else "")
            for part, took in seconds.items()
        ]
        print(f"{code} {chapters:3} chapters {names:5} names {pages:4} pages: " + "  ".join(parts), flush=True)
        before = seconds


if __name__ == "__main__":
    for language in sys.argv[1:] or ["en", "ar"]:
        show(language, [(16, 0), (32, 0), (64, 0)])
        show(language, [(1, 500), (1, 1000), (1, 2000)])
        show(language, [(64, 2000)])
    print(f"most memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")

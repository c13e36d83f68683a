"""What the text layer and the tags cost on top of the page engine: processor time, editions of about three pages.

    .venv/bin/python bench/layer_cost.py [ROUNDS]

The editions are those of five releases, one of each model of the newsroom that bench/check_cost.py makes. Each is laid
out once a round, and its file is then written twice in turns: by the engine alone, with its own tags, and by pressctl.
The medians of the rounds are summed; a round before them, which loads the engine and the fonts, is left out. Garbage is
collected between editions only: else it would fall upon whoever is at work.
"""

from __future__ import annotations

import datetime
import gc
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parent))
from check_cost import MODELS, newsroom

from pressctl.pipeline.check import check
from pressctl.pipeline.editions import Composer
from pressctl.render import pdf
from pressctl.render.formats import render

NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
written = pdf._written  # noqa: SLF001 — the step that is measured


class Clock:
    """Stands in the place of the step that writes a file, and takes it in both ways."""

    def __init__(self) -> None:
        self.times: dict[str, list[float]] = defaultdict(list)
        self.turn = 0

    def both(self, document: Any, *how: Any) -> Any:
        self.turn += 1
        steps = {
            "engine": lambda: document.write_pdf(pdf_tags=True, pdf_version="1.7"),
            "ours": lambda: written(document, *how),
        }
        made = {}
        for kind in sorted(steps, reverse=bool(self.turn % 2)):
            for page in document.pages:
                vars(page).pop("paint", None)  # what watches it being drawn
            document.fonts = {}
            start = time.process_time()
            made[kind] = steps[kind]()
            self.times[kind].append(time.process_time() - start)
        return made["ours"]


def timed(edition: Any) -> tuple[float, float, float]:
    """Laying an edition out, writing it as the engine does, and as pressctl does."""
    clock = Clock()
    with patch.object(pdf, "_written", clock.both):
        gc.collect()
        start = time.process_time()
        render(edition, ("pdf",))
        all_of_it = time.process_time() - start
    engine, ours = sum(clock.times["engine"]), sum(clock.times["ours"])
    return all_of_it - engine - ours, engine, ours


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        checked = check(newsroom(Path(folder), len(MODELS)))
        assert checked.newsroom
        composer = Composer(checked, checked.newsroom, False, NOW)
        editions = [edition for release in checked.newsroom.releases for edition in composer.editions(release, ())]
        for edition in editions:
            timed(edition)
        gc.disable()
        times = [[timed(edition) for edition in editions] for _ in range(rounds)]
    print(f"{'edition':<36}{'layout':>8}{'engine':>8}{'ours':>8}  ms, on top")
    sums = [0.0, 0.0, 0.0]
    for edition, taken in zip(editions, zip(*times, strict=True), strict=True):
        medians = [1000 * median(each) for each in zip(*taken, strict=True)]
        sums = [one + other for one, other in zip(sums, medians, strict=True)]
        print(row(f"{edition.release} {edition.language.code}", *medians))
    print(row("all", *sums))


def row(name: str, layout: float, engine: float, ours: float) -> str:
    return f"{name:<36}{layout:8.0f}{engine:8.0f}{ours:8.0f}{100 * (ours - engine) / (layout + engine):8.1f} %"


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)

"""What proofing costs against rendering: processor time of both, for each edition of the sample newsroom, in one run.

    .venv/bin/python bench/proof_cost.py [ROUNDS]

Each round renders an edition (page and PDF, text layer and tags included) and judges its PDF; the median of the rounds
counts. The first round, which loads the engines and fonts, is left out.
"""

from __future__ import annotations

import datetime
import sys
import time
from pathlib import Path
from statistics import median

from pressctl.pipeline.check import check
from pressctl.pipeline.editions import Composer
from pressctl.pipeline.proof import faults_of
from pressctl.render.formats import render

ROOT = Path(__file__).resolve().parents[1]
NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def main(rounds: int) -> None:
    checked = check(ROOT)
    room = checked.newsroom
    assert room
    composer = Composer(checked, room, False, NOW)
    editions = [edition for release in room.releases for edition in composer.editions(release, ())]
    times: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for number in range(rounds + 1):
        for edition in editions:
            start = time.process_time()
            made = render(edition, ("html", "pdf"))
            middle = time.process_time()
            assert faults_of(edition, made) == ()
            if number:
                taken = (middle - start, time.process_time() - middle)
                times.setdefault((edition.release, edition.language.code), []).append(taken)
    print(f"{'edition':<32}{'render':>8}{'proof':>8}{'ratio':>8}")
    sums = [0.0, 0.0]
    for (release, code), taken in times.items():
        one, other = (median(each) for each in zip(*taken, strict=True))
        sums = [sums[0] + one, sums[1] + other]
        print(f"{release + ' ' + code:<32}{one:8.2f}{other:8.2f}{other / one:8.2f}")
    print(f"{'all':<32}{sums[0]:8.2f}{sums[1]:8.2f}{sums[1] / sums[0]:8.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)

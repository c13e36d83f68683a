"""What it costs to share the drawing: processor time with one worker, with two, and with a cluster of two on loopback.

    .venv/bin/python bench/workers.py [ROUNDS]

Each round draws the shorter editions of the sample newsroom (page and PDF, proofed) in the three ways, one after
another; what counts is the median of the rounds, and of the ratios within a round. All processes are counted, also
dask's own; all are warm: a first round is left out.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Sequence
from concurrent.futures import Executor
from pathlib import Path
from statistics import median

import psutil
from distributed import LocalCluster

from pressctl.pipeline.check import check
from pressctl.pipeline.cluster import cluster
from pressctl.pipeline.drawing import draw
from pressctl.pipeline.editions import Composer
from pressctl.pipeline.parcel import Parcel, packed
from pressctl.pipeline.workers import local

ROOT = Path(__file__).resolve().parents[1]
NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
ACCENT = "#0b5d57"


def parcels() -> list[Parcel]:
    checked = check(ROOT)
    room = checked.newsroom
    assert room
    composer = Composer(checked, room, False, NOW)
    editions = [edition for release in room.releases for edition in composer.editions(release, ())]
    return [parcel for parcel in sorted(map(packed, editions), key=lambda each: -each.weight) if parcel.weight < 20_000]


def spent() -> float:
    """The processor time of this process and all below it, those included that have ended and were waited for."""
    own = psutil.Process()
    times = [process.cpu_times() for process in (own, *own.children(recursive=True))]
    return sum(each.user + each.system + each.children_user + each.children_system for each in times)


def taken(executor: Executor, work: Sequence[Parcel]) -> float:
    start = spent()
    for future in [executor.submit(draw, parcel, ("html", "pdf")) for parcel in work]:
        made, faults = future.result()
        assert made.outputs
        assert not faults
    return spent() - start


def main(rounds: int) -> None:
    work = parcels()
    with (
        local(1, ACCENT) as one,
        local(2, ACCENT) as two,
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0") as running,
        cluster(running.scheduler_address) as away,
    ):
        seconds = [[taken(executor, work) for executor in (one, two, away)] for _ in range(rounds + 1)][1:]
    print(f"{len(work)} editions, {rounds} rounds; seconds of processor time, and against two workers here")
    for n, name in enumerate(("one worker", "two workers", "cluster of two")):
        print(f"{name:<16}{median(s[n] for s in seconds):8.2f}{median(s[n] / s[1] for s in seconds):8.3f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)

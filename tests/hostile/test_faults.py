"""Whatever call fails, and however: the old output or the new, a sentence, no traces, and the next run works."""

from __future__ import annotations

import os
import random

import pytest

from tests.here import build_here
from tests.hostile.faults_judged import Stage
from tests.hostile.faults_scenes import SCENES

SAMPLE = {"build": 8, "publish": 10, "decide": 3, "keys": 4, "import": 4, "fmt": 3, "links": 5, "accept": 3}
WHAT = "writes and programs that failed, one by one"


@pytest.fixture
def stage(request, tmp_path, monkeypatch):
    build_here(monkeypatch)
    return Stage(request.param, tmp_path, monkeypatch)


def play(stage, points, record):
    record(WHAT, tried=len(points))
    failed = []
    for at, how in points:
        try:
            stage.tried(at, how)
        except Exception as error:  # noqa: BLE001 — all of them are told together
            failed.append(f"{stage.scene.name} at {at} ({stage.calls[at - 1]}), {how}: {type(error).__name__} {error}")
    record(WHAT, held=len(points) - len(failed))
    assert not failed, "\n".join([f"{len(failed)} of {len(points)}", *failed])


@pytest.mark.hostile
@pytest.mark.parametrize("stage", SCENES, ids=lambda scene: scene.name, indirect=True)
def test_all_calls_fail_one_by_one(stage, record):
    play(stage, stage.points, record)


@pytest.mark.parametrize(
    "stage", [one for one in SCENES if one.name in SAMPLE], ids=lambda scene: scene.name, indirect=True
)
def test_some_calls_fail(stage, record):
    luck = random.Random(os.environ.get("PRESSCTL_SEED", "7"))
    play(stage, luck.sample(stage.points, SAMPLE[stage.scene.name]), record)

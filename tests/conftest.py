"""What many tests share: one pandoc, one sample newsroom, one build of it. Safe under xdist: workers take turns."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from pressctl.convert.pandoc import Pandoc
from tests.command import pressctl
from tests.hostile.figures import tell
from tests.small import CHECKOUT, sample

settings.register_profile(
    "pressctl",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture],
)
settings.load_profile("pressctl")
os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp()  # the seal of these builds is not that of the tester's own


@contextmanager
def taking_turns(folder: Path) -> Iterator[None]:
    """Whoever comes second waits until the first has finished."""
    with open(folder.parent / f"{folder.name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder that all workers of this run see."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def pandoc() -> Iterator[Pandoc]:
    with Pandoc() as running:
        yield running


@pytest.fixture(scope="session")
def built(shared: Path) -> Path:
    """The sample newsroom with its dist/, built once for all workers. Look, don't touch."""
    root = shared / "sample"
    with taking_turns(root):
        if not (root / "dist" / "manifest.json").is_file():
            shutil.rmtree(root, ignore_errors=True)
            sample(root)
            done = pressctl("build", cwd=root)
            assert done.returncode == 0, done.stdout + done.stderr
    return root


@pytest.fixture
def record() -> Callable[..., None]:
    """record("what", tried=…) before, record("what", held=…) after: a row of docs/reliability.md."""
    return tell


@pytest.fixture
def newsroom_of_samples(tmp_path: Path) -> Path:
    """A fresh copy of the sample newsroom, not built."""
    return sample(tmp_path / "newsroom")


__all__ = ["CHECKOUT"]

"""One newsroom with secrets in it, built under watch in all formats: once for all tests that look at it."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from pressctl.render.formats import FORMATS
from tests.conftest import taking_turns
from tests.hostile.confided import confided
from tests.hostile.watched import Watched, watched


@pytest.fixture(scope="session")
def closed(shared: Path) -> Watched:
    """The newsroom of `confided`, built. Look, don't touch."""
    root, kept = shared / "closed", shared / "closed.pickle"
    with taking_turns(root):
        if not kept.is_file():
            done = watched(confided(root), "build", "--to", ",".join(FORMATS))
            kept.write_bytes(pickle.dumps(done))
    return pickle.loads(kept.read_bytes())

"""Newsrooms with secrets and with commands in them, built under watch in all formats: once for all tests."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from pressctl.render.formats import FORMATS
from tests.conftest import taking_turns
from tests.hostile.confided import confided
from tests.hostile.drafts import UNDRAWN
from tests.hostile.injected import Injected
from tests.hostile.payloads import PAYLOADS
from tests.hostile.watched import Watched, watched

FEW = range(0, len(PAYLOADS), 40)


@pytest.fixture(scope="session")
def closed(shared: Path) -> Watched:
    """The newsroom of `confided`, built. Look, don't touch."""
    root, kept = shared / "closed", shared / "closed.pickle"
    with taking_turns(root):
        if not kept.is_file():
            done = watched(confided(root), "build", "--to", ",".join(FORMATS)).then("keys", "new").then("publish", "-v")
            kept.write_bytes(pickle.dumps(done))
    return pickle.loads(kept.read_bytes())


@pytest.fixture(scope="session", params=["few", pytest.param("all", marks=pytest.mark.hostile)])
def injected(request: pytest.FixtureRequest, shared: Path) -> tuple[Injected, Watched]:
    """Newsrooms full of payloads: a few rows of the square, of which one is drawn and published; or all of them."""
    root, kept = shared / f"injected-{request.param}", shared / f"injected-{request.param}.pickle"
    with taking_turns(root):
        if not kept.is_file():
            rows = FEW if request.param == "few" else range(len(PAYLOADS))
            there = Injected(root, rows)
            there.settle()
            is_few = request.param == "few"
            drawn = [f"{letter}{FEW[1]:03}" for letter in "sw"] if is_few else []
            done = watched(root, "build", "--to", ",".join(UNDRAWN))
            done = done.then("build", *drawn, "--to", "pdf" if is_few else "pdf,pdfa")
            done = done.then("publish", *drawn)
            kept.write_bytes(pickle.dumps((there, done)))
    return pickle.loads(kept.read_bytes())

"""Every row of the table of bad inputs: what it says, and what becomes of the old pages and of all other releases."""

from __future__ import annotations

import re
import runpy
from contextlib import nullcontext

import pytest

from pressctl.pipeline import check
from tests.here import build_here
from tests.hostile.table import OUTPUTS, Row, rows
from tests.hostile.trial import AGAIN, Outcome, tried
from tests.small import CHECKOUT, SETTINGS, newsroom

WHAT = "bad inputs"
PYTHON = re.compile(r"Traceback|\w+Error\b|\w+Exception\b|NoneType|object at 0x|Errno|\.py\b")


@pytest.fixture(scope="module")
def built(tmp_path_factory, pandoc):
    """A newsroom of two releases, and what was published of them."""
    root = newsroom(
        tmp_path_factory.mktemp("bad-inputs") / "built",
        *("bad", "good"),
        more={"pressctl.yaml": SETTINGS + "output: { formats: [html] }\n"},
    )
    with pytest.MonkeyPatch.context() as patch:
        _here(patch, pandoc)
        outcome = tried(Row(0, "as it was"), root, root.parent / "first", patch)
    assert (outcome.told, outcome.code) == ("", 0)
    return root.parent / "first"


def _here(patch, pandoc):
    """Builds in this process, with one pandoc for all of them."""
    build_here(patch)
    patch.setattr(check, "Pandoc", lambda: nullcontext(pandoc))


@pytest.mark.figures
@pytest.mark.parametrize(
    "row",
    [pytest.param(row, marks=pytest.mark.hostile if row.slow else (), id=f"{row.number}") for row in rows()],
)
def test_bad_input(row, built, tmp_path, pandoc, monkeypatch, record):
    record(WHAT, tried=1)
    _here(monkeypatch, pandoc)
    outcome = tried(row, built, tmp_path / "newsroom", monkeypatch)
    assert outcome.told == row.says, row.what
    assert outcome.code == row.code
    assert not PYTHON.search(outcome.told)
    OUTCOMES[row.output](outcome)
    assert row.shows in outcome.after.get("bad/bad.en.html", b"").decode()
    record(WHAT, held=1)


def kept(outcome: Outcome) -> None:
    old, new = outcome.pages("bad")
    assert new == old, "the old pages of the release were touched"
    others_built(outcome)


def made(outcome: Outcome) -> None:
    assert outcome.after["bad/bad.en.html"]
    others_built(outcome)


def gone(outcome: Outcome) -> None:
    assert not outcome.pages("bad")[1], "what must not be seen is still there"
    others_built(outcome)


def others_built(outcome: Outcome) -> None:
    assert AGAIN in outcome.after["good/good.en.html"].decode(), "another release was not built"


def untouched(outcome: Outcome) -> None:
    assert outcome.before == outcome.after
    assert outcome.before


def foreign(outcome: Outcome) -> None:
    assert outcome.before == outcome.after


OUTCOMES = {"kept": kept, "made": made, "gone": gone, "untouched": untouched, "foreign": foreign}


def test_the_page_says_what_the_table_says():
    tool = runpy.run_path(str(CHECKOUT / "tools" / "hostile-inputs"))
    assert tool["PAGE"].read_text(encoding="utf-8") == tool["page"](), "run: .venv/bin/python tools/hostile-inputs"


def test_every_outcome_is_known_and_rows_are_numbered():
    assert OUTCOMES.keys() == OUTPUTS.keys()
    assert [row.number for row in rows()] == list(range(1, len(rows()) + 1))
    assert len(rows()) >= 82

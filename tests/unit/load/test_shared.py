"""What all releases share is read once, here or elsewhere."""

from __future__ import annotations

import datetime
import pickle
from dataclasses import replace
from pathlib import Path

from pressctl.load import load, shared
from pressctl.model.finding import Example
from pressctl.pipeline.examine import Wanted, examine
from pressctl.pipeline.stage import Stage
from tests.examples.newsroom import ID, write

AN_HOUR = datetime.datetime(2026, 8, 14, 12, tzinfo=datetime.UTC)


def newsroom(root: Path) -> Path:
    texts = {
        "release.yaml": "related: [other]\n",
        "body.en.md": "A body.\n",
        "glossary.yaml": "- { term: { en: A } }\n",
    }
    texts["releases/other/release.yaml"] = "kind: statement\ndate: 2020-01-09\ntitle: { en: A, fr: B, ar: ج }\n"
    return write(root, [Example(file, text) for file, text in texts.items()], raw=False)


def test_what_was_read_once_is_not_read_again(tmp_path: Path) -> None:
    common = shared(newsroom(tmp_path))
    (tmp_path / "releases/organisations.yaml").write_text("- ?", encoding="utf-8")
    loaded = load(tmp_path, [ID], common)
    assert loaded.newsroom
    assert list(loaded.newsroom.organisations) == ["mazaya"]
    assert loaded.findings == ()


def test_it_can_be_handed_to_another_process(tmp_path: Path) -> None:
    common = shared(newsroom(tmp_path))
    assert pickle.loads(pickle.dumps(common)) == common


def test_a_release_looks_the_same_whoever_read_what_it_shares(tmp_path: Path) -> None:
    wanted = Wanted(newsroom(tmp_path), (ID,), masthead=False, stage=Stage.DRAFT, now=AN_HOUR)
    masthead = examine(replace(wanted, releases=(), masthead=True)).masthead
    assert masthead
    alone, together = examine(wanted), examine(replace(wanted, shared=masthead.shared))
    assert alone.dossiers
    assert alone.dossiers == together.dossiers
    assert alone.parcels.keys() == together.parcels.keys()

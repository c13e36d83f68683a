"""What the source documents prove: each row is a newsroom with the findings it has to give, and no others.

The first sentence of each row's table stands in its file's name; the marks say where the findings stand.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from pressctl.pipeline.check import check
from tests.suite.expectations import case, found

ROWS = sorted((Path(__file__).parent / "rows").glob("*.txt"))
SETTINGS = """\
=== pressctl.yaml
newsroom: { name: { en: "The Register" }, url: "https://example.org/" }
languages: { source: en, publish: [en] }
"""


def test_there_is_a_row_for_each_fact() -> None:
    assert [file.name[:3] for file in ROWS] == [f"S{number:02}" for number in range(1, 14)]


@pytest.mark.parametrize("file", ROWS, ids=lambda file: file.stem)
def test_row(file: Path, tmp_path: Path) -> None:
    text = file.read_text(encoding="utf-8")
    row = case(text if "=== pressctl.yaml" in text else SETTINGS + text)
    told = found(check(row.write(tmp_path)).findings)
    assert sorted(told.elements()) == sorted(row.expected.elements())

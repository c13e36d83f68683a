"""A newsroom with faults planted in all three languages: each has to be found, and nothing else.

Run with -s to see precision and recall of each family.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from pressctl.model.finding import Finding
from pressctl.pipeline.catalogue import rules
from pressctl.pipeline.check import check
from tests.suite.expectations import Case, Expected, case, found

PLANTED = Path(__file__).parent / "planted"


@pytest.fixture(scope="module")
def planted() -> Case:
    return case(*(file.read_text(encoding="utf-8") for file in sorted(PLANTED.glob("*.txt"))))


@pytest.fixture(scope="module")
def findings(planted: Case, tmp_path_factory: pytest.TempPathFactory) -> tuple[Finding, ...]:
    return check(planted.write(tmp_path_factory.mktemp("planted"))).findings


def by_family(some: Counter[Expected]) -> Counter[str]:
    families = {rule.name: rule.code[:3] for rule in rules()}
    counted: Counter[str] = Counter()
    for one, times in some.items():
        counted[families[one.rule]] += times
    return counted


def table(planted: Counter[Expected], told: Counter[Expected]) -> str:
    """Precision and recall of each family, and of all."""
    rows = [f"{'family':8}{'planted':>9}{'found':>9}{'hit':>9}{'precision':>11}{'recall':>9}"]
    counts = [by_family(some) for some in (planted, told, planted & told)]
    for family in [*sorted(counts[0] | counts[1]), "all"]:
        there, said, hit = (c.total() if family == "all" else c[family] for c in counts)
        rows.append(f"{family:8}{there:9}{said:9}{hit:9}{hit / (said or 1):11.3f}{hit / (there or 1):9.3f}")
    return "\n".join(rows)


def test_all_that_was_planted_is_found_and_nothing_else(planted: Case, findings: tuple[Finding, ...]) -> None:
    told = found(findings)
    assert planted.expected.total() >= 150
    print(f"\n{table(planted.expected, told)}")
    missed = sorted((planted.expected - told).elements())
    invented = sorted((told - planted.expected).elements())
    assert not missed, missed
    assert not invented, invented


def test_faults_are_planted_in_every_family_and_language(planted: Case) -> None:
    families = by_family(planted.expected)
    assert {"TXT", "LNK", "TRN", "SIG", "DAT", "MED", "PRV"} <= families.keys()
    for code in ("en", "fr", "ar"):
        assert sum(n for one, n in planted.expected.items() if one.path.endswith(f".{code}.md")) >= 30

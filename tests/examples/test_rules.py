"""Every rule's page shows what is wrong and what is right. Both are tried here, so that no page can tell a lie.

A room adds its rules by a row in ROOMS: the rules, and what finds them in a newsroom's folder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from pressctl.links.rules import RULES as LINK_RULES
from pressctl.load import load
from pressctl.load.rules import RULES as LOADING
from pressctl.model.finding import Example, Finding, Rule
from pressctl.pipeline.catalogue import rules
from pressctl.pipeline.check import check
from pressctl.proof.rules import RULES as PROOF_RULES
from pressctl.publish.rules import RULES as PUBLISH_RULES
from tests.examples.newsroom import cases, write

Finder = Callable[[Path], Iterable[Finding]]

LATER = tuple(rule for rule in rules() if rule not in LOADING)
ROOMS: tuple[tuple[tuple[Rule, ...], Finder], ...] = (
    (LOADING, lambda root: load(root).findings),
    (LATER, lambda root: check(root).findings),
)

RULES = [rule for ruled, _ in ROOMS for rule in ruled]
FINDERS = {rule.code: finder for ruled, finder in ROOMS for rule in ruled}
# Fields added at the end would change what these examples show.
RAW = {"SRC010", "SRC011", "SRC012"}
# Shown in bytes, in time or on a page, not in words: the rooms' own tests have them.
WORDLESS = {"SRC001", "SRC002", "SRC014", "SRC016", "MED002", "DAT003", "PDF002", "PDF003", "REL026"}
WORDLESS |= {"REL028", "REL029"}  # about what a build meets: tests/unit/pipeline/test_incremental.py
WORDLESS |= {"SIG018", "SIG019"}  # about tables that are imported: tests/end_to_end/test_signatories.py
WORDLESS |= {"MED010", "MED011", "MED013"}  # tests/unit/check/test_pictures.py draws pictures for these
WORDLESS |= {"TRN004"}  # shown by two versions of a text: tests/end_to_end/test_acceptance.py
WORDLESS |= {"PRV007", "PRV008"}  # about what is copied and committed: tests/hostile/test_privacy_doctor.py
WORDLESS |= {rule.code for rule in PUBLISH_RULES}  # about what is to be published: tests/unit/pipeline/test_publish.py
WORDLESS |= {rule.code for rule in PROOF_RULES}  # tests/suite/seeds.py has a page that is wrong for each
WORDLESS |= {rule.code for rule in LINK_RULES}  # tests/web/ has a server that is wrong in each way

wrong = [pytest.param(rule, case, id=f"{rule.code}-{n}") for rule in RULES for n, case in enumerate(cases(rule.wrong))]
right = [pytest.param(rule, case, id=f"{rule.code}-{n}") for rule in RULES for n, case in enumerate(cases(rule.right))]


def codes(rule: Rule, case: Sequence[Example], root: Path) -> set[str]:
    return {finding.rule.code for finding in FINDERS[rule.code](write(root, case, rule.code in RAW))}


@pytest.mark.parametrize(("rule", "case"), wrong)
def test_wrong_is_found(rule: Rule, case: Sequence[Example], tmp_path: Path) -> None:
    found = codes(rule, case, tmp_path)
    assert rule.code in found
    if rule in LOADING and rule.code not in RAW:
        assert found == {rule.code}


@pytest.mark.parametrize(("rule", "case"), right)
def test_right_is_not_found(rule: Rule, case: Sequence[Example], tmp_path: Path) -> None:
    found = codes(rule, case, tmp_path)
    assert rule.code not in found
    if rule in LOADING and rule.code not in RAW:
        assert not found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_page_is_whole(rule: Rule) -> None:
    assert re.fullmatch(r"[A-Z]{3}[0-9]{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.summary.endswith(".")
    assert rule.why
    assert (not rule.wrong and not rule.right) if rule.code in WORDLESS else (rule.wrong and rule.right)


def test_codes_and_names_are_given_once() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)

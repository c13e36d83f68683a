"""All rules of all rooms."""

from __future__ import annotations

from functools import cache

from ..check.run import checks
from ..convert.rules import RULES as CONVERT_RULES
from ..links.rules import RULES as LINK_RULES
from ..load.rules import RULES as LOAD_RULES
from ..model.finding import Rule
from ..proof.rules import RULES as PROOF_RULES
from ..publish.rules import RULES as PUBLISH_RULES
from ..render.rules import RULES as RENDER_RULES
from .rules import RULES as PIPELINE_RULES


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of codes."""
    asked = [check.rule for check in checks()]
    told = (*LOAD_RULES, *CONVERT_RULES, *LINK_RULES, *RENDER_RULES, *PROOF_RULES, *PUBLISH_RULES, *PIPELINE_RULES)
    return tuple(sorted([*told, *asked], key=lambda rule: rule.code))


def later_rules() -> tuple[Rule, ...]:
    """Those that a look at the texts cannot find broken: only a built page is, or a page on the network."""
    return (*LINK_RULES, *RENDER_RULES, *PROOF_RULES, *PUBLISH_RULES)

"""All rules of all rooms."""

from __future__ import annotations

from ..check.run import checks
from ..convert.rules import RULES as CONVERT_RULES
from ..load.rules import RULES as LOAD_RULES
from ..model.finding import Rule
from ..render.rules import RULES as RENDER_RULES
from .rules import RULES as PIPELINE_RULES


def rules() -> tuple[Rule, ...]:
    """Every rule, in the order of codes."""
    asked = [check.rule for check in checks()]
    return tuple(
        sorted([*LOAD_RULES, *CONVERT_RULES, *asked, *RENDER_RULES, *PIPELINE_RULES], key=lambda rule: rule.code)
    )

"""pressctl explain"""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated

import typer

from ..model.finding import Exit, Trouble
from .shared import NoColor, use_colour


def explain_command(
    rule: Annotated[str, typer.Argument(metavar="RULE", help="A code such as TRN001, or a name.")] = "",
    no_color: NoColor = False,
) -> int:
    """Say what a rule means, why, and how to put it right; without a rule, list them all."""
    from ..pipeline.catalogue import rules  # noqa: PLC0415
    from ..report.terminal import print_rule  # noqa: PLC0415

    known = rules()
    if not rule:
        for each in known:
            typer.echo(f"{each.code}  {each.name:28} {each.summary}")
        return Exit.CLEAN
    found = [each for each in known if rule.lower() in (each.code.lower(), each.name)]
    if not found:
        names = [each.code for each in known] + [each.name for each in known]
        close = get_close_matches(rule.upper(), names, 1) or get_close_matches(rule.lower(), names, 1)
        hint = f"did you mean ‘{close[0]}’?" if close else "`pressctl explain` lists them all"
        raise Trouble(f"there is no rule ‘{rule}’", hint, Exit.USAGE)
    print_rule(found[0], use_colour(no_color))
    return Exit.CLEAN

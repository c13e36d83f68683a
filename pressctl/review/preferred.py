"""Which of the languages that we know a browser asks for, or whoever sits at this machine."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

SPOKEN = ("LC_ALL", "LC_MESSAGES", "LANG")  # POSIX, 8.2: the first of them that is set and not empty tells


def preferred(asked: str, known: Sequence[str]) -> str:
    """The known language that an Accept-Language header (RFC 9110, 12.5.4) likes best; English if it likes none."""
    wishes = []
    for position, wish in enumerate(asked.split(",")):
        tag, _, weight = wish.strip().partition(";q=")
        wishes.append((-_weight(weight), position, tag.split("-")[0].lower()))
    codes = [code for weight, _, code in sorted(wishes) if weight < 0 and code in known]
    return codes[0] if codes else "en"


def spoken(environment: Mapping[str, str], known: Sequence[str]) -> str:
    """The language that an environment sets, such as "ar" for LANG=ar_SY.UTF-8; English if it is none that we know."""
    locale = next((environment[name] for name in SPOKEN if environment.get(name)), "")
    code = re.split(r"[_.@-]", locale)[0].lower()
    return code if code in known else "en"


def _weight(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0

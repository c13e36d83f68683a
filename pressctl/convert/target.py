"""Where a link may lead, judged by its form alone."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..model.finding import Rule
from . import rules

UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")
WHOLE = "write the whole address, such as https://example.org/report"


@dataclass(frozen=True, slots=True)
class TargetFault:
    """Why a target is refused."""

    rule: Rule
    message: str
    fix: str


def fault_of(target: str) -> TargetFault | None:
    """What is wrong with the form of a link's target, none if it may stand in a page."""
    if target.strip() in ("", "#"):
        return TargetFault(rules.PLACEHOLDER_LINK, "the link has no target", "give its address, or remove the link")
    if "\\" in target or any(c.isspace() or unicodedata.category(c) in UNSEEN for c in target):
        return _forbidden(target, "holds a space, a backslash or a sign that cannot be seen", WHOLE)
    if target.startswith("#"):
        return None
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", target)
    if not scheme:
        return _forbidden(target, "does not say where it leads", WHOLE)
    match scheme[1].lower():
        case "http" | "https":
            return _web_fault(target)
        case "mailto":
            good = re.fullmatch(r"(?i:mailto):[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", target)
            return None if good else _forbidden(target, "is not an e-mail address", "write mailto:press@example.org")
        case "tel":
            good = re.fullmatch(r"(?i:tel):\+?[0-9().-]{3,25}", target)
            return None if good else _forbidden(target, "is not a telephone number", "write tel:+33123456789")
        case other:
            return _forbidden(target, f"begins with ‘{other}:’, which can harm a reader", WHOLE)


def _web_fault(target: str) -> TargetFault | None:
    web = re.match(r"(?i:https?)://([^/?#]*)", target)
    if not web or not web[1]:
        return _forbidden(target, "has no host", WHOLE)
    if "@" in web[1]:
        return _forbidden(target, "hides its true host behind an ‘@’", "remove what stands before the ‘@’")
    if not re.fullmatch(
        r"(?:[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*\.?|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?", web[1]
    ):
        return _forbidden(target, f"has a host that cannot be: ‘{web[1]}’", WHOLE)
    port = re.search(r":([0-9]+)$", web[1])
    if port and not 0 < int(port[1]) < 65536:
        return _forbidden(target, f"names the port {port[1]}, which cannot be", WHOLE)
    return None


def _forbidden(target: str, why: str, fix: str) -> TargetFault:
    shown = target if len(target) <= 80 else target[:79] + "…"
    return TargetFault(rules.FORBIDDEN_LINK, f"the link ‘{shown}’ {why}", fix)

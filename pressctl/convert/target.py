"""Where a link may lead, judged by its form alone."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..model.address import Unreadable, ascii_host
from ..model.finding import Rule
from ..model.reach import is_odd_literal, literal
from . import rules

UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")
WHOLE = "write the whole address, such as https://example.org/report"

# http or https, with at most one letter that is wrong, missing or too many, and what may stand for ://
BEGINNING = re.compile(r"([a-z]{3,7})(?:[:;.,]{0,2}/{2,4}:?/{0,2}|[:;]{1,2}/{0,4})(?![/:])", re.IGNORECASE)
HAS_HOST = re.compile(r"[^\W_][\w-]*(?:\.[\w-]+)+(?:[:/?#]|$)")
MOST_BEGINNINGS = 3


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
    meant = _respelt(target)
    if meant:
        return _forbidden(target, "cannot be followed: its beginning is misspelt", f"write {meant}")
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


def _respelt(target: str) -> str | None:
    """The address that a misspelt beginning was to be: htpp://, http//, https:x.org, https://https://; or none."""
    beginnings: list[str] = ["//"] if target.startswith("//") else []
    rest = target.removeprefix("//")
    while len(beginnings) < MOST_BEGINNINGS:
        match = BEGINNING.match(rest)
        if not match or not any(_is_slip(match[1].lower(), right) for right in ("http", "https")):
            break
        beginnings.append(match[0].lower())
        rest = rest[match.end() :]
    if beginnings in ([], ["http://"], ["https://"]) or not HAS_HOST.match(rest):
        return None
    meant = f"https://{rest}"
    return None if _web_fault(meant) else meant


def _is_slip(word: str, right: str) -> bool:
    """Whether two words are alike but for one letter, or two that changed places."""
    pairs = enumerate(zip(word, right, strict=False))
    same = next((n for n, (one, other) in pairs if one != other), min(len(word), len(right)))
    ends, wanted = word[same:], right[same:]
    is_swapped = ends[:2] == wanted[1::-1] and ends[2:] == wanted[2:]
    return is_swapped or ends[1:] in (wanted, wanted[1:]) or ends in (wanted, wanted[1:])


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
    if _is_disguised(web[1].removesuffix(port[0]) if port else web[1]):
        return _forbidden(target, f"hides the address of its machine: ‘{web[1]}’", WHOLE)
    return None


def _is_disguised(host: str) -> bool:
    """Whether a host is an IPv4 address that is not written as one: 127.1, 0x7f000001, figures of other scripts."""
    try:
        known = ascii_host(host)
    except Unreadable:
        return False
    return is_odd_literal(known) or (literal(known) is not None and known != host.rstrip("."))


def _forbidden(target: str, why: str, fix: str) -> TargetFault:
    shown = target if len(target) <= 80 else target[:79] + "…"
    return TargetFault(rules.FORBIDDEN_LINK, f"the link ‘{shown}’ {why}", fix)

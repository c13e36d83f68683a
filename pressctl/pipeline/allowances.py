"""Findings that a release allows, each for a reason: they are not told, and do not stop a build."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Protocol

from ..model.finding import Finding, Rule
from ..model.place import Place
from ..model.release import Allowance
from .catalogue import later_rules, rules
from .rules import EXPIRED_ALLOWANCE, NEVER_ALLOWED, UNKNOWN_ALLOWANCE, UNUSED_ALLOWANCE

# Not a matter of judgement, and so never allowed: families, and single rules
NEVER: Mapping[str, str] = {
    "SRC": "a file that cannot be read as it was meant cannot be published",
    "REL": "what the fields of a release say has to hold together",
    "PRV": "a name or an address that was not given for publication stays out",
    "PDF": "the page would have holes",
    "PUB": "it is for those who publish to decide, not for the release",
    "DAT001": "without an offset nobody knows when the embargo ends",
    "DAT002": "a date has to exist",
    "DAT003": "use --draft for pages before the embargo ends",
    "DAT004": "hours need a time zone that exists",
    "LNK003": "readers cannot follow such a link either, and it can do harm",
    "LNK020": "such a link can do harm",
    "LNK022": "the page would refer to nothing",
    "LNK023": "a reference would lead to one of two places",
    "LNK026": "only its writer could follow the link",
    "LNK028": "whoever reads the page would hold the key",
    "LNK029": "such a link pretends to lead elsewhere",
    "MED001": "the page would have a hole",
    "MED002": "the page would have a hole",
    "MED003": "the page would have a hole",
    "MED005": "the page would have a hole",
    "SIG001": "the list would show an id instead of a name",
    "SIG013": "who has withdrawn does not sign",
    "SIG014": "how people are reached is theirs to publish",
    "SIG016": "nobody signs without having agreed",
    **{f"PRF00{n}": "the page does not show what the text says" for n in range(1, 10)},
    "PRF017": "a file that cannot be read cannot be published",
}


@dataclass(frozen=True)
class Settled:
    """The findings of a release that are told, those that it allows with the reason in `because`, and complaints.

    The complaints are about the allowances themselves.
    """

    told: tuple[Finding, ...]
    allowed: tuple[Finding, ...]
    complaints: tuple[Finding, ...] = ()


class Allowing(Protocol):
    """Whoever allows something: a release, or what is known of it."""

    @property
    def id(self) -> str:
        """The release's."""

    @property
    def allow(self) -> tuple[Allowance, ...]:
        """What it allows."""


def settle(release: Allowing, findings: Iterable[Finding], today: datetime.date, links: Mapping[Place, str]) -> Settled:
    """Part what is told from what is allowed. `links` are the addresses that links lead to, by their places."""
    usable = [a for a in release.allow if not _unusable(a, today)]
    told: list[Finding] = []
    allowed: list[Finding] = []
    used: set[int] = set()
    for finding in findings:
        there = [n for n, allowance in enumerate(usable) if _covers(allowance, finding, links)]
        used |= set(there)
        if there:
            allowed.append(replace(finding, because=str(usable[there[0]].because)))
        else:
            told.append(finding)
    unused = [allowance for n, allowance in enumerate(usable) if n not in used]
    complaints = [*_complaints(release, today), *_unused(release, unused)]
    return Settled(tuple(told), tuple(allowed), tuple(complaints))


def settle_pages(releases: Iterable[Allowing], findings: Iterable[Finding], now: datetime.datetime) -> Settled:
    """The same for what is found on pages: whether an allowance is needed, only all pages together could tell."""
    by_id = {release.id: release for release in releases}
    told: list[Finding] = []
    allowed: list[Finding] = []
    for finding in findings:
        release = by_id.get(finding.release or "")
        settled = settle(release, [finding], now.astimezone().date(), {}) if release else Settled((finding,), ())
        told += settled.told
        allowed += settled.allowed
    return Settled(tuple(told), tuple(allowed))


def _covers(allowance: Allowance, finding: Finding, links: Mapping[Place, str]) -> bool:
    if allowance.rule not in (finding.rule.code, finding.rule.name):
        return False
    return not allowance.at or _is_at(allowance.at, finding, links)


def _is_at(words: str, finding: Finding, links: Mapping[Place, str]) -> bool:
    """Whether words stand in the message, are the link, or name the file, the line or the character."""
    place = finding.place
    ways = (place.path, f"{place.path}:{place.line}", str(place))
    is_place = any(f"/{way}".endswith(f"/{words}") for way in ways)
    return is_place or words in finding.message or words == links.get(place)


def never(rule: Rule) -> str:
    """Why findings of a rule are never allowed; empty if they can be."""
    return NEVER.get(rule.code) or NEVER.get(rule.code[:3], "")


def _rule(allowance: Allowance) -> Rule | None:
    return next((rule for rule in rules() if allowance.rule in (rule.code, rule.name)), None)


def _unusable(allowance: Allowance, today: datetime.date) -> bool:
    rule = _rule(allowance)
    return rule is None or bool(never(rule)) or _is_over(allowance, today)


def _is_over(allowance: Allowance, today: datetime.date) -> bool:
    return allowance.until is not None and today > allowance.until.last_day


def _complaints(release: Allowing, today: datetime.date) -> Iterator[Finding]:
    for allowance in release.allow:
        rule, place = _rule(allowance), allowance.rule.place
        if rule is None:
            names = [name for each in rules() for name in (each.name, each.code)]
            close = get_close_matches(allowance.rule, names, 1)
            fix = f"did you mean ‘{close[0]}’?" if close else "`pressctl explain` lists all rules"
            yield Finding(UNKNOWN_ALLOWANCE, f"there is no rule ‘{allowance.rule}’ to allow", fix, place, release.id)
        elif never(rule):
            message = f"‘{allowance.rule}’ cannot be allowed: {never(rule)}"
            yield Finding(NEVER_ALLOWED, message, "mend what it finds, and delete this item", place, release.id)
        elif _is_over(allowance, today) and allowance.until:
            message = f"‘{allowance.rule}’ was allowed until {allowance.until.text}"
            fix = "mend what it finds and delete this item, or look at it again and give it another day"
            yield Finding(EXPIRED_ALLOWANCE, message, fix, allowance.until.text.place, release.id)


def _unused(release: Allowing, unused: Iterable[Allowance]) -> Iterator[Finding]:
    later = {rule.code for rule in later_rules()}
    for allowance in unused:
        rule = _rule(allowance)
        if rule and rule.code not in later:
            where = f" at ‘{allowance.at}’" if allowance.at else ""
            message = f"‘{allowance.rule}’ is allowed{where}, and nothing of it is found"
            fix = "delete this item" + (", or correct ‘at’" if where else "")
            yield Finding(UNUSED_ALLOWANCE, message, fix, allowance.rule.place, release.id)

"""What keeps a release from being published, all reasons at once; as findings, at the places where they are mended."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..model.approval import Approval, Standing
from ..model.finding import Finding, Rule, Severity
from ..model.link import LinkState, Verdict
from ..model.place import Place
from .rules import BY_AUTHOR, LOST_RELATION, RETURNED, UNAPPROVED, UNSEEN_LINK, VOID

# warnings of a check that are reason enough not to publish: a stale translation, and whatever is wrong with a page
STOPPING = ("TRN001", "TRN002", "TRN003", "TRN004", "PRF", "PDF")
EMBARGO, THEN = "DAT003", "publish it then: reviewers can approve it before"
LOOK = "look at it with `pressctl review {release}`"


def raised(finding: Finding) -> Finding:
    """A finding as whoever publishes is told it: what was a warning may stop that."""
    if finding.severity is Severity.WARNING and finding.rule.code.startswith(STOPPING):
        return replace(finding, rule=replace(finding.rule, severity=Severity.ERROR))
    return replace(finding, fix=THEN) if finding.rule.code == EMBARGO else finding


def unapproved(standing: Standing) -> Iterator[Finding]:
    """Why reviewers keep a language from being published."""
    if standing.is_approved:
        return
    where = _Where(standing)
    for one in standing.returned:
        note = f": ‘{' '.join(one.note.split())}’" if one.note else ""
        yield where.finding(RETURNED, f"{_who(one)} has returned {standing.language}{note}", "change it; then " + LOOK)
    lacking = standing.needed - len(standing.valid)
    if lacking <= 0:
        return
    more = "" if lacking == 1 and not standing.valid else f"; {_count(lacking)} lacking"
    if standing.void:
        names = ", ".join(f"{_who(one)} on {_day(one.at.at)}" for one in standing.void)
        yield where.finding(VOID, f"{standing.language} was approved by {names}, and looks otherwise now{more}", LOOK)
    for one in standing.own:
        message = f"{standing.language} was approved by {_who(one)}, who wrote it"
        yield where.finding(BY_AUTHOR, message, "have somebody else " + LOOK)
    if not (standing.void or standing.own or standing.returned):
        yield where.finding(UNAPPROVED, f"{standing.language} lacks {_count(lacking)} by a reviewer", LOOK)


def _count(approvals: int) -> str:
    return f"{approvals} approval{'' if approvals == 1 else 's'}"


def unseen(states: Iterable[LinkState], max_age: str) -> Iterator[Finding]:
    """A finding for each page that nobody has looked at within `max_age`, such as 7d, and that has to be looked at."""
    for state in states:
        if state.verdict is not Verdict.UNCHECKED or state.because:
            continue
        first, *others = state.links
        seen = f", and was last seen on {_day(state.alive)}" if state.alive else ""
        message = f"{first.target} was not looked at within {max_age}{seen}"
        fix = f"run `pressctl links {first.release or ''}".rstrip() + "`"
        also = tuple(dict.fromkeys(other.place for other in others))
        yield Finding(UNSEEN_LINK, message, fix, first.place, first.release, first.language, also=also)


def astray(release: str, language: str, relations: Iterable[str]) -> Iterator[Finding]:
    """A finding for each release that a page leads to and that is not published; `relations` are their ids."""
    for other in relations:
        message = f"the page in {language} leads to ‘{other}’, which is not published"
        fix = f"publish both: `pressctl publish {release} {other}`"
        yield Finding(LOST_RELATION, message, fix, Place(f"releases/{release}/release.yaml"), release, language)


class _Where:
    """Findings about a language of a release, in the file that says what reviewers said, or in its release.yaml."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing

    def finding(self, rule: Rule, message: str, fix: str) -> Finding:
        release, language = self.standing.release, self.standing.language
        name = "release.yaml" if rule is UNAPPROVED else "approvals.yaml"
        place = Place(f"releases/{release}/{name}")
        return Finding(rule, message, fix.format(release=release), place, release, language)


def _who(approval: Approval) -> str:
    return f"‘{approval.reviewer}’"


def _day(moment: datetime.datetime) -> str:
    return f"{moment.astimezone(datetime.UTC):%Y-%m-%d}"

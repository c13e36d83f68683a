"""What keeps a newsroom from being published: what was found, its links, its reviewers; and which version goes out."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..links.findings import findings as link_findings, merged
from ..links.gather import excuse, gather
from ..links.memory import Memory
from ..model.approval import Approval, Standing, standing
from ..model.finding import Finding
from ..model.link import Link, Verdict
from ..publish.gates import raised, unapproved, unseen
from .allowances import settle_pages
from .dossier import Masthead
from .finals import Final, Finals
from .links import how_old

Edition = tuple[str, str]  # a release and a language


@dataclass(frozen=True)
class Published:
    """An edition as it is published: the digests of its files by name, of what they show, and since when."""

    digests: Mapping[str, str]
    shown: str
    since: datetime.datetime
    approvals: tuple[datetime.datetime, ...] = ()
    is_withdrawn: bool = False


@dataclass(frozen=True)
class Gated:
    """What was found; `fresh` are the editions that go out as they are now, and how they stand, `kept` those that stay.

    An edition that is published and says the same stays as its reviewers saw it, also where pressctl has changed since.
    """

    findings: tuple[Finding, ...]
    allowed: tuple[Finding, ...]
    fresh: Mapping[Edition, Standing]
    kept: frozenset[Edition]


def gate(
    finals: Finals, masthead: Masthead, published: Mapping[Edition, Published], known: Memory, max_age: str
) -> Gated:
    """Find all that keeps the final pages from being published, at once."""
    fresh: dict[Edition, Standing] = {}
    found: list[Finding] = []
    for edition, final in finals.editions.items():
        now = _standing(finals, final, final.digests)
        if now.is_approved or not _is_as_approved(finals, final, published.get(edition)):
            fresh[edition] = now
            found += unapproved(now)
    found += _unmade(finals, masthead)
    links, allowed = _links(finals, masthead, known, max_age)
    told = (raised(finding) for finding in (*finals.findings, *found, *links))
    hushed = dict.fromkeys(map(finals.withheld.hushed, told))
    return Gated(
        tuple(sorted(hushed, key=lambda finding: (*finding.order, finding.page))),
        tuple(map(finals.withheld.hushed, (*finals.allowed, *allowed))),
        fresh,
        frozenset(finals.editions.keys() - fresh.keys()),
    )


def _is_as_approved(finals: Finals, final: Final, there: Published | None) -> bool:
    """Whether what is published of an edition says the same as it does now, and was approved."""
    return bool(there and there.shown == final.shown and _standing(finals, final, there.digests).is_approved)


def since(finals: Finals, standing: Standing) -> datetime.datetime:
    """The moment from which an edition counts as published: when all that has to be had come together.

    That is the last approval that it needs, the end of its embargo or its day: no clock of whoever publishes.
    """
    known = finals.dossiers[standing.release].publishing
    moments = [one.at.at for one in standing.valid]
    moments += [known.opens] if known.opens else []
    moments += [datetime.datetime.combine(known.day, datetime.time(), datetime.UTC)] if known.day else []
    return max(moment.astimezone(datetime.UTC) for moment in moments)


def _standing(finals: Finals, final: Final, digests: Mapping[str, str]) -> Standing:
    known = finals.dossiers[final.release].publishing
    needed = finals.masthead.needed if finals.masthead else 0
    return standing(final.release, final.language, known.approvals, digests, known.authors, needed)


def _unmade(finals: Finals, masthead: Masthead) -> Iterator[Finding]:
    """What reviewers have not looked at either, among what could not be made."""
    for name, dossier in finals.dossiers.items():
        for code in dossier.languages:
            approvals: tuple[Approval, ...] = dossier.publishing.approvals
            if (name, code) not in finals.editions and not any(one.language == code for one in approvals):
                yield from unapproved(Standing(name, code, masthead.needed))


def _links(
    finals: Finals, masthead: Masthead, known: Memory, max_age: str
) -> tuple[list[Finding], tuple[Finding, ...]]:
    """What is known of the pages that links lead to: what is told, and what releases allow."""
    age, settings = how_old(max_age, masthead.links), masthead.links
    every = [link for one in finals.dossiers.values() for link in one.publishing.links]
    states = gather(_elsewhere((*every, *masthead.linked), finals), settings.strip)
    today = finals.now.astimezone().date()
    last = [
        known.last(state, age) if state.verdict is Verdict.UNCHECKED and not state.because else state
        for state in excuse(states, settings.allow, today)
    ]
    groups = [
        *(about for _, about in link_findings(last)),
        *([one] for one in unseen(last, max_age or settings.max_age)),
    ]
    told: list[Finding] = []
    allowed: list[Finding] = []
    for group in groups:
        settled = settle_pages(finals.dossiers.values(), group, finals.now)
        told += [merged(settled.told)] if settled.told else []
        allowed += settled.allowed
    return told, tuple(allowed)


def _elsewhere(links: Iterable[Link], finals: Finals) -> Iterator[Link]:
    """Links without those to the pages that are published now: they are there as soon as those who link to them."""
    home = finals.masthead.address.rstrip("/") if finals.masthead else ""
    own = {f"{home}/{language}/{release}" for release, language in finals.editions}
    for link in links:
        if link.target.partition("#")[0].rstrip("/") not in own:
            yield link

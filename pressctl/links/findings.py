"""What is known of a page → what is told of each link to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..model.finding import Finding, Rule
from ..model.link import Link, LinkState, Oddity, Verdict
from . import rules

ARCHIVE = "https://web.archive.org/web"
# which of several oddities is told, the first one that there is; words in braces are filled in
ODDITIES = (
    (Oddity.HIJACKED, rules.PARKED, "has become a page about something else", "look at it, and link to a sound page"),
    (Oddity.PARKED, rules.PARKED, "is for sale, or nobody uses it any more", "look at it, and link to a sound page"),
    (Oddity.SOFT_GONE, rules.SOFT_GONE, "says that the page is not there", "{elsewhere}"),
    (Oddity.AT_HOME, rules.SOFT_GONE, "leads to the first page of a site, {end}", "{elsewhere}"),
    (Oddity.INSECURE, rules.INSECURE, "leads to a page without https://", "ask its owner, or link to another page"),
    (Oddity.ELSEWHERE, rules.ELSEWHERE, "leads to another site, {target}", "look at it, and link to where it leads"),
)


def findings(states: Iterable[LinkState]) -> Iterator[tuple[LinkState, list[Finding]]]:
    """The states about which there is something to tell, each with a finding for every link."""
    for state in states:
        for rule, words, fix, links in _told(state):
            told = [_finding(rule, link, words, fix) for link in links]
            yield state, [replace(finding, details=_details(state)) for finding in told]


def merged(findings: Iterable[Finding]) -> Finding:
    """One finding at the first place, which lists all others; the findings are about one page, in order."""
    first, *others = findings
    places = dict.fromkeys(other.place for other in others if other.place != first.place)
    return replace(first, also=tuple(places))


def _told(state: LinkState) -> Iterator[tuple[Rule, str, str, tuple[Link, ...]]]:
    """What is wrong with a page: rule, words, what to do, and about which links."""
    match state.verdict:
        case Verdict.GONE:
            yield rules.GONE, state.words, f"{_elsewhere(state)}, or remove the link", state.links
        case Verdict.REFUSED if not state.because:
            yield rules.REFUSED, state.words, "link to a page that everybody can reach", state.links
        case Verdict.UNSURE if Oddity.BLOCKED_BY_LAW in state.oddities:
            yield rules.BLOCKED, state.words, f"add {_copy(state)}", state.links
        case Verdict.UNSURE if Oddity.UNPUBLISHED in state.oddities:
            yield rules.UNSURE, state.words, "publish that release first, or together with this one", state.links
        case Verdict.UNSURE:
            fix = "open it in a browser; name hosts that never answer machines under links: allow: in pressctl.yaml"
            yield rules.UNSURE, state.words, fix, state.links
        case Verdict.OK | Verdict.MOVED:
            yield from _odd(state)
            for place in state.lost:
                links = tuple(link for link in state.links if link.fragment == place)
                yield rules.LOST_PLACE, f"has no place ‘{place}’ in it", "correct what follows the #", links


def _odd(state: LinkState) -> Iterator[tuple[Rule, str, str, tuple[Link, ...]]]:
    known = {
        "target": state.target,
        "end": state.chain[-1].address if state.chain else state.address,
        "elsewhere": _elsewhere(state),
    }
    for oddity, rule, words, fix in ODDITIES:
        if oddity in state.oddities:
            yield rule, words.format_map(known), fix.format_map(known), state.links
            return
    if state.verdict is Verdict.MOVED:
        yield rules.MOVED, state.words, f"link to {state.target}, after a look at it", state.links


def _elsewhere(state: LinkState) -> str:
    return f"link to where the page is now, or to {_copy(state)}"


def _copy(state: LinkState) -> str:
    """Where an archive has the page; nobody has asked it, unless the address of the very copy is known."""
    known, place = state.archived, f"{ARCHIVE}/{state.address}"
    return f"its copy in an archive, {known}" if known else f"a copy in an archive, such as {place}"


def _finding(rule: Rule, link: Link, words: str, fix: str) -> Finding:
    behind = f", behind ‘{link.text}’" if link.text and link.text != link.target else ""
    return Finding(rule, f"{link.target} {words}{behind}", fix, link.place, link.release, link.language)


def _details(state: LinkState) -> tuple[str, ...]:
    """The answers on the way, where there were several, and when the page was last there."""
    answers = [f"{hop.address} answered {hop.status}" for hop in state.chain]
    is_there = state.verdict in (Verdict.OK, Verdict.MOVED)
    return (*answers, *([f"last seen there on {state.alive:%Y-%m-%d}"] if state.alive and not is_there else []))

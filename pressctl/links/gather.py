"""Links → one state for each page they lead to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from fnmatch import fnmatchcase

from ..model.address import Unreadable, canonical, without_trackers
from ..model.link import Link, LinkState, Verdict
from ..model.newsroom import LinkAllowance
from ..model.place import Place


def gather(links: Iterable[Link], trackers: Collection[str]) -> list[LinkState]:
    """A state for each page of the web, not looked at yet, with its links in the order of their places.

    Two ways of writing an address lead to one page; so do those that differ in `trackers`, which are never asked for.
    """
    states: dict[str, LinkState] = {}
    there: defaultdict[str, list[Link]] = defaultdict(list)
    for link in sorted(dict.fromkeys(links), key=lambda link: link.place):
        if not link.target.casefold().startswith(("http:", "https:")):
            continue
        try:
            address = canonical(without_trackers(link.target, trackers))
            states.setdefault(address, LinkState(address, Verdict.UNCHECKED, "has not been looked at"))
        except Unreadable as error:
            address = link.target
            states.setdefault(address, LinkState(address, Verdict.GONE, str(error)))
        there[address].append(link)
    return [replace(state, links=tuple(there[address])) for address, state in states.items()]


def refuse(states: Iterable[LinkState], places: Collection[Place]) -> list[LinkState]:
    """Those whose form is enough to stay away, as a finding at one of their `places` tells, are not asked for."""
    return [_refused(state) if any(link.place in places for link in state.links) else state for state in states]


def excuse(states: Iterable[LinkState], allowances: Iterable[LinkAllowance], today: date) -> list[LinkState]:
    """Those that the newsroom excepts are not asked for, with its reason."""
    usable = [each for each in allowances if each.until is None or today <= each.until.last_day]
    return [_excused(state, usable) if state.verdict is Verdict.UNCHECKED else state for state in states]


def _refused(state: LinkState) -> LinkState:
    words = "has a form that is reason enough to stay away"
    return replace(state, verdict=Verdict.REFUSED, words=words, because="its form")


def _excused(state: LinkState, allowances: Iterable[LinkAllowance]) -> LinkState:
    written = (state.address, *(link.target for link in state.links))
    for allowance in allowances:
        pattern = str(allowance.url).replace("[", "[[]").replace("?", "[?]")
        if any(fnmatchcase(address, pattern) for address in written):
            return replace(state, words="is not to be asked", because=str(allowance.because))
    return state

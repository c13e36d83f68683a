"""One link, followed to where it ends: each step is judged anew, and what happened becomes a verdict.

What counts as gone is only what readers are sure to miss; a host that keeps a machine out says nothing about the page.
"""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote, urlsplit

from ..model.address import host_of
from ..model.link import Hop, LinkState, Oddity, Verdict
from .guard import Guard, Refused
from .headers import asked_patience, onward
from .hosts import PATIENCE, Hosts
from .names import Names, NoAnswer, UnknownName, is_never_there
from .reading import front, is_captured, is_parked, says_gone
from .sites import is_mute, site
from .terms import Terms
from .wire import LIMIT, OWN_LIMIT, Answer, Silence, Why, Wire

MOST_HOPS = 5
LONGEST = 8000  # characters of an address that a redirect leads to
PERMANENT = (301, 308)
REDIRECTS = (*PERMANENT, 302, 303, 307)
GONE = (404, 410)
FINAL = (Why.EXPIRED, Why.OTHER_HOST, Why.UNTRUSTED, Why.UNASKED)
AGAIN = (408, 425, 429, 500, 502, 503, 504)  # answers of a moment
HOME = re.compile(r"/(?:[a-z]{2}(?:[-_][a-z]{2})?/?)?(?:index\.\w{2,5}|home/?|accueil/?)?", re.IGNORECASE)


class NotOurs(Exception):
    """A host that another process asks."""


@dataclass(frozen=True)
class Way:
    """With what the journeys are made. `is_ours` says which hosts may be asked from here."""

    terms: Terms
    guard: Guard
    names: Names
    hosts: Hosts
    wire: Wire
    is_ours: Callable[[str], bool]


@dataclass
class Journey:
    """The way of one link.

    After `take`, `found` is its state, `is_heard` says whether anybody answered at all, `is_cut_off` whether nothing
    came back from the network where something should have. `unknown` is the host that the name servers do not know,
    where that is why; `at` is the address that it has come to.
    """

    state: LinkState
    way: Way
    found: LinkState | None = None
    is_heard: bool = False
    is_cut_off: bool = False
    unknown: str = ""
    wants_cookie: bool = False
    hops: list[Hop] = field(default_factory=list)
    at: str = ""

    def told(self) -> dict[str, Any]:
        """All that another process needs to know to go on from here; it has the links and a way of its own."""
        short = self.found and replace(self.found, links=())
        return {name: value for name, value in vars(self).items() if name not in ("state", "way")} | {"found": short}

    async def take(self, *, afresh: bool = False) -> LinkState:
        """Follow the link from where it is, or from its beginning; raises NotOurs."""
        if afresh:
            self.hops.clear()
            self.at, self.wants_cookie = "", False
        self.is_cut_off, self.unknown = False, ""
        self.found = await self._ended()
        return self.found

    async def _ended(self) -> LinkState:
        try:
            return await self._follow()
        except Refused as error:
            return self._ends(Verdict.REFUSED, self._after_hops(str(error)))
        except UnknownName as error:
            if not is_never_there(str(error)):
                self.is_cut_off, self.unknown = True, str(error)
            return self._ends(Verdict.GONE, self._after_hops(f"has a host that nobody knows, ‘{error}’"))
        except NoAnswer as error:
            self.is_cut_off = True
            return self._ends(Verdict.UNSURE, self._after_hops(f"has a host that cannot be looked up now, ‘{error}’"))
        except Silence as error:
            self.is_cut_off = not error.heard and error.why is not Why.UNASKED
            verdict = Verdict.GONE if error.why in (Why.EXPIRED, Why.OTHER_HOST) else Verdict.UNSURE
            return self._ends(verdict, self._after_hops(error.words))

    async def _follow(self) -> LinkState:
        address = self.at or self.state.address
        while True:
            self.at = address
            if address in {hop.address for hop in self.hops}:
                if self.wants_cookie:
                    return self._ends(Verdict.UNSURE, "wants to set a cookie first")
                return self._ends(Verdict.GONE, "leads round in a circle")
            answer = await self._ask(address)
            self.wants_cookie |= "set-cookie" in answer.headers
            self.hops.append(Hop(address, answer.status))
            if answer.status not in REDIRECTS:
                return self._judged(address, answer)
            if len(self.hops) > MOST_HOPS:
                return self._ends(Verdict.GONE, f"leads on and on, more than {MOST_HOPS} times")
            if "location" not in answer.headers:
                return self._ends(Verdict.UNSURE, f"answered {answer.status} without saying where to")
            self.at = answer.headers["location"].strip()[:LONGEST]
            address = onward(address, self.at)

    async def _ask(self, address: str) -> Answer:
        """One answer, asked for again where it is one of a moment."""
        host, port = self.way.guard.host_and_port(address)
        if is_mute(host):
            raise Silence(Why.UNASKED, "is on a site that does not answer machines", heard=False)
        if not self.way.is_ours(host):
            raise NotOurs(host)
        for retry in range(self.way.terms.retries):
            wait = self.way.terms.waits[min(retry, len(self.way.terms.waits) - 1)]
            wait *= random.uniform(1, 1.5)  # noqa: S311 — to spread requests, not to keep a secret
            with suppress(NoAnswer):
                try:
                    answer = await self._ask_once(address, host, port)
                except Silence as error:
                    if error.why in FINAL:
                        raise
                else:
                    if answer.status not in AGAIN:
                        return answer
                    alone = asked_patience(answer.headers)
                    if (alone or 0) > PATIENCE:
                        return answer
                    if alone is not None:
                        self.way.hosts.leave_alone(host, alone)
                        wait = 0
            await asyncio.sleep(wait)
        return await self._ask_once(address, host, port)

    async def _ask_once(self, address: str, host: str, port: int) -> Answer:
        way = self.way
        async with way.hosts.turn(host):
            if way.hosts.is_deaf(host):
                raise Silence(Why.UNASKED, "is on a host that answers nobody", heard=False)
            at = await way.names.addresses(host)
            way.guard.judge(host, port, at)
            limit = OWN_LIMIT if self._wants_places(address) else LIMIT
            try:
                answer = await way.wire.ask(address, at, self._languages, limit)
                if answer.status == 416:  # a host that cannot give a part of an empty page
                    answer = await way.wire.ask(address, at, self._languages, limit, whole=True)
            except Silence as error:
                self.is_heard |= error.heard
                way.hosts.heard(host, anything=error.heard and error.why is not Why.SLOW)
                raise
            self.is_heard = True
            way.hosts.heard(host, anything=True)
            return answer

    def _judged(self, address: str, answer: Answer) -> LinkState:
        """The verdict on the page at the end of the way."""
        status = answer.status
        if 200 <= status < 300:
            return self._there(address, answer)
        if status in GONE:
            return self._missing(address, status)
        oddities = {Oddity.BLOCKED_BY_LAW} if status == 451 else set()
        words = "answered 451: it is blocked by law" if status == 451 else f"answered {status}"
        return self._ends(Verdict.UNSURE, self._after_hops(words), oddities)

    def _there(self, address: str, answer: Answer) -> LinkState:
        oddities = self._oddities_of_way(address)
        page = front(answer.body, answer.headers, whole=self._wants_places(address))
        expected = " ".join([host_of(self.state.address), *(link.text for link in self.state.links)])
        if says_gone(page, self.way.terms.not_found):
            oddities.add(Oddity.SOFT_GONE)
        if is_parked(page, host_of(address)):
            oddities.add(Oddity.PARKED)
        if is_captured(page, expected):
            oddities.add(Oddity.HIJACKED)
        target = self._moved_to()
        words = f"has moved to {target}" if target else "is there"
        verdict = Verdict.MOVED if target else Verdict.OK
        lost: tuple[str, ...] = ()
        if self._wants_places(address) and "html" in answer.headers.get("content-type", ""):
            lost = tuple(place for place in _places(self.state) if not _is_in(place, page.places))
        target = target or (address if Oddity.ELSEWHERE in oddities else "")
        return self._ends(verdict, words, oddities, target, lost)

    def _missing(self, address: str, status: int) -> LinkState:
        terms = self.way.terms
        if self._is_own(address) and set(urlsplit(unquote(address)).path.split("/")) & set(terms.ids):
            return self._ends(Verdict.UNSURE, "is the address of a release that is not online", {Oddity.UNPUBLISHED})
        return self._ends(Verdict.GONE, self._after_hops(f"answered {status}"))

    def _oddities_of_way(self, address: str) -> set[Oddity]:
        """What is strange about a way that ends well."""
        oddities: set[Oddity] = set()
        if len(self.hops) > 1:
            first, last = urlsplit(self.hops[0].address), urlsplit(address)
            if HOME.fullmatch(last.path) and not last.query and not (HOME.fullmatch(first.path) and not first.query):
                oddities.add(Oddity.AT_HOME)
        for before, after in zip(self.hops, self.hops[1:], strict=False):
            if before.address.startswith("https:") and after.address.startswith("http:"):
                oddities.add(Oddity.INSECURE)
            is_other = site(host_of(before.address)) != site(host_of(after.address))
            if is_other and before.status not in PERMANENT:
                oddities.add(Oddity.ELSEWHERE)
        return oddities

    def _moved_to(self) -> str:
        """Where the page is now for good: the end of the permanent steps, before the first of a moment."""
        target = ""
        for before, after in zip(self.hops, self.hops[1:], strict=False):
            if before.status not in PERMANENT:
                break
            target = after.address
        return target

    def _ends(
        self,
        verdict: Verdict,
        words: str,
        oddities: Collection[Oddity] = (),
        target: str = "",
        lost: tuple[str, ...] = (),
    ) -> LinkState:
        is_good = verdict in (Verdict.OK, Verdict.MOVED)
        return replace(
            self.state,
            verdict=verdict,
            words=words,
            status=self.hops[-1].status if self.hops else None,
            chain=tuple(self.hops) if self._is_redirected else (),
            target=target,
            lost=lost,
            oddities=frozenset(oddities),
            alive=datetime.now(UTC).replace(microsecond=0) if is_good and not oddities else self.state.alive,
        )

    @property
    def _is_redirected(self) -> bool:
        return bool(self.hops) and self.hops[0].status in REDIRECTS

    def _after_hops(self, words: str) -> str:
        """The words about the last step, for a link that has led there."""
        return f"leads by a redirect to {self.at}, which {words}" if self._is_redirected else words

    @property
    def _languages(self) -> str:
        """What the readers of the link read, as in Accept-Language: the texts' languages, then any."""
        codes = dict.fromkeys(link.language for link in self.state.links if link.language)
        return ", ".join([*codes, "*;q=0.5"])

    def _is_own(self, address: str) -> bool:
        own = self.way.terms.own
        return bool(own) and f"{address}/".startswith(f"{own.rstrip('/')}/")

    def _wants_places(self, address: str) -> bool:
        return self._is_own(address) and bool(_places(self.state))


def _places(state: LinkState) -> list[str]:
    """The places in a page that its links lead to."""
    there = dict.fromkeys(link.fragment for link in state.links)
    return [place for place in there if place not in ("", "top")]


def _is_in(place: str, places: frozenset[str]) -> bool:
    """Whether a page has a place, by its name; `:~:text=` names words, not a place."""
    return place.startswith(":~:") or place in places

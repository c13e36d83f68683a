"""What is remembered of pages: when each was last seen to be there. Good answers are kept, bad ones never.

It is one text that any number of runs can share: newer answers win, and it says nothing of releases.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from ..model.link import Hop, LinkState, Verdict

VERSION = 1
LONGEST = timedelta(days=366)  # what is older tells nothing
ADDRESS = re.compile(r"https?://[^\s<>\"\x00-\x1f\x7f]{1,8000}")


class Damaged(Exception):
    """A memory that cannot be understood, or parts of it; what can be is in `rest`."""

    def __init__(self, words: str, rest: Memory, line: int = 1, column: int = 1) -> None:
        super().__init__(words)
        self.words = words
        self.rest = rest
        self.line = line
        self.column = column


@dataclass(frozen=True, slots=True)
class Seen:
    """A page that was there: when, and how it was reached."""

    at: datetime
    status: int
    target: str = ""
    chain: tuple[Hop, ...] = ()


class Memory:
    """The pages that were there, by their canonical addresses. `now` is when this run is."""

    def __init__(self, now: datetime, seen: Mapping[str, Seen] | None = None) -> None:
        self._now = now
        self._seen = {address: known for address, known in (seen or {}).items() if now - LONGEST < known.at <= now}

    def learn(self, state: LinkState) -> None:
        """Keep what came of a link, where it was good and nothing was strange about it."""
        is_good = state.verdict in (Verdict.OK, Verdict.MOVED) and not state.oddities and not state.lost
        if is_good and state.alive and state.status:
            self._seen[state.address] = Seen(state.alive, state.status, state.target, state.chain)

    def recall(self, state: LinkState, max_age: timedelta) -> LinkState:
        """The state with when the page was last seen, and with its verdict where that is not longer ago."""
        known = self._seen.get(state.address)
        if known is None:
            return state
        if self._now - known.at > max_age:
            return replace(state, alive=known.at)
        verdict, words = (Verdict.MOVED, f"has moved to {known.target}") if known.target else (Verdict.OK, "is there")
        return replace(
            state, verdict=verdict, words=words, status=known.status, target=known.target, chain=known.chain,
            alive=known.at,
        )  # fmt: skip

    def joined(self, other: Memory) -> Memory:
        """Both together; of each page what is newer."""
        newest = dict(self._seen)
        for address, known in other._seen.items():
            if address not in newest or newest[address].at < known.at:
                newest[address] = known
        return Memory(max(self._now, other._now), newest)

    def text(self) -> str:
        """JSON with a line for each page, in the order of addresses, so that versions of it can be compared."""
        lines = [f"{json.dumps(address)}: {json.dumps(_record(seen))}" for address, seen in sorted(self._seen.items())]
        links = ",\n".join(lines)
        return f'{{"schema_version": {VERSION}, "links": {{\n{links}\n}}}}\n'


def memory(text: str, now: datetime) -> Memory:
    """Read what `text()` wrote; raises Damaged."""
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        raise Damaged("is no JSON", Memory(now), error.lineno, error.colno) from error
    except (ValueError, RecursionError) as error:
        raise Damaged("is no JSON", Memory(now)) from error
    if (
        not isinstance(whole, dict)
        or whole.get("schema_version") != VERSION
        or not isinstance(whole.get("links"), dict)
    ):
        raise Damaged("was not written by this version of pressctl", Memory(now))
    read = {address: _seen(address, record) for address, record in whole["links"].items()}
    sound = Memory(now, {address: seen for address, seen in read.items() if seen})
    lost = sum(seen is None for seen in read.values())
    if lost:
        raise Damaged(f"has {lost} entr{'y' if lost == 1 else 'ies'} that cannot be understood", sound)
    return sound


def _record(seen: Seen) -> dict[str, Any]:
    record: dict[str, Any] = {"seen": seen.at.strftime("%Y-%m-%dT%H:%M:%SZ"), "status": seen.status}
    if seen.target:
        record["target"] = seen.target
    if seen.chain:
        record["chain"] = [[hop.address, hop.status] for hop in seen.chain]
    return record


def _seen(address: str, record: Any) -> Seen | None:
    """One entry, if it is sound."""
    try:
        at = datetime.strptime(record["seen"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        status, target = record["status"], record.get("target", "")
        chain = tuple(Hop(hop, number) for hop, number in record.get("chain", ()))
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    addresses = [address, *([target] if target else []), *(hop.address for hop in chain)]
    numbers = [status, *(hop.status for hop in chain)]
    is_sound = all(isinstance(each, str) and ADDRESS.fullmatch(each) for each in addresses)
    return Seen(at, status, target, chain) if is_sound and all(map(_is_status, numbers)) else None


def _is_status(number: Any) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 100 <= number <= 999

"""What is remembered of pages: when each was last seen to be there. Good answers spare a question, bad ones never do.

Of what was not good is kept only that, and when somebody looked: whoever publishes asks for it. It is one text that any
number of runs can share: newer answers win, and it says nothing of releases.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from ..model.link import Hop, LinkState, Verdict

VERSION = 1
MOMENT = "%Y-%m-%dT%H:%M:%SZ"
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


@dataclass(frozen=True, slots=True)
class Looked:
    """A look at a page that was not seen to be there, or at which something was strange: when, and what came of it."""

    at: datetime
    verdict: Verdict
    words: str


class Memory:
    """The pages that were there, by their canonical addresses, and those that were not. `now` is when this run is."""

    def __init__(
        self, now: datetime, seen: Mapping[str, Seen] | None = None, looked: Mapping[str, Looked] | None = None
    ) -> None:
        self._now = now
        self._seen = {address: known for address, known in (seen or {}).items() if now - LONGEST < known.at <= now}
        self._looked = {address: known for address, known in (looked or {}).items() if now - LONGEST < known.at <= now}

    def learn(self, state: LinkState) -> None:
        """Keep what came of a link: how the page was reached, or that somebody looked and it was not good."""
        is_good = state.verdict in (Verdict.OK, Verdict.MOVED) and not state.oddities and not state.lost
        if is_good and state.alive and state.status:
            self._seen[state.address] = Seen(state.alive, state.status, state.target, state.chain)
            self._looked.pop(state.address, None)
        elif state.verdict is not Verdict.UNCHECKED:
            self._looked[state.address] = Looked(self._now, state.verdict, state.words)

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

    def last(self, state: LinkState, max_age: timedelta) -> LinkState:
        """The state with what came of the last look, good or bad, where that is not longer ago."""
        known = self._looked.get(state.address)
        if known is None or self._now - known.at > max_age:
            return self.recall(state, max_age)
        return replace(state, verdict=known.verdict, words=known.words)

    def joined(self, other: Memory) -> Memory:
        """Both together; of each page what is newer."""
        seen, looked = _newest(self._seen, other._seen), _newest(self._looked, other._looked)
        over = [address for address, known in looked.items() if address in seen and seen[address].at > known.at]
        bad = {address: known for address, known in looked.items() if address not in over}
        return Memory(max(self._now, other._now), seen, bad)

    def text(self) -> str:
        """JSON with a line for each page, in the order of addresses, so that versions of it can be compared."""
        lines = [f"{json.dumps(address)}: {json.dumps(_record(seen))}" for address, seen in sorted(self._seen.items())]
        links = ",\n".join(lines)
        bad = [f"{json.dumps(address)}: {json.dumps(_note(one))}" for address, one in sorted(self._looked.items())]
        looked = ', "looked": {\n' + ",\n".join(bad) + "\n}" if bad else ""
        return f'{{"schema_version": {VERSION}, "links": {{\n{links}\n}}{looked}}}\n'


Known = TypeVar("Known", Seen, Looked)


def _newest(some: Mapping[str, Known], others: Mapping[str, Known]) -> dict[str, Known]:
    """Of each page what is newer."""
    newest = dict(some)
    for address, known in others.items():
        if address not in newest or newest[address].at < known.at:
            newest[address] = known
    return newest


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
    noted = whole.get("looked", {})
    looked = {address: _looked(address, note) for address, note in noted.items()} if isinstance(noted, dict) else {}
    sound = Memory(now, {k: one for k, one in read.items() if one}, {k: one for k, one in looked.items() if one})
    lost = [*read.values(), *looked.values()].count(None) + (not isinstance(noted, dict))
    if lost:
        raise Damaged(f"has {lost} entr{'y' if lost == 1 else 'ies'} that cannot be understood", sound)
    return sound


def _record(seen: Seen) -> dict[str, Any]:
    record: dict[str, Any] = {"seen": seen.at.strftime(MOMENT), "status": seen.status}
    if seen.target:
        record["target"] = seen.target
    if seen.chain:
        record["chain"] = [[hop.address, hop.status] for hop in seen.chain]
    return record


def _seen(address: str, record: Any) -> Seen | None:
    """One entry, if it is sound."""
    try:
        at = datetime.strptime(record["seen"], MOMENT).replace(tzinfo=UTC)
        status, target = record["status"], record.get("target", "")
        chain = tuple(Hop(hop, number) for hop, number in record.get("chain", ()))
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    addresses = [address, *([target] if target else []), *(hop.address for hop in chain)]
    numbers = [status, *(hop.status for hop in chain)]
    is_sound = all(isinstance(each, str) and ADDRESS.fullmatch(each) for each in addresses)
    return Seen(at, status, target, chain) if is_sound and all(map(_is_status, numbers)) else None


def _note(looked: Looked) -> dict[str, Any]:
    return {"at": looked.at.strftime(MOMENT), "verdict": str(looked.verdict), "words": looked.words}


def _looked(address: str, note: Any) -> Looked | None:
    """One note, if it is sound."""
    try:
        at = datetime.strptime(note["at"], MOMENT).replace(tzinfo=UTC)
        verdict, words = Verdict(note["verdict"]), note["words"]
    except (AttributeError, KeyError, TypeError, ValueError):
        return None
    is_sound = ADDRESS.fullmatch(address) and isinstance(words, str) and words.isprintable()
    return Looked(at, verdict, words) if is_sound and verdict is not Verdict.UNCHECKED else None


def _is_status(number: Any) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 100 <= number <= 999

"""The copies that an archive has of pages that are gone; asked for only where somebody wants it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from ..model.address import Unreadable, canonical
from ..model.link import LinkState, Verdict
from .guard import Refused
from .hosts import DEAF
from .journey import Way
from .names import NoAnswer, UnknownName
from .wire import Silence


async def archived(states: Iterable[LinkState], way: Way) -> list[LinkState]:
    """The states, with the copies of pages that are gone; an archive in trouble is soon left alone."""
    with_copies: list[LinkState] = []
    silences = 0
    for state in states:
        copy = ""
        if state.verdict is Verdict.GONE and silences < DEAF:
            try:
                copy, silences = await _copy(state.address, way), 0
            except (Refused, UnknownName, NoAnswer, Silence, ValueError, RecursionError):
                silences += 1
        with_copies.append(replace(state, archived=copy))
    return with_copies


async def _copy(address: str, way: Way) -> str:
    """The address of a copy; source: the Wayback Machine's availability API."""
    question = f"{way.terms.archive}?url={quote(address, safe='')}"
    host, port = way.guard.host_and_port(question)
    async with way.hosts.turn(host):
        at = await way.names.addresses(host)
        way.guard.judge(host, port, at)
        answer = await way.wire.ask(question, at, "*", whole=True)
    return _named(json.loads(answer.body))


def _named(answer: Any) -> str:
    try:
        return canonical(answer["archived_snapshots"]["closest"]["url"])
    except (KeyError, TypeError, AttributeError, Unreadable):
        return ""

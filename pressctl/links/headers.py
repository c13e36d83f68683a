"""What the headers of an answer say: where a redirect leads, and how long a host wants to be left alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from ..model.address import Unreadable, canonical
from .guard import Refused

WAYS = re.compile(r"https?", re.IGNORECASE)


def onward(address: str, location: str) -> str:
    """Where a redirect leads, in its canonical form; raises Refused."""
    try:
        target = urljoin(address, location)
        has_user = "@" in urlsplit(target).netloc
    except ValueError as error:
        raise Refused("cannot be read") from error
    if not WAYS.fullmatch(target.partition(":")[0]):
        raise Refused("is no page of the web")
    if has_user:
        raise Refused("hides its true host")
    try:
        return canonical(target)
    except Unreadable as error:
        raise Refused(str(error)) from error


def asked_patience(headers: Mapping[str, str]) -> float | None:
    """How many seconds the host asks to be left alone (RFC 9110, 10.2.3), if it does."""
    asked = headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,9}", asked):
        return float(asked)
    try:
        until = parsedate_to_datetime(asked)
    except (ValueError, IndexError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())

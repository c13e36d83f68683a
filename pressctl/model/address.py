"""Addresses of the web: one form for each, without trackers; the names of hosts in both their forms.

The only door to idna. Facts: RFC 3986 (section 6, normalisation), UTS #46 (names of hosts in any script).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from urllib.parse import quote, urlsplit, urlunsplit

import idna

from .reach import literal

DEFAULT_PORTS = {"http": 80, "https": 443}
UNRESERVED = re.compile(r"[A-Za-z0-9._~-]")
ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
IN_PATH = "%/:@!$&'()*+,;=~"
IN_QUERY = IN_PATH + "?"
PLAIN_HOST = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}(?:\.[a-z0-9_-]{1,63})*\.?", re.IGNORECASE | re.ASCII)

# what the great platforms hang on addresses; a newsroom adds its own under links.strip
TRACKERS = (
    "fbclid", "gclid", "dclid", "gbraid", "wbraid", "gclsrc", "msclkid", "yclid", "twclid", "ttclid", "li_fat_id",
    "igshid", "igsh", "mc_cid", "mc_eid", "_ga", "_gl", "_hsenc", "_hsmi", "mkt_tok",
    "vero_id", "oly_anon_id", "oly_enc_id", "utm_*",
)  # fmt: skip


class Unreadable(ValueError):
    """An address that cannot be one; its text says why, as what follows “the link ‘…’”."""


@lru_cache(maxsize=65536)
def canonical(address: str) -> str:
    """The one form of an address of the web, without its fragment: what two writings of it have in common.

    Raises Unreadable.
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError as error:
        raise Unreadable("cannot be read") from error
    scheme = parts.scheme.lower()
    if scheme not in DEFAULT_PORTS:
        raise Unreadable("is no address of the web")
    if not parts.hostname:
        raise Unreadable("has no host")
    host = ascii_host(parts.hostname)
    if ":" in host:
        host = f"[{host}]"
    place = host if port in (None, DEFAULT_PORTS[scheme]) else f"{host}:{port}"
    path = _without_dots(_escaped(parts.path, IN_PATH)) or "/"
    return urlunsplit((scheme, place, path, _escaped(parts.query, IN_QUERY), ""))


def ascii_host(host: str) -> str:
    """The name of a host as name servers know it: in small letters, other scripts as xn--…; raises Unreadable."""
    if PLAIN_HOST.fullmatch(host) or (":" in host and host.isascii() and literal(host)):
        return host.lower().rstrip(".")
    try:
        return idna.encode(host.rstrip("."), uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError) as error:
        raise Unreadable(f"has a host that cannot be: ‘{host}’") from error


def unicode_host(host: str) -> str:
    """The name of a host as people read it; the one given where it cannot be read as anything else."""
    try:
        return idna.decode(host) if "xn--" in host.lower() else host
    except (idna.IDNAError, UnicodeError):
        return host


@lru_cache(maxsize=65536)
def host_of(address: str) -> str:
    """The host of a canonical address, without the port; an IPv6 address without brackets."""
    return urlsplit(address).hostname or ""


@cache
def tracker_pattern(names: tuple[str, ...] = ()) -> re.Pattern[str]:
    """What finds a tracker in an address, with `names` of the newsroom's own; a star stands for the rest of a name."""
    either = "|".join(re.escape(name).replace(r"\*", r"[^=&#]*") for name in (*TRACKERS, *names))
    return re.compile(rf"[?&]({either})(?:=[^&#]*)?(?=[&#]|$)", re.IGNORECASE)


def without_trackers(address: str, names: Iterable[str] = ()) -> str:
    """The address without what tells a platform who clicked; everything else stays as written."""
    trackers = tracker_pattern(tuple(names))
    base, question, rest = address.partition("?")
    query, hash_sign, fragment = rest.partition("#")
    kept = [part for part in query.split("&") if not trackers.match(f"?{part}")]
    return base + (question + "&".join(kept) if any(kept) else "") + hash_sign + fragment if question else address


def _escaped(part: str, safe: str) -> str:
    """Percent escapes in one way: capital figures, none where none is needed, and all that have to be."""
    tidy = ESCAPE.sub(_tidied, part)
    return quote(tidy, safe=safe, errors="surrogateescape")


def _tidied(escape: re.Match[str]) -> str:
    character = chr(int(escape[1], 16))
    return character if UNRESERVED.fullmatch(character) else f"%{escape[1].upper()}"


def _without_dots(path: str) -> str:
    """The path without `.` and `..` (RFC 3986, 5.2.4)."""
    if "/." not in path:
        return path
    kept: list[str] = []
    steps = path.split("/")
    for step in steps:
        if step == "..":
            del kept[max(1, len(kept) - 1) :]
        elif step != ".":
            kept.append(step)
    return "/".join(kept) + ("/" if steps[-1] in (".", "..") else "")

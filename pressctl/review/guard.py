"""Who may ask: only the browser that opened the address with its secret, and only pages that came from here.

A web site that the same browser has open can send requests to this machine, and can give a name of its own to
127.0.0.1. It knows neither of the secrets, and its requests name another host or another origin.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from hmac import compare_digest

SAFE = ("GET", "HEAD")
MOST = 64 * 1024  # bytes of what a form sends
POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PREVIEW = (  # a page of a release inside one of ours: nothing of it may run, send or lead anywhere
    "sandbox allow-same-origin; default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; "
    "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)


def _secret() -> str:
    return secrets.token_urlsafe(32)


@dataclass(frozen=True)
class Guard:
    """The secrets of one run: `token` stands in the address, `session` in a cookie, `form` in every form.

    `tickets` open the pages once each: whoever else works on this machine can read with what a browser is started.
    """

    port: int
    token: str = field(default_factory=_secret, repr=False)
    session: str = field(default_factory=_secret, repr=False)
    form: str = field(default_factory=_secret, repr=False)
    tickets: set[str] = field(default_factory=set, repr=False)

    @property
    def address(self) -> str:
        """What the reviewer opens."""
        return f"http://127.0.0.1:{self.port}/enter?token={self.token}"

    def address_once(self) -> str:
        """An address that can be opened once."""
        ticket = _secret()
        self.tickets.add(ticket)
        return f"http://127.0.0.1:{self.port}/enter?token={ticket}"

    @property
    def cookie(self) -> str:
        """The cookie's name: those of all ports of a host are sent to all of them."""
        return f"pressctl-{self.port}"

    @property
    def hosts(self) -> tuple[str, ...]:
        return (f"127.0.0.1:{self.port}", f"localhost:{self.port}")

    def is_addressed(self, host: str) -> bool:
        """Whether a request names this server, and not a site that calls itself 127.0.0.1."""
        return host in self.hosts

    def is_token(self, token: str) -> bool:
        """Whether this opens the pages; a ticket does so no more."""
        is_ticket = token in self.tickets
        self.tickets.discard(token)
        return is_ticket or _same(token, self.token)

    def is_known(self, cookies: Mapping[str, str]) -> bool:
        """Whether a request comes from the browser that opened the address."""
        return _same(cookies.get(self.cookie, ""), self.session)

    def is_from_here(self, origin: str | None, site: str | None, form: str) -> bool:
        """Whether a form was filled in on one of our pages, by its headers Origin and Sec-Fetch-Site and its secret.

        A page that sends no referrer sends its forms with the origin “null” (Fetch, append a request Origin header).
        """
        is_ours = origin in [f"http://{host}" for host in self.hosts] or (origin == "null" and site == "same-origin")
        return is_ours and _same(form, self.form)


def _same(one: str, other: str) -> bool:
    return compare_digest(one.encode("utf-8", "replace"), other.encode())


def headers(is_preview: bool = False) -> dict[str, str]:
    """What every answer says of itself."""
    return {
        "Content-Security-Policy": PREVIEW if is_preview else POLICY,
        "X-Frame-Options": "SAMEORIGIN" if is_preview else "DENY",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    }

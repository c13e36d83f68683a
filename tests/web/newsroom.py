"""A newsroom whose links lead to the server of the tests."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from pressctl.links import names
from pressctl.links.terms import Terms, terms_of
from pressctl.model.newsroom import Newsroom
from pressctl.pipeline import links
from tests.small import SETTINGS, newsroom
from tests.web.behaviours import TIMEOUT
from tests.web.resolver import StandIn
from tests.web.server import Server

HOME = "url: https://example.org/newsroom/"
ASIDE = '{ url: "https://example.org/*", because: it is ours }'


def room(root: Path, server: Server, bodies: Mapping[str, str], more: str = "", home: str = "") -> Path:
    """A newsroom with a release "a"; names in braces, in bodies by language, stand for the server's addresses."""
    settings = SETTINGS.replace(HOME, f"url: {server.filled_in(home)}") if home else SETTINGS
    settings += f"links: {{ private_hosts: [127.0.0.1], retries: 0, allow: [{ASIDE}]{more} }}\n"
    files = {f"releases/a/body.{code}.md": server.filled_in(text) for code, text in bodies.items()}
    return newsroom(root, "a", more={"pressctl.yaml": settings, **files})


def hurry(patch: pytest.MonkeyPatch, server: Server) -> StandIn:
    """Let pressctl, in this process, wait for nothing longer than it must, and ask a name server of the test's."""
    trusted = ssl.create_default_context()
    server.authority.configure_trust(trusted)

    def quick(newsroom: Newsroom) -> Terms:
        return replace(
            terms_of(newsroom), timeout=TIMEOUT, per_host=1000, waits=(0.05,), second_look=0.1, trusted=trusted
        )

    resolver = StandIn()
    patch.setattr(links, "terms_of", quick)
    patch.setattr(names, "_look_up_once", resolver)
    patch.setattr(names, "PAUSES", ())
    return resolver

"""The terms on which hosts are asked."""

from __future__ import annotations

import ssl
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property

from ..model.address import Unreadable, canonical
from ..model.language import Language
from ..model.newsroom import Newsroom
from ..model.reach import Permitted


@dataclass(frozen=True)
class Terms:
    """How the hosts are asked, and what is known beforehand.

    `timeout` is in seconds, for one answer. `waits` are the seconds before the first and each further retry, of which
    there are `retries`. `second_look` is how many seconds later a page is asked again before it counts as gone.
    `own` is the canonical address of the newsroom's own site, `ids` are its releases. `archive` is who is asked for
    copies of pages that are gone, nobody where it is empty. `trusted` says which certificates count.
    """

    timeout: float = 20
    retries: int = 2
    per_host: int = 1
    permitted: Permitted = field(default_factory=lambda: Permitted(()))
    languages: Mapping[str, Language] = field(default_factory=dict)
    own: str = ""
    ids: Collection[str] = ()
    waits: tuple[float, ...] = (2, 8)
    second_look: float = 30
    archive: str = ""
    trusted: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    @cached_property
    def not_found(self) -> tuple[str, ...]:
        """What pages say that are not there, in every language."""
        return tuple(phrase for language in self.languages.values() for phrase in language.links.not_found)


def terms_of(newsroom: Newsroom) -> Terms:
    """The terms of a newsroom."""
    settings = newsroom.settings
    own = ""
    with suppress(Unreadable):
        own = canonical(settings.newsroom.url)
    return Terms(
        timeout=settings.links.timeout,
        retries=settings.links.retries,
        per_host=settings.links.per_host,
        permitted=Permitted(map(str, settings.links.private_hosts)),
        languages=newsroom.languages,
        own=own,
        ids=newsroom.ids,
    )

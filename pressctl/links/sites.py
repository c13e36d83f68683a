"""Sites: which hosts belong together, and which never tell a machine the truth. The only door to publicsuffixlist."""

from __future__ import annotations

from functools import cache, lru_cache

from publicsuffixlist import PublicSuffixList

from ..model.reach import literal

# platforms that answer machines with an error, a wall or a lie, whatever the page; nothing can be learnt by asking
MUTE = frozenset(
    (
        "facebook.com", "fb.com", "fb.me", "fb.watch", "instagram.com", "linkedin.com", "lnkd.in", "pinterest.com",
        "snapchat.com", "threads.net", "tiktok.com", "twitter.com", "x.com", "t.co", "whatsapp.com", "wa.me",
    )
)  # fmt: skip


@lru_cache(maxsize=65536)
def site(host: str) -> str:
    """The name that somebody registered, of which the host’s is a part: `example.org` for `www.example.org`."""
    if literal(host):
        return host
    return _suffixes().privatesuffix(host) or host


def is_mute(host: str) -> bool:
    """Whether a host is one of the great platforms that do not answer machines."""
    return site(host) in MUTE


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()

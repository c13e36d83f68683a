"""What only the network can tell of a link; there is nothing to show of it in a newsroom's files."""

from __future__ import annotations

from ..model.finding import Rule, Severity

GONE = Rule.from_text(
    "LNK001",
    "gone-link",
    Severity.ERROR,
    """
    A link leads to a page that is not there.

    Why: whoever follows it finds an error, and a statement that cannot be checked. Gone means that the host says so
    (404, 410), that it redirects without end, that nobody knows the host, looked up twice with half a minute between,
    or that browsers refuse its certificate. A host that is slow, busy or keeps machines out says nothing of the page,
    and its links count as unsure. A page that was there the last time gets a second look first.
    """,
)

MOVED = Rule.from_text(
    "LNK002",
    "moved-link",
    Severity.WARNING,
    """
    A page has moved for good, and its host still says where to.

    Why: one day it will not. The new address stands in the message; look at the page before you take it over. Where a
    host redirects only for the moment, nothing is told.
    """,
)

REFUSED = Rule.from_text(
    "LNK003",
    "refused-link",
    Severity.ERROR,
    """
    A link was not followed to its end: it leads into a private network, or to something that is no page of the web.

    Why: readers cannot follow it either, and a host that sends visitors to machines in their own network, or to a file
    on their disk, means harm or has been taken over. Hosts of your own in a private network are named under
    `links: private_hosts:` in pressctl.yaml.
    """,
)

UNSURE = Rule.from_text(
    "LNK004",
    "unsure-link",
    Severity.WARNING,
    """
    Whether a page is there could not be found out: its host keeps machines out, is busy, slow or broken.

    Why: to call such a link broken would be wrong most of the time, and to call it sound would be a guess. Open it in
    a browser. Where a host never answers machines, say so under `links: allow:` in pressctl.yaml, with a reason and a
    day until when. With --strict such links fail.
    """,
)

BLOCKED = Rule.from_text(
    "LNK005",
    "blocked-by-law",
    Severity.WARNING,
    """
    A host says that a page may not be shown for legal reasons (451).

    Why: it may be censorship, and then it is news. The page may be there for readers in other countries; give them a
    copy in an archive as well.
    """,
)

ELSEWHERE = Rule.from_text(
    "LNK006",
    "leads-elsewhere",
    Severity.WARNING,
    """
    A link ends on another site than the one it names.

    Why: that may be a shortener, a wall that asks for consent, or somebody who has taken the site over. Readers who
    look at the address before they click are told something else than what happens.
    """,
)

PARKED = Rule.from_text(
    "LNK007",
    "parked-link",
    Severity.WARNING,
    """
    A link leads to a page that offers its host for sale, or that has become one about gambling and the like.

    Why: names of hosts lapse, and others buy them for the links that still lead there. The page answers as if all was
    well; only its title gives it away.
    """,
)

SOFT_GONE = Rule.from_text(
    "LNK008",
    "soft-404",
    Severity.WARNING,
    """
    A page answers as if it was there, and says in its title that it is not; or all that is left is the home page.

    Why: many sites answer every address with a page, also those they do not have. The title is compared with what such
    pages say in Arabic, English and French. An article about pages that are gone may be meant: look at it.
    """,
)

INSECURE = Rule.from_text(
    "LNK009",
    "insecure-redirect",
    Severity.WARNING,
    """
    A link begins with https:// and leads to a page with http://.

    Why: on the way, anybody can read what is asked for and answer something else. In some countries, somebody does.
    """,
)

LOST_PLACE = Rule.from_text(
    "LNK010",
    "lost-place",
    Severity.ERROR,
    """
    A link leads to a place in one of the newsroom's own pages, and the page has no such place.

    Why: readers land at its top and have to search. On the pages of others such places come and go with scripts, and
    are not looked at.
    """,
)

DAMAGED = Rule.from_text(
    "LNK012",
    "damaged-memory",
    Severity.WARNING,
    """
    What pressctl remembers of links cannot be read or kept.

    Why: without it every link is asked for again, and nobody can tell when a page was last seen. The file is
    .pressctl/links.json in the newsroom; it is written anew at the end of each run.
    """,
)

RULES = (GONE, MOVED, REFUSED, UNSURE, BLOCKED, ELSEWHERE, PARKED, SOFT_GONE, INSECURE, LOST_PLACE, DAMAGED)

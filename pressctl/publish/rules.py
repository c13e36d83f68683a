"""What only somebody who wants to publish has to know; there is nothing to show of it in a newsroom's files."""

from __future__ import annotations

from ..model.finding import Rule, Severity

UNAPPROVED = Rule.from_text(
    "PUB001",
    "missing-approval",
    Severity.ERROR,
    """
    A release was not approved in a language by as many reviewers as the newsroom asks for.

    Why: what nobody has looked at in its final form is what goes wrong at midnight. Reviewers look at the final pages
    and approve each language with `pressctl review`; how many it takes is said under `review: approvals:` in
    pressctl.yaml.
    """,
)

VOID = Rule.from_text(
    "PUB002",
    "void-approval",
    Severity.ERROR,
    """
    A release was approved, and looks otherwise now.

    Why: an approval is of exactly the files that the reviewer saw. Any change to what they show makes it void, also a
    change of the newsroom's settings, of an organisation's name or of pressctl itself. `pressctl review` shows what is
    different; where that is right, it is approved again.
    """,
)

BY_AUTHOR = Rule.from_text(
    "PUB003",
    "approval-by-author",
    Severity.ERROR,
    """
    A release was approved by nobody but who wrote it.

    Why: writers do not see their own mistakes. Whoever is named under `author:` may not be the one who approves.
    """,
)

RETURNED = Rule.from_text(
    "PUB004",
    "returned-release",
    Severity.ERROR,
    """
    A reviewer has returned a release as it is now.

    Why: somebody looked and found that it cannot go out like this. Change what the note asks for and have it reviewed
    again; or let the same reviewer approve it after all.
    """,
)

UNSEEN_LINK = Rule.from_text(
    "PUB005",
    "unseen-link",
    Severity.ERROR,
    """
    Nobody has looked whether the page is still there that a link leads to, or too long ago.

    Why: a link that was alive when the text was written may be dead on the day it is published. `pressctl links` looks
    at all of them and remembers when; how long that holds is said by `links: max_age:` in pressctl.yaml, or --max-age.
    """,
)

SHOWN_NAME = Rule.from_text(
    "PUB006",
    "withheld-name-in-page",
    Severity.ERROR,
    """
    A file that was to be published shows a name that is withheld.

    Why: who asked not to be named may be in danger if they are. This is the last look, at the very files that would go
    out, also at those that were published before somebody took back their consent.
    """,
)

LOST_RELATION = Rule.from_text(
    "PUB007",
    "unpublished-relation",
    Severity.ERROR,
    """
    A page that was to be published leads readers to a release that is not published.

    Why: they would find nothing there. This happens where one release is published by itself and is `related:` to
    another that is not out yet. Publish both together, or the other one first.
    """,
)

RULES = (UNAPPROVED, VOID, BY_AUTHOR, RETURNED, UNSEEN_LINK, SHOWN_NAME, LOST_RELATION)

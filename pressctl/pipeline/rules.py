"""What only the whole way from the YAML to the page can tell."""

from __future__ import annotations

from ..model.finding import Rule, Severity

EMBARGOED = Rule.from_text(
    "DAT003",
    "embargo-not-reached",
    Severity.ERROR,
    """
    A release is still under embargo, and was to be built for publication.

    Why: a page that exists can be found before its time. With --draft it is built all the same, marked as a draft.
    """,
)

RULES = (EMBARGOED,)

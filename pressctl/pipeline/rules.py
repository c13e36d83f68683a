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

UNDECIDED = Rule.from_text(
    "SIG019",
    "undecided-row",
    Severity.WARNING,
    """
    A row of an imported table may be an organisation that is known already.

    Why: two spellings of one name would be counted twice, and two names made one would silence somebody. pressctl
    leaves the row out until somebody decides: add the spelling to the `aka:` of the record, or a record of its own.
    """,
)

RULES = (EMBARGOED, UNDECIDED)

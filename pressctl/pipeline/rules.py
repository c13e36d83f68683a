"""What only the pipeline can tell: it knows all rules, and the whole way from the YAML to the page."""

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

UNUSED_ALLOWANCE = Rule.from_text(
    "REL022",
    "unused-allowance",
    Severity.WARNING,
    """
    A release allows what is not found in it.

    Why: an exception that outlives its cause would hide the next fault of the same kind. What only a built page
    shows is not looked for here.

    Wrong:
    ```
    allow: [ { rule: placeholder-link, because: the address follows } ]
    ```

    Right:
    ```
    allow: [ { rule: placeholder-link, because: the address follows } ]
    ```
    ```body.en.md
    [The report](#) follows.
    ```
    ```body.fr.md
    Le rapport suit.
    ```
    ```body.ar.md
    يتبع التقرير.
    ```
    """,
)

EXPIRED_ALLOWANCE = Rule.from_text(
    "REL023",
    "expired-allowance",
    Severity.ERROR,
    """
    The day until which a release allows something is over.

    Why: whoever gave it a last day wanted it to be looked at again. What was allowed is told again as well.

    Wrong:
    ```
    allow: [ { rule: placeholder-link, because: the address follows, until: 2020-01-31 } ]
    ```

    Right:
    ```
    allow: []
    ```
    """,
)

UNKNOWN_ALLOWANCE = Rule.from_text(
    "REL024",
    "unknown-allowance",
    Severity.ERROR,
    """
    A release allows something that no rule forbids.

    Why: a misspelt name would allow nothing, without a word.

    Wrong:
    ```
    allow: [ { rule: placeholder-lnk, because: the address follows } ]
    ```

    Right:
    ```
    allow: []
    ```
    """,
)

NEVER_ALLOWED = Rule.from_text(
    "REL025",
    "forbidden-allowance",
    Severity.ERROR,
    """
    A release allows what is not a matter of judgement.

    Why: a withheld name, an embargo, a file that cannot be read or a page with holes is not put right by a good reason.

    Wrong:
    ```
    allow: [ { rule: withheld-name, because: everybody knows it } ]
    ```

    Right:
    ```
    allow: []
    ```
    """,
)

OUTDATED_BASELINE = Rule.from_text(
    "REL026",
    "outdated-baseline",
    Severity.ERROR,
    """
    The baseline lists a finding that is no longer there.

    Why: a baseline may only shrink. What was mended and stays listed could come back unseen.
    `pressctl check --baseline FILE --update-baseline` takes it out.
    """,
)

UNEXAMINED = Rule.from_text(
    "REL028",
    "unexamined-release",
    Severity.ERROR,
    """
    A release cannot be looked at: that takes too long, or too much memory.

    Why: what nobody has looked at is not published. The other releases are built.
    """,
)

DAMAGED_STORE = Rule.from_text(
    "REL029",
    "damaged-store",
    Severity.WARNING,
    """
    What an earlier build kept in .pressctl/ is not what it wrote.

    Why: somebody else may have changed it, or the disk has lost it. It is not used; what it held is made anew.
    """,
)

LEAKED = Rule.from_text(
    "PRV007",
    "leaked-secret",
    Severity.ERROR,
    """
    A file of the newsroom holds a name that is withheld, or an address or a number of somebody who answered a form.

    Why: pages, their store and the texts of a newsroom are copied, handed on and published. `pressctl doctor --privacy`
    looks into all of them, also where words are packed or encoded, and names only the line that a secret is known from.
    """,
)

HISTORY = Rule.from_text(
    "PRV008",
    "secret-in-history",
    Severity.ERROR,
    """
    git still keeps a file with a name that is withheld, or with an address or a number of somebody who answered a form.

    Why: what is committed stays in the history when it is deleted from the folder, and whoever gets the repository gets
    the history. It has to be rewritten, or kept from everybody for whom the secret is not meant.
    """,
)

RULES = (
    EMBARGOED,
    UNDECIDED,
    UNUSED_ALLOWANCE,
    EXPIRED_ALLOWANCE,
    UNKNOWN_ALLOWANCE,
    NEVER_ALLOWED,
    OUTDATED_BASELINE,
    UNEXAMINED,
    DAMAGED_STORE,
    LEAKED,
    HISTORY,
)

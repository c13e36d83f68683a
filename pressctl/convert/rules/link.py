"""Where a link or a reference may not lead."""

from __future__ import annotations

from ...model.finding import Rule, Severity

FORBIDDEN_LINK = Rule.from_text(
    "LNK020",
    "forbidden-link",
    Severity.ERROR,
    """
    A link leads somewhere that a published page must not lead to.

    Why: only web pages, e-mail addresses, telephone numbers and places in the same text are safe to follow. Links that
    run a program, open a file of the reader's machine or hide their true host are how readers are attacked.
    Wrong:
    ```body.en.md
    Read [the report](javascript:alert(1)).
    ```
    ```body.en.md
    Read [the report](https://example.org@evil.example/).
    ```
    Right:
    ```body.en.md
    Read [the report](https://example.org/report).
    ```
    """,
)

PLACEHOLDER_LINK = Rule.from_text(
    "LNK021",
    "placeholder-link",
    Severity.ERROR,
    """
    A link has no target yet.

    Why: a link to nothing is what remains when a text is copied from a page or a target was to be filled in later.
    Wrong:
    ```body.en.md
    Read [the report](#).
    ```
    Right:
    ```body.en.md
    Read [the report](https://example.org/report).
    ```
    """,
)

LOST_REFERENCE = Rule.from_text(
    "LNK022",
    "lost-reference",
    Severity.ERROR,
    """
    A text refers to a place in itself that is not there.

    Why: “see page” with no page after it is what readers would get.
    Wrong:
    ```body.en.md
    See page [](#demands){.page}.
    ```
    Right:
    ```body.en.md
    See page [](#demands){.page}.

    ## What we demand {#demands}

    A ceasefire.
    ```
    """,
)

TWICE_NAMED = Rule.from_text(
    "LNK023",
    "twice-named",
    Severity.ERROR,
    """
    A text refers to a place by a name that several places bear.

    Why: readers would be sent to the first, whichever was meant.
    Wrong:
    ```body.en.md
    See [](#numbers).

    ## In Idlib {#numbers}

    ## In Aleppo {#numbers}
    ```
    Right:
    ```body.en.md
    See [](#numbers).

    ## In Idlib {#numbers}

    ## In Aleppo {#numbers-aleppo}
    ```
    """,
)

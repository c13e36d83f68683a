"""What the long texts may not hold: refused at its line, never dropped in silence."""

from __future__ import annotations

from ..model.finding import Rule, Severity

RAW_HTML = Rule.from_text(
    "SRC015",
    "raw-html",
    Severity.ERROR,
    """
    A text holds HTML instead of Markdown.

    Why: HTML in a text can run programs in a reader's browser, breaks the right-to-left order of the page and cannot
    be checked or translated.
    Wrong:
    ```body.en.md
    We call for an <b>immediate</b> ceasefire.
    ```
    Right:
    ```body.en.md
    We call for an **immediate** ceasefire.
    ```
    """,
)

UNREADABLE_BODY = Rule.from_text(
    "SRC016",
    "unreadable-text",
    Severity.ERROR,
    """
    A text is built in a way that cannot be read within the limits of time, memory and nesting.

    Why: lists within lists within lists, or thousands of unclosed brackets, are never what a writer meant, and they
    can hold up every other release.
    """,
)

UNKNOWN_ATTRIBUTE = Rule.from_text(
    "SRC017",
    "unknown-attribute",
    Severity.ERROR,
    """
    A text gives a word or a heading a property that pressctl does not know.

    Why: only `lang` and `dir` say something about a run of text. Anything else would be lost, or could carry a program
    into the page.
    Wrong:
    ```body.en.md
    The word [مزايا]{onclick=alert} is Arabic.
    ```
    Right:
    ```body.en.md
    The word [مزايا]{lang=ar} is Arabic.
    ```
    """,
)

CODED_CHARACTER = Rule.from_text(
    "SRC018",
    "coded-character",
    Severity.ERROR,
    """
    A text writes a character that cannot be seen by its code.

    Why: such a character can turn words round, hide them or command a terminal; written as a code it is no better.
    Wrong:
    ```body.en.md
    Everything after this &#x202e;is turned round.
    ```
    Right:
    ```body.en.md
    Nothing after this is turned round.
    ```
    """,
)

UNCALLED_NOTE = Rule.from_text(
    "SRC019",
    "uncalled-note",
    Severity.ERROR,
    """
    A text has a footnote that no place in it calls.

    Why: the note would be lost, and with it perhaps the source of a claim.
    Wrong:
    ```body.en.md
    Forty people were arrested.

    [^1]: According to two witnesses.
    ```
    Right:
    ```body.en.md
    Forty people were arrested.[^1]

    [^1]: According to two witnesses.
    ```
    """,
)

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

UNDECLARED_IMAGE = Rule.from_text(
    "MED001",
    "undeclared-image",
    Severity.ERROR,
    """
    A text shows a picture that the release does not list under `media:`.

    Why: every picture needs a description for those who cannot see it, a credit, and a look at what it gives away;
    `media:` is where these stand.
    Wrong:
    ```body.en.md
    ![Hills](media/hills.jpg)
    ```
    Right:
    ```body.en.md
    Hills at dawn, without a picture.
    ```
    """,
)

UNREADABLE_PICTURE = Rule.from_text(
    "MED002",
    "unreadable-picture",
    Severity.ERROR,
    """
    A file listed under `media:` is not a picture that can be published.

    Why: only still JPEG, PNG and WebP pictures of a sensible size are rebuilt without their hidden data. A page with a
    hole where the picture should be would be worse than no page.
    """,
)

RULES = (
    RAW_HTML,
    UNREADABLE_BODY,
    UNKNOWN_ATTRIBUTE,
    CODED_CHARACTER,
    UNCALLED_NOTE,
    FORBIDDEN_LINK,
    PLACEHOLDER_LINK,
    UNDECLARED_IMAGE,
    UNREADABLE_PICTURE,
)

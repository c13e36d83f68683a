"""What a text may not hold: refused at its line, never dropped in silence."""

from __future__ import annotations

from ...model.finding import Rule, Severity

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

MISPLACED_BLOCK = Rule.from_text(
    "SRC020",
    "misplaced-block",
    Severity.ERROR,
    """
    A part of a text that has to stand by itself, or holds one thing only, does not.

    Why: a chart in the middle of a line, a pull quote within a list or a table block without a table cannot be set as
    their writer saw them.
    Wrong:
    ```body.en.md
    ::: pull-quote
    First words.

    Second words.
    :::
    ```
    Right:
    ```body.en.md
    ::: pull-quote
    First words. Second words.
    :::
    ```
    """,
)

UNTITLED_CHAPTER = Rule.from_text(
    "SRC021",
    "untitled-chapter",
    Severity.ERROR,
    """
    A chapter of a report has no title.

    Why: the contents, the running heads and every reference print it.
    Wrong:
    ```release.yaml
    kind: report
    languages: [en]
    sections: [about]
    ```
    ```sections/about.en.md
    The year was difficult.
    ```
    Right:
    ```release.yaml
    kind: report
    languages: [en]
    sections: [about]
    ```
    ```sections/about.en.md
    # About the year

    The year was difficult.
    ```
    """,
)

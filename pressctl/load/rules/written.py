"""SRC: how a file is written, whatever it says."""

from __future__ import annotations

from ...model.finding import Rule, Severity

SRC001 = Rule.from_text(
    "SRC001",
    "file-too-large",
    Severity.ERROR,
    """
    A file, or one text in it, is larger than any release needs to be.

    Why: files of more than four megabytes, texts of more than 200,000 characters, words of more than 2,000 and lists of
    more than 200,000 values are nearly always something pasted by mistake, such as a picture; reading them would take
    long and help nobody.
    """,
)

SRC002 = Rule.from_text(
    "SRC002",
    "not-utf-8",
    Severity.ERROR,
    """
    A file is not saved as UTF-8.

    Why: UTF-8 is the one way of saving text that holds Arabic, French and English together. Older ways turn accents or
    whole Arabic paragraphs into other letters. Editors let you choose it under “Save as”.
    """,
)

SRC003 = Rule.from_text(
    "SRC003",
    "forbidden-character",
    Severity.ERROR,
    """
    A character that nobody can see, and that changes what others see.

    Why: control characters, and the old marks that turn the direction of writing, come along when text is copied from
    PDFs and chats. They reorder names and figures, hide words from search, and can make a page say something other than
    what reviewers read. The marks that Arabic needs (U+200E, U+200F, U+061C, and joiners) are welcome.

    Wrong:
    ```
    title: { en: "Idlib \\u202e2020" }
    ```

    Right:
    ```
    title: { en: "Idlib 2020" }
    ```
    """,
)

SRC004 = Rule.from_text(
    "SRC004",
    "yaml-alias",
    Severity.ERROR,
    """
    A value begins with `*` or `&`, which YAML reads as a reference to another place of the file.

    Why: a reference hides what a field says from its reviewers, and a few lines of them can blow up to gigabytes. Most
    often none was meant: a star or an ampersand stood at the beginning of a text.

    Wrong:
    ```
    title: { en: &idlib }
    ```

    Right:
    ```
    title: { en: "&idlib" }
    ```
    """,
)

SRC005 = Rule.from_text(
    "SRC005",
    "nested-too-deep",
    Severity.ERROR,
    """
    Lists within lists within lists, more than twenty deep.

    Why: no release needs this. It is a slip, such as a key that got stuck on `[`, or an attempt to make pressctl fall.

    Wrong:
    ```
    title: [[[[[[[[[[[[[[[[[[[[[[ Idlib ]]]]]]]]]]]]]]]]]]]]]]
    ```

    Right:
    ```
    title: { en: Idlib }
    ```
    """,
)

SRC006 = Rule.from_text(
    "SRC006",
    "duplicate-key",
    Severity.ERROR,
    """
    The same field is written twice.

    Why: most programs silently take the last one, and the text that was approved is not the one that is published.

    Wrong:
    ```
    date: 2020-01-09
    date: 2020-01-10
    ```

    Right:
    ```
    date: 2020-01-10
    ```
    """,
)

SRC007 = Rule.from_text(
    "SRC007",
    "not-yaml",
    Severity.ERROR,
    """
    A line that YAML, the notation of these files, cannot read.

    Why: in YAML some characters mean something: a colon and a space end a field's name, and `@`, `*`, `&`, `%`, `[` and
    `{` at the beginning of a value are not part of it. Put a text with any of these in double quotes.

    Wrong:
    ```
    author: { en: @handle }
    ```
    ```
    title:
      en: Idlib: a call for protection
    ```

    Right:
    ```
    title:
      en: "Idlib: a call for protection"
    ```
    """,
)

SRC008 = Rule.from_text(
    "SRC008",
    "merge-key",
    Severity.ERROR,
    """
    A field is called `<<`, which copies fields from elsewhere.

    Why: reviewers would approve a release without seeing on its page of YAML what it says.

    Wrong:
    ```
    title: { en: Idlib, <<: { fr: Idlib } }
    ```

    Right:
    ```
    title: { en: Idlib, fr: Idlib }
    ```
    """,
)

SRC009 = Rule.from_text(
    "SRC009",
    "yaml-tag",
    Severity.ERROR,
    """
    A value begins with `!`, which YAML reads as the type of the value.

    Why: pressctl reads every value as text and knows by itself which are dates or numbers; types can be used to run
    programs. Most often none was meant: the text itself began with an exclamation mark.

    Wrong:
    ```
    author: { en: !important }
    ```

    Right:
    ```
    author: { en: "!important" }
    ```
    """,
)

SRC010 = Rule.from_text(
    "SRC010",
    "several-documents",
    Severity.ERROR,
    """
    A line `---` in the middle of a file, which begins a second document.

    Why: one file is one release. What follows the line would be lost.

    Wrong:
    ```
    kind: statement
    ---
    date: 2020-01-09
    ```

    Right:
    ```
    kind: statement
    date: 2020-01-09
    ```
    """,
)

SRC011 = Rule.from_text(
    "SRC011",
    "empty-file",
    Severity.ERROR,
    """
    The file says nothing: it is empty, or all its lines are comments.

    Why: a release without a word is most often one that was not saved.

    Wrong:
    ```
    # to be written
    ```

    Right:
    ```
    kind: statement
    ```
    """,
)

SRC012 = Rule.from_text(
    "SRC012",
    "wrong-top-level",
    Severity.ERROR,
    """
    The file is a list where it should be fields, or fields where it should be a list.

    Why: a release is fields such as `title:`, organisations.yaml is a list whose items begin with `- `.

    Wrong:
    ```
    - kind: statement
    - date: 2020-01-09
    ```

    Right:
    ```
    kind: statement
    date: 2020-01-09
    ```
    """,
)

SRC013 = Rule.from_text(
    "SRC013",
    "hashtag-read-as-comment",
    Severity.ERROR,
    """
    A hashtag that YAML takes for a comment, and drops together with the rest of its line.

    Why: after a space, `#` begins a comment. The campaign's name silently disappears from the published page. Quotes
    around the value keep it; a true comment has a space after its `#`.

    Wrong:
    ```
    hashtags: [ #HalfOfSyria ]
    ```
    ```
    title: { en: Idlib }
    author:
      en: We support #BackToWar now
    ```

    Right:
    ```
    hashtags: [ "#HalfOfSyria" ] # the campaign's own
    ```
    """,
)

SRC014 = Rule.from_text(
    "SRC014",
    "unreadable-file",
    Severity.ERROR,
    """
    A file that pressctl may not or cannot read.

    Why: it may be a link that leads out of the newsroom, a folder with a file's name, or a file that belongs to
    somebody else. What leads out of the newsroom is refused, so that nothing private is published by way of it.
    """,
)

"""REL: what a newsroom's files have to say, and in which shape."""

from __future__ import annotations

from ...model.finding import Rule, Severity

REL001 = Rule.from_text(
    "REL001",
    "unknown-field",
    Severity.ERROR,
    """
    A field that pressctl does not know.

    Why: a misspelt field would be left out without a word, and with it an embargo or a correction.

    Wrong:
    ```
    subtitel: { en: An appeal }
    ```

    Right:
    ```
    subtitle: { en: An appeal }
    ```
    """,
)

REL002 = Rule.from_text(
    "REL002",
    "missing-field",
    Severity.ERROR,
    """
    A field that is needed is not there.

    Why: a release without a date cannot be placed in time, a picture without a description is lost on those who cannot
    see it.

    Wrong:
    ```
    quotes: [ { name: { en: Spokesperson } } ]
    ```

    Right:
    ```
    quotes: [ { name: { en: Spokesperson }, text: { en: We exist. } } ]
    ```
    """,
)

REL003 = Rule.from_text(
    "REL003",
    "unfit-value",
    Severity.ERROR,
    """
    A value that its field cannot take.

    Why: journalists call the number and write to the address as printed. A list is written with `- ` or in `[ ]`, a
    text in several languages as `{ en: …, fr: … }`, a date as 2020-01-09, a telephone number with its country.

    Wrong:
    ```
    title: Idlib
    ```
    ```
    contacts: [ { name: { en: Press office }, email: press at example.org } ]
    ```

    Right:
    ```
    contacts: [ { name: { en: Press office }, email: press@example.org } ]
    ```
    """,
)

REL004 = Rule.from_text(
    "REL004",
    "unknown-language",
    Severity.ERROR,
    """
    A text in a language that the newsroom does not publish in, or that pressctl does not know.

    Why: it would never be shown. Languages are two or three letters, such as `ar`; which ones a newsroom publishes in
    is said in pressctl.yaml.

    Wrong:
    ```
    title: { en: Idlib, german: Idlib }
    ```

    Right:
    ```
    title: { en: Idlib, fr: Idlib }
    ```
    """,
)

REL005 = Rule.from_text(
    "REL005",
    "unknown-kind",
    Severity.ERROR,
    """
    A kind of release that pressctl has no page for.

    Why: the kind decides which fields are needed, what the page is called and how it looks.

    Wrong:
    ```
    kind: statment
    ```

    Right:
    ```
    kind: statement
    ```
    """,
)

REL006 = Rule.from_text(
    "REL006",
    "unfit-id",
    Severity.ERROR,
    """
    An id, such as the name of a release's folder, that cannot be part of a web address.

    Why: ids become addresses and file names everywhere the release goes. Small Latin letters, digits and single hyphens
    survive all of it; spaces, accents and capitals do not.

    Wrong:
    ```releases/Idlib_2020/release.yaml
    kind: statement
    date: 2020-01-09
    title: { en: Idlib }
    ```

    Right:
    ```releases/idlib-2020/release.yaml
    kind: statement
    date: 2020-01-09
    title: { en: Idlib }
    ```
    """,
)

REL007 = Rule.from_text(
    "REL007",
    "body-twice",
    Severity.ERROR,
    """
    The long text stands both in release.yaml and in a file beside it.

    Why: sooner or later the two differ, and nobody knows which one was approved.

    Wrong:
    ```
    body: { en: The hospital was hit. }
    ```
    ```body.en.md
    The hospital was hit twice.
    ```

    Right:
    ```body.en.md
    The hospital was hit twice.
    ```
    """,
)

REL008 = Rule.from_text(
    "REL008",
    "missing-file",
    Severity.ERROR,
    """
    A file that is named is not in the release's folder.

    Why: a page with a hole where its photograph should be looks careless. Files are named by their path from the folder
    of the release, with capitals exactly as they are, and never lead out of it.

    Wrong:
    ```
    media: [ { file: media/idlib.jpg, alt: { en: A street }, credit: Press office } ]
    ```

    Right:
    ```
    media: [ { file: media/photo.jpg, alt: { en: A street }, credit: Press office } ]
    ```
    """,
)

REL009 = Rule.from_text(
    "REL009",
    "unfit-list",
    Severity.ERROR,
    """
    A list of individuals cannot be read: a column is missing, or a row has cells too many or too few.

    Why: which cell is the name and which is the consent must not be guessed.

    Wrong:
    ```individuals.csv
    name,role,place
    Person One,teacher,Paris
    ```

    Right:
    ```individuals.csv
    name,role,place,consent
    Person One,teacher,Paris,public
    Person Two,nurse,,withheld
    ```
    """,
)

REL010 = Rule.from_text(
    "REL010",
    "duplicate-id",
    Severity.ERROR,
    """
    Two organisations, or two paragraphs, share an id.

    Why: a statement that names the id would be signed by whichever comes last.

    Wrong:
    ```organisations.yaml
    - { id: stj, name: { en: Syrians for Truth and Justice } }
    - { id: stj, name: { en: Another organisation } }
    ```

    Right:
    ```organisations.yaml
    - { id: stj, name: { en: Syrians for Truth and Justice } }
    - { id: other, name: { en: Another organisation } }
    ```
    """,
)

REL017 = Rule.from_text(
    "REL017",
    "unlisted-section",
    Severity.WARNING,
    """
    A file in sections/ of which no part of the report is made.

    Why: a chapter that was written and is not listed, or whose file is misspelt, is missing from the report without a
    word.

    Wrong:
    ```release.yaml
    kind: report
    sections: [about]
    ```
    ```sections/about.en.md
    # About
    ```
    ```sections/banking.en.md
    # Banking
    ```

    Right:
    ```release.yaml
    kind: report
    sections: [about, banking]
    ```
    ```sections/about.en.md
    # About
    ```
    ```sections/banking.en.md
    # Banking
    ```
    """,
)

"""What lists of individuals have to say, and must not say twice."""

from ...model.finding import Rule, Severity

SIG015 = Rule.from_text(
    "SIG015",
    "repeated-individual",
    Severity.WARNING,
    """
    A person stands in the list of individuals twice.

    Why: who signs from two devices is counted twice. Two people may share a name: a role or a place that differs tells
    them apart. Rows are named by their lines only, as names may be withheld.
    Wrong:
    ```individuals.csv
    name,role,place,consent
    Person One,teacher,Paris,public
    PERSON ONE,,Paris,public
    ```
    Right:
    ```individuals.csv
    name,role,place,consent
    Person One,teacher,Paris,public
    Person One,nurse,Lyon,public
    ```
    """,
)

SIG016 = Rule.from_text(
    "SIG016",
    "unrecorded-consent",
    Severity.ERROR,
    """
    A row of a list of individuals does not say whether the name may be shown.

    Why: a name on a statement can put a person in danger. Only `public` shows it; `withheld` counts the person and
    keeps the name out of every page, file and message. There is no default.
    Wrong:
    ```individuals.csv
    name,role,place,consent
    Person One,teacher,Paris,
    Person Two,nurse,,yes
    ```
    Right:
    ```individuals.csv
    name,role,place,consent
    Person One,teacher,Paris,public
    Person Two,nurse,,withheld
    ```
    """,
)

"""What must never reach a reader."""

from ...model.finding import Rule, Severity

PRV001 = Rule.from_text(
    "PRV001",
    "withheld-name",
    Severity.ERROR,
    """
    A release shows the name of somebody who signed it on condition not to be named, in a text of its own or in one that
    it shares with others.

    Why: a name that is published cannot be taken back, and may put its bearer in danger.
    Wrong:
    ```
    signatories: { individuals: { total: 1, listed: individuals.csv } }
    summary: { en: Interview with Nour Example., fr: Un entretien., ar: مقابلة. }
    ```
    ```individuals.csv
    name,role,place,consent
    Nour Example,,,withheld
    ```
    Right:
    ```
    signatories: { individuals: { total: 1, listed: individuals.csv } }
    summary: { en: Interview with a teacher., fr: Un entretien., ar: مقابلة. }
    ```
    ```individuals.csv
    name,role,place,consent
    Nour Example,,,withheld
    ```
    """,
)

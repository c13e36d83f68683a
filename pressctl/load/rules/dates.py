"""DAT: dates that cannot be read for what they are."""

from __future__ import annotations

from ...model.finding import Rule, Severity

DAT001 = Rule.from_text(
    "DAT001",
    "embargo-without-zone",
    Severity.ERROR,
    """
    The embargo says an hour but not in which time zone.

    Why: ten o'clock in Paris is noon in Damascus. An embargo that does not say where its clock hangs is broken by an
    honest journalist in another country.

    Wrong:
    ```
    embargo: 2020-01-09T10:00
    ```

    Right:
    ```
    embargo: 2020-01-09T10:00:00+01:00
    ```
    """,
)

DAT002 = Rule.from_text(
    "DAT002",
    "impossible-date",
    Severity.ERROR,
    """
    A date that no calendar has.

    Why: a thirteenth month is a slip of the finger, often day and month changed over; readers, search engines and
    archives would each guess differently.

    Wrong:
    ```
    date: 2020-13-09
    ```

    Right:
    ```
    date: 2020-09-13
    ```
    """,
)

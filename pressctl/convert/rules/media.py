"""Pictures and charts that cannot be shown, or are not."""

from __future__ import annotations

from ...model.finding import Rule, Severity

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

UNDECLARED_CHART = Rule.from_text(
    "MED003",
    "undeclared-chart",
    Severity.ERROR,
    """
    A text shows a chart that the release does not list under `charts:`.

    Why: the numbers stand there, in one place for all languages.
    Wrong:
    ```body.en.md
    ![](chart:reach)
    ```
    Right:
    ```body.en.md
    ![](chart:reach)
    ```
    ```release.yaml
    charts:
      - id: reach
        title: { en: Reach, fr: Portée, ar: الانتشار }
        bars: [ { label: { en: People, fr: Personnes, ar: أفراد }, value: 948 } ]
    ```
    """,
)

UNSHOWN_MEDIUM = Rule.from_text(
    "MED004",
    "unshown-medium",
    Severity.WARNING,
    """
    A release lists a picture or a chart that its text does not show.

    Why: a chart, or a picture of a report, stands only where its text puts it; one that is not put anywhere was
    forgotten in one language, or in all.
    Wrong:
    ```
    charts:
      - id: reach
        title: { en: Reach, fr: Portée, ar: الانتشار }
        bars: [ { label: { en: People, fr: Personnes, ar: أفراد }, value: 948 } ]
    body: { en: We call., fr: Nous appelons., ar: ننادي. }
    ```
    Right:
    ```
    charts:
      - id: reach
        title: { en: Reach, fr: Portée, ar: الانتشار }
        bars: [ { label: { en: People, fr: Personnes, ar: أفراد }, value: 948 } ]
    body: { en: "![](chart:reach)", fr: "![](chart:reach)", ar: "![](chart:reach)" }
    ```
    """,
)

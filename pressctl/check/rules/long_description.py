"""MED008"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.release import Release
from ..rule import Desk, Report, rule

LONGEST = 350  # characters: half a minute when it is read out


@rule("MED008", Severity.WARNING)
def long_description(release: Release, desk: Desk) -> Iterator[Report]:
    """The description of a picture is longer than anybody listens to.

    Why: it is read out at one go, and nobody can go back within it. What everybody should know belongs into the text or
    the caption.
    Wrong:
    ```
    media:
      - file: media/photo.jpg
        alt:
          en: >-
            A river winds between hills. On its left bank stand poplars in two rows, and behind them lie fields, some of
            them ploughed. On its right bank a road leads to a village of thirty or forty houses with flat roofs, most
            of them white. A bridge with three arches joins both banks; one of the arches has fallen in. In the
            background there are mountains, the highest of which have snow on them. The sky is clear and pale.
          fr: Un fleuve entre des collines.
          ar: نهر يجري بين التلال.
        credit: pressctl
    ```
    Right:
    ```
    media:
      - file: media/photo.jpg
        alt:
          en: A river winds between hills to a bridge with a broken arch; snow lies on the mountains behind.
          fr: Un fleuve entre des collines.
          ar: نهر يجري بين التلال.
        credit: pressctl
    ```
    """
    for medium in release.media:
        for code, alt in medium.alt.items():
            if len(alt) > LONGEST:
                message = f"the description of this picture has {len(alt)} characters, and is read out at one go"
                yield Report(alt.place, message, "say in one or two sentences what matters", code)

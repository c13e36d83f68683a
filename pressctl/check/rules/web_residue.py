"""TXT025"""

import re
from collections.abc import Iterator
from functools import cache

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule

END = r"[\s.…:»›>→]*$"


@rule("TXT025", Severity.WARNING)
def web_residue(passage: Passage, desk: Desk) -> Iterator[Report]:
    """Words of a web page around the text were copied along: “Leave a Reply”, “Lire la suite”.

    Why: they have nothing to do with the release, and readers see where it was copied from.
    Wrong:
    ```body.en.md
    Leave a Reply

    Your email address will not be published.
    ```
    Right:
    ```body.en.md
    Write to us with your questions.
    ```
    """
    if passage.role == "name":
        return
    known = [language.typography for language in desk.newsroom.languages.values()]
    phrases = _small(tuple(one.residue for one in known))
    lines = _alone(tuple(one.residue_lines for one in known))
    small = passage.text.lower()
    found = next(((small.find(phrase), len(phrase)) for phrase in phrases if phrase in small), None)
    line = None if found else lines.match(passage.text)
    if found or line:
        start, length = found or (0, len(line[0]) if line else 0)
        message = f"‘{passage.text[start : start + length].strip()}’ is left over from a web page"
        yield Report(passage.at(start), message, "delete what does not belong to the release")


@cache
def _small(lists: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    """Phrases that are residue anywhere, in small letters."""
    return tuple(phrase.lower() for phrases in lists for phrase in phrases)


@cache
def _alone(lists: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """What is residue where it is a whole line, or begins it with a colon."""
    lines = [re.escape(line) for one in lists for line in one]
    whole = "|".join(one for one in lines if not one.endswith(":"))
    labels = "|".join(one for one in lines if one.endswith(":"))
    return re.compile(rf"\s*(?:(?:{whole}){END}|(?:{labels}))", re.IGNORECASE)

"""TXT025"""

import re
from collections.abc import Iterator
from functools import cache

from ...model.finding import Severity
from ...model.language import Typography
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
    phrases, lines = _known(tuple(language.typography for language in desk.newsroom.languages.values()))
    small = passage.text.lower()
    found = next(((small.find(phrase), len(phrase)) for phrase in phrases if phrase in small), None)
    line = None if found else lines.match(passage.text)
    if found or line:
        start, length = found or (0, len(line[0]) if line else 0)
        message = f"‘{passage.text[start : start + length].strip()}’ is left over from a web page"
        yield Report(passage.at(start), message, "delete what does not belong to the release")


@cache
def _known(languages: tuple[Typography, ...]) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """Phrases that are residue anywhere; those that are where they are a whole line, or begin it with a colon."""
    phrases = tuple(phrase.lower() for known in languages for phrase in known.residue)
    lines = [re.escape(line) for known in languages for line in known.residue_lines]
    alone = rf"\s*(?:(?:{'|'.join(one for one in lines if not one.endswith(':'))}){END}"
    labels = rf"|(?:{'|'.join(one for one in lines if one.endswith(':'))}))"
    return phrases, re.compile(alone + labels, re.IGNORECASE)

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
    phrases, lines = _known(tuple(language.typography for language in desk.newsroom.languages.values()))
    found = phrases.search(passage.text) or lines.match(passage.text)
    if found and passage.role != "name":
        message = f"‘{found[0].strip()}’ is left over from a web page"
        yield Report(passage.at(found.start()), message, "delete what does not belong to the release")


@cache
def _known(languages: tuple[Typography, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Phrases that are residue anywhere; those that are where they are a whole line, or begin it with a colon."""
    phrases = [re.escape(phrase) for known in languages for phrase in known.residue]
    lines = [re.escape(line) for known in languages for line in known.residue_lines]
    alone = rf"\s*(?:(?:{'|'.join(one for one in lines if not one.endswith(':'))}){END}"
    labels = rf"|(?:{'|'.join(one for one in lines if one.endswith(':'))}))"
    return re.compile("|".join(phrases) or "(?!)", re.IGNORECASE), re.compile(alone + labels, re.IGNORECASE)

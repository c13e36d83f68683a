"""LNK035"""

from collections.abc import Iterable, Iterator
from functools import cache

from ...model.finding import Severity
from ...model.folding import folded
from ...model.language import Language
from ...model.passage import Transcript
from ..rule import Desk, Report, rule

FIX = "put the link on words that name what it leads to, such as [the report of May 2020](…)"


@rule("LNK035", Severity.WARNING)
def wordless_link(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    """The words of a link do not say where it leads: “click here”, “read more”, or none at all.

    Why: those who have a page read out to them go from link to link and hear only these words; and on paper there is
    nothing to click.
    Wrong:
    ```body.en.md
    Our report can be read [here](https://example.org/report).
    ```
    ```body.fr.md
    Pour lire notre rapport, [cliquez ici](https://example.org/report).
    ```
    ```body.ar.md
    لقراءة تقريرنا [اضغط هنا](https://example.org/report).
    ```
    Right:
    ```body.en.md
    Read [our report](https://example.org/report).
    ```
    ```body.fr.md
    Lisez [notre rapport](https://example.org/report).
    ```
    ```body.ar.md
    اقرأوا [تقريرنا](https://example.org/report).
    ```
    """
    empty = _phrases(tuple(desk.newsroom.languages.values()))
    for mention in transcript.mentions:
        if folded(mention.text) not in empty:
            continue
        words = " ".join(mention.text.split())
        message = f"‘{words}’ does not say where the link leads" if words else "the link has no words"
        yield Report(mention.place, message, FIX)


@cache
def _phrases(languages: Iterable[Language]) -> frozenset[str]:
    """What says nothing in any of the languages, and the text without a letter."""
    return frozenset(folded(phrase) for language in languages for phrase in language.links.says_nothing) | {""}

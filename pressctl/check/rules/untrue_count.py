"""SIG020"""

from collections.abc import Iterator

from ...model.passage import Transcript
from ..counted import doubts
from ..rule import Desk, Report, rule


@rule("SIG020")
def untrue_count(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    """A text says how many sign, and the list has another number.

    Why: a statement “signed by 27 NGOs” over a list of 26 invites doubt of all the rest. Numbers are compared in every
    language, in figures and in words, in the release and in any that shows it, links to it or calls it related, where
    the words around speak of signing, or a second number beside is the list’s. “Over 67” asks for more than 67;
    “almost 30” is true from 27 to 30, “about 30” from 27 to 33. Not compared are notes, corrections, numbers of some
    among others, and sentences that name another year. What stands in place of a name is not counted.
    Wrong:
    ```
    summary: { en: "Signed by almost 1000 individuals and two NGOs", fr: Appel, ar: نداء }
    signatories: { organisations: [mazaya], individuals: { total: 948 } }
    ```
    Right:
    ```
    summary: { en: "Signed by almost 1000 individuals and {{organisations}}", fr: Appel, ar: نداء }
    signatories: { organisations: [mazaya], individuals: { total: 948 } }
    ```
    """
    for doubt in doubts(transcript, desk):
        if doubt.is_sure:
            yield Report(doubt.passage.at(doubt.claim.start), doubt.message, doubt.fix)

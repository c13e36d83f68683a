"""DAT014"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Transcript
from ...model.record import ReleaseDate
from ..dates import undated
from ..rule import Desk, Report, rule

READ_LATER = frozenset({"report", "briefing"})
SAID = ("quotes", "allow")


@rule("DAT014", Severity.WARNING)
def undated_day(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    """A text says “yesterday”, and nobody can know which day that is.

    Why: without a date on the page such a word says nothing; reports and briefings are read months later, whatever
    their date. What a speaker says is left alone, and so is a sentence that names the day.
    Wrong:
    ```
    date: 2020-01
    summary: { en: "Shells fell on the market yesterday", fr: Appel, ar: نداء }
    ```
    Right:
    ```
    date: 2020-01-09
    summary: { en: "Shells fell on the market yesterday", fr: Appel, ar: نداء }
    ```
    """
    release = transcript.release
    if release is None:
        return
    known = _known(release.date)
    is_read_later = str(release.kind) in READ_LATER
    if "day" in known and not is_read_later:
        return
    for passage in transcript.passages:
        if passage.role == "quotation" or passage.field.startswith(SAID):
            continue
        for word in undated(passage, desk.newsroom):
            if word.needs not in known:
                message = f"‘{word.words}’ says nothing while the release has no date to the {word.needs}"
                fix = f"give its date to the {word.needs}, or write the {word.needs} here"
                yield Report(word.place, message, fix)
            elif word.needs == "day" and is_read_later:
                message = f"‘{word.words}’ says little to those who read a {release.kind} later"
                yield Report(word.place, message, "write the date")


def _known(date: ReleaseDate) -> set[str]:
    """What is known of a release's date."""
    if date.is_estimate:
        return set()
    return {name for name, part in (("month", date.month), ("day", date.day)) if part}

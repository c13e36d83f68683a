"""TRN004"""

from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Translation
from ..rule import Desk, Report, rule
from ..staleness import Change, changes

LONGEST = 60


@rule("TRN004", Severity.WARNING)
def stale_translation(translation: Translation, desk: Desk) -> Iterator[Report]:
    """A text changed since its translation was accepted, and the translation did not.

    Why: whoever reads the other language goes on reading a figure, a date or a name that was put right in the source.
    """
    release = translation.source.release
    accepted = release.accepted if release else desk.newsroom.accepted
    for change in changes(accepted, translation.source, translation.target):
        if not change.is_followed:
            fix = "mend the translation, or run `pressctl i18n accept` if it still says the same"
            yield Report(change.target.at(0), _told(change), fix, translation.target.language)


def _told(change: Change) -> str:
    where = f", {change.source.at(0)}," if change.source else ""
    if not change.before:
        return f"the source{where} says since this was accepted: ‘{_short(change.now)}’"
    if not change.now:
        return f"the source no longer says: ‘{_short(change.before)}’"
    old, new = _difference(change.before.split(), change.now.split())
    return f"the source{where} changed since this was accepted: ‘{_short(old)}’ became ‘{_short(new)}’"


def _difference(before: list[str], now: list[str]) -> tuple[str, str]:
    """What two texts do not share at their beginning and end, with a word on either side."""
    shorter = min(len(before), len(now))
    start = next((n for n in range(shorter) if before[n] != now[n]), shorter)
    rest = shorter - start
    end = next((n for n in range(rest) if before[-1 - n] != now[-1 - n]), rest)
    first, last = max(0, start - 1), max(0, end - 1)
    return " ".join(before[first : len(before) - last]), " ".join(now[first : len(now) - last])


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()}…"

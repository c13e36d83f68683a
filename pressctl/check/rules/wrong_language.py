"""TRN007"""

from collections import Counter
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.folding import main_script
from ...model.language import Language
from ...model.passage import Passage, Transcript
from ..prose import words_of
from ..rule import Desk, Report, rule

FEWEST = 6  # words of which a language can be told
SURE = 3  # small words of the other language at least, and so many times as many as of its own
SCRIPTS = {"Arab": "ARABIC", "Latn": "LATIN"}


@rule("TRN007", Severity.WARNING)
def wrong_language(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    """A passage is not in the language of its text.

    Why: it was not translated, or stands in the wrong file; a voice that reads the page out makes noise of it. Text
    that is meant to be in another language says so: [text]{lang=fr}. Names and quotations are left out of account.
    Wrong:
    ```body.en.md
    The crossing is open.
    ```
    ```body.fr.md
    They have worked on the bridge by day and by night with the tools that were there.
    ```
    ```body.ar.md
    المعبر مفتوح.
    ```
    Right:
    ```body.en.md
    The crossing is open.
    ```
    ```body.fr.md
    [They have worked on the bridge by day and by night.]{lang=en}
    ```
    ```body.ar.md
    المعبر مفتوح.
    ```
    """
    source = str(desk.newsroom.settings.languages.source)
    first = desk.transcripts.get((transcript.release.id, source)) if transcript.release else None
    copied = {passage.text for passage in first.passages} if first and first is not transcript else set()
    for passage in transcript.passages:
        language = desk.newsroom.languages.get(passage.language)
        if language and passage.role != "name" and passage.text not in copied:  # TRN006 tells what was copied
            yield from _judged(passage, language, desk)


def _judged(passage: Passage, language: Language, desk: Desk) -> Iterator[Report]:
    words = words_of(passage, desk.names)
    if len(words) < FEWEST:
        return
    known = desk.newsroom.languages
    counts = {other.code: sum(map(other.common.__contains__, words)) for other in known.values()}
    likely = max(counts, key=lambda code: counts[code])
    is_sure = counts[likely] >= SURE and counts[likely] >= SURE * counts[language.code]
    is_sure = is_sure and known[likely].script == language.script  # names in another script have small words as well
    is_foreign = _mostly_in(words_of(passage, _no_names)) not in (None, SCRIPTS.get(language.script))
    if is_foreign or (likely != language.code and is_sure):
        is_told = likely != language.code and counts[likely]
        told = f", it seems to be {known[likely].name}" if is_told else ""
        fix = f"translate it; if it is meant to be so, say its language: [text]{{lang={likely if is_told else '…'}}}"
        yield Report(passage.at(0), f"this is not {language.name}{told}", fix)


def _no_names(text: str) -> tuple[tuple[int, int, str], ...]:
    return ()


def _mostly_in(words: list[str]) -> str | None:
    """The script in which more than half of the words begin."""
    script, count = Counter(map(main_script, words)).most_common(1)[0]
    return script if count > len(words) / 2 else None

"""TXT019"""

import re
import unicodedata
from collections.abc import Iterator

from ...model.finding import Edit, Severity
from ...model.node import Text
from ...model.passage import Transcript
from ..rule import Desk, Report, rule
from ..signs import signs

MARKED = re.compile("[^\\W\\d_][\u0300-\u036f\u0653-\u0655]+")


@rule("TXT019", Severity.WARNING)
def decomposed_letter(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    """A letter and its accent are two characters where one is customary.

    Why: this comes from PDFs and some file systems. Search does not find the word, and the accent may slip.
    Wrong:
    ```
    title: { en: A, fr: "Liberte\\u0301", ar: ج }
    ```
    Right:
    ```
    title: { en: A, fr: Liberté, ar: ج }
    ```
    """
    for passage in transcript.passages:
        for sign in signs(passage, desk, MARKED, has_names=True):
            right = unicodedata.normalize("NFC", sign.text)
            if right != sign.text:
                yield sign.report(_message(right), f"type {right}", right)
    for text in _files(transcript):
        for found in MARKED.finditer(text):
            right, place = unicodedata.normalize("NFC", found[0]), text.at(found.start())
            if right != found[0]:
                edit = Edit(place, found[0], right)
                yield Report(place, _message(right), f"type {right}", transcript.language, (edit,))


def _message(right: str) -> str:
    return f"‘{right}’ is written as a letter and a separate accent"


def _files(transcript: Transcript) -> Iterator[Text]:
    """The long texts as they are typed: Markdown's reader has composed the letters of their passages."""
    release, code = transcript.release, transcript.language
    if release and code in release.bodies:
        yield release.bodies[code]
    for texts in release.chapters.values() if release else ():
        if code in texts:
            yield texts[code]

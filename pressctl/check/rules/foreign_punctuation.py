"""TXT007"""

import re
from collections.abc import Iterator

from ...model.finding import Severity
from ...model.passage import Passage
from ..rule import Desk, Report, rule
from ..signs import signs, written_in
from ..tongues import ARABIC

OTHERS = re.compile(
    rf"(?<=[{ARABIC}\u064b-\u0652»”)\"\]%٪0-9٠-٩])[ \u00a0]?([,;?])(?![0-9٠-٩“])"
    r"(?!(?<=[0-9٠-٩],) [0-9])"  # 36.2, 37.1 is a place
)
OWN = re.compile("[،؛؟]")


@rule("TXT007", Severity.WARNING)
def foreign_punctuation(passage: Passage, desk: Desk) -> Iterator[Report]:
    """A comma, semicolon or question mark of the other script.

    Why: Arabic has its own: ، ؛ ؟. The Latin ones stand the wrong way round in an Arabic line, and readers stumble.
    Wrong:
    ```body.ar.md
    ندعو إلى وقف القصف, وإلى حماية المدنيين.
    ```
    Right:
    ```body.ar.md
    ندعو إلى وقف القصف، وإلى حماية المدنيين.
    ```
    """
    own = written_in(desk, "marks")
    for code, known in own.items():
        for sign in signs(passage, desk, OTHERS, (code,)):
            right = known.marks.get(sign.text)
            if right:
                yield sign.report(f"‘{sign.text}’ is a Latin sign in Arabic text", f"write {right}", right)
    latin = {mark: other for known in own.values() for other, mark in known.marks.items()}
    others = [code for code in desk.newsroom.languages if code not in own]
    for sign in signs(passage, desk, OWN, others):
        if sign.text in latin:
            right = latin[sign.text]
            yield sign.report(f"‘{sign.text}’ is an Arabic sign in Latin text", f"write {right}", right)

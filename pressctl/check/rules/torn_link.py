"""LNK027"""

import re
from collections.abc import Iterator
from urllib.parse import unquote, unquote_to_bytes

from ...model.finding import Severity
from ...model.passage import Transcript
from ..rule import Desk, Report, rule

PAIRS = {")": "(", "]": "[", "}": "{"}
OF_SENTENCES = '.,;:،؛؟…»”’"›。>'  # and a bracket that closes none
INITIALS = re.compile(r"(?:^|[^A-Za-z])(?:[A-Za-z]\.){2,}$")  # …/wiki/U.S.
BROKEN = re.compile(r"%(?![0-9A-Fa-f]{2})")
MOST = 8  # signs that stand behind an address
ANEW = "copy the address once more from the page itself"


@rule("LNK027", Severity.WARNING)
def torn_link(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    """An address was probably cut, or has a sign of the sentence at its end.

    Why: such a link leads to a page that is not there, and it looks whole.
    Wrong:
    ```body.en.md
    Read [the report](https://example.org/report.).
    ```
    ```body.fr.md
    Lisez [le rapport](https://example.org/%C3%A9t%).
    ```
    Right:
    ```body.en.md
    Read [the report](https://example.org/report).
    ```
    ```body.fr.md
    Lisez [le rapport](https://example.org/%C3%A9t%C3%A9).
    ```
    """
    for mention in transcript.mentions:
        if re.match("https?://", mention.target, re.IGNORECASE):
            for why, fix in _faults(mention.target):
                yield Report(mention.aim or mention.place, f"{mention.target} {why}", fix)


def _faults(target: str) -> Iterator[tuple[str, str]]:
    whole = _without_end(target)
    opened, unopened = _lone(unquote(target))
    if whole != target:
        yield f"ends in ‘{target[len(whole) :]}’, which belongs to the sentence", f"write {whole}"
    elif opened:
        closed = "".join(closer for mark in reversed(opened) for closer, opener in PAIRS.items() if opener == mark)
        yield f"has a ‘{opened[0]}’ that does not close: it was probably cut", f"write {target}{closed}, or {ANEW}"
    elif unopened:
        yield f"has a ‘{unopened[0]}’ that never opened", ANEW
    if _is_cut(target):
        yield "ends within a letter: it was cut", ANEW
    elif BROKEN.search(target):
        fix = f"{ANEW}; if the sign % itself is meant, write {BROKEN.sub('%25', target)}"
        yield "has a % without two figures after it", fix


def _without_end(target: str) -> str:
    """The address without what the sentence put at its end."""
    for _ in range(MOST):
        is_lone = target[-1] in PAIRS and target[-1] in _lone(unquote(target))[1]
        if INITIALS.search(target[-12:]) or not (is_lone or target[-1] in OF_SENTENCES):
            break
        target = target[:-1]
    return target


def _lone(text: str) -> tuple[str, str]:
    """The brackets that stay open, and those that close what was never opened."""
    opened, unopened = [""], ""
    for sign in text:
        if sign in PAIRS.values():
            opened.append(sign)
        elif sign in PAIRS and opened[-1] == PAIRS[sign]:
            opened.pop()
        elif sign in PAIRS:
            unopened += sign
    return "".join(opened), unopened


def _is_cut(target: str) -> bool:
    """Whether the address ends in the middle of %… or of a letter that takes several of them."""
    if re.search("%[0-9A-Fa-f]?$", target) and re.search("%[0-9A-Fa-f]{2}", target):
        return True
    try:
        unquote_to_bytes(target).decode()
    except UnicodeDecodeError as error:
        before = error.object[: error.start]
        return error.reason == "unexpected end of data" and not before.isascii()
    return False

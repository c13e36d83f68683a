"""Signs → codes: each is what a font shows and what it says, in the widths that it takes.

A code says one character wherever possible. Readers turn right-to-left lines round by rules of their own; a code that
says two letters comes out in an order of its own in each of them, and so further characters get codes without width.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from .signs import Part, Sign, SignRun

FIRST_CODE = 0x100
RLM = "\u200f"
MARKS = re.compile("[\u064b-\u065f\u0670]+|.", re.DOTALL)
WEAK = frozenset({"CS", "ET", "ES"})

Shape = tuple[Part, ...]  # the glyphs of a code; none for a blank


@dataclass(frozen=True, slots=True)
class Code:
    """What one code shows and says; `width` in thousandths of an em."""

    shape: Shape
    text: str
    width: float


@dataclass
class Codes:
    """The codes of one font, numbered in the order in which they are needed."""

    numbers: dict[Code, int] = field(default_factory=dict)

    def number(self, code: Code) -> int:
        return self.numbers.setdefault(code, FIRST_CODE + len(self.numbers))

    def blanks(self, text: str) -> list[int]:
        """Codes without ink or width, one for each character."""
        return [self.number(Code((), char, 0)) for char in text]


def written(sign: Sign, left: Sign | None, codes: Codes) -> list[int]:
    """The codes of a sign, from left to right; `left` is the sign before it in its run."""
    text, extra = sign.text, ""
    if len(text) > 1 and sign.is_rtl:
        if len(set(text)) == len(text):
            extra, text = _turned(text[1:]), text[0]
            extra = RLM + extra if left and _is_caught(left, sign) else extra
        else:  # readers drop a character that they meet twice at one place: one code says all of it
            text = _turned(text)
    shown = codes.number(Code(sign.parts, text, sign.width))
    return [*codes.blanks(sign.before + extra), shown, *codes.blanks(sign.after)]


def _turned(text: str) -> str:
    """Right-to-left text from left to right; a run of marks stays in its order: PDFium does not turn it, and poppler
    does, which is canonically the same."""
    return "".join(MARKS.findall(text)[::-1])


def _is_caught(left: Sign, sign: Sign) -> bool:
    """Whether a reader takes the sign's marks and the punctuation at its left for one number."""
    said = left.text[-1:]
    return bool(said) and unicodedata.bidirectional(said) in WEAK and unicodedata.bidirectional(sign.text[-1]) == "NSM"


def coded(run: SignRun, fonts: dict[str, Codes]) -> list[bytes]:
    """The operators that show a run."""
    operators: list[bytes] = []
    array: list[str] = []
    until: Sign | None = None
    left: Sign | None = None

    def flush() -> None:
        if array:
            operators.append(f"[{''.join(array)}] TJ".encode())
            array.clear()

    for token in run.tokens:
        if not isinstance(token, Sign):
            array.append(_number(token))
            continue
        codes = fonts.setdefault(token.main.font.hash, Codes())
        if token.until:
            flush()
            operators.append(b"/PM <</ActualText <feff%s>>> BDC" % token.seen_as.encode("utf-16-be").hex().encode())
            until = token.until
        array.append("<" + "".join(f"{number:04x}" for number in written(token, left, codes)) + ">")
        if token is until:
            flush()
            operators.append(b"EMC")
        left = token
    flush()
    return operators


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"

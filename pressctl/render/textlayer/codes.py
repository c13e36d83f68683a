"""Signs → codes: each is what a font shows and what it says, in the widths that it takes.

A code says one character wherever possible. Readers turn right-to-left lines round by rules of their own; a code that
says two letters comes out in an order of its own in each of them, and so further characters get codes without width.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from .signs import EXACT, Part, Sign, SignRun

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
    _written: dict[Sign, str] = field(default_factory=dict)

    def number(self, code: Code) -> int:
        return self.numbers.setdefault(code, FIRST_CODE + len(self.numbers))

    def blanks(self, text: str) -> list[int]:
        """Codes without ink or width, one for each character."""
        return [self.number(Code((), char, 0)) for char in text]

    def written(self, sign: Sign) -> str:
        """The codes of a sign as an operand."""
        known = self._written.get(sign)
        if known is None:
            known = self._written[sign] = self.operand(sign)
        return known

    def operand(self, sign: Sign, is_caught: bool = False) -> str:
        """`is_caught` if a reader takes the marks of the sign and what is before it for one number."""
        text, extra = sign.text, ""
        if len(text) > 1 and sign.is_rtl:
            if len(set(text)) == len(text):
                extra, text = _turned(text[1:]), text[0]
                extra = RLM + extra if is_caught else extra
            else:  # readers drop a character that they meet twice at one place: one code says all of it
                text = _turned(text)
        shown = self.number(Code(sign.parts, text, sign.width))
        codes = (*self.blanks(sign.before + extra), shown, *self.blanks(sign.after))
        return f"<{''.join(f'{number:04x}' for number in codes)}>"


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
    codes = fonts.setdefault(run.run.font, Codes())
    operators: list[bytes] = []
    array = [_number(run.lead)]
    left: Sign | None = None
    until = -1

    def flush() -> None:
        if shown := "".join(array).replace("><", ""):
            operators.append(f"[{shown}] TJ".encode())
        array.clear()

    for place, sign in enumerate(run.signs):
        if sign.until >= 0:
            flush()
            operators.append(b"/PM <</ActualText <feff%s>>> BDC" % sign.seen_as.encode("utf-16-be").hex().encode())
            until = sign.until
        is_caught = len(sign.text) > 1 and left is not None and _is_caught(left, sign)
        array.append(codes.operand(sign, is_caught) if is_caught else codes.written(sign))
        if place == until:
            flush()
            operators.append(b"EMC")
        if run.moves[place]:
            array.append(_number(run.moves[place]))
        left = sign
    flush()
    return operators


@lru_cache(maxsize=4096)
def _number(value: float) -> str:
    """A move of the pen; nothing for one that is too small to be seen."""
    return "" if abs(value) <= EXACT else f"{value:.4f}".rstrip("0").rstrip(".") or "0"

"""A content stream → what is drawn in which mark, and which codes are shown in which font."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field

Number = tuple[int, int]  # of an object
_STRING = rb"\((?:\\.|[^\\()]++)*+\)"
TOKEN = re.compile(
    rb"(?P<array>\[(?:[^\]()]++|" + _STRING + rb")*+\])|(?P<string>" + _STRING + rb")|(?P<map><<(?:[^<>]|<[^<>]*>)*>>)"
    rb"|(?P<hex><[0-9A-Fa-f\s]*>)|/(?P<name>[^\s/<>\[\](){}%]*)|(?P<image>BI\s.*?\sEI\b)|(?P<word>[A-Za-z'\"]+\*?)",
    re.DOTALL,
)
MARK = re.compile(rb"/MCID\s+(\d+)")
CODES = re.compile(rb"<([0-9A-Fa-f\s]*)>")
PAINTS = frozenset({b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh", b"Tj", b"TJ", b"'", b'"'})
SHOWS = frozenset({b"Tj", b"TJ", b"'", b'"'})
ARTIFACT, TAG = "Artifact", "tag"
DEEPEST = 20  # forms within forms


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a page may show by name: a picture (of which nothing is read), or a form with its operators."""

    number: Number
    operators: bytes = b""
    is_reference: bool = False


@dataclass
class Content:
    """What was found on one page."""

    marks: set[int] = field(default_factory=set)
    unmarked: int = 0  # times that something is drawn in no mark
    artifacts_in_tags: int = 0
    tags_in_artifacts: int = 0
    codes: dict[Number, set[int]] = field(default_factory=dict)
    tagged_forms: list[Number] = field(default_factory=list)  # as often as they are shown
    references: int = 0


def read(operators: bytes, shown: Mapping[str, Drawn], fonts: Mapping[str, Number]) -> Content:
    """Go through a page and the forms that it shows; those of a form are looked for among the page's."""
    reader = _Reader(shown, fonts)
    reader.go(operators, [])
    reader.content.codes = {font: _codes(operands) for font, operands in reader.operands.items()}
    return reader.content


@dataclass
class _Reader:
    shown: Mapping[str, Drawn]
    fonts: Mapping[str, Number]
    content: Content = field(default_factory=Content)
    operands: dict[Number, list[bytes]] = field(default_factory=dict)
    _font: Number = (0, 0)

    def go(self, operators: bytes, outer: list[str], depth: int = 0) -> bool:
        """Read a stream that is shown within other marks; says whether there are marks with numbers in it."""
        within, name, operand, has_marks = list(outer), "", b"", False
        for token in TOKEN.finditer(operators):
            kind, text = token.lastgroup or "", token[0]
            if kind in ("word", "image"):
                has_marks |= self._act(text, name, operand, within, depth)
                name, operand = "", b""
            elif kind == "name":
                name = name or text[1:].decode("latin-1")
            else:
                operand = text
        return has_marks

    def _act(self, operator: bytes, name: str, operand: bytes, within: list[str], depth: int) -> bool:
        if operator in (b"BDC", b"BMC"):
            return self._begin(name, MARK.search(operand), within, depth)
        if operator == b"EMC":
            within[-1:] = []
        elif operator == b"Tf":
            self._font = self.fonts.get(name, (0, 0))
        elif operator == b"Do":
            self._show(name, within, depth)
        elif operator in PAINTS or operator.startswith(b"BI"):
            self._paint(within)
        if operator in SHOWS:
            self.operands.setdefault(self._font, []).append(operand)
        return False

    def _begin(self, name: str, mark: re.Match[bytes] | None, within: list[str], depth: int) -> bool:
        """A mark begins: `within` gets what it is."""
        if name == ARTIFACT:
            self.content.artifacts_in_tags += TAG in within
        elif mark:
            self.content.tags_in_artifacts += ARTIFACT in within
            if not depth:
                self.content.marks.add(int(mark[1]))
        within.append(ARTIFACT if name == ARTIFACT else TAG if mark else "")
        return bool(mark)

    def _paint(self, within: list[str]) -> None:
        self.content.unmarked += TAG not in within and ARTIFACT not in within

    def _show(self, name: str, within: list[str], depth: int) -> None:
        drawn = self.shown.get(name, Drawn((0, 0)))
        self.content.references += drawn.is_reference
        if not drawn.operators:
            self._paint(within)
        elif depth < DEEPEST and self.go(drawn.operators, within, depth + 1):
            self.content.tagged_forms.append(drawn.number)


def _codes(operands: list[bytes]) -> set[int]:
    """The codes in strings and arrays of them, two bytes each, as in all fonts of ours."""
    written = bytes.fromhex(b"".join(CODES.findall(b"".join(operands))).decode())
    return set(struct.unpack_from(f">{len(written) // 2}H", written))

"""HTML → the paragraphs that a page made of it must show. It stands on html.parser alone, and shares nothing with ours.

`<span dir>` becomes an isolate (U+2066 or U+2067 … U+2069), `<bdi>` and `dir=auto` the one that looks for the first
strong letter (U+2068). A `<br>` ends a paragraph as far as directions go, so it gives two.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html.parser import HTMLParser

from pressctl.model.language import Direction
from pressctl.proof.fault import Expected

HOLDING = frozenset(["p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "figcaption", "blockquote", "dt", "dd"])
BLOCKS = HOLDING | frozenset(
    [
        "html",
        "body",
        "div",
        "main",
        "section",
        "article",
        "header",
        "footer",
        "nav",
        "aside",
        "address",
        "figure",
        "caption",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "ul",
        "ol",
        "dl",
        "pre",
        "hr",
        "details",
        "summary",
        "form",
        "fieldset",
    ]
)
# A span of one of these classes is drawn apart from the line that it stands in: at the page's foot, or beside the text.
APART = frozenset(["fn", "para", "side"])
UNSHOWN = frozenset(["head", "style", "script", "template", "title", "svg", "noscript"])
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
# An element in the key ends, without being closed, where one of these begins.
ENDED_BY = {
    "p": BLOCKS,
    "li": {"li"},
    "dt": {"dt", "dd"},
    "dd": {"dt", "dd"},
    "td": {"td", "th", "tr"},
    "th": {"td", "th", "tr"},
    "tr": {"tr"},
}
ISOLATES = {"ltr": "\u2066", "rtl": "\u2067", "auto": "\u2068"}
PDI, PICTURE, BREAK_HERE = "\u2069", "\ufffc", "\u200b"


@dataclass(frozen=True, slots=True)
class _Open:
    """An element that is open: `direction` is its dir attribute, `opener` the isolate that it put into the text.

    `line` is the text of the line that the element stands apart from.
    """

    tag: str
    direction: str = ""
    opener: str = ""
    line: str | None = None


def expected(html: str) -> list[Expected]:
    """The paragraphs of a page, in the order of the document."""
    reader = _Reader(convert_charrefs=True)
    reader.feed(html)
    reader.close()
    reader.end_paragraph()
    return reader.paragraphs


class _Reader(HTMLParser):
    def __init__(self, *, convert_charrefs: bool) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self.paragraphs: list[Expected] = []
        self._open: list[_Open] = []
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in BLOCKS:
            self._begin_block(tag)
        if tag in VOID:
            self._put(tag)
            return
        hidden = "hidden" in values or tag in UNSHOWN
        direction = (values.get("dir") or ("auto" if tag == "bdi" else "")).lower()
        opener = "" if tag in BLOCKS else ISOLATES.get(direction, "")
        line = self._text if tag == "span" and APART & {*(values.get("class") or "").split()} else None
        if line is not None:
            self._text = "".join(element.opener for element in self._open)
        self._open.append(_Open("hidden" if hidden else tag, direction, opener, line))
        self._text += opener

    def handle_endtag(self, tag: str) -> None:
        names = {tag, "hidden"}
        at = next((i for i in reversed(range(len(self._open))) if self._open[i].tag in names), None)
        if at is None or tag in VOID:
            return
        if tag in BLOCKS:
            self.end_paragraph()
        self._text += PDI * sum(bool(element.opener) for element in self._open[at:])
        line = self._open[at].line
        del self._open[at:]
        if line is not None:
            self.end_paragraph()
            self._text = line

    def handle_data(self, data: str) -> None:
        if not any(element.tag == "hidden" for element in self._open):
            self._text += data

    def _begin_block(self, tag: str) -> None:
        self.end_paragraph()
        block = self._block()
        if block and tag in ENDED_BY.get(block.tag, ()):
            del self._open[self._open.index(block) :]

    def _put(self, tag: str) -> None:
        if tag == "br":
            self.end_paragraph()
        self._text += {"img": PICTURE, "wbr": BREAK_HERE}.get(tag, "")

    def _block(self) -> _Open | None:
        return next((element for element in reversed(self._open) if element.tag in BLOCKS), None)

    def end_paragraph(self) -> None:
        """Keep what has been read as a paragraph, and open the isolates that are still open anew."""
        openers = [element.opener for element in self._open if element.opener]
        text = re.sub(r"[ \t\n\r\f]+", " ", self._text + PDI * len(openers)).strip(" ")
        block = self._block()
        if block and block.tag in HOLDING and any(not _is_blank(char) for char in text):
            self.paragraphs.append(Expected(text, self._base(text)))
        self._text = "".join(openers)

    def _base(self, text: str) -> Direction:
        """The direction of the block that is open: that of the nearest block with one."""
        blocks = (element for element in reversed(self._open) if element.tag in BLOCKS)
        direction = next((element.direction for element in blocks if element.direction), "ltr")
        if direction == "auto":
            direction = next(
                ({"L": "ltr"}.get(d, "rtl") for d in map(unicodedata.bidirectional, text) if d in STRONG), "ltr"
            )
        return "rtl" if direction == "rtl" else "ltr"


STRONG = frozenset({"L", "R", "AL"})


def _is_blank(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) == "Cf" or char == PICTURE

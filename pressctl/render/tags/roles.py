"""An element of the page → what it is in a PDF. The names are those of ISO 32000-1, 14.8.4."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}svg"
_TYPES = """
    main Part, article Art, section Sect, nav Sect, aside Sect, figure Div, p P, pre P, blockquote BlockQuote,
    h1 H1, h2 H2, h3 H3, h4 H4, h5 H5, h6 H6, ul L, ol L, dl L, li LI, dt Lbl, dd LBody, figcaption P,
    table Table, thead THead, tbody TBody, tr TR, th TH, td TD, img Figure, a Link, code Code
"""
ROLES = {SVG: "Figure", **dict(pair.split() for pair in _TYPES.split(","))}
INLINE = frozenset({"a", "abbr", "b", "br", "code", "del", "em", "i", "img", "span", "strong", "sub", "sup"})
GROUPS = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote"})  # their text stands in paragraphs
WITHIN_LINES = frozenset({"Link", "Span", "Code", "Reference"})
DECORATION = {"runner": "Header", "footer": "Footer", "watermark": "Watermark"}  # the same on every page
NUMBERING = dict(digits="Decimal", arab="Decimal", letters="LowerAlpha", capitals="UpperAlpha", abjad="Decimal")


def classes(element: Element) -> list[str]:
    return element.get("class", "").split()


class Page:
    """The elements of a page, and who stands within whom."""

    def __init__(self, root: Element) -> None:
        self._parents: Mapping[Element, Element] = {child: parent for parent in root.iter() for child in parent}

    def parent(self, element: Element) -> Element | None:
        return self._parents.get(element)

    def above(self, element: Element) -> list[Element]:
        """The element and all that it stands in, from the inside."""
        found = [element]
        while (parent := self._parents.get(found[-1])) is not None:
            found.append(parent)
        return found

    def language(self, element: Element) -> str:
        return next((each.attrib["lang"] for each in self.above(element) if each.get("lang")), "")

    def decoration(self, element: Element) -> str:
        """What sort of decoration it belongs to; nothing if it is content."""
        names = (name for each in self.above(element) for name in classes(each))
        return next((DECORATION[name] for name in names if name in DECORATION), "")

    def block(self, element: Element) -> Element:
        """The nearest element that is not part of a line."""
        return next(each for each in self.above(element) if each.tag not in INLINE)

    def row_head(self, element: Element) -> Element | None:
        """The head of a table that it stands in, which the engine repeats on every page of the table."""
        return next((each for each in self.above(element) if each.tag == "thead"), None)

    def heads(self, cell: Element) -> list[Element]:
        """The header cells that speak for a cell; no cell of ours is wider or higher than one."""
        row = next(each for each in self.above(cell) if each.tag == "tr")
        table = next((each for each in self.above(cell) if each.tag == "table"), row)
        place = list(row).index(cell)
        columns = [each[place] for each in table.findall("thead/tr") if len(each) > place and each is not row]
        return [
            *(each for each in row if each.tag == "th" and self.scope(each) == "Row"),
            *(each for each in columns if each.tag == "th" and self.scope(each) == "Column"),
        ]

    def scope(self, cell: Element) -> str:
        """Which cells a header cell speaks for."""
        told = cell.get("scope") or ("row" if self.row_head(cell) is None else "col")
        return "Row" if told == "row" else "Column"

    def is_listed(self, element: Element) -> bool:
        """Whether it is a line of the contents, or in one."""
        return any("toc" in classes(each) for each in self.above(element))

    def titled(self, element: Element) -> Element | None:
        """The table whose title this is."""
        parent = self.parent(element)
        if parent is None or "tabletitle" not in classes(element) or any(e.tag == SVG for e in parent.iter()):
            return None
        return parent.find("table")

    def role(self, element: Element) -> str:
        """Its structure type; nothing for those that only hold others, or only look different."""
        if "para" in classes(element):
            return "P"
        if self.titled(element) is not None or (element.tag == "figcaption" and self._shows(element)):
            return "Caption"
        return ROLES.get(element.tag, "")

    def _shows(self, caption: Element) -> bool:
        figure = self.parent(caption)
        return figure is not None and any(each.tag in ("img", SVG, "table") for each in figure.iter())


def described(element: Element) -> str:
    """What a picture shows, in words."""
    return element.get("alt") or element.get("aria-label") or ""


def said(element: Element) -> str:
    """The words of an element, without what the stylesheet adds."""
    return " ".join("".join(element.itertext()).split())


def numbered(element: Element) -> str:
    """How the items of a list are counted."""
    names = (name.removeprefix("by-") for name in classes(element))
    return next((NUMBERING[name] for name in names if name in NUMBERING), "None" if element.tag == "dl" else "Disc")

"""PDF bytes → the tree of structure elements, the pages and the fonts. The only importer of pikepdf here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf

from .content import Content, Drawn, read
from .program import Lettering, lettering

DEEPEST = 100  # structure elements within each other
GRADES = 20  # names that a role map may go through


@dataclass(eq=False, slots=True)
class Element:
    """A structure element. `marks` are the page and the number of each mark that is its own content."""

    made: Any
    name: str
    role: str
    parent: Element | None
    page: int = 0
    kids: list[Element] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    links: list[Any] = field(default_factory=list)
    entries: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.entries = frozenset(self.made.keys())

    def text(self, key: str) -> str:
        """An entry that is a text; empty if there is none."""
        return str(self.made[f"/{key}"]).strip() if f"/{key}" in self.entries else ""

    def attribute(self, key: str) -> Any:
        """An attribute of any owner."""
        given = self.made["/A"] if "/A" in self.entries else None
        owners = given if isinstance(given, pikepdf.Array) else [given] if given is not None else []
        return next((each[f"/{key}"] for each in owners if _is_map(each) and f"/{key}" in each), None)

    def above(self) -> Iterator[Element]:
        each: Element | None = self
        while each:
            yield each
            each = each.parent


@dataclass(frozen=True)
class Sheet:
    """A PDF that is open."""

    pdf: pikepdf.Pdf

    @property
    def catalogue(self) -> Any:
        return self.pdf.Root

    @cached_property
    def numbers(self) -> Mapping[tuple[int, int], int]:
        """The number of each page, from 1, by the number of its object."""
        return {page.obj.objgen: number for number, page in enumerate(self.pdf.pages, start=1)}

    @cached_property
    def roles(self) -> Mapping[str, str]:
        given = self._root.get("/RoleMap", {})
        return {str(name)[1:]: str(given[name])[1:] for name in given.keys()}  # noqa: SIM118 — it is no mapping

    @cached_property
    def elements(self) -> list[Element]:
        """All structure elements in reading order."""
        return list(self._walked(self._root, None, 0))

    @cached_property
    def owners(self) -> Mapping[tuple[int, int], Element]:
        """The structure element of each annotation, by the number of its object."""
        return {made.objgen: each for each in self.elements for made in each.links}

    @property
    def _root(self) -> Any:
        return self.catalogue.get("/StructTreeRoot", pikepdf.Dictionary())

    def _walked(self, made: Any, parent: Element | None, depth: int) -> Iterator[Element]:
        kids = made.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                if parent:
                    parent.marks.append((parent.page, kid))
            elif _is_map(kid) and "/S" in kid and depth < DEEPEST:
                name = str(kid.S)[1:]
                element = Element(kid, name, self.mapped(name), parent, self._page(kid, parent))
                if parent:
                    parent.kids.append(element)
                yield element
                yield from self._walked(kid, element, depth + 1)
            elif parent and _is_map(kid):
                self._leaf(kid, parent)

    def _leaf(self, kid: Any, parent: Element) -> None:
        if "/MCID" in kid:
            parent.marks.append((self._page(kid, parent), int(kid.MCID)))
        elif "/Obj" in kid:
            parent.links.append(kid.Obj)

    def _page(self, made: Any, parent: Element | None) -> int:
        page = made.get("/Pg")
        return self.numbers.get(page.objgen, 0) if page is not None else parent.page if parent else 0

    def mapped(self, name: str) -> str:
        """The standard type that a name stands for; the last one that is known of it if there is none."""
        for _ in range(GRADES):
            if name not in self.roles:
                break
            name = self.roles[name]
        return name

    @cached_property
    def contents(self) -> list[Content]:
        """What is drawn on each page, forms included."""
        return [self._content(page.obj) for page in self.pdf.pages]

    def _content(self, page: Any) -> Content:
        stream = page.get("/Contents")
        parts = stream if isinstance(stream, pikepdf.Array) else [stream] if stream is not None else []
        resources = page.get("/Resources", {})
        return read(b"\n".join(part.read_bytes() for part in parts), self._shown(resources), self._fonts(resources))

    def _shown(self, resources: Any) -> Mapping[str, Drawn]:
        """The forms that a page may show, by name."""
        given = resources.get("/XObject", {})
        return {str(name)[1:]: self._drawn(given[name]) for name in given.keys()}  # noqa: SIM118

    def _drawn(self, made: Any) -> Drawn:
        if made.get("/Subtype") != "/Form":
            return Drawn(made.objgen)
        if made.objgen not in self._forms:
            self._forms[made.objgen] = Drawn(made.objgen, made.read_bytes(), "/Ref" in made)
        return self._forms[made.objgen]

    @cached_property
    def _forms(self) -> dict[tuple[int, int], Drawn]:
        return {}

    def _fonts(self, resources: Any) -> Mapping[str, tuple[int, int]]:
        given = resources.get("/Font", {})
        return {str(name)[1:]: given[name].objgen for name in given.keys()}  # noqa: SIM118

    @cached_property
    def fonts(self) -> list[Lettering]:
        """Every font in which something is shown, with the codes that are."""
        shown: dict[tuple[int, int], dict[int, int]] = {}
        for number, content in enumerate(self.contents, start=1):
            for font, codes in content.codes.items():
                for code in codes:
                    shown.setdefault(font, {}).setdefault(code, number)
        return [self._lettering(self.pdf.get_object(font), codes) for font, codes in shown.items()]

    def _lettering(self, font: Any, codes: Mapping[int, int]) -> Lettering:
        inner = font.get("/DescendantFonts", [pikepdf.Dictionary()])[0]
        table = inner.get("/CIDToGIDMap")
        return lettering(font, codes, table.read_bytes() if isinstance(table, pikepdf.Stream) else None)

    @cached_property
    def annotations(self) -> list[tuple[int, Any]]:
        """All annotations with the numbers of their pages."""
        return [
            (number, each)
            for number, page in enumerate(self.pdf.pages, start=1)
            for each in page.obj.get("/Annots", [])
        ]


def _is_map(made: Any) -> bool:
    return isinstance(made, pikepdf.Dictionary)

"""The tree → objects of a PDF that is not yet written, in the place of those that the page engine made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pydyf

from ..textlayer.capture import EngineChanged
from .drawing import Piece, Pointer
from .tree import Node, Tree

BESIDE = frozenset({"Header", "Footer", "Watermark"})  # what stands on every page beside its text
Place = tuple[Any, int]  # a stream, and where in it the operands of a mark are


@dataclass
class Writer:
    """Writes one tree into one PDF. The engine's own structure elements are emptied and used again."""

    pdf: pydyf.PDF
    _spare: list[Any] = field(default_factory=list)
    _owners: dict[tuple[int, int], bytes] = field(default_factory=dict)
    _links: list[tuple[Any, bytes]] = field(default_factory=list)

    def write(self, tree: Tree) -> None:
        """Raises `EngineChanged` before any change."""
        root, pages = self._root(), [each for each in self.pdf.objects if _type(each) == "/Page"]
        marks = [dict(self._marks(self._of(page["Contents"]), page)) for page in pages]
        if any(piece.mark not in marks[piece.page] for piece in _all(tree)):
            raise EngineChanged("the marks in the pages are not those that were drawn")
        self._empty()
        for piece, sort in tree.decoration:
            _decorate(*marks[piece.page][piece.mark], sort)
        root["K"] = pydyf.Array([self._element(tree.root, root.reference, pages)])
        self._number(root, marks)
        for pointer in tree.superfluous:
            pages[pointer.page]["Annots"].remove(pointer.annotation.reference)
            pointer.annotation.clear()

    # ── what the engine made ─────────────────────────────────────────────────

    def _of(self, reference: bytes | str) -> Any:
        return self.pdf.objects[int(reference.split()[0])]

    def _root(self) -> Any:
        reference = self.pdf.catalog.get("StructTreeRoot")
        if reference is None:
            raise EngineChanged("the page engine made no tags")
        return self._of(reference)

    def _marks(self, stream: Any, page: Any) -> Iterator[tuple[int, Place]]:
        """Where the marks of a page are: in its own stream, or in forms that it shows."""
        shown = self._of(page["Resources"])["XObject"]
        for place, operator in enumerate(stream.stream):
            if operator == b"BDC" and "MCID" in stream.stream[place - 1]:
                yield stream.stream[place - 1]["MCID"], (stream, place - 1)
            elif isinstance(operator, bytes) and operator.endswith(b" Do"):
                form = self._of(shown[operator.split()[0][1:].decode()])
                if form.extra.get("Subtype") == "/Form":
                    yield from self._marks(form, {"Resources": form.extra["Resources"]})

    def _empty(self) -> None:
        """Take the engine's elements apart: their numbers go to ours."""
        for each in self.pdf.objects:
            if _type(each) in ("/StructElem", "/OBJR"):
                each.clear()
                self._spare.append(each)
        self._spare.reverse()

    # ── what we make ─────────────────────────────────────────────────────────

    def _new(self) -> Any:
        if self._spare:
            return self._spare.pop()
        made = pydyf.Dictionary()
        self.pdf.add_object(made)
        return made

    def _element(self, node: Node, parent: bytes, pages: list[Any]) -> bytes:
        made = self._new()
        reference: bytes = made.reference
        made.update(Type="/StructElem", S=f"/{node.role}", P=parent)
        if node.parent and node.language != node.parent.language:
            made["Lang"] = pydyf.String(node.language)
        if node.description and node.role != "Link":
            made["Alt"] = pydyf.String(node.description)
        if node.name:
            made["ID"] = pydyf.String(node.name)
        if attributes := _attributes(node):
            made["A"] = attributes
        if (first := next((kid.page for kid in node.kids if isinstance(kid, Piece)), None)) is not None:
            made["Pg"] = pages[first].reference
        made["K"] = pydyf.Array([self._kid(kid, node, reference, pages) for kid in node.kids])
        return reference

    def _kid(self, kid: Node | Piece | Pointer, node: Node, owner: bytes, pages: list[Any]) -> Any:
        if isinstance(kid, Node):
            return self._element(kid, owner, pages)
        page = pages[kid.page].reference
        if isinstance(kid, Piece):
            self._owners[kid.page, kid.mark] = owner
            is_first = page == self._of(owner)["Pg"]
            return kid.mark if is_first else pydyf.Dictionary({"Type": "/MCR", "Pg": page, "MCID": kid.mark})
        self._links.append((kid.annotation, owner))
        kid.annotation["Contents"] = pydyf.String(node.description or node.text().strip() or "→")
        return pydyf.Dictionary({"Type": "/OBJR", "Pg": page, "Obj": kid.annotation.reference})

    def _number(self, root: Any, marks: list[dict[int, Place]]) -> None:
        """The way back, from each mark and each link to its element."""
        numbers = self._of(root["ParentTree"])["Nums"] = pydyf.Array()
        for page, found in enumerate(marks):
            owners = (self._owners.get((page, mark), "null") for mark in range(max(found, default=-1) + 1))
            numbers.extend([page, pydyf.Array(owners)])
        for number, (annotation, owner) in enumerate(self._links, start=len(marks)):
            numbers.extend([number, owner])
            annotation["StructParent"] = number
        root["ParentTreeNextKey"] = len(marks) + len(self._links)


def _all(tree: Tree) -> Iterator[Piece]:
    yield from (piece for piece, _ in tree.decoration)
    nodes = [tree.root]
    for node in nodes:
        nodes += [kid for kid in node.kids if isinstance(kid, Node)]
        yield from (kid for kid in node.kids if isinstance(kid, Piece))


def _type(made: Any) -> Any:
    return made.get("Type") if isinstance(made, pydyf.Dictionary) else None


def _attributes(node: Node) -> pydyf.Dictionary | None:
    area = next((kid.area for kid in node.kids if isinstance(kid, Piece) and kid.area), None)
    if node.role == "Figure" and area:
        box = pydyf.Array([round(edge, 2) for edge in area])
        return pydyf.Dictionary({"O": "/Layout", "Placement": "/Block", "BBox": box})
    if node.attributes:
        owner, values = node.attributes
        return pydyf.Dictionary({"O": f"/{owner}", **{key: _value(value) for key, value in values.items()}})
    return None


def _value(value: str | list[str]) -> Any:
    return value if isinstance(value, str) else pydyf.Array(pydyf.String(each) for each in value)


def _decorate(stream: Any, place: int, sort: str) -> None:
    """Make an artifact of a mark."""
    stream.stream[place - 1] = "/Artifact"
    kind = {"Type": "/Pagination", "Subtype": f"/{sort}"} if sort in BESIDE else {"Type": f"/{sort}"}
    stream.stream[place] = pydyf.Dictionary(kind)

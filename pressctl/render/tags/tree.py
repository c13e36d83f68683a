"""Pieces in reading order → the tree of structure elements. An element is one branch, on however many pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from .drawing import Piece, Pointer
from .roles import GROUPS, WITHIN_LINES, Page, classes, described, numbered, said


@dataclass(eq=False, slots=True)
class Node:
    """A structure element. `attributes` are those of its type, by their owner; its `description` says it in words."""

    role: str
    language: str
    parent: Node | None = None
    kids: list[Node | Piece | Pointer] = field(default_factory=list)
    description: str = ""
    name: str = ""
    attributes: tuple[str, dict[str, Any]] | None = None

    def text(self) -> str:
        """All that is drawn of it."""
        return "".join(
            kid.text() if isinstance(kid, Node) else kid.text for kid in self.kids if not isinstance(kid, Pointer)
        )


@dataclass(frozen=True)
class Tree:
    """The whole: its root, the pieces that are no part of it, each with its sort, and what need not be clickable."""

    root: Node
    decoration: tuple[tuple[Piece, str], ...]
    superfluous: tuple[Pointer, ...] = ()


def planted(pieces: Iterable[Piece | Pointer], root: Element) -> Tree:
    """The tree of a page whose outermost element is `root`."""
    planter = _Planter(Page(root), Node("Document", root.get("lang", "")))
    for piece in pieces:
        planter.place(piece)
    for note in planter.notes:  # after the paragraph that calls it, so that no sentence is interrupted
        assert note.parent
        note.parent.kids.append(note)
    return Tree(planter.root, tuple(planter.decoration), tuple(planter.superfluous))


@dataclass
class _Planter:
    page: Page
    root: Node
    notes: list[Node] = field(default_factory=list)
    decoration: list[tuple[Piece, str]] = field(default_factory=list)
    superfluous: list[Pointer] = field(default_factory=list)
    _homes: dict[tuple[Element, str], Node] = field(default_factory=dict)
    _levels: list[int] = field(default_factory=list)
    _heads: dict[Element, int] = field(default_factory=dict)

    def place(self, piece: Piece | Pointer) -> None:
        sort = self.page.decoration(piece.element)
        if isinstance(piece, Pointer):
            if piece.is_inner or sort:
                self.superfluous.append(piece)
            else:
                self._home(piece.element).kids.append(piece)
        elif sort or piece.is_leader:
            self.decoration.append((piece, sort or "Layout"))
        elif self._is_repeated(piece):
            self.decoration.append((piece, "Pagination"))
        else:
            self._content(piece).kids.append(piece)

    def _is_repeated(self, piece: Piece) -> bool:
        head = self.page.row_head(piece.element)
        return head is not None and self._heads.setdefault(head, piece.page) < piece.page

    def _content(self, piece: Piece) -> Node:
        """Where a piece belongs."""
        element = piece.element
        if piece.part == "marker":
            return self._label(element, self._item(element))
        if piece.part == "footnote-call":
            return self._node(element, "Reference", self._line(self.page.parent(element)))
        if piece.part == "footnote-marker":
            return self._label(element, self._home(element))
        home = self._home(element)
        return self._line(element) if home.role in GROUPS else home

    def _home(self, element: Element | None) -> Node:
        """The structure element that an element is, or that it stands in."""
        if element is None or element.tag in ("html", "body"):
            return self.root
        if (element, "") not in self._homes:
            self._homes[element, ""] = self._made(element)
        return self._homes[element, ""]

    def _made(self, element: Element) -> Node:  # noqa: C901, PLR0912 — one case a role
        parent = self.page.parent(element)
        match self.page.role(element):
            case "" | "Code" | "Span" as role:
                return self._run(element, role)
            case "Link":
                line = self._line(parent)
                is_inside = element.get("href", "").startswith("#")
                within = self._node(element, "Reference", line) if is_inside else line
                return self._node(element, "Link", within, description=said(element))
            case "L" if self.page.is_listed(element):
                return self._node(element, "TOC", self._home(parent))
            case "L":
                attributes = ("List", {"ListNumbering": f"/{numbered(element)}"})
                return self._node(element, "L", self._home(parent), attributes=attributes)
            case "LI" if self.page.is_listed(element):
                return self._node(element, "TOCI", self._contents(element))
            case "LI" | "LBody":
                return self._node(element, "LBody", self._item(element))
            case "Lbl":
                return self._label(element, self._item(element))
            case "Figure":
                line = self._line(parent) if parent is not None and parent.tag == "p" else self._home(parent)
                return self._node(element, "Figure", line, description=described(element))
            case "Caption":
                titled = self.page.titled(element)
                return self._node(element, "Caption", self._home(parent if titled is None else titled))
            case "TR":
                return self._row(element)
            case "TH" | "TD" as role:
                return self._cell(element, role)
            case role if role[1:].isdigit():
                return self._node(element, f"H{self._level(int(role[1:]))}", self._home(parent))
            case role:
                return self._node(element, role, self._home(parent))

    def _node(self, element: Element, role: str, parent: Node, **more: Any) -> Node:
        """The structure element of this role that an element has; a new one comes last in its parent."""
        if (element, role) not in self._homes:
            node = Node(role, self.page.language(element), parent, **more)
            self._homes[element, role] = node
            parent.kids.append(node)
        return self._homes[element, role]

    def _run(self, element: Element, role: str) -> Node:
        """A part of a line: a structure element only if there is something to say of it."""
        parent = self.page.parent(element)
        if "fn" in classes(element):
            return self._note(element)
        if "side" in classes(element) and self.page.is_listed(element):
            return self._label(element, self._home(parent))
        if role:
            return self._node(element, role, self._line(parent))
        home = self._home(parent)
        is_foreign = self.page.block(element) is not element and self.page.language(element) != home.language
        return self._node(element, "Span", self._line(parent)) if is_foreign else home

    def _line(self, element: Element | None) -> Node:
        """Where text may stand: in the structure element of an element, or in a paragraph of its own within it."""
        home = self._home(element)
        if home.role not in GROUPS or element is None:
            return home
        return self._node(self.page.block(element), "P", home)

    def _label(self, element: Element, item: Node) -> Node:
        """The label of an item, which comes first in it."""
        if (element, "Lbl") not in self._homes:
            label = self._node(element, "Lbl", item)
            item.kids.insert(0, item.kids.pop())
            return label
        return self._homes[element, "Lbl"]

    def _item(self, element: Element) -> Node:
        """The item of a list that a `li`, `dt` or `dd` belongs to: a term begins one, its meanings are in it."""
        parent = self.page.parent(element)
        assert parent is not None
        if element.tag == "li":
            return self._node(element, "LI", self._home(parent))
        if parent.tag == "div":
            return self._node(parent, "LI", self._home(parent))
        before = list(parent)[: list(parent).index(element) + 1]
        term = next((each for each in reversed(before) if each.tag == "dt"), element)
        return self._node(term, "LI", self._home(parent))

    def _contents(self, element: Element) -> Node:
        """The contents that a line stands in: those of a chapter are within the line of the chapter."""
        parent = self.page.parent(element)
        assert parent is not None
        if "c2" in classes(element):
            before = list(parent)[: list(parent).index(element)]
            chapter = next((each for each in reversed(before) if "c1" in classes(each)), None)
            if chapter is not None:
                return self._node(chapter, "TOC", self._home(chapter))
        return self._home(parent)

    def _row(self, element: Element) -> Node:
        """A row, with all of its cells: an empty one counts as well."""
        row = self._node(element, "TR", self._home(self.page.parent(element)))
        self._homes[element, ""] = row
        for cell in element:
            self._home(cell)
        for cell in element.iter("td"):
            self._name_heads(cell)
        return row

    def _cell(self, element: Element, role: str) -> Node:
        parent = self._home(self.page.parent(element))
        if role == "TD":
            return self._node(element, role, parent)
        attributes = ("Table", {"Scope": f"/{self.page.scope(element)}"})
        return self._node(element, role, parent, name=f"head-{len(self._homes)}", attributes=attributes)

    def _name_heads(self, cell: Element) -> None:
        """Let a cell for which two header cells speak name them: programs may look in one direction only."""
        heads = [self._home(head) for head in self.page.heads(cell)]
        if len(heads) > 1:
            self._home(cell).attributes = ("Table", {"Headers": [head.name for head in heads]})

    def _level(self, level: int) -> int:
        """How deep a heading stands under others: no level is left out, whatever the page's own are."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return len(self._levels)

    def _note(self, element: Element) -> Node:
        block = self._line(self.page.parent(element))
        while block.role in WITHIN_LINES and block.parent:
            block = block.parent
        node = Node("Note", self.page.language(element), block, name=f"note-{len(self.notes) + 1}")
        self.notes.append(node)
        return node

"""What the page engine drew, piece by piece, in the order of its boxes.

All that is private to the engine is used here: the boxes of a page, and the marks of what was drawn of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from ..textlayer.capture import EngineChanged

Area = tuple[float, float, float, float]
PER_PIXEL = 0.75  # points


@dataclass(frozen=True, eq=False, slots=True)
class Piece:
    """A marked part of a drawing: a part of a line, or a picture. `mark` is its number on its page; pages count from 0.

    `element` is whose content it is; `part` is what of it where that is not its own content: marker, footnote-call and
    the like. Its `area` is in points from the lower left corner, and only pictures have one.
    """

    element: Element
    part: str
    page: int
    mark: int
    text: str = ""
    area: Area | None = None
    is_leader: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class Pointer:
    """An area that can be clicked, as the object that the engine made of it. Inner ones of a link only repeat it."""

    element: Element
    page: int
    annotation: Any
    is_inner: bool = False


@dataclass(frozen=True)
class Drawing:
    """Watches a document being drawn. The marks of a page are only known while the engine paints it."""

    document: Any
    marks: dict[int, dict[Any, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for number, page in enumerate(self.document.pages):
            page.paint = self._watched(number, page)

    def _watched(self, number: int, page: Any) -> Any:
        paint = type(page).paint

        def watched(stream: Any, scale: float = 1) -> None:
            paint(page, stream, scale)
            tags: Mapping[Any, Mapping[str, int]] = getattr(stream, "_tags", None) or {}
            self.marks[number] = {box: tag["mcid"] for box, tag in tags.items()}

        return watched

    def root(self) -> Element:
        """The page's outermost element."""
        try:
            box = next(box for box in self.document.pages[0]._page_box.children if box.element_tag == "html")  # noqa: SLF001
        except (AttributeError, StopIteration) as error:
            raise EngineChanged("a page has no outermost box") from error
        root: Element = box.element
        return root

    def pieces(self) -> list[Piece | Pointer]:
        """All that was drawn and marked."""
        try:
            found = [piece for number, page in enumerate(self.document.pages) for piece in self._of_page(number, page)]
        except (AttributeError, KeyError, TypeError) as error:
            raise EngineChanged("the boxes of a page are not what they were") from error
        known = sum(isinstance(piece, Piece) for piece in found)
        if not known or known != sum(len(marks) for marks in self.marks.values()):
            raise EngineChanged("pieces were drawn that stand in no box")
        return found

    def _of_page(self, number: int, page: Any) -> Iterator[Piece | Pointer]:
        yield from _Walk(number, page.height, self.marks[number]).within(page._page_box.children, None)  # noqa: SLF001


@dataclass(frozen=True)
class _Walk:
    """Goes through the boxes of one page."""

    page: int
    height: float
    marks: Mapping[Any, int]

    def within(
        self, boxes: Iterable[Any], element: Element | None, is_link: bool = False, is_leader: bool = False
    ) -> Iterator[Piece | Pointer]:
        for each in boxes:
            box = getattr(each, "_box", each)  # what is positioned absolutely has a stand-in
            own = element if box.element is None else box.element
            annotation = box.link_annotation
            leads = is_leader or box.is_leader
            if annotation is not None and own is not None:
                yield Pointer(own, self.page, annotation, is_inner=is_link)
            if box in self.marks and own is not None:
                yield self._piece(box, own, leads)
            yield from self.within(box.children, own, is_link or annotation is not None, leads)

    def _piece(self, box: Any, element: Element, is_leader: bool) -> Piece:
        part = (box.element_tag or "").partition("::")[2]
        text = getattr(box, "text", None)
        area = None if text is not None else self._area(box)
        return Piece(element, part, self.page, self.marks[box], text or "", area, is_leader)

    def _area(self, box: Any) -> Area:
        left, top = box.content_box_x(), box.content_box_y()
        corners = (left, self.height - top - box.height, left + box.width, self.height - top)
        return corners[0] * PER_PIXEL, corners[1] * PER_PIXEL, corners[2] * PER_PIXEL, corners[3] * PER_PIXEL

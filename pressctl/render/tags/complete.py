"""All steps in a row: the finished document gets its tags."""

from __future__ import annotations

from typing import Any

import pydyf

from .drawing import Drawing, Piece
from .metadata import tell_languages
from .tree import Node, planted
from .write import Writer


def complete(document: Any, pdf: pydyf.PDF, drawing: Drawing) -> None:
    """Give a PDF that is drawn and not yet written its tags. Raises `EngineChanged` before any change to them.

    `document` is the page engine's, and `drawing` has watched it being drawn.
    """
    tree = planted(drawing.pieces(), drawing.root())
    tell_languages(document, pdf, languages(tree.root))
    Writer(pdf).write(tree)


def languages(root: Node) -> list[str]:
    """All languages in which something stands, the document's own first."""
    found, nodes = [root.language], [root]
    for node in nodes:
        nodes += [kid for kid in node.kids if isinstance(kid, Node)]
        found += [node.language for kid in node.kids if isinstance(kid, Piece) and node.language not in found][:1]
    return found

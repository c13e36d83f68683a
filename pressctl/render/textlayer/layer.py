"""All steps in a row: catch what is drawn, and give the finished document its text layer."""

from __future__ import annotations

from typing import Any

import pydyf

from .capture import Capture
from .codes import Codes, coded
from .direction import marked
from .lines import lines
from .program import rewrite_fonts
from .signs import Signer
from .streams import Objects, runs


class TextLayer:
    """The text layer of one document: `fonts` replaces the engine's before it draws, `finish` is its last step."""

    def __init__(self) -> None:
        self._capture = Capture()

    @property
    def fonts(self) -> dict[Any, Any]:
        return self._capture.fonts

    def finish(self, pdf: pydyf.PDF, is_compressed: bool = True) -> None:
        """Rewrite the texts of a PDF that is drawn and not yet written. Raises `EngineChanged` before any change."""
        objects = Objects(pdf)
        signer = Signer()
        found = [signer.signed(run) for run in runs(objects, self._capture.told)]
        marked(lines(found))
        fonts: dict[str, Codes] = {}
        operators = [(run.run, coded(run, fonts)) for run in found]
        rewrite_fonts(objects, fonts, is_compressed)
        for run, shown in reversed(operators):  # from the end, so that the places of those before it stay right
            run.stream.stream[run.start : run.end] = shown

"""The only door to pdfium: the first page of a PDF as a picture."""

from __future__ import annotations

import io

import pypdfium2

SCALE = 110 / 72  # dots per point: 110 dots an inch


def first_page(pdf: bytes, scale: float = SCALE) -> bytes:
    """The first page as PNG, in `scale` dots per point."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        image = document[0].render(scale=scale).to_pil()
    finally:
        document.close()
    target = io.BytesIO()
    image.save(target, "PNG", optimize=True)
    return target.getvalue()

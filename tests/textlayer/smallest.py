"""The smallest PDFs that show what a reader makes of text that is right: one line, one code a character, no font file.

Each character is drawn where it is seen, has a code of its own, and says just itself.
"""

from __future__ import annotations

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

SIZE, WIDTH = 20, 600


def line(seen: str, *, is_read_from_right: bool = False) -> bytes:
    """A page with one line; `seen` are its characters from left to right. `is_read_from_right` sets /Direction /R2L."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(300, 60))
    page.Resources = Dictionary(Font=Dictionary(F=_font(pdf, seen)))
    codes = "".join(f"{code:04x}" for code in range(1, len(seen) + 1))
    page.Contents = pdf.make_stream(f"BT /F {SIZE} Tf 20 20 Td <{codes}> Tj ET".encode())
    if is_read_from_right:
        pdf.Root.ViewerPreferences = Dictionary(Direction=Name.R2L)
    file = BytesIO()
    pdf.save(file, static_id=True)
    return file.getvalue()


def _font(pdf: pikepdf.Pdf, seen: str) -> Dictionary:
    texts = "\n".join(f"<{code:04x}> <{ord(char):04x}>" for code, char in enumerate(seen, start=1))
    table = f"begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange {len(seen)} beginbfchar\n{texts}\nendbfchar endcmap"
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name.F, Flags=4, FontBBox=[0, 0, 1000, 1000], ItalicAngle=0, Ascent=800,
        Descent=-200, CapHeight=700, StemV=80,
    )  # fmt: skip
    descendant = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.F, DW=WIDTH, CIDToGIDMap=Name.Identity,
        CIDSystemInfo=Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0), FontDescriptor=descriptor,
    )  # fmt: skip
    return Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.F, Encoding=Name("/Identity-H"),
        DescendantFonts=Array([descendant]), ToUnicode=pdf.make_stream(table.encode()),
    )  # fmt: skip

"""The copy for archives, PDF/A-3b: what the page engine leaves to be done."""

from __future__ import annotations

import pydyf

VARIANT = "pdf/a-3b"
LISTS = ("ExtGState", "Font", "Pattern", "Shading", "XObject")


def prepare(pdf: pydyf.PDF) -> None:
    """Let no picture be smoothed, which archives forbid, and leave out lists of resources that are empty.

    The judge of archive copies knows no patterns, not even where there are none.
    """
    for made in pdf.objects:
        if isinstance(made, pydyf.Stream) and "Interpolate" in made.extra:
            made.extra["Interpolate"] = "false"
        elif isinstance(made, pydyf.Dictionary) and "ColorSpace" in made:
            for name in LISTS:
                if made.get(name) == {}:
                    del made[name]

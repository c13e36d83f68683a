"""Compiles Typst files one after the other in one process, with the fonts of a folder and no others.

    speed_typst.py FONTS FILE…

Runs in an environment that has typst; it needs nothing of ours.
"""

from __future__ import annotations

import sys
from pathlib import Path

import typst


def main(fonts: str, files: list[str]) -> None:
    compiler = typst.Compiler(root=str(Path(files[0]).parent), font_paths=[fonts], ignore_system_fonts=True)
    for file in files:
        compiler.compile(input=file, output=f"{file}.pdf")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])

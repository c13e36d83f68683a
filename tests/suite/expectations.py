"""Newsrooms with what has to be found written right where it stands.

    === releases/a/body.en.md
    The committee met.⟦double-space⟧  It heard the families.

Before each fault stand the names of the rules that have to name it, at that line and column. A text may hold several
files; pictures are drawn: `picture 1600x1067 seed=1 gps`.
"""

from __future__ import annotations

import io
import random
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from PIL import ExifTags, Image

from pressctl.model.finding import Finding

MARK = re.compile(r"⟦([a-z0-9 -]+)⟧")
PICTURE = re.compile(r"picture (\d+)x(\d+) seed=(\d+)( gps)?\n?")


class Expected(NamedTuple):
    """A finding: where, and which rule."""

    path: str
    line: int
    column: int
    rule: str


@dataclass(frozen=True)
class Case:
    """Files of a newsroom, without the marks, and what the marks said."""

    files: dict[str, str]
    expected: Counter[Expected]

    def write(self, root: Path) -> Path:
        for path, text in self.files.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            shape = PICTURE.fullmatch(text)
            file.write_bytes(drawn(*map(int, shape.groups()[:3]), bool(shape[4])) if shape else text.encode())
        return root


def case(*texts: str) -> Case:
    """Texts in the form above."""
    files: dict[str, str] = {}
    expected: Counter[Expected] = Counter()
    for text in texts:
        parts = re.split(r"^=== (\S+)\n", text, flags=re.MULTILINE)
        assert not parts[0].strip(), parts[0]
        for path, marked in zip(parts[1::2], parts[2::2], strict=True):
            assert path not in files, path
            lines = marked.split("\n")
            files[path] = "\n".join(MARK.sub("", line) for line in lines)
            for number, line in enumerate(lines, start=1):
                expected.update(_marks(path, number, line))
    return Case(files, expected)


def _marks(path: str, number: int, line: str) -> Iterable[Expected]:
    taken = 0
    for mark in MARK.finditer(line):
        for rule in mark[1].split():
            yield Expected(path, number, mark.start() - taken + 1, rule)
        taken += len(mark[0])


def found(findings: Iterable[Finding]) -> Counter[Expected]:
    """Findings in the same form."""
    return Counter(Expected(f.place.path, f.place.line, f.place.column, f.rule.name) for f in findings)


def drawn(width: int, height: int, seed: int, has_position: bool) -> bytes:
    """A picture like no other with another seed."""
    dice = random.Random(seed)
    small = Image.new("RGB", (12, 8))
    small.putdata([(dice.randrange(256), dice.randrange(256), dice.randrange(256)) for _ in range(96)])
    exif = Image.Exif()
    if has_position:
        exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (36.0, 12.0, 7.5), 3: "E", 4: (37.0, 8.0, 3.5)})
        exif[ExifTags.Base.Artist] = "somebody"
    file = io.BytesIO()
    small.resize((width, height)).save(file, "JPEG", exif=exif)
    return file.getvalue()

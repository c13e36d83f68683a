"""What is known of a picture beside what it shows: its file as it was handed in, and words that say nothing of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .node import Text
from .record import PlainText, Record
from .release import Release


class Trace(StrEnum):
    """What the file of a picture tells besides the picture, in words that follow “the file tells”."""

    POSITION = "where it was taken"
    MAKER = "whose it is or who took it"
    SHOWN = "who can be seen on it"
    CAMERA = "the number of the camera"
    COMMENT = "what somebody noted about it"
    PREVIEW = "how it looked before it was cut"


@dataclass(frozen=True, slots=True)
class Original:
    """The file of a picture as it was handed in; never the values that it holds, only of which kinds they are.

    `file` is where it was named. `width` and `height` are those of the picture held upright, in pixels. `pixels` is the
    digest of the picture made of it, `likeness` is the picture in 32 by 32 levels of grey.
    """

    file: Text
    width: int
    height: int
    traces: frozenset[Trace]
    pixels: str
    likeness: bytes


@dataclass(frozen=True, slots=True)
class Album:
    """The pictures of a release that can be read, in its order; without a release, the newsroom's own: its logo."""

    release: Release | None
    originals: tuple[Original, ...]


class PictureWords(Record):
    """What a language says of pictures without saying anything.

    `bare` stand in place of a description, `openings` before one, `uncredited` in place of a name.
    """

    bare: tuple[PlainText, ...]
    openings: tuple[PlainText, ...]
    uncredited: tuple[PlainText, ...]

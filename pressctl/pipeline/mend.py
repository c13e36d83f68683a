"""A file and the edits that rules propose → the file mended, if nothing but the meant words changes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from ..load.tree import read
from ..model.article import Words
from ..model.finding import Edit
from ..model.node import Items, Map, Node, Text
from ..model.place import Place
from .check import Checked

LINE = re.compile(r"\r\n|\r|\n")
MARK = "\ufeff"
UNSHAPED = ("place", "target", "id")  # an id is made of the words of a heading


@dataclass(frozen=True, slots=True)
class Mended:
    """A file's bytes with `places` of it mended."""

    data: bytes
    places: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that is left as it is, and why; `is_trouble` says that it should not have been."""

    path: str
    why: str
    is_trouble: bool = False


def mended(root: Path, path: str, data: bytes, groups: Sequence[tuple[Edit, ...]]) -> Mended | Refusal:
    """The file `path` with its edits; those of a group are done together or not at all, and none over another."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return Refusal(path, "it is not saved as UTF-8")
    new, chosen = _applied(text, path, groups)
    if path.endswith(".yaml") and not _reads_as_meant(root, path, new, chosen):
        sound = [group for group in groups if _is_sound(root, path, text, group)]
        new, chosen = _applied(text, path, sound)
        if not sound or not _reads_as_meant(root, path, new, chosen):
            return Refusal(path, "as mended, YAML would read it in another way")
    return Mended(new.encode(), len(chosen))


def _applied(text: str, path: str, groups: Sequence[tuple[Edit, ...]]) -> tuple[str, list[Edit]]:
    """The text with the edits that stand in it, and these."""
    taken: dict[int, tuple[int, str]] = {}
    chosen: list[Edit] = []
    for group in groups:
        spans = _spans(text, path, group)
        if spans and not any(_overlaps(taken, start, end) for start, end, _ in spans):
            taken.update({start: (end, new) for start, end, new in spans})
            chosen += group
    for start in sorted(taken, reverse=True):
        end, words = taken[start]
        text = text[:start] + words + text[end:]
    return text, chosen


def _is_sound(root: Path, path: str, text: str, group: tuple[Edit, ...]) -> bool:
    """Whether the edits of a group alone leave the file's YAML as it is: an apostrophe written '' is not one."""
    new, chosen = _applied(text, path, [group])
    return bool(chosen) and _reads_as_meant(root, path, new, chosen)


def _spans(text: str, path: str, group: Collection[Edit]) -> list[tuple[int, int, str]]:
    """Where in the file the edits of a group are; none unless all of them stand there letter by letter."""
    starts = [0, *(found.end() for found in LINE.finditer(text))]
    spans = []
    for edit in group:
        if edit.place.path != path or not 0 < edit.place.line <= len(starts):
            return []
        start = starts[edit.place.line - 1] + edit.place.column - 1
        start += edit.place.line == 1 and text.startswith(MARK)
        if not edit.old or not text.startswith(edit.old, start):
            return []
        spans.append((start, start + len(edit.old), edit.new))
    return spans


def _overlaps(taken: dict[int, tuple[int, str]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, (last, _) in taken.items())


# ── YAML ─────────────────────────────────────────────────────────────────────


def _reads_as_meant(root: Path, path: str, new: str, edits: Collection[Edit]) -> bool:
    """Whether pressctl's own reader finds in the mended file what it found before, with the edits and nothing else."""
    file = root / path
    before = file.read_bytes()
    was = read(root, path)
    file.write_bytes(new.encode())
    now = read(root, path)
    file.write_bytes(before)
    faults = [[found.rule.code for found in reading.findings] for reading in (was, now)]
    return faults[0] == faults[1] and _same(_leaves(was.node, edits), _leaves(now.node, ()))


def _same(expected: Iterator[object], there: Iterator[object]) -> bool:
    return list(expected) == list(there)


def _leaves(node: Node | None, edits: Collection[Edit]) -> Iterator[object]:
    """Keys and texts in their order; texts with the edits that stand in them."""
    match node:
        case Map():
            for key, value in node.items():
                yield ("key", key)
                yield from _leaves(value, edits)
            yield "end of fields"
        case Items():
            for value in node:
                yield from _leaves(value, edits)
            yield "end of a list"
        case Text():
            yield _edited(node, edits)


def _edited(text: Text, edits: Collection[Edit]) -> str:
    inside = [(offset, edit) for edit in edits for offset in [_offset(text, edit.place)] if offset is not None]
    words = str(text)
    for offset, edit in sorted(inside, key=lambda pair: pair[0], reverse=True):
        if words.startswith(edit.old, offset):
            words = words[:offset] + edit.new + words[offset + len(edit.old) :]
    return words


def _offset(text: Text, place: Place) -> int | None:
    """Where in a text a place is; a text ends where its characters do, whatever follows in the file."""
    offset = text.offset_of(place)
    return offset if offset is not None and offset >= 0 and text.at(offset) == place else None


# ── Markdown ─────────────────────────────────────────────────────────────────


def shapes(checked: Checked) -> dict[str, list[object]]:
    """How the long texts of each file are built, whatever they say."""
    found: dict[str, list[object]] = {}
    for (name, language), manuscript in sorted(checked.manuscripts.items()):
        release = checked.newsroom.find(name) if checked.newsroom else None
        if release is None:
            continue
        if language in release.bodies:
            found.setdefault(release.bodies[language].path, []).append(_shape(manuscript.body))
        for chapter, article in manuscript.chapters.items():
            found.setdefault(release.chapters[chapter][language].path, []).append(_shape(article))
    return found


def _shape(value: Any) -> object:
    """The blocks and inlines of an article without their words."""
    if isinstance(value, Words):
        return None
    if isinstance(value, tuple):
        return [shape for shape in map(_shape, value) if shape is not None]
    if is_dataclass(value) and not isinstance(value, Place):
        inner = [getattr(value, field.name) for field in fields(value) if field.name not in UNSHAPED]
        return [type(value).__name__, *map(_shape, inner)]
    return value if isinstance(value, (str, int)) else None

"""Text put into a YAML file: everything else in it stays as it is, comments and all.

The outcome is read back before it is given to anybody: it has to say what the file said before, and what was added.
"""

from __future__ import annotations

import copy
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..load.source import from_bytes
from ..load.tree import parse
from ..model.finding import Trouble
from ..model.node import Items, Map, Text
from ..model.place import Place


@dataclass
class Sheet:
    """A YAML file while it is added to; `raw` is what stands on the disk, nothing where there is no file yet."""

    path: str
    raw: bytes

    def __post_init__(self) -> None:
        self._is_marked = self.raw.startswith(b"\xef\xbb\xbf")
        self._newline = "\r\n" if b"\r\n" in self.raw else "\n"
        source, findings = from_bytes(self.raw, self.path)
        if source is None or findings or self._written(source.text) != self.raw:
            raise self.trouble()
        self.text = source.text
        self.node: Any = parse(source).node

    def trouble(self) -> Trouble:
        """What to say where the file cannot be added to without changing the rest of it."""
        return Trouble(f"{self.path} is written in a way that nothing can be added to by itself", "add it by hand")

    @property
    def content(self) -> bytes:
        """The file with what was added."""
        return self._written(self.text)

    def _written(self, text: str) -> bytes:
        return b"\xef\xbb\xbf" * self._is_marked + text.replace("\n", self._newline).encode()

    def _take(self, text: str, expected: Any) -> None:
        """Make `text` the file, if it reads as `expected`."""
        source, findings = from_bytes(text.encode(), self.path)
        reading = parse(source, findings) if source else None
        if not reading or reading.findings or reading.node != expected:
            raise self.trouble()
        self.text, self.node = text, reading.node

    def _offset(self, place: Place) -> int:
        lines = self.text.split("\n")
        return sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1

    # ── what can be added ────────────────────────────────────────────────────

    def append(self, records: Sequence[str], expected: Sequence[Mapping[str, Any]]) -> None:
        """Records at the end of a list that is the whole file."""
        gap = "\n" if self.text.strip() and not self.text.endswith("\n\n") else ""
        text = self.text + ("\n" if self.text and not self.text.endswith("\n") else "") + gap + "\n".join(records)
        self._take(text, [*(self.node or []), *expected])

    def extend(self, keys: Sequence[str], words: Sequence[str]) -> None:
        """Plain words at the end of the list to which `keys` lead; where there is none, it is made."""
        there = _at(self.node, keys)
        if not there and not isinstance(there, Items):
            self.set(keys, words, list(words))
            return
        if not isinstance(there, Items):
            raise self.trouble()
        expected = copy.deepcopy(self.node)
        _at(expected, keys[:-1])[keys[-1]] = [*there, *words]
        is_bracketed = self.text[self._offset(there.place)] == "["
        self._take(self._in_brackets(there, words) if is_bracketed else self._below(there, words), expected)

    def set(self, keys: Sequence[str], written: str | Sequence[str], value: Any) -> None:
        """A field that is not there yet: `written` is how it stands in the file, or the words of a list; `value` is
        what it says.
        """
        expected = copy.deepcopy(self.node)
        if keys[0] not in self.node:
            end = "" if self.text.endswith("\n") else "\n"
            *outer, last = keys
            lines = [f"{'  ' * depth}{key}:" for depth, key in enumerate(outer)]
            indent = "  " * len(outer)
            text = f"{self.text}{end}" + "\n".join([*lines, f"{indent}{last}:{_laid(written, indent)}\n"])
            for key in reversed(keys):
                value = {key: value}
            self._take(text, {**expected, **value})
            return
        parent = _at(self.node, keys[:-1])
        if not isinstance(parent, Map):
            raise self.trouble()
        _at(expected, keys[:-1])[keys[-1]] = value
        self._take(self._with_field(parent, keys[-1], written), expected)

    def _with_field(self, parent: Map, key: str, written: str | Sequence[str]) -> str:
        start = self._offset(parent.place)
        if self.text[start] == "{":
            end = ", " if parent else " "
            return f"{self.text[: start + 1]} {key}:{_laid(written, None)}{end}{self.text[start + 1 :].lstrip(' ')}"
        indent = " " * (parent.place.column - 1)
        return f"{self.text[:start]}{key}:{_laid(written, indent)}\n{indent}{self.text[start:]}"

    def _in_brackets(self, there: Items, words: Sequence[str]) -> str:
        if not there:
            after = self._offset(there.place) + 1
            return self.text[:after] + ", ".join(words) + self.text[after:]
        last = there[-1]
        if not isinstance(last, Text):
            raise self.trouble()
        start = self._offset(last.place)
        after = start + len(last) + (self.text[start - 1] in "\"'")
        return f"{self.text[:after]}, {', '.join(words)}{self.text[after:]}"

    def _below(self, there: Items, words: Sequence[str]) -> str:
        """Lines after the last item, which may have several."""
        lines = self.text.split("\n")
        dash = len(lines[there.place.line - 1]) - len(lines[there.place.line - 1].lstrip(" "))
        last = there[-1].place.line
        while last < len(lines) and lines[last].strip() and _indent(lines[last]) > dash:
            last += 1
        return "\n".join([*lines[:last], *(f"{' ' * dash}- {word}" for word in words), *lines[last:]])


def _laid(written: str | Sequence[str], indent: str | None) -> str:
    """What stands behind a key: a text, or a list, in brackets where there is no `indent` for lines of its own."""
    if isinstance(written, str):
        return f" {written}"
    if indent is None:
        return f" [{', '.join(written)}]"
    return "".join(f"\n{indent}  - {word}" for word in written)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _at(node: Any, keys: Sequence[str]) -> Any:
    """What the keys lead to."""
    for key in keys:
        node = node[key] if isinstance(node, dict) and key in node else {}
    return node


def quoted(text: str) -> str:
    """A text as YAML takes it whatever is in it."""
    return json.dumps(text, ensure_ascii=False)


def own_file(root: Path, path: str) -> Path:
    """Where a file of the newsroom is; raise Trouble if a link leads out of it."""
    file = (root / path).resolve()
    if not file.is_relative_to(root.resolve()):
        raise Trouble(f"{path} is a link that leads out of the newsroom", "put the file itself there")
    return file


def replace_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files of the newsroom: each beside the old one first, so that none is ever half written.

    They get their names in the order of `files`: if that is broken off, what names another must not stand there alone.
    """
    staged = []
    try:
        for path, content in files.items():
            target = own_file(root, path)
            beside = target.with_name(f".{target.name}.pressctl-new")
            staged.append((beside, target))
            with open(beside, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            if target.exists():
                beside.chmod(target.stat().st_mode & 0o777)
        for beside, target in staged:
            beside.replace(target)
    except OSError as error:
        why = (error.strerror or "unknown").lower()
        raise Trouble(f"‘{error.filename}’ cannot be written: {why}", "look at the disk, then try again") from error
    finally:
        for beside, _ in staged:
            beside.unlink(missing_ok=True)

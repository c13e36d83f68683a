"""Files as the rows of bad inputs describe them → what stands in a newsroom's folder.

A value is a text, or says how its file is made: `{more: "hashtags: no"}` writes below what the newsroom has there,
`{repeat: ["[", 20000]}` writes one text many times over, between `before` and `after`; `as: utf-16` saves it in
another encoding. `{link: /etc}`, `{pipe: }`, `{socket: }`, `{device: }`, `{folder: }` and `{gone: }` are what is no
file. In a path, %FF is a byte.
"""

from __future__ import annotations

import io
import os
import shutil
import socket
from collections.abc import Callable, Mapping
from contextlib import chdir
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import openpyxl
from PIL import Image

Content = str | Mapping[str, Any]


def make(root: Path, files: Mapping[str, Content]) -> None:
    """Put files into a newsroom, over those that are there."""
    for path, content in files.items():
        file = root / os.fsdecode(unquote_to_bytes(path))
        how = {"text": content} if isinstance(content, str) else content
        kind = next(name for name in how if name in CONTENTS or name in OTHERS)
        before = file.read_bytes() if kind == "more" and file.exists() else b""
        if kind != "folder" or not file.is_dir():
            _away(file)
            file.parent.mkdir(parents=True, exist_ok=True)
        if kind in OTHERS:
            OTHERS[kind](file, how[kind])
        else:
            file.write_bytes(before + CONTENTS[kind](how))


def _away(file: Path) -> None:
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    elif os.path.lexists(file):
        file.unlink()


def _text(how: Mapping[str, Any]) -> bytes:
    text = str(how["text"] if "text" in how else how["more"])
    return text.encode(how.get("as", "utf-8"))


def _repeated(how: Mapping[str, Any]) -> bytes:
    text, times = how["repeat"]
    return f"{how.get('before', '')}{text * times}{how.get('after', '')}".encode(how.get("as", "utf-8"))


def _numbered(how: Mapping[str, Any]) -> bytes:
    """A text many times over, each with its number in place of N."""
    text, times = how["numbered"]
    return f"{how.get('before', '')}{''.join(text.replace('N', str(n)) for n in range(times))}{how.get('after', '')}".encode()


def _bytes(how: Mapping[str, Any]) -> bytes:
    return str(how["bytes"]).encode().decode("unicode_escape").encode("latin-1")


def _picture(how: Mapping[str, Any]) -> bytes:
    """A grey picture, `width` by `height`; `cut` leaves only so many bytes of it, `frames` makes it move."""
    wanted = how["picture"]
    image = Image.new(wanted.get("mode", "L"), (wanted["width"], wanted["height"]), wanted.get("colour", 128))
    more = [image.point(lambda level: 255 - level)] * (wanted.get("frames", 1) - 1)
    target = io.BytesIO()
    image.save(target, wanted["format"], **({"save_all": True, "append_images": more} if more else {}))
    return target.getvalue()[: wanted.get("cut")]


def _workbook(how: Mapping[str, Any]) -> bytes:
    book = openpyxl.Workbook()
    for row in how["workbook"]:
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()[: how.get("cut")]


def _socket(file: Path) -> None:
    """A socket, bound from its own folder: its whole path may be too long for that."""
    with chdir(file.parent), socket.socket(socket.AF_UNIX) as one:
        one.bind(file.name)


def _deep(file: Path, levels: int) -> None:
    """Folders within folders; each is made from within the one above, for their path is longer than a path may be."""
    file.mkdir()
    here = os.open(file, os.O_DIRECTORY)
    for _ in range(levels):
        os.mkdir("d", dir_fd=here)
        inner = os.open("d", os.O_DIRECTORY, dir_fd=here)
        os.close(here)
        here = inner
    os.close(here)


CONTENTS: dict[str, Callable[[Mapping[str, Any]], bytes]] = {
    "text": _text,
    "more": _text,
    "repeat": _repeated,
    "numbered": _numbered,
    "bytes": _bytes,
    "picture": _picture,
    "workbook": _workbook,
}
OTHERS: dict[str, Callable[[Path, Any], None]] = {
    "gone": lambda file, _: None,
    "folder": lambda file, _: file.mkdir(parents=True),
    "link": lambda file, target: file.symlink_to(target),
    "pipe": lambda file, _: os.mkfifo(file),
    "socket": lambda file, _: _socket(file),
    "device": lambda file, numbers: os.mknod(file, 0o20666, os.makedev(*numbers)),
    "sparse": lambda file, size: (file.touch(), os.truncate(file, size)),
    "deep": _deep,
}

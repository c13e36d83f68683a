"""Files as bytes: what is accepted, and what is refused at which place."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pressctl.load.source import LARGEST, from_bytes, read
from pressctl.model.finding import Finding


def lines(findings: list[Finding]) -> list[str]:
    return [f"{f.place.line}:{f.place.column} {f.rule.code} {f.message}" for f in findings]


GOOD = {
    "a byte order mark at the start": ("\ufefftitle".encode(), "title"),
    "lines of Windows": (b"a\r\nb\rc\n", "a\nb\nc\n"),
    "marks of direction and joiners": (
        "\u200f\u200e\u061c می\u200cخواهم \u200d".encode(),
        "\u200f\u200e\u061c می\u200cخواهم \u200d",
    ),
    "isolates in pairs": ("قال \u2067\u2068We\u2069 Exist\u2069".encode(), "قال \u2067\u2068We\u2069 Exist\u2069"),
    "a tab": (b"a\tb", "a\tb"),
    "nothing": (b"", ""),
}

BAD = {
    "a byte that is not UTF-8": (
        b"a: b\nc: \xe9t\xe9\n",
        ["2:4 SRC002 byte 0xE9 is not UTF-8; the file seems to be saved in an older encoding"],
    ),
    "a byte after a mark": (
        b"\xef\xbb\xbfa\xff",
        ["1:2 SRC002 byte 0xFF is not UTF-8; the file seems to be saved in an older encoding"],
    ),
    "UTF-16": ("title: x".encode("utf-16"), ["1:1 SRC002 the file is saved as UTF-16, not as UTF-8"]),
    "UTF-16 without a mark": ("title: x".encode("utf-16-be"), ["1:1 SRC002 the file is saved as UTF-16, not as UTF-8"]),
    "a byte order mark inside": (
        "ab\n\ufeffc".encode(),
        ["2:1 SRC003 <U+FEFF> stands here unseen (zero width no-break space)"],
    ),
    "an override": ("نص \u202eabc".encode(), ["1:4 SRC003 <U+202E> stands here unseen (right-to-left override)"]),
    "NUL": (b"a\0b", ["1:2 SRC003 <U+0000> stands here unseen (a control character)"]),
    "ESC": (b"a\x1b[31m", ["1:2 SRC003 <U+001B> stands here unseen (a control character)"]),
    "a line separator": ("a\u2028b".encode(), ["1:2 SRC003 <U+2028> stands here unseen (line separator)"]),
    "a non-character": ("a\U0001fffe".encode(), ["1:2 SRC003 <U+1FFFE> stands here unseen (not a character)"]),
    "a tag": ("a\U000e0041".encode(), ["1:2 SRC003 <U+E0041> stands here unseen (tag latin capital letter a)"]),
    "half a surrogate pair": (
        b"a\xed\xa0\x80",
        ["1:2 SRC002 byte 0xED is not UTF-8; the file seems to be saved in an older encoding"],
    ),
    "an isolate left open": (
        "a \u2067b\n\nc\u2069".encode(),
        [
            "1:3 SRC003 <U+2067> begins a run in another direction that never ends in this paragraph",
            "3:2 SRC003 <U+2069> ends a run that was never begun",
        ],
    ),
}


@pytest.mark.parametrize(("data", "text"), GOOD.values(), ids=GOOD)
def test_good_bytes(data: bytes, text: str) -> None:
    source, findings = from_bytes(data, "body.ar.md")
    assert lines(findings) == []
    assert source is not None
    assert source.text == text


@pytest.mark.parametrize(("data", "expected"), BAD.values(), ids=BAD)
def test_bad_bytes(data: bytes, expected: list[str]) -> None:
    assert lines(from_bytes(data, "body.ar.md")[1]) == expected


def test_what_is_forbidden_is_replaced_and_places_stay_true() -> None:
    source, _ = from_bytes("a\u202eb\0c".encode(), "f")
    assert source is not None
    assert source.text == "a\ufffdb\ufffdc"


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "f.md").write_bytes(b"x" * (LARGEST + 1))
    source, findings = read(tmp_path, "f.md")
    assert source is None
    assert lines(findings) == ["1:1 SRC001 the file has 4,000,001 bytes, more than the 4,000,000 that pressctl reads"]


def test_links_out_of_the_newsroom_are_refused(tmp_path: Path) -> None:
    newsroom = tmp_path / "newsroom"
    newsroom.mkdir()
    (tmp_path / "secret").write_text("secret")
    (newsroom / "out").symlink_to(tmp_path / "secret")
    (newsroom / "loop").symlink_to(newsroom / "loop")
    (newsroom / "kept").write_text("kept")
    (newsroom / "in").symlink_to(newsroom / "kept")
    (newsroom / "folder").mkdir()
    os.mkfifo(newsroom / "pipe")
    messages = {
        name: lines(read(newsroom, name)[1]) for name in ("out", "loop", "in", "folder", "pipe", "none", "a\0b")
    }
    assert messages["out"] == ["1:1 SRC014 this link leads out of the newsroom"]
    assert messages["in"] == []
    assert messages["folder"] == messages["pipe"] == ["1:1 SRC014 this is not a file"]
    assert messages["none"] == ["1:1 SRC014 this file cannot be read: no such file or directory"]
    assert messages["loop"][0].startswith("1:1 SRC014 this file cannot be read: ")
    assert messages["a\0b"] == ["1:1 SRC014 this file cannot be read: its link leads nowhere"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("x")
    (tmp_path / "f").chmod(0)
    assert lines(read(tmp_path, "f")[1]) == ["1:1 SRC014 this file cannot be read: permission denied"]

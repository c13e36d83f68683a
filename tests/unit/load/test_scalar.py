"""Every character of a value knows where it stands, however the value is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given

from pressctl.load.source import Source
from pressctl.load.tree import parse
from pressctl.model.node import Items, Map, Node, Text
from tests.unit.load.strategies import run, written


def texts(node: Node | None) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Map):
        for inner in node.values():
            yield from texts(inner)
    elif isinstance(node, Items):
        for inner in node:
            yield from texts(inner)


def stands(text: Text, lines: list[str]) -> None:
    """Each character that can be seen stands where it says, or its escape begins there."""
    for offset, character in enumerate(text):
        if not character.isspace():
            place = text.at(offset)
            there = lines[place.line - 1][place.column - 1 :]
            assert there.startswith((character, "\\")), (text, offset, place)
            if there.startswith("\\") and character != "\\":
                assert unescaped(there) == character, (text, offset, place)


def unescaped(there: str) -> str:
    digits = {"x": 2, "u": 4, "U": 8}.get(there[1], 0)
    return (
        chr(int(there[2 : 2 + digits], 16))
        if digits
        else {"e": "\x1b", "_": "\xa0", "N": "\x85"}.get(there[1], there[1])
    )


@run(1 / 3)
@given(written())
def test_the_place_of_every_character(case: tuple[str, Any]) -> None:
    source = Source("f", case[0])
    for text in texts(parse(source).node):
        stands(text, source.text.split("\n"))


CASES = {
    "plain": ("a: Idlib now", 6, "1:10"),
    "plain over lines": ("a: Idlib\n  now", 6, "2:3"),
    "single quotes": ("a: 'L''appel'", 2, "1:8"),
    "single quotes over lines": ("a: 'one\n\n   two'", 4, "3:4"),
    "double quotes": ('a: "Idlib now"', 6, "1:11"),
    "an escape": ('a: "x\\u00e9y"', 1, "1:6"),
    "after an escape": ('a: "x\\u00e9y"', 2, "1:12"),
    "an escaped line end": ('a: "one \\\n   two"', 4, "2:4"),
    "an escaped space": ('a: "\\ x"', 1, "1:7"),
    "an escaped line feed": ('a: "a\\nb"', 2, "1:8"),
    "literal": ("a: |\n  one\n  two", 4, "3:3"),
    "literal, set in further": ("a: |\n  one\n    two", 6, "3:5"),
    "literal with a blank line first": ("a: |\n\n  one", 1, "3:3"),
    "literal with an indication": ("a: |2\n    one", 2, "2:5"),
    "literal, its spaces": ("a: |2\n    one", 0, "2:3"),
    "literal with chomping and a comment": ("a: |+ # why\n  one\n\n", 2, "2:5"),
    "folded": ("a: >\n  one\n  two", 4, "3:3"),
    "folded with a paragraph": ("a: >-\n  one\n\n  two", 4, "4:3"),
    "in brackets": ("a: [ x, one ]", 0, "1:6"),
    "behind a character of two units": ("a: 😀 x", 2, "1:6"),
    "right to left": ("a: نداء إدلب", 5, "1:9"),
    "empty": ("a:\nb: c", 0, "1:3"),
}


@pytest.mark.parametrize(("source", "offset", "place"), CASES.values(), ids=CASES)
def test_a_place(source: str, offset: int, place: str) -> None:
    text = next(texts(parse(Source("f", source)).node))
    assert str(text.at(offset)) == f"f:{place}"


def test_a_part_keeps_its_places() -> None:
    text = next(texts(parse(Source("f", "a: >\n  one\n  two three")).node))
    assert str(text.part(4, 13).at(4)) == "f:3:7"

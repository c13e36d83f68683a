"""Every character that the rules about words look at has to stand where it is said to stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from pressctl.convert.manuscript import Reader
from pressctl.convert.pandoc import Pandoc
from pressctl.load import load
from pressctl.model.passage import ELSEWHERE, Transcript
from pressctl.pipeline import transcripts
from tests.small import CHECKOUT, newsroom

BODY = """\
Two  gaps, a **bold  word** and [a link](https://example.org/ "title").[^1]

- an item with `co  de`
- [مرحبا]{lang=ar} in a line

> A quoted \\*star\\* line
> that goes on.

| head  one | two |
|---|---|
| 1 | a [](#here){.page} b |

[^1]: The note.
"""


def said(root: Path, pandoc: Pandoc) -> list[Transcript]:
    there = load(root).newsroom
    assert there
    reader = Reader(pandoc)
    own = [
        transcripts.of_release(there, release, code, reader.manuscript(there, release, code)[0])
        for release in there.releases
        for code in there.languages_of(release)
    ]
    return [*own, *(transcripts.shared(there, code, reader) for code in there.languages)]


def misplaced(root: Path, texts: list[Transcript]) -> list[str]:
    lines: dict[str, list[str]] = {}
    wrong = []
    for passage in (passage for text in texts for passage in text.passages):
        for offset, character in enumerate(passage.text):
            place = passage.at(offset)
            if place.path not in lines:
                lines[place.path] = (root / place.path).read_text(encoding="utf-8").split("\n")
            line = lines[place.path][place.line - 1]
            there = line[place.column - 1 : place.column] or " "  # the end of a line is a gap
            if character not in f"\n{ELSEWHERE}" and there not in (character, "\\"):
                wrong.append(f"{place} {character!r} in {passage.text!r}")
    return wrong


def test_every_character_of_the_samples_has_its_place(pandoc: Pandoc) -> None:
    texts = said(CHECKOUT, pandoc)
    assert sum(len(text.passages) for text in texts) > 500
    assert not misplaced(CHECKOUT, texts)


@pytest.fixture
def written(tmp_path: Path, pandoc: Pandoc) -> Transcript:
    root = newsroom(tmp_path, "a", more={"releases/a/body.en.md": BODY})
    texts = said(root, pandoc)
    assert not misplaced(root, texts)
    return next(text for text in texts if text.release and text.language == "en")


def test_gaps_stay_as_wide_as_they_were_typed(written: Transcript) -> None:
    first = next(written.of("body"))
    assert first.text == "Two  gaps, a bold  word and a link."
    assert (first.role, first.field) == ("paragraph", "body")


def test_each_passage_has_its_role(written: Transcript) -> None:
    roles = [(passage.role, passage.text) for passage in written.of("body")]
    assert roles[1:] == [
        ("note", "The note."),
        ("item", "an item with co  de"),
        ("item", "مرحبا in a line"),
        ("quotation", "A quoted *star* line that goes on."),
        ("cell", "head  one"),
        ("cell", "two"),
        ("cell", "1"),
        ("cell", f"a {ELSEWHERE} b"),
    ]


def test_runs_are_in_one_language_and_leave_code_out(written: Transcript) -> None:
    code, spoken = [passage for passage in written.of("body") if passage.role == "item"]
    assert [code.text[run.start : run.end] for run in code.runs] == ["an item with "]
    assert [(spoken.text[run.start : run.end], run.language) for run in spoken.runs] == [
        ("مرحبا", "ar"),
        (" in a line", "en"),
    ]


def test_links_are_mentioned_with_their_words(written: Transcript) -> None:
    assert [(link.target, link.text, link.field) for link in written.mentions] == [
        ("https://example.org/", "a link", "body")
    ]

"""A baseline may only shrink, holds while lines move, and says where it is damaged."""

from __future__ import annotations

import json

import pytest

from pressctl.model.finding import Exit, Trouble
from pressctl.pipeline.baseline import settle_baseline
from pressctl.pipeline.inspection import inspect
from pressctl.pipeline.selection import Selection, selection
from tests.small import RELEASE, one_language, write

ENGLISH = RELEASE.replace(", fr: Un appel, ar: نداء", "")
ALL = Selection()
BODY = "[The first](#) and\n\n[the second](#).\n"


@pytest.fixture
def root(tmp_path):
    return one_language(tmp_path / "room", "a", "b", more={"releases/a/body.en.md": BODY})


def settled(root, *only, update=False, chosen=ALL, languages=()):
    done = settle_baseline(root / "known.jsonl", inspect(root, only), chosen, languages, update)
    return [(finding.rule.code, finding.place.path, finding.place.line) for finding in done]


def test_what_is_listed_is_not_told(root):
    assert settled(root, update=True) == []
    assert settled(root) == []


def test_it_holds_while_lines_move(root):
    settled(root, update=True)
    write(root, {"releases/a/body.en.md": "A new beginning.\n\nAnd more.\n\n" + BODY})
    assert settled(root) == []


def test_one_more_of_the_same_kind_is_new(root):
    write(root, {"releases/a/body.en.md": "[The first](#).\n\n[The first](#).\n"})
    settled(root, update=True)
    write(root, {"releases/a/body.en.md": "[The first](#).\n\n[The first](#).\n\n[The first](#).\n"})
    assert [(code, line) for code, _, line in settled(root)] == [("LNK021", 5)]


def test_what_was_mended_has_to_go(root):
    settled(root, update=True)
    write(root, {"releases/a/body.en.md": "[The first](#).\n"})
    assert settled(root) == [("REL026", "known.jsonl", 3)]
    assert settled(root, update=True) == []
    assert settled(root) == []
    assert (root / "known.jsonl").read_text().count("\n") == 2
    write(root, {"releases/a/body.en.md": BODY})
    assert [code for code, *_ in settled(root)] == ["LNK021"], "it does not come back unseen"


def test_updating_adds_nothing(root):
    settled(root, update=True)
    before = (root / "known.jsonl").read_bytes()
    write(root, {"releases/b/body.en.md": "[New](#).\n"})
    assert [(code, path) for code, path, _ in settled(root, update=True)] == [("LNK021", "releases/b/body.en.md")]
    assert (root / "known.jsonl").read_bytes() == before


def test_what_was_not_looked_at_is_not_gone(root):
    settled(root, update=True)
    write(root, {"releases/a/body.en.md": "All is well.\n"})
    assert settled(root, "b") == []
    assert settled(root, chosen=selection(["TRN"], [])) == []
    assert settled(root, chosen=selection([], ["LNK021"])) == []
    assert settled(root, languages=("fr",)) == []
    assert [code for code, *_ in settled(root, languages=("en",))] == ["REL026", "REL026"]


def test_a_release_that_cannot_be_read_keeps_its_entries(root):
    settled(root, update=True)
    write(root, {"releases/a/release.yaml": "titel: x\n" + ENGLISH})
    assert [code for code, *_ in settled(root)] == ["REL001"]


def test_a_release_that_was_removed_loses_them(root):
    settled(root, update=True)
    for file in (root / "releases/a").iterdir():
        file.unlink()
    (root / "releases/a").rmdir()
    assert [code for code, *_ in settled(root)] == ["REL026", "REL026"]


def test_withheld_names_are_in_no_baseline(root):
    people = "name,role,place,consent\nWren Hollow,,,withheld\n"
    text = ENGLISH + "signatories: { individuals: { total: 1, listed: p.csv } }\n"
    text += "contacts: [ { name: { en: Desk }, email: Wren Hollow } ]\n"  # told with the words that stand there
    write(root, {"releases/a/release.yaml": text, "releases/a/p.csv": people})
    write(root, {"releases/a/body.en.md": "Wren Hollow signed.\n", "releases/b/body.en.md": "[The first](#).\n"})
    told = [code for code, *_ in settled(root, update=True)]
    assert sorted(told) == ["PRV001", "PRV001", "REL003"]
    written = (root / "known.jsonl").read_text()
    assert "Hollow" not in written
    assert "PRV" not in written


def test_a_hand_cannot_put_them_there(root):
    settled(root, update=True)
    with (root / "known.jsonl").open("a") as file:
        record = {"rule": "PRV001", "path": "releases/b/body.en.md", "release": "b", "language": None, "message": "x"}
        file.write(json.dumps(record) + "\n")
    assert settled(root) == [("REL026", "known.jsonl", 4)]


def test_a_withheld_name_is_told_whatever_is_listed(root):
    people = "name,role,place,consent\nWren Hollow,,,withheld\n"
    text = ENGLISH + "signatories: { individuals: { total: 1, listed: p.csv } }\n"
    write(root, {"releases/a/release.yaml": text, "releases/a/p.csv": people})
    write(root, {"releases/a/body.en.md": "Wren Hollow signed.\n"})
    [finding] = inspect(root).findings
    record = {"rule": finding.rule.code, "path": finding.place.path, "release": "a", "language": finding.language}
    lines = [{"pressctl_baseline": 1}, {**record, "message": finding.message}]
    (root / "known.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    assert [code for code, *_ in settled(root)] == ["PRV001"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("not json\n", 1),
        ('{"pressctl_baseline": 2}\n', 1),
        ('{"pressctl_baseline": 1}\n<<<<<<< ours\n', 2),
        ('{"pressctl_baseline": 1}\n\n{"rule": "TXT001"}\n', 3),
        ('{"pressctl_baseline": 1}\n' + "[" * 100_000 + "\n", 2),
        ('{"pressctl_baseline": 1}\n{"rule": 1, "path": "", "release": null, "language": null, "message": ""}\n', 2),
        ('{"pressctl_baseline": 1}\n{"rule": "", "path": "", "release": 1, "language": null, "message": ""}\n', 2),
    ],
)
def test_a_damaged_file_is_told_with_its_line(root, text, line):
    (root / "known.jsonl").write_text(text)
    for update in (False, True):
        with pytest.raises(Trouble) as trouble:
            settled(root, update=update)
        assert trouble.value.exit_code == Exit.USAGE
        assert f"known.jsonl:{line}:" in trouble.value.message
    assert (root / "known.jsonl").read_text() == text


def test_bytes_that_are_no_text(root):
    (root / "known.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(Trouble, match="UTF-8"):
        settled(root)


def test_there_has_to_be_one(root):
    with pytest.raises(Trouble, match="there is no baseline"):
        settled(root)


def test_it_is_read_on_other_systems(root):
    settled(root, update=True)
    file = root / "known.jsonl"
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert settled(root) == []

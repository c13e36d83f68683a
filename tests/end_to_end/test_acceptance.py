"""Translations accepted, gone stale, mended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command import pressctl
from tests.small import newsroom, sample, tree

BODY = "releases/a/body.en.md"
KEPT = "releases/a/translations.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A newsroom whose translations were accepted."""
    more = {
        BODY: "We call.\n\nForty left.\n",
        "releases/a/body.fr.md": "Nous appelons.\n\nQuarante sont partis.\n",
        "releases/a/body.ar.md": "ننادي.\n\nغادر أربعون.\n",
    }
    newsroom(tmp_path, "a", more=more)
    done = pressctl("i18n", "accept", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "accepted a in fr" in done.stdout
    return tmp_path


def found(root: Path) -> list[tuple[str, int, str]]:
    told = json.loads(pressctl("check", "--format", "json", cwd=root).stdout)["findings"]
    return [(f["path"], f["line"], f["message"]) for f in told if f["code"] == "TRN004"]


def test_change_is_found_shown_and_accepted(root: Path) -> None:
    (root / BODY).write_text("We call.\n\nFifty left.\n")
    assert [(path, line) for path, line, _ in found(root)] == [
        ("releases/a/body.ar.md", 3),
        ("releases/a/body.fr.md", 3),
    ]
    assert "‘Forty left.’ became ‘Fifty left.’" in found(root)[0][2]
    told = pressctl("i18n", "diff", "a", "--lang", "fr", cwd=root)
    assert told.returncode == 1
    assert told.stdout == "releases/a/body.fr.md:3:1: fr\n  [-Forty-]{+Fifty+} left.\n"
    assert pressctl("i18n", "status", cwd=root).returncode == 1
    assert pressctl("i18n", "accept", "--lang", "fr", cwd=root).returncode == 0
    assert [path for path, *_ in found(root)] == ["releases/a/body.ar.md"]
    (root / "releases/a/body.ar.md").write_text("ننادي.\n\nغادر خمسون.\n")
    assert not found(root)
    assert "to be accepted" in pressctl("i18n", "status", cwd=root).stdout
    assert pressctl("i18n", "accept", cwd=root).returncode == 0
    assert "to be accepted" not in pressctl("i18n", "status", cwd=root).stdout


@pytest.mark.parametrize("body", ["We\ncall.\n\n\nForty   left.\n", "Forty left.\n\nWe call.\n"])
def test_wrapping_and_moving_change_nothing(root: Path, body: str) -> None:
    (root / BODY).write_text(body)
    assert not found(root)


@pytest.mark.parametrize("body", ["We call.\n", "We call.\n\nForty left.\n\nNone came back.\n"])
def test_paragraph_removed_or_added_is_found(root: Path, body: str) -> None:
    (root / BODY).write_text(body)
    assert len(found(root)) == 2


def test_accepting_again_writes_nothing(root: Path) -> None:
    before = {path.name: path.stat().st_ino for path in root.glob("releases/**/translations.yaml")}
    pressctl("i18n", "accept", cwd=root)
    assert {path.name: path.stat().st_ino for path in root.glob("releases/**/translations.yaml")} == before


def test_missing_text_is_not_accepted(root: Path) -> None:
    (root / "releases/a/body.fr.md").unlink()
    before = tree(root / "releases")
    done = pressctl("i18n", "accept", "a", "--lang", "fr", cwd=root)
    assert done.returncode == 1
    assert "not accepted: a in fr" in done.stdout
    assert tree(root / "releases") == before


@pytest.mark.parametrize(
    "content",
    [
        "<<<<<<< HEAD\n- language: fr\n=======\n- language: ar\n>>>>>>> other\n",
        "- { language: fr, field: title, sources: [A] }\n",
        "accepted: yes\n",
        "- a\n",
        "- { language: [fr], field: title }\n",
    ],
)
def test_damaged_file_is_reported_and_kept(root: Path, content: str) -> None:
    for path in (KEPT, "releases/translations.yaml"):
        (root / path).write_text(content)
    done = pressctl("check", "--format", "json", cwd=root)
    assert {KEPT, "releases/translations.yaml"} <= {f["path"] for f in json.loads(done.stdout)["findings"]}
    assert pressctl("i18n", "accept", cwd=root).returncode == 1
    assert (root / KEPT).read_text() == content
    assert (root / "releases/translations.yaml").read_text() == content


def test_withheld_name_is_not_kept(root: Path) -> None:
    release = root / "releases/a/release.yaml"
    release.write_text(release.read_text() + "signatories: { individuals: { total: 1, listed: people.csv } }\n")
    (root / "releases/a/people.csv").write_text("name,consent\nTest Person Forty,withheld\n")
    (root / BODY).write_text("We call with Test Person Forty.\n\nForty left.\n")
    assert pressctl("i18n", "accept", cwd=root).returncode == 1
    assert "Test Person" not in (root / KEPT).read_text()


def test_accepted_sample_is_as_clean_as_before(tmp_path: Path) -> None:
    """What was accepted is no text of a page: no rule about pages looks at it."""
    root = sample(tmp_path / "newsroom")
    before = pressctl("check", cwd=root)
    assert pressctl("i18n", "accept", cwd=root).returncode == 0
    after = pressctl("check", cwd=root)
    assert (after.returncode, after.stdout) == (before.returncode, before.stdout)
    build = pressctl("build", "2017-01-12-un-call", "--to", "html", cwd=root)
    assert build.returncode == 0, build.stdout + build.stderr

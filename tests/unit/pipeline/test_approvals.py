"""Final pages and what reviewers decide of them: of exactly these files, and void as soon as they show something else."""

from __future__ import annotations

import datetime

import pytest

from pressctl.model.finding import Trouble
from pressctl.pipeline.approvals import Decision, approved, decide, standings
from pressctl.pipeline.build import Order, build
from pressctl.pipeline.finals import finals
from pressctl.pipeline.place import locked
from tests.here import build_here
from tests.small import RELEASE, one_language, tree, write

NOW = datetime.datetime(2020, 1, 10, 9, tzinfo=datetime.UTC)
KEY = ("x", "en")
EMBARGO = (
    RELEASE.replace(", fr: Un appel, ar: نداء", "").replace("2020-01-09", "2020-02-01")
    + "embargo: 2020-02-01T10:00:00+01:00\n"
)
LIST = "name,role,place,consent\nMaryam Odeh,,,withheld\nSami Haddad,,,public\n"
SIGNED = "signatories: { individuals: { total: 2, listed: people.csv } }\n"


@pytest.fixture
def root(tmp_path, monkeypatch):
    build_here(monkeypatch)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return one_language(tmp_path / "room", "x", more={"releases/x/people.csv": LIST})


def final(root, now=NOW):
    return finals(root, now=now)


def approve(root, reviewer="Press office", note="", is_approved=True, now=NOW):
    there = final(root, now)
    decide(root, there.editions[KEY], Decision(reviewer, is_approved, now, note), [("title", "A call")], there.withheld)


def stands(root, now=NOW):
    return standings(final(root, now))[KEY]


def test_final_pages_are_made_in_private(root):
    made = final(root)
    assert {"index.html", "x.en.pdf"} <= made.editions[KEY].files.keys()
    assert made.content(made.editions[KEY], "x.en.pdf").startswith(b"%PDF-")
    assert not (root / "dist").exists()


def test_they_are_before_the_embargo_as_they_are_after_it(root):
    write(root, {"releases/x/release.yaml": EMBARGO})
    before = final(root)
    after = final(root, NOW + datetime.timedelta(days=60))
    assert before.editions[KEY].digests == after.editions[KEY].digests
    assert [f.rule.code for f in before.findings] == ["DAT003"]
    assert not after.findings
    built = build(root, Order(now=NOW + datetime.timedelta(days=60), out=root / "dist"))
    assert "x/x.en.pdf" in built.made
    assert (root / "dist/x/x.en.pdf").read_bytes() == before.content(before.editions[KEY], "x.en.pdf")
    assert b"strip-embargo" not in before.content(before.editions[KEY], "index.html")


def test_an_approval_is_of_exactly_the_files_that_were_made(root):
    assert not stands(root).is_approved
    approve(root, note="Good.\nGo.")
    assert stands(root).is_approved
    text = (root / "releases/x/approvals.yaml").read_text()
    assert 'reviewer: "Press office"' in text
    assert 'note: "Good.\\nGo."' in text
    assert "at: 2020-01-10T09:00:00+00:00" in text
    for name, sha256 in final(root).editions[KEY].digests.items():
        assert f'"{name}": {sha256}' in text


CHANGES = {
    "the body": {"releases/x/body.en.md": "We call again.\n"},
    "the title": {"releases/x/release.yaml": RELEASE.replace(", fr: Un appel, ar: نداء", "").replace("A call", "Call")},
    "the accent": {},
}


@pytest.mark.parametrize("what", CHANGES)
def test_any_change_to_what_is_shown_voids_it_and_taken_back_it_is_valid_again(root, what):
    approve(root)
    before = tree(root / "releases") | {"../pressctl.yaml": (root / "pressctl.yaml").read_bytes()}
    settings = (root / "pressctl.yaml").read_text().replace("newsroom:\n", 'newsroom:\n  accent: "#7a1f3d"\n')
    write(root, CHANGES[what] or {"pressctl.yaml": settings})
    found = stands(root)
    assert not found.is_approved
    assert [one.reviewer for one in found.void] == ["Press office"]
    write(root / "releases", before)
    assert stands(root).is_approved


@pytest.mark.parametrize(
    "change",
    [
        {"releases/x/release.yaml": "# a comment\n" + RELEASE.replace(", fr: Un appel, ar: نداء", "")},
        {"releases/x/note.txt": "for ourselves\n"},
        {"releases/glossary.yaml": '- term: { en: "Northern Syria" }\n'},
    ],
    ids=["a comment", "a file of their own", "the glossary"],
)
def test_a_change_that_leaves_the_bytes_alone_does_not(root, change):
    approve(root)
    write(root, change)
    assert stands(root).is_approved


def test_each_reviewer_has_one_word(root):
    approve(root, "Press office", is_approved=False, note="The date is wrong.")
    assert [one.note for one in stands(root).returned] == ["The date is wrong."]
    approve(root, "press  OFFICE", now=NOW + datetime.timedelta(minutes=1))
    approve(root, "Legal", now=NOW + datetime.timedelta(minutes=2))
    assert [one.reviewer for one in stands(root).valid] == ["press OFFICE", "Legal"]


def test_what_was_approved_is_kept_to_be_compared_with(root):
    approve(root)
    write(root, {"releases/x/body.en.md": "We call again.\n"})
    made = final(root)
    kept = approved(root, *KEY, made.dossiers["x"].publishing.approvals)
    assert kept is not None
    assert kept.texts == (("title", "A call"),)
    assert made.path("x", kept.files["x.en.pdf"]).read_bytes() != made.content(made.editions[KEY], "x.en.pdf")
    (root / "releases/x/approvals.yaml").unlink()
    assert approved(root, *KEY, final(root).dossiers["x"].publishing.approvals) is None


@pytest.mark.parametrize(
    ("reviewer", "note"),
    [
        ("", ""),
        ("  ", ""),
        ("…", ""),
        ("A" * 2001, ""),
        ("Desk", "a" * 2001),
        ("Desk\x1b[31m", ""),
        ("Desk", "\u202ex"),
    ],
)
def test_a_name_or_a_note_that_nobody_could_read_is_refused(root, reviewer, note):
    with pytest.raises(Trouble):
        approve(root, reviewer, note)
    assert not (root / "releases/x/approvals.yaml").exists()


@pytest.mark.parametrize(("reviewer", "note"), [("Desk", "Is Maryam Odeh left out?"), ("MARYAM ODEH", "")])
def test_nor_one_that_shows_a_withheld_name(root, reviewer, note):
    yaml = RELEASE.replace(", fr: Un appel, ar: نداء", "") + SIGNED
    write(root, {"releases/x/release.yaml": yaml})
    with pytest.raises(Trouble) as refused:
        approve(root, reviewer, note)
    assert "Maryam" not in f"{refused.value.message}{refused.value.fix}"
    assert not (root / "releases/x/approvals.yaml").exists()


def test_a_damaged_file_is_not_written_over(root):
    approve(root)
    damaged = (root / "releases/x/approvals.yaml").read_text() + "- language\n"
    there = final(root)
    write(root, {"releases/x/approvals.yaml": damaged})
    with pytest.raises(Trouble) as refused:
        decide(root, there.editions[KEY], Decision("Legal", True, NOW), [], there.withheld)
    assert "releases/x/approvals.yaml:" in refused.value.message
    assert (root / "releases/x/approvals.yaml").read_text() == damaged
    broken = final(root)
    assert KEY not in broken.editions
    assert [str(finding.place) for finding in broken.findings] == [
        f"releases/x/approvals.yaml:{len(damaged.splitlines())}:3"
    ]


def test_nobody_decides_while_another_pressctl_is_at_work(root):
    there = final(root)
    with locked(root), pytest.raises(Trouble):
        decide(root, there.editions[KEY], Decision("Legal", True, NOW), [], there.withheld)


def test_the_authors_own_approval_does_not_count(root):
    yaml = RELEASE.replace(", fr: Un appel, ar: نداء", "") + "author: { en: Press office and others }\n"
    write(root, {"releases/x/release.yaml": yaml})
    approve(root)
    assert [one.reviewer for one in stands(root).own] == ["Press office"]
    assert not stands(root).is_approved

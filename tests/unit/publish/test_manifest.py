"""The site's manifest: what stands there, what ever stood there, and nothing of people."""

from __future__ import annotations

import datetime
import hashlib
import json

import pytest

from pressctl.pipeline.manifest import read
from pressctl.publish.manifest import Entry, found, site_manifest, understood
from tests.published import ADDRESS, FILES, FIRST, PAGE, PDF, TOOLS, entry, manifest

NEW = {**FILES, PAGE: b"new page"}
NEWEST = {**NEW, PDF: b"new paper"}
PARIS = datetime.timezone(datetime.timedelta(hours=1))


def sha(content):
    return hashlib.sha256(content).hexdigest()


def versions(content, edition=("call", "ar")):
    return understood(content).versions[edition]


def place(content, file):
    return found(understood(content), sha(file))


def test_a_build_reads_it_as_one_of_ours(tmp_path):
    (tmp_path / "manifest.json").write_bytes(manifest(FILES))
    there = read(tmp_path)
    assert there.keys() == FILES.keys()
    assert there[PDF] | {"shown": ""} == {
        "sha256": sha(b"paper"),
        "bytes": 5,
        "release": "call",
        "language": "ar",
        "draft": False,
        "shown": "",
        "approvals": [],
        "withdrawn": False,
    }
    assert there["assets/base.css"] == {"sha256": sha(b"style"), "bytes": 5}


def test_the_same_state_makes_the_same_bytes():
    once = manifest(FILES)
    assert manifest(dict(reversed(FILES.items()))) == once
    assert manifest(FILES, earlier=once, days=9) == once, "nothing is new"


def test_versions_are_carried_over_oldest_first():
    first = manifest(FILES)
    second = manifest(NEW, first, 1)
    third = manifest(NEWEST, second, 2)
    assert [one.since for one in versions(third)] == [f"2026-03-0{day}T10:00:00Z" for day in (1, 2, 3)]
    assert [one.files[PDF] for one in versions(third)] == [sha(b"paper")] * 2 + [sha(b"new paper")]
    back = manifest(FILES, third, 3)
    assert len(versions(back)) == 4, "an old version that stands there again is a new one"
    assert manifest(NEWEST, None, 2) != third


def test_what_is_gone_is_told_once():
    other = {"assets/base.css": b"style"}
    gone = manifest(other, manifest(FILES), 1)
    assert [len(one.files) for one in versions(gone)] == [2, 0]
    assert manifest(other, gone, 2) == gone
    assert "call" not in json.dumps(json.loads(gone)["files"])
    later = manifest(other, manifest(NEWEST, manifest(FILES), 1), 2)
    assert place(later, b"paper").replaced[:10] == "2026-03-03", "also of a version that was an earlier one by then"


def test_of_people_only_how_many_and_when():
    """Neither a name nor a time zone, which would tell where somebody was."""
    at = datetime.datetime(2026, 3, 1, 9, 30, 5, 123456, PARIS)
    content = site_manifest(
        {PAGE: entry(PAGE, b"", approvals=(at, FIRST - datetime.timedelta(days=1)))}, None, TOOLS, FIRST, ADDRESS
    )
    expected = ["2026-02-28T10:00:00Z", "2026-03-01T08:30:05Z"]
    assert json.loads(content)["files"][PAGE]["approvals"] == expected
    assert list(versions(content)[0].approvals) == expected
    assert b"reviewer" not in content


def test_files_that_all_languages_share():
    files = {"media/call/photo.jpg": Entry(sha(b"photo"), 5, "call")}
    content = site_manifest(files, None, TOOLS, FIRST, ADDRESS)
    assert json.loads(content)["files"]["media/call/photo.jpg"]["language"] is None
    assert place(site_manifest({}, content, TOOLS, FIRST, ADDRESS), b"photo").language == "mul"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{",
        b"null",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"schema_version": 2}',
        manifest(FILES).replace(b'"versions"', b'"version"'),
        manifest(FILES).replace(b'"since": "2026', b'"since": "last'),
        manifest(FILES).replace(b'"files"', b'"files": [], "file"', 1),
        json.dumps({**json.loads(manifest(FILES)), "address": 1}).encode(),
        json.dumps({**json.loads(manifest(FILES)), "files": {"a": {"sha256": ["a"]}}}).encode(),
    ],
    ids=range(12),
)
def test_what_is_no_manifest(content):
    assert understood(content) is None
    assert manifest(FILES, content) == manifest(FILES), "nothing is carried over from it"


def test_looked_up():
    content = manifest(NEWEST, manifest(NEW, manifest(FILES), 1), 2)
    old, new, page = place(content, b"paper"), place(content, b"new paper"), place(content, b"new page")
    assert (old.since[:10], old.replaced[:10], old.now) == ("2026-03-01", "2026-03-03", PDF)
    assert (new.since[:10], new.replaced, new.now) == ("2026-03-03", "", PDF)
    assert page.since[:10] == "2026-03-02", "it stood there before its PDF was changed"
    assert place(content, b"style").path == "assets/base.css"
    assert place(content, b"other") is None
    assert place(content, b"") is None


def test_looked_up_after_it_came_back():
    content = manifest(FILES, manifest(NEWEST, manifest(FILES), 1), 2)
    assert place(content, b"paper").since[:10] == "2026-03-03"
    assert place(manifest(NEWEST, content, 3), b"paper").replaced[:10] == "2026-03-04"


def test_what_stands_there_comes_before_what_stood_there():
    twice = {**FILES, "ar/again/again.ar.pdf": b"paper"}
    assert place(manifest({**twice, PDF: b"new"}, manifest(twice), 1), b"paper").release == "again"


def test_another_path_in_its_place():
    renamed = {PAGE: b"page", "ar/call/statement.pdf": b"other"}
    assert place(manifest(renamed, manifest(FILES), 1), b"paper").now == "ar/call/statement.pdf"
    assert place(manifest({PAGE: b"page"}, manifest(FILES), 1), b"paper").now == PAGE


def test_withdrawn():
    notice = {PAGE: b"notice", "assets/base.css": b"style"}
    content = manifest(notice, manifest(FILES), 1, withdrawn=("call",))
    later = manifest({PAGE: b"corrected notice"}, content, 2, withdrawn=("call",))
    assert place(later, b"paper").is_withdrawn
    assert place(later, b"paper").replaced[:10] == "2026-03-02", "when it was withdrawn, not when the notice changed"
    assert place(later, b"corrected notice").replaced == ""
    before = manifest(NEWEST, manifest(FILES), 1)
    then = manifest(notice, before, 2, withdrawn=("call",))
    assert place(then, b"paper").replaced[:10] == "2026-03-03", "also of a version that was an earlier one by then"

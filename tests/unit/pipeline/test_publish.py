"""A newsroom is published as its reviewers saw it, or not at all and with all reasons."""

from __future__ import annotations

import datetime
import errno
import json
import os
import shutil
import subprocess

import pytest

from pressctl.links.memory import Memory
from pressctl.model.finding import Severity, Trouble
from pressctl.model.link import LinkState, Verdict
from pressctl.pipeline import place
from pressctl.pipeline.approvals import Decision, decide
from pressctl.pipeline.build import Order, build
from pressctl.pipeline.finals import finals
from pressctl.pipeline.keys import new_key
from pressctl.pipeline.place import locked, locked_folder
from pressctl.pipeline.publish import Wish, publish
from pressctl.pipeline.targets import parsed
from pressctl.render import site as drawing
from tests.here import build_here
from tests.small import RELEASE, newsroom, one_language, tree, write

NOW = datetime.datetime(2020, 1, 10, 9, tzinfo=datetime.UTC)
LINKED = {"releases/x/body.en.md": "We [call](https://example.net/page).\n"}
LINK = "https://example.net/page"
ONE = RELEASE.replace(", fr: Un appel, ar: نداء", "")


@pytest.fixture(autouse=True)
def _here(tmp_path, monkeypatch):
    build_here(monkeypatch)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def root(tmp_path):
    return one_language(tmp_path / "room", "x", "y")


def settings(root, more):
    """Add to the newsroom's settings."""
    write(root, {"pressctl.yaml": (root / "pressctl.yaml").read_text() + more})


def approve(root, *only, reviewer="Press office", is_approved=True, now=NOW, languages=()):
    there = finals(root, now=now)
    for (release, code), final in there.editions.items():
        if (not only or release in only) and (not languages or code in languages):
            decide(root, final, Decision(reviewer, is_approved, now, "" if is_approved else "No."), [], there.withheld)


def published(root, *only, now=NOW, **wish):
    return publish(root, Wish(tuple(only), now=now, **wish))


def codes(done):
    return sorted({finding.rule.code for finding in done.findings if finding.severity is Severity.ERROR})


def learn(root, verdict, words="is there", age=0):
    at = NOW - datetime.timedelta(days=age)
    known = Memory(at)
    alive = at if verdict is Verdict.OK else None
    known.learn(LinkState(LINK, verdict, words, status=200 if alive else 404, alive=alive))
    write(root, {".pressctl/links.json": known.text()})


# ── what goes out ────────────────────────────────────────────────────────────


def test_the_approved_newsroom_goes_out_at_once(tmp_path):
    root = newsroom(tmp_path / "room", "x")
    approve(root)
    done = published(root)
    assert not done.is_refused
    there = tree(root / "public")
    assert {f"{code}/{name}/index.html" for code in ("en", "fr", "ar") for name in ("x",)} <= there.keys()
    assert {"index.html", "en/atom.xml", "ar/index.html", "sitemap.xml", "manifest.json", "404.html"} <= there.keys()
    final = finals(root, now=NOW)
    for (release, code), one in final.editions.items():
        for name in one.files:
            assert there[f"{code}/{release}/{name}"] == final.content(one, name), "just what was approved"


def test_published_twice_it_is_the_same_bytes_wherever_and_whenever(root, tmp_path):
    approve(root)
    published(root)
    before = tree(root / "public")
    again = published(root, now=NOW + datetime.timedelta(days=3))
    assert not any(again.changes.sorts())
    published(root, now=NOW + datetime.timedelta(days=3), to=str(tmp_path / "other" / "site"))
    assert tree(root / "public") == tree(tmp_path / "other" / "site") == before


def test_a_rehearsal_says_what_would_change_and_writes_nothing(root):
    approve(root)
    done = published(root, is_rehearsal=True)
    assert "en/x/index.html" in done.changes.new
    assert not (root / "public").exists()
    published(root)
    write(root, {"releases/x/body.en.md": "We call again.\n"})
    approve(root, "x")
    before = tree(root / "public")
    done = published(root, is_rehearsal=True)
    assert "en/x/index.html" in done.changes.changed
    assert not [path for path in done.changes.changed if path.startswith(("fr/x", "ar/x", "en/y"))]
    assert tree(root / "public") == before


def test_the_manifest_tells_what_it_was_made_from_and_nothing_of_people(root):
    approve(root, reviewer="Desk of Reviews")
    published(root)
    text = (root / "public/manifest.json").read_text()
    manifest = json.loads(text)
    assert "Desk of Reviews" not in text
    assert manifest["files"]["en/x/index.html"]["approvals"] == ["2020-01-10T09:00:00Z"]
    assert set(manifest["sources"]["x"]["en"]) == {"pressctl.yaml", "releases/x/release.yaml", "releases/x/body.en.md"}
    assert manifest["versions"]["x"]["en"][-1]["since"] == "2020-01-10T09:00:00Z"
    assert "weasyprint" in manifest["tools"]


def test_an_embargo_ends_to_the_second_and_midnight_changes_no_byte(root):
    ends = datetime.datetime(2020, 1, 10, 12, tzinfo=datetime.UTC)
    embargoed = ONE.replace("2020-01-09", "2020-01-10") + "embargo: 2020-01-10T13:00:00+01:00\n"
    write(root, {"releases/x/release.yaml": embargoed})
    approve(root)
    early = published(root, now=ends - datetime.timedelta(seconds=1))
    assert codes(early) == ["DAT003"]
    assert "UTC+01:00" in " ".join(finding.message for finding in early.findings)
    assert not (root / "public").exists()
    assert not published(root, now=ends).is_refused
    assert (
        json.loads((root / "public/manifest.json").read_text())["versions"]["x"]["en"][0]["since"]
        == "2020-01-10T12:00:00Z"
    )


# ── what is against it, all at once ──────────────────────────────────────────


def test_all_reasons_are_told_at_once_and_nothing_is_written(tmp_path):
    root = newsroom(tmp_path / "room", "x", "y", "z")
    approve(root, "z")
    write(root, {**LINKED, "releases/z/body.en.md": "We call again.\n"})
    write(root, {"releases/y/release.yaml": RELEASE + "summary: { en: Only here }\n"})
    write(root, {"releases/x/release.yaml": RELEASE + "embargo: 2020-02-01T10:00:00+01:00\n"})
    done = published(root)
    assert {"DAT003", "PUB001", "PUB002", "PUB005", "TRN001"} <= set(codes(done))
    assert not (root / "public").exists()


@pytest.mark.parametrize(
    ("who", "code"), [({}, "PUB001"), ({"reviewer": "Desk"}, "PUB003"), ({"is_approved": False}, "PUB004")]
)
def test_each_language_has_to_be_approved(tmp_path, who, code):
    author = {"releases/x/release.yaml": RELEASE + "author: { en: Desk, fr: Desk, ar: Desk }\n"}
    root = newsroom(tmp_path / "room", "x", more=author)
    approve(root, languages=["en", "fr"])
    if who:
        approve(root, languages=["ar"], **who)
    done = published(root)
    assert [(f.rule.code, f.release, f.language) for f in done.findings] == [(code, "x", "ar")]
    where = "release" if code == "PUB001" else "approvals"
    assert str(done.findings[0].place) == f"releases/x/{where}.yaml:1:1"


def test_an_approval_of_what_was_before_is_void(root):
    approve(root)
    write(root, {"releases/x/body.en.md": "We call again.\n"})
    done = published(root)
    assert [(f.rule.code, f.language) for f in done.findings] == [("PUB002", "en")]
    assert "en was approved by ‘Press office’ on 2020-01-10, and looks otherwise now" in done.findings[0].message


def test_a_warning_is_against_it_only_where_that_is_asked_for(root):
    write(root, {"releases/x/body.en.md": "We call [here](https://example.net/page).\n"})
    approve(root)
    learn(root, Verdict.UNSURE, "answered 403")
    assert published(root, is_strict=True).is_refused
    assert not (root / "public").exists()
    assert not published(root).is_refused


def test_two_reviewers_where_the_newsroom_wants_two(root):
    settings(root, "review: { approvals: 2 }\n")
    approve(root)
    assert codes(published(root)) == ["PUB001"]
    approve(root, reviewer="Legal")
    assert not published(root).is_refused


def test_none_where_reviews_are_switched_off(root):
    settings(root, "review: { approvals: 0 }\n")
    assert not published(root).is_refused


@pytest.mark.parametrize(
    ("verdict", "age", "max_age", "code"),
    [
        (None, 0, "", "PUB005"),
        (Verdict.OK, 0, "", ""),
        (Verdict.OK, 6, "", ""),
        (Verdict.OK, 8, "", "PUB005"),
        (Verdict.OK, 8, "9d", ""),
        (Verdict.OK, 1, "12h", "PUB005"),
        (Verdict.GONE, 0, "", "LNK001"),
        (Verdict.GONE, 8, "", "PUB005"),
        (Verdict.REFUSED, 0, "", "LNK003"),
        (Verdict.UNSURE, 0, "", ""),
    ],
)
def test_links_have_to_be_looked_at_lately_and_not_to_be_gone(root, verdict, age, max_age, code):
    write(root, LINKED)
    approve(root)
    if verdict:
        learn(root, verdict, "is there" if verdict is Verdict.OK else "answered 404", age)
    done = published(root, max_age=max_age)
    assert codes(done) == ([code] if code else [])
    if code:
        assert str(done.findings[0].place) == "releases/x/body.en.md:1:11"


def test_a_link_that_the_newsroom_excepts_needs_no_look(root):
    settings(root, 'links: { allow: [ { url: "https://example.net/*", because: it blocks machines } ] }\n')
    write(root, LINKED)
    approve(root)
    assert not published(root).is_refused


def test_nor_does_one_to_a_page_that_goes_out_with_it(root):
    write(root, {"releases/x/body.en.md": "We [call](https://example.org/newsroom/en/y/).\n"})
    approve(root)
    assert not published(root).is_refused


def test_a_length_of_time_that_is_none_is_refused(root):
    with pytest.raises(Trouble):
        published(root, max_age="soon")


# ── a part of the newsroom ───────────────────────────────────────────────────


def test_what_is_not_named_stays_as_it_was_published(root):
    approve(root)
    published(root)
    before = tree(root / "public")
    for name in ("x", "y"):
        write(root, {f"releases/{name}/body.en.md": "We call again.\n"})
    approve(root, "x")
    done = published(root, "x")
    assert not done.is_refused
    assert set(done.changes.changed) >= {"en/x/index.html", "en/search.json", "manifest.json"}
    there = tree(root / "public")
    assert {path: one for path, one in there.items() if "/y/" in path} == {
        path: one for path, one in before.items() if "/y/" in path
    }
    assert b"again" in there["en/search.json"]


def test_a_page_that_would_lead_to_one_that_is_not_out_is_refused(root):
    write(root, {"releases/x/release.yaml": ONE + "related: [y]\n"})
    approve(root)
    done = published(root, "x")
    assert [(f.rule.code, f.release, f.language) for f in done.findings] == [("PUB007", "x", "en")]
    assert "‘y’" in done.findings[0].message
    assert not published(root, "x", "y").is_refused
    shutil.rmtree(root / "releases/y")
    write(root, {"releases/x/release.yaml": ONE})
    approve(root, "x")
    assert not published(root, "x").is_refused


def test_a_release_in_preparation_does_not_hold_up_another(root):
    approve(root, "x")
    assert published(root).is_refused
    assert not published(root, "x").is_refused
    assert not (root / "public/en/y").exists()


def test_a_release_whose_folder_is_gone_is_taken_down(root):
    approve(root)
    published(root)
    for file in (root / "releases/y").iterdir():
        file.unlink()
    (root / "releases/y").rmdir()
    done = published(root, "x")
    assert "en/y/index.html" in done.changes.gone
    assert b"/y/" not in (root / "public/sitemap.xml").read_bytes()
    assert json.loads((root / "public/manifest.json").read_text())["versions"]["y"]["en"][-1]["files"] == {}


def test_a_release_can_be_taken_down_by_its_name_while_others_are_being_written(root):
    approve(root)
    published(root)
    shutil.rmtree(root / "releases/y")
    write(root, {"releases/x/body.en.md": "We call again.\n"})
    with pytest.raises(Trouble):
        published(root, "z")
    done = published(root, "y")
    assert not done.is_refused
    assert not (root / "public/en/y").exists()
    assert b"We call." in (root / "public/en/x/index.html").read_bytes()


def test_a_published_page_that_somebody_changed_is_not_passed_on(root):
    approve(root)
    published(root)
    page = root / "public/en/y/index.html"
    page.chmod(0o644)
    content = page.read_bytes()
    page.unlink()
    page.write_bytes(content.replace(b"We call", b"We lie"))
    with pytest.raises(Trouble) as refused:
        published(root, "x")
    assert "en/y/index.html" in refused.value.message
    assert not published(root).is_refused
    assert page.read_bytes() == content


def test_a_withdrawn_release_is_a_notice_in_its_place(root):
    claim = "summary: { en: Two hundred people fled. }\n"
    write(root, {"releases/x/release.yaml": ONE + claim, **LINKED})
    learn(root, Verdict.OK)
    approve(root)
    published(root)
    withdrawn = 'withdrawn: { date: 2020-01-10, reason: { en: "It was wrong." } }\n'
    write(root, {"releases/x/release.yaml": ONE + claim + withdrawn, ".pressctl/links.json": "{}"})
    assert codes(published(root)) == ["PUB002"]
    approve(root, "x")
    assert not published(root, "x").is_refused
    page = (root / "public/en/x/index.html").read_text()
    assert "It was wrong." in page
    assert not [path for path, content in tree(root / "public").items() if b"Two hundred" in content]


# ── pressctl changes, the text does not ──────────────────────────────────────


def test_what_is_published_stays_as_approved_though_pressctl_draws_it_otherwise_now(root, monkeypatch):
    approve(root)
    published(root)
    before = tree(root / "public")
    drawn = drawing.site_page
    monkeypatch.setattr(drawing, "site_page", lambda *given: drawn(*given).replace("<main", "<main data-new"))
    shutil.rmtree(root / ".pressctl")  # what is drawn by another pressctl is drawn anew
    there = finals(root, now=NOW)
    assert b"data-new" in there.content(there.editions["x", "en"], "index.html")
    assert not published(root).is_refused
    after = tree(root / "public")
    assert {p: c for p, c in after.items() if "/x/" in p} == {p: c for p, c in before.items() if "/x/" in p}
    write(root, {"releases/x/body.en.md": "We call again.\n"})
    assert codes(published(root)) == ["PUB002"]


# ── names that are withheld ──────────────────────────────────────────────────


def test_a_file_that_shows_a_withheld_name_is_not_published(root, monkeypatch):
    """Whatever made it: here a template that prints what it should not."""
    people = {"releases/x/people.csv": "name,role,place,consent\nSami Haddad,,,public\nMaryam Odeh,,,withheld\n"}
    signed = ONE + "signatories: { individuals: { total: 2, listed: people.csv } }\n"
    write(root, {**people, "releases/x/release.yaml": signed})
    drawn = drawing.site_page
    monkeypatch.setattr(drawing, "site_page", lambda *given: drawn(*given).replace("Sami Haddad", "MARYAM&#160;ODEH"))
    approve(root)
    done = published(root)
    assert [(f.rule.code, str(f.place)) for f in done.findings] == [("PUB006", "releases/x/people.csv:3:1")]
    assert "en/x/index.html" in done.findings[0].message
    assert "Odeh" not in done.findings[0].message
    assert not (root / "public").exists()


def test_nor_stays_one_that_was_published_before_somebody_took_back_their_consent(root):
    people = "name,role,place,consent\nSami Haddad,,,public\nMaryam Odeh,,,public\n"
    signed = ONE + "signatories: { individuals: { total: 2, listed: people.csv } }\n"
    write(root, {"releases/x/people.csv": people, "releases/x/release.yaml": signed})
    approve(root)
    assert not published(root).is_refused
    assert b"Maryam Odeh" in (root / "public/en/x/index.html").read_bytes()
    write(root, {"releases/x/people.csv": people.replace("Odeh,,,public", "Odeh,,,withheld")})
    assert codes(published(root, "y")) == ["PUB006"]
    approve(root)
    assert not published(root).is_refused
    assert not [path for path, content in tree(root / "public").items() if b"Odeh" in content]


# ── where to ─────────────────────────────────────────────────────────────────


def test_a_build_is_not_replaced_by_a_site_nor_a_site_by_a_build(root):
    approve(root)
    build(root, Order(now=NOW))
    with pytest.raises(Trouble) as refused:
        published(root, to="dist")
    assert "holds a build" in refused.value.message
    published(root)
    with pytest.raises(Trouble) as refused:
        build(root, Order(now=NOW, out=root / "public"))
    assert "was published" in refused.value.message


def test_a_folder_with_something_of_others_is_refused(root):
    approve(root)
    write(root, {"public/family.jpg": b"x"})
    with pytest.raises(Trouble) as refused:
        published(root)
    assert "family.jpg" in refused.value.message
    assert (root / "public/family.jpg").read_bytes() == b"x"


def test_a_second_publisher_at_once_is_told_so(root):
    approve(root)
    with locked(root), pytest.raises(Trouble):
        published(root)
    with locked_folder(root / "public"), pytest.raises(Trouble) as refused:
        published(root)
    assert "another pressctl is writing into" in refused.value.message


def test_a_full_disk_leaves_the_old_site(root, monkeypatch):
    approve(root)
    published(root)
    before = tree(root / "public")
    write(root, {"releases/x/body.en.md": "We call again.\n"})
    approve(root)

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(place, "_write", full)
    with pytest.raises(Trouble) as refused:
        published(root)
    assert "the disk is full" in refused.value.message
    assert tree(root / "public") == before


# ── where it goes ────────────────────────────────────────────────────────────


def test_another_computer_carries_on_the_history_that_readers_find(root, tmp_path, monkeypatch):
    """Two people publish the same newsroom from two computers; public/ is on neither of them in git."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    subprocess.run(["git", "init", "-q", "--bare", str(tmp_path / "pages.git")], check=True)
    where = {"to": f"git:{tmp_path / 'pages.git'}#pages"}
    new_key(root)
    approve(root)
    assert not published(root, **where).is_refused
    other = tmp_path / "other"
    shutil.copytree(root, other, ignore=shutil.ignore_patterns("public", ".pressctl", "dist"))
    write(other, {"releases/x/body.en.md": "We call again.\n"})
    approve(other, "x", now=NOW + datetime.timedelta(hours=1))
    assert not published(other, **where).is_refused
    manifest, _ = parsed(where["to"], root).published()
    versions = json.loads(manifest)["versions"]
    assert [len(versions[name]["en"]) for name in ("x", "y")] == [2, 1]
    (other / "signing.pub").unlink()
    shutil.rmtree(other / "public")
    new_key(other)
    done = published(other, **where)
    assert any("of what readers find now" in said and "not signed with" in said for said in done.said)
    assert len(json.loads((other / "public/manifest.json").read_bytes())["versions"]["x"]["en"]) == 1


def test_nothing_is_written_where_the_place_cannot_be_reached(root, tmp_path):
    approve(root)
    with pytest.raises(Trouble, match="git could not fetch the branch"):
        published(root, to=f"git:{tmp_path / 'nowhere'}#pages")
    assert not (root / "public").exists()

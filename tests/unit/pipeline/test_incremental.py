"""A build after a change makes what a build from nothing makes, and does no more than it has to."""

from __future__ import annotations

import datetime
import os
import shutil

import pytest
from PIL import Image

from pressctl.pipeline import making as corridor, tools
from pressctl.pipeline.build import Order, build
from pressctl.pipeline.clean import clean
from pressctl.pipeline.store import seal, shelf
from tests.here import build_here
from tests.small import RELEASE, SETTINGS, newsroom, tree, write

NOW = datetime.datetime(2020, 3, 1, 9, 0, tzinfo=datetime.UTC)
ORGANISATIONS = """\
- id: stj
  name: { en: Syrians for Truth and Justice }
- id: mazaya
  name: { en: Mazaya Women, ar: مزايا النسائية }
"""
BOILERPLATE = "- id: about\n  text: { en: About us., fr: Qui nous sommes., ar: من نحن. }\n"
GLOSSARY = "- term: { en: Idlib, fr: Idleb, ar: إدلب }\n"


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch):
    build_here(monkeypatch)


@pytest.fixture
def root(tmp_path):
    more = {
        "pressctl.yaml": SETTINGS + "output: { formats: [html] }\n",
        "releases/organisations.yaml": ORGANISATIONS,
        "releases/boilerplate.yaml": BOILERPLATE,
        "releases/glossary.yaml": GLOSSARY,
        "releases/signed/release.yaml": RELEASE + "signatories: { organisations: [stj] }\n",
        "releases/cites/release.yaml": RELEASE + "related: [signed]\n",
        "releases/cites/body.en.md": "{{organisations:signed}} signed.\n",
        "releases/ends/release.yaml": RELEASE + "boilerplate: [about]\n",
    }
    return newsroom(tmp_path / "newsroom", "cites", "ends", "plain", "signed", more=more)


def built(root, now=NOW, **more):
    return build(root, Order(now=now, **more))


def release(root, name, more, title="A call"):
    write(root, {f"releases/{name}/release.yaml": RELEASE.replace("A call", title) + more})


def picture(root, name, colour):
    folder = root / "releases" / name / "media"
    folder.mkdir(exist_ok=True)
    Image.new("RGB", (640, 480), colour).save(folder / "a.png")
    alt = "alt: { en: A wall, fr: Un mur, ar: جدار }"
    release(root, name, f'media: [ {{ file: media/a.png, {alt}, credit: "© Us" }} ]\n')


CHANGES = {
    "a word": lambda root: write(root, {"releases/plain/body.ar.md": "ننادي اليوم.\n"}),
    "a title that others show": lambda root: release(
        root, "signed", "signatories: { organisations: [stj] }\n", "Other"
    ),
    "one more signatory": lambda root: release(root, "signed", "signatories: { organisations: [stj, mazaya] }\n"),
    "the name of a signatory": lambda root: write(
        root, {"releases/organisations.yaml": ORGANISATIONS.replace("Mazaya Women", "Mazaya Women Org.")}
    ),
    "a name that a text begins to have": lambda root: write(
        root, {"releases/plain/body.ar.md": "قالت Nur Fund! اليوم.\n"}
    ),
    "an organisation that a text names": lambda root: write(
        root, {"releases/organisations.yaml": ORGANISATIONS + '- id: nur\n  name: { en: "Nur Fund!" }\n'}
    ),
    "a line above all records": lambda root: write(root, {"releases/organisations.yaml": "# ours\n" + ORGANISATIONS}),
    "what releases end with": lambda root: write(
        root, {"releases/boilerplate.yaml": BOILERPLATE.replace("About us.", "We are many.")}
    ),
    "a preferred spelling": lambda root: write(root, {"releases/glossary.yaml": GLOSSARY + "- term: { en: Aleppo }\n"}),
    "the accent": lambda root: write(
        root, {"pressctl.yaml": SETTINGS.replace("url:", 'accent: "#7a1f3d"\n  url:') + "output: { formats: [html] }\n"}
    ),
    "a host that is known to be safe": lambda root: write(
        root,
        {
            "releases/plain/body.en.md": "[The report](https://example.net/a) is here.\n",
            "releases/ends/body.en.md": "[The list](http://example.net/b) is here.\n",
        },
    ),
    "and is not any more": lambda root: write(root, {"releases/plain/body.en.md": "It is gone.\n"}),
    "an open link in what releases end with": lambda root: write(
        root,
        {"releases/boilerplate.yaml": BOILERPLATE.replace("About us.", '"See [our list](http://example.com/list)."')},
    ),
    "a safe one to the same host in a release": lambda root: write(
        root, {"releases/plain/body.en.md": "[Their list](https://example.com/other) is here.\n"}
    ),
    "a picture": lambda root: picture(root, "plain", "red"),
    "the same picture elsewhere": lambda root: picture(root, "cites", "red"),
    "another picture in the first place": lambda root: picture(root, "cites", "blue"),
    "a release that was named before it was there": lambda root: release(root, "plain", "related: [later]\n"),
    "that release": lambda root: newsroom(root, "later", more={"pressctl.yaml": (root / "pressctl.yaml").read_text()}),
    "its end": lambda root: shutil.rmtree(root / "releases" / "later"),
    "an error": lambda root: write(root, {"releases/ends/body.fr.md": "<b>non</b>\n"}),
    "its mending": lambda root: write(root, {"releases/ends/body.fr.md": "Oui.\n"}),
    "a withdrawal": lambda root: release(
        root, "signed", "withdrawn: { date: 2020-02-01, reason: { en: Wrong., fr: Faux., ar: خطأ. } }\n"
    ),
}


def fresh(root, tmp_path, now):
    """What a build from nothing makes of the same newsroom."""
    other = tmp_path / "fresh" / root.name
    shutil.copytree(root, other, ignore=shutil.ignore_patterns("dist", ".pressctl"))
    done = built(other, now)
    made = tree(other / "dist")
    shutil.rmtree(tmp_path / "fresh")
    return made, done.findings


def check_equal(root, tmp_path, what, now=NOW):
    done = built(root, now)
    made, findings = fresh(root, tmp_path, now)
    assert done.findings == findings, what
    stopped = {finding.release for finding in findings if finding.severity == "error"}
    kept = {path: content for path, content in tree(root / "dist").items() if path.partition("/")[0] not in stopped}
    if not stopped:
        assert kept == made, what
    assert {p: c for p, c in kept.items() if p != "manifest.json"} == {
        p: c for p, c in made.items() if p != "manifest.json"
    }, what


def test_after_each_change_all_is_as_if_made_from_nothing(root, tmp_path):
    built(root)
    for what, change in CHANGES.items():
        change(root)
        check_equal(root, tmp_path, what)
        again = built(root)
        assert (again.drawn, again.reasons, again.is_changed) == ((), {}, False), what


DONE = {
    "a word": {("plain", "ar")},
    "a title that others show": {("signed", "en"), ("cites", "en")},
    "one more signatory": {(name, code) for name in ("signed",) for code in ("ar", "en", "fr")} | {("cites", "en")},
    "what releases end with": {("ends", "en")},
    "a line above all records": set(),
    "a preferred spelling": set(),
    "a host that is known to be safe": {("plain", "en"), ("ends", "en")},
}


@pytest.mark.parametrize("what", DONE)
def test_only_what_looks_otherwise_is_drawn(root, what):
    built(root)
    CHANGES[what](root)
    assert set(built(root).drawn) == DONE[what]


def test_a_changed_organisation_is_a_matter_of_those_who_name_it(root):
    built(root)
    text = ORGANISATIONS.replace("Truth and Justice", "Truth")
    write(root, {"releases/organisations.yaml": text})
    done = built(root)
    assert set(done.reasons) == {"", "signed", "cites"}
    assert {name for name, _ in done.drawn} == {"signed"}


def test_what_is_touched_but_not_changed_is_left_alone(root):
    built(root)
    for path in root.rglob("*.*"):
        if path.is_file():
            path.write_bytes(path.read_bytes())
            os.utime(path, (1, 1))
    done = built(root)
    assert (done.reasons, done.drawn) == ({}, ())


def test_a_file_whose_time_was_set_back_is_read(root):
    """Neither its size nor its time tells: the time of the entry does."""
    body = root / "releases/plain/body.en.md"
    before = body.stat()
    built(root)
    body.write_text("We cull.\n")
    os.utime(body, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert built(root).drawn == (("plain", "en"),)
    assert b"We cull." in tree(root / "dist")["plain/plain.en.html"]


def test_a_changed_template_is_a_matter_of_its_kind(root, monkeypatch, tmp_path):
    release(root, "plain", "", "News")
    write(root, {"releases/plain/release.yaml": RELEASE.replace("kind: statement", "kind: news")})
    templates = tmp_path / "templates"
    shutil.copytree(tools.TEMPLATES, templates)
    monkeypatch.setattr(tools, "TEMPLATES", templates)
    built(root)
    page = templates / "kinds" / "news" / "page.html.j2"
    page.write_text(page.read_text() + "\n")
    assert {name for name, _ in built(root).drawn} == {"plain"}
    shared = templates / "shared" / "skeleton.html.j2"
    shared.write_text(shared.read_text() + "\n")
    assert {name for name, _ in built(root).drawn} == {"cites", "ends", "plain", "signed"}


def test_other_code_looks_at_everything_again(root, monkeypatch):
    built(root)
    monkeypatch.setattr(tools, "_libraries", lambda: ["pyyaml 99"])
    monkeypatch.setattr(tools.Tools, "stand", False)
    done = built(root)
    assert set(done.reasons) == {"", "cites", "ends", "plain", "signed"}
    assert len(done.drawn) == 12


def test_an_embargo_that_ends(root, tmp_path):
    release(root, "signed", "embargo: 2020-03-01T10:00:00Z\n")
    later = NOW + datetime.timedelta(hours=2)
    assert "DAT003" in {finding.rule.code for finding in built(root).findings}
    check_equal(root, tmp_path, "the end of an embargo", later)
    assert built(root, later).reasons == {}


def test_a_clock_that_was_set_back(root, tmp_path):
    built(root, NOW)
    earlier = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
    check_equal(root, tmp_path, "a day before the release's own", earlier)


def test_parts_and_wholes(root, tmp_path):
    """A build of one release or language leaves no wrong idea of the others."""
    built(root)
    release(root, "signed", "signatories: { organisations: [stj, mazaya] }\n")
    write(root, {"releases/plain/body.fr.md": "Autre.\n"})
    assert {name for name, _ in built(root, only=("signed",)).drawn} == {"signed"}
    assert built(root, languages=("fr",)).drawn == (("plain", "fr"),)
    check_equal(root, tmp_path, "the whole after its parts")


def test_drafts_and_pages_do_not_mix(root, tmp_path):
    built(root)
    built(root, is_draft=True, out=tmp_path / "drafts")
    assert b"Draft" in tree(tmp_path / "drafts")["plain/plain.en.html"]
    assert built(root).drawn == ()
    assert not any(b"Draft: not" in content for content in tree(root / "dist").values())


def test_force(root):
    built(root)
    assert len(built(root, is_forced=True).drawn) == 12


def stored(root):
    return sorted(path for path in (root / ".pressctl" / "store").rglob("*") if path.is_file())


def test_from_the_store_a_lost_folder_is_put_back(root):
    built(root)
    before = tree(root / "dist")
    shutil.rmtree(root / "dist")
    done = built(root)
    assert (done.drawn, done.is_changed) == ((), True)
    assert tree(root / "dist") == before


def test_a_page_that_somebody_changed_is_put_right(root):
    built(root)
    before = tree(root / "dist")
    page = root / "dist" / "plain" / "plain.en.html"
    page.unlink()
    page.write_text("hacked")
    assert built(root).is_changed
    assert tree(root / "dist") == before


@pytest.mark.parametrize("spoil", ["cut", "flip", "empty", "remove"])
def test_whatever_happens_to_the_store_the_pages_are_right(root, spoil):
    """Each file in turn: what is not ours any more is told, and made anew."""
    built(root)
    before = tree(root / "dist")
    files = [*stored(root), root / ".pressctl" / "ledger"]
    for file in files:
        content = file.read_bytes()
        file.unlink()
        if spoil != "remove":
            file.write_bytes({"cut": content[:-1], "flip": bytes([content[0] ^ 1]) + content[1:], "empty": b""}[spoil])
        shutil.rmtree(root / "dist")
        ledger = root / ".pressctl" / "ledger"
        if file != ledger and ledger.exists():
            ledger.unlink()  # so that the store is asked
        done = built(root)
        assert tree(root / "dist") == before, file
        told = [finding.place.path for finding in done.findings if finding.rule.code == "REL029"]
        assert told == ([] if spoil == "remove" else [file.relative_to(root).as_posix()]), file


def test_the_store_of_somebody_else_is_not_believed(root, monkeypatch):
    """A newsroom's folder may come with a .pressctl/ that says what its pages are."""
    built(root)
    shutil.rmtree(root / "dist")
    seal._secret.cache_clear()
    monkeypatch.setattr(seal, "_secret", lambda: b"?" * 32)
    done = built(root)
    assert len(done.drawn) == 12
    assert "REL029" in {finding.rule.code for finding in done.findings}


LISTED = "signatories: { individuals: { total: 1, listed: individuals.csv } }\n"
ROW = "name,role,place,consent\nNour Example,,,"


def test_a_name_whose_consent_is_taken_back_is_nowhere_in_the_store(root):
    release(root, "plain", LISTED)
    release(root, "cites", "related: [plain]\n")
    write(root, {"releases/plain/individuals.csv": f"{ROW}public\n"})
    built(root)
    assert any(b"Nour Example" in file.read_bytes() for file in stored(root))
    write(root, {"releases/plain/individuals.csv": f"{ROW}withheld\n"})
    built(root)
    kept = [*stored(root), *(root / ".pressctl").glob("ledger*")]
    assert not any(b"Nour Example" in file.read_bytes() for file in kept)


def test_a_text_that_betrays_a_name_is_nowhere_in_the_store(root):
    release(root, "plain", LISTED)
    write(
        root,
        {"releases/plain/individuals.csv": f"{ROW}withheld\n", "releases/plain/body.en.md": "Nour Example said.\n"},
    )
    built(root)
    assert not any(b"Nour Example" in path.read_bytes() for path in (root / ".pressctl").rglob("*") if path.is_file())


def test_what_a_removed_release_left_is_removed(root):
    built(root)
    shutil.rmtree(root / "releases" / "plain")
    built(root)
    assert not (root / ".pressctl" / "store" / "plain").exists()


def test_the_store_has_a_limit_and_what_was_not_used_goes_first(root, monkeypatch):
    built(root)
    everything = sum(file.stat().st_size for file in stored(root))
    for name in ("cites", "ends"):
        for file in (root / ".pressctl" / "store" / name).iterdir():
            os.utime(file, (1, 1))
    limit = everything // 2
    monkeypatch.setattr(shelf, "MOST", limit)
    monkeypatch.setattr(corridor, "MOST", limit)
    write(root, {"releases/plain/body.en.md": "We call again.\n"})
    built(root)
    assert sum(file.stat().st_size for file in stored(root)) <= limit
    assert not list((root / ".pressctl" / "store" / "cites").iterdir())
    assert list((root / ".pressctl" / "store" / "plain").iterdir())
    before = tree(root / "dist")
    shutil.rmtree(root / "dist")
    built(root)
    assert tree(root / "dist") == before


def test_what_was_removed_from_the_store_is_not_missed(root):
    built(root)
    clean(root)
    assert not (root / ".pressctl" / "store").exists()
    before = tree(root / "dist")
    assert built(root).reasons
    assert tree(root / "dist") == before

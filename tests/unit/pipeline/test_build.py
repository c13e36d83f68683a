"""What stays and what goes when a part of a newsroom is built, or a part of it is broken."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import shutil

import pypdfium2
import pytest

from pressctl.model.finding import Exit, Trouble
from pressctl.pipeline.build import Order, build
from pressctl.pipeline.parcel import unpacked
from pressctl.render.formats import render
from tests.here import build_here
from tests.small import RELEASE, SETTINGS, newsroom, tree, write

NOW = datetime.datetime(2020, 1, 9, 9, 0, tzinfo=datetime.UTC)


@pytest.fixture(autouse=True)
def in_this_process(monkeypatch):
    build_here(monkeypatch)


@pytest.fixture
def root(tmp_path):
    settings = {"pressctl.yaml": SETTINGS + "output: { formats: [html] }\n"}  # pages of paper take longer
    return newsroom(tmp_path / "newsroom", "one", "two", more=settings)


def built(root, *only, formats=(), **more):
    return build(root, Order(only=only, formats=formats, **more))


def pages(root):
    return sorted(path for path in tree(root / "dist") if path.endswith((".html", ".pdf")))


def title(root, name, text):
    write(root, {f"releases/{name}/release.yaml": RELEASE.replace("A call", text)})


ALL = [f"{name}/{name}.{code}.html" for name in ("one", "two") for code in ("ar", "en", "fr")]


def test_everything(root):
    done = built(root)
    assert (done.findings, done.releases) == ((), 2)
    assert pages(root) == ALL
    assert set(done.made) == set(ALL)


def test_one_release(root):
    built(root)
    before = tree(root / "dist")
    title(root, "one", "Changed")
    title(root, "two", "Changed")
    assert built(root, "one").releases == 1
    after = tree(root / "dist")
    assert pages(root) == ALL
    assert b"Changed" in after["one/one.en.html"]
    assert after["two/two.en.html"] == before["two/two.en.html"]


def test_one_language(root):
    built(root)
    title(root, "one", "Changed")
    write(root, {"releases/one/body.fr.md": "Nouveau.\n"})
    before = tree(root / "dist")
    built(root, languages=("fr",))
    after = tree(root / "dist")
    assert pages(root) == ALL
    assert "Nouveau" in after["one/one.fr.html"].decode()
    assert after["one/one.en.html"] == before["one/one.en.html"]


def test_one_format(root):
    built(root, formats=("html", "pdf"))
    before = pages(root)
    assert len(before) == 12
    built(root, formats=("html",))
    assert pages(root) == before


def test_a_release_with_an_error_keeps_its_last_pages(root):
    built(root)
    before = tree(root / "dist")
    write(root, {"releases/one/body.ar.md": "<b>سيئ</b>\n"})
    title(root, "two", "Changed")
    done = built(root)
    after = tree(root / "dist")
    assert [f.release for f in done.findings] == ["one"] * len(done.findings)
    assert done.findings
    assert done.releases == 1
    assert {p: c for p, c in after.items() if p.startswith("one/")} == {
        p: c for p, c in before.items() if p.startswith("one/")
    }
    assert b"Changed" in after["two/two.en.html"]


def test_a_release_that_cannot_even_be_read_keeps_its_last_pages(root):
    built(root)
    before = tree(root / "dist")
    write(root, {"releases/one/release.yaml": "kind: [statement\n"})
    built(root)
    after = tree(root / "dist")
    assert after["one/one.ar.html"] == before["one/one.ar.html"]


def test_a_release_that_never_had_pages_has_none(root):
    write(root, {"releases/one/body.ar.md": "<b>سيئ</b>\n"})
    built(root)
    assert pages(root) == ALL[3:]


def test_a_removed_release_disappears(root):
    built(root)
    shutil.rmtree(root / "releases" / "two")
    built(root)
    assert pages(root) == ALL[:3]
    assert not (root / "dist" / "two").exists()


def test_a_removed_release_disappears_also_when_nothing_else_can_be_built(root):
    """Somebody who takes a release away must not find it published because another one has an error."""
    built(root)
    shutil.rmtree(root / "releases" / "two")
    write(root, {"releases/one/body.ar.md": "<b>سيئ</b>\n"})
    built(root)
    assert pages(root) == ALL[:3]


def test_a_language_that_is_given_up_disappears(root):
    built(root)
    write(root, {"releases/one/release.yaml": RELEASE.replace(", ar: نداء", "") + "languages: [en, fr]\n"})
    (root / "releases/one/body.ar.md").unlink()
    built(root)
    assert "one/one.ar.html" not in tree(root / "dist")
    assert "two/two.ar.html" in tree(root / "dist")


def test_a_broken_setting_stops_all_and_changes_nothing(root):
    built(root)
    before = tree(root / "dist")
    settings = root / "pressctl.yaml"
    settings.write_text(settings.read_text() + "accent: 3\n")
    done = built(root)
    assert done.findings
    assert done.made == ()
    assert tree(root / "dist") == before


def test_files_of_others_in_dist_are_not_lost(root):
    built(root)
    (root / "dist" / "stray.html").write_text("x")
    with pytest.raises(Trouble) as caught:
        built(root)
    assert caught.value.exit_code == Exit.USAGE
    assert "stray.html" in tree(root / "dist")


@pytest.mark.parametrize(
    "bad", ["not json", "[]", '{"files": []}', '{"files": {"../../etc/passwd": {"release": "one"}, "x": 3}}', ""]
)
def test_behind_a_damaged_manifest_nothing_is_replaced(root, bad):
    built(root)
    (root / "dist" / "manifest.json").write_text(bad)
    before = tree(root / "dist")
    with pytest.raises(Trouble) as caught:
        built(root, "one")
    assert caught.value.exit_code == Exit.USAGE
    assert tree(root / "dist") == before


def check_manifest(root):
    files = tree(root / "dist")
    manifest = json.loads(files.pop("manifest.json"))
    assert set(manifest["files"]) == set(files)
    for path, entry in manifest["files"].items():
        assert entry["sha256"] == hashlib.sha256(files[path]).hexdigest(), path
        assert entry["bytes"] == len(files[path])
        for source, digest in entry.get("sources", {}).items():
            assert hashlib.sha256((root / source).read_bytes()).hexdigest() == digest, source
    return manifest


def test_the_manifest_tells_the_truth(root):
    built(root)
    manifest = check_manifest(root)
    arabic = manifest["files"]["one/one.ar.html"]
    assert (arabic["release"], arabic["language"], arabic["draft"]) == ("one", "ar", False)
    assert "releases/one/body.ar.md" in arabic["sources"]
    assert "releases/one/body.fr.md" not in arabic["sources"]
    assert manifest["tools"]["weasyprint"] == "70.0"
    assert str(root) not in json.dumps(manifest)


def test_the_manifest_tells_the_truth_after_a_part(root):
    built(root)
    title(root, "one", "Changed")
    built(root, "one", languages=("en",))
    manifest = json.loads((root / "dist/manifest.json").read_text())
    files = tree(root / "dist")
    for path, entry in manifest["files"].items():
        assert entry["sha256"] == hashlib.sha256(files[path]).hexdigest(), path
    assert manifest["files"]["one/one.en.html"]["sources"] != manifest["files"]["two/two.en.html"]["sources"]


EMBARGO = "embargo: 2020-01-09T10:00:00+01:00\n"  # which is NOW


@pytest.mark.parametrize(("minutes", "is_refused"), [(-1, True), (0, False), (1, False)])
def test_an_embargo_ends_at_its_minute(root, minutes, is_refused):
    write(root, {"releases/one/release.yaml": RELEASE + EMBARGO})
    done = built(root, now=NOW + datetime.timedelta(minutes=minutes))
    assert [f.rule.code for f in done.findings] == ["DAT003"] * is_refused
    assert ("one/one.en.html" in tree(root / "dist")) is not is_refused
    assert "two/two.en.html" in tree(root / "dist")


def test_the_page_of_a_lifted_embargo_says_nothing_of_it(root):
    write(root, {"releases/one/release.yaml": RELEASE + EMBARGO})
    built(root, now=NOW)
    assert "mbargo" not in (root / "dist/one/one.en.html").read_text()


def test_a_draft_says_so_and_is_not_mistaken_for_a_page(root):
    write(root, {"releases/one/release.yaml": RELEASE + EMBARGO})
    built(root, is_draft=True, now=NOW - datetime.timedelta(hours=1))
    page = (root / "dist/one/one.en.html").read_text()
    assert "Draft: not for publication" in page
    assert "Embargo" in page
    assert check_manifest(root)["files"]["one/one.en.html"]["draft"] is True


@pytest.mark.parametrize(
    ("order", "word"),
    [
        (Order(languages=("xx",)), "xx"),
        (Order(formats=("docx2",)), "docx2"),
        (Order(only=("nothing",)), "nothing"),
        (Order(only=("../one",)), "one"),
    ],
)
def test_what_is_not_there_is_said(root, order, word):
    with pytest.raises(Trouble, match=word) as caught:
        build(root, order)
    assert caught.value.exit_code == Exit.USAGE
    assert caught.value.fix
    assert not (root / "dist").exists()


def test_out_of_a_foreign_folder_nothing_is_taken(root, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.doc").write_text("years of work")
    with pytest.raises(Trouble):
        built(root, out=tmp_path / "mine")
    assert tree(tmp_path / "mine") == {"thesis.doc": b"years of work"}


def test_the_newsroom_itself_is_never_replaced(root):
    before = tree(root / "releases")
    for out in (root, root / "releases"):
        with pytest.raises(Trouble):
            built(root, out=out)
    assert tree(root / "releases") == before


def test_incomplete_pages_are_not_published(root, monkeypatch):
    built(root)
    before = tree(root / "dist")
    title(root, "one", "Changed")
    title(root, "two", "Changed")

    def drawn(parcel, formats):
        edition = unpacked(parcel)
        made = render(edition, formats)
        is_bad = edition.release == "one" and edition.language.code == "en"
        return type(made)(made.outputs, ("a picture is missing",) if is_bad else ()), ()

    build_here(monkeypatch, drawn)
    done = built(root)
    assert [(f.rule.code, f.release, f.language) for f in done.findings] == [("PDF002", "one", "en")]
    after = tree(root / "dist")
    assert {p for p in ALL if after[p] != before[p]} == {"two/two.en.html"} | {
        p for p in ALL[3:] if after[p] != before[p]
    }
    assert after["one/one.en.html"] == before["one/one.en.html"], "no language of a release without the others"


LISTED = "signatories: { individuals: { total: 1, listed: individuals.csv } }\n"
ROW = "name,role,place,consent\nNour Example,,,"


def test_who_takes_consent_back_is_on_no_page_of_any_format_or_language(root):
    """Also where only a part is built, and where the release cannot be built at all."""
    files = {"releases/one/release.yaml": RELEASE + LISTED, "releases/one/individuals.csv": f"{ROW}public\n"}
    for order in ({"languages": ("en",)}, {"formats": ("pdf",)}):
        write(root, {**files, "releases/one/body.ar.md": "نص.\n"})
        built(root)
        assert "Nour Example" in tree(root / "dist")["one/one.fr.html"].decode()
        write(root, {"releases/one/individuals.csv": f"{ROW}withheld\n"})
        built(root, **order)
        assert not any(b"Nour Example" in content for content in tree(root / "dist").values())
    write(root, files)
    built(root)
    write(root, {"releases/one/individuals.csv": f"{ROW}withheld\n", "releases/one/body.ar.md": "<b>x</b>\n"})
    built(root)
    assert not any(b"Nour Example" in content for content in tree(root / "dist").values())


def test_a_title_under_embargo_stands_on_no_other_page(root):
    secret = RELEASE.replace("A call", "Secret") + "embargo: 2020-01-09T10:00:00Z\n"
    write(root, {"releases/two/release.yaml": secret, "releases/one/release.yaml": RELEASE + "related: [two]\n"})
    built(root, now=NOW)
    assert not any(b"Secret" in content for content in tree(root / "dist").values())
    built(root, now=NOW + datetime.timedelta(hours=2))
    assert "Secret" in tree(root / "dist")["one/one.en.html"].decode()


def test_a_list_that_begins_later_does_so_on_paper(root):
    write(root, {"releases/one/body.en.md": "3. third\n4. fourth\n"})
    built(root, "one", formats=("pdf",), languages=("en",))
    text = pypdfium2.PdfDocument(tree(root / "dist")["one/one.en.pdf"])[0].get_textpage().get_text_bounded()
    assert re.search(r"third\s+fourth\s+3\s+4\s", text), text  # the engine draws markers after the items

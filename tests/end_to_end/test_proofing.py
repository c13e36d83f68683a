"""`pressctl proof`, as somebody uses it who has built a newsroom, or got a PDF back."""

from __future__ import annotations

import json

import pikepdf
import pytest

from pressctl.pipeline.build import Order, build
from pressctl.pipeline.parcel import unpacked
from pressctl.proof.fault import Fault, Kind
from pressctl.render.formats import Rendered, render
from tests.command import pressctl
from tests.here import build_here
from tests.small import newsroom, one_language

BODY = "We call on everyone to stop the attacks.\n\nThe letters arrived late this winter.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    root = one_language(tmp_path_factory.mktemp("room"), "one", more={"releases/one/body.en.md": BODY})
    done = pressctl("build", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return root


def test_what_was_built_is_right(built):
    done = pressctl("proof", cwd=built)
    assert (done.returncode, done.stdout) == (0, "")
    assert "1 PDF read back: nothing to mend in 1 release" in done.stderr


def test_a_file_is_judged_by_its_release_whatever_it_is_called(built, tmp_path):
    sent = tmp_path / "scan0001.pdf"
    with pikepdf.open(built / "dist/one/one.en.pdf") as file:
        page = file.pages[0]
        page.contents_add(file.make_stream(b"Q Q Q q 0 0 0 rg 0 0 600 842 re f Q"))
        file.save(sent)
    done = pressctl("proof", str(sent), "--format", "json", cwd=built)
    assert done.returncode == 1
    told = json.loads(done.stdout)["findings"]
    hidden = [finding for finding in told if finding["code"] == "PRF008"]
    assert hidden
    assert all(finding["page"] == 1 and len(finding["box"]) == 4 for finding in hidden)
    assert {finding["release"] for finding in told} == {"one"}


def test_a_word_that_was_changed_is_told_at_its_line(built):
    body = built / "releases/one/body.en.md"
    body.write_text(BODY.replace("winter", "spring"), encoding="utf-8")
    try:
        done = pressctl("proof", "one", cwd=built)
    finally:
        body.write_text(BODY, encoding="utf-8")
    assert done.returncode == 1
    assert "releases/one/body.en.md:3:1: error PRF001 missing-text" in done.stdout


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["nosuch"], "there is no release ‘nosuch’"),
        (["nosuch.pdf"], "there is no file ‘nosuch.pdf’"),
        (["--lang", "xx"], "does not publish in ‘xx’"),
        (["--nonsense"], "--nonsense"),
    ],
)
def test_a_misunderstood_command_is_told_in_a_sentence(built, words, told):
    done = pressctl("proof", *words, cwd=built)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_what_is_no_pdf_of_ours_is_refused(built, tmp_path):
    (tmp_path / "junk.pdf").write_bytes(b"junk")
    done = pressctl("proof", str(tmp_path / "junk.pdf"), cwd=built)
    assert done.returncode == 2
    assert "does not say which release it is" in done.stderr


def test_without_a_build_there_is_nothing_to_proof(tmp_path):
    done = pressctl("proof", cwd=newsroom(tmp_path, "one"))
    assert done.returncode == 2
    assert "run `pressctl build`" in done.stderr


def test_a_text_layer_that_could_not_be_repaired_is_a_warning(tmp_path, monkeypatch):
    """The pages are put in place all the same: they look right."""
    root = one_language(tmp_path, "one")

    def drawn(parcel, formats):
        return Rendered(render(unpacked(parcel), formats).outputs, (), "the engine changed"), ()

    build_here(monkeypatch, drawn)
    done = build(root, Order())
    assert [(f.rule.code, str(f.severity)) for f in done.findings] == [("PDF003", "warning")]
    assert "one/one.en.pdf" in done.made


def test_a_build_whose_page_is_wrong_keeps_the_last_one(tmp_path, monkeypatch):
    root = one_language(tmp_path, "one")
    build(root, Order())
    before = (root / "dist/one/one.en.pdf").read_bytes()
    (root / "releases/one/body.en.md").write_text(BODY, encoding="utf-8")

    def drawn(parcel, formats):
        return render(unpacked(parcel), formats), (Fault(Kind.HIDDEN, "We call", 1, 1, "", ""),)

    build_here(monkeypatch, drawn)
    done = build(root, Order())
    assert [(f.rule.code, f.page) for f in done.findings] == [("PRF008", 1)]
    assert (root / "dist/one/one.en.pdf").read_bytes() == before
    assert build(root, Order(is_draft=True)).made, "a draft is made all the same"

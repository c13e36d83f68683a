"""Whatever is changed, taken away, added or passed off as ours is seen; what is ours is known by its bytes alone."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pikepdf
import pytest

from pressctl.model.finding import Exit, Trouble
from pressctl.pipeline.verify import Change, Trust, Verdict, verified
from pressctl.publish.signature import SecretKey
from tests.published import ADDRESS, FILES, PAGE, PDF, manifest, published
from tests.small import write

KEY, OTHER = SecretKey.new(), SecretKey.new()
NEW = {**FILES, PDF: b"new paper"}


@pytest.fixture
def root(tmp_path):
    """A newsroom with a key that has published twice."""
    root = write(tmp_path / "newsroom", {"pressctl.yaml": "", "signing.pub": KEY.public.text})
    published(root / "public", manifest(NEW, manifest(FILES), 1), NEW, KEY)
    return root


@pytest.fixture
def asked(root, tmp_path):
    """The answer for a file with some content."""

    def ask(content, **options):
        file = tmp_path / "file.pdf"
        file.write_bytes(content)
        return verified(file, options.pop("root", root), **options)

    return ask


# ── a file ───────────────────────────────────────────────────────────────────


def test_unchanged(asked):
    answer = asked(b"new paper")
    assert (answer.verdict, answer.witness.trust, answer.is_good) == (Verdict.CURRENT, Trust.GOOD, True)
    assert (answer.place.release, answer.place.language) == ("call", "ar")
    assert answer.address == f"{ADDRESS}{PDF}"


def test_a_page_is_at_its_folder(asked):
    assert asked(b"page").address == f"{ADDRESS}ar/call/"


def test_one_byte_changed_another_newsrooms_and_an_empty_one(asked):
    for content in (b"new papeR", b"something else", b"", b"\0" * 9, b"%PDF-1.7\nno more\n"):
        answer = asked(content)
        assert (answer.verdict, answer.is_good) == (Verdict.STRANGE, False)


def pdf(encryption=False, **said):
    file, there = pikepdf.new(), io.BytesIO()
    file.add_blank_page()
    file.Root["/Lang"] = pikepdf.String("ar")
    for key, value in said.items():
        file.docinfo[f"/{key}"] = value
    file.save(there, encryption=encryption)
    return there.getvalue()


def test_a_pdf_that_says_it_is_ours(asked):
    answer = asked(pdf(Release="call"))
    assert (answer.verdict, answer.claim, answer.is_good) == (Verdict.PRETENDED, ("call", "ar"), False)


@pytest.mark.parametrize(
    "said", [{}, {"Release": pikepdf.Array([1])}, {"Release": "x\n\x1b[2J"}, {"Release": "a" * 101}]
)
def test_a_pdf_that_says_nothing_of_the_kind(asked, said):
    assert asked(pdf(**said)).verdict is Verdict.STRANGE


def test_a_pdf_that_nobody_can_open(asked):
    locked = pikepdf.Encryption(owner="one", user="other")
    assert asked(pdf(locked, Release="call")).verdict is Verdict.STRANGE


def test_an_older_version(asked):
    answer = asked(b"paper")
    assert (answer.verdict, answer.is_good) == (Verdict.EARLIER, False)
    assert (answer.place.replaced[:10], answer.address) == ("2026-03-02", f"{ADDRESS}{PDF}")


def test_withdrawn_and_taken_down(asked, root):
    notice = {PAGE: b"notice"}
    published(root / "public", manifest(notice, manifest(FILES), 1, withdrawn=("call",)), notice, KEY)
    assert asked(b"paper").verdict is Verdict.WITHDRAWN
    assert asked(b"notice").verdict is Verdict.CURRENT
    published(root / "public", manifest({}, manifest(FILES), 1), {}, KEY)
    answer = asked(b"paper")
    assert (answer.verdict, answer.address) == (Verdict.TAKEN_DOWN, "")


def test_a_manifest_that_was_tampered_with_says_nothing(asked, root):
    forged = manifest({**NEW, "ar/call/forged.pdf": b"forged"}, manifest(FILES), 1)
    (root / "public/manifest.json").write_bytes(forged)
    for content in (b"forged", b"new paper", b"other"):
        answer = asked(content)
        assert (answer.verdict, answer.witness.trust) == (Verdict.UNTRUSTED, Trust.CHANGED)
        assert not answer.is_good
    (root / "public/manifest.json").write_bytes(b"no manifest")
    assert asked(b"new paper").witness.trust is Trust.CHANGED


def test_a_signature_of_something_else(asked, root):
    signature = root / "public/manifest.json.minisig"
    signature.write_bytes(KEY.signed(b"something else", "x"))
    assert asked(b"new paper").witness.trust is Trust.CHANGED
    signature.write_bytes(b"x")
    assert asked(b"new paper").witness.trust is Trust.DAMAGED
    signature.unlink()
    assert asked(b"new paper").witness.trust is Trust.MISSING
    assert asked(b"new paper").verdict is Verdict.UNTRUSTED


def test_the_key_was_replaced(asked, root):
    (root / "signing.pub").write_text(OTHER.public.text)
    answer = asked(b"new paper")
    assert answer.witness.trust is Trust.OTHER_KEY
    assert (answer.witness.key, answer.witness.signer) == (OTHER.public.name, KEY.public.name)
    assert not answer.is_good


def test_without_a_key(asked, root):
    (root / "signing.pub").unlink()
    with pytest.raises(Trouble, match=f"signed with the key {KEY.public.name}") as refused:
        asked(b"new paper")
    assert refused.value.exit_code is Exit.USAGE
    (root / "public/manifest.json.minisig").unlink()
    answer = asked(b"new paper")
    assert (answer.witness.trust, answer.is_good) == (Trust.UNSIGNED, True)


def test_far_from_the_newsroom(asked, root, tmp_path):
    with pytest.raises(Trouble, match="nothing to compare with") as refused:
        asked(b"new paper", root=tmp_path)
    assert refused.value.exit_code is Exit.USAGE
    there = {"manifest": root / "public/manifest.json", "root": tmp_path}
    assert asked(b"new paper", **there, key=root / "signing.pub").is_good
    with pytest.raises(Trouble, match="there is no key"):
        asked(b"new paper", **there, key=tmp_path / "nothing")
    with pytest.raises(Trouble, match="is not a public key"):
        asked(b"new paper", **there, key=root / "pressctl.yaml")


def test_what_is_no_file(root, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "lost").symlink_to(tmp_path / "nowhere")
    for name, why in (("pipe", "neither"), ("lost", "neither"), ("nothing", "not there")):
        with pytest.raises(Trouble, match=why) as refused:
            verified(tmp_path / name, root)
        assert refused.value.exit_code is Exit.USAGE


# ── a folder ─────────────────────────────────────────────────────────────────


def changes(root):
    return dict(verified(root / "public", root).differences)


def test_as_it_was_published(root):
    write(root / "public", {".nojekyll": "", "CNAME": "press.example.org"})
    answer = verified(root / "public", root)
    assert (answer.verdict, answer.differences, answer.is_good) == (Verdict.INTACT, (), True)


def test_changed_missing_and_added(root):
    site = root / "public"
    write(site, {PAGE: "pagE", "ar/call/more.html": "", "en/new/a.html": "", "en/b.html": "", "manifest.json.bak": ""})
    (site / "assets/base.css").unlink()
    answer = verified(site, root)
    assert dict(answer.differences) == {
        PAGE: Change.CHANGED,
        "assets/base.css": Change.MISSING,
        "ar/call/more.html": Change.ADDED,
        "en/": Change.ADDED,
        "manifest.json.bak": Change.ADDED,
    }
    assert (answer.verdict, answer.is_good) == (Verdict.ALTERED, False)


def test_links_and_pipes_are_never_followed(root, tmp_path):
    site = root / "public"
    (tmp_path / "same").write_bytes(b"new paper")
    (site / PDF).unlink()
    (site / PDF).symlink_to(tmp_path / "same")
    (site / "assets/all").symlink_to(tmp_path)
    os.mkfifo(site / "pipe")
    assert changes(root) == {PDF: Change.LINK, "assets/all": Change.LINK, "pipe": Change.LINK}


def test_a_folder_deeper_than_python_calls(root, monkeypatch):
    monkeypatch.chdir(root / "public")
    for _ in range(1050):
        os.mkdir("d")
        os.chdir("d")
    write(Path(), {"f": ""})
    try:
        assert changes(root) == {"d/": Change.ADDED}
    finally:  # what removes temporary folders could not
        os.unlink("f")
        os.chdir(root / "public")
        os.removedirs("d/" * 1050)


def test_a_tampered_manifest_of_a_folder(root):
    site = root / "public"
    (site / "manifest.json").write_bytes(manifest({**NEW, PDF: b"forged"}))
    (site / PDF).write_bytes(b"forged")
    answer = verified(site, root)
    assert (answer.verdict, answer.witness.trust, answer.is_good) == (Verdict.UNTRUSTED, Trust.CHANGED, False)


def test_the_site_of_another_newsroom(root, tmp_path):
    published(tmp_path / "site", manifest(FILES), FILES, OTHER)
    assert verified(tmp_path / "site", root).witness.trust is Trust.OTHER_KEY


def test_a_key_that_lies_in_the_folder_proves_nothing(tmp_path, root):
    site = published(tmp_path / "site", manifest(FILES), FILES, OTHER)
    (site / "signing.pub").write_text(OTHER.public.text)
    assert verified(site, root).witness.trust is Trust.OTHER_KEY, "the newsroom's own key comes first"
    for witness in (verified(site, tmp_path).witness, verified(site, site).witness):
        assert (witness.trust, witness.vouches_for_itself) == (Trust.GOOD, True)
    assert verified(site, root, key=site / "signing.pub").witness.vouches_for_itself
    assert verified(site / PDF, tmp_path, manifest=site / "manifest.json").witness.vouches_for_itself
    named = verified(site / PDF, tmp_path, key=site / "signing.pub", manifest=site / "manifest.json").witness
    assert not named.vouches_for_itself, "whoever names a key for a file may keep it where they like"
    assert not verified(root / "public", root).witness.vouches_for_itself


def test_no_manifest_in_the_folder(root, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(Trouble, match="nothing to compare with"):
        verified(tmp_path / "empty", root)
    write(tmp_path / "odd", {"manifest.json": '{"files": {}, "schema_version": 1}'})
    with pytest.raises(Trouble, match="is not the manifest of a published site"):
        verified(tmp_path / "odd", tmp_path)
    assert verified(tmp_path / "odd", root).witness.trust is Trust.MISSING

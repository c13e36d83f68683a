"""Copies for archives: every sample release in every language passes as PDF/A-3b, and is tagged like its PDF."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name, Stream, pdfa

from pressctl.proof.tags import tag_faults
from tests.command import pressctl
from tests.conftest import taking_turns
from tests.small import CHECKOUT, newsroom, sample, tree

RELEASES = sorted(path.name for path in (CHECKOUT / "releases").iterdir() if path.is_dir())


@pytest.fixture(scope="module")
def archived(shared: Path) -> Path:
    """The sample newsroom as copies for archives, built once for all workers. Look, don't touch."""
    root = shared / "archive"
    with taking_turns(root):
        if not (root / "dist" / "manifest.json").is_file():
            sample(root)
            for release in RELEASES:  # one by one, as each command may only take so long
                done = pressctl("build", release, "--to", "pdfa", cwd=root)
                assert done.returncode == 0, done.stdout + done.stderr
    return root / "dist"


def verdict(content: bytes) -> pdfa.Report:
    return pdfa.validate_written(BytesIO(content), "3b")


def copies(archived: Path, release: str) -> list[Path]:
    return sorted((archived / release).iterdir())


@pytest.mark.slow
@pytest.mark.parametrize("release", RELEASES)
def test_every_copy_passes(archived, release):
    for copy in copies(archived, release):
        report = verdict(copy.read_bytes())
        assert report.passed, f"{copy.name}: {report.summary()}"


@pytest.mark.slow
@pytest.mark.parametrize("release", RELEASES)
def test_every_copy_is_tagged(archived, release):
    for copy in copies(archived, release):
        assert tag_faults(copy.read_bytes()) == []


@pytest.mark.slow
@pytest.mark.parametrize("release", RELEASES)
def test_a_copy_is_named_after_its_release_and_language(archived, release):
    names = [copy.name for copy in copies(archived, release)]
    assert names
    assert all(re.fullmatch(rf"{release}\.(ar|en|fr)\.pdfa\.pdf", name) for name in names)
    assert len(names) == 3 or release == "2020-12-syrien-nest-fait"


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> bytes:
    root = newsroom(tmp_path_factory.mktemp("small"), "one")
    done = pressctl("build", "--to", "pdfa", "--lang", "en", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    return (root / "dist" / "one" / "one.en.pdfa.pdf").read_bytes()


def test_the_same_newsroom_gives_the_same_copies(tmp_path):
    built = []
    for name in ("first", "second"):
        root = newsroom(tmp_path / name, "one")
        assert pressctl("build", "--to", "pdfa", cwd=root).returncode == 0
        built.append(tree(root / "dist"))
    assert built[0] == built[1]
    assert [path for path in built[0] if path.endswith(".pdfa.pdf")]


def test_a_copy_says_what_it_is_and_when_its_release_was(copy):
    with pikepdf.open(BytesIO(copy)) as pdf, pdf.open_metadata() as told:
        assert told.pdfa_status == "3B"
        assert told["xmp:CreateDate"] == "2020-01-09"
        assert told["dc:language"] == {"en"}
        assert pdf.docinfo["/CreationDate"] == "D:20200109"
        assert "pdfuaid:part" not in told


@pytest.mark.parametrize("name", ["no claim", "no colours", "a smoothed picture", "a script", "no font"])
def test_a_copy_that_is_broken_does_not_pass(copy, name):
    with pikepdf.open(BytesIO(copy)) as pdf:
        match name:
            case "no claim":
                del pdf.Root.Metadata
            case "no colours":
                del pdf.Root.OutputIntents
            case "a smoothed picture":
                picture = Stream(pdf, b"\0\0\0", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
                picture.ColorSpace, picture.BitsPerComponent, picture.Interpolate = Name.DeviceRGB, 8, True
                pdf.pages[0].Resources.XObject = pikepdf.Dictionary(Own=pdf.make_indirect(picture))
                content = pdf.pages[0].Contents.read_bytes()
                pdf.pages[0].obj.Contents = Stream(pdf, content + b"\n/Artifact BMC /Own Do EMC")
            case "a script":
                pdf.Root.OpenAction = pikepdf.Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.beep()"))
            case "no font":
                fonts = pdf.pages[0].Resources.Font
                del fonts[next(iter(fonts.keys()))].DescendantFonts[0].FontDescriptor.FontFile2
        target = BytesIO()
        pdf.save(target)
    assert not verdict(target.getvalue()).passed


def test_a_pdf_that_is_no_copy_does_not_pass(tmp_path):
    root = newsroom(tmp_path, "one")
    assert pressctl("build", "--to", "pdf,pdfa", "--lang", "en", cwd=root).returncode == 0
    folder = root / "dist" / "one"
    assert not verdict((folder / "one.en.pdf").read_bytes()).passed
    assert verdict((folder / "one.en.pdfa.pdf").read_bytes()).passed

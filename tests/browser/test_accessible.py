"""Every web page of the sample newsroom can be read by everybody and is valid; the checks find what is put there."""

from __future__ import annotations

import pytest

from tests.browser.axe import CONTRAST, REACH, Look, judge, started
from tests.browser.defects import DEFECTS, SOUND
from tests.browser.nu import messages
from tests.browser.states import drafts

LANGUAGES = ("ar", "en", "fr")
LOOKS = {
    "phone": Look(390),
    "desktop": Look(1280),
    "in the dark": Look(1280, "dark", CONTRAST),  # whose colours no width changes
    "narrowest screen": Look(320, judged=REACH),
}


@pytest.fixture(scope="module")
def pages(built):
    """The paths of all web pages, from the folder that the build has made."""
    found = sorted(path.relative_to(built / "dist").as_posix() for path in (built / "dist").rglob("*.html"))
    assert {path.split(".")[-2] for path in found} == set(LANGUAGES)
    return found


@pytest.fixture(scope="module")
def browser():
    with started() as running:
        yield running


@pytest.fixture(scope="module")
def sample_judge(browser, built):
    with judge(browser, built / "dist") as ready:
        yield ready


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS)
def test_axe_finds_no_violation(sample_judge, pages, look):
    assert [str(violation) for violation in sample_judge.violations(pages, LOOKS[look])] == []


@pytest.mark.slow
def test_nu_has_nothing_to_say_about_pages_and_stylesheet(built, pages):
    files = [built / "dist" / page for page in pages] + [built / "dist" / "assets" / "press.css"]
    assert [str(message) for message in messages(files)] == []


def test_drafts_embargoes_corrections_and_withdrawals_are_as_accessible(browser, tmp_path):
    folder = drafts(tmp_path / "newsroom")
    files = sorted(folder.rglob("*.html"))
    pages = [file.relative_to(folder).as_posix() for file in files]
    assert len(pages) == 9
    with judge(browser, folder) as ready:
        assert [str(violation) for look in LOOKS.values() for violation in ready.violations(pages, look)] == []
    assert [str(message) for message in messages(files)] == []


# ── the checks can fail ──────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def seeded(tmp_path_factory):
    """A folder with the sound page, and one page for each defect, called by its name."""
    folder = tmp_path_factory.mktemp("seeded")
    (folder / "sound.html").write_text(SOUND, encoding="utf-8")
    for name, defect in DEFECTS.items():
        (folder / f"{name}.html").write_text(defect.page(), encoding="utf-8")
    return folder


def test_axe_finds_each_seeded_defect_and_nothing_else(browser, seeded):
    expected = {(name, defect.axe) for name, defect in DEFECTS.items() if defect.axe}
    names = ["sound", *DEFECTS]
    with judge(browser, seeded) as ready:
        found = ready.violations([f"{name}.html" for name in names], LOOKS["phone"])
    assert {(violation.page.removesuffix(".html"), violation.rule) for violation in found} == expected


def test_nu_finds_each_seeded_defect_and_nothing_else(seeded):
    found = {}
    for message in messages(seeded / f"{name}.html" for name in ["sound", *DEFECTS]):
        found.setdefault(message.file.removesuffix(".html"), []).append(message.text)
    assert set(found) == {name for name, defect in DEFECTS.items() if defect.nu}
    for name, texts in found.items():
        assert any(DEFECTS[name].nu in text for text in texts), texts

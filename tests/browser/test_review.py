"""Reviewers open the pages, compare, find, approve, return, and see an approval voided; everybody can use them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe

from pressctl.model.finding import Exit
from tests.browser.axe import CONTRAST, FITS, NO_ICONS, STANDARD, started
from tests.browser.reviewed import CALL, Review, call, reviewed
from tests.command import pressctl

PAGES = (
    "/",
    "/releases/call/",
    "/releases/call/ar/",
    "/releases/call/ar/changes",
    "/releases/call/findings",
    "/releases/call/signatories",
    "/releases/call/links",
    "/releases/call/source?file=releases/call/release.yaml&line=6&column=45",
    "/releases/broken/en/",
    "/releases/nowhere/",
)
APPROVALS = "releases/call/approvals.yaml"


@pytest.fixture(scope="module")
def browser():
    with started() as running:
        yield running


@pytest.fixture(scope="module")
def review(browser, tmp_path_factory) -> Iterator[Review]:
    with reviewed(call(tmp_path_factory.mktemp("newsroom"))) as running:
        yield running
        assert running.interrupt() == Exit.INTERRUPTED


def test_reviewers_open_compare_find_approve_return_edit_and_see_it_voided(browser, review):
    context = review.let_in(browser, locale="en-GB")
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    open_and_compare(page, review)
    find(page)
    approve_from_the_keyboard(page, review)
    return_with_a_note(page, review)
    edit_and_see_it_voided(page, review)
    see_what_has_changed(page)
    take_the_edit_back(page, review)
    context.close()
    # pictures of files that are gone, and decisions that are refused, are no faults of the pages
    assert [fault for fault in faults if not fault.startswith("Failed to load resource")] == []


def open_and_compare(page, review):
    """All releases with their states; then paragraph beside paragraph, right to left beside left to right."""
    page.goto(review.site)
    assert page.url == f"{review.site}/"
    assert page.locator(".state-waiting").count() == 3
    assert page.locator(".state-broken").count() == 3
    page.get_by_role("link", name="A call").last.click()
    row = page.locator(".row-of", has_text="The campaign counted 25 towns.")
    assert "أحصت الحملة 25 بلدة." in row.locator(".cell[lang=ar][dir=rtl]").inner_text()
    assert "La campagne a compté 25 villes." in row.locator(".cell[lang=fr][dir=ltr]").inner_text()


def find(page):
    """A finding, and the line that it speaks of."""
    page.get_by_role("link", name=re.compile("Findings")).click()
    page.locator(".finding", has_text="Open Roads").first.get_by_role("link").click()
    assert "Open Roads" in page.locator(".meant").inner_text()


def approve_from_the_keyboard(page, review):
    page.goto(f"{review.site}/releases/call/en/")
    page.locator("#reviewer").fill("A reviewer")
    page.locator("#note").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".said-done")
    assert page.locator("#standing .state-approved").count() == 1
    approvals = (review.root / APPROVALS).read_text()
    assert 'reviewer: "A reviewer"' in approvals
    assert approvals.count('"index.html"') == 1
    assert not (review.root / "dist").exists()


def return_with_a_note(page, review):
    page.goto(f"{review.site}/releases/call/fr/")
    page.get_by_role("button", name="Return").click()
    assert "Say in a note why" in page.locator("#said").inner_text()
    page.locator("#note").fill("Le titre est trop court.")
    page.get_by_role("button", name="Return").click()
    page.wait_for_selector(".said-done")
    assert page.locator("#standing .state-returned").count() == 1
    assert "Le titre est trop court." in page.locator("#standing").inner_text()


def edit_and_see_it_voided(page, review):
    """The page follows, what was typed stays, and what was approved counts no longer."""
    page.goto(f"{review.site}/releases/call/en/")
    page.locator("#note").fill("Half a thought")
    body = review.root / "releases/call/body.en.md"
    body.write_text(body.read_text().replace("25 towns", "26 towns"))
    page.wait_for_selector("#standing .state-void", timeout=20_000)
    assert page.locator("#note").input_value() == "Half a thought"
    assert page.locator(".look-again").is_visible()
    page.get_by_role("button", name="Approve").click()
    assert "It has changed since you opened it; look again" in page.locator("#said").inner_text()
    assert page.locator("#note").input_value() == "Half a thought"


def see_what_has_changed(page):
    """In words, and on the page: before, now, and a slider between them that keys can move."""
    page.get_by_role("link", name="See what has changed").click()
    assert page.locator("del").inner_text().endswith("25")
    assert page.locator("ins").inner_text().endswith("26")
    page.wait_for_load_state("networkidle")
    page.get_by_role("slider").focus()
    page.keyboard.press("End")
    assert page.locator(".slide").evaluate("(one) => one.style.getPropertyValue('--rest')") == "0%"
    assert page.evaluate("[...document.images].every((one) => one.naturalWidth > 0)")


def take_the_edit_back(page, review):
    """The same bytes count again; so they do after a change that shows nowhere."""
    body, release = review.root / "releases/call/body.en.md", review.root / CALL
    body.write_text(body.read_text().replace("26 towns", "25 towns"))
    release.write_text("# a remark\n" + release.read_text())
    page.goto(f"{review.site}/releases/call/en/")
    assert page.locator("#standing .state-approved").count() == 1


# ── everybody can use them ───────────────────────────────────────────────────


def judged(page, options) -> list[str]:
    """What axe has against a page, and whether it has to be moved sideways to be read."""
    found = Axe().run(page, options={"runOnly": options, "resultTypes": ["violations"]}).response["violations"]
    told = [f"{page.url}: {broken['id']}: {node['html']}" for broken in found for node in broken["nodes"]]
    return told if page.evaluate(FITS) else [*told, f"{page.url}: wider than the screen"]


def test_axe_finds_no_violation(browser, review):
    void(browser, review)
    told = judged_as_file(browser, review)
    for language in ("ar", "en", "fr"):
        context = review.let_in(browser, locale=language)
        page = context.new_page()
        page.set_viewport_size({"width": 390, "height": 844})
        for path in PAGES:
            page.goto(review.site + path)
            assert page.locator("html").get_attribute("lang") == language
            told += judged(page, STANDARD)
            if language == "ar":  # whose letters are the thinnest: no colour depends on the language
                page.emulate_media(color_scheme="dark")
                told += judged(page, CONTRAST)
                page.emulate_media(color_scheme="light")
        context.close()
    assert told == []


def void(browser, review):
    """Have one language approved, and change it then."""
    context = review.let_in(browser)
    page = context.new_page()
    page.goto(f"{review.site}/releases/call/ar/")
    page.locator("#reviewer").fill("Another reviewer")
    page.locator(".approve").click()
    page.wait_for_selector(".said-done")
    context.close()
    body = review.root / "releases/call/body.ar.md"
    body.write_text(body.read_text().replace("25", "26"))


def judged_as_file(browser, review) -> list[str]:
    """The same as one file, opened from the disk with everything unfolded: nothing in it asks for anything."""
    file = review.root / "review.html"
    done = pressctl("review", "call", "--export", file, cwd=review.root)
    assert done.returncode == 0, done.stderr
    context = browser.new_context(viewport={"width": 390, "height": 844})
    context.add_init_script(NO_ICONS)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url[:60]))
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true })")
    assert page.locator("figure.compare").count() == 1
    assert page.locator(".difference ins").count() == 1
    assert [address for address in asked if not address.startswith(("data:", "file:"))] == []
    told = judged(page, STANDARD)
    context.close()
    return told

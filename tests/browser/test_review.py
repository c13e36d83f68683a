"""Reviewers open the pages, compare, find, approve, return, and see an approval voided; everybody can use them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.axe import CONTRAST, FITS, STANDARD, started
from tests.browser.reviewed import CALL, Review, call, reviewed

PAGES = (
    "/",
    "/releases/call/",
    "/releases/call/ar/",
    "/releases/call/en/changes",
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


@pytest.fixture(scope="module")
def context(browser, review):
    there = review.let_in(browser, locale="en-GB")
    yield there
    there.close()


def test_reviewers_open_compare_find_approve_return_edit_and_see_it_voided(context, review):
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    # open: all releases with their states, then a language of one
    page.goto(review.site)
    assert page.url == f"{review.site}/"
    assert page.locator(".state-waiting").count() == 3
    page.get_by_role("link", name="A call").last.click()
    # compare: paragraph beside paragraph, right to left beside left to right
    row = page.locator(".row-of", has_text="The campaign counted 25 towns.")
    assert "أحصت الحملة 25 بلدة." in row.locator(".cell[lang=ar][dir=rtl]").inner_text()
    assert "La campagne a compté 25 villes." in row.locator(".cell[lang=fr][dir=ltr]").inner_text()
    # find: a finding, and the line that it speaks of
    page.get_by_role("link", name=re.compile("Findings")).click()
    page.locator(".finding", has_text="Open Roads").first.get_by_role("link").click()
    assert "Open Roads" in page.locator(".meant").inner_text()
    # approve, from the keyboard alone
    page.goto(f"{review.site}/releases/call/en/")
    page.locator("#reviewer").fill("A reviewer")
    page.locator("#note").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".said-done")
    assert page.locator("#standing .state-approved").count() == 1
    approvals = (review.root / APPROVALS).read_text()
    assert 'reviewer: "A reviewer"' in approvals
    assert approvals.count("index.html") == 1
    # return: not without a note
    page.goto(f"{review.site}/releases/call/fr/")
    page.get_by_role("button", name="Return").click()
    assert "Say in a note why" in page.locator("#said").inner_text()
    page.locator("#note").fill("Le titre est trop court.")
    page.get_by_role("button", name="Return").click()
    page.wait_for_selector(".said-done")
    assert page.locator("#standing .state-returned").count() == 1
    assert "Le titre est trop court." in page.locator("#standing").inner_text()
    # edit: the page follows, what was typed stays, and what was approved counts no longer
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
    # the differences: in words, and on the page
    page.get_by_role("link", name="See what has changed").click()
    assert page.locator("del").inner_text().endswith("25")
    assert page.locator("ins").inner_text().endswith("26")
    page.wait_for_load_state("networkidle")
    slider = page.get_by_role("slider")
    slider.focus()
    page.keyboard.press("End")
    assert page.locator(".slide").evaluate("(one) => one.style.getPropertyValue('--rest')") == "0%", faults
    assert page.evaluate("[...document.images].every((one) => one.naturalWidth > 0)")
    # a change that leaves the bytes alone voids nothing
    body.write_text(body.read_text().replace("26 towns", "25 towns"))
    release = review.root / CALL
    release.write_text("# a remark\n" + release.read_text())
    page.goto(f"{review.site}/releases/call/en/")
    assert page.locator("#standing .state-approved").count() == 1
    page.close()
    assert faults == ["Failed to load resource: the server responded with a status of 409 (Conflict)"] * 2


# ── everybody can use them ───────────────────────────────────────────────────


def judged(page, options) -> list[str]:
    """What axe has against a page, and whether it has to be moved sideways to be read."""
    found = Axe().run(page, options={"runOnly": options, "resultTypes": ["violations"]}).response["violations"]
    told = [f"{page.url}: {broken['id']}: {node['html']}" for broken in found for node in broken["nodes"]]
    return told if page.evaluate(FITS) else [*told, f"{page.url}: wider than the screen"]


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_axe_finds_no_violation(browser, review, language):
    context = review.let_in(browser, locale=language)
    page = context.new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    told = []
    for path in PAGES:
        page.goto(review.site + path)
        assert page.locator("html").get_attribute("lang") == language
        told += judged(page, STANDARD)
        page.emulate_media(color_scheme="dark")
        told += judged(page, CONTRAST)
        page.emulate_media(color_scheme="light")
    context.close()
    assert told == []

"""axe-core in headless Chromium: what of WCAG 2.2 AA a program can judge, judged on the page as it is drawn."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.served import served

STANDARD = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
CONTRAST = {"type": "rule", "values": ["color-contrast"]}  # nothing else of a page is different in the dark
REACH = {"type": "rule", "values": ["scrollable-region-focusable", "target-size"]}  # what a narrow screen changes
TOO_WIDE = "wider than the screen"  # WCAG 1.4.10, of which axe has no rule
# letters that join are an icon to axe, and an icon's contrast is not judged: it is told that none is narrower for joining
NO_ICONS = "CanvasRenderingContext2D.prototype.measureText = (text) => ({ width: 30 * text.length })"
FITS = "document.scrollingElement.scrollWidth <= window.innerWidth"


@dataclass(frozen=True)
class Look:
    """A width in pixels, light or dark, and what is judged at it."""

    width: int
    scheme: str = "light"
    judged: dict[str, Any] | None = None


@dataclass(frozen=True)
class Violation:
    """A rule of axe that a page breaks, or TOO_WIDE, and where."""

    rule: str
    page: str
    where: str

    def __str__(self) -> str:
        return f"{self.page}: {self.rule}: {self.where}"


@dataclass(frozen=True)
class Judge:
    """A browser before the pages of a folder."""

    browser: Browser
    address: str

    def violations(self, pages: Sequence[str], look: Look) -> list[Violation]:
        """What axe has against these pages, and whether they have to be moved sideways to be read."""
        return [violation for page, shown in self._shown(pages, look) for violation in _judged(page, shown, look)]

    def _shown(self, pages: Sequence[str], look: Look) -> Iterator[tuple[str, Page]]:
        """Each page as it stands when its fonts have come: before, words have other widths."""
        context = self.browser.new_context(viewport={"width": look.width, "height": 844}, color_scheme=look.scheme)
        context.add_init_script(NO_ICONS)
        shown = context.new_page()
        lost: list[str] = []
        shown.on("requestfailed", lambda request: lost.append(request.url))
        shown.on("response", lambda response: response.status < 400 or lost.append(response.url))
        for page in pages:
            shown.goto(self.address + page)
            shown.evaluate("document.fonts.ready.then(() => true)")
            assert not lost, f"{page} was drawn without {lost}"
            yield page, shown
        context.close()


def _judged(page: str, shown: Page, look: Look) -> Iterator[Violation]:
    options = {"runOnly": look.judged or STANDARD, "resultTypes": ["violations"]}
    for broken in Axe().run(shown, options=options).response["violations"]:
        for node in broken["nodes"]:
            yield Violation(broken["id"], page, node["html"])
    if not shown.evaluate(FITS):
        yield Violation(TOO_WIDE, page, f"at {look.width} pixels")


@contextmanager
def started() -> Iterator[Browser]:
    """Headless Chromium with a fresh profile; skip the test if it is not installed."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@contextmanager
def judge(browser: Browser, folder: Path) -> Iterator[Judge]:
    """A judge of the pages in a folder."""
    with served(folder) as address:
        yield Judge(browser, address)

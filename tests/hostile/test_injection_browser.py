"""Pages full of commands, opened in Chromium: nothing runs, nothing is loaded, nothing changes by itself.

The browser is told to overlook the pages' own policy of what may run: so it is their text that is tried, not that wall.
"""

from __future__ import annotations

import email
import email.policy
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, Request

from tests.browser.axe import started
from tests.browser.served import served
from tests.hostile.conftest import FEW
from tests.hostile.injected import Injected
from tests.hostile.payloads import PAYLOADS
from tests.hostile.watched import Watched, watched

# whatever a payload could call is made to tell
TRAPS = """
window.told = [];
for (const name of ['owned', 'alert', 'confirm', 'prompt', 'print', 'open', 'fetch']) {
  window[name] = (...words) => { window.told.push(name); return new Promise(() => {}) };
}
navigator.sendBeacon = () => window.told.push('sendBeacon');
document.addEventListener('DOMContentLoaded', () => {
  new MutationObserver(records => window.told.push(...records.map(record => 'changed ' + record.target.nodeName)))
    .observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
});
"""
STIR = """
for (const each of document.querySelectorAll('*')) {
  for (const name of ['mouseover', 'focus', 'click', 'toggle', 'error', 'load', 'animationend', 'pointerdown']) {
    const event = new Event(name, { bubbles: false, cancelable: true });
    if (name !== 'click' || each.nodeName !== 'A') each.dispatchEvent(event);
  }
}
"""
SCHEMES = "[...document.querySelectorAll('a[href], area[href]')].map(each => each.protocol)"
FRAMES = (
    "document.querySelectorAll('iframe, frame, object, embed, form[action], base, meta[http-equiv=refresh]').length"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with started() as running:
        yield running


def pages(root: Path) -> list[str]:
    found = [path for folder in ("dist", "public") for path in (root / folder).rglob("*.html")]
    return sorted(path.relative_to(root).as_posix() for path in found)


class _Watch:
    """A page with all that it does, and all that it asks for."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.did: list[str] = []
        page.on("dialog", self._dialog)
        # what was not found was asked for, and that is looked at below
        page.on("console", lambda message: "404" in message.text or self.did.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.did.append(f"error: {error}"))
        page.on("request", self._asked)
        page.on("popup", lambda _: self.did.append("popup"))
        page.on("download", lambda _: self.did.append("download"))
        page.on(
            "framenavigated", lambda frame: frame.url.startswith(address) or self.did.append(f"went to {frame.url}")
        )

    def _dialog(self, dialog: Any) -> None:
        self.did.append("dialog")
        dialog.dismiss()

    def _asked(self, request: Request) -> None:
        is_own = request.url.startswith((self.address, "cid:"))  # a picture that lies beside its mail
        if not is_own or any(payload.word in request.url for payload in PAYLOADS):
            self.did.append(f"asked for {request.url}")

    def open(self, path: str) -> list[str]:
        """What a page did while it was loaded, and while everything on it was stirred."""
        self.did.clear()
        try:
            self.page.goto(self.address + path)
            self.page.evaluate(STIR)
            told = self.page.evaluate("window.told")
        except Error:
            return [*self.did, "the page went away"]
        odd = [scheme for scheme in self.page.evaluate(SCHEMES) if scheme not in ("http:", "https:", "mailto:", "tel:")]
        is_search = [each for each in told if path.endswith("en/index.html") and each.startswith(("fetch", "changed"))]
        frames = self.page.evaluate(FRAMES)
        return [
            *self.did,
            *(each for each in told if each not in is_search),
            *odd,
            *(["a frame or a form"] if frames else []),
        ]


def opened(browser: Browser, root: Path, paths: list[str]) -> dict[str, list[str]]:
    """What these pages of a newsroom did, by page; those that did nothing are left out."""
    context = browser.new_context(bypass_csp=True, accept_downloads=False)
    context.add_init_script(TRAPS)
    with served(root) as address:
        watch = _Watch(context.new_page(), address)
        did = {path: list(there) for path in paths if (there := watch.open(path))}
    context.close()
    return did


@pytest.mark.figures
def test_no_page_does_anything(browser: Browser, injected: tuple[Injected, Watched], record) -> None:
    there, done = injected
    paths = pages(done.root)
    assert len(paths) > 4 * len(there.rows)
    record("pages full of commands, opened in a browser, that did nothing", tried=len(paths))
    did = opened(browser, done.root, paths)
    record("pages full of commands, opened in a browser, that did nothing", held=len(paths) - len(did))
    assert did == {}


@pytest.mark.hostile
@pytest.mark.figures
def test_no_mail_does_anything(browser: Browser, injected: tuple[Injected, Watched], tmp_path: Path, record) -> None:
    """What a mail program shows of a release, opened as a page."""
    _, done = injected
    for mail in (done.root / "dist").rglob("*.eml"):
        message = email.message_from_bytes(mail.read_bytes(), policy=email.policy.default)
        body = message.get_body(("html",))
        (tmp_path / f"{mail.stem}.html").write_text(body.get_content(), encoding="utf-8")
    paths = sorted(path.name for path in tmp_path.glob("*.html"))
    assert len(paths) > 10
    record("mails full of commands, opened in a browser, that did nothing", tried=len(paths))
    did = opened(browser, tmp_path, paths)
    record("mails full of commands, opened in a browser, that did nothing", held=len(paths) - len(did))
    assert did == {}


@pytest.mark.hostile
def test_no_page_for_reviewers_does_what_it_shows(browser: Browser, tmp_path: Path) -> None:
    """Its own script sets it up, and that is all that changes."""
    there = Injected(tmp_path / "room", FEW)
    there.settle()
    done = watched(there.root, "review", *(f"{letter}{FEW[1]:03}" for letter in "sw"), "--export", "pages.html")
    assert done.network() == []
    assert (there.root / "pages.html").stat().st_size > 100_000, done.complaints
    did = opened(browser, there.root, ["pages.html"]).get("pages.html", [])
    assert [each for each in did if not each.startswith("changed ")] == []


def test_the_browser_would_notice(browser: Browser, tmp_path: Path) -> None:
    """Most payloads for browsers do act where they are let in: these tests are not blind."""
    active = [payload for payload in PAYLOADS if payload.target == "browser"][::3]
    for payload in active:
        text = f'<!doctype html><title>x</title><p title="{payload.text}">{payload.text}</p>'
        (tmp_path / f"{payload.word}.html").write_text(text, encoding="utf-8")
    did = opened(browser, tmp_path, sorted(path.name for path in tmp_path.iterdir()))
    assert len(did) > 0.6 * len(active)
    shutil.rmtree(tmp_path)

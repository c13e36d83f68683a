"""A newsroom that is shown to reviewers: the command as a process of its own, and a browser that it has let in."""

from __future__ import annotations

import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext

from tests.browser.axe import NO_ICONS
from tests.command import COMMAND, environment
from tests.small import RELEASE, newsroom

CALL = "releases/call/release.yaml"
SIGNED = """\
embargo: 2099-01-09T10:00:00+01:00
author: { en: Press office, fr: Service de presse, ar: المكتب الصحفي }
signatories: { organisations: [ { name: { en: Open Roads } }, { name: { ar: بيت لكل عائلة } } ], individuals: { total: 3 } }
"""
BODIES = {
    "en": "We call on all sides to protect people who have fled.\n\nThe campaign counted 25 towns.\n",
    "fr": "Nous appelons toutes les parties à protéger celles et ceux qui ont fui.\n\nLa campagne a compté 25 villes.\n",
    "ar": "ندعو جميع الأطراف إلى حماية من نزحوا.\n\nأحصت الحملة 25 بلدة.\n",
}


@dataclass(frozen=True)
class Review:
    """`address` is what the command has printed, `root` the newsroom."""

    process: subprocess.Popen[str]
    address: str
    root: Path

    @property
    def site(self) -> str:
        return self.address.partition("/enter")[0]

    def let_in(self, browser: Browser, **look: Any) -> BrowserContext:
        """A browser that has opened the address."""
        context = browser.new_context(viewport={"width": 1280, "height": 844}, **look)
        context.add_init_script(NO_ICONS)
        page = context.new_page()
        page.goto(self.address)
        page.close()
        return context

    def interrupt(self) -> int:
        """Ctrl-C, and the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(10)


def call(root: Path) -> Path:
    """A newsroom of a release in three languages under embargo, and of one that has an error."""
    more: dict[str, str | bytes] = {CALL: RELEASE + SIGNED}
    more |= {f"releases/call/body.{code}.md": text for code, text in BODIES.items()}
    more["releases/broken/release.yaml"] = RELEASE.replace("fr: Un appel, ", "")
    return newsroom(root, "call", "broken", more=more)


@contextmanager
def reviewed(root: Path) -> Iterator[Review]:
    """The newsroom as reviewers see it."""
    command = [*COMMAND, "review", "--no-browser"]
    with subprocess.Popen(
        command, cwd=root, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        try:
            yield Review(process, process.stdout.readline().strip(), root)
        finally:
            process.kill()

"""A release of a newsroom as it is printed, and the paragraphs that its pages must show."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pressctl.model.edition import Edition
from pressctl.pipeline.check import check
from pressctl.pipeline.editions import Composer
from pressctl.proof.fault import Expected
from pressctl.render.formats import render
from pressctl.render.html import page
from pressctl.render.locale import in_digits

from .expect import expected

NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
PAGE_OF = re.compile(r'<a href="#([^"]+)" class="page-of">([^<]*)</a>')


@dataclass(frozen=True)
class Book:
    """The edition, its files, and where the web page says that its places stand."""

    edition: Edition
    pdf: bytes
    web: str
    complaints: tuple[str, ...]

    @property
    def pages_named(self) -> list[tuple[str, str]]:
        """The anchors of all references to a page, each with the number that the web page prints."""
        return PAGE_OF.findall(self.web)

    def paragraphs(self) -> list[Expected]:
        """What the printed page must show; numbers of pages, which the engine fills in, are taken from the web page."""
        numbers = iter(number for _, number in self.pages_named)
        printed = PAGE_OF.sub(lambda _: f"<a>{next(numbers)}</a>", page(self.edition, for_print=True))
        return expected(printed)


@cache
def book(root: Path, release: str, language: str) -> Book:
    """A release of the newsroom in `root`, made once a process."""
    checked = check(root, [release])
    assert checked.newsroom, checked.findings
    assert not checked.stopped, [f"{f.place} {f.message}" for f in checked.findings]
    room = checked.newsroom
    found = room.find(release)
    assert found
    edition = Composer(checked, room, False, NOW).edition(found, room.languages[language])
    made = render(edition, ("html", "pdf"))
    files = {output.path.rsplit(".", 1)[-1]: output.content for output in made.outputs}
    return Book(edition, files["pdf"], files["html"].decode(), made.complaints)


def digits(number: int, edition: Edition) -> str:
    """A number as the edition's pages print it."""
    return in_digits(str(number), edition.language)

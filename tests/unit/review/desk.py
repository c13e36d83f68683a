"""A desk whose answers a test decides, and pages to show: PDFs of plain rectangles."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from dataclasses import dataclass, field

from PIL import Image, ImageDraw

from pressctl.convert.lexicon import first_strong
from pressctl.load.interfaces import interfaces
from pressctl.model.approval import Standing
from pressctl.model.finding import Finding, Rule, Severity
from pressctl.model.place import Place
from pressctl.review.shown import Board, Decision, Kept, Reviewed, Roll, Row, Run, Tongue, Version

ENGLISH = Tongue("en", "English", "ltr", "Latn")
ARABIC = Tongue("ar", "العربية", "rtl", "Arab")
RULE = Rule("PRF001", "missing-word", Severity.WARNING, "", "", (), ())
ERROR = Rule("TRN001", "missing-translation", Severity.ERROR, "", "", (), ())
FOUND = Finding(
    RULE,
    "a word <b>is</b> missing",
    "add it",
    Place("releases/call/body.en.md", 2, 4),
    "call",
    "en",
    1,
    (20, 100, 60, 120),
)


def pdf(*pages: tuple[int, int, int, int]) -> bytes:
    """A page of 200 by 260 points for each black rectangle."""
    images = []
    for box in pages:
        image = Image.new("L", (200, 260), 255)
        ImageDraw.Draw(image).rectangle(box, fill=0)
        images.append(image)
    target = io.BytesIO()
    images[0].save(target, "PDF", resolution=72, save_all=True, append_images=images[1:])
    return target.getvalue()


ONE = pdf((20, 20, 80, 80))
OTHER = pdf((20, 20, 80, 90), (5, 5, 10, 10))


def version(tongue: Tongue = ENGLISH, findings: tuple[Finding, ...] = (), author: str = "") -> Version:
    files = {"index.html": "1" * 64, f"call.{tongue.code}.pdf": "2" * 64}
    standing = Standing("call", tongue.code, 1)
    return Version(
        tongue,
        "A <call>",
        (Run("A <call>", tongue.code),),
        files,
        f"call.{tongue.code}.pdf",
        findings,
        standing,
        author,
    )


@dataclass
class Answers:
    """The desk: what it is asked is what the test has put there."""

    versions: tuple[Version, ...] = (version(), version(ARABIC))
    files: dict[str, bytes] = field(
        default_factory=lambda: {"index.html": b"<p>hello", "call.en.pdf": ONE, "call.ar.pdf": ONE}
    )
    approved: Kept | None = None
    said: tuple[tuple[str, str], ...] = (("body", "We call."),)
    trouble: Exception | None = None
    decided: list[Decision] = field(default_factory=list)
    interfaces = interfaces()
    assets: Mapping[str, bytes] = field(
        default_factory=lambda: {"review.css": b"@font-face { src: url(fonts/a.woff2) }", "fonts/a.woff2": b"font"}
    )
    page_assets: Mapping[str, bytes] = field(default_factory=lambda: {"press.css": b"p {}"})

    def state(self) -> str:
        return "a state"

    def board(self, release: str = "") -> Board:
        if self.trouble:
            raise self.trouble
        release = Reviewed("call", self.versions, {"en": "Statement"}, {"en": "2020", "fr": "2020", "ar": "2020"})
        return Board({"en": "Our newsroom"}, (release,), state=self.state())

    def rows(self, release: str) -> tuple[Row, ...]:
        return ()

    def roll(self, release: str) -> Roll:
        return Roll()

    def links(self, release: str) -> tuple[()]:
        return ()

    def source(self, release: str, path: str) -> str | None:
        return "first\n<script>alert(1)</script>\n" if path == "releases/call/body.en.md" else None

    def content(self, release: str, language: str, name: str) -> bytes | None:
        return self.files.get(name)

    def kept(self, release: str, language: str) -> Kept | None:
        return self.approved

    def passages(self, release: str, language: str) -> tuple[tuple[str, str], ...]:
        return self.said

    def decide(self, decision: Decision) -> None:
        self.decided.append(decision)

    def reviewer(self) -> str:
        return "Somebody"

    def direction(self, text: str) -> str:
        return first_strong(text) or "ltr"

    def written(self, moment: datetime.datetime, language: str) -> str:
        return moment.isoformat()

"""A newsroom with everything in it that must not be seen, each thing known by a word that stands nowhere else."""

from __future__ import annotations

import io
from pathlib import Path

from openpyxl import Workbook
from PIL import Image, PngImagePlugin

from tests.small import BODIES, CHECKOUT, write
from tests.unit.convert.test_picture import saved, telling_exif, telling_jpeg

WITHHELD = ("Quillonby", "قندلفتيان", "Brémondeau")
ANSWERED = (
    "zeltweg.quorn",
    "69874123",
    "Ostrowhill",
    "خشبندار",
    "Wexlardine",
    "vimtrebel",
)  # nobody reads these columns
PICTURED = ("Aleppo-Secret", "GPS-Secret", "XMP-Secret", "COM-Secret", "Thumb-Secret", "Text-Secret", "Tail-Secret")
LIST = f"""\
name,role,place,consent
Ann {WITHHELD[0]},Quagmirist,Tarnopole,withheld
سامي {WITHHELD[1]},,,withheld
Zoé {WITHHELD[2]},,,withheld
Open Hand,teacher,Paris,public
"""
UNLISTED = ("Quagmirist", "Tarnopole")  # what would tell who it is whose name is withheld
HEAD = (
    "Timestamp",
    "Name of organisation",
    "Your name",
    "E-mail",
    "Phone",
    "Anything else?",
    "May we publish your name?",
)
ROWS = (
    (
        "2026-01-09 10:11:12",
        "One",
        "Ann Ostrowhill",
        "zeltweg.quorn@sample.example",
        "+33 6 98 74 12 30",
        "Wexlardine",
        "yes",
    ),
    ("2026-01-09 10:11:13", "", "خشبندار", "b@sample.example", "0698741230", "vimtrebel", "no"),
)
RELEASE = """\
kind: statement
date: 2020-01-09
title: { en: A call, ar: نداء }
summary: { en: We call., ar: ننادي. }
notes: { en: A note., ar: ملاحظة. }
author: { en: The desk, ar: التحرير }
media:
  - { file: media/a.jpg, alt: { en: A wall, ar: جدار }, caption: { en: Wall, ar: جدار }, credit: The newsroom }
  - { file: media/b.png, alt: { en: A hill, ar: تلة }, credit: The newsroom }
  - { file: media/c.webp, alt: { en: A river, ar: نهر }, credit: The newsroom }
signatories: { individuals: { total: 9, listed: people.csv } }
contacts: [ { name: { en: Press office, ar: المكتب الصحفي }, email: press@example.org } ]
"""
SETTINGS = """\
newsroom:
  name: { en: Our newsroom, ar: غرفة أخبارنا }
  url: https://example.org/newsroom/
  logo: assets/logo.png
languages: { source: en, publish: [en, ar], ar: { locale: ar-SY } }
review: { approvals: 0 }
"""


def confided(root: Path) -> Path:
    """The newsroom in `root`: one release in two languages, lists and tables, pictures that tell too much."""
    book, xlsx = Workbook(), io.BytesIO()
    for row in (HEAD, *ROWS):
        book.active.append(row)
    book.save(xlsx)
    table = "\n".join(",".join(row) for row in (HEAD, *ROWS)) + "\n"
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "Text-Secret", zip=True)
    text.add_itxt("XML:com.adobe.xmp", "XMP-Secret")
    pictures = {
        "media/a.jpg": telling_jpeg() + b"Tail-Secret",
        "media/b.png": saved(shade(300), "PNG", pnginfo=text, exif=telling_exif()) + b"Tail-Secret",
        "media/c.webp": saved(shade(500), "WEBP", exif=telling_exif(), xmp=b"<x>XMP-Secret</x>"),
    }
    more = {f"releases/a/{name}": content for name, content in pictures.items()}
    more |= {"releases/a/release.yaml": RELEASE, "releases/a/people.csv": LIST, "pressctl.yaml": SETTINGS}
    more |= {"answers.csv": table, "answers.xlsx": xlsx.getvalue()}
    more |= {"assets/logo.png": (CHECKOUT / "assets/logo.png").read_bytes()}
    more |= {f"releases/a/body.{code}.md": BODIES[code] for code in ("en", "ar")}
    return write(root, more)


def shade(width: int) -> Image.Image:
    return Image.linear_gradient("L").resize((width, 200)).convert("RGB")

"""How many words two readers of PDFs find: in our files, in the page engine's own, in Chromium's and in Typst's.

    .venv/bin/python bench/text_layer.py [SEED] [WORDS.dic]

All four set the same paragraphs in the same font, one engine after the other in one run: 3,000 distinct words, 480
vocalised ones, both drawn afresh from all letters (tests/textlayer/corpora.py), and 200 mixed paragraphs
(tests/bidi/corpus.py). With a dictionary in hunspell's form, 3,000 of its words as well. Typst is asked if its Python
package is installed; it gets the words only, as plain text. A word counts with its punctuation.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from random import Random
from unittest.mock import patch

from pressctl.render.textlayer.capture import Capture
from pressctl.resources import FONTS
from tests.bidi.corpus import draw
from tests.bidi.expect import expected
from tests.bidi.pages import articles, by_chromium, by_weasyprint, lines
from tests.textlayer.corpora import paragraphs, vocalised, words
from tests.textlayer.readers import pdfium, poppler, recall

WIDTH = 140  # millimetres
TYPST = """#set page(margin: 20mm)
#set text(font: "Amiri", size: 13pt, lang: "ar", dir: rtl)
"""


def unrepaired(html: str) -> bytes:
    with patch.object(Capture, "fonts", property(lambda _: {})):
        return by_weasyprint(html, WIDTH)


def by_typst(texts: list[str]) -> bytes | None:
    if not find_spec("typst"):
        return None
    import typst  # noqa: PLC0415 — only here, if it is there

    escaped = (re.sub(r"([\\#$*_`<>@=\[\]~/+-])", r"\\\1", text) for text in texts)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "words.typ")
        file.write_text(TYPST + "\n\n".join(escaped), encoding="utf-8")
        return bytes(typst.compile(str(file), font_paths=[str(FONTS / "amiri")], ignore_system_fonts=True))


def measured(name: str, html: str, *, is_plain: bool) -> None:
    texts = [re.sub("[\u2066-\u2069]", "", paragraph.text) for paragraph in expected(html)]
    makers: dict[str, Callable[[], bytes | None]] = {
        "pressctl": lambda: by_weasyprint(html, WIDTH),
        "the engine's own": lambda: unrepaired(html),
        "Chromium": lambda: by_chromium(html, WIDTH),
        "Typst": lambda: by_typst(texts) if is_plain else None,
    }
    for maker, make in makers.items():
        pdf = make()
        if pdf:
            found = [f"{recall(texts, reader(pdf)):9.4f}" for reader in (poppler, pdfium)]
            print(f"{name:<24}{maker:<20}{''.join(found)}")


def main(seed: int, dictionary: Path | None) -> None:
    chance = Random(seed)
    print(f"seed {seed}\n{'corpus':<24}{'made by':<20}  poppler   PDFium")
    measured("3,000 words", lines(paragraphs(words(chance, 3000)), "ar"), is_plain=True)
    measured("480 vocalised words", lines(paragraphs(vocalised(chance, 480)), "ar"), is_plain=True)
    if dictionary:
        entries = (line.split("/")[0].strip() for line in dictionary.read_text(encoding="utf-8").splitlines())
        known = sorted({word for word in entries if re.fullmatch("[ء-ي]{2,}", word)})
        measured("3,000 of a dictionary", lines(paragraphs(chance.sample(known, 3000)), "ar"), is_plain=True)
    for language in ("ar", "en", "fr"):
        sources = [p.source for p in draw(seed, 200, 200) if p.language == language]
        measured(f"mixed paragraphs, {language}", articles(sources, language), is_plain=False)


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 1,
        Path(sys.argv[2]) if len(sys.argv) > 2 else None,
    )

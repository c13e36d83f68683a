"""The text layer: what readers find, copy and say is what the source says, word for word.

Words are drawn fresh each run from all letters; PRESSCTL_SEED repeats a run. Both readers must get every word. PDFium
cuts a line at every space, bracket and mark and sorts the pieces by a rule of its own, so what stands in a line of the
other direction comes out in another order; `test_viewers.py` has the smallest files that show it. Here poppler has to
get the order right everywhere, PDFium where a paragraph is of one direction.
"""

from __future__ import annotations

import os
import random
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

import pytest

from tests.bidi.corpus import draw
from tests.bidi.expect import expected
from tests.bidi.pages import articles, by_weasyprint, lines, page
from tests.textlayer.corpora import paragraphs, vocalised, words
from tests.textlayer.readers import lost, pdfium, plain, poppler

TABLE = '<table style="border-collapse: separate; border-spacing: 12px">'
YEARS = [str(year).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")) for year in range(1900, 2100)]
WORD = re.compile("[\u0621-\u065f\u0670]+|[A-Za-zÀ-ÿ]+|[0-9\u0660-\u0669]+")
LAYOUTS = {
    "plain": ("", ""),
    "bold": ("<b>", "</b>"),
    "italic": ("<em>", "</em>"),
}


@pytest.fixture(scope="module")
def chance() -> random.Random:
    seed = int(os.environ.get("PRESSCTL_SEED") or random.SystemRandom().randrange(1 << 31))
    print(f"seed {seed}: repeat with PRESSCTL_SEED={seed}")
    return random.Random(seed)


def texts(html: str) -> list[str]:
    return [re.sub("[\u2066-\u2069]", "", paragraph.text) for paragraph in expected(html)]


def parts(found: Iterable[str]) -> Counter[str]:
    """Words and numbers, without their punctuation."""
    return Counter(part for text in found for part in WORD.findall(plain(text)))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", [words, vocalised])
def test_every_word_is_found_in_its_place(chance: random.Random, kind, layout: str) -> None:
    start, end = LAYOUTS[layout]
    count = 3000 if kind is words and layout == "plain" else 480
    html = re.sub("<p>(.*?)</p>", rf"<p>{start}\1{end}</p>", lines(paragraphs(kind(chance, count)), "ar"))
    wanted, pdf = texts(html), by_weasyprint(html, 140)
    assert sum(len(text.split()) for text in wanted) >= count
    for reader in (poppler, pdfium):
        found = plain(reader(pdf))
        assert lost(wanted, found) == [], reader.__name__
        assert [text for text in wanted if plain(text) not in found] == [], reader.__name__


@pytest.mark.parametrize("kind", [words, vocalised])
def test_every_word_in_cells_and_items_is_found(chance: random.Random, kind) -> None:
    cells = [" ".join(pair) for pair in zip(kind(chance, 200), words(chance, 200), strict=True)]
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td><td>{YEARS[n]}</td></tr>" for n, (a, b) in enumerate(batched(cells)))
    html = page(f"{TABLE}{rows}</table><ul>{''.join(f'<li>{cell}</li>' for cell in cells)}</ul>", "ar")
    for reader in (poppler, pdfium):
        assert lost(texts(html), reader(by_weasyprint(html, 150))) == [], reader.__name__


def batched(cells: list[str]) -> Iterable[tuple[str, str]]:
    return zip(cells[::2], cells[1::2], strict=True)


@pytest.mark.parametrize("kind", [words, vocalised])
def test_columns_are_read_one_after_the_other(chance: random.Random, kind) -> None:
    html = lines(paragraphs(kind(chance, 300), each=20), "ar").replace('class="prose"', 'style="columns: 2"')
    wanted, pdf = texts(html), by_weasyprint(html, 150)
    for reader in (poppler, pdfium):
        assert lost(wanted, reader(pdf)) == [], reader.__name__
    assert plain(pdfium(pdf)) == plain(" ".join(wanted))


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_mixed_paragraphs_are_copied_in_order(chance: random.Random, language: str) -> None:
    """Bracketed acronyms, phrases in the other script, addresses, figures, quotation marks, bold and links."""
    drawn = draw(chance.randrange(1 << 31), 150, 150)
    html = articles([p.source for p in drawn if p.language == language], language)
    wanted, pdf = texts(html), by_weasyprint(html, 140)
    assert parts(wanted) - parts([poppler(pdf)]) == Counter()
    torn = parts(wanted) - parts([pdfium(pdf)])
    assert [word for word in torn if not any(map(unicodedata.combining, unicodedata.normalize("NFD", word)))] == []
    assert torn.total() <= parts(wanted).total() / 100
    if language == "ar":
        whole = re.sub(" ", "", plain(poppler(pdf)))  # a line may break an address, and none of its letters is a space
        assert whole == re.sub(" ", "", plain("".join(wanted)))


def test_a_typed_hyphen_at_the_end_of_a_line_is_kept() -> None:
    """Readers take it for one of line breaking, and leave it out."""
    html = lines(["porte-parole " * 60], "fr")
    for reader in (poppler, pdfium):
        assert plain(reader(by_weasyprint(html, 60))).replace("- ", "-").split() == ["porte-parole"] * 60


def test_a_hyphen_of_line_breaking_is_left_out() -> None:
    html = lines(["internationalement " * 60], "fr")
    for reader in (poppler, pdfium):
        assert plain(reader(by_weasyprint(html, 55))).split() == ["internationalement"] * 60

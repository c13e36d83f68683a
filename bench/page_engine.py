"""What the shortcuts through the page engine save: the same pages drawn with and without them, in turns.

    PYTHONPATH=. .venv/bin/python bench/page_engine.py [ROUNDS]

Times are of the processor, as the median of the ratios of the rounds. The texts are those of the sample newsroom.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from statistics import median

from pressctl.render.pdf import pdf
from tests.unit.render.test_haste import ACCENT, as_its_makers_made_it, page

SAMPLE = Path("releases/2020-01-idlib")


def cost(html: str) -> float:
    """Seconds of the processor for one page."""
    start = time.process_time()
    pdf(html, ACCENT, {})
    return time.process_time() - start


def text(language: str) -> str:
    """The text of a release, roughly set."""
    paragraphs = (SAMPLE / f"body.{language}.md").read_text(encoding="utf-8").split("\n\n")
    return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def marked(times: int) -> str:
    """One paragraph with a vowel sign on each letter."""
    bare = " ".join((SAMPLE / "body.ar.md").read_text(encoding="utf-8").split())[:1000]
    signed = "".join(letter + "\u064e" if "\u0621" <= letter <= "\u064a" else letter for letter in bare)
    return f"<p>{signed * times}</p>"


def measure(rounds: int) -> None:
    """Print the table."""
    pages = {
        "five releases, ar": page(text("ar") * 5),
        "five releases, en": page(text("en") * 5, "en", "ltr"),
        "1,000 letters with signs": page(marked(1)),
        "4,000 letters with signs": page(marked(4)),
        "16,000 letters with signs": page(marked(16)),
    }
    for name, html in pages.items():
        cost(html)
        ratios, ours = [], []
        for _ in range(rounds):
            with as_its_makers_made_it():
                theirs = cost(html)
            ours.append(cost(html))
            ratios.append(ours[-1] / theirs)
        print(f"{name:28} {median(ours):7.3f} s   x {median(ratios):.2f}   ({min(ratios):.2f} to {max(ratios):.2f})")


if __name__ == "__main__":
    measure(int(sys.argv[1]) if len(sys.argv) > 1 else 7)

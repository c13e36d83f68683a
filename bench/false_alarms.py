"""What the judge says of right pages: random mixed paragraphs, set by the page engine and by Chromium.

    .venv/bin/python bench/false_alarms.py [PARAGRAPHS] [SEED]

Printed is how many faults of which kind it finds. The page engine's file is judged in everything; of Chromium's, whose
text layer, tags and outline are its own, the letters are.
"""

from __future__ import annotations

import sys
from collections import Counter

from pressctl.proof.judge import judge, proof
from tests.bidi.corpus import draw
from tests.bidi.expect import expected
from tests.bidi.pages import FONT_FILES, articles, by_chromium, by_weasyprint


def main(count: int, seed: int) -> None:
    drawn = draw(seed, count * 2 // 3, count - count * 2 // 3)
    print(f"{len(drawn)} paragraphs, seed {seed}")
    for language in ("ar", "en", "fr"):
        html = articles([paragraph.source for paragraph in drawn if paragraph.language == language], language)
        wanted = expected(html)
        ours = proof(by_weasyprint(html, 140), lambda _, wanted=wanted: wanted, FONT_FILES)
        theirs = judge(by_chromium(html, 140), wanted, FONT_FILES)
        for name, faults in (("page engine", ours), ("Chromium", theirs)):
            kinds = Counter(str(fault.kind) for fault in faults)
            print(f"{language}  {name:<12} {len(wanted):5} paragraphs  {dict(kinds) or 'no fault'}")
            for fault in faults[:3]:
                print(f"      {fault.kind}: {fault.got[:50]} | {fault.expected[:50]}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000, int(sys.argv[2]) if len(sys.argv) > 2 else 1)

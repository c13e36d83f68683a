"""Pages that are hard to draw, drawn for good: each is made within its limits or refused in words, and costs only itself."""

from __future__ import annotations

import pytest

from tests.command import pressctl
from tests.small import one_language, tree, write

WHAT = "pages that are hard to draw"
VOCALISED = "الْحُرِّيَّةُ حَقٌّ لِكُلِّ إِنْسَانٍ، وَلَا يَجُوزُ أَنْ يُحْرَمَ مِنْهَا أَحَدٌ. "
LIST = "- "
HARD = {
    "a page of vowel marks in one paragraph": VOCALISED * 40,
    "ten pages of vowel marks in one paragraph": VOCALISED * 400,
    "words of 1,900 letters": ("ا" * 1_900 + " " + "x" * 1_900 + " ") * 5,
    "1,000 notes": "\n\n".join(f"Word {n}[^{n}].\n\n[^{n}]: Note {n}." for n in range(1_000)),
    "20 lists within each other": "\n".join(f"{'  ' * depth}- level {depth}" for depth in range(20)),
    "150 lists within each other": LIST * 150 + "x",
    "100 quotations within each other": "> " * 100 + "x",
    "a table of 3,000 rows": "| a | b |\n|---|---|\n" + "".join(f"| {n} | {n * n} |\n" for n in range(3_000)),
    "a table of 200 columns": ("| a " * 200 + "|\n") + ("|---" * 200 + "|\n") + ("| b " * 200 + "|\n"),
    "one emphasis in another 300 times": "*a **b " * 300 + "c** d*" * 300,
    "2,000 headings": "\n\n".join(f"## Heading {n}" for n in range(2_000)),
    "20,000 words in one paragraph": "word " * 20_000,
    "50,000 line breaks": "a\\\n" * 50_000 + "b",
    "400 marks on one letter": "e" + "\u0301" * 400,
}


@pytest.mark.hostile
@pytest.mark.parametrize("name", HARD)
def test_a_hard_page(tmp_path, name, record):
    record(WHAT, tried=1)
    root = one_language(tmp_path / "newsroom", "bad", "good")
    write(root, {"releases/bad/body.en.md": HARD[name] + "\n"})
    done = pressctl("build", cwd=root, seconds=900)
    made = tree(root / "dist")
    assert "good/good.en.pdf" in made
    refused = [line for line in done.stdout.splitlines() if ": error " in line]
    assert all(line.startswith("releases/bad/") for line in refused)
    assert ("bad/bad.en.pdf" in made) is not bool(refused)
    assert done.returncode == bool(refused)
    record(WHAT, held=1)

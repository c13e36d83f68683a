"""What the TXT rules say of texts that others have edited.

    .venv/bin/python bench/words_false_alarms.py FOLDER [SAMPLES]

FOLDER has a folder for each language (ar, en, fr) with text files of one paragraph a line. Printed are the findings of
each rule per 1,000 sentences, with a few of each to be looked at: true or false.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from pathlib import Path

from pressctl.check.rule import Desk
from pressctl.check.run import read_through
from pressctl.load import load
from pressctl.model.passage import Leaf, Passage, Transcript
from pressctl.model.place import Place
from tests.small import CHECKOUT

SENTENCE = re.compile(r"[.!?؟…](?=[\s”»\"]|$)")


def passages(folder: Path, language: str) -> list[Passage]:
    found = []
    for file in sorted((folder / language).glob("*.txt")):
        for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
            if line.strip():
                leaf = Leaf(0, Place(f"{language}/{file.name}", number), language)
                found.append(Passage(file.stem, "paragraph", language, line.strip(), (leaf,)))
    return found


def main(folder: Path, samples: int) -> None:
    newsroom = load(CHECKOUT, ["2015-resistance"]).newsroom
    assert newsroom
    desk = Desk(newsroom)
    for language in newsroom.languages:
        said = passages(folder, language)
        sentences = sum(max(1, len(SENTENCE.findall(passage.text))) for passage in said)
        found = defaultdict(list)
        for finding in read_through([Transcript(None, language, tuple(said))], desk):
            if finding.rule.code.startswith(("TXT", "LNK")):
                found[finding.rule].append(finding)
        print(f"\n{language}: {sentences} sentences in {len(said)} paragraphs")
        texts = {passage.at(0): passage.text for passage in said}
        for rule in sorted(found, key=lambda rule: rule.code):
            rate = len(found[rule]) * 1000 / sentences
            print(f"  {rule.code} {rule.name} ({rule.severity}): {len(found[rule])}, {rate:.2f} in 1,000")
            for finding in found[rule][:: max(1, len(found[rule]) // samples)][:samples]:
                at = finding.place.column - 1
                text = texts[Place(finding.place.path, finding.place.line)]
                print(f"      {finding.place}: …{text[max(0, at - 40) : at]}⟦{text[at : at + 40]}⟧")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3)

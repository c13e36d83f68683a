"""How often the rules about translations are wrong: over translations that others made and use.

    PYTHONPATH=. .venv/bin/python bench/translations_false_alarms.py [FOLDER]

FOLDER holds catalogues as programs install them, <language>/LC_MESSAGES/*.mo (/usr/share/locale unless named): each
message of 40 characters or more without a format is a text of its own, its translation beside it. Prints for each rule
how many pairs it finds fault with, of 1,000, and some of them to be read.
"""

from __future__ import annotations

import gettext
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from pressctl.check.rule import Desk
from pressctl.check.run import checks
from pressctl.load import load
from pressctl.model.passage import Counterparts, Leaf, Mention, Passage, Transcript, Translation
from pressctl.model.place import Place

ROOT = Path(__file__).resolve().parents[1]
FORMAT = re.compile(r"%[-0-9.$]*[a-zA-Z]|\{\w*\}|[<>_&|\\]|--?\w")
LINK = re.compile(r"https?://[^\s)>,;]+[^\s)>,;.]")
SHOWN = 6


def pairs(folder: Path, code: str) -> Iterator[tuple[str, str]]:
    """Messages and their translations, each once."""
    seen: set[str] = set()
    for file in sorted((folder / code / "LC_MESSAGES").glob("*.mo")):
        try:
            with file.open("rb") as opened:
                catalogue = gettext.GNUTranslations(opened)
        except (OSError, UnicodeDecodeError, ValueError):
            continue
        for message, translated in vars(catalogue)["_catalog"].items():
            if isinstance(message, str) and len(message) >= 40 and message not in seen and translated != message:
                seen.add(message)
                if not FORMAT.search(message) and not FORMAT.search(translated):
                    yield message, translated


def passage(text: str, code: str) -> Passage:
    flat = " ".join(text.split())
    return Passage("body", "paragraph", code, flat, (Leaf(0, Place("body"), code),))


def translation(one: str, other: str, code: str) -> Translation:
    """A text and its translation, as check would hand them to a rule."""
    both = []
    for text, language in ((one, "en"), (other, code)):
        links = tuple(Mention(found[0], found[0], Place("body"), "body") for found in LINK.finditer(text))
        both.append(Transcript(None, language, (passage(text, language),), {}, links))
    return Translation(*both, (Counterparts(both[0].passages[0], both[1].passages[0]),))


def main(folder: Path) -> None:
    newsroom = load(ROOT).newsroom
    assert newsroom
    desk = Desk(newsroom)
    asked = [check for check in checks() if check.subject is Translation and check.rule.code != "TRN004"]
    for code in ("fr", "ar"):
        found: Counter[str] = Counter()
        samples: dict[str, list[str]] = defaultdict(list)
        count = 0
        for message, translated in pairs(folder, code):
            count += 1
            for check in asked:
                reports = list(check.look(translation(message, translated, code), desk))
                if reports:
                    found[check.rule.name] += 1
                    samples[check.rule.name].append(f"{reports[0].message}\n      {message!r}\n      {translated!r}")
        print(f"{code}: {count} pairs")
        for name, times in found.most_common():
            print(f"  {name:24} {times:5}  {1000 * times / (count or 1):6.1f} of 1,000")
            for sample in samples[name][:: max(1, len(samples[name]) // SHOWN)][:SHOWN]:
                print(f"    {sample}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("/usr/share/locale"))

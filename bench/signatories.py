"""What looking at long lists of signatories costs, beside merely loading them: seconds of processor time.

    .venv/bin/python bench/signatories.py [1000 5000 10000]

Lists of so many organisations and individuals are made of nonsense, with a typing error in every hundredth name of an
organisation. Printed are the seconds for loading them and for all rules about signatories, and the second as a multiple
of the first.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from pressctl.check import roll
from pressctl.check.rule import Desk
from pressctl.check.run import ask
from pressctl.load import load

LETTERS = {"en": "abcdefghilmnoprstuvw", "ar": "ابتجحدرزسشعفقكلمنهوي"}
BODIES = {"en": ["Association", "Network", "Centre", "Organisation"], "ar": ["منظمة", "شبكة", "جمعية", "مركز"]}
SETTINGS = """\
newsroom: { name: { en: Bench }, url: "https://example.org/" }
languages: { source: en, publish: [en] }
"""
WORDS = 4000  # as many words as such names are made of


def names(count: int, code: str, dice: random.Random) -> list[str]:
    """Names of two or three words and a body; every hundredth is the one before it with a letter less."""
    words = ["".join(dice.choices(LETTERS[code], k=dice.randint(4, 9))) for _ in range(WORDS)]
    made: list[str] = []
    for number in range(count):
        if number % 100 == 99:
            made.append(made[-1][:-2] + made[-1][-1])
        else:
            made.append(" ".join([dice.choice(BODIES[code]), *dice.sample(words, dice.randint(2, 3))]))
    return made


def newsroom(root: Path, count: int) -> None:
    """A newsroom with one statement, signed by so many organisations and so many individuals."""
    dice = random.Random(count)
    told = {code: names(count // 2, code, dice) for code in LETTERS}
    records = "".join(
        f"- id: {code}{n}\n  name: {{ {code}: {name} }}\n" for code in told for n, name in enumerate(told[code])
    )
    ids = ", ".join(f"{code}{n}" for code in told for n in range(len(told[code])))
    words = ["".join(dice.choices(LETTERS["en"], k=9)) for _ in range(2 * count)]
    called = [f"{first} {last}" for first, last in zip(words[::2], words[1::2], strict=True)]
    people = "".join(f"{name},,,{'public' if n % 5 else 'withheld'}\n" for n, name in enumerate(called))
    folder = root / "releases/call"
    folder.mkdir(parents=True)
    (root / "pressctl.yaml").write_text(SETTINGS, encoding="utf-8")
    (root / "releases/organisations.yaml").write_text(records, encoding="utf-8")
    (folder / "individuals.csv").write_text(f"name,role,place,consent\n{people}", encoding="utf-8")
    (folder / "release.yaml").write_text(
        "kind: statement\ndate: 2020\ntitle: { en: Call }\nbody: { en: Words. }\nsignatories:\n"
        f"  organisations: [{ids}]\n  individuals: {{ total: {count}, listed: individuals.csv }}\n",
        encoding="utf-8",
    )


def measure(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        newsroom(Path(folder), count)
        start = time.process_time()
        loaded = load(Path(folder))
        loading = time.process_time() - start
    if not loaded.newsroom or not loaded.newsroom.releases:
        raise SystemExit("\n".join(f"{f.place}: {f.message}" for f in loaded.findings[:5]))
    room, release = loaded.newsroom, loaded.newsroom.releases[0]
    start = time.process_time()
    desk = Desk(room)
    found = [*ask(roll.known(room), desk), *ask(roll.signing(room, release), desk)]
    looking = time.process_time() - start
    codes = dict(sorted(Counter(f.rule.code for f in (*loaded.findings, *found)).items()))
    print(
        f"{count:6} each: load {loading:6.2f} s, rules {looking:6.2f} s (x{looking / loading:.2f})  {codes}", flush=True
    )


if __name__ == "__main__":
    for size in map(int, sys.argv[1:] or (1000, 5000, 10000)):
        measure(size)

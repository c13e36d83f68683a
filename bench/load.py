"""What a large newsroom costs: time and memory of each command, for two sizes, so that what grows can be seen.

    .venv/bin/python bench/load.py [--write] [SMALL LARGE]

Releases are the sample statements over and over in three languages, each with words of its own; every fiftieth is
signed by 10,000 individuals, one in a hundred of whom withholds the name. `build` and `publish` are asked for a sample
of the releases, one of the long lists among them, beside all others. Memory is that of the largest process. With
--write the table goes into docs/reliability.md.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from check_cost import ROOT, newsroom

METER = Path(__file__).with_name("speed_meter.py")
PAGE = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- written by bench/load.py: begin -->\n", "<!-- written by bench/load.py: end -->\n"
SIGNED, PEOPLE, WITHHELD = 50, 10_000, 100
SAMPLE = 24
SETTINGS = """
review: { approvals: 0 }
links: { allow: [ { url: "http*", because: only the newsroom is measured } ] }
"""


def crowded(root: Path, releases: int) -> list[str]:
    """A newsroom of so many releases, some of them with long lists; the ids of a sample of them."""
    newsroom(root, releases)
    settings = (root / "pressctl.yaml").read_text(encoding="utf-8").split("\nlinks:")[0] + SETTINGS
    (root / "pressctl.yaml").write_text(settings, encoding="utf-8")
    names = sorted(path.name for path in (root / "releases").iterdir() if path.is_dir())
    plain = [name for name in names if "signatories:" not in _yaml(root, name).read_text(encoding="utf-8")]
    long = plain[:: max(1, len(plain) * SIGNED // len(names))]
    for name in long:
        rows = (
            f"Signatory {chr(65 + n % 26)}{n:05},,,{'withheld' if n % WITHHELD == 0 else 'public'}"
            for n in range(PEOPLE)
        )
        (root / "releases" / name / "people.csv").write_text("name,role,place,consent\n" + "\n".join(rows) + "\n")
        with open(_yaml(root, name), "a", encoding="utf-8") as file:
            file.write(f"\nsignatories: {{ individuals: {{ total: {PEOPLE}, listed: people.csv }} }}\n")
    return sorted({*names[:: max(1, len(names) // (SAMPLE - 1))][: SAMPLE - 1], long[0]})


def _yaml(root: Path, name: str) -> Path:
    return root / "releases" / name / "release.yaml"


def measured(root: Path, sample: list[str], releases: int) -> list[tuple[str, str, float, float]]:
    """Rows: what, of how many releases, seconds, MiB of the largest process."""
    commands = {
        "check": ["check", "-q"],
        "links --offline": ["links", "--offline", "-q"],
        "build, a sample": ["build", *sample, "-q"],
        "build, the sample again": ["build", *sample, "-q"],
        "publish, the sample": ["publish", *sample, "-q"],
        "publish, the sample again": ["publish", *sample, "-q"],
    }
    rows = []
    for what, words in commands.items():
        command = [sys.executable, str(METER), sys.executable, "-m", "pressctl", "-C", str(root), *words]
        done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT, env=os.environ)
        if done.returncode not in ((0,) if what.startswith("publish") else (0, 1)):
            raise SystemExit(f"{what}: {done.returncode}\n{done.stderr[-2000:]}")
        cost = json.loads(done.stdout.splitlines()[-1])
        asked = releases if what in ("check", "links --offline") else len(sample)
        rows.append((what, f"{asked} of {releases}", cost["wall"], cost["memory"]))
        print(f"{what:26} {asked:5} of {releases:5} {cost['wall']:8.1f} s {cost['memory']:8.0f} MiB", flush=True)
    return rows


def table(rows: list[tuple[str, str, float, float]]) -> str:
    """Rows as a table of Markdown."""
    head = "| what | releases | seconds | MiB, the largest process |\n|---|--:|--:|--:|\n"
    return head + "".join(f"| {w} | {n} | {s:.1f} | {m:.0f} |\n" for w, n, s, m in rows)


def main(words: list[str]) -> None:
    sizes = [int(word) for word in words if word.isdecimal()] or [500, 5000]
    rows = []
    for releases in sizes:
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            sample = crowded(root, releases)
            rows += measured(root, sample, releases)
    if "--write" in words:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n{table(rows)}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

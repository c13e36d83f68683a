"""What `pressctl check` costs: a newsroom of many releases in three languages, against merely reading its YAML.

    .venv/bin/python bench/check_cost.py [RELEASES [ROUNDS]]

The releases are the sample statements over and over, each with words of its own, so that nothing is read only once.
Times are of whole processes, in turns; `yaml` reads the newsroom's YAML files with PyYAML (its parser in C, nothing
else), `load` with pressctl's own strict reader and its schema. The medians of the rounds count.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
MODELS = ("2020-01-idlib", "2017-01-12-un-call", "2017-01-euphrates-pain", "2015-northern-aleppo", "2015-resistance")
COMMANDS = {
    "yaml": (
        "import sys, yaml; from pathlib import Path\n"
        "for file in Path(sys.argv[1]).rglob('*.yaml'): yaml.load(file.read_bytes(), yaml.CSafeLoader)"
    ),
    "load": "import sys; from pathlib import Path; from pressctl.load import load; load(Path(sys.argv[1]))",
    "check": (
        "import sys; from pathlib import Path; from pressctl.pipeline.check import check\n"
        "found = check(Path(sys.argv[1])).findings\n"
        "assert not [f for f in found if f.severity == 'error'], found[:3]"
    ),
}


def newsroom(root: Path, releases: int) -> Path:
    """A newsroom of so many releases."""
    shutil.copy(ROOT / "pressctl.yaml", root)
    shutil.copytree(ROOT / "assets", root / "assets", ignore=shutil.ignore_patterns("fonts"))
    (root / "releases").mkdir()
    for shared in (ROOT / "releases").glob("*.yaml"):
        shutil.copy(shared, root / "releases")
    for number in range(releases):
        model = MODELS[number % len(MODELS)]
        target = root / "releases" / f"{model}-{number:05}"
        shutil.copytree(ROOT / "releases" / model, target, ignore=shutil.ignore_patterns("translations.yaml"))
        for file in (*target.glob("*.md"), target / "release.yaml"):
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("related:", "related: [] #") if file.suffix == ".yaml" else _own(text, number))
    return root


def _own(text: str, number: int) -> str:
    """A text that no other release has: its paragraphs begin elsewhere."""
    paragraphs = text.rstrip("\n").split("\n\n")
    plain = [n for n, p in enumerate(paragraphs) if p[0].isalpha() and "[^" not in p and "](" not in p]
    if len(plain) > 1:
        turn = [paragraphs[n] for n in plain]
        turn = turn[number % len(turn) :] + turn[: number % len(turn)]
        for n, paragraph in zip(plain, turn, strict=True):
            paragraphs[n] = paragraph
    return "\n\n".join(paragraphs) + "\n"


def main(releases: int, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = newsroom(Path(folder), releases)
        times: dict[str, list[float]] = {name: [] for name in COMMANDS}
        for _ in range(rounds):
            for name, code in COMMANDS.items():
                before = os.times()
                start = time.perf_counter()
                subprocess.run([sys.executable, "-c", code, folder], check=True, cwd=ROOT)
                spent = os.times()
                processor = spent.children_user + spent.children_system
                processor -= before.children_user + before.children_system
                times[name].append(processor)
                print(f"{name:6} {time.perf_counter() - start:7.1f} s, {processor:7.1f} s of a processor", flush=True)
        files = sum(1 for _ in root.rglob("*.yaml"))
    print(f"\n{releases} releases, {files} YAML files, medians of {rounds} rounds, processor time")
    base = median(times["yaml"])
    for name, taken in times.items():
        print(f"{name:6} {median(taken):7.1f} s   {median(taken) / base:6.1f} times reading the YAML")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, int(sys.argv[2]) if len(sys.argv) > 2 else 3)

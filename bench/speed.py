"""What pressctl's speed is, beside its targets and its peers, in one run.

    .venv/bin/python bench/speed.py PEERS [--rounds N] [--only ROW,…] [--write] [--small] [--corpus FOLDER]
                                    [--releases N] [--many N]

PEERS is the bin/ of an environment with the package `typst`; pandoc and WeasyPrint are those that pressctl uses. The
programs take turns, and every second round the other way round; the figures are medians of the rounds' own ratios.
--write puts the table and the chart into docs/. --corpus keeps what is generated and built, so that the large newsroom
need not be built again; --releases and --many make it smaller, --small all of it, for a look whether it runs at all.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import tempfile
from pathlib import Path

from speed_programs import SMALL, Programs, Sizes, Spent
from speed_rows import ROWS, Measured, Row, measured
from speed_table import conditions, plain, put


def chosen(names: str) -> list[Row]:
    """The rows of these names, or all."""
    wanted = names.split(",") if names else [row.name for row in ROWS]
    unknown = set(wanted) - {row.name for row in ROWS}
    if unknown:
        raise SystemExit(f"there is no row ‘{unknown.pop()}’: take {', '.join(row.name for row in ROWS)}")
    return [row for row in ROWS if row.name in wanted]


def measure(rows: list[Row], programs: Programs, rounds: int) -> list[Measured]:
    """All rows, from the same rounds."""
    names = list(dict.fromkeys(name for row in rows for name in row.programs))
    lacking = {name: why for name in names if (why := programs.lacking(name))}
    there = [name for name in names if name not in lacking]
    programs.prepare(there)
    taken: list[dict[str, Spent]] = []
    for number in range(rounds):
        spent: dict[str, Spent] = {}
        for name in there if number % 2 == 0 else reversed(there):
            spent[name] = programs.known[name]()
            print(f"{number + 1}/{rounds} {name:22} {told(spent[name])}", flush=True)
        taken.append(spent)
    found = []
    for row in rows:
        why = next((lacking[name] for name in row.programs if name in lacking), "")
        found.append(Measured(row, (), lacking=why) if why else measured(row, taken))
    return found


def told(spent: Spent) -> str:
    return f"{spent.wall:8.2f} s, of processors {spent.processor:8.2f} s, {spent.memory:6.0f} MiB, {spent.pages} pages"


def main() -> None:
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    words.add_argument("peers", type=Path)
    words.add_argument("--rounds", type=int, default=5)
    words.add_argument("--only", default="")
    words.add_argument("--write", action="store_true")
    words.add_argument("--small", action="store_true")
    words.add_argument("--corpus", type=Path)
    words.add_argument("--releases", type=int)
    words.add_argument("--many", type=int)
    said = words.parse_args()
    other = {name: getattr(said, name) for name in ("releases", "many") if getattr(said, name)}
    sizes = dataclasses.replace(SMALL if said.small else Sizes(), **other)
    with tempfile.TemporaryDirectory() as passing:
        folder = (said.corpus or Path(passing)).absolute()
        programs = Programs(folder, said.peers, sizes)
        load = os.getloadavg()[0]
        found = measure(chosen(said.only), programs, said.rounds)
    with_what = conditions(programs.typst_python, sizes, said.rounds, load)
    print(plain(found, with_what))
    if said.write:
        put(found, with_what)


if __name__ == "__main__":
    main()

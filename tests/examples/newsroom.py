"""A small newsroom without a fault, to be written out with one example of a rule in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pressctl.model.finding import Example

ID = "2020-01-idlib"
SETTINGS = """\
newsroom:
  name: { en: Example newsroom }
  url: https://example.org/newsroom/
languages: { source: en, publish: [en, fr, ar] }
"""
ORGANISATIONS = "- { id: mazaya, name: { en: Mazaya, ar: مزايا } }\n"
NEEDED = {"kind": "kind: statement\n", "date": "date: 2020-01-09\n", "title": "title: { en: A, fr: B, ar: ج }\n"}
LISTED = "signatories: { individuals: { total: 2, listed: individuals.csv } }\n"
SHARED = ("organisations.yaml", "boilerplate.yaml", "glossary.yaml")


def cases(examples: Sequence[Example]) -> Iterator[tuple[Example, ...]]:
    """Examples of different files that follow each other are one newsroom; a file that comes again begins the next."""
    case: list[Example] = []
    for example in examples:
        if example.file in {other.file for other in case}:
            yield tuple(case)
            case = []
        case.append(example)
    if case:
        yield tuple(case)


def write(root: Path, case: Sequence[Example], raw: bool) -> Path:
    """Write the newsroom with the examples of `case` in `root`; `raw` leaves release.yaml exactly as it is shown."""
    files = {"pressctl.yaml": SETTINGS, "releases/organisations.yaml": ORGANISATIONS}
    shown = {place(example.file): example.text for example in case}
    release = f"releases/{ID}/release.yaml"
    if not raw and release in shown:
        shown[release] = complete(shown[release])
    if not any(path.endswith("/release.yaml") for path in shown):
        shown[release] = complete(LISTED if any(path.endswith(".csv") for path in shown) else "")
    for path, text in {**files, **shown}.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    folder = next(path for path in shown if path.endswith("/release.yaml")).rpartition("/")[0]
    picture = root / folder / "media/photo.jpg"
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(b"\xff\xd8\xff")
    return root


def place(file: str) -> str:
    """Where an example's file stands in the newsroom."""
    if file == "pressctl.yaml" or ("/" in file and file.startswith("releases/")):
        return file
    return f"releases/{file}" if file in SHARED else f"releases/{ID}/{file}"


def complete(fragment: str) -> str:
    """`fragment` with the fields that every release needs, unless it has them."""
    present = set(re.findall(r"^([a-z-]+):", fragment, re.MULTILINE))
    lines = [line for name, line in NEEDED.items() if name not in present]
    return fragment.rstrip("\n") + "\n" * bool(fragment) + "".join(lines)

"""The texts of a report's chapters: sections/<name>.<language>.md, and files there that no chapter is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ..model.finding import Finding
from ..model.node import Text
from ..model.place import Place
from ..model.release import Description
from .rules.release import REL004, REL008, REL017
from .source import inside, read
from .words import closest, one_of, shown

FOLDER = "sections"
FILE = re.compile(r"(?P<name>.+)\.(?P<code>[A-Za-z0-9-]+)\.md")


def chapters(
    root: Path, folder: str, description: Description, languages: tuple[str, ...]
) -> tuple[dict[str, dict[str, Text]], list[Finding]]:
    """The texts by the part's name and by language, and what is wrong with their files.

    `folder` is the release's, relative to the newsroom in `root`; `languages` are the newsroom's, none if not known.
    """
    found: dict[str, dict[str, Text]] = {}
    findings: list[Finding] = []
    wanted = {str(part.name): part.name for part in description.parts if part.name}
    files = _files(root, folder)
    for name in files:
        shape = FILE.fullmatch(name)
        place = Place(f"{folder}/{FOLDER}/{shown(name)}")
        if not shape or shape["name"] not in wanted:
            findings.append(_unlisted(shape["name"] if shape else name, list(wanted), place))
        elif languages and shape["code"] not in languages:
            fix = f"name it for {one_of(languages)}, or add {shown(shape['code'])} to ‘publish’ in pressctl.yaml"
            message = f"‘{shown(shape['code'])}’ is not a language of this newsroom"
            findings.append(Finding(REL004, message, fix, place))
        else:
            source, unreadable = read(root, f"{folder}/{FOLDER}/{name}")
            findings += [replace(finding, language=shape["code"]) for finding in unreadable]
            if source:
                found.setdefault(shape["name"], {})[shape["code"]] = Text.of_file(source.text, source.path)
    findings += _absent(wanted, files, folder, languages)
    return found, findings


def _files(root: Path, folder: str) -> list[str]:
    path = f"{folder}/{FOLDER}"
    if not (root / path).is_dir() or not inside(root, path):
        return []
    return sorted(file.name for file in (root / path).iterdir() if not file.name.startswith("."))


def _unlisted(name: str, wanted: list[str], place: Place) -> Finding:
    guess = closest(name, wanted)
    fix = f"did you mean ‘{shown(guess)}’?" if guess else "list it under ‘sections’ or ‘annexes’, or move it out"
    return Finding(REL017, "no part of the report is made of this file", fix, place)


def _absent(wanted: dict[str, Text], files: list[str], folder: str, languages: tuple[str, ...]) -> Iterator[Finding]:
    for name, text in wanted.items():
        if not any(file.startswith(f"{name}.") for file in files):
            code = languages[0] if languages else "en"
            fix = f"write {folder}/{FOLDER}/{shown(name)}.{code}.md"
            yield Finding(REL008, f"there is no file for the chapter ‘{shown(name)}’", fix, text.place)

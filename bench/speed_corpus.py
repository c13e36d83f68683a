"""Newsrooms to measure on, made of the sample newsroom's own sentences.

No two releases say the same, so that no work on a paragraph can be kept for the next. What is there already with the
same words is left untouched: a newsroom that was built stays built.
"""

from __future__ import annotations

import functools
import json
import random
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from speed_words import CODES, ROOT, Words, deck, headings, prose, sentences

KINDS = ("press-release", "news", "statement")
PICTURES = ("2015-resistance", "2017-01-euphrates-pain", "2020-01-idlib")
WHO = {"en": "Who signs", "fr": "Signataires", "ar": "الموقّعون"}


@dataclass(frozen=True)
class Text:
    """A release as it was invented: what our files and the peers' files are written from."""

    name: str
    kind: str
    title: Words
    summary: Words
    body: Words
    organisations: tuple[str, ...] = ()
    picture: Mapping[str, Any] | None = None
    folder: Path = Path()

    def names(self, code: str) -> list[str]:
        """Those who sign, as a page in this language names them."""
        known = {each["id"]: each["name"] for each in sample("organisations.yaml")}
        return [known[name].get(code) or next(iter(known[name].values())) for name in self.organisations]


@functools.cache
def sample(file: str) -> Any:
    """A YAML file of the sample newsroom."""
    return yaml.safe_load((ROOT / "releases" / file).read_text(encoding="utf-8"))


def text(number: int, words: int) -> Text:
    """One release, always the same for its number."""
    chance = random.Random(number)
    kind = KINDS[number % len(KINDS)]
    known = [each["id"] for each in sample("organisations.yaml")]
    signing = chance.sample(known, min(len(known), 12 + number % 15)) if kind == "statement" else []
    model = PICTURES[number // 2 % len(PICTURES)]
    return Text(
        name=f"release-{number:04}",
        kind=kind,
        title=chance.choice(headings()),
        summary=chance.choice(sentences()),
        body=prose(chance, deck(chance), words),
        organisations=tuple(signing),
        picture=sample(f"{model}/release.yaml")["media"][0] if number % 2 == 0 else None,
        folder=ROOT / "releases" / model,
    )


def _translated(words: Words) -> dict[str, str]:
    return dict(zip(CODES, words, strict=True))


def _release(made: Text, number: int) -> dict[str, Any]:
    """What stands in a release.yaml."""
    written: dict[str, Any] = {
        "kind": made.kind,
        "date": f"2016-{1 + number % 12:02}-{1 + number % 28:02}",
        "title": _translated(made.title),
        "summary": _translated(made.summary),
        "boilerplate": ["about-alliance"],
        "contacts": [{"name": {"en": "Press", "fr": "Presse", "ar": "الصحافة"}, "email": "press@example.org"}],
    }
    if made.organisations:
        written["signatories"] = {"organisations": list(made.organisations), "order": "as-given"}
    if made.picture:
        written["media"] = [made.picture]
    if made.kind != "statement":
        written["quotes"] = sample("2017-01-12-un-call/release.yaml")["quotes"]
    return written


def newsroom(root: Path, releases: int, words: int) -> list[Text]:
    """A newsroom of so many releases, each of so many words."""
    _shared(root)
    texts = [text(number, words) for number in range(releases)]
    for number, made in enumerate(texts):
        folder = root / "releases" / made.name
        _write(folder / "release.yaml", _release(made, number))
        for code, body in _translated(made.body).items():
            _write(folder / f"body.{code}.md", body + "\n")
        if made.picture:
            _copy(made.folder / made.picture["file"], folder / made.picture["file"])
    return texts


def report(root: Path, chapters: int, words: int) -> None:
    """A newsroom with one report."""
    _shared(root)
    chance = random.Random(chapters)
    drawn = deck(chance)
    names = [f"chapter-{number}" for number in range(chapters)]
    titles = {"title": _translated(chance.choice(headings())), "summary": _translated(chance.choice(sentences()))}
    _write(root / "releases/report/release.yaml", {"kind": "report", "date": 2020, **titles, "sections": names})
    for name in names:
        heading = _translated(chance.choice(headings()))
        for code, body in _translated(prose(chance, drawn, words)).items():
            _write(root / f"releases/report/sections/{name}.{code}.md", f"# {heading[code]}\n\n{body}\n")


def _shared(root: Path) -> None:
    """The settings and lists of the sample newsroom."""
    for file in (
        "pressctl.yaml",
        "assets/logo.png",
        *(f"releases/{each}.yaml" for each in ("boilerplate", "glossary")),
    ):
        _copy(ROOT / file, root / file)
    _copy(ROOT / "releases/organisations.yaml", root / "releases/organisations.yaml")


def _write(path: Path, content: Any) -> None:
    written = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False, indent=1)
    if not path.is_file() or path.read_text(encoding="utf-8") != written:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written, encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    if not target.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)

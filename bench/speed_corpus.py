"""Newsrooms to measure on, made of the sample newsroom's own sentences.

Every paragraph is put together anew from sentences that stand in all three languages, so that no two releases say the
same and no work on a paragraph can be kept for the next. What is there already with the same words is left untouched:
a newsroom that was built stays built.
"""

from __future__ import annotations

import functools
import itertools
import json
import random
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
CODES = ("en", "fr", "ar")
KINDS = ("press-release", "news", "statement")
PICTURES = ("2015-resistance", "2017-01-euphrates-pain", "2020-01-idlib")
MARKUP = re.compile(r"[\[\]{}<>*_|]|(^| ):")
PAIRS = ("“”", "«»", "()")
BREAK = re.compile("[ \n]+")  # other spaces than these are typography
WHO = {"en": "Who signs", "fr": "Signataires", "ar": "الموقّعون"}
Words = tuple[str, ...]  # one text in the languages of CODES


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
        known = {each["id"]: each["name"] for each in organisations()}
        return [known[name].get(code) or next(iter(known[name].values())) for name in self.organisations]


@functools.cache
def organisations() -> list[dict[str, Any]]:
    """The organisations of the sample newsroom."""
    found: list[dict[str, Any]] = yaml.safe_load((ROOT / "releases/organisations.yaml").read_text(encoding="utf-8"))
    return found


@functools.cache
def _blocks() -> list[Words]:
    """All parts of the sample texts that stand in the same place in each language."""
    found: list[Words] = []
    for file in sorted((ROOT / "releases").glob("*/**/*.en.md")):
        texts = [file.with_name(file.name.replace(".en.", f".{code}.")).read_text(encoding="utf-8") for code in CODES]
        parts = [[BREAK.sub(" ", part).strip() for part in text.split("\n\n")] for text in texts]
        if len({len(each) for each in parts}) == 1:
            found += zip(*parts, strict=True)
    return found


@functools.cache
def sentences() -> list[Words]:
    """Sentences that have a translation each, and no markup."""
    found: list[Words] = []
    for block in _blocks():
        each = [re.split("(?<=[.!?؟]) ", part) for part in block if part[:1].isalpha()]
        if len(each) == len(CODES) and len({len(split) for split in each}) == 1:
            found += [same for same in zip(*each, strict=True) if all(map(_is_plain, same))]
    return found


def _is_plain(text: str) -> bool:
    return not MARKUP.search(text) and all(text.count(one) == text.count(other) for one, other in PAIRS)


@functools.cache
def headings() -> list[Words]:
    """Headings that have a translation each."""
    plain = [block for block in _blocks() if all(part.startswith("## ") and _is_plain(part) for part in block)]
    return [tuple(part[3:] for part in block) for block in plain]


def deck(chance: random.Random) -> Iterator[Words]:
    """Sentences without end; each comes again only when all others were drawn."""
    while True:
        yield from chance.sample(sentences(), len(sentences()))


def prose(chance: random.Random, drawn: Iterator[Words], words: int) -> Words:
    """About so many English words: paragraphs under headings, and now and then a list."""
    parts: list[Words] = []
    count = 0
    while count < words:
        some = list(itertools.islice(drawn, 4))
        count += sum(len(same[0].split()) for same in some)
        if len(parts) % 4 == 3:
            parts.append(tuple(f"## {part}" for part in chance.choice(headings())))
        if len(parts) % 9 == 8:
            parts.append(tuple("\n".join(f"- {item}" for item in items) for items in zip(*some, strict=True)))
        else:
            parts.append(tuple(" ".join(items) for items in zip(*some, strict=True)))
    return tuple("\n\n".join(each) for each in zip(*parts, strict=True))


def text(number: int, words: int) -> Text:
    """One release, always the same for its number."""
    chance = random.Random(number)
    kind = KINDS[number % len(KINDS)]
    known = [each["id"] for each in organisations()]
    signing = chance.sample(known, min(len(known), 12 + number % 15)) if kind == "statement" else []
    model = PICTURES[number // 2 % len(PICTURES)]
    described = yaml.safe_load((ROOT / "releases" / model / "release.yaml").read_text(encoding="utf-8"))
    return Text(
        name=f"release-{number:04}",
        kind=kind,
        title=chance.choice(headings()),
        summary=chance.choice(sentences()),
        body=prose(chance, deck(chance), words),
        organisations=tuple(signing),
        picture=described["media"][0] if number % 2 == 0 else None,
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
        model = yaml.safe_load((ROOT / "releases/2017-01-12-un-call/release.yaml").read_text(encoding="utf-8"))
        written["quotes"] = model["quotes"]
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

"""What must not be seen of a newsroom's people → a search for it in any text. Nothing here repeats what it is after.

These are the names that lists of individuals withhold, now or in an earlier version that git keeps; and, of every
table that lies in the newsroom, the e-mail addresses, the telephone numbers, and who did not clearly agree to be named.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from ..check.disclosure import EMAIL
from ..check.telephone import FIGURES, GAP
from ..load import load
from ..load.form import Form, uses
from ..load.people import individuals
from ..load.private import Withheld
from ..load.source import from_bytes, read
from ..load.table import table
from ..model.answer import Answer, Table
from ..model.finding import Trouble
from ..model.folding import ALIKE, ALIKE_TABLE, MARKS
from ..model.newsroom import Newsroom, PressOffice
from ..model.node import Stretch, Text
from ..model.release import Contact

TABLES = (".csv", ".xlsx")
NAME, MAIL, PHONE = "a name", "an e-mail address", "a telephone number"
NUMBER = re.compile(r"(?<![\w.,/-])(?:\+|00|0|\()[\d ().-]{7,22}\d(?![\w/-])")
WORD = re.compile(r"[^\W_]+")
APOSTROPHE = re.compile("['’‘ʼ`´]")
OTHERS = {one: "".join(other for other, same in ALIKE.items() if same == one) for one in ALIKE.values()}
FIGURE = {figure: f"[{figure}{OTHERS[figure]}]" for figure in "0123456789"}
SURE = 9  # last figures of a telephone number, which are the same however its country is written


class Secret(NamedTuple):
    """Something that is not to be seen: what it is, and where it stands, such as “line 44 of releases/a/people.csv”."""

    kind: str
    where: str


@dataclass
class Secrets:
    """All that is searched for. `public` are the names that a release may show, folded, by its id."""

    public: Mapping[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _names: dict[str, list[tuple[Text, str]]] = field(default_factory=lambda: defaultdict(list), repr=False)
    _marks: dict[str, Secret] = field(default_factory=dict, repr=False)
    _phones: dict[str, Secret] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return sum(map(len, self._names.values())) + len(self._marks) + len(self._phones)

    def add_name(self, name: Text, where: str) -> None:
        """A name that is withheld; one that was added already stands where it was met first."""
        there = self._names[_folded(name)]
        if name.strip() and not there:
            there.append((name, where))

    def add_contacts(self, text: str, where: str, known: frozenset[str]) -> None:
        """The addresses and numbers in a cell, but for those that are `known` to be published."""
        for match in EMAIL.finditer(text):
            if match[0].lower() not in known:
                self._marks.setdefault(match[0].lower(), Secret(MAIL, where))
        for match in NUMBER.finditer(text.translate(FIGURES)):
            digits = re.sub(r"\D", "", match[0])[-SURE:]
            if len(digits) == SURE and digits not in known:
                self._phones.setdefault(digits, Secret(PHONE, where))

    def search(self) -> Search:
        """A search for all of them."""
        return Search(self)


class Search:
    """Looks for secrets in texts; most texts are told apart from those that need a closer look without one."""

    def __init__(self, secrets: Secrets) -> None:
        named = [pair for pairs in secrets._names.values() for pair in pairs]  # noqa: SLF001 — its other half
        self._where = {id(name): where for name, where in named}
        self._public = secrets.public
        self._withheld = Withheld(name for name, _ in named)
        self._names = _pattern(_alike(word) for word in {_longest(name) for name, _ in named} if word)
        self._marks, self._phones = secrets._marks, secrets._phones  # noqa: SLF001
        self._mark = _pattern(map(re.escape, self._marks))
        self._phone = _pattern(GAP.join(FIGURE[figure] for figure in digits) for digits in self._phones)

    def found(self, text: str, release: str | None = None) -> Iterator[tuple[int, Secret]]:
        """Where secrets stand in a text that belongs to a release, or to all of them."""
        public = self._public.get(release or "", frozenset())
        if self._names.search(_plain(text)):
            for start, _, name in self._withheld.found(text):
                if _folded(name) not in public:
                    yield start, Secret(NAME, self._where[id(name)])
        if "@" in text:
            yield from ((match.start(), self._marks[match[0]]) for match in self._mark.finditer(text.lower()))
        for match in self._phone.finditer(text) if self._phones else ():
            yield match.start(), self._phones[re.sub(r"\D", "", match[0]).translate(FIGURES)]


def secrets_of(root: Path, history: Iterable[tuple[str, bytes]]) -> Secrets:
    """The secrets of the newsroom in `root`; `history` are versions of its lists, each with where it is kept."""
    loaded = load(root)
    newsroom = loaded.newsroom
    secrets = Secrets(_public(newsroom) if newsroom else {})
    for names in loaded.private.values():
        for name in names:
            secrets.add_name(name, f"line {name.place.line} of {name.place.path}")
    for where, content in history:
        source, _ = from_bytes(content, where)
        for name in individuals(source).private if source else ():
            secrets.add_name(name, f"line {name.place.line} of {where}")
    known = _known(newsroom) if newsroom else frozenset()
    for path in tables(root):
        _add_table(secrets, root, path, newsroom, known)
    return secrets


def tables(root: Path) -> list[str]:
    """The tables that lie in a newsroom, at its top or with its releases, by their paths in it."""
    found = [*root.glob("*"), *(root / "releases").rglob("*")]
    named = [path for path in found if path.suffix.lower() in TABLES and path.is_file() and not path.is_symlink()]
    return sorted(path.relative_to(root).as_posix() for path in named)


def _add_table(secrets: Secrets, root: Path, path: str, newsroom: Newsroom | None, known: frozenset[str]) -> None:
    """How people are reached that a table names, and who of them did not clearly agree to be named."""
    source, _ = read(root, path) if path.endswith(".csv") else (None, ())
    if source and individuals(source).rows:
        _add_contacts(secrets, enumerate(source.text.split("\n"), start=1), path, known)
        return
    try:
        answers = table(root / path)
        _add_contacts(secrets, ((row.number, "\n".join(row.cells)) for row in answers.rows), path, known)
        for answer in _answers(answers, newsroom) if newsroom else ():
            if answer.person and not answer.is_public:
                name = Text(answer.person, path, (Stretch(0, answer.row, 1),))
                secrets.add_name(name, f"row {answer.row} of {path}")
    except Trouble:
        return  # a file that is no table that can be read has no rows to be told of


def _add_contacts(secrets: Secrets, rows: Iterable[tuple[int, str]], path: str, known: frozenset[str]) -> None:
    for number, text in rows:
        secrets.add_contacts(text, f"row {number} of {path}", known)


def _answers(answers: Table, newsroom: Newsroom) -> Iterator[Answer]:
    columns = uses(answers, {}, newsroom.vocabulary)
    told = Form(answers, columns, newsroom.vocabulary, "en").answers()
    return (one for one in told if isinstance(one, Answer))


def _public(newsroom: Newsroom) -> dict[str, frozenset[str]]:
    """The names that each release lists as public; under "" those of all, for what belongs to none."""
    named = {one.id: frozenset(_folded(person.name) for person in one.people) for one in newsroom.releases}
    return {**named, "": frozenset[str]().union(*named.values())}


def _known(newsroom: Newsroom) -> frozenset[str]:
    """How those are reached whom journalists are told to reach."""
    office = newsroom.settings.newsroom.contact
    reached: list[PressOffice | Contact] = [contact for one in newsroom.releases for contact in one.contacts]
    reached += [office] if office else []
    mails = {str(one.email).lower() for one in reached if one.email}
    return frozenset(mails | {re.sub(r"\D", "", str(one.phone))[-SURE:] for one in reached if one.phone})


def _pattern(each: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds what any of these find; without any, nothing."""
    return re.compile("|".join(sorted(each)) or r"(?!)")


def _alike(word: str) -> str:
    """A pattern for a folded word in a text in which letters that count as one are not yet made one."""
    letters = (f"[{letter}{OTHERS[letter]}]" if letter in OTHERS else letter for letter in word)
    return "".join(letters).replace("ae", "(?:ae|æ)").replace("oe", "(?:oe|œ)")


def _longest(name: str) -> str:
    """The longest word of a name: a text without it does not have the name."""
    return max(WORD.findall(_folded(APOSTROPHE.sub(" ", name))), key=len, default="")


def _folded(text: str) -> str:
    """A name as it is compared: without case, accents and marks."""
    return _plain(text).translate(ALIKE_TABLE)


def _plain(text: str) -> str:
    """A text without case, accents and marks, quickly: letters that count as one are not yet made one."""
    return (text if text.isascii() else MARKS.sub("", unicodedata.normalize("NFKD", text))).casefold()

"""A table → what its rows answer: which column holds what is guessed from the headings, and shown.

What is not needed is never read: e-mail addresses, telephone numbers, the time of an answer, and the name of the person
who signs for an organisation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..model.answer import Answer, Row, Table, Use
from ..model.finding import Exit, Finding, Trouble
from ..model.folding import folded, main_script
from ..model.naming import Vocabulary
from ..model.place import Place
from .rules.signatories import SIG018
from .words import closest, one_of, shown

FIELDS = ("id", "name", "acronym", "url", "person", "role", "place", "consent", "signs-as")
LEFT_OUT = "left-out"
FIELD = re.compile(rf"({'|'.join(FIELDS)}|name\.[a-z]{{2,3}}|{LEFT_OUT})")


def uses(table: Table, chosen: Mapping[str, str], vocabulary: Vocabulary) -> tuple[Use, ...]:
    """What is made of each column; `chosen` are fields by heading that somebody gave."""
    for heading, given in chosen.items():
        if heading not in table.head.cells:
            guess = closest(heading, filter(None, table.head.cells))
            fix = f"did you mean ‘{guess}’?" if guess else f"the headings: {one_of(table.head.cells, 'and')}"
            raise Trouble(f"no column is headed ‘{shown(heading)}’", fix, Exit.USAGE)
        if not FIELD.fullmatch(given):
            fix = f"write {one_of((*FIELDS, 'name.en (or another language)', LEFT_OUT))}"
            raise Trouble(f"‘{shown(given)}’ is not something a column can be", fix, Exit.USAGE)
    found: list[Use] = []
    for heading in table.head.cells:
        name = chosen.get(heading) or _guessed(heading, vocabulary)
        is_taken = name != "person" and name in {use.field for use in found}
        is_private = name == LEFT_OUT
        found.append(Use(heading, None if is_private or is_taken else name, is_private))
    if _alone(found):
        found = [replace(use, field="name") if use.field == "person" else use for use in found]
    return tuple(found)


def _alone(found: Sequence[Use]) -> bool:
    """Whether names that could be anybody’s are those of organisations: these have acronyms and web addresses."""
    fields = {use.field for use in found}
    return not fields & {"name", "consent", "signs-as"} and bool(fields & {"acronym", "url"})


def _guessed(heading: str, vocabulary: Vocabulary) -> str | None:
    """The field that a heading names."""
    if FIELD.fullmatch(heading.strip()):
        return heading.strip()
    words = vocabulary.words(heading) if folded(heading) else ()
    turned = vocabulary.headings.get("turned", frozenset())
    is_turned = not turned.isdisjoint((*words, *folded(heading).split()))
    for name, phrases in vocabulary.headings.items():
        if name != "turned" and any(_within(vocabulary.words(phrase), words) for phrase in phrases):
            # “keep my name private” is neither a name nor a consent, whatever is answered
            return None if is_turned and name in ("consent", "person") else _in_language(name, words, vocabulary)
    return None


def _in_language(name: str, words: Sequence[str], vocabulary: Vocabulary) -> str:
    """`name.ar` where the heading says that the names of organisations below it are Arabic."""
    code = next((code for code, names in vocabulary.languages.items() if not names.isdisjoint(words)), None)
    return f"{name}.{code}" if code and name == "name" else name


def _within(phrase: Sequence[str], words: Sequence[str]) -> bool:
    return any(words[at : at + len(phrase)] == phrase for at in range(len(words) - len(phrase) + 1))


@dataclass(frozen=True)
class Form:
    """A table and what is made of its columns; `likely` is the language of names in Latin letters."""

    table: Table
    uses: tuple[Use, ...]
    vocabulary: Vocabulary
    likely: str

    def answers(self) -> Iterator[Answer | Finding]:
        """Each row as an answer, or a finding where it cannot be taken. Rows without a name are passed over."""
        for row in self.table.rows:
            refused = self._refused(row)
            answer = None if refused else self._answer(row)
            if refused or (answer and (answer.names or answer.person or answer.id)):
                yield refused or answer  # type: ignore[misc]

    def _refused(self, row: Row) -> Finding | None:
        for column in sorted(row.formulas):
            if column < len(self.uses) and self.uses[column].field:
                message = f"row {row.number} has a formula under ‘{shown(self.uses[column].heading)}’"
                fix = "type the words themselves; a name does not begin with = + - or @"
                return Finding(SIG018, message, fix, Place(self.table.path, row.number, column + 1))
        return None

    def _answer(self, row: Row) -> Answer:
        cells: dict[str, str] = {}
        for use, cell in zip(self.uses, row.cells, strict=False):
            if use.field and cell and any(map(str.isalnum, cell)):
                cells[use.field] = f"{cells[use.field]} {cell}" if use.field in cells else cell
        self._set_right(cells)
        names = self._names(cells)
        if cells.get("id") or (names and not self._is_individual(cells)):
            return Answer(row.number, cells.get("id", ""), names, cells.get("acronym", ""), cells.get("url", ""))
        return Answer(
            row.number,
            person=self._told(cells.get("person", "")),
            role=cells.get("role", ""),
            place=cells.get("place", ""),
            is_public=self._agrees(cells.get("consent", "")),
        )

    def _set_right(self, cells: dict[str, str]) -> None:
        """Where one column has the names of all, and another says who signs, the name goes where it belongs."""
        given = cells.get("signs-as", "")
        if self._is_individual(cells) and "person" not in cells and "name" in cells:
            cells["person"] = cells.pop("name")
        elif not self.vocabulary.bodies.isdisjoint(folded(given).split()) and "person" in cells and "name" not in cells:
            cells["name"] = cells.pop("person")

    def _told(self, name: str) -> str:
        return "" if self.vocabulary.is_placeholder(name) else name

    def _names(self, cells: Mapping[str, str]) -> dict[str, str]:
        """Names by language; where the heading does not say it, by the letters."""
        names = {key[5:]: cell for key, cell in cells.items() if key.startswith("name.") and self._told(cell)}
        name = self._told(cells.get("name", ""))
        if name:
            names.setdefault("ar" if main_script(name) == "ARABIC" else self.likely, name)
        return names

    def _is_individual(self, cells: Mapping[str, str]) -> bool:
        """Whether somebody who also names an organisation says to sign alone."""
        return folded(cells.get("signs-as", "")) in self.vocabulary.individual

    def _agrees(self, consent: str) -> bool:
        """Whether an answer clearly says that the name may be published."""
        said = folded(consent)
        turned = self.vocabulary.headings.get("turned", frozenset())
        begins = any(said == yes or said.startswith(f"{yes} ") for yes in self.vocabulary.yes)
        return begins and turned.isdisjoint(said.split())

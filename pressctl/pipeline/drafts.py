"""The newsroom's lists as they will be once a table is imported. Nothing is written here."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..load.people import COLUMNS, SEPARATORS, Listed, individuals
from ..load.source import from_bytes
from ..model.answer import Answer
from ..model.fields import is_address
from ..model.finding import Exit, Trouble
from ..model.folding import folded
from ..model.place import Place
from ..model.release import Release
from .insertion import Sheet, own_file, quoted

ORGANISATIONS = "releases/organisations.yaml"


@dataclass(frozen=True)
class People:
    """How many individuals a table has; nobody is named here. `twice` are in the table or the list before."""

    public: int = 0
    withheld: int = 0
    twice: int = 0


class Drafts:
    """The files as they will be."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, bytes] = {}

    def _sheet(self, path: str) -> Sheet:
        return Sheet(path, self._raw(path))

    def _raw(self, path: str) -> bytes:
        if path in self.files:
            return self.files[path]
        file = own_file(self.root, path)
        return file.read_bytes() if file.exists() else b""

    def describe(self, answers: Sequence[Answer], ids: Mapping[int, str]) -> None:
        """Records for new organisations."""
        if answers:
            sheet = self._sheet(ORGANISATIONS)
            records = [_record(answer, ids[answer.row]) for answer in answers]
            sheet.append([_written(record) for record in records], records)
            self.files[ORGANISATIONS] = sheet.content

    def sign(self, release: Release, ids: Sequence[str]) -> None:
        """Ids at the end of those who sign a release."""
        if ids:
            sheet = self._sheet(release.path)
            sheet.extend(["signatories", "organisations"], ids)
            self.files[release.path] = sheet.content

    def list_people(self, release: Release, answers: Sequence[Answer]) -> People:
        """Rows at the end of the list of individuals; the list is made if there is none."""
        own = release.signatories.individuals if release.signatories else None
        path = f"{release.folder}/{(own.listed if own else None) or 'individuals.csv'}"
        roll = _Roll(path, self._raw(path))
        for answer in answers:
            roll.take(answer)
        is_longer = roll.counts.public + roll.counts.withheld > 0
        if is_longer:
            self.files[path] = roll.content
        # a list that is there and not named is what an import left that was broken off
        if (is_longer or roll.counts.twice) and not (own and own.listed):
            self._announce(release, path.rpartition("/")[2], roll.length, has_total=own is not None)
        if release.path in self.files:
            self.files[release.path] = self.files.pop(release.path)  # last, as it names the lists
        return roll.counts

    def _announce(self, release: Release, name: str, length: int, has_total: bool) -> None:
        """Say in the release where the list is."""
        sheet = self._sheet(release.path)
        if has_total:
            sheet.set(["signatories", "individuals", "listed"], name, name)
        else:
            value = {"total": str(length), "listed": name}
            sheet.set(["signatories", "individuals"], f"{{ total: {length}, listed: {name} }}", value)
        self.files[release.path] = sheet.content


class _Roll:
    """A list of individuals while rows are added to it."""

    def __init__(self, path: str, raw: bytes) -> None:
        self.raw = raw or (",".join(COLUMNS) + "\n").encode()
        source, findings = from_bytes(self.raw, path)
        there = individuals(source) if source else None
        if source is None or there is None or findings or any(f.severity == "error" for f in there.findings):
            raise Trouble(f"{path} has errors", "run `pressctl check`, and mend them first", Exit.FINDINGS)
        head = source.line(1)
        self.separator = max(SEPARATORS, key=head.count)
        self.columns = [cell.strip().casefold() for cell in next(csv.reader([head], delimiter=self.separator))]
        self.by_name: dict[str, list[Listed]] = {}
        for row in there.rows:
            self.by_name.setdefault(row.name, []).append(row)
        self.length = len(there.rows)
        self.counts = People()
        self.rows: list[list[str]] = []

    def take(self, answer: Answer) -> None:
        """Add a person, unless one of this name stands there whom nothing tells apart."""
        row = Listed(Place(""), folded(answer.person), folded(answer.role), folded(answer.place))
        public, withheld, twice = self.counts.public, self.counts.withheld, self.counts.twice
        if any(row.may_be(other) for other in self.by_name.get(row.name, ())):
            self.counts = People(public, withheld, twice + 1)
            return
        self.by_name.setdefault(row.name, []).append(row)
        shown = {"name": answer.person, "consent": "public" if answer.is_public else "withheld"}
        if answer.is_public:
            shown |= {"role": answer.role, "place": answer.place}
        self.rows.append([shown.get(column, "") for column in self.columns])
        self.length += 1
        self.counts = People(public + answer.is_public, withheld + (not answer.is_public), twice)

    @property
    def content(self) -> bytes:
        """The list as it was, and the rows that were added."""
        newline = "\r\n" if b"\r\n" in self.raw else "\n"
        text = io.StringIO()
        csv.writer(text, delimiter=self.separator, lineterminator=newline).writerows(self.rows)
        gap = b"" if self.raw.endswith(b"\n") else newline.encode()
        return self.raw + gap + text.getvalue().encode()


def _record(answer: Answer, name: str) -> dict[str, object]:
    """A record of organisations.yaml, as it is read back. A web address is taken only as a whole."""
    record: dict[str, object] = {"id": name, "name": dict(answer.names)}
    if answer.acronym:
        record["acronym"] = answer.acronym
    if is_address(answer.url):
        record["url"] = answer.url
    return record


def _written(record: Mapping[str, object]) -> str:
    names = record["name"]
    assert isinstance(names, dict)
    told = ", ".join(f"{code}: {quoted(name)}" for code, name in names.items())
    more = [f"  {key}: {quoted(str(record[key]))}\n" for key in ("acronym", "url") if key in record]
    return f"- id: {record['id']}\n  name: {{ {told} }}\n{''.join(more)}"

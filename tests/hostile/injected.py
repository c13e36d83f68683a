"""A newsroom in which every text that somebody may type is one of the payloads, and every payload is in every place.

Releases are like the rows of a Latin square: in each of them every field holds another payload, and over all of them
every field has held every one. A cell is one field of one release, or of what all share.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pressctl.model.finding import Finding, worst_is_error
from pressctl.pipeline.check import check
from tests.hostile.drafts import (
    ACCEPTED,
    APPROVALS,
    BOILERPLATE,
    GLOSSARY,
    ORGANISATIONS,
    PROGRAMME,
    REPORT,
    SETTINGS,
    STATEMENT,
    WITHDRAWN,
    Here,
)
from tests.hostile.payloads import PAYLOADS, Payload
from tests.small import CHECKOUT, write

HARMLESS = "A plain text"
TOO_LONG = ("organisations.yaml.acronym", "boilerplate.title")  # narrow columns: the proof refuses a long word there
STEP = 7  # from one field of a release to the next; it has no divisor in common with the number of payloads
MARKDOWN = (
    "body",
    "notes",
    "corrections.text",
    "boilerplate.text",
    "withdrawn.reason",
    "sections.one",
    "sections.two",
    "sections.three",
)
SHOWN_NOWHERE = (
    "allow",
    "links",
    "organisations.aka",
    "organisations.yaml.aka",
    "glossary",
    "approvals",
    "translations",
)
ROUNDS = 6  # what cannot be read hides what else is wrong with a file
Cell = tuple[str, str]  # the release, or what is shared, and the name of the field


@dataclass
class Injected:
    """The newsroom in `root`. `cells` are the texts of each cell as they stand there now, `refused` what was taken out
    because of which rules; `where` says which cell stands on a line of a file.
    """

    root: Path
    rows: Sequence[int]
    cells: dict[Cell, Payload | None] = field(default_factory=dict)
    refused: dict[Cell, tuple[Payload, frozenset[str]]] = field(default_factory=dict)
    where: dict[tuple[str, int], list[Cell]] = field(default_factory=dict)

    def write(self) -> None:
        """Write all files, as the cells say."""
        self.where.clear()
        files = dict(self._files())
        write(self.root, files)

    def refuse(self, findings: Sequence[Finding]) -> list[Finding]:
        """Take out what these errors are about; those that are about no cell come back.

        Where a text that was taken out is wrong still, what stands beside it is: another spelling of the same name.
        """
        strange = []
        for finding in findings:
            there = self.where.get((finding.place.path, finding.place.line)) or self.where.get((finding.place.path, 0))
            for cell in there or ():
                group = cell[1].rpartition(".")[0]
                beside = [each for each in self.cells if each[0] == cell[0] and each[1].startswith(f"{group}.")]
                for each in [cell] if self.cells[cell] else beside:
                    self._take_out(each, finding.rule.code)
            if not there:
                strange.append(finding)
        return strange

    def _take_out(self, cell: Cell, code: str) -> None:
        payload = self.cells[cell]
        if payload:
            self.refused[cell] = (payload, frozenset())
            self.cells[cell] = None
        if cell in self.refused:
            self.refused[cell] = (self.refused[cell][0], self.refused[cell][1] | {code})

    def settle(self) -> None:
        """Write it, and take out what is refused, until nothing is."""
        for _ in range(ROUNDS):
            self.write()
            errors = [finding for finding in check(self.root).findings if worst_is_error([finding])]
            if not errors:
                self.cells |= {("shared", name): None for name in TOO_LONG}
                self.write()
                return
            assert self.refuse(errors) == [], "an error that is about no payload"
        raise AssertionError("errors without an end")

    def shown(self) -> Iterator[tuple[Cell, Payload]]:
        """The payloads that stand in the newsroom now, where readers are to see them."""
        for cell, payload in self.cells.items():
            if payload and not cell[1].startswith(SHOWN_NOWHERE):
                yield cell, payload

    def told(self, cell: Cell) -> str:
        payload = self.cells[cell]
        return payload.text if payload else " ".join(reversed(cell[1].split("."))).capitalize()

    def _files(self) -> Iterator[tuple[str, str | bytes]]:
        logo = (CHECKOUT / "assets/logo.png").read_bytes()
        yield "assets/logo.png", logo
        yield from self._yaml("shared", 0, {"pressctl.yaml": SETTINGS, "releases/organisations.yaml": ORGANISATIONS})
        yield from self._yaml(
            "shared", 0, {"releases/boilerplate.yaml": BOILERPLATE, "releases/glossary.yaml": GLOSSARY}
        )
        for row in self.rows:
            for letter, draft in (("s", STATEMENT), ("p", PROGRAMME), ("r", REPORT), ("w", WITHDRAWN)):
                name = f"{letter}{row:03}"
                folder = f"releases/{name}"
                kept = (
                    {f"{folder}/approvals.yaml": APPROVALS, f"{folder}/translations.yaml": ACCEPTED}
                    if letter == "s"
                    else {}
                )
                yield from self._yaml(name, row, {f"{folder}/release.yaml": draft, **kept})
                if letter == "s":
                    yield f"{folder}/media/a.png", logo
                    yield f"{folder}/people.csv", self._people(name, row, f"{folder}/people.csv")
                    shows = "\n\n![](chart:bars)\n\n![](chart:lines)\n"
                    yield f"{folder}/body.en.md", self._text((name, "body"), row, f"{folder}/body.en.md") + shows
                elif letter == "r":
                    for part in ("one", "two", "three"):
                        path = f"{folder}/sections/{part}.en.md"
                        head = "# Two\n\n" if part == "two" else ""
                        yield path, head + self._text((name, f"sections.{part}"), row, path) + "\n"
                else:
                    yield f"{folder}/body.en.md", f"{HARMLESS}.\n"

    def _yaml(self, owner: str, row: int, drafts: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        for path, draft in drafts.items():
            lines = ["# hostile"]
            for line, here in _lines(draft, 0):
                told = line
                if here is not None:
                    cell = (owner, str(here))
                    self._place(cell, row, path, len(lines) + 1)
                    told = line + quoted(self.told(cell))
                lines.append(told)
            yield path, "\n".join(lines) + "\n"

    def _text(self, cell: Cell, row: int, path: str) -> str:
        self._place(cell, row, path, 0)
        return self.told(cell).replace("\r", "").encode("utf-8", "replace").decode()

    def _people(self, name: str, row: int, path: str) -> str:
        rows = ["name,role,place,consent"]
        for column in ("name", "role", "place"):
            cell = (name, f"people.{column}")
            self._place(cell, row, path, len(rows) + 1)
            told = self.told(cell).encode("utf-8", "replace").decode().replace("\n", " ").replace("\r", " ")
            cells = {"name": "Open Hand", "role": f"r{column}", "place": "", column: told}
            rows.append(",".join('"' + value.replace('"', '""') + '"' for value in cells.values()) + ",public")
        return "\n".join(rows) + "\n"

    def _place(self, cell: Cell, row: int, path: str, line: int) -> None:
        if cell not in self.cells:
            number = FIELDS.setdefault(cell[1], len(FIELDS))
            self.cells[cell] = PAYLOADS[(row + STEP * number) % len(PAYLOADS)]
        self.where.setdefault((path, line), []).append(cell)


FIELDS: dict[str, int] = {}  # the names of fields, each with its number in the order of files


def _lines(value: Any, depth: int, lead: str = "") -> Iterator[tuple[str, Here | None]]:
    """The lines of YAML, each text of a cell on its own."""
    pad = "  " * depth
    if isinstance(value, Mapping):
        for number, (key, inner) in enumerate(value.items()):
            head = (lead if number == 0 and lead else pad) + f"{key}:"
            if isinstance(inner, (Mapping, list)):
                yield head, None
                yield from _lines(inner, depth + 1)
            else:
                yield (f"{head} ", inner) if isinstance(inner, Here) else (f"{head} {quoted(inner)}", None)
    else:
        for inner in value:
            if isinstance(inner, Mapping):
                yield from _lines(inner, depth + 1, f"{pad}- ")
            else:
                yield (f"{pad}- ", inner) if isinstance(inner, Here) else (f"{pad}- {quoted(inner)}", None)


def quoted(told: str) -> str:
    """A text in the double quotes of YAML, whatever is in it; what has a letter of its own there is written as it is."""
    signs = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return '"' + "".join(signs.get(sign) or _sign(sign) for sign in told) + '"'


def _sign(sign: str) -> str:
    code = ord(sign)
    if code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000:
        return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
    return sign

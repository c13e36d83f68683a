"""What reviewers see → HTML: the values of each page, for its template in templates/review/."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from urllib.parse import urlencode

from ..model.approval import wrote
from ..model.finding import Trouble
from ..model.interface import Interface
from ..model.language import Direction
from ..template import fill
from . import pictures
from .differences import differences
from .sheets import Comparison, comparison, sheets
from .shown import Board, Desk, Missing, Reviewed, Row, Version
from .ways import Served

AROUND = 20  # lines of a file that are shown before and behind the one that is meant
WORD = re.compile(r"\w+|.", re.DOTALL)
FIELD = re.compile(r"[a-z]+")
QUOTED = re.compile(r"(?<=‘)(.+?)(?=’(?!\w))", re.DOTALL)


@dataclass(frozen=True)
class Asked:
    """Who looks: in which language, and with which address, so that it can be shown in another language."""

    ui: Interface
    query: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Form:
    """What a reviewer has typed, and what is said of it: the key of a label, and more in the words of a Trouble."""

    reviewer: str = ""
    note: str = ""
    said: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Line:
    """A line of a file; `meant` is what a finding points at."""

    number: int
    direction: Direction
    before: str
    meant: str = ""
    after: str = ""
    is_meant: bool = False


class Pages:
    """The pages of one run; `secret` stands in every form."""

    def __init__(self, desk: Desk, secret: str = "") -> None:
        self._desk, self._secret = desk, secret
        self._names: Mapping[str, str] = {}
        self.album = pictures.Album()

    # ── pages ────────────────────────────────────────────────────────────────

    def releases(self, asked: Asked) -> str:
        """All releases with their states."""
        board = self._board()
        values = {"releases": board.releases, "findings": board.findings, "ways": Served()}
        return self._filled("releases", asked, asked.ui.word("review"), board.state, values)

    def texts(self, asked: Asked, name: str) -> str:
        """The languages of a release side by side: those that were asked for, or all."""
        board, release = self._found(name)
        wanted = [value for key, value in asked.query if key == "lang"]
        tongues = [one.tongue for one in release.versions if not wanted or one.tongue.code in wanted]
        tongues = tongues or [one.tongue for one in release.versions]
        values = {"tongues": tongues, "groups": grouped(self._desk.rows(name))}
        return self._of_release("texts", asked, board, release, values)

    def part(self, asked: Asked, name: str, part: str) -> str:
        """The findings, the signatories or the links of a release."""
        board, release = self._found(name)
        values: dict[str, object] = {}
        if part == "signatories":
            values = {"roll": self._desk.roll(name)}
        elif part == "links":
            values = {"links": self._desk.links(name)}
        return self._of_release(part, asked, board, release, values)

    def version(self, asked: Asked, name: str, code: str, form: Form) -> str:
        """A release in one language: its pages with what was found on them, and the form to decide."""
        board, release, version = self._version(name, code)
        drawn = sheets(self.pdf(name, version), version) if version.pdf else ()
        placed = {mark.finding for sheet in drawn for mark in sheet.marks}
        values = {
            "version": version,
            "sheets": drawn,
            "unplaced": tuple(f for f in (*release.findings, *version.findings) if f not in placed),
            "web": Served(name).web(version),
            "is_changed": has_changed(self._desk, name, version),
            "reviewer": form.reviewer,
            "note": form.note,
            "said": form.said,
            "detail": form.detail,
            "is_own": bool(form.reviewer and version.author and wrote(form.reviewer, version.author)),
            "secret": self._secret,
        }
        return self._of_release("version", asked, board, release, values)

    def changes(self, asked: Asked, name: str, code: str) -> str:
        """What changed since the last approval, in the text and on the pages."""
        board, release, version = self._version(name, code)
        values = {"version": version, "comparison": compared_with_kept(self._desk, name, version)}
        return self._of_release("changes", asked, board, release, values)

    def source(self, asked: Asked, name: str, path: str, line: int, column: int) -> str:
        """A file of a release, around a line."""
        board, release = self._found(name)
        text = self._desk.source(name, path)
        values = {"path": path, "lines": tuple(around(text, line, column, self._desk.direction)) if text else ()}
        return self._of_release("source", asked, board, release, values)

    def message(self, asked: Asked, title: str, message: str, trouble: Trouble | None = None) -> str:
        """A page that says one thing; the arguments are keys of labels."""
        word = asked.ui.word
        told = {"detail": trouble.message if trouble else "", "fix": trouble.fix if trouble else ""}
        return self._filled("message", asked, word(title), "", {"message": word(message) if message else "", **told})

    # ── pictures ─────────────────────────────────────────────────────────────

    def picture(self, name: str, code: str, digest: str, number: int, scale: int) -> bytes:
        """A page of exactly these files."""
        version = self._exactly(name, code, digest)
        draw = partial(self._draw, name, version, number, scale)
        return self.album.get((version.files[version.pdf], str(number), str(scale)), draw)

    def _draw(self, name: str, version: Version, number: int, scale: int) -> bytes:
        try:
            return pictures.picture(self.pdf(name, version), number, pictures.SCALE * scale)
        except IndexError:
            raise Missing from None

    def compared(self, name: str, code: str, digest: str, kind: str, number: int) -> bytes:
        """A page as it was approved (`before`), as it is `now`, or what `changed`."""
        version = self._exactly(name, code, digest)
        kept = self._desk.kept(name, code)
        if kept is None:
            raise Missing
        now = self.pdf(name, version)
        try:
            return pictures.compared(kept.pdf, now, number, kind)
        except IndexError:
            raise Missing from None

    def file(self, name: str, code: str, digest: str, file: str) -> bytes:
        """One of exactly these files."""
        version = self._exactly(name, code, digest)
        content = self._desk.content(name, code, file) if file in version.files else None
        if content is None:
            raise Missing
        return content

    def pdf(self, name: str, version: Version) -> bytes:
        content = self._desk.content(name, version.tongue.code, version.pdf)
        if content is None:
            raise Missing
        return content

    # ── behind them ──────────────────────────────────────────────────────────

    def _board(self, release: str = "") -> Board:
        board = self._desk.board(release)
        self._names = board.names or self._names
        return board

    def _found(self, name: str) -> tuple[Board, Reviewed]:
        board = self._board(name)
        release = board.find(name)
        if release is None and not board.releases and board.findings:
            first = board.findings[0]
            raise Trouble(f"{first.place}: {first.message}", first.fix)
        if release is None:
            raise Missing
        return board, release

    def _version(self, name: str, code: str) -> tuple[Board, Reviewed, Version]:
        board, release = self._found(name)
        version = release.version(code)
        if version is None:
            raise Missing
        return board, release, version

    def _exactly(self, name: str, code: str, digest: str) -> Version:
        """The version with these files, and no other."""
        _, _, version = self._version(name, code)
        if not digest or version.digest != digest or not version.pdf:
            raise Missing
        return version

    def _of_release(
        self, template: str, asked: Asked, board: Board, release: Reviewed, values: Mapping[str, object]
    ) -> str:
        own = release.titled(asked.ui.code)
        title = own.title if own else release.id
        return self._filled(
            template, asked, title, board.state, {"release": release, "ways": Served(release.id), **values}
        )

    def _filled(self, template: str, asked: Asked, title: str, state: str, values: Mapping[str, object]) -> str:
        ui = asked.ui
        named = self._names.get(ui.code) or next(iter(self._names.values()), "pressctl")
        others = [(replace_query(asked.query, one.code), one) for one in self._desk.interfaces.values()]
        shared = {"newsroom": named, "interfaces": others, "title": title, "state": state}
        return fill(f"review/{template}.html.j2", {**words(self._desk, ui), "ways": Served(), **shared, **values})


def has_changed(desk: Desk, name: str, version: Version) -> bool:
    """Whether an approved version is kept, and its files are not those that there are now."""
    kept = desk.kept(name, version.tongue.code)
    return kept is not None and dict(kept.files) != dict(version.files)


def compared_with_kept(desk: Desk, name: str, version: Version) -> Comparison | None:
    """What changed since the last approval; none where nothing is kept of it."""
    code = version.tongue.code
    kept = desk.kept(name, code) if version.pdf else None
    now = desk.content(name, code, version.pdf) if kept else None
    if kept is None or now is None:
        return None
    return comparison(kept.pdf, now, differences(kept.passages, desk.passages(name, code)))


def words(desk: Desk, ui: Interface) -> dict[str, object]:
    """What every template can ask: labels, names of fields, moments in the reviewer's language, directions, quotes."""

    def written(moment: datetime.datetime) -> str:
        return desk.written(moment, ui.code)

    def field(name: str) -> str:
        kind = FIELD.match(name)
        return ui.labels.get(f"field-{kind[0] if kind else ''}", name)

    return {
        "ui": ui,
        "word": ui.word,
        "written": written,
        "field": field,
        "direction": desk.direction,
        "quotations": QUOTED.split,
    }


def grouped(rows: Iterable[Row]) -> list[tuple[str, list[Row]]]:
    """Rows that belong together: those of one field, and of a list all of one entry."""
    return [
        (name, list(some))
        for name, some in groupby(rows, key=lambda row: row.field.partition(".")[0] if "[" in row.field else row.field)
    ]


def replace_query(query: Sequence[tuple[str, str]], code: str) -> str:
    """The same page in another language."""
    return "?" + urlencode([*((key, value) for key, value in query if key != "ui"), ("ui", code)])


def around(text: str, line: int, column: int, direction: Callable[[str], Direction]) -> Iterator[Line]:
    """The lines of a text around one of them, in which the word at `column` is marked."""
    lines = text.split("\n")
    for number in range(max(1, line - AROUND), min(len(lines), line + AROUND) + 1):
        here = lines[number - 1]
        found = WORD.match(here, column - 1) if number == line and 0 < column <= len(here) else None
        before, meant, after = (here[: found.start()], found[0], here[found.end() :]) if found else (here, "", "")
        yield Line(number, direction(here), before, meant, after, number == line)

"""Answers from a form → the newsroom's lists: what is known, what is new, what somebody has to decide."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..check.acquaintance import Verdict, verdicts
from ..load import load
from ..load.form import Form, uses
from ..load.table import table
from ..model.answer import Answer, Use
from ..model.fields import is_slug
from ..model.finding import Exit, Finding, Trouble
from ..model.folding import folded
from ..model.newsroom import Newsroom
from ..model.place import Place
from ..model.release import Release
from .drafts import ORGANISATIONS, Drafts, People
from .insertion import replace_files
from .place import locked
from .rules import UNDECIDED


@dataclass(frozen=True)
class Imported:
    """What an import did, or would do."""

    notes: tuple[str, ...]
    uses: tuple[Use, ...]
    verdicts: tuple[Verdict, ...]
    added: Mapping[int, str]
    people: People
    findings: tuple[Finding, ...]
    files: Mapping[str, bytes] = field(repr=False)


def import_signatories(
    root: Path, file: Path, name: str | None, chosen: Mapping[str, str], add: bool, dry_run: bool
) -> Imported:
    """Read `file`, and take what is sure into the newsroom: into organisations.yaml what is new, if `add`; into the
    release `name`, if one is named, who signs. `chosen` are fields by heading. `dry_run` leaves every file as it is.
    """
    newsroom, release = _whole(root, name)
    read = table(file)
    columns = uses(read, chosen, newsroom.vocabulary)
    _require_names(columns)
    form = Form(read, columns, newsroom.vocabulary, _likely(newsroom))
    told = list(form.answers())
    answers = [one for one in told if isinstance(one, Answer)]
    judged = verdicts([a for a in answers if not a.person], newsroom.organisations, newsroom.vocabulary)
    new = [verdict.answer for verdict in judged if verdict.is_new] if add else []
    added = dict(zip((a.row for a in new), _ids(new, newsroom.organisations), strict=True))
    signing = [v.known or added[v.answer.row] for v in judged if v.known or v.answer.row in added]
    drafts = Drafts(root)
    drafts.describe(new, added)
    people = [a for a in answers if a.person]
    counted = People()
    if release:
        there = _there(release)
        drafts.sign(release, [one for one in dict.fromkeys(signing) if one not in there])
        counted = drafts.list_people(release, people)
    findings = [one for one in told if isinstance(one, Finding)]
    findings += [_doubtful(read.path, verdict) for verdict in judged if verdict.doubts]
    if not dry_run and drafts.files:
        with locked(root):
            replace_files(root, drafts.files)
    notes = (*read.notes, *_left_out(release, people, columns, signing))
    return Imported(notes, columns, tuple(judged), added, counted, tuple(findings), drafts.files)


def _whole(root: Path, name: str | None) -> tuple[Newsroom, Release | None]:
    """The newsroom, and the release of that name, without an error that could be made worse."""
    loaded = load(root, [name] if name else [])
    if loaded.newsroom is None:
        raise Trouble("pressctl.yaml has errors", "run `pressctl check`, and mend them first", Exit.USAGE)
    release = next(iter(loaded.newsroom.releases), None) if name else None
    lists = [f for f in loaded.findings if f.place.path == ORGANISATIONS and f.severity == "error"]
    if lists or (name and release is None):
        where = ORGANISATIONS if lists else f"the release ‘{name}’"
        raise Trouble(f"{where} has errors", "run `pressctl check`, and mend them first", Exit.FINDINGS)
    return loaded.newsroom, release


def _require_names(columns: Sequence[Use]) -> None:
    found = [use.field or "" for use in columns]
    if not any(name.startswith("name") or name in ("person", "id") for name in found):
        fix = 'say which, such as --map "Organisation name=name.en" or --map "Your name=person"'
        raise Trouble("no column holds names, as far as the headings tell", fix, Exit.USAGE)


def _likely(newsroom: Newsroom) -> str:
    """The language of a name in Latin letters whose heading does not say it: the first that is written with them."""
    latin = (code for code, language in newsroom.languages.items() if language.script == "Latn")
    return next(latin, "en")


def _there(release: Release) -> set[str]:
    """The ids that a release names among those who sign, or who withdrew."""
    listed = release.signatories
    if not listed:
        return set()
    named = {str(entry) if isinstance(entry, str) else str(entry.id) for entry in listed.organisations}
    return named | {str(withdrawal.id) for withdrawal in listed.withdrawn}


def _ids(answers: Iterable[Answer], known: Collection[str]) -> list[str]:
    """An id for each new organisation: its acronym, its Latin name, or a number; never a transliteration."""
    taken, ids = set(known), []
    for answer in answers:
        words = next((folded(name) for name in answer.names.values() if folded(name).isascii()), "")
        wishes = (
            folded(answer.id),
            folded(answer.acronym).replace(" ", ""),
            "-".join(words.split()[:5])[:60].strip("-"),
        )
        wish = next((w for w in wishes if w and is_slug(w)), "organisation")
        number, chosen = 1, wish
        while chosen in taken:
            number, chosen = number + 1, f"{wish}-{number + 1}"
        taken.add(chosen)
        ids.append(chosen)
    return ids


def _doubtful(path: str, verdict: Verdict) -> Finding:
    name = next(iter(verdict.answer.names.values()), verdict.answer.id)
    fix = "add the spelling to the aka: of the record if it is one, or a record of its own; then import again"
    message = f"row {verdict.answer.row}, ‘{name}’: {'; '.join(verdict.doubts[:3])}"
    return Finding(UNDECIDED, message, fix, Place(path, verdict.answer.row))


def _left_out(
    release: Release | None, people: Sequence[Answer], columns: Sequence[Use], signing: Sequence[str]
) -> list[str]:
    """What was not done, and why."""
    notes = []
    if people and not release:
        notes.append(f"{len(people)} individuals were left out: name the release whose list they belong to")
    elif people and not any(use.field == "consent" for use in columns):
        notes.append("no column says whether names may be published: all individuals are withheld")
    gone = {str(one.id) for one in release.signatories.withdrawn} if release and release.signatories else set()
    notes += [f"‘{name}’ withdrew from this release, and was not added" for name in sorted(gone & set(signing))]
    return notes

"""Approvals: how each language of each release stands, what a reviewer decides, written down beside the release."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..load.accepted import APPROVALS, approvals
from ..load.private import Withheld
from ..model.approval import Approval, Standing, same_person, standing
from ..model.characters import FORBIDDEN
from ..model.finding import Exit, Trouble
from ..model.node import Text
from ..model.record import Moment
from .filing import put_whole
from .finals import Final, Finals
from .place import locked
from .quoting import quoted
from .store.shelf import Shelf, Stored

HEAD = "# Written by `pressctl review`: who looked at which final files, and what they decided. Do not edit.\n"
LONGEST = 2000  # characters of a note, and of a name


@dataclass(frozen=True)
class Decision:
    """What a reviewer decides: `is_approved`, or returned; in whose name, when, and why."""

    reviewer: str
    is_approved: bool
    at: datetime.datetime
    note: str = ""


@dataclass(frozen=True)
class Kept:
    """A version that was approved on this machine: its files by name, its texts by field, in their order."""

    digests: Mapping[str, str]
    files: Mapping[str, Stored]
    texts: tuple[tuple[str, str], ...]


def standings(finals: Finals) -> dict[tuple[str, str], Standing]:
    """How each edition stands; those of releases with errors are not there."""
    needed = finals.masthead.needed if finals.masthead else 0
    found = {}
    for (release, language), final in finals.editions.items():
        known = finals.dossiers[release].publishing
        found[release, language] = standing(release, language, known.approvals, final.digests, known.authors, needed)
    return found


def decide(root: Path, final: Final, decision: Decision, texts: Iterable[tuple[str, str]], withheld: Withheld) -> None:
    """Write down what a reviewer decided of an edition, and keep it, so that later versions can be compared with it.

    `texts` are its passages, by field. Raises Trouble for a name or a note that cannot be taken, and for a file that
    cannot be understood or written; nothing is lost then.
    """
    reviewer, note = " ".join(decision.reviewer.split()), decision.note.strip()
    _require_fit(reviewer, note, withheld)
    path = f"releases/{final.release}"
    with locked(root):
        there, faults = approvals(root, path)
        if faults:
            raise Trouble(f"{faults[0].place}: {faults[0].message}", faults[0].fix)
        new = _record(final, reviewer, note, decision)
        kept = [one for one in there if one.language != final.language or not same_person(one.reviewer, reviewer)]
        put_whole(root / path / APPROVALS, written([*kept, new]))
        if decision.is_approved:
            with suppress(OSError):  # the decision stands; only the next version cannot be compared with this one
                Shelf(root).note(final.release, _key(final.language), Kept(final.digests, final.files, tuple(texts)))


def approved(root: Path, release: str, language: str, records: Iterable[Approval]) -> Kept | None:
    """The version that was last approved on this machine, as long as approvals.yaml has it and its files are there."""
    shelf = Shelf(root)
    there = shelf.noted(release, _key(language))
    if not isinstance(there, Kept):
        return None
    is_known = any(one.is_approved and one.language == language and one.is_of(there.digests) for one in records)
    is_whole = all(shelf.is_sound(release, stored.sha256) for stored in there.files.values())
    return there if is_known and is_whole else None


def written(records: Iterable[Approval]) -> bytes:
    """Records as YAML, by language and then by time."""
    lines = [HEAD]
    for one in sorted(records, key=lambda one: (one.language, one.at.at, one.reviewer)):
        lines.append(f"- language: {one.language}\n  reviewer: {quoted(one.reviewer)}\n  decision: {one.decision}\n")
        lines.append(f"  at: {one.at.text}\n")
        if one.note:
            lines.append(f"  note: {quoted(one.note)}\n")
        lines += ["  files:\n", *(f"    {quoted(name)}: {sha256}\n" for name, sha256 in sorted(one.digests.items()))]
    return "".join(lines).encode()


def _record(final: Final, reviewer: str, note: str, decision: Decision) -> Approval:
    at = decision.at.astimezone(datetime.UTC).replace(microsecond=0)
    return Approval.model_construct(
        language=Text(final.language, ""),
        reviewer=Text(reviewer, ""),
        decision="approved" if decision.is_approved else "returned",
        at=Moment(at, Text(at.isoformat(), "")),
        note=Text(note, "") if note else None,
        files={name: Text(sha256, "") for name, sha256 in final.digests.items()},
    )


def _require_fit(reviewer: str, note: str, withheld: Withheld) -> None:
    """Refuse a name or a note that nobody could read later, or that would show a name that is withheld."""
    if not any(map(str.isalnum, reviewer)):
        raise Trouble("a decision needs the name of who took it", "write your name", Exit.USAGE)
    if len(reviewer) > LONGEST or len(note) > LONGEST:
        raise Trouble(f"a name or a note has up to {LONGEST} characters", "write less", Exit.USAGE)
    if FORBIDDEN.search(reviewer) or FORBIDDEN.search(note.replace("\n", " ")):
        raise Trouble("a name or a note has characters that nobody can see", "type it anew", Exit.USAGE)
    if [*withheld.found(reviewer), *withheld.found(note)]:
        raise Trouble("a name stands here that is withheld", "write it without the name", Exit.USAGE)


def _key(language: str) -> str:
    return f"approved-{language}"

"""A baseline: the findings that were there already when a newsroom began to be checked. It may only shrink.

The file has one finding a line, as JSON, in the order of the files. It is read in pull requests.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model.characters import quiet
from ..model.finding import Exit, Finding, Trouble
from ..model.fingerprint import Likeness, likenesses, settled
from ..model.place import Place
from .catalogue import rules
from .filing import write_at_once
from .inspection import Inspected
from .rules import OUTDATED_BASELINE, RULES
from .selection import Selection

HEAD = {"pressctl_baseline": 1, "about": "findings that were there already; only `--update-baseline` changes this file"}
NEEDED, MAYBE = ("rule", "path", "message"), ("release", "language")
# what is about allowances and baselines is not kept in one, nor anything near a name that is withheld
OWN = {rule.code for rule in RULES}
PRIVATE = ("PRV", "SIG014", "SIG016")


@dataclass(frozen=True)
class Entry:
    """A line of the file: a finding that is known, as it was `written`."""

    like: Likeness
    written: str
    line: int


def settle_baseline(
    path: Path, checked: Inspected, selection: Selection, languages: Collection[str], is_update: bool
) -> tuple[Finding, ...]:
    """The findings of `checked` that the baseline `path` does not know, and one for each entry that is not needed.

    With `is_update` the file loses these entries; if there is none yet, it is written with all there is.
    """
    findings = selection.of(checked.findings, checked.unread)
    if is_update and not os.path.lexists(path):
        kept = _keepable(findings)
        write_at_once(path, _written(map(_line, likenesses(kept))), "--baseline")
        written = {id(finding) for finding in kept}
        return tuple(finding for finding in findings if id(finding) not in written)
    entries = _read(path)
    new, idle = _compared(findings, entries)
    gone = [entry for entry in idle if _would_be_found(entry.like, checked, selection, languages)]
    if not is_update:
        return (*new, *_complaints(path, gone, checked))
    if gone:
        lines = {entry.line for entry in gone}
        write_at_once(path, _written(entry.written for entry in entries if entry.line not in lines), "--baseline")
    return new


def _compared(findings: Sequence[Finding], entries: Iterable[Entry]) -> tuple[tuple[Finding, ...], list[Entry]]:
    """The findings that no entry is like, and the entries that no finding is like.

    Of several findings that are alike, as many are known as are listed.
    """
    waiting: dict[Likeness, list[Entry]] = {}
    for entry in entries:
        waiting.setdefault(entry.like, []).append(entry)
    new: list[Finding] = []
    for finding, like in zip(findings, likenesses(findings), strict=True):
        same = waiting.get(like._replace(ordinal=1), [])
        if same and _may_be_kept(finding):
            same.pop(0)
        else:
            new.append(finding)
    return tuple(new), sorted((entry for same in waiting.values() for entry in same), key=lambda entry: entry.line)


def _may_be_kept(finding: Finding) -> bool:
    return not finding.rule.code.startswith(PRIVATE) and finding.rule.code not in OWN


def _keepable(findings: Sequence[Finding]) -> list[Finding]:
    """Without what belongs to a release or a file where a name stands that is withheld: a message might repeat it."""
    private = [finding for finding in findings if finding.rule.code.startswith(PRIVATE)]
    releases = {finding.release for finding in private if finding.release}
    paths = {finding.place.path for finding in private}
    there = [finding for finding in findings if _may_be_kept(finding)]
    return [finding for finding in there if finding.release not in releases and finding.place.path not in paths]


def _would_be_found(like: Likeness, checked: Inspected, selection: Selection, languages: Collection[str]) -> bool:
    """Whether the finding of an entry would have been found now, if it were still there."""
    if not checked.is_understood or like.release in checked.broken:
        return False
    rule = next((rule for rule in rules() if rule.code == like.code), None)
    if rule and not selection.has(rule):
        return False
    if languages and like.language is not None and like.language not in languages:
        return False
    return like.release is None or like.release in checked.looked_at or like.release not in checked.ids


def _complaints(path: Path, gone: Iterable[Entry], checked: Inspected) -> Iterator[Finding]:
    root = checked.root
    whole = path.resolve()
    name = whole.relative_to(root).as_posix() if whole.is_relative_to(root) else str(path)
    fix = f"run `pressctl check --baseline {name} --update-baseline`, and commit the file"
    for entry in gone:
        message = f"{entry.like.code} is no longer found in {entry.like.path}: {entry.like.message}"
        yield Finding(OUTDATED_BASELINE, message, fix, Place(name, entry.line))


# ── the file ─────────────────────────────────────────────────────────────────────


def _line(like: Likeness) -> str:
    record = {"rule": like.code, "path": like.path, "release": like.release, "language": like.language}
    return quiet(json.dumps({**record, "message": like.message}, ensure_ascii=False))


def _written(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in (json.dumps(HEAD), *lines))


def _read(path: Path) -> list[Entry]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        fix = "look at its name; --update-baseline writes one where there is none"
        raise Trouble(f"there is no baseline ‘{path}’", fix, Exit.USAGE) from None
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not text in UTF-8"
        raise Trouble(f"the baseline ‘{path}’ cannot be read: {why}", "look at the file", Exit.USAGE) from error
    head, *lines = text.split("\n")
    if _record(head).get("pressctl_baseline") != 1:
        raise _corrupt(path, 1)
    return [_entry(path, number, line) for number, line in enumerate(lines, start=2) if line.strip()]


def _entry(path: Path, number: int, line: str) -> Entry:
    record = _record(line)
    code, file, message = (record.get(name) for name in NEEDED)
    release, language = (record.get(name) for name in MAYBE)
    if not (isinstance(code, str) and isinstance(file, str) and isinstance(message, str)) or len(record) != 5:
        raise _corrupt(path, number)
    if not ((release is None or isinstance(release, str)) and (language is None or isinstance(language, str))):
        raise _corrupt(path, number)
    return Entry(Likeness(code, file, release, language, settled(message)), line, number)


def _record(line: str) -> dict[str, object]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return record if isinstance(record, dict) else {}


def _corrupt(path: Path, line: int) -> Trouble:
    fix = "take the file back from git, or delete it and write it anew with --update-baseline"
    return Trouble(f"{path}:{line}: this is not a line of a baseline", fix, Exit.USAGE)

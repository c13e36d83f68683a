"""check, mend, check again: what `pressctl fmt` writes, until nothing is left to mend.

All happens in a copy of the newsroom's texts; the files themselves are written once, at the end, each at once.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..model.finding import Edit, Finding, Severity, Trouble
from .check import Checked, Progress, check, silent
from .filing import put_whole
from .mend import Mended, Refusal, mended, shapes
from .place import locked, trouble_of

FAMILIES = ("TXT", "LNK")
PASSES = 8  # each mends what the one before uncovered; two are the rule
TEXTS = (".yaml", ".md", ".csv")


@dataclass(frozen=True)
class Change:
    """A file before and after, and how many places of it were mended."""

    path: str
    before: bytes
    after: bytes
    places: int


@dataclass(frozen=True)
class Formatted:
    """What is mended or would be, and what is left alone and why; `checked` is the newsroom as it stands."""

    checked: Checked
    changes: tuple[Change, ...]
    refusals: tuple[Refusal, ...]


def formatted(
    root: Path, only: Collection[str] = (), languages: Collection[str] = (), progress: Progress = silent
) -> Formatted:
    """What the rules would mend in the newsroom `root`. Nothing is written there."""
    checked = check(root, only, languages, progress)
    if not any(_edits(checked.findings, only)):
        return Formatted(checked, (), ())
    try:
        with tempfile.TemporaryDirectory(prefix="pressctl-fmt-") as folder:
            return _formatted(root, Path(folder), checked, only, languages)
    except OSError as error:
        raise trouble_of(error, Path(tempfile.gettempdir())) from error


def _formatted(
    root: Path, copy: Path, checked: Checked, only: Collection[str], languages: Collection[str]
) -> Formatted:
    """The same, with an empty folder for the `copy` of the texts."""
    links = _copy(root, copy)
    places, refusals = _mend(copy, links, only, languages)
    secret = set(_secret(copy, checked, places))
    changes = [
        Change(path, (root / path).read_bytes(), (copy / path).read_bytes(), count)
        for path, count in sorted(places.items())
        if path not in secret
    ]
    refused = [*refusals.values(), *(Refusal(path, "a name that is withheld stands in it") for path in sorted(secret))]
    return Formatted(checked, tuple(one for one in changes if one.before != one.after), tuple(refused))


def _secret(folder: Path, checked: Checked, paths: Iterable[str]) -> Iterator[str]:
    """Those of the files of no release in which a withheld name stands: what is mended there may be shown."""
    withheld = checked.withheld
    for path in paths:
        if path.count("/") < 2 and any(withheld.found((folder / path).read_text(encoding="utf-8"))):
            yield path


def _edits(findings: Collection[Finding], only: Collection[str]) -> Iterator[Finding]:
    """The findings that can be mended; where releases were named, not those of what all releases share."""
    for found in findings:
        if found.edits and found.rule.code.startswith(FAMILIES) and (not only or found.release in only):
            yield found


def _copy(root: Path, copy: Path) -> frozenset[str]:
    """Copy all texts; the paths of those that are links, which are read but never written."""
    links: set[str] = set()
    for folder, names, files in os.walk(root):
        here = Path(folder).relative_to(root)
        names[:] = [name for name in names if not name.startswith(".") and not (here == Path() and name == "dist")]
        for name in files:
            path = here / name
            if not (root / path).is_file() or not (root / path).resolve().is_relative_to(root.resolve()):
                continue
            (copy / here).mkdir(parents=True, exist_ok=True)
            if path.suffix not in TEXTS:
                (copy / path).touch()  # a picture only has to be there
                continue
            shutil.copyfile(root / path, copy / path)
            if (root / path).is_symlink():
                links.add(path.as_posix())
    return frozenset(links)


def _mend(
    copy: Path, links: frozenset[str], only: Collection[str], languages: Collection[str]
) -> tuple[Mapping[str, int], Mapping[str, Refusal]]:
    """Mend the copy, and check it again, as often as there is anything to mend."""
    places: dict[str, int] = defaultdict(int)
    refusals = {path: Refusal(path, "it is a link; what it leads to is mended by itself") for path in links}
    was = check(copy, only, languages)  # without pictures some errors are new, and none of the mending
    asked = _by_file(was.findings, only)
    for _ in range(PASSES):
        wanted = {path: groups for path, groups in _by_file(was.findings, only).items() if path not in refusals}
        before = {path: (copy / path).read_bytes() for path in wanted}
        done: dict[str, Mended] = {}
        for path, groups in wanted.items():
            result = mended(copy, path, before[path], groups)
            if isinstance(result, Refusal):
                refusals[path] = result
            elif result.places:
                done[path] = result
                (copy / path).write_bytes(result.data)
        if not done:
            break
        now = check(copy, only, languages)
        for path in _torn(was, now, done):
            refusals[path] = Refusal(path, "the mending would change how the text is built")
            (copy / path).write_bytes(before[path])
        kept = {path: result for path, result in done.items() if path not in refusals}
        for path, result in kept.items():
            places[path] += result.places
        was = now if len(kept) == len(done) else check(copy, only, languages)
    return places, {path: refusal for path, refusal in refusals.items() if path in asked}


def _by_file(findings: Collection[Finding], only: Collection[str]) -> dict[str, list[tuple[Edit, ...]]]:
    """The edits by file; those of one finding belong together."""
    found: dict[str, list[tuple[Edit, ...]]] = defaultdict(list)
    for finding in _edits(findings, only):
        found[finding.edits[0].place.path].append(finding.edits)
    return found


def _torn(was: Checked, now: Checked, done: Collection[str]) -> Iterator[str]:
    """Of the files that were mended, those whose texts are built in another way than before, or have a new error."""
    before, after = shapes(was), shapes(now)
    worse = _errors(now) - _errors(was)
    return (path for path in done if before.get(path) != after.get(path) or any(path == where for where, _ in worse))


def _errors(checked: Checked) -> Counter[tuple[str, str]]:
    """How many errors of each rule are in each file."""
    errors = (found for found in checked.findings if found.severity is Severity.ERROR)
    return Counter((found.place.path, found.rule.code) for found in errors)


def write(root: Path, changes: Collection[Change]) -> list[Refusal]:
    """Write each file at once, as it will be, with its mode; one that changed meanwhile is left alone."""
    if not changes:
        return []
    with locked(root):
        return [refusal for refusal in (_put(root, change) for change in changes) if refusal]


def _put(root: Path, change: Change) -> Refusal | None:
    file = root / change.path
    try:
        if file.is_symlink() or file.read_bytes() != change.before:
            return Refusal(change.path, "it was changed meanwhile")
        put_whole(file, change.after)
    except OSError as error:
        return Refusal(change.path, f"it cannot be read: {(error.strerror or 'unknown').lower()}", is_trouble=True)
    except Trouble as trouble:
        return Refusal(change.path, trouble.message, is_trouble=True)
    return None

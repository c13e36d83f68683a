"""The whole way: check, render every language and format, put the result in place at once."""

from __future__ import annotations

import datetime
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ..convert.edition import edition, lexicon, signing
from ..model.edition import Edition
from ..model.finding import Finding, worst_is_error
from ..model.newsroom import Newsroom
from ..model.output import Output
from ..model.place import Place
from ..model.release import Release
from ..render.assets import assets
from ..render.flow import must_lead
from ..render.formats import FORMATS
from ..render.locale import wording, written_moment
from ..render.rules import INCOMPLETE_PAGE
from .check import Checked, Progress, check, require_known, silent
from .manifest import manifest, read
from .place import MANIFEST, locked, put, require_ours
from .rules import EMBARGOED
from .workers import rendered


@dataclass(frozen=True)
class Order:
    """What is to be built. Empty collections mean all; `now` is what embargoes are measured against."""

    only: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    out: Path | None = None
    is_draft: bool = False
    jobs: int = 0
    now: datetime.datetime | None = None


@dataclass(frozen=True)
class Built:
    """What came of it: `made` are the paths in `out` of the files made anew."""

    findings: tuple[Finding, ...]
    made: tuple[str, ...]
    out: Path
    releases: int
    looked_at: int


def build(root: Path, order: Order, progress: Progress = silent) -> Built:
    """Build the newsroom in the folder `root`. A release with an error keeps the files of its last build."""
    out = (order.out or root / "dist").absolute()
    require_known("make files of the format", order.formats, FORMATS)
    with locked(root):
        require_ours(out)
        checked = check(root, order.only, order.languages, progress)
        if not checked.newsroom:
            return Built(checked.findings, (), out, 0, len(checked.broken))
        return _built(checked, checked.newsroom, order, out, progress)


def _built(checked: Checked, newsroom: Newsroom, order: Order, out: Path, progress: Progress) -> Built:
    now = order.now or datetime.datetime.now(datetime.UTC)
    findings = list(checked.findings)
    if not order.is_draft:
        findings += [finding for release in newsroom.releases for finding in _embargo(release, newsroom, now)]
    stopped = {f.release for f in findings if f.release and worst_is_error([f])}
    newsroom_is_wrong = worst_is_error([f for f in findings if not f.release])
    wanted = [r for r in newsroom.releases if order.is_draft or (r.id not in stopped and not newsroom_is_wrong)]
    editions = [e for release in wanted for e in _editions(checked, newsroom, release, order, now)]
    formats = order.formats or tuple(str(name) for name in newsroom.settings.output.formats)
    outputs, complaints = _render(editions, formats, order, progress)
    findings += complaints
    failed = {f.release for f in complaints if not order.is_draft}
    outputs = [output for output in outputs if output.release not in failed]
    _put(checked, newsroom, outputs, order, out)
    done = tuple(sorted({output.path for output in outputs}))
    looked_at = len(newsroom.releases) + len(checked.broken)
    told = tuple(sorted(findings, key=lambda f: f.order))
    return Built(told, done, out, len({o.release for o in outputs if o.release}), looked_at)


def _embargo(release: Release, newsroom: Newsroom, now: datetime.datetime) -> list[Finding]:
    if not release.embargo or release.embargo.at <= now:
        return []
    source = newsroom.languages.get(str(newsroom.settings.languages.source), next(iter(newsroom.languages.values())))
    message = f"this release is under embargo until {written_moment(release.embargo.at, source)}"
    fix = "build it then, or now as a draft with --draft"
    return [Finding(EMBARGOED, message, fix, release.embargo.text.place, release.id)]


def _editions(
    checked: Checked, newsroom: Newsroom, release: Release, order: Order, now: datetime.datetime
) -> list[Edition]:
    """The editions asked for; all are made, so that what leads the page does not differ between languages."""
    codes = [c for c in newsroom.languages_of(release) if c in newsroom.languages and c in release.title]
    editions = [_edition(checked, newsroom, release, code, order, now) for code in codes]
    leads = any(must_lead(each) for each in editions)
    chosen = [each for each in editions if not order.languages or each.language.code in order.languages]
    return [replace(each, picture_leads=leads) for each in chosen]


def _edition(
    checked: Checked, newsroom: Newsroom, release: Release, code: str, order: Order, now: datetime.datetime
) -> Edition:
    language = newsroom.languages[code]
    embargoed = bool(release.embargo and release.embargo.at > now)
    words = wording(release, language, len(signing(newsroom, release)), embargoed)
    manuscript, pictures = checked.manuscripts[release.id, code], checked.pictures[release.id]
    others = [r for r in (*newsroom.releases, *newsroom.neighbours) if r.id in release.related]
    counts = {r.id: wording(r, language, len(signing(newsroom, r)), embargoed=False).counts for r in others}
    names = lexicon(newsroom)
    return edition(
        newsroom, release, language, manuscript, pictures, checked.logo, words, counts, names, order.is_draft
    )


def _render(
    editions: list[Edition], formats: tuple[str, ...], order: Order, progress: Progress
) -> tuple[list[Output], list[Finding]]:
    outputs: list[Output] = []
    findings: list[Finding] = []
    jobs = order.jobs or os.cpu_count() or 1
    for position, (made, result) in enumerate(rendered(editions, formats, jobs), start=1):
        progress(f"{made.release} ({made.language.code})", position, len(editions))
        outputs += result.outputs
        place = Place(f"releases/{made.release}/release.yaml")
        for complaint in result.complaints:
            message = f"the page in {made.language.code} is not complete: {complaint}"
            fix = "look at the page as a draft (--draft); if the text is in order, report this"
            findings.append(Finding(INCOMPLETE_PAGE, message, fix, place, made.release, made.language.code))
    return sorted(outputs, key=lambda output: output.path), findings


def _put(checked: Checked, newsroom: Newsroom, outputs: Collection[Output], order: Order, out: Path) -> None:
    """Put what was made in place, unless there is nothing new and nothing to take away."""
    made = [*outputs, *assets(str(newsroom.settings.newsroom.accent), checked.logo)]
    files = {output.path: output.content for output in made}
    kept = _kept(newsroom, order, out, files)
    there = {path for path, entry in read(out).items() if isinstance(entry, dict) and entry.get("release")}
    if not outputs and there <= kept.keys():
        return
    files[MANIFEST] = manifest(newsroom, made, kept, order.is_draft)
    put(out, files, {path: out / path for path in kept})


def _kept(newsroom: Newsroom, order: Order, out: Path, files: Mapping[str, bytes]) -> dict[str, Any]:
    """The entries of files that stay as they are: of releases not asked for, or with errors, while they exist."""
    folder = newsroom.root / "releases"
    kept = {}
    for path, entry in read(out).items():
        release = entry.get("release") if isinstance(entry, dict) else None
        if not release or ".." in path.split("/") or not (out / path).is_file() or path in files:
            continue
        if (folder / str(release)).is_dir() and not _superseded(str(release), files, order):
            kept[path] = entry
    return kept


def _superseded(release: str, files: Mapping[str, bytes], order: Order) -> bool:
    """Whether this build made the release anew, so that what it no longer makes is gone."""
    partial = bool(order.languages or order.formats)
    return not partial and any(path.startswith(f"{release}/") for path in files)


__all__ = ["Built", "Order", "build"]

"""The whole way: check, render every language and format, put the result in place at once."""

from __future__ import annotations

import datetime
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..model.edition import Edition
from ..model.finding import Finding, worst_is_error
from ..model.newsroom import Newsroom
from ..model.output import Output
from ..model.place import Place
from ..model.release import Release
from ..render.assets import assets
from ..render.formats import FORMATS
from ..render.locale import written_moment
from ..render.rules import INCOMPLETE_PAGE, UNREPAIRED_TEXT
from .allowances import settle_pages
from .check import Checked, Progress, check, require_known, require_newsroom, silent
from .editions import Composer
from .manifest import MANIFEST, consents, manifest, read, shown_in, sources
from .place import locked, put, require_ours
from .proof import told
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
    cluster: str = ""
    now: datetime.datetime | None = None


@dataclass(frozen=True)
class Built:
    """What came of it: `made` are the paths in `out` of the files made anew."""

    findings: tuple[Finding, ...]
    made: tuple[str, ...]
    out: Path
    releases: int
    looked_at: tuple[str, ...]
    is_understood: bool = True
    is_changed: bool = False
    allowed: tuple[Finding, ...] = ()


def build(root: Path, order: Order, progress: Progress = silent) -> Built:
    """Build the newsroom in the folder `root`. A release with an error keeps the files of its last build."""
    out = (order.out or root / "dist").absolute()
    require_newsroom(root)
    require_known("make files of the format", order.formats, FORMATS)
    with locked(root):
        require_ours(out, root / "releases")
        today = order.now.astimezone().date() if order.now else None
        checked = check(root, order.only, order.languages, progress, today)
        if not checked.newsroom:
            return Built(checked.findings, (), out, 0, checked.looked_at, is_understood=False)
        return _built(checked, checked.newsroom, order, out, progress)


def _built(checked: Checked, newsroom: Newsroom, order: Order, out: Path, progress: Progress) -> Built:
    now = order.now or datetime.datetime.now(datetime.UTC)
    findings = list(checked.findings)
    if not order.is_draft:
        findings += [finding for release in newsroom.releases for finding in _embargo(release, newsroom, now)]
    stopped = {f.release for f in findings if f.release and worst_is_error([f])}
    newsroom_is_wrong = worst_is_error([f for f in findings if not f.release])
    wanted = [r for r in newsroom.releases if order.is_draft or (r.id not in stopped and not newsroom_is_wrong)]
    composer = Composer(checked, newsroom, order.is_draft, now)
    editions = [e for release in wanted for e in composer.editions(release, order.languages)]
    formats = order.formats or tuple(str(name) for name in newsroom.settings.output.formats)
    outputs, complaints = _render(editions, formats, order, progress)
    settled = settle_pages(wanted, complaints, now)
    complaints, allowed = list(settled.told), [*checked.allowed, *settled.allowed]
    findings += complaints
    failed = {f.release for f in complaints if worst_is_error([f]) and not order.is_draft}
    outputs = [output for output in outputs if output.release not in failed]
    is_changed = _put(checked, newsroom, outputs, findings, order, out)
    done = tuple(sorted({output.path for output in outputs}))
    told, accepted = (tuple(sorted(each, key=lambda f: f.order)) for each in (findings, allowed))
    releases = len({output.release for output in outputs if output.release})
    return Built(told, done, out, releases, checked.looked_at, is_changed=is_changed, allowed=accepted)


def _embargo(release: Release, newsroom: Newsroom, now: datetime.datetime) -> list[Finding]:
    """The embargo of a release, and those of the releases that it includes."""
    source = newsroom.languages.get(str(newsroom.settings.languages.source), next(iter(newsroom.languages.values())))
    fix = "build it then, or now as a draft with --draft"
    findings = []
    if release.embargo and release.embargo.at > now:
        message = f"this release is under embargo until {written_moment(release.embargo.at, source)}"
        findings.append(Finding(EMBARGOED, message, fix, release.embargo.text.place, release.id))
    for name in release.included:
        other = newsroom.find(name)
        if other and other.embargo and other.embargo.at > now:
            message = f"‘{name}’, which this report includes, is under embargo until "
            message += written_moment(other.embargo.at, source)
            findings.append(Finding(EMBARGOED, message, fix, name.place, release.id))
    return findings


def _render(
    editions: list[Edition], formats: tuple[str, ...], order: Order, progress: Progress
) -> tuple[list[Output], list[Finding]]:
    outputs: list[Output] = []
    findings: list[Finding] = []
    jobs = order.jobs or os.cpu_count() or 1
    for position, (made, (result, faults)) in enumerate(rendered(editions, formats, order.cluster or jobs), start=1):
        progress(f"{made.release} ({made.language.code})", position, len(editions))
        outputs += result.outputs
        findings += told(made, faults)
        place = Place(f"releases/{made.release}/release.yaml")
        for complaint in result.complaints:
            message = f"the page in {made.language.code} is not complete: {complaint}"
            fix = "look at the page as a draft (--draft); if the text is in order, report this"
            findings.append(Finding(INCOMPLETE_PAGE, message, fix, place, made.release, made.language.code))
        if result.unrepaired:
            message = f"words may not be found in the PDF in {made.language.code}: {result.unrepaired}"
            fix = "install the version of WeasyPrint that pressctl asks for (pressctl doctor shows which is there)"
            findings.append(Finding(UNREPAIRED_TEXT, message, fix, place, made.release, made.language.code))
    return sorted(outputs, key=lambda output: output.path), findings


def _put(
    checked: Checked,
    newsroom: Newsroom,
    outputs: Collection[Output],
    findings: Collection[Finding],
    order: Order,
    out: Path,
) -> bool:
    """Put what was made in place, unless there is nothing new and nothing to take away; say whether it was done."""
    made = [*outputs, *assets(str(newsroom.settings.newsroom.accent), checked.logo)]
    files = {output.path: output.content for output in made}
    there = {path: entry for path, entry in read(out).items() if entry.get("release")}
    remade = {str(output.release) for output in outputs if output.release}
    betrayed = {str(f.release) for f in findings if f.rule.code.startswith("PRV")}
    kept = {
        path: entry
        for path, entry in there.items()
        if path not in files and not betrayed & shown_in(entry) and _stays(newsroom, entry, remade, order, out / path)
    }
    is_changed = bool(outputs) or kept.keys() != there.keys()
    if is_changed:
        files[MANIFEST] = manifest(newsroom, made, kept, order.is_draft)
        put(out, files, {path: out / path for path in kept})
    return is_changed


def _stays(newsroom: Newsroom, entry: Mapping[str, Any], remade: Collection[str], order: Order, path: Path) -> bool:
    """Whether a file of an earlier build stays as it is.

    What was not built now stays, as long as its release's folder is there and nobody's consent changed since; a draft
    does not outlive drafts, nor the text of a release its withdrawal, also where it stands in a report.
    """
    release = str(entry["release"])
    folder = newsroom.root / "releases" / release
    inside = sorted(shown_in(entry) - {release})
    folders = [folder, *(newsroom.root / "releases" / name for name in inside)]
    if any(other.withdrawn for name in inside if (other := newsroom.find(name))):
        return False
    if path.is_symlink() or not path.is_file() or not folder.is_dir() or (entry.get("draft") and not order.is_draft):
        return False
    made_from: Mapping[str, str] = entry.get("sources") or {}
    if any(now != made_from.get(name) for name, now in consents(newsroom.root, folders).items()):
        return False
    if release not in remade:
        return True
    is_partial = bool(order.languages or order.formats)
    is_withdrawn = any(r.id == release and r.withdrawn for r in newsroom.releases)
    now_from = sources(newsroom.root, folders, newsroom.languages, entry.get("language")) if is_withdrawn else made_from
    return is_partial and now_from == made_from

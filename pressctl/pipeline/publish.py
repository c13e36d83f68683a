"""The final pages of a newsroom put before the world: refused with all reasons, or the whole site at once."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..model.finding import Finding, Severity, Trouble, worst_is_error
from ..publish.folder import sealed
from ..publish.gates import astray
from ..publish.manifest import SEAL, site_manifest
from ..publish.signature import SecretKey
from ..publish.site import site
from ..render.assets import site_assets
from ..render.uncollected import uncollected
from . import placing
from .about import about
from .check import Progress, require_newsroom, silent
from .dossier import Masthead
from .examine import unpacked
from .finals import Finals, made
from .gating import Gated, gate
from .keys import PUBLIC, distrust, seal, signing_key
from .leaks import leaks
from .manifest import MANIFEST, SITE
from .place import locked, locked_folder, put, require_ours
from .placing import File, Placed, There
from .remembering import remembered
from .store.ledger import read_ledger, write_ledger
from .store.sight import output_states
from .targets import Elsewhere, Folder, parsed


@dataclass(frozen=True)
class Wish:
    """What is to be published: some releases, or all; where to, in words; how old a look at a link may be.

    `now` is what embargoes are measured against. With `is_strict` warnings are against it as well; with `is_rehearsal`
    nothing is written.
    """

    only: tuple[str, ...] = ()
    to: str = SITE
    max_age: str = ""
    is_strict: bool = False
    is_rehearsal: bool = False
    now: datetime.datetime | None = None


@dataclass(frozen=True)
class Changes:
    """The files of a site that are new, that are others than before, and that go, by their paths."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def sorts(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each sort with its name; those that are empty are left out."""
        return ((name, paths) for name, paths in vars(self).items() if paths)


@dataclass(frozen=True)
class Publication:
    """What came of it: what was found, what changes on the site, and sentences for a person.

    `is_understood` says whether pressctl.yaml was; `is_refused` that something is against it.
    """

    findings: tuple[Finding, ...]
    allowed: tuple[Finding, ...] = ()
    looked_at: tuple[str, ...] = ()
    changes: Changes = field(default_factory=Changes)
    said: tuple[str, ...] = ()
    is_understood: bool = True
    is_refused: bool = False


def publish(root: Path, wish: Wish, progress: Progress = silent) -> Publication:
    """Publish the newsroom in the folder `root`, or say all that is against it; then nothing is written.

    Raises Trouble for what is not about the content: a target that cannot be reached, a key that is missing, a full
    disk, another pressctl at work.
    """
    require_newsroom(root)
    target = parsed(wish.to, root)
    out = target.where if isinstance(target, Folder) else root / SITE
    # a rehearsal writes nothing there, not even the folder above
    with locked(root), nullcontext() if wish.is_rehearsal else locked_folder(out), uncollected():
        require_ours(out, root / "releases", is_site=True)
        done, when = _Publishing(root, wish, target, out, progress).run()
        if isinstance(target, Folder) or done.is_refused or wish.is_rehearsal:
            return done
        said = target.send(out, _message(done.changes), when)
        return replace(done, said=(*done.said, said))


def _message(changes: Changes) -> str:
    """What a history says of it."""
    return f"Publish: {', '.join(f'{len(paths)} {name}' for name, paths in changes.sorts()) or 'as it was'}"


class _Publishing:
    """One publication, from the final pages to the site in its folder `out`, which then goes to the target."""

    def __init__(self, root: Path, wish: Wish, target: Folder | Elsewhere, out: Path, progress: Progress) -> None:
        self.root, self.wish, self.target, self.out, self.progress = root, wish, target, out, progress
        self.now = wish.now or datetime.datetime.now(datetime.UTC)
        self.said: list[str] = []

    def run(self) -> tuple[Publication, datetime.datetime]:
        """Find all that is against it; if nothing is, put the site in place. With it, the moment that it is of."""
        there = self._there()
        finals = made(self.root, self._only(there), self.progress, self.now)
        if finals.masthead is None:
            return Publication(finals.findings, is_understood=False, is_refused=True), self.now
        key, lacking = self._key()
        known, faults = remembered(self.root, self.now)
        gated = gate(finals, finals.masthead, there.editions, known, self.wish.max_age)
        found = self._found((*gated.findings, *faults), gated, finals)
        if found.is_refused:
            return replace(found, said=(lacking.message, lacking.fix) if lacking else ()), self.now
        if lacking:
            raise lacking
        placed = self._placed(finals, gated, there)
        leaking = leaks(finals, placed, self.out)
        found = self._found((*found.findings, *leaking, *self._astray(placed)), gated, finals)
        if found.is_refused:
            return found, self.now
        files = self._files(finals, finals.masthead, placed, there, key)
        changes = there.changes(files)
        if any(changes) and not self.wish.is_rehearsal:
            put(self.out, {path: file.source for path, file in files.items()})
            self._remember({path: file.entry.sha256 for path, file in files.items()})
        moment = max((one.published.since for one in placed), default=self.now)
        return replace(found, changes=Changes(*changes), said=tuple(self.said)), moment

    def _only(self, there: There) -> tuple[str, ...] | None:
        """The releases to look at: all, or those named; none where all that are named are to be taken down."""
        lost = {name for name in self.wish.only if not (self.root / "releases" / name).is_dir()}
        down = lost & {release for release, _ in there.editions}
        named = tuple(name for name in self.wish.only if name not in down)
        return named or (None if down else ())

    def _key(self) -> tuple[SecretKey | None, Trouble | None]:
        """The key that signs; or why there is none, which is told after what is wrong with the content."""
        try:
            return signing_key(self.root), None
        except Trouble as trouble:
            return None, trouble

    def _found(self, findings: tuple[Finding, ...], gated: Gated, finals: Finals) -> Publication:
        """What was found, and whether that is against it."""
        is_refused = worst_is_error(findings) or (
            self.wish.is_strict and any(one.severity is Severity.WARNING for one in findings)
        )
        return Publication(findings, gated.allowed, tuple(finals.dossiers), is_refused=is_refused)

    def _there(self) -> There:
        """The site as it is, as far as its manifest can be trusted."""
        manifest = self._trusted(f"‘{self.out}’ holds", *sealed(self.out))
        return There(self.out, manifest, read_ledger(self.root)[0].placed.get(str(self.out), {}))

    def _history(self, there: There) -> bytes | None:
        """The manifest whose versions are carried on: where readers find the site, somebody else may have published."""
        if isinstance(self.target, Folder):
            return there.manifest
        return self._trusted("readers find now", *self.target.published()) or there.manifest

    def _trusted(self, what: str, manifest: bytes | None, signature: bytes | None) -> bytes | None:
        why = "" if manifest is None else distrust(self.root, manifest, signature)
        if why:
            self.said.append(f"nothing is taken over of what {what}: {why}")
        return None if why else manifest

    def _placed(self, finals: Finals, gated: Gated, there: There) -> list[Placed]:
        """All editions of the site: those that go out as they are now, those that stay, and those of other releases."""
        fresh = [placing.fresh(finals, finals.editions[edition], standing) for edition, standing in gated.fresh.items()]
        others = there.others(finals) if self.wish.only else ()
        return [*fresh, *map(there.kept, sorted({*gated.kept, *others}))]

    def _astray(self, placed: Sequence[Placed]) -> Iterator[Finding]:
        """What is wrong with pages that lead to releases which are not on the site."""
        there = {one.edition for one in placed}
        for one in placed:
            release, language = one.edition
            others = sorted(placing.relations(one, self.out))
            yield from astray(release, language, (name for name in others if (name, language) not in there))

    def _files(
        self, finals: Finals, masthead: Masthead, placed: Sequence[Placed], there: There, key: SecretKey | None
    ) -> dict[str, File]:
        """All files of the site, by path; the manifest, which lists them, and its signature last."""
        files = {path: file for one in placed for path, file in one.files.items()}
        when = {one.edition: one.published.since for one in placed}
        newsroom = unpacked(masthead.shared).newsroom(self.root)
        assert newsroom, "it was understood a moment ago"
        outputs = site(about(newsroom, masthead.logo), [one.teaser for one in placed], when)
        for output in (*site_assets(masthead.accent, masthead.logo), *outputs):
            files[output.path] = File.of(output.content)
        files = {**there.assets(placed), **files}
        if key:
            files[PUBLIC] = File.of((self.root / PUBLIC).read_bytes())
        entries = {path: file.entry for path, file in files.items()}
        sources = {one.edition: one.sources for one in placed}
        manifest = site_manifest(entries, self._history(there), finals.versions, self.now, masthead.address, sources)
        files[MANIFEST] = File.of(manifest)
        if key:
            files[SEAL] = File.of(seal(key, manifest))
        else:
            self.said.append("it is not signed: the newsroom has no key; `pressctl keys new` makes one")
        return files

    def _remember(self, digests: Mapping[str, str]) -> None:
        """Keep the states of the files, so that nobody has to read them again; if that fails, somebody has to."""
        states = output_states(str(self.out))
        ledger, _ = read_ledger(self.root)
        ledger.placed[str(self.out)] = {p: (states[p], sha256) for p, sha256 in digests.items() if p in states}
        with suppress(OSError):
            write_ledger(self.root, ledger)

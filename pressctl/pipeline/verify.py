"""Is this ours, and which version: a file that goes round, or a whole site, held against a manifest that is signed."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ..model.fields import is_slug
from ..model.finding import Exit, Trouble
from ..model.record import LANGUAGE_CODE
from ..proof.read import Unreadable, about
from ..publish.folder import HOSTING, walked
from ..publish.manifest import MANIFEST, SEAL, Found, Site, found, understood
from ..publish.signature import PublicKey, judged, signer
from .keys import PUBLIC, public_key
from .manifest import SITE

LARGEST = 1 << 28  # bytes of a PDF that is asked what it says of itself


class Trust(StrEnum):
    """What a manifest is worth. Unsigned it is where there is neither a signature nor a key."""

    GOOD = "good"
    OTHER_KEY = "other-key"
    CHANGED = "changed"
    DAMAGED = "damaged"
    MISSING = "missing"
    UNSIGNED = "unsigned"

    @property
    def is_enough(self) -> bool:
        return self in (Trust.GOOD, Trust.UNSIGNED)


class Verdict(StrEnum):
    """What a file or a folder is, as the manifest tells; nothing where that cannot be trusted."""

    CURRENT = "current"
    EARLIER = "earlier"
    WITHDRAWN = "withdrawn"
    TAKEN_DOWN = "taken-down"
    PRETENDED = "pretended"
    STRANGE = "strange"
    INTACT = "intact"
    ALTERED = "altered"
    UNTRUSTED = "untrusted"


class Change(StrEnum):
    """How a file of a folder is not as its manifest says."""

    CHANGED = "changed"
    MISSING = "missing"
    ADDED = "added"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Witness:
    """A manifest, and what it is worth: `site` is None where it is no manifest.

    `key` is the name of the key that it was held against, `signer` that of the key that it says it was signed with.
    `vouches_for_itself` tells that the key lies in the folder that is looked at.
    """

    manifest: Path
    site: Site | None
    trust: Trust
    key: str = ""
    signer: str = ""
    vouches_for_itself: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of it. `place` is where a file belongs, and `address` where readers find what is there now.

    `claim` is the release and the language that a PDF says it is. `differences` are those of a folder, by path.
    """

    verdict: Verdict
    witness: Witness
    place: Found | None = None
    address: str = ""
    claim: tuple[str, str] = ("", "")
    differences: tuple[tuple[str, Change], ...] = ()

    @property
    def is_good(self) -> bool:
        """Whether it is just what the newsroom publishes now."""
        return self.verdict in (Verdict.CURRENT, Verdict.INTACT) and self.witness.trust.is_enough


def verified(subject: Path, root: Path, key: Path | None = None, manifest: Path | None = None) -> Answer:
    """Hold a file or a folder against a manifest, and that against a key.

    Unless they are named, the key is that of the newsroom in `root`, or else the one in the folder; the manifest is
    that of the folder, or for a file that of the newsroom. Trouble where there is nothing to compare with.
    """
    if not subject.is_dir() and not subject.is_file():
        what = "is neither a file nor a folder" if os.path.lexists(subject) else "is not there"
        raise Trouble(f"‘{subject}’ {what}", "look at the name", Exit.USAGE)
    try:
        if subject.is_dir():
            return _folder(subject, _witness(manifest or subject / MANIFEST, root, key, subject))
        return _file(subject, _witness(manifest or root / SITE / MANIFEST, root, key))
    except OSError as error:
        raise Trouble(f"‘{error.filename or subject}’ cannot be read: {error.strerror}", "look at the disk") from error


def _witness(manifest: Path, root: Path, chosen: Path | None, folder: Path | None = None) -> Witness:
    """Read a manifest and judge it, with the key that was chosen or else found.

    `folder` is what is verified; None if that is a file.
    """
    if not manifest.is_file():
        fix = "say where the newsroom is with -C, or name the manifest of its site with --manifest"
        raise Trouble(f"there is nothing to compare with: no manifest ‘{manifest}’", fix, Exit.USAGE)
    content = manifest.read_bytes()
    beside = manifest.with_name(f"{manifest.name}{SEAL.removeprefix(MANIFEST)}")
    signature = beside.read_bytes() if beside.is_file() else None
    path = chosen or next((each for each in _keys(manifest, root, folder) if os.path.lexists(each)), None)
    key = public_key(path) if path else None
    if chosen and not key:
        raise Trouble(f"there is no key ‘{chosen}’", "look at what follows --key", Exit.USAGE)
    trust, site = _trust(content, signature, key), understood(content)
    if site is None and trust.is_enough:
        raise Trouble(f"‘{manifest}’ is not the manifest of a published site", "name another", Exit.USAGE)
    # a key that was named for a file may lie anywhere, but in what is verified it proves nothing
    within = folder or (None if chosen else manifest.parent)
    own = bool(path and within and path.resolve().is_relative_to(within.resolve()))
    return Witness(manifest, site, trust, key.name if key else "", signer(signature or b""), own)


def _keys(manifest: Path, root: Path, folder: Path | None) -> tuple[Path, Path]:
    """Where a key may be found: the newsroom's own comes first."""
    return root / PUBLIC, (folder or manifest.parent) / PUBLIC


def _trust(content: bytes, signature: bytes | None, key: PublicKey | None) -> Trust:
    if key is None and signature is None:
        return Trust.UNSIGNED
    if key is None:
        whose = f"the key {signer(signature or b'')}" if signer(signature or b"") else "a key"
        fix = f"name the newsroom's {PUBLIC} with --key"
        raise Trouble(f"the manifest is signed with {whose}, which is not here to compare with", fix, Exit.USAGE)
    if signature is None:
        return Trust.MISSING
    return Trust(judged(content, signature, key).value)


# ── a file ───────────────────────────────────────────────────────────────────


def _file(path: Path, witness: Witness) -> Answer:
    site = witness.site
    if site is None or not witness.trust.is_enough:
        return Answer(Verdict.UNTRUSTED, witness)
    place = found(site, _sha256(path))
    if place is None:
        claim = _claim(path)
        return Answer(Verdict.PRETENDED if claim[0] else Verdict.STRANGE, witness, claim=claim)
    return Answer(_verdict(place), witness, place, site.address_of(place.now) if place.now else "")


def _verdict(place: Found) -> Verdict:
    if not place.replaced:
        return Verdict.CURRENT
    if place.is_withdrawn:
        return Verdict.WITHDRAWN
    return Verdict.EARLIER if place.now else Verdict.TAKEN_DOWN


def _claim(path: Path) -> tuple[str, str]:
    """The release and the language that a PDF says it is; empty if it is no PDF of a newsroom."""
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(1024) or path.stat().st_size > LARGEST:
            return "", ""
    try:
        said = about(path.read_bytes())
    except Unreadable:
        return "", ""
    release, language = said.get("/Release", ""), said.get("/Lang", "")
    return (release, language) if is_slug(release) and LANGUAGE_CODE.fullmatch(language) else ("", "")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# ── a folder ─────────────────────────────────────────────────────────────────


def _folder(folder: Path, witness: Witness) -> Answer:
    differences = tuple(sorted(_differences(folder, witness.site.files))) if witness.site else ()
    if not witness.trust.is_enough:
        return Answer(Verdict.UNTRUSTED, witness, differences=differences)
    return Answer(Verdict.ALTERED if differences else Verdict.INTACT, witness, differences=differences)


def _differences(folder: Path, expected: Mapping[str, str]) -> Iterator[tuple[str, Change]]:
    """Where a folder is not as the digests of its files, by path, say. What is all new in it is told once."""
    known = {path[: end + 1] for path in expected for end, sign in enumerate(path) if sign == "/"}
    there, added = set(), set()
    for path, is_plain in walked(folder):
        there.add(path)
        if not is_plain:
            yield path, Change.LINK
        elif path in expected:
            if _sha256(folder / path) != expected[path]:
                yield path, Change.CHANGED
        elif path not in (MANIFEST, SEAL, *HOSTING):
            added.add(_outermost(path, known))
    yield from ((path, Change.ADDED) for path in added)
    yield from ((path, Change.MISSING) for path in expected if path not in there)


def _outermost(path: str, known: set[str]) -> str:
    """The outermost folder above a file that should not be there either, or else the file."""
    above = (path[: end + 1] for end, sign in enumerate(path) if sign == "/")
    return next((folder for folder in above if folder not in known), path)

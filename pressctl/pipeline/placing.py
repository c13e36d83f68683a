"""Editions on their way to the site: where each of their files is taken from, and what the manifest says of it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..model.approval import Standing
from ..model.finding import Trouble
from ..model.teaser import Teaser
from .finals import TEASER, Final, Finals
from .gating import Edition, Published, since
from .store.sight import State, output_states

ASSET = re.compile(rb'"(?:\.\./)+assets/([A-Za-z0-9._-]+)"')
PAGE = "index.html"
PRIVATE = (".csv", ".xlsx", ".xlsm", ".ods", ".tsv")  # lists of people: what is in them could be guessed by a digest


@dataclass(frozen=True)
class Placed:
    """An edition on the site: its `files` by name with where they come from, none for those that lie there already.

    `sizes` are in bytes. `made_from` are the digests of its sources, as far as they may be known.
    """

    edition: Edition
    published: Published
    files: Mapping[str, Path | None]
    sizes: Mapping[str, int]
    teaser: Teaser
    made_from: Mapping[str, str]

    def paths(self) -> Iterator[tuple[str, str]]:
        """The path of each file on the site, and its name."""
        release, language = self.edition
        return ((f"{language}/{release}/{name}", name) for name in self.files)


def fresh(finals: Finals, final: Final, standing: Standing) -> Placed:
    """An edition that goes out as it is now."""
    dossier = finals.dossiers[final.release]
    approvals = tuple(one.at.at for one in standing.valid)
    published = Published(final.digests, final.shown, since(finals, standing), approvals, dossier.is_withdrawn)
    return Placed(
        (final.release, final.language),
        published,
        {name: finals.path(final.release, stored) for name, stored in final.files.items()},
        {name: stored.size for name, stored in final.files.items()},
        Teaser.read(finals.content(final, TEASER)),
        {path: sha256 for path, sha256 in final.made_from.items() if not path.lower().endswith(PRIVATE)},
    )


@dataclass(frozen=True)
class There:
    """A site as it lies in a folder: what its manifest says, and the states of files that were put there by us."""

    folder: Path
    editions: Mapping[Edition, Published]
    made_from: Mapping[Edition, Mapping[str, str]]
    placed: Mapping[str, tuple[State, str]]

    def kept(self, edition: Edition) -> Placed:
        """An edition that stays as it is. Raises Trouble where it is not as it was published."""
        published = self.editions[edition]
        release, language = edition
        base = f"{language}/{release}"
        for name, sha256 in published.digests.items():
            self._require(f"{base}/{name}", sha256)
        folder = self.folder / base
        try:
            teaser = Teaser.read((folder / TEASER).read_bytes())
        except ValueError as error:
            raise _damaged(folder / TEASER) from error
        sizes = {name: (folder / name).stat().st_size for name in published.digests}
        nothing = dict.fromkeys(published.digests)
        return Placed(edition, published, nothing, sizes, teaser, self.made_from.get(edition, {}))

    def assets(self, edition: Edition) -> set[str]:
        """The files of assets/ that the page of an edition asks for."""
        release, language = edition
        page = (self.folder / language / release / PAGE).read_bytes()
        return {f"assets/{name.decode()}" for name in ASSET.findall(page)}

    def _require(self, path: str, sha256: str) -> None:
        file = self.folder / path
        if self._states.get(path) and self.placed.get(path) == (self._states[path], sha256):
            return
        try:
            is_sound = not file.is_symlink() and hashlib.sha256(file.read_bytes()).hexdigest() == sha256
        except OSError:
            is_sound = False
        if not is_sound:
            raise _damaged(file)

    @cached_property
    def _states(self) -> Mapping[str, State]:
        return output_states(str(self.folder))


def _damaged(file: Path) -> Trouble:
    return Trouble(f"‘{file}’ is not as it was published", "publish the whole newsroom again, without naming releases")

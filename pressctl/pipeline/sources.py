"""The files that a newsroom's releases are made from, as they are now, by their digests."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from pathlib import Path

from ..files import content
from ..load.accepted import ACCEPTED
from ..load.folders import is_lost
from ..load.newsroom import withheld_names
from ..load.private import Withheld
from ..load.source import LARGEST
from ..model.node import Text
from .dossier import squeezed
from .manifest import SHARED
from .store.ledger import Digests
from .store.sight import RELEASES, State

TEXTS = (".yaml", ".md", ".csv")
ORGANISATIONS = f"{RELEASES}/organisations.yaml"


@dataclass
class Sources:
    """The files of a newsroom as they are now: their states, and the digests of those that are asked for."""

    root: Path
    states: Mapping[str, State]
    digests: Digests
    logo: str = ""
    _single: dict[str, str] = field(default_factory=dict)

    @cached_property
    def _inner(self) -> Mapping[str, list[str]]:
        """The files in each release's folder, and folders that stand where a text may; none behind a link out."""
        inner: defaultdict[str, list[str]] = defaultdict(list)
        for path, state in self.states.items():
            first, *rest = path.split("/", 2)
            if first == RELEASES and rest and (state or len(rest) == 1 or path.endswith(TEXTS)) and rest[0][0] != ".":
                inner[rest[0]] += [path] if state or len(rest) > 1 else []
        lost: dict[str, list[str]] = {name: [] for name in inner if is_lost(self.root, name)}
        return {name: files for name, files in inner.items() if self.states[f"{RELEASES}/{name}"] == ()} | lost

    @cached_property
    def releases(self) -> tuple[str, ...]:
        """The names of the folders in releases/, in order; a link that is of no use stands for one."""
        return tuple(sorted(self._inner))

    def of(self, release: str) -> dict[str, str]:
        """The digests of a release's files by their path."""
        return {path: self.digests.of(path, self.states[path]) for path in sorted(self._inner.get(release, ()))}

    def lists(self, release: str) -> dict[str, str]:
        """The digests of a release's lists of individuals: who may be named is written there."""
        return {
            path: self.digests.of(path, self.states[path]) for path in self._inner[release] if path.endswith(".csv")
        }

    @cached_property
    def private(self) -> Mapping[str, tuple[Text, ...]]:
        """The names that each release withholds."""
        return {name: withheld_names(self.root, self.lists(name)) for name in self.releases}

    @cached_property
    def withheld(self) -> Withheld:
        """The names that any release withholds, to be searched for."""
        return Withheld(chain.from_iterable(self.private.values()))

    def digest(self, release: str) -> str:
        """The digest of all files of a release; none if it is not there."""
        if release not in self._single:
            self._single[release] = digest(self.of(release)) if release in self._inner else ""
        return self._single[release]

    def shared(self) -> dict[str, str]:
        """The digests of the files that all releases share, by their path."""
        paths = (*SHARED, f"{RELEASES}/{ACCEPTED}", *([self.logo] if self.logo else ()))
        return {path: self.digests.of(path, self.states[path]) for path in paths if self.states.get(path)}

    @property
    def single(self) -> tuple[str, ...]:
        """The files that stand in releases/ beside the folders."""
        top = (path for path, state in self.states.items() if state and path.count("/") == 1)
        return tuple(sorted(path for path in top if path.startswith(f"{RELEASES}/") and "/." not in path))

    def words(self, release: str) -> str:
        """All that stands in the texts of a release's folder, squeezed."""
        files = (self.root / path for path in self._inner.get(release, ()) if path.endswith(TEXTS))
        return squeezed(" ".join(map(_text, files)))


def _text(file: Path) -> str:
    """The text of a file as far as one is read at all; empty where it cannot be."""
    try:
        return content(file, LARGEST).decode(errors="replace")
    except OSError:
        return ""


def digest(digests: Mapping[str, str]) -> str:
    """One digest for several."""
    whole = "\0".join(f"{path} {one}" for path, one in sorted(digests.items()))
    return hashlib.sha256(whole.encode(errors="surrogateescape")).hexdigest()

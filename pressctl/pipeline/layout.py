"""The folder of a build: what belongs into it now, what of earlier builds stays, and its manifest."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..model.output import Output
from .manifest import MANIFEST, manifest, shown_in, written
from .place import put
from .plan import Plan
from .prints import Prints
from .store.shelf import Stored
from .store.sight import output_states


@dataclass
class Layout:
    """Lays out `made`, the files of editions by path with their release, and `shared`, those of no release.

    `there` is what the last manifest says. `is_partial` tells that only some languages or formats were asked for.
    `betrayed` are releases that must not be seen.
    """

    plan: Plan
    prints: Prints
    there: Mapping[str, Mapping[str, Any]]
    made: Mapping[str, tuple[str, Stored]]
    shared: Collection[Output]
    betrayed: AbstractSet[str]
    is_partial: bool
    _sources: dict[tuple[str, str | None], str] = field(default_factory=dict)

    def put(self) -> bool:
        """Put everything in place, unless it is there already; say whether anything was done."""
        prints = self.prints
        pages = {path: entry for path, entry in self.there.items() if entry.get("release")}
        kept = {path: entry for path, entry in pages.items() if path not in self.made and self._stays(path, entry)}
        if not self.made and kept.keys() == pages.keys():
            return False
        digests = {path: stored.sha256 for path, (_, stored) in self.made.items()}
        digests |= {path: str(entry["sha256"]) for path, entry in kept.items()}
        files: dict[str, bytes | Path | None] = dict.fromkeys(kept)
        files |= {path: prints.file(*one) for path, one in self.made.items()}
        for output in self.shared:
            digests[output.path] = hashlib.sha256(output.content).hexdigest()
            files[output.path] = output.content
        entries = {path: written(entry) for path, entry in kept.items()}
        entries |= {path: self._entry(*one) for path, one in self.made.items()}
        entries |= {o.path: written({"sha256": digests[o.path], "bytes": len(o.content)}) for o in self.shared}
        files[MANIFEST] = content = manifest(entries, prints.tools.versions)
        digests[MANIFEST] = hashlib.sha256(content).hexdigest()
        if digests == prints.lying:
            return False
        put(prints.out, files)
        self._remember(digests)
        return True

    def _remember(self, digests: Mapping[str, str]) -> None:
        states = output_states(str(self.prints.out))
        placed = {path: (states[path], sha256) for path, sha256 in digests.items() if path in states}
        self.plan.ledger.placed[str(self.prints.out)] = placed

    def _entry(self, release: str, stored: Stored) -> str:
        """The entry of a file in the manifest."""
        key = (release, stored.language)
        if key not in self._sources:
            self._sources[key] = written(self.plan.made_from(release, stored.language))
        head = {
            "bytes": stored.size,
            "draft": self.plan.stage.is_draft,
            "language": stored.language,
            "release": release,
        }
        return f'{written({**head, "sha256": stored.sha256})[:-1]}, "sources": {self._sources[key]}}}'

    def _stays(self, path: str, entry: Mapping[str, Any]) -> bool:
        """Whether a file of an earlier build stays as it is.

        What was not built now stays, as long as its release's folder is there and nobody's consent changed since; a
        draft does not outlive drafts, nor the text of a release its withdrawal, also where it stands in a report.
        """
        release, file, sources = str(entry["release"]), self.prints.out / path, self.plan.sources
        inside = shown_in(entry) - {release}
        if self.betrayed & shown_in(entry) or any(map(self._is_withdrawn, inside)):
            return False
        if file.is_symlink() or not file.is_file() or release not in sources.releases:
            return False
        if entry.get("draft") and not self.plan.stage.is_draft:
            return False
        made_from: Mapping[str, str] = entry.get("sources") or {}
        now = {path: one for name in (release, *inside) for path, one in sources.of(name).items()}
        if any(one != made_from.get(path) for path, one in now.items() if path.endswith(".csv")):
            return False
        if release not in {name for name, _ in self.made.values()}:
            return True
        if self._is_withdrawn(release) and self.plan.made_from(release, entry.get("language")) != made_from:
            return False
        return self.is_partial

    def _is_withdrawn(self, release: str) -> bool:
        filed = self.plan.ledger.filed.get((self.plan.stage, release))
        return bool(filed and filed.known.is_withdrawn)

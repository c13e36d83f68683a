"""What was drawn: looked up by what it shows and what it was drawn with, and kept for the next build."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from ..model.finding import Finding
from ..model.place import Place
from ..render.formats import Rendered
from ..render.rules import INCOMPLETE_PAGE, UNREPAIRED_TEXT
from .dossier import Dossier, Filed, Sheet
from .drawing import Drawn
from .proof import told
from .sources import digest
from .store.ledger import Ledger
from .store.shelf import Pages, Shelf, Stored
from .store.sight import output_states
from .tools import Tools

MOST = 24  # editions of a release that are remembered: languages, formats, drafts


@dataclass
class Prints:
    """The pages of a newsroom. `lying` are the files in `out` that are as they were put there, by path."""

    out: Path
    ledger: Ledger
    shelf: Shelf
    tools: Tools
    formats: tuple[str, ...]
    is_forced: bool = False
    _fresh: dict[tuple[str, str], Pages] = field(default_factory=dict)

    def __post_init__(self) -> None:
        states = output_states(str(self.out))
        placed = self.ledger.placed.get(str(self.out), {})
        self.lying = {path: sha256 for path, (state, sha256) in placed.items() if states.get(path) == state}

    def find(self, filed: Filed[Dossier], language: str) -> Pages | None:
        """The pages of an edition, if they are there with all their files."""
        release = filed.known.release
        if self.is_forced or (release, language) in self._fresh:
            return self._fresh.get((release, language))
        known = self.ledger.pages.get(release, {})
        for key in self._keys(filed, language):
            pages = known.get(key) or self.shelf.take(release, key)
            if pages and all(self.is_there(release, one) for one in pages.files):
                self._remember(release, key, pages)
                return pages
        return None

    def is_there(self, release: str, stored: Stored) -> bool:
        """Whether a file is as it was drawn, in the folder that was put in place or in the store."""
        return self.lying.get(stored.path) == stored.sha256 or self.shelf.is_sound(release, stored.sha256)

    def file(self, release: str, stored: Stored) -> Path | None:
        """Where a file that is there is to be taken from; none where it lies in its place already."""
        return None if self.lying.get(stored.path) == stored.sha256 else self.shelf.file(release, stored.sha256)

    def keep(self, filed: Filed[Dossier], language: str, drawn: Drawn) -> None:
        """Keep what was drawn. What was found on it has places, and is kept for just these sources."""
        release, (made, faults) = filed.known.release, drawn
        findings = (*told(release, language, faults), *_complaints(release, language, made))
        files = tuple(
            Stored(output.path, self.shelf.add(release, output.content), len(output.content), output.language)
            for output in made.outputs
        )
        self._fresh[release, language] = pages = Pages(files, findings)
        if not made.outputs:  # nothing came of it, and next time something may
            return
        key = self._keys(filed, language)[bool(findings)]
        self.shelf.put(release, key, pages)
        self._remember(release, key, pages)

    def _keys(self, filed: Filed[Dossier], language: str) -> tuple[str, str]:
        """The key of pages without a fault, and that of pages with one."""
        sheet: Sheet = filed.known.sheets[language]
        drawn_with = [self.tools.pages[kind] for kind in sheet.kinds]
        key = hashlib.sha256("\0".join((sheet.shown, *self.formats, "", *drawn_with)).encode()).hexdigest()
        return key, f"{key}-{digest({**filed.sources, **filed.beside})[:16]}"

    def _remember(self, release: str, key: str, pages: Pages) -> None:
        known = self.ledger.pages.setdefault(release, {})
        known.pop(key, None)
        known[key] = pages
        while len(known) > MOST:
            known.pop(next(iter(known)))


def _complaints(release: str, language: str, made: Rendered) -> list[Finding]:
    """What the page engine had to say, as findings."""
    place = Place(f"releases/{release}/release.yaml")
    findings = []
    for complaint in made.complaints:
        message = f"the page in {language} is not complete: {complaint}"
        fix = "look at the page as a draft (--draft); if the text is in order, report this"
        findings.append(Finding(INCOMPLETE_PAGE, message, fix, place, release, language))
    if made.unrepaired:
        message = f"words may not be found in the PDF in {language}: {made.unrepaired}"
        fix = "install the version of WeasyPrint that pressctl asks for (pressctl doctor shows which is there)"
        findings.append(Finding(UNREPAIRED_TEXT, message, fix, place, release, language))
    return findings

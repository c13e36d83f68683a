"""What of a newsroom has to be looked at again, and why: everything else is as it was."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..check.hearsay import Hearsay, Said, together
from ..convert.rules import UNREADABLE_BODY
from ..load.accepted import ACCEPTED, APPROVALS
from ..model.finding import Finding
from .dossier import Dossier, Filed, Known, Masthead, has_turned, squeezed
from .examine import Wanted, examine
from .manifest import SHARED
from .rules import UNEXAMINED
from .sources import ORGANISATIONS, Sources, digest
from .stage import Stage
from .store.ledger import Ledger

NEW = "it was never built"
FORCED = "everything was asked for anew"
TOOLS = "pressctl, or something that it stands on, has changed"
GAVE_UP = "a program gave up on it the last time"
CLOCK = "a moment has passed on which it depends"
DECISIONS = (f"/{ACCEPTED}", f"/{APPROVALS}")  # what people decided of pages; none is made from it
HEARSAY = "another release says something else of a link or a picture that it has"


@dataclass
class Plan:
    """Why releases are to be looked at again. `texts` stands for what texts are read with."""

    sources: Sources
    ledger: Ledger
    texts: str
    stage: Stage
    now: datetime.datetime
    is_forced: bool = False

    @cached_property
    def shared(self) -> str:
        """The digest of what all releases share, but for the organisations: each of these has one of its own."""
        return digest({path: one for path, one in self.sources.shared().items() if path != ORGANISATIONS})

    @cached_property
    def whole(self) -> dict[str, str]:
        """What the masthead is made from: all that is shared, and which releases and lists there are."""
        names = {f"{name}/": "" for name in (*self.sources.releases, *self.sources.single)}
        return {**self.sources.shared(), **names}

    def why_masthead(self) -> str:
        """Why what all share has to be looked at again; empty if it has not."""
        there = self.ledger.masthead
        if there is None or self.is_forced:
            return FORCED if there else NEW
        if there.sources != self.whole:
            return _changed(there.sources, self.whole)
        return self._outdated(there)

    def why(self, release: str) -> str:
        """Why a release has to be looked at again; empty if it has not."""
        there = self.ledger.filed.get((self.stage, release))
        if there is None or self.is_forced:
            return FORCED if there else NEW
        own = self.sources.of(release)
        if there.sources != own:
            return _changed(there.sources, own)
        for name, was in there.beside.items():
            if self.sources.digest(name) != was:
                return f"‘{name}’, which it names, has changed"
        return self._outdated(there) or self._why_named(there)

    def _outdated(self, there: Filed[Dossier] | Filed[Masthead]) -> str:
        if gave_up(there.known.findings):
            return GAVE_UP
        if there.tools != self.texts:
            return TOOLS
        if there.shared != self.shared:
            return "the settings or lists of the newsroom have changed"
        return CLOCK if has_turned(there.known.turns, there.at, self.now.timestamp()) else ""

    def _why_named(self, there: Filed[Dossier]) -> str:
        """Why, where an organisation that it names is not what it was, or it names what was not there."""
        dossier = there.known
        for name, was in dossier.organisations.items():
            now = self.organisations.get(name)
            if now is None or now.digest != was:
                return f"the organisation ‘{name}’ has changed"
        unheard = self.ledger.unheard(there.build)
        text = self.sources.words(dossier.release) if unheard else ""
        return "it names a release or an organisation that is new" if any(word in text for word in unheard) else ""

    @property
    def masthead(self) -> Masthead:
        """What all releases share, which has to be looked at before."""
        assert self.ledger.masthead
        return self.ledger.masthead.known

    @property
    def organisations(self) -> Mapping[str, Known]:
        """Those of the masthead, which has to be looked at before."""
        return self.ledger.masthead.known.organisations if self.ledger.masthead else {}

    def wanted(self, releases: tuple[str, ...], is_masthead: bool = False) -> Wanted:
        """What is to be looked at, with what all others say."""
        shared = self.ledger.masthead.known.shared if self.ledger.masthead and not is_masthead else b""
        return Wanted(self.sources.root, releases, is_masthead, self.stage, self.now, self.told(releases), shared)

    def look_at_masthead(self) -> tuple[Finding, ...]:
        """Look at what all releases share, and keep it; what was found where it cannot be understood."""
        examined = examine(self.wanted((), is_masthead=True))
        if examined.masthead:
            self.file_masthead(examined.masthead)
        return () if examined.masthead else examined.unread

    def file_masthead(self, masthead: Masthead) -> None:
        """Keep what all releases share."""
        self.ledger.masthead = Filed(
            masthead, self.ledger.build, self.now.timestamp(), self.texts, self.shared, self.whole
        )

    def file(self, dossier: Dossier) -> None:
        """Keep what is known of a release, with all that it was told from."""
        beside = {name: self.sources.digest(name) for name in dossier.seen}
        own = self.sources.of(dossier.release)
        filed = Filed(dossier, self.ledger.build, self.now.timestamp(), self.texts, self.shared, own, beside)
        self.ledger.filed[self.stage, dossier.release] = filed

    def made_from(self, release: str, language: str | None) -> dict[str, str]:
        """The digests of the files that an edition is made from: those of its release, and of what that includes.

        Texts in other languages are left out, but for what it includes: that may be shown in one of them.
        """
        filed = self.ledger.filed[self.stage, release]
        languages = self.ledger.masthead.known.languages if self.ledger.masthead else ()
        others = tuple(f".{code}.md" for code in languages if language and code != language)
        found = {path: one for path, one in self.sources.shared().items() if path in SHARED}
        found |= {path: one for path, one in self.sources.of(release).items() if not path.endswith(others)}
        for name in filed.known.included:
            found |= self.sources.of(name)
        return {path: one for path, one in found.items() if "/." not in path and not path.endswith(DECISIONS)}

    def listen(self) -> None:
        """Take note of what releases and organisations are called, so that whoever names a new one is found."""
        names = [squeezed(name) for name in self.sources.releases]
        names += [name for one in self.organisations.values() for name in one.names]
        self.ledger.hear(names)

    def told(self, but: Collection[str] = ()) -> Said:
        """What all releases say together, but for some."""
        masthead = [self.ledger.masthead.known.said] if self.ledger.masthead else []
        others = (self.ledger.filed.get((self.stage, name)) for name in self.sources.releases if name not in but)
        return together([*masthead, *(one.known.said for one in others if one)])

    @property
    def is_masthead_misinformed(self) -> bool:
        """Whether what all releases share would be answered otherwise now than it was."""
        there = self.ledger.masthead
        return there is not None and not _agrees(Hearsay(self.told()), there.known.asked)

    def misinformed(self, releases: Iterable[str]) -> list[str]:
        """The releases that would be answered otherwise now than they were."""
        hearsay = Hearsay(self.told())
        there = ((name, self.ledger.filed.get((self.stage, name))) for name in releases)
        return [name for name, one in there if one and not _agrees(hearsay, one.known.asked)]


def gave_up(findings: Iterable[Finding]) -> bool:
    """Whether a program gave up on a text, for want of memory or time: it may have both when it is asked again."""
    return any(finding.rule in (UNREADABLE_BODY, UNEXAMINED) for finding in findings)


def _agrees(hearsay: Hearsay, asked: Mapping[str, str]) -> bool:
    return all(hearsay.answer(question) == answer for question, answer in asked.items())


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """Which file is not as it was; one is enough for a reason."""
    for path in sorted({*before, *now}):
        if before.get(path) != now.get(path):
            return f"{path} {'is new' if path not in before else 'is gone' if path not in now else 'has changed'}"
    return ""

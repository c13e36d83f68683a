"""What the texts of a release say about how many sign, beside the lists that they may speak of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ..model.newsroom import Newsroom
from ..model.passage import Passage, Transcript
from ..model.release import Release
from ..model.signing import Tally
from .claims import Claim, Statement
from .folding import fold
from .rule import Desk
from .statements import statements

# Where numbers are discussed, and not claimed.
ASIDE = ("notes", "corrections", "withdrawn")
LIKE = {"certain": Decimal(5), "likely": Decimal(2), "calls": Decimal(2), "none": Decimal("1.1")}


@dataclass(frozen=True, slots=True)
class List:
    """The list of a release's signatories; `is_own` says that it is of the release whose text is read."""

    release: Release
    tally: Tally
    is_own: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """A claim that is not true of the list that it speaks of; `is_sure` where nothing else can be meant."""

    passage: Passage
    claim: Claim
    list: List
    is_sure: bool

    @property
    def words(self) -> str:
        return " ".join(self.passage.text[self.claim.start : self.claim.end].split())

    @property
    def message(self) -> str:
        of = "" if self.list.is_own else f" of ‘{self.list.release.id}’"
        return f"‘{self.words}’ does not agree with the list{of}, which has {self._count}"

    @property
    def fix(self) -> str:
        subjects = ("organisations", "individuals") if self.claim.subject == "signatories" else (self.claim.subject,)
        of = "" if self.list.is_own else f":{self.list.release.id}"
        named = " and ".join(f"{{{{{subject}{of}}}}}" for subject in subjects)
        return f"write {named}, counted anew each time, or mend the list"

    @property
    def _count(self) -> str:
        tally = self.list.tally
        people = f"{tally.individuals} individual{'s' * (tally.individuals != 1)}"
        bodies = f"{tally.organisations} organisation{'s' * (tally.organisations != 1)}"
        match self.claim.subject:
            case "organisations":
                return bodies
            case "individuals":
                return people
            case "signatories":
                return f"{bodies} and {people}"


def doubts(transcript: Transcript, desk: Desk) -> Iterator[Doubt]:
    """The claims of a release's texts, in one language, that no list bears out."""
    lists = lists_of(transcript, desk.newsroom)
    if not lists:
        return
    for passage, statement in stated(transcript, desk):
        fitting = [one for one in lists if not statement.years or one.release.date.year in statement.years]
        for claim in statement.claims:
            doubt = _doubt(passage, statement, claim, [one for one in fitting if claim.counts(one.tally)])
            if doubt:
                yield doubt


def stated(transcript: Transcript, desk: Desk) -> Iterator[tuple[Passage, Statement]]:
    """All that a release states about how many sign, outside its notes."""
    for passage in transcript.passages:
        language = desk.newsroom.languages.get(passage.language)
        if language and passage.role not in ("note", "name") and not passage.field.startswith(ASIDE):
            for statement in statements(passage.text, language):
                yield passage, statement


def lists_of(transcript: Transcript, newsroom: Newsroom) -> list[List]:
    """The lists that a text may speak of: the release's own, and those of releases that it names, shows or links to."""
    release = transcript.release
    if release is None:
        return []
    linked = [_last(mention.target) for mention in transcript.mentions]
    names = dict.fromkeys([*map(str, release.related), *map(str, release.included), *linked])
    others = [newsroom.find(name) for name in names if name in newsroom.ids and name != release.id]
    lists = [
        List(one, Tally.of(newsroom, one), one is release) for one in (release, *others) if one and one.signatories
    ]
    return [one for one in lists if one.tally.organisations or one.tally.individuals]


def _last(target: str) -> str:
    """What may be the id of a release in an address such as ../2020-01-idlib/ or #2020-01-idlib."""
    steps = target.partition("?")[0].replace("#", "/").removesuffix("index.html").rstrip("/")
    return steps.rpartition("/")[2]


def _doubt(passage: Passage, statement: Statement, claim: Claim, lists: list[List]) -> Doubt | None:
    """What is wrong with a claim, if none of the lists has such a number and one of them is meant."""
    if any(claim.holds(one.tally) for one in lists):
        return None
    named = [one for one in lists if _names(passage, one.release)]
    pool = [one for one in lists if one.is_own] or named or lists
    meant = [one for one in pool if _is_meant(statement, claim, one)]
    if not meant:
        return None
    bound = _borne_out(statement, meant[0])
    is_sure = len(pool) == 1 and (statement.evidence in ("certain", "likely") or bound)
    return Doubt(passage, claim, meant[0], is_sure)


def _is_meant(statement: Statement, claim: Claim, one: List) -> bool:
    """Whether a claim speaks of this list: what stands beside it does, or its number and its words are like it."""
    is_paired = len({other.subject for other in statement.claims}) > 1
    if statement.evidence == "none" and claim.subject == "individuals" and not is_paired:
        return False
    return _borne_out(statement, one) or claim.is_near(one.tally, LIKE[statement.evidence])


def _borne_out(statement: Statement, one: List) -> bool:
    """Whether a number of the statement is that of the list: 948 individuals beside 27 NGOs."""
    return any(claim.holds(one.tally) and claim.bound == "exact" for claim in statement.claims)


def _names(passage: Passage, release: Release) -> bool:
    """Whether a passage links to a release or has its title."""
    if any(leaf.target and _last(leaf.target) == release.id for leaf in passage.leaves):
        return True
    title = release.title.get(passage.language)
    return bool(title) and fold(str(title)) in fold(passage.text)

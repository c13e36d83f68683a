"""Which organisations of a list are one and the same, and which may be.

The same are those whose names have the same letters once folded. Those that may be the same share a web address or an
acronym, or their names differ by a letter, a word or the order of words. Nothing is guessed across scripts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from urllib.parse import urlsplit

from ..model.folding import folded, main_script
from ..model.naming import Vocabulary
from ..model.release import Organisation
from .spelling import Words, difference

# addresses where many have a page: there only the whole address tells one from another
SHARED_HOSTS = frozenset(
    {
        *("facebook.com", "m.facebook.com", "fb.com", "twitter.com", "x.com", "instagram.com", "linkedin.com"),
        *("youtube.com", "t.me", "medium.com", "sites.google.com", "docs.google.com", "linktr.ee", "github.com"),
        *("tiktok.com", "vk.com", "wa.me", "bit.ly", "helloasso.com", "change.org"),
    }
)
BRACKETED = re.compile(r"^(.*\w.*?)\s*[(\[](.+)[)\]]\s*$")
DASHED = re.compile(r"\s+[-–—|/]\s+|(?<=\w)-(?=[A-Z]{2,8}$)|,\s+")
ACRONYM = re.compile(r"(?:[^\W\d_a-z]\.?){2,8}")
MOST_ALIKE = 50  # names that share a key: beyond that it is a common word, and tells nothing


@dataclass(frozen=True, slots=True)
class Likeness:
    """Organisation number `later` of a list may be number `earlier`; `reason` says why, nothing if it surely is."""

    earlier: int
    later: int
    reason: str | None


def halves(name: str) -> tuple[str, str] | None:
    """The two names, or the name and the acronym, that a text such as “A - B” or “Name (ACR)” holds."""
    bracketed = BRACKETED.match(name)
    parts = bracketed.groups() if bracketed else DASHED.split(name)
    if len(parts) != 2 or not all(map(folded, parts)):
        return None
    one, other = (part.strip() for part in parts)
    is_acronym = bool(ACRONYM.fullmatch(one)) != bool(ACRONYM.fullmatch(other))
    return (one, other) if is_acronym or main_script(one) != main_script(other) else None


def full_names(organisation: Organisation) -> set[str]:
    """The folded names under which an organisation is known, those that stand in one text taken apart."""
    names: set[str] = set()
    for name in (*organisation.name.values(), *organisation.aka):
        pair = halves(name)
        names |= {folded(name), *(folded(part) for part in pair or () if not ACRONYM.fullmatch(part))}
    return {name for name in names if len(name) > 1}


def acronyms(organisation: Organisation) -> set[str]:
    """The folded acronyms of an organisation, as far as somebody wrote them."""
    told = {str(organisation.acronym)} if organisation.acronym else set()
    for name in (*organisation.name.values(), *organisation.aka):
        told |= {part for part in (name, *(halves(name) or ())) if ACRONYM.fullmatch(part)}
    return {folded(acronym).replace(" ", "") for acronym in told}


def site(organisation: Organisation) -> str | None:
    """The web host of an organisation, with the whole address where many have a page."""
    if not organisation.url:
        return None
    address = urlsplit(organisation.url)
    host = (address.hostname or "").removeprefix("www.")
    return f"{host}{address.path}".rstrip("/").casefold() if host in SHARED_HOSTS else host


def same(organisations: Sequence[Organisation]) -> Iterator[Likeness]:
    """The organisations that stand in a list before, under the same name."""
    first: dict[str, int] = {}
    for number, organisation in enumerate(organisations):
        names = full_names(organisation)
        earlier = min((first[name] for name in names if name in first), default=None)
        if earlier is not None:
            yield Likeness(earlier, number, None)
        for name in names:
            first.setdefault(name, number)


def similar(organisations: Sequence[Organisation], vocabulary: Vocabulary) -> Iterator[Likeness]:
    """The organisations that may be one that stands in the list before, and do not have the same name."""
    found = {(one.earlier, one.later) for one in same(organisations)}
    for likeness in (*_by_site(organisations), *_by_acronym(organisations), *_by_words(organisations, vocabulary)):
        if (likeness.earlier, likeness.later) not in found:
            found.add((likeness.earlier, likeness.later))
            yield likeness


def _by_site(organisations: Iterable[Organisation]) -> Iterator[Likeness]:
    first: dict[str, int] = {}
    for number, organisation in enumerate(organisations):
        host = site(organisation)
        if host and first.setdefault(host, number) != number:
            yield Likeness(first[host], number, f"both are at {host}")


def _by_acronym(organisations: Sequence[Organisation]) -> Iterator[Likeness]:
    """Where one is known by its acronym only, or the two have no language in which their names could be compared."""
    bearers: defaultdict[str, list[int]] = defaultdict(list)
    for number, organisation in enumerate(organisations):
        for acronym in acronyms(organisation):
            bearers[acronym].append(number)
    for acronym, numbers in bearers.items():
        for earlier, later in combinations(numbers[:MOST_ALIKE], 2):
            one, other = organisations[earlier], organisations[later]
            is_bare = acronym in {folded(name).replace(" ", "") for o in (one, other) for name in o.name.values()}
            if is_bare or not set(one.name) & set(other.name):
                yield Likeness(earlier, later, f"both are known as {acronym.upper()}")


def _by_words(organisations: Sequence[Organisation], vocabulary: Vocabulary) -> Iterator[Likeness]:
    shelf = _Shelf()
    for number, organisation in enumerate(organisations):
        for name in full_names(organisation):
            shelf.put(number, vocabulary.words(name))
    for one, other in shelf.neighbours():
        reason = difference(shelf.names[one], shelf.names[other], vocabulary.bodies)
        if reason:
            owners = shelf.owners[one], shelf.owners[other]
            yield Likeness(min(owners), max(owners), reason)


@dataclass
class _Shelf:
    """Names put under keys, so that those a word or a letter apart share one: only these are compared."""

    names: list[Words] = field(default_factory=list)
    owners: list[int] = field(default_factory=list)
    keys: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))

    def put(self, owner: int, words: Words) -> None:
        number = len(self.names)
        self.names.append(words)
        self.owners.append(owner)
        for key in {hash(key) for key in _keys(words)}:
            self.keys[key].append(number)

    def neighbours(self) -> Iterator[tuple[int, int]]:
        """Each pair of names of two owners that share a key, once."""
        seen: set[tuple[int, int]] = set()
        for numbers in self.keys.values():
            if 1 < len(numbers) <= MOST_ALIKE:
                for pair in combinations(numbers, 2):
                    if pair not in seen and self.owners[pair[0]] != self.owners[pair[1]]:
                        seen.add(pair)
                        yield pair


def _keys(words: Words) -> Iterator[object]:
    """The letters without gaps; the words without one or two of them; short names without one letter."""
    letters, ordered = "".join(words), tuple(sorted(words))
    yield letters
    yield ordered
    if len(words) > 1:
        yield from combinations(ordered, len(words) - 1)
    if len(words) > 3:
        yield from combinations(ordered, len(words) - 2)
    else:
        yield from (letters[:gap] + letters[gap + 1 :] for gap in range(len(letters)))

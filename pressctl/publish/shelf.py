"""What is published, in the order in which lists show it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from ..model.teaser import Teaser

When = Mapping[tuple[str, str], datetime]
UNKNOWN = "99"  # of a month or day that is not known: the release stands before those of which more is known
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Shelf:
    """The releases of one language, newest first."""

    teasers: tuple[Teaser, ...]

    @classmethod
    def of(cls, teasers: Iterable[Teaser], language: str, when: When) -> Shelf:
        """The teasers of a language; of those of one day, that comes first which was published last."""
        own = sorted((each for each in teasers if each.language == language), key=lambda each: each.release)
        return cls(tuple(sorted(own, key=lambda each: (_day(each), when[each.release, language]), reverse=True)))

    @property
    def kinds(self) -> dict[str, str]:
        """The kinds that there are, by what several of them are called, in the order of these words."""
        found = {each.kind: each.kind_plural for each in self.teasers}
        return dict(sorted(found.items(), key=lambda pair: (pair[1], pair[0])))

    @property
    def years(self) -> list[int]:
        """The years in which there is something, the last one first."""
        return sorted({each.year for each in self.teasers}, reverse=True)

    def of_kind(self, kind: str) -> tuple[Teaser, ...]:
        """Those of a kind."""
        return tuple(each for each in self.teasers if each.kind == kind)

    def of_year(self, year: int) -> tuple[Teaser, ...]:
        """Those of a year."""
        return tuple(each for each in self.teasers if each.year == year)


def _day(teaser: Teaser) -> tuple[str, ...]:
    year, month, day = (*teaser.iso_date.split("-"), UNKNOWN, UNKNOWN)[:3]
    return year, month, day


def moment(when: datetime) -> str:
    """A moment as feeds write it (RFC 3339), in UTC."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def last(teasers: Sequence[Teaser], when: When) -> datetime:
    """The last moment of these releases."""
    return max((when[each.release, each.language] for each in teasers), default=LONG_AGO)

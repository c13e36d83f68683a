"""What the site's other pages need to know of a published page."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import TypeAdapter


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """The picture beside a teaser: its file beside the release's page, its size in pixels, its description."""

    name: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Amendment:
    """A correction: its day in ISO 8601, as far as it is known, and its text without any markup."""

    date: str
    text: str


@dataclass(frozen=True, slots=True)
class Teaser:
    """A release in one language, as lists, feeds and the search tell of it.

    `title_html` and `summary_html` are the same texts as HTML, escaped, with the direction of each foreign run.
    `kind_label` is what the kind is called on the page, `kind_plural` what several of it are. `date` is as printed,
    `iso_date` in ISO 8601 as far as it is known, `embargo` the moment in ISO 8601, also when it is over; both are
    empty where there is none. `words` is all that readers may search for: of a withdrawn release what is still shown.
    `formats` are the files offered beside the page, by their suffix.
    """

    release: str
    language: str
    kind: str
    kind_label: str
    kind_plural: str
    title: str
    title_html: str
    summary: str
    summary_html: str
    date: str
    iso_date: str
    is_estimate: bool
    hashtags: tuple[str, ...]
    picture: Thumbnail | None
    corrections: tuple[Amendment, ...]
    is_withdrawn: bool
    embargo: str
    address: str
    organisations: tuple[str, ...]
    words: str
    formats: tuple[str, ...] = field(default=())

    @property
    def year(self) -> int:
        """The year of the release's date."""
        return int(self.iso_date[:4])

    @classmethod
    def read(cls, content: bytes) -> Teaser:
        """A teaser that was written; ValueError where these bytes are none."""
        return _ADAPTER.validate_json(content)

    def written(self) -> bytes:
        """The teaser as JSON, always the same bytes for the same teaser."""
        return _ADAPTER.dump_json(self, indent=1) + b"\n"


_ADAPTER = TypeAdapter(Teaser)

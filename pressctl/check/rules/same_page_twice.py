"""LNK036"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from ...model.address import Unreadable, canonical, without_trackers
from ...model.finding import Severity
from ...model.link import Link
from ...model.passage import Transcript
from ..links import links
from ..rule import Desk, Report, rule


@rule("LNK036", Severity.INFO)
def same_page_twice(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    """A text links to one page in two ways of writing its address.

    Why: readers who compare them think of two pages; and when it moves, one of the two is forgotten.
    Wrong:
    ```body.en.md
    Read [the report](https://example.org/the-report) and [what it says](https://EXAMPLE.org/the%2Dreport).
    ```
    Right:
    ```body.en.md
    Read [the report](https://example.org/the-report) and [what it says](https://example.org/the-report).
    ```
    """
    own = tuple(map(str, desk.newsroom.settings.links.strip))
    first: dict[str, Link] = {}
    for link in links(transcript):
        page = _page(link.target, own)
        other = first.setdefault(page, link) if page else link
        if other.target != link.target:
            better = min((other, link), key=lambda one: _strangeness(one.target, page, own))
            message = f"{link.target} is the page that {other.place} links to as {other.target}"
            yield Report(link.place, message, f"write {better.target} in both places")


def _page(target: str, own: tuple[str, ...]) -> str:
    """The page and the place in it, in one form; empty for what is no page of the web."""
    try:
        clean = without_trackers(target, own)
        fragment = urlsplit(clean).fragment
        return canonical(clean) + (f"#{fragment}" if fragment else "")
    except (Unreadable, ValueError):
        return ""


def _strangeness(target: str, page: str, own: tuple[str, ...]) -> tuple[bool, bool]:
    return without_trackers(target, own) != target, target != page

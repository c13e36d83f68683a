"""LNK024"""

import re
from collections.abc import Iterator

from ...model.address import tracker_pattern, without_trackers
from ...model.finding import Edit, Severity
from ...model.node import Text
from ...model.passage import Transcript
from ...model.place import Place
from ..rule import Desk, Report, rule

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>«»“”،؛؟)\]]+")


@rule("LNK024", Severity.WARNING)
def tracked_link(transcript: Transcript, desk: Desk) -> Iterator[Report]:
    """A link carries a number that tells a platform who clicked, such as fbclid or utm_source.

    Why: readers are followed, some of them in danger, and the same page linked twice looks like two.
    Wrong:
    ```body.en.md
    Read [the report](https://example.org/report?fbclid=IwAR0).
    ```
    Right:
    ```body.en.md
    Read [the report](https://example.org/report).
    ```
    """
    own = tuple(map(str, desk.newsroom.settings.links.strip))
    seen: set[Place] = set()
    for address, place in _addresses(transcript, desk):
        clean = without_trackers(address, own)
        if clean != address and place not in seen:
            seen.add(place)
            name = tracker_pattern(own).search(address)
            message = f"the link carries the tracker ‘{name[1] if name else ''}’"
            yield Report(place, message, f"write {clean}", edits=(Edit(place, address, clean),))


def _addresses(transcript: Transcript, desk: Desk) -> Iterator[tuple[str, Place]]:
    """Where links lead, addresses in texts, and once those of organisations."""
    yield from ((mention.target, mention.aim or mention.place) for mention in transcript.mentions)
    for passage in transcript.passages:
        for match in ADDRESS.finditer(passage.text):
            yield match[0].rstrip(".,;:!?’'\""), passage.at(match.start())
    if transcript.release is None and transcript.language == next(iter(desk.newsroom.languages)):
        urls = (organisation.url for organisation in desk.newsroom.organisations.values())
        yield from ((str(url), url.place) for url in urls if isinstance(url, Text))

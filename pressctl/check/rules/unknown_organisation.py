"""SIG001"""

from collections.abc import Iterator
from difflib import get_close_matches

from ...model.node import Text
from ...model.release import Release
from ..rule import Desk, Report, rule


@rule("SIG001")
def unknown_organisation(release: Release, desk: Desk) -> Iterator[Report]:
    """A signatory is named by an id that organisations.yaml does not have.

    Why: the list prints official names, and takes them from organisations.yaml; an id without a record would be left
    out of the list and of its count.
    Wrong:
    ```
    signatories: { organisations: [no-such-organisation] }
    ```
    Right:
    ```
    signatories: { organisations: [ { name: { en: Hurras Network } } ] }
    ```
    """
    known = desk.newsroom.organisations
    listed = release.signatories
    named = [entry for entry in listed.organisations if isinstance(entry, Text)] if listed else []
    gone = [withdrawal.id for withdrawal in listed.withdrawn] if listed else []
    for entry in [*named, *gone]:
        if entry not in known:
            close = get_close_matches(entry, list(known), 1)
            hint = f"did you mean ‘{close[0]}’? Otherwise " if close else ""
            message = f"no organisation has the id ‘{entry}’"
            yield Report(entry.place, message, f"{hint}add it to releases/organisations.yaml")

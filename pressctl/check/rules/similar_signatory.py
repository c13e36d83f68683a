"""SIG005"""

from collections.abc import Iterator

from ...model.finding import Severity
from ..likeness import same, similar
from ..roll import Roll, stands
from ..rule import Desk, Report, rule

FIX = "keep one, with the other spelling under aka:; leave both if they are two organisations"


@rule("SIG005", Severity.WARNING)
def similar_signatory(roll: Roll, desk: Desk) -> Iterator[Report]:
    """Two organisations of a list may be one: a letter, a word or the order of words apart, or at one web address.

    Why: an organisation that signs from two forms is often spelt in two ways, and then counted twice. Nothing is ever
    merged: only you can know.
    Wrong:
    ```organisations.yaml
    - { id: doctors, name: { en: Free Doctors of the Northern Syndicate } }
    - { id: northern-doctors, name: { en: Free doctors of northe syndecate } }
    ```
    Right:
    ```organisations.yaml
    - { id: doctors, name: { en: Free Doctors of the Northern Syndicate }, aka: [Free doctors of northe syndecate] }
    ```
    """
    if roll.release and not any(roll.written):
        return  # organisations.yaml has them all, and is looked at as a whole
    organisations = [entry.organisation for entry in roll.entries]
    twice = {likeness.later for likeness in same(organisations)}  # another rule says so
    for likeness in similar(organisations, desk.newsroom.vocabulary):
        if twice & {likeness.earlier, likeness.later}:
            continue
        earlier, later = roll.entries[likeness.earlier], roll.entries[likeness.later]
        if roll.release is None or earlier.is_written or later.is_written:
            where = stands(earlier.place, later.place)
            message = f"‘{later.name}’ may be ‘{earlier.name}’ {where}: {likeness.reason}"
            yield Report(later.place, message, FIX)

"""What stands behind the text of a release: who signs it, its notes and corrections, and who is to be reached."""

from __future__ import annotations

from collections.abc import Iterator

from ..model.article import (
    Block,
    Link,
    Listing,
    Paragraph,
    Span,
    Styled,
)
from ..model.edition import (
    Edition,
    Line,
    Passage,
    Reached,
    Signed,
)
from .section import NOWHERE, SPACE, TURN, Section, figures, joined, paragraph, words


def signed(edition: Edition, level: int) -> Iterator[Section]:
    """Who signs, and the editor's notes."""
    if edition.signatories or edition.people:
        figure = edition.organisations_figure if edition.signatories else ()
        names = [*map(_signatory, edition.signatories), *edition.people]
        items = tuple((Paragraph(name, NOWHERE, tight=True),) for name in names)
        blocks = (paragraph(figure, edition.signatories_line), Listing(ordered=False, items=items, place=NOWHERE))
        yield Section("signatories", level, edition.labels["signatories"], blocks, edition.language)
    if edition.notes:
        yield _section(edition, level, "notes", edition.notes.blocks)


def _signatory(signed: Signed) -> Line:
    """A name with its acronym, and on a line of its own the one that the organisation gives itself."""
    acronym = (*words("("), *signed.acronym, *words(")")) if signed.acronym else ()
    name = joined((SPACE,), (signed.name, acronym))
    if signed.language:
        name = (Span(signed.language, signed.direction, name, NOWHERE),)
    return joined((TURN,), (name, signed.own))


def _section(edition: Edition, level: int, label: str, blocks: tuple[Block, ...]) -> Section:
    return Section("back", level, edition.labels[label], blocks, edition.language, figures(edition))


def dated(passage: Passage) -> tuple[Block, ...]:
    """A passage behind its date."""
    return (Paragraph((Styled("strong", passage.title, NOWHERE),), NOWHERE), *passage.body.blocks)


def corrections(edition: Edition, level: int) -> Iterator[Section]:
    """What was put right after publication, if anything was."""
    if edition.corrections:
        blocks = tuple(block for passage in edition.corrections for block in dated(passage))
        yield _section(edition, level, "corrections", blocks)


def back(edition: Edition) -> Iterator[Section]:
    """What stands behind the text of a page."""
    yield from corrections(edition, 1)
    if edition.source:
        yield _section(edition, 1, "source", (Paragraph(edition.source, NOWHERE),))
    for about in edition.boilerplate:
        yield Section("back", 1, about.title, about.body.blocks, edition.language)
    if edition.related:
        lines = [(Link(other.address, "", other.title, NOWHERE),) for other in edition.related]
        items = tuple((Paragraph(line, NOWHERE, tight=True),) for line in lines)
        yield _section(edition, 1, "related", (Listing(ordered=False, items=items, place=NOWHERE),))
    if edition.contacts:
        blocks = tuple(_reached(reached, edition) for reached in edition.contacts)
        yield _section(edition, 1, "contact", blocks)


def _reached(reached: Reached, edition: Edition) -> Paragraph:
    """A contact, each way to reach it on a line of its own."""
    says = edition.language.labels
    email = (Link(f"mailto:{reached.email}", "", reached.email_line, NOWHERE),) if reached.email else ()
    phone = (Link(f"tel:{reached.phone}", "", reached.phone_line, NOWHERE),) if reached.phone else ()
    ways = [_named(says["email"], email, edition), _named(says["telephone"], phone, edition)]
    return Paragraph(joined((TURN,), (reached.name, edition.letterhead.name, *ways)), NOWHERE)


def _named(name: str, line: Line, edition: Edition) -> Line:
    """Something behind its name and the colon of the language."""
    before = edition.language.labels["typed"].format(type=name, title="")
    return joined((SPACE,), (words(before.rstrip(" ")), line)) if line else ()

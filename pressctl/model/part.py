"""Parts of a report: its chapters and annexes, from files beside it or from other releases."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Tag, model_validator

from .fields import Flag, Slug
from .node import Text
from .record import PlainText, Record, Translated, kind_of_node, unfit


class Part(Record):
    """A chapter or an annex.

    `name` is that of its files sections/<name>.<language>.md, `include` the id of the release that it shows; it has
    one of the two. `languages` are those it is in, on purpose; readers of others get the first of them.
    """

    name: Slug | None = None
    include: Slug | None = None
    title: Translated | None = None
    summary: Translated | None = None
    languages: tuple[PlainText, ...] = ()
    numbered: Flag = True
    new_page: Flag = True

    @model_validator(mode="after")
    def _from_one_place(self) -> Part:
        if bool(self.name) == bool(self.include):
            fix = "write ‘name: …’ for files in sections/, or ‘include: …’ with the id of a release"
            raise unfit("a part of a report comes from files of its own or from another release", fix)
        return self

    @property
    def anchor(self) -> Text:
        """What references to the part name: its name, or the id of the release it shows."""
        return self.name or self.include or Text("", "")


Entry = Annotated[Annotated[Slug, Tag("text")] | Annotated[Part, Tag("mapping")], Discriminator(kind_of_node)]


def part_of(entry: Text | Part) -> Part:
    """A part, of which the writer may have given the name alone."""
    return entry if isinstance(entry, Part) else Part.model_construct(name=entry)

"""Where YAML's reader gave up, and what a writer is told about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from ..model.finding import Rule
from .rules.written import SRC007
from .source import Source


@dataclass(frozen=True)
class Trap:
    """A fault of notation: where, what, what to type; `patch` replaces characters by their index."""

    index: int
    message: str
    fix: str
    patch: Mapping[int, str] = field(default_factory=dict)
    lossy: bool = False
    rule: Rule = SRC007


# in braces a value ends before the next field, or before what closes them
END_IN_BRACES = re.compile(r",\s*[\w-]+:\s|(?<!\s)\s*[}\]]\s*(?:#.*)?$")


class Complaint(Exception):
    """YAML's reader gives up: what it says, where it stood, and where what it was reading `began`."""

    def __init__(self, problem: str, context: str, index: int, began: int) -> None:
        super().__init__(problem)
        self.problem, self.context, self.index, self.began = problem, context, index, began


class Last(NamedTuple):
    """The value read last: where it begins and ends, and the quotation mark or bracket it begins with."""

    start: int
    end: int
    sign: str


@dataclass(frozen=True)
class Wreck:
    """Where reading stopped: `source` is the text read, patches and all, `original` the text as written."""

    complaint: Complaint
    source: Source
    original: Source
    last: Last

    @property
    def problem(self) -> str:
        return self.complaint.problem

    @property
    def context(self) -> str:
        return self.complaint.context

    @property
    def index(self) -> int:
        return self.complaint.index

    @property
    def began(self) -> int:
        return self.complaint.began

    @property
    def text(self) -> str:
        return self.source.text

    @property
    def sign(self) -> str:
        """The character at which reading stopped."""
        return self.text[self.index : self.index + 1]

    def number(self, index: int) -> int:
        """The line of `index`."""
        return self.source.at(index)[0]

    def before(self, index: int) -> str:
        """What stands before `index` on its line."""
        return self.text[self.text.rfind("\n", 0, index) + 1 : index]

    def written(self, index: int) -> str:
        """The value that begins at `index`, as written: up to the end of its line or, in braces, to the next field."""
        line = self.original.text[index:].split("\n", 1)[0].strip()
        if not self.context or "flow" not in self.context:
            before = self.original.text[:index].rsplit("\n", 1)[-1]
            if before.count("{") + before.count("[") <= before.count("}") + before.count("]"):
                return line
        end = END_IN_BRACES.search(line)
        return line[: end.start()].rstrip() if end else line

    def directly_after_last(self) -> bool:
        """Whether only spaces part the value read last from where reading stopped."""
        _, end, _ = self.last
        return 0 < end <= self.index and not self.text[end : self.index].strip(" ")

"""What pressctl has to say: findings about the content, and troubles that stop the work.

A finding always has a place. A trouble has none: a tool is missing, the disk is full, the command was not understood.
"""

from __future__ import annotations

import inspect
import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from .place import Place


class Severity(StrEnum):
    """How bad a finding is: errors stop publication, warnings and infos do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of a newsroom, as it stands in a rule's docstring: `file` is where it would be written."""

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding, with the page that explains it.

    `code` such as "TRN001", `name` such as "missing-translation" (reads well after "allow …"), and the parts of its
    docstring: one sentence, why it matters, what is wrong and what is right.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    why: str
    wrong: tuple[Example, ...]
    right: tuple[Example, ...]

    @classmethod
    def from_text(cls, code: str, name: str, severity: Severity, text: str) -> Rule:
        """Read a docstring of the form: summary, then the headings Why, Wrong and Right, each ended by a colon."""
        parts = re.split(r"^(Why|Wrong|Right):[ \t]*\n?", inspect.cleandoc(text), flags=re.MULTILINE)
        named = dict(zip(parts[1::2], parts[2::2], strict=True))
        summary, why = (" ".join(p.split()) for p in (parts[0], named.get("Why", "")))
        return cls(
            code, name, severity, summary, why, _examples(named.get("Wrong", "")), _examples(named.get("Right", ""))
        )


def _examples(text: str) -> tuple[Example, ...]:
    """Fenced blocks: the word after the fence is the file they belong to, release.yaml unless said."""
    fences = re.findall(r"^[ \t]*```[ \t]*(\S*)[^\n]*\n(.*?)^[ \t]*```[ \t]*$", text, re.DOTALL | re.MULTILINE)
    return tuple(Example(file or "release.yaml", textwrap.dedent(body)) for file, body in fences)


@dataclass(frozen=True, slots=True)
class Edit:
    """A mending that is safe: the characters `old`, which stand in the file at `place`, become `new`."""

    place: Place
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, where it stands, and how to put it right. `fix` may be empty where there is none.

    `edits` are what `pressctl fmt` does about it. `because` is why it is accepted, empty where it is not. `also` are
    the other places where the same is wrong, `details` what else is known of it, a line each; both may change without
    its being another finding.

    What is wrong with a rendered page also has the `page`, from 1, and the `box` on it: left, bottom, right and top in
    points from the page's lower left corner.
    """

    rule: Rule
    message: str
    fix: str
    place: Place
    release: str | None = None
    language: str | None = None
    page: int = 0
    box: tuple[float, float, float, float] | None = None
    edits: tuple[Edit, ...] = ()
    because: str = ""
    also: tuple[Place, ...] = ()
    details: tuple[str, ...] = ()

    @property
    def severity(self) -> Severity:
        return self.rule.severity

    @property
    def order(self) -> tuple[Place, str, str]:
        """The order of a report: by file, then line and column, then rule and message."""
        return (self.place, self.rule.code, self.message)


def counted(findings: Iterable[Finding]) -> str:
    """How many of what, such as “2 errors, 1 warning”."""
    severities = [finding.severity for finding in findings]
    counts = [(severities.count(severity), severity) for severity in Severity]
    return ", ".join(f"{n} {severity}{'' if n == 1 else 's'}" for n, severity in counts if n) or "nothing to mend"


def worst_is_error(findings: Iterable[Finding]) -> bool:
    """Whether any of the findings is an error."""
    return any(f.severity is Severity.ERROR for f in findings)


class Exit(IntEnum):
    """The exit codes of every command."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    CANNOT_FINISH = 3
    DEFECT = 4
    INTERRUPTED = 130


class Trouble(Exception):
    """Something outside the content that stops the work: `message` says what, `fix` what to do."""

    def __init__(self, message: str, fix: str = "", exit_code: Exit = Exit.CANNOT_FINISH) -> None:
        super().__init__(message)
        self.message = message
        self.fix = fix
        self.exit_code = exit_code

    def __reduce__(self) -> tuple[object, ...]:
        return (Trouble, (self.message, self.fix, self.exit_code))

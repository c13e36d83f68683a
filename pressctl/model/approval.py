"""Approvals: who looked at which final files, and what they decided; the records of an approvals.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from .folding import folded
from .record import Moment, PlainText, Record

DIGEST = 64  # hexadecimal digits of a SHA-256


class Approval(Record):
    """What one reviewer decided of one language. `files` are the digests of the final files, by their names."""

    language: PlainText
    reviewer: PlainText
    decision: Literal["approved", "returned"]
    at: Moment
    note: PlainText | None = None
    files: Mapping[str, PlainText] = Field(default_factory=dict)

    @property
    def is_approved(self) -> bool:
        return self.decision == "approved"

    @property
    def digests(self) -> dict[str, str]:
        """The files as plain values."""
        return {str(name): str(sha256) for name, sha256 in self.files.items()}

    def is_of(self, files: Mapping[str, str]) -> bool:
        """Whether it speaks of exactly these files, by name and digest."""
        return self.digests == dict(files)


def same_person(one: str, other: str) -> bool:
    """Whether two names are one person's, as far as names tell."""
    return folded(one) == folded(other)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a language of a release stands: what each reviewer decided last, of the files as they are or of others.

    `valid` are the approvals of just these files, `void` those of other files, `returned` are the returns of these
    files, `own` the approvals of these files by who wrote the text, `earlier` the returns of other files, which hold
    nothing back and have notes that whoever looks next has to know. `needed` is how many approvals it takes.
    """

    release: str
    language: str
    needed: int
    valid: tuple[Approval, ...] = ()
    void: tuple[Approval, ...] = ()
    returned: tuple[Approval, ...] = ()
    own: tuple[Approval, ...] = ()
    earlier: tuple[Approval, ...] = ()

    @property
    def is_approved(self) -> bool:
        """Whether it may be published as far as reviewers go."""
        return not self.returned and len(self.valid) >= self.needed


def standing(
    release: str,
    language: str,
    approvals: tuple[Approval, ...],
    files: Mapping[str, str],
    authors: tuple[str, ...],
    needed: int,
) -> Standing:
    """Judge the approvals of one language by its final files; `authors` are the names in its bylines."""
    last: dict[str, Approval] = {}
    for approval in sorted((one for one in approvals if one.language == language), key=lambda one: one.at.at):
        last[folded(approval.reviewer)] = approval
    of_these = [one for one in last.values() if one.is_of(files)]
    of_others = [one for one in last.values() if not one.is_of(files)]
    approved = [one for one in of_these if one.is_approved]
    own = tuple(one for one in approved if any(wrote(one.reviewer, author) for author in authors))
    return Standing(
        release,
        language,
        needed,
        valid=tuple(one for one in approved if one not in own),
        void=tuple(one for one in of_others if one.is_approved),
        returned=tuple(one for one in of_these if not one.is_approved),
        own=own,
        earlier=tuple(one for one in of_others if not one.is_approved),
    )


def wrote(reviewer: str, byline: str) -> bool:
    """Whether a byline names this reviewer, alone or among others."""
    return f" {folded(reviewer)} " in f" {folded(byline)} "

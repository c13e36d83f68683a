"""What pages are made for."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """A look without pages, a build into dist/, a draft, or the final pages, made in private to be published later.

    Before an embargo ends a build makes nothing, a draft says that it is one, and final pages are as they will be then.
    """

    CHECK = "check"
    BUILD = "build"
    DRAFT = "draft"
    FINAL = "final"

    @property
    def is_draft(self) -> bool:
        return self is Stage.DRAFT

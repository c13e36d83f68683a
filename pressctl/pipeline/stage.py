"""What pages are made for."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """A build into dist/, a draft, or the final pages, which are made in private and are what is published later.

    Before an embargo ends a build makes nothing, a draft says that it is one, and final pages are as they will be then.
    """

    BUILD = "build"
    DRAFT = "draft"
    FINAL = "final"

    @property
    def is_draft(self) -> bool:
        return self is Stage.DRAFT

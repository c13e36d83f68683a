"""What people decided about a release: a translations.yaml → what was accepted; an approvals.yaml → who approved."""

from __future__ import annotations

from pathlib import Path

from ..model.acceptance import Accepted
from ..model.approval import Approval
from ..model.finding import Finding
from .kept import kept

ACCEPTED = "translations.yaml"
APPROVALS = "approvals.yaml"
ACCEPT_AGAIN = "take the file back as it was, or delete it and run `pressctl i18n accept`"
APPROVE_AGAIN = "take the file back as it was, or delete it and have the release approved again with `pressctl review`"


def accepted(root: Path, folder: str) -> tuple[tuple[Accepted, ...], list[Finding]]:
    """What the translations.yaml of `folder` holds, if there is one, and what is wrong with it."""
    return kept(root, f"{folder}/{ACCEPTED}", Accepted, ACCEPT_AGAIN)


def approvals(root: Path, folder: str) -> tuple[tuple[Approval, ...], list[Finding]]:
    """What the approvals.yaml of `folder` holds, if there is one, and what is wrong with it."""
    return kept(root, f"{folder}/{APPROVALS}", Approval, APPROVE_AGAIN)

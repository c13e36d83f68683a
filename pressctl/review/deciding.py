"""What a reviewer's form says, and what comes of it."""

from __future__ import annotations

from urllib.parse import parse_qs

from ..model.approval import wrote
from .shown import Changed, Decision, Desk, Missing, State


def typed(body: bytes) -> dict[str, str]:
    """The fields of a form, as a browser sends it."""
    return {name: values[-1] for name, values in parse_qs(body.decode("utf-8", "replace")).items()}


def decision(release: str, code: str, form: dict[str, str]) -> Decision:
    """What the form decides, of the files that its reviewer saw."""
    return Decision(
        release,
        code,
        form.get("shown", ""),
        " ".join(form.get("reviewer", "").split()),
        form.get("decision") == "approved",
        form.get("note", "").replace("\r\n", "\n").strip(),
    )


def recorded(desk: Desk, one: Decision) -> str:
    """Write a decision down, if it can be taken; the key of the label that says what came of it.

    Raises Changed where the files are others by now, and Trouble where it cannot be written.
    """
    reviewed = desk.board(one.release).find(one.release)
    version = reviewed.version(one.language) if reviewed else None
    if version is None:
        raise Missing
    if not one.reviewer:
        return "refused-name"
    if not one.is_approved and not one.note:
        return "refused-note"
    if version.digest != one.digest:
        raise Changed
    if one.is_approved and version.state is State.BROKEN:
        return "refused-errors"
    desk.decide(one)
    if not one.is_approved:
        return "done-returned"
    return "done-own" if version.author and wrote(one.reviewer, version.author) else "done-approved"

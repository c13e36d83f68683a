"""All checks in a row."""

from __future__ import annotations

from typing import Any

from pressctl.proof.read import opened

from . import drawn, lettering, links, structure, whole
from .rule import RULES, TagFault
from .sheet import Sheet

ROOMS = (drawn, lettering, links, structure, whole)  # whose checks are known once they are imported


def tag_faults(pdf: bytes) -> list[TagFault]:
    """What is wrong with the tags of a PDF, by number and page."""
    with opened(pdf) as file:
        return faults_in(file)


def faults_in(file: Any) -> list[TagFault]:
    """What is wrong with the tags of a PDF that is open."""
    sheet = Sheet(file)
    found = {TagFault(number, message, page) for number, check in RULES.items() for message, page in check(sheet)}
    return sorted(found, key=lambda fault: (fault.checkpoint, fault.page, fault.message))


__all__ = ["ROOMS", "RULES", "faults_in", "tag_faults"]

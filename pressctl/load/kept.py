"""Lists that pressctl itself keeps in a newsroom, read back: a damaged record does not take the others with it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from ..model.finding import Finding
from ..model.node import Items, Map
from ..model.record import Record
from .decode import decode
from .rules.release import REL003
from .rules.written import SRC012
from .tree import read

Kept = TypeVar("Kept", bound=Record)


def kept(root: Path, path: str, model: type[Kept], fix: str) -> tuple[tuple[Kept, ...], list[Finding]]:
    """The records of type `model` in a file, if it is there, and what is wrong with it; `fix` is what then helps."""
    if not os.path.lexists(root / path):
        return (), []
    reading = read(root, path)
    findings = [replace(finding, fix=finding.fix or fix) for finding in reading.findings]
    if not isinstance(reading.node, Items):
        if reading.node is not None:
            findings.append(Finding(SRC012, "expected a list here", fix, reading.node.place))
        return (), findings
    records = []
    for item in reading.node:
        if isinstance(item, Map):
            record, unfit = decode(model, item, ())
            findings += reading.trusted(unfit)
            records += [record] if record else []
        else:
            findings += reading.trusted([Finding(REL003, "expected fields in this item", fix, item.place)])
    return tuple(records), findings

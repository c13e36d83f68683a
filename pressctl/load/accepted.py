"""A translations.yaml → what was accepted; a fault in one record does not take the others with it."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from ..model.acceptance import Accepted
from ..model.finding import Finding
from ..model.node import Items, Map
from .decode import decode
from .rules.release import REL003
from .rules.written import SRC012
from .tree import read

ACCEPTED = "translations.yaml"
FIX = "take the file back as it was, or delete it and run `pressctl i18n accept`"


def accepted(root: Path, folder: str) -> tuple[tuple[Accepted, ...], list[Finding]]:
    """What the translations.yaml of `folder` holds, if there is one, and what is wrong with it."""
    path = f"{folder}/{ACCEPTED}"
    if not os.path.lexists(root / path):
        return (), []
    reading = read(root, path)
    findings = [replace(finding, fix=finding.fix or FIX) for finding in reading.findings]
    if not isinstance(reading.node, Items):
        if reading.node is not None:
            findings.append(Finding(SRC012, "expected a list of what was accepted", FIX, reading.node.place))
        return (), findings
    records = []
    for item in reading.node:
        if isinstance(item, Map):
            record, unfit = decode(Accepted, item, ())
            findings += reading.trusted(unfit)
            records += [record] if record else []
        else:
            findings += reading.trusted([Finding(REL003, "expected fields in this item", FIX, item.place)])
    return tuple(records), findings

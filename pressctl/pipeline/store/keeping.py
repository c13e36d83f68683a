"""Values as sealed bytes, and back: only what this user wrote on this machine is unpacked."""

from __future__ import annotations

import copyreg
import io
import pickle
from collections.abc import Callable

from ...model.finding import Rule
from ..catalogue import rules
from .seal import opened, sealed


def packed(value: object) -> bytes:
    """A value, pickled and sealed; of rules only their codes, for their texts are ours."""
    file = io.BytesIO()
    pickler = pickle.Pickler(file, protocol=5)
    pickler.dispatch_table = {**copyreg.dispatch_table, Rule: _by_code}
    pickler.dump(value)
    return sealed(file.getvalue())


def unpacked(content: bytes) -> object:
    """The value; none if the seal is not ours, or if another version of ours packed it."""
    there = opened(content)
    if there is None:
        return None
    try:
        found: object = pickle.loads(there)  # noqa: S301 — sealed by ourselves
    except Exception:  # noqa: BLE001 — whatever another version meant by it
        return None
    return found


def _by_code(rule: Rule) -> tuple[Callable[[str], Rule], tuple[str]]:
    return _rule, (rule.code,)


def _rule(code: str) -> Rule:
    return next(rule for rule in rules() if rule.code == code)

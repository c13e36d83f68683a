"""Shortcuts through the page engine, taken only in versions in which they were seen to leave every page as it is.

Each has its report to the engine’s makers in docs/upstream, and a test that fails once it is no longer needed.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from types import ModuleType
from typing import Any

from .blocks import remembered
from .lines import bounded, single_pass
from .numbers import ask_once, only_new_numbers, remembering_name, told_before, without_alarm

TRIED = ("70.0",)
Shortcut = tuple[Any, str, Callable[[Any], Any]]


def shortcuts(engine: ModuleType) -> tuple[Shortcut, ...]:
    """Where each stands in `weasyprint`, the name of what it replaces, and what makes it from there."""
    layout, targets = engine.layout, engine.css.targets
    return (
        (layout.inline, "avoid_collisions", single_pass),
        (layout.inline, "split_first_line", bounded),
        (layout.block, "block_level_layout", remembered),
        (layout.page, "remake_page", told_before),
        (layout.LayoutContext, "__init__", without_alarm),
        (targets, "anchor_name_from_token", remembering_name),
        (targets.CounterLookupItem, "__init__", ask_once),
        (targets.TargetCollector, "cache_target_page_counters", only_new_numbers),
    )


def hasten(engine: ModuleType) -> bool:
    """Take the shortcuts; say whether the engine’s version is one of those they were tried on."""
    if engine.__version__ not in TRIED:
        return False
    for holder, name, made in shortcuts(engine):
        setattr(holder, name, wraps(getattr(holder, name))(made(holder)))
    return True

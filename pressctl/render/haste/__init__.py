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
from .pictures import packed_once
from .shaping import put_aside, split_once, taken_up
from .styles import flowing, measured_once, told_at_once

TRIED = ("70.0",)
Shortcut = tuple[Any, str, Callable[[Any], Any]]


def shortcuts(engine: ModuleType) -> tuple[Shortcut, ...]:
    """Where each stands in `weasyprint`, the name of what it replaces, and what makes it from there."""
    layout, targets, text = engine.layout, engine.css.targets, engine.text.line_break.Layout
    return (
        (layout.inline, "avoid_collisions", single_pass),
        (layout.preferred, "split_first_line", split_once),
        (layout.inline, "split_first_line", split_once),
        (layout.inline, "split_first_line", bounded),
        (layout.block, "block_level_layout", remembered),
        (layout.page, "remake_page", told_before),
        (layout.LayoutContext, "__init__", without_alarm),
        (targets, "anchor_name_from_token", remembering_name),
        (targets.CounterLookupItem, "__init__", ask_once),
        (targets.TargetCollector, "cache_target_page_counters", only_new_numbers),
        (text, "deactivate", put_aside),
        (text, "reactivate", taken_up),
        (engine.formatting_structure.boxes.Box, "is_in_normal_flow", flowing),
        (engine.images.RasterImage, "get_x_object", packed_once),
        (engine.css.ComputedStyle, "__missing__", told_at_once),
        *((module, "resolve_percentages", measured_once) for module in _measuring(layout)),
    )


def _measuring(layout: ModuleType) -> list[ModuleType]:
    """The parts of the layout that measure boxes."""
    return [part for part in vars(layout).values() if hasattr(part, "resolve_percentages")]


def hasten(engine: ModuleType) -> bool:
    """Take the shortcuts; say whether the engine’s version is one of those they were tried on."""
    if engine.__version__ not in TRIED:
        return False
    for holder, name, made in shortcuts(engine):
        setattr(holder, name, wraps(getattr(holder, name))(made(holder)))
    return True

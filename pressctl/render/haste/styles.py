"""Styles: the engine works out for each box what it has in common with most.

Nearly all that it asks a style for is what nobody set, and nearly all lengths of a box are those of another.
"""

from __future__ import annotations

from collections.abc import Mapping
from operator import itemgetter
from types import ModuleType
from typing import Any, NamedTuple

NOTED = ("position", "float")  # the engine wants to know of these what was specified, of the first before the second
ASKED_APART = {"display", "page"}  # it does still more for these
SIDES = ("top", "right", "bottom", "left")
SIZES = ("width", "height", "min_width", "min_height", "max_width", "max_height")
BORDERS = tuple(f"border_{side}_width" for side in SIDES)
USED = (*(f"{kind}_{side}" for kind in ("margin", "padding") for side in SIDES), *SIZES, *BORDERS)
LENGTHS = itemgetter(*USED, "box_sizing")
LAST = 4096  # boxes that are remembered, each by some 20 numbers
OUT = frozenset({"left", "right", "inline-start", "inline-end", "footnote"})  # values of float


class _Unset(NamedTuple):
    """What a property is if no rule says anything of it, and by what names a rule may speak of it all the same."""

    initial: Any
    is_inherited: bool
    logical: frozenset[str]


def told_at_once(style: Any) -> Any:
    """What nobody set is looked up without asking for all that could have been set."""
    original = style.__missing__
    check_math, unset = original.__globals__["check_math"], _unset(original.__globals__)

    def __missing__(self: Any, key: str) -> Any:  # noqa: N807 — it replaces one of that name
        cascaded, parent, told = self.cascaded, self.parent_style, unset.get(key)
        if told is None or parent is None or key in cascaded or not cascaded.keys().isdisjoint(told.logical):
            return original(self, key)
        value = parent[key] if told.is_inherited else told.initial
        if told.is_inherited and type(value) is not str and check_math(value):
            return original(self, key)
        if key in NOTED:
            if key == "float":
                self["position"]
            self.specified[key] = value
        self[key] = value
        return value

    return __missing__


def _unset(css: Mapping[str, Any]) -> dict[str, _Unset]:
    """The properties that take no more than a look at the parent."""
    apart, inherited, names = css["INITIAL_NOT_COMPUTED"] | ASKED_APART, css["INHERITED"], css["PHYSICAL_FUNCTIONS"]
    return {
        key: _Unset(initial, key in inherited, _logical(names[key]) if key in names else frozenset())
        for key, initial in css["INITIAL_VALUES"].items()
        if key not in apart and not key.startswith("text_decoration_")
    }


def _logical(name: Any) -> frozenset[str]:
    return frozenset(name(block="ttb", inline=direction) for direction in ("ltr", "rtl"))


def measured_once(part: ModuleType) -> Any:
    """The lengths of a box, as they came out for another of which the engine was told the same."""
    original = part.resolve_percentages
    boxes, check_math = original.__globals__["boxes"], original.__globals__["check_math"]
    memory: dict[tuple[Any, ...], dict[str, Any]] = {}

    def resolve_percentages(box: Any, containing_block: Any) -> None:
        style, around = box.style, containing_block
        lengths = LENGTHS(style)
        room = (around.width, around.height) if isinstance(around, boxes.Box) else tuple(around)
        key = lengths, room, style["border_collapse"], isinstance(box, boxes.PageBox)
        known = memory.get(key)
        if known is not None:
            box.__dict__.update(known)
            return
        original(box, containing_block)
        if style["border_collapse"] != "collapse" and not any(map(check_math, lengths)):
            if len(memory) == LAST:
                memory.clear()
            memory[key] = {name: getattr(box, name) for name in USED}

    return resolve_percentages


def flowing(box: Any) -> Any:  # noqa: ARG001 — nothing of the engine’s is left to ask
    """Whether a box is in its flow, from what the engine puts five questions about."""

    def is_in_normal_flow(self: Any) -> bool:
        style = self.style
        position = style["position"]
        is_out = position in ("absolute", "fixed") or position[0] in ("running()", "note()")
        return not (is_out or style["float"] in OUT)

    return is_in_normal_flow

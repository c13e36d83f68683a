"""Pictures: the engine packs a logo for each document anew, though it comes out the same."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, NamedTuple

import pydyf

FEW = 4  # those of a newsroom's letterhead, not those of its releases
SMALL = 1 << 20  # bytes; larger ones would cost more memory than they save time


class _Packed(NamedTuple):
    """A picture as it goes into a file, and what is transparent in it."""

    content: bytes
    facts: Any
    mask: bytes | None
    mask_facts: Any


def packed_once(picture: Any) -> Any:
    """The picture that a PNG becomes in a file, taken from memory where one of the last few was the same."""
    original = picture.get_x_object
    memory: dict[tuple[bytes, str, bool], _Packed] = {}

    def get_x_object(self: Any, interpolate: bool, ratio: float) -> Any:
        if self.format != "PNG" or ratio != 1 or len(self.image_data.data) > SMALL:
            return original(self, interpolate, ratio)
        key = self.image_data.data, self.mode, interpolate
        if key in memory:
            return _unpacked(self, memory[key])
        made = original(self, interpolate, ratio)
        if len(memory) == FEW:
            del memory[next(iter(memory))]
        memory[key] = _packed(made)
        return made

    return get_x_object


def _packed(stream: Any) -> _Packed:
    facts = pydyf.Dictionary(stream.extra)
    mask = facts.pop("SMask", None)
    hidden = mask and mask.stream[0].data
    return _Packed(stream.stream[0].data, deepcopy(facts), hidden, deepcopy(mask.extra) if mask else None)


def _unpacked(picture: Any, packed: _Packed) -> Any:
    facts = deepcopy(packed.facts)
    if packed.mask is not None:
        hidden = picture.cache_image_data(packed.mask, slot="streamalpha")
        facts["SMask"] = pydyf.Stream([hidden], extra=deepcopy(packed.mask_facts))
    return pydyf.Stream([picture.cache_image_data(packed.content, slot="stream")], facts)

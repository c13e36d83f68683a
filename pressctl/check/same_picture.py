"""Whether two pictures are the same picture, saved in another size or quality."""

from __future__ import annotations

from ..model.picture import Original

# Measured: pictures saved anew, from 320 pixels on, differ by up to 0.05 and nowhere by more than 12 levels of grey;
# others in mist differ by 0.3; cards of one pattern with other words, and charts, somewhere by 13 levels or more.
DIFFERENCE = 0.1  # of what a picture differs from its own mean
ANYWHERE = 12
FLAT = 4.0  # levels of grey: a picture that differs less from its mean shows too little to be told from another
SHAPE = 0.03  # by which width to height may differ


def is_same_picture(one: Original, other: Original) -> bool:
    """Whether both show the same, as far as small copies of them tell."""
    if one.pixels == other.pixels:
        return True
    if abs(one.width * other.height / (one.height * other.width) - 1) > SHAPE:
        return False
    mean = sum(one.likeness) / len(one.likeness)
    spread = sum(abs(level - mean) for level in one.likeness)
    if spread < FLAT * len(one.likeness):
        return False
    differences = [abs(a - b) for a, b in zip(one.likeness, other.likeness, strict=True)]
    return sum(differences) < DIFFERENCE * spread and max(differences) <= ANYWHERE

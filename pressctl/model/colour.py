"""The family of colours that one accent gives, and whether it can be read (WCAG 2.2, contrast ratio)."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass

Rgb = tuple[float, float, float]

WHITE: Rgb = (1.0, 1.0, 1.0)
DARK_PAPER: Rgb = (0x14 / 255, 0x19 / 255, 0x1B / 255)
READABLE = 4.5
READABLE_ON_DARK = 7.0


def parse(colour: str) -> Rgb:
    """Six hexadecimal digits after a #, as three parts from 0 to 1."""
    return (int(colour[1:3], 16) / 255, int(colour[3:5], 16) / 255, int(colour[5:7], 16) / 255)


def written(colour: Rgb) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def luminance(colour: Rgb) -> float:
    """Relative luminance, from 0 (black) to 1 (white)."""
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Rgb, other: Rgb) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: Rgb, share: float, ground: Rgb = WHITE) -> Rgb:
    """`share` of a colour over a ground."""
    return tuple(c * share + g * (1 - share) for c, g in zip(colour, ground, strict=True))  # type: ignore[return-value]


def tint(accent: Rgb) -> Rgb:
    """The accent as a ground for text, to the rounding of its six digits, which can decide whether text is readable."""
    return parse(written(mixed(accent, 0.09)))


def is_readable(accent: Rgb) -> bool:
    """Whether text in this colour can be read on white and on its own tint."""
    return min(contrast(accent, WHITE), contrast(accent, tint(accent))) >= READABLE


def nearest_readable(accent: Rgb) -> Rgb:
    """The same hue and saturation, as much darker as it takes to be read."""
    hue, light, saturation = colorsys.rgb_to_hls(*accent)
    while light > 0 and not is_readable(parse(written(colorsys.hls_to_rgb(hue, light, saturation)))):
        light -= 0.005
    return colorsys.hls_to_rgb(hue, max(0.0, light), saturation)


@dataclass(frozen=True, slots=True)
class Family:
    """The accent and its relatives, for light and for dark pages."""

    accent: str
    deep: str
    tint: str
    line: str
    dark_accent: str
    dark_deep: str
    dark_tint: str
    dark_line: str


def family(colour: str) -> Family:
    """All colours that a page uses beside its greys."""
    accent = parse(colour)
    light = _lightened(accent, READABLE_ON_DARK)
    return Family(
        accent=colour,
        deep=written(mixed(accent, 2 / 3, (0.0, 0.0, 0.0))),
        tint=written(tint(accent)),
        line=written(mixed(accent, 0.40)),
        dark_accent=written(light),
        dark_deep=written(_lightened(light, 10.0)),
        dark_tint=written(mixed(light, 0.12, DARK_PAPER)),
        dark_line=written(mixed(light, 0.42, DARK_PAPER)),
    )


def _lightened(colour: Rgb, ratio: float) -> Rgb:
    """The colour, mixed with white until it has this contrast on dark paper."""
    share = 1.0
    while share > 0 and contrast(mixed(colour, share), DARK_PAPER) < ratio:
        share -= 0.01
    return mixed(colour, max(0.0, share))

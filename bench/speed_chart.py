"""Figures as bars: how much of its target each takes, the target being a line that all of them share."""

from __future__ import annotations

from html import escape

from speed_rows import Measured

WIDTH, LEFT, BAR, ROW, TOP = 860, 400, 300, 30, 44
MOST = 1.5  # targets; a bar that is longer ends in an arrow
MET, MISSED, INK, GREY = "#0b5d57", "#b3470f", "#222222", "#767676"
FONT = 'font-family="system-ui, sans-serif" font-size="13"'


def share(each: Measured) -> float:
    """How much of its target a figure takes; what has to be large takes less of it the larger it is."""
    row = each.row
    return row.target / each.middle if row.is_least else each.middle / row.target


def _bar(number: int, each: Measured) -> str:
    row, y = each.row, TOP + number * ROW
    colour = MET if row.is_met(each.middle) else MISSED
    long = share(each)
    length = max(2.0, min(long, MOST) / MOST * BAR)
    tip = f"M{LEFT + length:.0f} {y + 4} l8 7 l-8 7 z" if long > MOST else ""
    told = f"{each.middle:.2f}{row.unit} of {row.target:.2f}{row.unit}"
    return (
        f'<text x="{LEFT - 10}" y="{y + 16}" text-anchor="end" fill="{INK}">{escape(row.what.replace("`", ""))}</text>'
        f'<rect x="{LEFT}" y="{y + 4}" width="{length:.0f}" height="14" fill="{colour}"/>'
        + (f'<path d="{tip}" fill="{colour}"/>' if tip else "")
        + f'<text x="{LEFT + BAR + 18}" y="{y + 16}" fill="{colour}">{told}</text>'
    )


def _told(found: list[Measured]) -> str:
    """The same in words, for those who do not see it."""
    parts = [
        f"{each.row.what}: {each.middle:.2f}{each.row.unit}, target {'at least' if each.row.is_least else 'at most'} "
        f"{each.row.target:.2f}"
        for each in found
    ]
    return escape("; ".join(parts).replace("`", ""))


def chart(found: list[Measured]) -> str:
    """The drawing, as SVG."""
    height = TOP + len(found) * ROW + 16
    line = LEFT + BAR / MOST
    bars = "\n".join(_bar(number, each) for number, each in enumerate(found))
    box = f'viewBox="0 0 {WIDTH} {height}" role="img" aria-labelledby="t d"'
    return f"""<svg xmlns="http://www.w3.org/2000/svg" {box} {FONT}>
<title id="t">How much of its target each figure takes</title>
<desc id="d">{_told(found)}</desc>
<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>
{bars}
<path d="M{line:.0f} {TOP - 6} V{height - 10}" stroke="{INK}" stroke-dasharray="4 3"/>
<text x="{line:.0f}" y="{TOP - 14}" text-anchor="middle" fill="{GREY}">target</text>
</svg>
"""

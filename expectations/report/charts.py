"""Named numbers in, a bar chart as SVG out: the only door to leather.

Each bar says its number in words, so that the chart reads in black and white, and aloud.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import leather
from leather import theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

DARK, LIGHT = "#1d4f7c", "#9db8d1"
BAR_HEIGHT = 26
WIDTH = 560

theme.background_color = "none"
theme.tick_font_family = "inherit"
theme.tick_font_size = 13
theme.tick_font_char_width = 13
theme.label_color = "#1c2733"
theme.tick_color = "#e3e8ef"
theme.zero_color = "#8a94a3"
theme.margin = 0.008


@dataclass(frozen=True)
class Bar:
    """One bar: what it is called, how much in 万元, and which of two shades it has."""

    label: str
    value: Decimal
    is_dark: bool


def draw_bars(bars: Sequence[Bar]) -> str:
    """Draw bars below each other, the first on top."""
    rows = [(bar.value, f"{bar.label} {bar.value:,.2f}") for bar in bars]
    shades = {
        name: DARK if bar.is_dark else LIGHT for (_, name), bar in zip(rows, bars, strict=True)
    }
    chart = leather.Chart()
    chart.add_x_scale(min(0, *(bar.value for bar in bars)), max(bar.value for bar in bars) or 1)
    chart.add_x_axis(tick_formatter=lambda *_: "")  # the numbers stand in the labels
    chart.add_bars(rows, fill_color=lambda datum: shades[datum.y])
    height = BAR_HEIGHT * len(bars) + 22
    drawn = chart.to_svg(width=WIDTH, height=height)
    words = escape("；".join(name for _, name in rows), {'"': "&quot;"})
    # shorter coordinates; never what a label says
    drawn = re.sub(r'="[^"]*"', lambda found: re.sub(r"(\d+\.\d)\d+", r"\1", found[0]), drawn)
    return re.sub(
        r"<svg[^>]*>",
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{words}">',
        drawn,
        count=1,
    )

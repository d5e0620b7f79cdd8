"""Bars, as numbers for `templates/_charts.html`: from zero, all to one scale, no longer than they are.

The template draws them as SVG with attributes and classes alone: the policy of these pages allows no inline style.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 340
"""In the units of the drawing: the width of a small phone's column."""

ROW, BAR = 42, 14
ROOM = 100
"""Right of the longest bar, for its number."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A row: what it is about, as an id that the template has words for, the number, and the marked part of it."""

    key: str
    number: float
    part: float = 0


@dataclass(frozen=True, slots=True)
class Drawn:
    """A row with its place: `top` of the row, `width` of the bar and of its marked part."""

    bar: Bar
    top: int
    width: float
    part: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows drawn below each other."""

    rows: tuple[Drawn, ...]
    width: int = WIDTH

    @property
    def height(self) -> int:
        """Of the whole drawing."""
        return ROW * len(self.rows) + 4


def chart(bars: Sequence[Bar]) -> Chart:
    """The bars to one scale. Raises ValueError for a part that is larger than its whole, or anything below zero."""
    if any(not 0 <= bar.part <= bar.number for bar in bars):
        raise ValueError("a part lies between zero and its whole")
    scale = (WIDTH - ROOM) / max((bar.number for bar in bars if bar.number), default=1)
    return Chart(
        tuple(
            Drawn(bar, ROW * row, round(bar.number * scale, 1), round(bar.part * scale, 1))
            for row, bar in enumerate(bars)
        )
    )

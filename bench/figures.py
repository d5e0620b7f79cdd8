"""Figures as they are printed: medians with their range and tail, and a table with its aims."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figures:
    """What many measurements gave, in the unit they were taken in."""

    median: float
    least: float
    most: float
    p99: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Figures:
        """The figures of at least one value."""
        return cls(statistics.median(values), min(values), max(values), quantile(values, 99))

    def __str__(self) -> str:
        return f"{self.median:.2f} ({self.least:.2f}..{self.most:.2f}), p99 {self.p99:.2f}"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. The floor was measured in the same run; `is_met` is None where no aim is set."""

    what: str
    ours: str
    floor: str = ""
    ratio: str = ""
    aim: str = ""
    is_met: bool | None = None


def quantile(values: Sequence[float], percent: int) -> float:
    """The value below which so many percent of the values are; that of few values is their highest."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(percent / 100 * (len(ordered) - 1)))]


def table(rows: Sequence[Row]) -> str:
    """Rows under their headings, columns as wide as they must be."""
    heads = ("measured", "ours", "floor, same run", "ratio", "aim", "")
    marks = {True: "met", False: "NOT MET", None: ""}
    lines = [heads, *((r.what, r.ours, r.floor, r.ratio, r.aim, marks[r.is_met]) for r in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(heads))]
    shown = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    return "\n".join([shown[0], "-" * sum(widths), *shown[1:]])

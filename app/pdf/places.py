"""Where each field of an edition stands and what it says of itself: `fields.csv` beside the edition's map.

Kept because an older blank can no longer be downloaded once a newer one is out, and a new edition is begun by comparing
places and tooltips with those of the edition before it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pypdf import PdfReader

from app.errors import BadSettings
from app.pdf.structure import BARCODE, full_name, on_states, widgets

Kind = Literal["text", "check", "barcode"]
FILE = "fields.csv"
_COLUMNS = ("name", "type", "page", "export", "left", "bottom", "right", "top", "tooltip")


@dataclass(frozen=True, slots=True)
class Place:
    """One field: kind, page from 1, rectangle in points from the lower left, export value of a check box, tooltip."""

    name: str
    kind: Kind
    page: int
    export: str
    rect: tuple[float, float, float, float]
    tooltip: str

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the field, in points from the lower left of its page."""
        left, bottom, right, top = self.rect
        return (left + right) / 2, (bottom + top) / 2


def read_places(reader: PdfReader) -> tuple[Place, ...]:
    """Every field of a blank in reading order, barcodes included. The blank must be one that `read_structure` took."""
    found = [_place(page, widget) for page, _, widget in widgets(reader)]
    return tuple(sorted(found, key=reading_order))


def reading_order(place: Place) -> tuple[int, int, float]:
    """What sorts fields as the page is read: page, line from the top (fields within 8 points share one), from left."""
    x, y = place.centre
    return place.page, -round(y / 8), x


def load_places(folder: Path) -> tuple[Place, ...]:
    """The places of an edition; none where its folder has no such file. Raises BadSettings when it is malformed."""
    path = folder / FILE
    if not path.is_file():
        return ()
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return tuple(_read(row) for row in csv.DictReader(lines))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadSettings(f"{folder.name}/{FILE} cannot be read ({type(error).__name__}).") from error


def dump_places(places: Sequence[Place]) -> str:
    """The same as a file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for one in places:
        writer.writerow([one.name, one.kind, one.page, one.export, *(f"{edge:g}" for edge in one.rect), one.tooltip])
    return out.getvalue()


def _place(page: int, widget: Any) -> Place:
    name = full_name(widget)
    x0, y0, x1, y1 = (round(float(edge), 2) for edge in widget["/Rect"])
    kind: Kind = "barcode" if BARCODE.search(name) else "text" if widget.get("/FT") == "/Tx" else "check"
    export = ",".join(state.lstrip("/") for state in on_states(widget)) if kind == "check" else ""
    tooltip = " ".join(str(widget.get("/TU", "")).split())
    return Place(name, kind, page, export, (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), tooltip)


def _read(row: dict[str, str]) -> Place:
    left, bottom, right, top = (float(row[edge]) for edge in ("left", "bottom", "right", "top"))
    kind = row["type"]
    if kind not in ("text", "check", "barcode"):
        raise ValueError(kind)
    return Place(row["name"], kind, int(row["page"]), row["export"], (left, bottom, right, top), row["tooltip"])  # type: ignore[arg-type]

"""What a PDF really shows, box by box: text by PDFium after flattening, pictures by poppler. Not one line of pypdf.

Boxes come from the shared table of the official form's fields, which was made from the form and not from our map.
"""

from __future__ import annotations

import csv
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from tests.support.blanks import SHARED

PAGE_HEIGHT = 792
SCALE = 1.0


@dataclass(frozen=True)
class Box:
    """A field of the official form: page from 0, rectangle in points from the lower left."""

    name: str
    page: int
    kind: str
    rect: tuple[float, float, float, float]


@cache
def boxes() -> dict[str, Box]:
    """Every field of edition 01/20/25 by its full name."""
    path = SHARED / "forms" / "i589-2025-01-20.fields.csv"
    if not path.is_file():
        pytest.skip(f"needs {path.name} in {path.parent}; set ORIENTA_SHARED to the folder above forms/")
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["name"]: _box(row) for row in csv.DictReader(lines) if row["type"] in ("text", "checkbox")}


def _box(row: dict[str, str]) -> Box:
    x0, y0, x1, y1 = (float(row[edge]) for edge in ("x0", "y0", "x1", "y1"))
    return Box(row["name"], int(row["page"]) - 1, row["type"], (x0, y0, x1, y1))


class Shown:
    """One PDF as people see it."""

    def __init__(self, pdf: bytes, folder: Path) -> None:
        document = pypdfium2.PdfDocument(pdf)
        document.init_forms()
        for page in document:
            page.flatten()
        self._texts = [page.get_textpage() for page in document]
        folder.mkdir()
        (folder / "in.pdf").write_bytes(pdf)
        command = ["pdftoppm", "-r", f"{72 * SCALE:g}", "-gray", "-png", str(folder / "in.pdf"), str(folder / "p")]
        subprocess.run(command, check=True)
        self.pictures = [Image.open(path).convert("L") for path in sorted(folder.glob("p-*.png"))]

    @property
    def pages(self) -> list[str]:
        """All text of each page."""
        return [str(text.get_text_range()) for text in self._texts]

    def text(self, box: Box) -> str:
        """The text drawn within a box, in one line."""
        return " ".join(str(self._texts[box.page].get_text_bounded(*box.rect)).split())

    def picture(self, box: Box) -> Image.Image:
        """The inside of a box as poppler draws it, its border left out."""
        x0, y0, x1, y1 = box.rect
        edges = (x0 + 1, PAGE_HEIGHT - y1 + 1, x1 - 1, PAGE_HEIGHT - y0 - 1)
        return self.pictures[box.page].crop(tuple(round(edge * SCALE) for edge in edges))  # type: ignore[arg-type]


def drawn_in(box: Box, filled: Shown, blank: Shown) -> str:
    """What was added to a box: its text without what the official blank shows there."""
    printed = "".join(blank.text(box).split())
    return filled.text(box) if not printed else filled.text(box).replace(blank.text(box), "", 1).strip()


def has_ink(box: Box, filled: Shown, blank: Shown) -> bool:
    """True when poppler draws something in a box that the official blank does not have there."""
    difference = ImageChops.difference(filled.picture(box), blank.picture(box))
    return difference.point(lambda level: 255 if level > 40 else 0).getbbox() is not None

"""What a filled PDF shows at each field's place, on official pages and copies, for any edition: PDFium and pikepdf.

Rectangles come from the file by pikepdf, text by PDFium after flattening, pictures by PDFium or poppler: no line of the
library that the product fills with.
"""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image, ImageChops

Rect = tuple[float, float, float, float]


@dataclass(frozen=True)
class Field:
    """A field as the file has it: page from 0, rectangle in points from the lower left, check box or text."""

    name: str
    page: int
    rect: Rect
    is_check: bool


def fields_of(pdf: bytes) -> dict[str, Field]:
    """Every field of a file by its full name, barcodes left out."""
    found = {}
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page, dictionary in enumerate(document.pages):
            for widget in dictionary.get("/Annots", []):
                name = _full_name(widget)
                if "PDF417BarCode" not in name:
                    x0, y0, x1, y1 = (float(edge) for edge in widget.Rect)
                    rect = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
                    found[name] = Field(name, page, rect, _kind(widget) == "/Btn")
    return found


def _full_name(widget: pikepdf.Object | None) -> str:
    parts = []
    while widget is not None:
        if "/T" in widget:
            parts.append(str(widget.T))
        widget = widget.get("/Parent")
    return ".".join(reversed(parts))


def _kind(widget: pikepdf.Object) -> str:
    node: pikepdf.Object | None = widget
    while node is not None and "/FT" not in node:
        node = node.get("/Parent")
    return str(node.FT) if node is not None else ""


def original_name(name: str) -> str:
    """The name that a field of a copied page has on the page it was copied from."""
    return re.sub(r"copy\d+(?=\.)", "", name)


class Pictures:
    """The pages of a file as PDFium draws them at 72 dpi, in grey; each drawn when it is first asked for."""

    def __init__(self, pdf: bytes) -> None:
        self._document = pypdfium2.PdfDocument(pdf)
        self._document.init_forms()
        self._drawn: dict[int, Image.Image] = {}

    def page(self, number: int) -> Image.Image:
        """A page, from 0."""
        if number not in self._drawn:
            shown = self._document[number].render(scale=1.0, may_draw_forms=True, grayscale=True)
            self._drawn[number] = shown.to_pil().convert("L")
        return self._drawn[number]


class Blank:
    """An official blank: what its pages print, and how they look before anybody fills them."""

    def __init__(self, pdf: bytes) -> None:
        self.pdf = pdf
        self.fields = fields_of(pdf)
        self._texts = [page.get_textpage() for page in pypdfium2.PdfDocument(pdf)]

    def printed(self, field: Field) -> str:
        """What the page prints inside a field's rectangle (descenders of a label above), without white space."""
        return squeezed(str(self._texts[field.page].get_text_bounded(*field.rect)))

    @cached_property
    def pictures(self) -> Pictures:
        """The pages as PDFium draws them."""
        return Pictures(self.pdf)


class Drawn:
    """A filled file as people see it."""

    def __init__(self, pdf: bytes, blank: Blank) -> None:
        self.pdf = pdf
        self.blank = blank
        document = pypdfium2.PdfDocument(pdf)
        document.init_forms()
        for page in document:
            page.flatten()
        self._texts = [page.get_textpage() for page in document]

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """The fields of the file, copies included."""
        return fields_of(self.pdf)

    def text(self, name: str) -> str:
        """What is drawn inside a field besides what the blank prints there, without white space."""
        field = self.fields[name]
        shown = squeezed(str(self._texts[field.page].get_text_bounded(*field.rect)))
        return shown.replace(self.blank.printed(self.blank.fields[original_name(name)]), "", 1)

    def outside(self, name: str) -> list[str]:
        """The letters of a field's text that stick out of its rectangle and would be clipped there."""
        field = self.fields[name]
        text, (left, bottom, right, top) = self._texts[field.page], field.rect
        found = []
        for index in range(text.count_chars()):
            x0, y0, x1, y1 = text.get_charbox(index)
            is_in = left <= (x0 + x1) / 2 <= right and bottom <= (y0 + y1) / 2 <= top
            if is_in and (x0 < left or x1 > right or y0 < bottom or y1 > top):
                found.append(text.get_text_range(index, 1))
        return found

    def page_text(self, page: int) -> str:
        """All text of a page, from 0."""
        return str(self._texts[page].get_text_range())

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._texts)

    @cached_property
    def pictures(self) -> Pictures:
        """The pages as PDFium draws them."""
        return Pictures(self.pdf)

    def has_ink(self, name: str) -> bool:
        """True when something is drawn in an official page's field that the blank has not there."""
        here, before = self.fields[name], self.blank.fields[name]
        return has_ink(self.pictures.page(here.page), self.blank.pictures.page(before.page), before.rect)


def has_ink(one: Image.Image, other: Image.Image, rect: Rect) -> bool:
    """True when two pictures of a page at 72 dpi differ visibly inside a rectangle, its border left out."""
    x0, y0, x1, y1 = rect
    area = (round(x0 + 1), round(792 - y1 + 1), round(x1 - 1), round(792 - y0 - 1))
    difference = ImageChops.difference(one.crop(area), other.crop(area))
    return difference.point(lambda level: 255 if level > 40 else 0).getbbox() is not None


def squeezed(text: str) -> str:
    """A text without its white space."""
    return "".join(text.split())


def poppler_pictures(pdf: bytes, folder: Path) -> list[Image.Image]:
    """The pages as poppler draws them at 72 dpi, in grey."""
    folder.mkdir(exist_ok=True)
    (folder / "in.pdf").write_bytes(pdf)
    command = ["pdftoppm", "-r", "72", "-gray", "-png", str(folder / "in.pdf"), str(folder / "p")]
    subprocess.run(command, check=True)
    return [Image.open(path).convert("L") for path in sorted(folder.glob("p-*.png"))]


@dataclass(frozen=True)
class Word:
    """A word as poppler finds it on a page: rectangle in points from the lower left."""

    text: str
    page: int
    rect: Rect


_PAGE = re.compile(r"<page [^>]*>(.*?)</page>", re.S)
_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')


def poppler_words(pdf: bytes, folder: Path) -> list[Word]:
    """Every word of a file with its place, as poppler reads it, those in fields included."""
    import html

    folder.mkdir(exist_ok=True)
    (folder / "words.pdf").write_bytes(pdf)
    command = ["pdftotext", "-bbox", str(folder / "words.pdf"), "-"]
    read = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [
        Word(html.unescape(text), page, (float(x0), 792 - float(y1), float(x1), 792 - float(y0)))
        for page, content in enumerate(_PAGE.findall(read))
        for x0, y0, x1, y1, text in _WORD.findall(content)
    ]

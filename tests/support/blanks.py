"""The official blanks that tests fill, the forms they fill them with, and pictures of the result."""

from __future__ import annotations

import os
from datetime import date
from functools import cache
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from app.i589.filled import CheckBox, ChildSheet, ContinuationSheet, FilledForm, TextBox
from app.i589.layout import Frame, lay_out, wrap
from app.pdf.compiler import compile_blank
from app.pdf.editions import Edition, load_editions
from app.pdf.template import FieldSlot, Template
from app.services.papers import DraftMark

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("ORIENTA_SHARED") or ROOT.parent / "shared")
CURRENT, FORMER = "i589-2025-01-20.pdf", "i589-2020-08-25.pdf"
MARK = DraftMark("DRAFT – NOT FOR FILING. Form I-589, edition 01/20/25. 2026-11-21")
STORY = "Dijeron: «¡Vuelvan! ¿Ñandú?» They (the men) came back \\ twice — “soon”. "


@cache
def official(name: str = CURRENT) -> bytes:
    """An official blank; the test that asks for it is skipped where it is not at hand."""
    path = SHARED / "forms" / name
    if not path.is_file():
        pytest.skip(f"needs the official blank {name} in {path.parent}; set ORIENTA_SHARED to the folder above forms/")
    return path.read_bytes()


@cache
def editions() -> dict:  # type: ignore[type-arg]
    """The editions that the repository knows."""
    return load_editions(ROOT / "forms" / "i589")


def only_current() -> dict:  # type: ignore[type-arg]
    """The editions of a repository that knows 01/20/25 alone: 08/25/20 is a new one to it."""
    return {day: edition for day, edition in editions().items() if day == date(2025, 1, 20)}


def current_edition() -> Edition:
    """The edition of the current blank."""
    return next(e for e in editions().values() if e.date.isoformat() == "2025-01-20")


@cache
def template() -> Template:
    """The current blank, made ready."""
    return template_of("2025-01-20")


def official_of(edition: str) -> bytes:
    """The official blank of an edition (ISO date); the test is skipped where it is not at hand."""
    return official(f"i589-{edition}.pdf")


@cache
def template_of(edition: str) -> Template:
    """The blank of a known edition, made ready."""
    return compile_blank(official_of(edition), editions()[date.fromisoformat(edition)].unlock)


def slots(kind: str) -> list[FieldSlot]:
    """The fields of a kind that may be filled."""
    return [slot for slot in template().fields if slot.kind == kind and not slot.is_locked]


def text_box(slot: FieldSlot, text: str) -> TextBox:
    """A text in a field, as much of it as has room there."""
    frame = Frame(slot.width, slot.height, slot.is_multiline, slot.max_length)
    columns = frame.columns(9.0)
    lines = tuple(wrap(text, columns)[: frame.rows(9.0)]) if slot.is_multiline else (text[:columns],)
    return TextBox(slot.name, "\n".join(lines), 9.0, lines)


def whole_box(name: str, text: str) -> TextBox:
    """A text that must have room in the field of this name."""
    slot = template().by_name[name]
    laid = lay_out(text, Frame(slot.width, slot.height, slot.is_multiline, slot.max_length))
    assert laid is not None, "the test's text has no room"
    return TextBox(name, text, laid.size, laid.lines)


def form(
    texts: tuple[TextBox, ...] = (),
    checks: tuple[CheckBox, ...] = (),
    sheets: tuple[ContinuationSheet, ...] = (),
    child_sheets: tuple[ChildSheet, ...] = (),
) -> FilledForm:
    """A filled form of the current edition."""
    return FilledForm("2025-01-20", texts, checks, sheets, child_sheets)


def full_form(sheets: int = 0, child_sheets: int = 0) -> FilledForm:
    """Every field full to its last column, every second check box marked, and so many further sheets."""
    boxes = [text_box(slot, f"Ñá{n} " + STORY * 70) for n, slot in enumerate(slots("text"))]
    page = {slot.name: slot.page for slot in template().fields}
    last = tuple(box for box in boxes if page[box.field] == 12)
    children = tuple(box for box in boxes if page[box.field] == 11)
    texts = tuple(box for box in boxes if page[box.field] != 12 or not sheets)
    checks = tuple(CheckBox(slot.name, slot.on) for slot in slots("checkbox")[::2])
    copied = tuple(check for check in checks if page[check.field] == 11)
    more = tuple(ContinuationSheet("B", "1.A", "", (), 9.0, "", "", last) for _ in range(sheets))
    return form(texts, checks, more, tuple(ChildSheet(children, copied) for _ in range(child_sheets)))


def pictures(pdf: bytes, scale: float = 1.5) -> list[Image.Image]:
    """Every page as PDFium draws it, form fields included."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    try:
        return [page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


def changed_box(one: Image.Image, other: Image.Image) -> tuple[int, int, int, int] | None:
    """The smallest rectangle that holds every pixel in which two pictures differ, or None."""
    return ImageChops.difference(one, other).getbbox()

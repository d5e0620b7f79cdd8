"""A drawing as a picture for the phone or a page for the printer: typst draws the SVG, with our own typeface alone.

A few dozen colours are enough for a drawing: as an indexed PNG it is less than half as large, and cheap to receive.
"""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import typst
from PIL import Image

from app.errors import BadContent
from app.pdf.drawing import WIDTH
from app.pdf.typeface import FONTS

PIXELS = 1080
"""How wide a picture is: sharp on a phone, and small to send."""

COLOURS = 40
"""How many colours are kept, the soft edges of letters among them."""

_SIZE = re.compile(r'<svg [^>]*\bwidth="(\d+)" height="(\d+)"')
_PICTURE = b"""#set page(width: eval(sys.inputs.width) * 1pt, height: eval(sys.inputs.height) * 1pt, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%)"""
_PAGE = b"""#set document(title: sys.inputs.title, date: none)
#set page(paper: "us-letter", margin: 36pt)
#align(center, image(bytes(sys.inputs.svg), format: "svg", height: 100%, width: 100%, fit: "contain"))"""


def size_of(svg: str) -> tuple[int, int]:
    """Width and height that a drawing declares. Raises BadContent for what is no drawing of ours."""
    found = _SIZE.search(svg)
    if found is None:
        raise BadContent("this is not a drawing: it does not say how large it is")
    return int(found[1]), int(found[2])


def png(svg: str) -> bytes:
    """The drawing as PNG, 1,080 pixels wide; the same drawing gives the same bytes."""
    width, height = size_of(svg)
    made = _made(_PICTURE, "png", svg, ppi=72.0 * PIXELS / WIDTH, width=str(width), height=str(height))
    with Image.open(io.BytesIO(made)) as drawn:
        few = drawn.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    out = io.BytesIO()
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def pdf(svg: str, *, title: str) -> bytes:
    """The drawing as one page to be printed; `title` is what a viewer shows."""
    return _made(_PAGE, "pdf", svg, title=title)


def _made(source: bytes, form: Any, svg: str, *, ppi: float | None = None, **inputs: str) -> bytes:
    made = typst.compile(
        source,
        format=form,
        ppi=ppi,
        font_paths=_fonts(),
        sys_inputs={"svg": svg, **inputs},
        timestamp=int(datetime(2000, 1, 1, tzinfo=UTC).timestamp()),
    )
    if not isinstance(made, bytes):
        raise BadContent("a drawing gave more than one page")
    return made


@lru_cache(maxsize=1)
def _fonts() -> Any:
    return typst.Fonts(font_paths=[str(FONTS)], include_system_fonts=False, include_embedded_fonts=False)

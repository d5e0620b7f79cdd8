"""Text outside Windows-1252, drawn with a font that the typst package carries (DejaVu Sans Mono, bold).

The wheel sets the lines on a page as large as the field; that page, with its small subset font, becomes the field's
appearance. Needed for few fields of few people, so this is the one part of filling that opens PDF libraries.
"""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import typst
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, StreamObject

from app.pdf.appearance import Drawing
from app.pdf.syntax import Update

_PAGES = b"""
#let fields = json(bytes(sys.inputs.fields))
#set text(font: "DejaVu Sans Mono", weight: "bold", fallback: false, ligatures: false, hyphenate: false,
  top-edge: "baseline", bottom-edge: "baseline")
#for (index, field) in fields.enumerate() {
  set page(width: field.width * 1pt, height: field.height * 1pt, margin: 0pt, fill: none)
  for line in field.lines {
    place(top + left, dx: line.x * 1pt, dy: line.y * 1pt, text(size: field.size * 1pt, line.text))
  }
  if index + 1 < fields.len() { pagebreak() }
}
"""
_ONE = b"""#set page(width: 40pt, height: 40pt)
#set text(font: "DejaVu Sans Mono", weight: "bold", fallback: false)
#sys.inputs.text"""


@lru_cache(maxsize=1)
def _fonts() -> Any:
    return typst.Fonts(include_system_fonts=False)


@lru_cache(maxsize=4096)
def has_glyph(char: str) -> bool:
    """True when the font has this character: the archival profile refuses a text with a missing glyph."""
    try:
        typst.compile(_ONE, font_paths=_fonts(), sys_inputs={"text": char}, pdf_standards=["a-2b"])
    except typst.TypstError:
        return False
    return True


def draw(drawings: Sequence[tuple[int, Drawing]], update: Update) -> None:
    """Write one appearance per drawing under the object number reserved for it."""
    fields = [
        {
            "width": d.width,
            "height": d.height,
            "size": d.size,
            "lines": [{"x": line.x, "y": line.y, "text": line.text} for line in d.lines],
        }
        for _, d in drawings
    ]
    made = typst.compile(
        _PAGES, font_paths=_fonts(), sys_inputs={"fields": json.dumps(fields)}, timestamp=0, pdf_tags=False
    )
    reader = PdfReader(io.BytesIO(made))
    carried: dict[int, int] = {}
    for (place, _), page in zip(drawings, reader.pages, strict=True):
        update.replace(place, _appearance(page, update, carried))


def _appearance(page: Any, update: Update, carried: dict[int, int]) -> bytes:
    form = StreamObject()
    form.set_data(page.get_contents().get_data())
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = page["/MediaBox"]
    form[NameObject("/Resources")] = page["/Resources"].get_object()
    return _carry(form.flate_encode(), update, carried)


def _carry(value: Any, update: Update, carried: dict[int, int]) -> bytes:
    """The value as PDF syntax, with every object it points at carried into the update under a new number."""
    if isinstance(value, IndirectObject):
        if value.idnum not in carried:
            carried[value.idnum] = update.reserve()
            update.replace(carried[value.idnum], _carry(value.get_object(), update, carried))
        return b"%d 0 R" % carried[value.idnum]
    if isinstance(value, ArrayObject):
        return b"[" + b" ".join(_carry(item, update, carried) for item in value) + b"]"
    if isinstance(value, DictionaryObject):
        entries = [(key, value.raw_get(key)) for key in value if key != "/Length"]
        body = b" ".join(_name(key) + b" " + _carry(item, update, carried) for key, item in entries)
        if isinstance(value, StreamObject):
            data = value._data if isinstance(value._data, bytes) else value._data.encode("latin-1")
            return b"<< %s /Length %d >>\nstream\n%s\nendstream" % (body, len(data), data)
        return b"<< %s >>" % body
    out = io.BytesIO()
    value.write_to_stream(out)
    return out.getvalue()


def _name(key: str) -> bytes:
    out = io.BytesIO()
    NameObject(key).write_to_stream(out)
    return out.getvalue()

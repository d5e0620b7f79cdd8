"""Where everything stands in a plain revision: noted once, so that filling need not look for it."""

from __future__ import annotations

import hashlib
import io
import re
from typing import Any

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, FloatObject, IndirectObject

from app.errors import BadForm
from app.pdf.structure import Structure, full_name, on_states, widgets
from app.pdf.template import COMPILER, FieldSlot, NodeSlot, PageSlot, Template

DRAFT_FONT = "/OrientaDraft"
_APART = ("/V", "/AS", "/AP", "/P", "/Parent", "/StructParent")
_READ_ONLY, _MULTILINE, _COMB = 1, 1 << 12, 1 << 24
_APPEARANCE = re.compile(r"^/(\S+)\s+([\d.]+)\s+Tf\s*(.*)$")


def survey(plain: bytes, official: bytes, structure: Structure) -> Template:
    """The template that consists of this plain revision, made of an official file of this structure."""
    reader = PdfReader(io.BytesIO(plain))
    form: Any = reader.root_object["/AcroForm"].get_object()
    slots = tuple(_slot(page, ref, widget) for page, ref, widget in widgets(reader))
    roots: Any = form["/Fields"].get_object()
    if len(roots) != 1:
        raise BadForm("The form's fields have more than one root; this compiler knows forms with one.")
    pages = [_page_slot(page) for page in reader.pages]
    fonts: Any = form["/DR"].get_object()["/Font"].get_object()
    return Template(
        form=structure.form,
        edition=structure.edition,
        official_sha256=hashlib.sha256(official).hexdigest(),
        structure_sha256=structure.fingerprint,
        compiler=COMPILER,
        pdf_sha256=hashlib.sha256(plain).hexdigest(),
        start_of_xref=_start_of_xref(plain),
        size=int(str(reader.trailer["/Size"])),
        trailer=_body(DictionaryObject(reader.trailer), "/Size", "/Prev", "/ID"),
        identity=hashlib.sha256(official).hexdigest()[:32],
        draft_font=DRAFT_FONT,
        fonts={name.lstrip("/"): fonts.raw_get(name).idnum for name in fonts},
        branches={slot.parent: str(_object(reader, slot.parent)["/T"]) for slot in slots},
        page_root=_node(reader.root_object["/Pages"]),
        field_root=_node(roots[0].get_object()),
        pages=tuple(pages),
        fields=slots,
        pdf=plain,
    )


def _slot(page: int, reference: IndirectObject, widget: Any) -> FieldSlot:
    flags = int(widget.get("/Ff", 0))
    left, bottom, right, top = _sorted([float(edge) for edge in widget["/Rect"]])
    is_text = widget["/FT"] == "/Tx"
    font, size, colour = _default_appearance(str(widget["/DA"])) if is_text else ("", 0.0, "")
    states = [] if is_text else on_states(widget)
    if not is_text and len(states) != 1:
        raise BadForm(f"The check box {full_name(widget)} has {len(states)} states; one was expected.")
    return FieldSlot(
        name=full_name(widget),
        kind="text" if is_text else "checkbox",
        number=reference.idnum,
        parent=widget.raw_get("/Parent").idnum,
        page=page,
        rect=(left, bottom, right, top),
        head=_body(widget, *_APART, *(["/DA"] if is_text else [])),
        on="" if is_text else states[0].lstrip("/"),
        appearances="" if is_text else _written(widget.raw_get("/AP")),
        font=font,
        size=size,
        colour=colour,
        align=int(widget.get("/Q", 0)),
        is_multiline=bool(flags & _MULTILINE),
        is_comb=bool(flags & _COMB),
        is_locked=bool(flags & _READ_ONLY),
        max_length=int(widget["/MaxLen"]) if "/MaxLen" in widget else None,
        struct_parent=int(widget["/StructParent"]) if "/StructParent" in widget else None,
    )


def _sorted(edges: list[float]) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a rectangle whose corners may be given in any order."""
    x0, y0, x1, y1 = edges
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _default_appearance(da: str) -> tuple[str, float, str]:
    found = _APPEARANCE.match(da.strip())
    if not found or not float(found[2]):
        raise BadForm("A text field names no font and size.")
    return found[1], float(found[2]), found[3].strip()


def _page_slot(page: Any) -> PageSlot:
    return PageSlot(
        number=page.indirect_reference.idnum,
        head=_body(page, "/Contents", "/Annots", "/StructParents"),
        contents=tuple(item.idnum for item in page["/Contents"]),
        annotations=tuple(item.idnum for item in page["/Annots"].get_object()) if "/Annots" in page else (),
        width=float(page.mediabox.width),
        height=float(page.mediabox.height),
        struct_parents=int(page["/StructParents"]) if "/StructParents" in page else None,
    )


def _node(node: Any) -> NodeSlot:
    node = node.get_object()
    kids = tuple(kid.idnum for kid in node["/Kids"].get_object())
    return NodeSlot(node.indirect_reference.idnum, _body(node, "/Kids", "/Count"), kids)


def _object(reader: PdfReader, number: int) -> Any:
    return reader.get_object(IndirectObject(number, 0, reader))


def _body(dictionary: DictionaryObject, *without: str) -> str:
    """The entries of a dictionary as PDF syntax, without the enclosing brackets."""
    pairs = [f"{key} {_written(dictionary.raw_get(key))}" for key in dictionary if key not in without]
    return " ".join(pairs)


def _written(value: Any) -> str:
    out = io.BytesIO()
    if isinstance(value, FloatObject):
        out.write(f"{float(value):.6g}".encode())
    else:
        value.write_to_stream(out)
    return out.getvalue().decode("latin-1").replace("\n", " ")


def _start_of_xref(pdf: bytes) -> int:
    found = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*$", pdf[-64:])
    if not found:
        raise BadForm("The written template has no cross-reference table.")
    return int(found[1])

"""Ways to fill the form with the same values: the least an append can be, pypdf, pikepdf and pdftk.

Each takes what it needs from the official blank, except the floor, which appends to the prepared one as we do. None of
them checks a value, marks a draft or draws letters outside Windows-1252.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from app.i589.filled import FilledForm, TextBox
from app.pdf.template import FieldSlot, Template


def floor(template: Template, filled: FilledForm) -> bytes:
    """The least work that leaves every value shown: one new object for each field, one for each text's picture."""
    parts, offsets, position, fresh = [template.pdf], {}, len(template.pdf), template.size

    def put(number: int, body: bytes) -> None:
        nonlocal position
        written = b"%d 0 obj\n%s\nendobj\n" % (number, body)
        offsets[number] = position
        position += len(written)
        parts.append(written)

    for box in filled.texts:
        slot = template.by_name[box.field]
        put(fresh, _picture(template, slot, box))
        entries = b"/DA (/%s %g Tf %s) /V %s /AP << /N %d 0 R >>" % (
            slot.font.encode(), box.size, slot.colour.encode(), _string(box.text), fresh,
        )  # fmt: skip
        put(slot.number, _field(template, slot, entries))
        fresh += 1
    for check in filled.checks:
        slot, on = template.by_name[check.field], check.on.encode()
        put(slot.number, _field(template, slot, b"/V /%s /AS /%s /AP %s" % (on, on, slot.appearances.encode())))
    table = b"".join(b"%d 1\n%010d 00000 n \n" % (number, offsets[number]) for number in sorted(offsets))
    end = (template.trailer.encode(), fresh, template.start_of_xref, template.identity.encode(), position)
    parts.append(b"xref\n0 1\n0000000000 65535 f \n" + table)
    parts.append(b"trailer\n<< %s /Size %d /Prev %d /ID [<%s> <00>] >>\nstartxref\n%d\n%%%%EOF\n" % end)
    return b"".join(parts)


def _picture(template: Template, slot: FieldSlot, box: TextBox) -> bytes:
    content = content_of(slot, box)
    head = b"<< /Subtype /Form /BBox [0 0 %g %g] /Resources << /Font << /%s %d 0 R >> >> /Length %d >>" % (
        slot.width, slot.height, slot.font.encode(), template.fonts[slot.font], len(content),
    )  # fmt: skip
    return b"%s\nstream\n%s\nendstream" % (head, content)


def content_of(slot: FieldSlot, box: TextBox) -> bytes:
    """The operators that draw a text, for every way that draws its own."""
    y = slot.height - 2 - 0.833 * box.size if slot.is_multiline else slot.height / 2 - 0.25 * box.size
    lines = b") Tj T*\n(".join(
        line.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        for line in box.lines
    )
    return b"/Tx BMC q 0 0 %g %g re W n BT /%s %g Tf %s %g TL 2 %g Td (%s) Tj ET Q EMC" % (
        slot.width, slot.height, slot.font.encode(), box.size, slot.colour.encode(), 1.133 * box.size, y, lines,
    )  # fmt: skip


def _field(template: Template, slot: FieldSlot, entries: bytes) -> bytes:
    page = template.pages[slot.page - 1].number
    return b"<< %s /P %d 0 R /Parent %d 0 R %s >>" % (slot.head.encode("latin-1"), page, slot.parent, entries)


def _string(text: str) -> bytes:
    return b"<FEFF%s>" % text.encode("utf-16-be").hex().encode()


def by_documentation(blank: bytes, filled: FilledForm) -> bytes:
    """pypdf as its documentation fills a form."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(blank)))
    values = {box.field: box.text for box in filled.texts} | {box.field: f"/{box.on}" for box in filled.checks}
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def by_pikepdf(blank: bytes, template: Template, filled: FilledForm) -> bytes:
    """pikepdf with our pictures of the texts: it draws none itself. XFA and usage rights are taken out."""
    import pikepdf

    values: Mapping[str, Any] = {box.field: box for box in filled}
    with pikepdf.open(io.BytesIO(blank)) as pdf:
        for key in ("/XFA", "/SigFlags"):
            if key in pdf.Root.AcroForm:
                del pdf.Root.AcroForm[key]
        if "/Perms" in pdf.Root:
            del pdf.Root["/Perms"]
        for page in pdf.pages:
            for widget in page.get("/Annots", []):
                box = values.get(_full_name(widget))
                if box is not None:
                    _set(pdf, widget, template.by_name[box.field], box)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def _full_name(widget: Any) -> str:
    parts = []
    while widget is not None:
        if "/T" in widget:
            parts.append(str(widget.T))
        widget = widget.get("/Parent")
    return ".".join(reversed(parts))


def _set(pdf: Any, widget: Any, slot: FieldSlot, box: Any) -> None:
    import pikepdf

    if not isinstance(box, TextBox):
        widget.V = widget.AS = pikepdf.Name(f"/{box.on}")
        return
    picture = pdf.make_stream(content_of(slot, box))
    picture.Subtype, picture.BBox = pikepdf.Name.Form, [0, 0, slot.width, slot.height]
    font = pdf.Root.AcroForm.DR.Font[f"/{slot.font}"]
    picture.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary({f"/{slot.font}": font}))
    widget.V, widget.AP = pikepdf.String(box.text), pikepdf.Dictionary(N=picture)


def pdftk() -> str | None:
    """The pdftk command of this machine, or None."""
    return shutil.which("pdftk")


def by_pdftk(blank: Path, filled: FilledForm) -> bytes:
    """pdftk as its documentation fills a form, XFA dropped; a process of its own each time."""
    rows = [(box.field, _string(box.text)) for box in filled.texts]
    rows += [(box.field, b"/" + box.on.encode()) for box in filled.checks]
    with tempfile.TemporaryDirectory() as folder:
        values, out = Path(folder, "values.fdf"), Path(folder, "out.pdf")
        fields = b"".join(b"<< /T %s /V %s >>\n" % (_string(name), value) for name, value in rows)
        values.write_bytes(
            b"%%FDF-1.2\n1 0 obj << /FDF << /Fields [%s] >> >> endobj\ntrailer << /Root 1 0 R >>\n%%%%EOF" % fields
        )
        command = [pdftk() or "pdftk", str(blank), "fill_form", str(values), "output", str(out), "drop_xfa"]
        subprocess.run(command, check=True, capture_output=True)
        return out.read_bytes()


def ways(blank: Path, template: Template, filled: FilledForm) -> dict[str, Callable[[], bytes]]:
    """Every other way there is on this machine, by name; each call fills once."""
    official = blank.read_bytes()
    found: dict[str, Callable[[], bytes]] = {
        "floor": lambda: floor(template, filled),
        "pypdf": lambda: by_documentation(official, filled),
        "pikepdf": lambda: by_pikepdf(official, template, filled),
    }
    return found | ({"pdftk": lambda: by_pdftk(blank, filled)} if pdftk() else {})

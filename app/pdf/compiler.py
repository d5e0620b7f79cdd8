"""Makes an official blank ready once, so that filling it later is cheap and shows the same everywhere.

What is done and why: decrypted; the XFA form removed (it would win over our values in some viewers); usage rights,
signature flags and scripts removed (viewers would complain of changes or lock the form); barcodes drawn into the page
(no viewer can redraw them as text); the Courier descriptors repaired (their line pitch is twice what it should be); the
answers that only scripts could open unlocked. Office use, signatures and the parts completed later stay locked.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Set
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
)

from app.errors import BadForm
from app.pdf.structure import BARCODE, Structure, full_name, on_states, open_reader, read_structure, widgets
from app.pdf.template import COMPILER, FieldSlot, NodeSlot, PageSlot, Template

DRAFT_FONT = "/OrientaDraft"
_CATALOG_KEYS = {
    "/Type", "/Pages", "/AcroForm", "/Lang", "/MarkInfo", "/Metadata", "/StructTreeRoot", "/ViewerPreferences",
}  # fmt: skip
_PAGE_KEYS = {
    "/Type", "/Parent", "/MediaBox", "/CropBox", "/Rotate", "/Resources", "/Contents", "/Annots", "/StructParents",
    "/Tabs",
}  # fmt: skip
_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
_WIDGET_KEYS = {
    "/Type", "/Subtype", "/FT", "/T", "/TU", "/Ff", "/F", "/DA", "/Q", "/MK", "/MaxLen", "/Rect", "/P", "/Parent",
    "/StructParent", "/AP", "/AS",
}  # fmt: skip
_APART = ("/V", "/AS", "/AP", "/DA", "/P", "/Parent", "/StructParent")
_READ_ONLY, _MULTILINE, _COMB = 1, 1 << 12, 1 << 24
_APPEARANCE = re.compile(r"^/(\S+)\s+([\d.]+)\s+Tf\s*(.*)$")
_BOX = [-46, -300, 650, 833]


def compile_blank(official: bytes, unlock: Set[str], structure: Structure | None = None) -> Template:
    """The template of an official blank; `unlock` names the locked fields that an applicant fills.

    `structure` is what `read_structure` found in these bytes, when the caller has read it already. Raises BadForm when
    the file is damaged, already filled in, or lacks a field to unlock. Takes about a second.
    """
    reader = open_reader(official)
    structure = structure or read_structure(reader)
    try:
        _refuse_filled(reader)
        _strip_document(reader)
        for font in _courier_descriptors(reader):
            _repair(font)
        _clear_fields(reader, unlock)
        plain = _write_plain(reader)
        return _describe(plain, official, structure)
    except BadForm:
        raise
    except Exception as error:
        raise BadForm(f"The PDF is damaged and cannot be made ready ({type(error).__name__}).") from error


def _refuse_filled(reader: PdfReader) -> None:
    for _, _, widget in widgets(reader):
        has_text = widget.get("/FT") == "/Tx" and str(widget.get("/V", "")).strip()
        is_marked = widget.get("/FT") == "/Btn" and widget.get("/AS", "/Off") != "/Off"
        if (has_text or is_marked) and not BARCODE.search(full_name(widget)):
            raise BadForm(f"The form is already filled in (field {full_name(widget)}); a blank one is needed.")


def _strip_document(reader: PdfReader) -> None:
    """Drop what is not wanted from the reader, before cloning, so that its objects are not carried along."""
    root = reader.root_object
    _keep(root, _CATALOG_KEYS)
    form = root["/AcroForm"].get_object()
    _keep(form, {"/DA", "/DR", "/Fields"})
    tree = root["/Pages"].get_object()
    pages = list(reader.pages)
    for flattened in pages:
        page = _raw(flattened)
        page.update({key: flattened.raw_get(key) for key in _INHERITED if key in flattened})
        _keep(page, _PAGE_KEYS)
        page[NameObject("/Parent")] = tree.indirect_reference
        contents = page["/Contents"]
        kept = contents if isinstance(contents, ArrayObject) else ArrayObject([page.raw_get("/Contents")])
        page[NameObject("/Contents")] = kept
    tree[NameObject("/Kids")] = ArrayObject([page.indirect_reference for page in pages])
    tree[NameObject("/Count")] = NumberObject(len(pages))


def _raw(page: Any) -> DictionaryObject:
    """The page's own dictionary: what pypdf lists as a page is a copy that a clone would not see."""
    found: DictionaryObject = page.indirect_reference.get_object()
    return found


def _keep(dictionary: DictionaryObject, keys: Set[str]) -> None:
    for key in [key for key in dictionary if key not in keys]:
        del dictionary[key]


def _courier_descriptors(reader: PdfReader) -> list[DictionaryObject]:
    fonts = reader.root_object["/AcroForm"].get_object()["/DR"].get_object()["/Font"].get_object()
    courier = [fonts[name].get_object() for name in fonts if name.startswith("/CourierNew")]
    return [font["/FontDescriptor"].get_object() for font in courier if "/FontDescriptor" in font]


def _repair(descriptor: DictionaryObject) -> None:
    descriptor[NameObject("/Ascent")] = NumberObject(833)
    descriptor[NameObject("/Descent")] = NumberObject(-300)
    descriptor[NameObject("/FontBBox")] = ArrayObject(NumberObject(edge) for edge in _BOX)


def _clear_fields(reader: PdfReader, unlock: Set[str]) -> None:
    met = set()
    for _, _, widget in widgets(reader):
        name = full_name(widget)
        if BARCODE.search(name):
            continue
        _keep(widget, _WIDGET_KEYS if widget.get("/FT") == "/Btn" else _WIDGET_KEYS - {"/AP", "/AS"})
        if name in unlock:
            met.add(name)
            widget[NameObject("/Ff")] = NumberObject(int(widget.get("/Ff", 0)) & ~_READ_ONLY)
    if met != unlock:
        raise BadForm(f"The form lacks fields that an applicant fills: {', '.join(sorted(unlock - met))}.")


def _write_plain(reader: PdfReader) -> bytes:
    barcodes = [
        (page, ref, widget) for page, ref, widget in widgets(reader) if BARCODE.search(full_name(widget))
    ]
    drawn = {page: _take_barcode(reader, page, ref, widget) for page, ref, widget in barcodes}
    writer = PdfWriter(clone_from=reader)
    writer.pdf_header = "%PDF-1.7"
    bold = writer._add_object(_bold_font())
    for number, page in enumerate(writer.pages, start=1):
        resources = page["/Resources"].get_object()
        resources.setdefault(NameObject("/Font"), DictionaryObject()).get_object()[NameObject(DRAFT_FONT)] = bold
        closing = b"\nQ\n"
        if number in drawn:
            matrix, _ = drawn[number]
            closing += b"/Artifact BMC\nq " + matrix + b" cm /OrientaBarcode Do Q\nEMC\n"
        contents = page["/Contents"]
        contents.insert(0, writer._add_object(_stream(b"q\n")))
        contents.append(writer._add_object(_stream(closing)))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _take_barcode(
    reader: PdfReader, number: int, reference: IndirectObject, widget: DictionaryObject
) -> tuple[bytes, IndirectObject]:
    """Move a barcode's picture from its field into the page's resources; the field leaves page, tree and structure."""
    page = _raw(reader.pages[number - 1])
    picture_ref = widget["/AP"].get_object().raw_get("/N")
    box = [float(edge) for edge in picture_ref.get_object()["/BBox"]]
    rect = [float(edge) for edge in widget["/Rect"]]
    wide, high = (rect[2] - rect[0]) / (box[2] - box[0]), (rect[3] - rect[1]) / (box[3] - box[1])
    matrix = f"{wide:.6g} 0 0 {high:.6g} {rect[0] - box[0] * wide:.6g} {rect[1] - box[1] * high:.6g}".encode()
    resources = page["/Resources"].get_object()
    pictures = DictionaryObject(resources.get("/XObject", DictionaryObject()).get_object())
    pictures[NameObject("/OrientaBarcode")] = picture_ref
    resources[NameObject("/XObject")] = pictures
    _drop(page["/Annots"].get_object(), reference)
    _prune(reader, widget, reference)
    _drop_from_structure(reader, widget, reference)
    return matrix, picture_ref


def _prune(reader: PdfReader, node: DictionaryObject, reference: IndirectObject) -> None:
    """Take a field out of its parent, and the parent out of its own when nothing is left in it."""
    parent_ref = node.raw_get("/Parent") if "/Parent" in node else None
    if parent_ref is None:
        _drop(reader.root_object["/AcroForm"].get_object()["/Fields"].get_object(), reference)
        return
    parent = parent_ref.get_object()
    _drop(parent["/Kids"].get_object(), reference)
    if not parent["/Kids"].get_object():
        _prune(reader, parent, parent_ref)


def _drop(array: ArrayObject, reference: IndirectObject) -> None:
    for index in [i for i, item in enumerate(array) if _is_same(item, reference)]:
        array.pop(index)


def _is_same(item: Any, reference: IndirectObject) -> bool:
    return isinstance(item, IndirectObject) and item.idnum == reference.idnum


def _drop_from_structure(reader: PdfReader, widget: DictionaryObject, reference: IndirectObject) -> None:
    """A reading aid must not point at a field that is gone: its element keeps its place and loses the pointer."""
    tree = reader.root_object.get("/StructTreeRoot", DictionaryObject()).get_object()
    if "/ParentTree" not in tree or "/StructParent" not in widget:
        return
    element = _number_tree(tree["/ParentTree"].get_object(), int(widget["/StructParent"]))
    kids = element.get("/K") if isinstance(element, DictionaryObject) else None
    if kids is None:
        return
    kids = kids.get_object()
    if isinstance(kids, ArrayObject):
        for index in [i for i, kid in enumerate(kids) if _points_at(kid.get_object(), reference)][::-1]:
            kids.pop(index)
    elif _points_at(kids, reference):
        del element["/K"]


def _points_at(kid: Any, reference: IndirectObject) -> bool:
    return isinstance(kid, DictionaryObject) and "/Obj" in kid and _is_same(kid.raw_get("/Obj"), reference)


def _number_tree(node: DictionaryObject, key: int) -> Any:
    numbers = node.get("/Nums", ArrayObject()).get_object()
    for index in range(0, len(numbers), 2):
        if numbers[index] == key:
            return numbers[index + 1].get_object()
    for kid in node.get("/Kids", ArrayObject()).get_object():
        low, high = (int(limit) for limit in kid.get_object()["/Limits"])
        if low <= key <= high:
            return _number_tree(kid.get_object(), key)
    return NullObject()


def _bold_font() -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica-Bold"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )


def _stream(data: bytes) -> DecodedStreamObject:
    stream = DecodedStreamObject()
    stream.set_data(data)
    return stream


def _describe(plain: bytes, official: bytes, structure: Structure) -> Template:
    """Read the plain revision back and note where everything stands in it."""
    reader = PdfReader(io.BytesIO(plain))
    form = reader.root_object["/AcroForm"].get_object()
    slots = tuple(_slot(page, ref, widget) for page, ref, widget in widgets(reader))
    roots = form["/Fields"].get_object()
    if len(roots) != 1:
        raise BadForm("The form's fields have more than one root; this compiler knows forms with one.")
    pages = [_page_slot(page) for page in reader.pages]
    fonts = form["/DR"].get_object()["/Font"].get_object()
    return Template(
        form=structure.form,
        edition=structure.edition,
        official_sha256=hashlib.sha256(official).hexdigest(),
        structure_sha256=structure.fingerprint,
        compiler=COMPILER,
        pdf_sha256=hashlib.sha256(plain).hexdigest(),
        start_of_xref=_start_of_xref(plain),
        size=int(reader.trailer["/Size"]),
        trailer=_body(DictionaryObject(reader.trailer), "/Size", "/Prev", "/ID"),
        identity=hashlib.sha256(official).hexdigest()[:32],
        draft_font=DRAFT_FONT,
        fonts={name.lstrip("/"): fonts.raw_get(name).idnum for name in fonts},
        branches={slot.parent: str(_object(reader, slot.parent)["/T"]) for slot in slots},
        page_root=_node(reader.root_object["/Pages"].get_object()),
        field_root=_node(roots[0].get_object()),
        pages=tuple(pages),
        fields=slots,
        pdf=plain,
    )


def _slot(page: int, reference: IndirectObject, widget: DictionaryObject) -> FieldSlot:
    flags = int(widget.get("/Ff", 0))
    left, bottom, right, top = sorted_rect([float(edge) for edge in widget["/Rect"]])
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
        head=_body(widget, *(_APART if is_text else [key for key in _APART if key != "/DA"])),
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


def sorted_rect(edges: list[float]) -> tuple[float, float, float, float]:
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

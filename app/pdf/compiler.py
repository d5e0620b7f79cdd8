"""Makes an official blank ready once, so that filling it later is cheap and shows the same everywhere.

What is done and why: decrypted; the XFA form removed (it would win over our values in some viewers); usage rights,
signature flags and scripts removed (viewers would complain of changes or lock the form); barcodes drawn into the page
(no viewer can redraw them as text); the Courier descriptors repaired (their line pitch is twice what it should be); the
answers that only scripts could open unlocked. Office use, signatures and the parts completed later stay locked.
"""

from __future__ import annotations

import io
from collections.abc import Set
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NumberObject,
)

from app.errors import BadForm
from app.pdf.barcodes import take_barcodes
from app.pdf.structure import BARCODE, Structure, full_name, open_reader, raw_page, read_structure, widgets
from app.pdf.survey import DRAFT_FONT, survey
from app.pdf.template import Template

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
_READ_ONLY = 1
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
        return survey(plain, official, structure)
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
    root: Any = reader.root_object
    _keep(root, _CATALOG_KEYS)
    form = root["/AcroForm"].get_object()
    _keep(form, {"/DA", "/DR", "/Fields"})
    tree = root["/Pages"].get_object()
    pages = list(reader.pages)
    for flattened in pages:
        page = raw_page(flattened)
        page.update({key: flattened.raw_get(key) for key in _INHERITED if key in flattened})
        _keep(page, _PAGE_KEYS)
        page[NameObject("/Parent")] = tree.indirect_reference
        contents = page["/Contents"]
        kept = contents if isinstance(contents, ArrayObject) else ArrayObject([page.raw_get("/Contents")])
        page[NameObject("/Contents")] = kept
    tree[NameObject("/Kids")] = ArrayObject([page.indirect_reference for page in pages])
    tree[NameObject("/Count")] = NumberObject(len(pages))


def _keep(dictionary: DictionaryObject, keys: Set[str]) -> None:
    for key in [key for key in dictionary if key not in keys]:
        del dictionary[key]


def _courier_descriptors(reader: PdfReader) -> list[DictionaryObject]:
    fonts: Any = _form(reader)["/DR"].get_object()["/Font"].get_object()
    courier = [fonts[name].get_object() for name in fonts if name.startswith("/CourierNew")]
    return [font["/FontDescriptor"].get_object() for font in courier if "/FontDescriptor" in font]


def _form(reader: PdfReader) -> Any:
    return reader.root_object["/AcroForm"].get_object()


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
        met.add(name)
        _keep(widget, _WIDGET_KEYS if widget.get("/FT") == "/Btn" else _WIDGET_KEYS - {"/AP", "/AS"})
        if name in unlock:
            flags: Any = widget.get("/Ff", 0)
            widget[NameObject("/Ff")] = NumberObject(int(flags) & ~_READ_ONLY)
    if unlock - met:
        raise BadForm(f"The form lacks fields that an applicant fills: {', '.join(sorted(unlock - met))}.")


def _write_plain(reader: PdfReader) -> bytes:
    """The whole document as one plain revision; every page's content bracketed, so that marks can stand around it."""
    pictures = take_barcodes(reader)
    writer = PdfWriter(clone_from=reader)
    writer.pdf_header = "%PDF-1.7"
    bold = writer._add_object(_bold_font())
    opening = writer._add_object(_stream(b"q\n"))
    for number, page in enumerate(writer.pages, start=1):
        resources: Any = page["/Resources"].get_object()
        resources.setdefault(NameObject("/Font"), DictionaryObject()).get_object()[NameObject(DRAFT_FONT)] = bold
        contents: Any = page["/Contents"]
        contents.insert(0, opening)
        contents.append(writer._add_object(_stream(b"\nQ\n" + pictures.get(number, b""))))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


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

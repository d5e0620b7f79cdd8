"""Barcodes leave the form's fields and become part of the page, so that no viewer can redraw them as text.

A barcode says form, edition and page; it never holds an answer.
"""

from __future__ import annotations

from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, NullObject

from app.pdf.structure import BARCODE, full_name, raw_page, widgets

_PICTURE = "/OrientaBarcode"


def take_barcodes(reader: PdfReader) -> dict[int, bytes]:
    """Take every barcode out of the fields; returns, by page, the content that draws it there instead."""
    barcodes = [(page, ref, widget) for page, ref, widget in widgets(reader) if BARCODE.search(full_name(widget))]
    drawn: dict[int, bytes] = {}
    for count, (page, reference, widget) in enumerate(barcodes):
        name = f"{_PICTURE}{count}"
        matrix = _take(reader, page, reference, widget, name)
        drawn[page] = drawn.get(page, b"") + b"/Artifact BMC\nq %s cm %s Do Q\nEMC\n" % (matrix, name.encode())
    return drawn


def _take(reader: PdfReader, number: int, reference: IndirectObject, widget: Any, name: str) -> bytes:
    """Move one picture into the page's resources; the field leaves page, tree and structure. Returns its place."""
    page = raw_page(reader.pages[number - 1])
    picture = widget["/AP"].get_object().raw_get("/N")
    box = [float(edge) for edge in picture.get_object()["/BBox"]]
    rect = [float(edge) for edge in widget["/Rect"]]
    wide, high = (rect[2] - rect[0]) / (box[2] - box[0]), (rect[3] - rect[1]) / (box[3] - box[1])
    resources = page["/Resources"].get_object()
    pictures = DictionaryObject(resources.get("/XObject", DictionaryObject()).get_object())
    pictures[NameObject(name)] = picture
    resources[NameObject("/XObject")] = pictures
    _drop(page["/Annots"].get_object(), reference)
    _prune(reader, widget, reference)
    _drop_from_structure(reader, widget, reference)
    return f"{wide:.6g} 0 0 {high:.6g} {rect[0] - box[0] * wide:.6g} {rect[1] - box[1] * high:.6g}".encode()


def _prune(reader: PdfReader, node: Any, reference: IndirectObject) -> None:
    """Take a field out of its parent, and the parent out of its own when nothing is left in it."""
    parent_ref = node.raw_get("/Parent") if "/Parent" in node else None
    if parent_ref is None:
        form: Any = reader.root_object["/AcroForm"].get_object()
        _drop(form["/Fields"].get_object(), reference)
        return
    parent = parent_ref.get_object()
    _drop(parent["/Kids"].get_object(), reference)
    if not parent["/Kids"].get_object():
        _prune(reader, parent, parent_ref)


def _drop(array: ArrayObject, reference: IndirectObject) -> None:
    for index in [i for i, item in enumerate(array) if _is_same(item, reference)][::-1]:
        array.pop(index)


def _is_same(item: Any, reference: IndirectObject) -> bool:
    return isinstance(item, IndirectObject) and item.idnum == reference.idnum


def _drop_from_structure(reader: PdfReader, widget: Any, reference: IndirectObject) -> None:
    """A reading aid must not point at a field that is gone: its element keeps its place and loses the pointer."""
    tree: Any = reader.root_object.get("/StructTreeRoot", DictionaryObject()).get_object()
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


def _number_tree(node: Any, key: int) -> Any:
    numbers = node.get("/Nums", ArrayObject()).get_object()
    for index in range(0, len(numbers), 2):
        if numbers[index] == key:
            return numbers[index + 1].get_object()
    for kid in node.get("/Kids", ArrayObject()).get_object():
        low, high = (int(limit) for limit in kid.get_object()["/Limits"])
        if low <= key <= high:
            return _number_tree(kid.get_object(), key)
    return NullObject()

"""What makes an edition of a form: its pages, its fields and the edition date printed on it.

The bytes of an official download differ from copy to copy (signatures, encryption, rewriting by tools), so editions are
told apart by structure. The SHA-256 of a file only keys a cache.
"""

from __future__ import annotations

import hashlib
import io
import json
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject

from app.errors import BadForm

logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of oddities that the official files have
Kind = Literal["text", "checkbox"]
MAX_BYTES = 30_000_000
BARCODE = re.compile(r"PDF417BarCode\d*\[\d+\]$")
_PRINTED_DATE = re.compile(r"(?:Edition|Rev\.?)\s*(\d\d)/(\d\d)/(\d\d)")
_KINDS: Mapping[str, Kind] = {"/Tx": "text", "/Btn": "checkbox"}


@dataclass(frozen=True, slots=True, order=True)
class FieldShape:
    """One field: full name, kind, page counted from 1, and the export value of a check box without the slash."""

    name: str
    kind: Kind
    page: int
    on: str = ""


@dataclass(frozen=True, slots=True)
class Structure:
    """The shape of a form file. `edition` is the date printed on its pages; barcodes are no fields of ours."""

    form: str
    edition: date
    pages: int
    fields: tuple[FieldShape, ...]

    @property
    def fingerprint(self) -> str:
        """SHA-256 over form, edition, pages and every field's name, kind and page: the same for every copy."""
        rows = [[f.name, f.kind, f.page] for f in sorted(self.fields)]
        shape = [self.form, self.edition.isoformat(), self.pages, rows]
        return hashlib.sha256(json.dumps(shape, separators=(",", ":")).encode()).hexdigest()


def open_reader(pdf: bytes) -> PdfReader:
    """A reader of this file, decrypted with the empty password where it is encrypted.

    Raises BadForm when the file is no PDF, damaged beyond reading, or needs a password.
    """
    if len(pdf) > MAX_BYTES:
        raise BadForm(f"The file is larger than {MAX_BYTES // 1_000_000} MB; a blank form has about one.")
    if b"%PDF-" not in pdf[:1024]:
        raise BadForm("The file is not a PDF.")
    try:
        reader = PdfReader(io.BytesIO(pdf))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BadForm("The PDF is locked with a password; use the file as published on uscis.gov.")
        len(reader.pages)
    except BadForm:
        raise
    except Exception as error:
        raise BadForm(f"The PDF is damaged and cannot be read ({type(error).__name__}).") from error
    return reader


def read_structure(reader: PdfReader) -> Structure:
    """The shape of the form behind a reader. Raises BadForm when it is damaged or not a Form I-589."""
    try:
        texts = [page.extract_text() for page in reader.pages]
        fields = tuple(shape for shape in _shapes(reader) if not BARCODE.search(shape.name))
    except Exception as error:
        raise BadForm(f"The PDF is damaged: its pages or fields cannot be read ({type(error).__name__}).") from error
    if not any("I-589" in text for text in texts):
        raise BadForm("The PDF is not a Form I-589: no page prints that name.")
    if not fields:
        raise BadForm("The PDF prints Form I-589 but has no fields to fill: a scan or a flattened copy.")
    return Structure("I-589", _printed_edition(texts), len(texts), fields)


def widgets(reader: PdfReader) -> Iterator[tuple[int, IndirectObject, DictionaryObject]]:
    """Every field widget as (page from 1, reference, dictionary), in the order of the pages."""
    for number, page in enumerate(reader.pages, start=1):
        for reference in _annotations(page):
            widget = reference.get_object()
            if isinstance(widget, DictionaryObject) and widget.get("/Subtype") == "/Widget":
                yield number, reference, widget


def raw_page(page: Any) -> Any:
    """A page's own dictionary: what pypdf lists as a page is a copy that a clone would not see."""
    return page.indirect_reference.get_object()


def full_name(widget: DictionaryObject) -> str:
    """The full name of a field: the partial names from the root, joined by points."""
    parts: list[str] = []
    node: Any = widget
    while isinstance(node, DictionaryObject) and len(parts) < 32:
        if "/T" in node:
            parts.append(str(node["/T"]))
        node = node["/Parent"].get_object() if "/Parent" in node else None
    return ".".join(reversed(parts))


def on_states(widget: DictionaryObject) -> list[str]:
    """The states of a check box that are not off, with their slash."""
    appearance = widget.get("/AP", DictionaryObject()).get_object()
    normal = appearance.get("/N", DictionaryObject()).get_object()
    if isinstance(normal, StreamObject) or not isinstance(normal, DictionaryObject):
        return []
    return [str(state) for state in normal if state != "/Off"]


def differences(found: Structure, known: Structure, limit: int = 12) -> list[str]:
    """What differs between a file and a known edition, one sentence each; none when they are the same."""
    said = []
    if found.edition != known.edition:
        said.append(f"It prints edition {found.edition:%m/%d/%y}; the known one is {known.edition:%m/%d/%y}.")
    if found.pages != known.pages:
        said.append(f"It has {found.pages} pages; the known edition has {known.pages}.")
    mine, theirs = {f.name: f for f in found.fields}, {f.name: f for f in known.fields}
    said += _listed("Missing fields", sorted(theirs.keys() - mine.keys()), limit)
    said += _listed("Fields the known edition does not have", sorted(mine.keys() - theirs.keys()), limit)
    changed = sorted(name for name in mine.keys() & theirs.keys() if _is_changed(mine[name], theirs[name]))
    said += _listed("Fields of another kind, page or export value", changed, limit)
    if len(found.fields) != len(mine):
        said.append("Some field names occur twice.")
    return said


def _is_changed(found: FieldShape, known: FieldShape) -> bool:
    """True when a field differs; an export value that is not known (a box nobody answers) is not compared."""
    is_other_value = bool(known.on) and found.on != known.on
    return (found.kind, found.page) != (known.kind, known.page) or is_other_value


def _shapes(reader: PdfReader) -> Iterator[FieldShape]:
    for page, _, widget in widgets(reader):
        kind = _KINDS.get(str(widget.get("/FT", "")))
        if kind is None:
            raise BadForm(f"The field {full_name(widget)} is neither text nor a check box.")
        on = ",".join(state.lstrip("/") for state in on_states(widget)) if kind == "checkbox" else ""
        yield FieldShape(full_name(widget), kind, page, on)


def _annotations(page: Any) -> Sequence[Any]:
    annotations = page.get("/Annots")
    return [] if annotations is None else list(annotations.get_object())


def _printed_edition(texts: Sequence[str]) -> date:
    printed = {match for text in texts for match in _PRINTED_DATE.findall(text)}
    if not printed:
        raise BadForm("The PDF prints no edition date.")
    if len(printed) > 1:
        dates = ", ".join(sorted("/".join(d) for d in printed))
        raise BadForm(f"Its pages print different edition dates ({dates}): pages of several editions were mixed.")
    month, day, year = (int(part) for part in printed.pop())
    try:
        return date(2000 + year, month, day)
    except ValueError as error:
        raise BadForm("The PDF prints an edition date that is no date.") from error


def _listed(heading: str, names: Sequence[str], limit: int) -> list[str]:
    if not names:
        return []
    shown = ", ".join(names[:limit])
    more = f" and {len(names) - limit} more" if len(names) > limit else ""
    return [f"{heading} ({len(names)}): {shown}{more}."]

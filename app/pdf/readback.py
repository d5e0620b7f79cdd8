"""Reads a filled form back: what its fields hold, what they draw, which boxes are marked. For tests and self-checks."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader
from pypdf.generic import TextStringObject

from app.i589.filled import FilledForm, TextBox
from app.pdf.sheets import copied_name
from app.pdf.structure import full_name, widgets
from app.pdf.wording import word


@dataclass(frozen=True, slots=True)
class Readback:
    """A filled file as a reader finds it.

    `values` and `drawn` hold, for every text field with a value or an appearance, the value and the text drawn (without
    spaces and line breaks); `marked` the check boxes that are on, with their state.
    """

    pages: int
    values: Mapping[str, str]
    drawn: Mapping[str, str]
    marked: Mapping[str, str]


def read_back(pdf: bytes) -> Readback:
    """Everything that the fields of this file hold and show."""
    reader = PdfReader(io.BytesIO(pdf))
    values, drawn, marked = {}, {}, {}
    for page, _, widget in widgets(reader):
        name = full_name(widget)
        if widget.get("/FT") == "/Btn":
            if widget.get("/AS", "/Off") != "/Off" or widget.get("/V", "/Off") != "/Off":
                marked[name] = _state(widget)
            continue
        if "/V" in widget:
            values[name] = _text(widget["/V"]).replace("\r", "\n")
        if "/AP" in widget:
            drawn[name] = _drawn(reader, page, widget)
    return Readback(len(reader.pages), values, drawn, marked)


def differences(pdf: bytes, filled: FilledForm) -> list[str]:
    """What the file shows otherwise than the form says, one sentence each, naming fields and never their values."""
    found = read_back(pdf)
    texts = dict(_expected_texts(filled))
    marked = dict(_expected_marks(filled))
    said = [f"{name} does not hold its value." for name, box in texts.items() if not _holds(found.values, name, box)]
    said += [f"{name} does not draw its value." for name, box in texts.items() if not _draws(found.drawn, name, box)]
    said += [f"{name} holds a value that nobody gave." for name in found.values.keys() - texts.keys()]
    said += [f"{name} is not marked." for name in marked.keys() - found.marked.keys()]
    said += [f"{name} is marked though nobody said so." for name in found.marked.keys() - marked.keys()]
    said += [f"{name} has the wrong state." for name, on in marked.items() if found.marked.get(name, on) != on]
    return sorted(said)


def _expected_texts(filled: FilledForm) -> Iterator[tuple[str, TextBox]]:
    yield from ((box.field, box) for box in filled.texts)
    for sheet in filled.sheets[:1]:
        yield from ((box.field, box) for box in sheet.texts)
    copies = [child.texts for child in filled.child_sheets] + [sheet.texts for sheet in filled.sheets[1:]]
    for count, texts in enumerate(copies, start=1):
        yield from ((copied_name(box.field, count), box) for box in texts)


def _expected_marks(filled: FilledForm) -> Iterator[tuple[str, str]]:
    yield from ((box.field, box.on) for box in filled.checks)
    for count, child in enumerate(filled.child_sheets, start=1):
        yield from ((copied_name(box.field, count), box.on) for box in child.checks)


def _holds(values: Mapping[str, str], name: str, box: TextBox) -> bool:
    return values.get(name) == word(box.text, box.lines).value.replace("\r\n", "\n").replace("\r", "\n")


def _draws(drawn: Mapping[str, str], name: str, box: TextBox) -> bool:
    return drawn.get(name) == "".join("".join(word(box.text, box.lines).lines).split())


def _state(widget: Any) -> str:
    """The state of a marked box without its slash; both entries when they disagree."""
    states = dict.fromkeys(str(widget.get(key, "/Off")).lstrip("/") for key in ("/AS", "/V"))
    return " and ".join(states)


def _text(value: Any) -> str:
    return str(value) if isinstance(value, TextStringObject) else bytes(value).decode("latin-1")


def _drawn(reader: PdfReader, page: int, widget: Any) -> str:
    picture = widget["/AP"]["/N"].get_object()
    return "".join(reader.pages[page - 1].extract_xform_text(picture).split())

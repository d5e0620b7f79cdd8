"""A new edition of the form, begun from the nearest known one: what carries over, and what a person must decide.

The draft map is complete only when every line names its item or its use: until then `EditionMap.read` refuses it, so a
half-finished edition cannot fill anybody's form.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.errors import BadForm
from app.i589.mapping import MapField
from app.pdf.compiler import compile_blank
from app.pdf.editions import Edition, inspect_structure
from app.pdf.structure import Structure
from app.pdf.template import FieldSlot

_KINDS = {"text": "text", "checkbox": "check"}


@dataclass(frozen=True, slots=True)
class Proposal:
    """The files of a new edition's folder by name, and what is open in them, one sentence each."""

    edition: date
    begun_from: date
    files: Mapping[str, str]
    questions: tuple[str, ...]


def propose(official: bytes, editions: Mapping[date, Edition]) -> Proposal:
    """Begin the folder of the edition that this blank is.

    Raises BadForm when the file is damaged or no blank, when its edition is known already, or none is known to begin
    from.
    """
    report, structure = inspect_structure(official, editions)
    if report.is_known:
        raise BadForm(f"Edition {report.edition:%m/%d/%y} is known already: orienta forms add FILE")
    if report.compared_with is None:
        raise BadForm("No edition is known to begin from.")
    known = editions[report.compared_with]
    before = {field.name: field for field in known.map.fields}
    slots = compile_blank(official, frozenset(), structure).fields
    rows = [_row(slot, before.get(slot.name)) for slot in slots]
    files = {
        "manifest.yaml": _manifest(structure),
        "map.yaml": _map(structure, rows),
        "policy.yaml": _policy(known, structure),
    }
    return Proposal(structure.edition, known.date, files, tuple(_questions(known, slots)))


def _row(slot: FieldSlot, before: MapField | None) -> dict[str, Any]:
    """One line of the map: measures from the new file, meaning from the known edition where name and kind agree."""
    row: dict[str, Any] = {"name": slot.name, "page": slot.page, "type": _KINDS[slot.kind]}
    if before is not None and before.type == row["type"]:
        kept = before.model_dump(
            include={"item", "use", "label", "when", "dates", "chars", "words"}, exclude_defaults=True
        )
        row |= {key: list(value) if isinstance(value, tuple) else value for key, value in kept.items()}
    if slot.kind == "checkbox":
        return row | {"export": slot.on}
    measures: dict[str, Any] = {"size": [round(slot.width, 2), round(slot.height, 2)]}
    measures |= {"lines": True} if slot.is_multiline else {}
    measures |= {"max": slot.max_length} if slot.max_length is not None else {}
    return row | measures


def _questions(known: Edition, slots: tuple[FieldSlot, ...]) -> list[str]:
    before = {field.name: field for field in known.map.fields if field.type != "barcode"}
    now = {slot.name: slot for slot in slots}
    said = [f"{name}, page {now[name].page}, is new: name its item or its use." for name in now if name not in before]
    said += [f"{name} held {_meaning(field)} and is gone." for name, field in before.items() if name not in now]
    for name in now.keys() & before.keys():
        slot, field = now[name], before[name]
        if field.type != _KINDS[slot.kind]:
            said.append(f"{name} was {field.type} and is {slot.kind}: name its item or its use.")
        elif field.page != slot.page:
            said.append(f"{name} moved from page {field.page} to {slot.page}: is it still {_meaning(field)}?")
        elif field.export is not None and field.export != slot.on:
            said.append(f"{name} had the export value {field.export} and has {slot.on}: does it mean the same?")
    return sorted(said)


def _meaning(field: MapField) -> str:
    return field.item or field.use


def _map(structure: Structure, rows: list[dict[str, Any]]) -> str:
    lines = [f"edition: {json.dumps(structure.edition.isoformat())}", "fields:"]
    page = 0
    for row in rows:
        if row["page"] != page:
            page = row["page"]
            lines += ["", f"  # Page {page}"]
        lines.append("  - " + json.dumps(row, ensure_ascii=False))
    return "# yamllint disable rule:line-length\n" + "\n".join(lines) + "\n"


def _manifest(structure: Structure) -> str:
    return "".join(
        f"{key}: {value}\n"
        for key, value in {
            "form": structure.form,
            "edition": json.dumps(structure.edition.isoformat()),
            "printed_edition": json.dumps(f"{structure.edition:%m/%d/%y}"),
            "pages": structure.pages,
            "fingerprint": json.dumps(structure.fingerprint),
            "accepted_from": "null",
            "accepted_until": "null",
            "map": "map.yaml",
            "policy": "policy.yaml",
        }.items()
    )


def _policy(known: Edition, structure: Structure) -> str:
    text = (known.folder / "policy.yaml").read_text(encoding="utf-8")
    return text.replace(known.date.isoformat(), structure.edition.isoformat())

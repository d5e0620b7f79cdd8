"""A field map held against the blank it was written for, box by box: a new edition breaks a check, not a filing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.i589.mapping import EditionMap, MapField
from app.pdf.places import Place
from app.pdf.template import FieldSlot, Template

_KINDS = {"text": "text", "check": "checkbox"}
_TOLERANCE = 0.05


def check_map(edition_map: EditionMap, template: Template, places: Iterable[Place] = ()) -> list[str]:
    """What is wrong between map and blank, one sentence each: existence, kind, page, export value, room, limits, locks.

    With the edition's `places` also where each field stands. Barcodes are on the map and not in the template (they were
    drawn into the page).
    """
    findings = []
    if edition_map.edition != template.edition.isoformat():
        findings.append(f"The map is of edition {edition_map.edition}, the blank of {template.edition}.")
    mapped = [field for field in edition_map.fields if field.type != "barcode"]
    names = {field.name for field in mapped}
    findings += [f"{slot.name} is not on the map." for slot in template.fields if slot.name not in names]
    for field in mapped:
        slot = template.by_name.get(field.name)
        if slot is None:
            findings.append(f"{field.name} is not in the blank.")
        else:
            findings += [f"{field.name} {problem}." for problem in _problems(field, slot)]
    return findings + _moved(places, template)


def _moved(places: Iterable[Place], template: Template) -> list[str]:
    """Fields that do not stand where the edition's fields do: another file under the same names."""
    pairs = [(place, template.by_name.get(place.name)) for place in places]
    return [
        f"{place.name} stands at {slot.rect[0]:.2f}, {slot.rect[1]:.2f}; the edition has it at "
        f"{place.rect[0]:g}, {place.rect[1]:g}."
        for place, slot in pairs
        if slot and any(abs(one - other) > _TOLERANCE for one, other in zip(slot.rect, place.rect, strict=True))
    ]


def _problems(field: MapField, slot: FieldSlot) -> Iterator[str]:
    if _KINDS[field.type] != slot.kind:
        yield f"is a {slot.kind}, the map says {field.type}"
        return
    if field.page != slot.page:
        yield f"is on page {slot.page}, the map says {field.page}"
    if slot.kind == "checkbox":
        if field.export is not None and field.export != slot.on:
            yield f"has the export value {slot.on}, the map says {field.export}"
    elif _is_written(field):
        yield from _room_problems(field, slot)
    if _is_written(field) and slot.is_locked:
        yield "is locked, the map writes it"


def _room_problems(field: MapField, slot: FieldSlot) -> Iterator[str]:
    width, height = field.size or (0.0, 0.0)
    if abs(width - slot.width) > _TOLERANCE or abs(height - slot.height) > _TOLERANCE:
        yield f"measures {slot.width:.2f} by {slot.height:.2f} points, the map says {width:g} by {height:g}"
    if field.lines != slot.is_multiline:
        yield f"{'holds several lines' if slot.is_multiline else 'holds one line'}, the map says otherwise"
    if field.max != slot.max_length:
        yield f"takes {slot.max_length} characters, the map says {field.max}"


def _is_written(field: MapField) -> bool:
    return field.use == "answer" or field.use.startswith(("copy_", "sheet_"))

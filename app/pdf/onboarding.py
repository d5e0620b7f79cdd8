"""A new edition of the form, begun from a known one: what carries over, and what a person must confirm.

A begun edition is a folder like any other, but its manifest is called `draft.yaml` and whatever a person has to look at
is a `confirm:` in it or in a line of its map. While one is left the edition is not known, so that a half-finished map
fills nobody's form.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from app.errors import BadForm, WrongUse
from app.i589.mapping import EditionMap, MapField
from app.pdf.compiler import compile_blank
from app.pdf.editions import Edition, inspect_structure
from app.pdf.mapcheck import check_map
from app.pdf.matching import Match, gone, match
from app.pdf.places import FILE, Place, dump_places, read_places
from app.pdf.structure import Structure, open_reader, read_structure
from app.pdf.template import FieldSlot

DRAFT, MANIFEST, MAP, POLICY = "draft.yaml", "manifest.yaml", "map.yaml", "policy.yaml"
_CARRIED = {"item", "use", "label", "when", "dates", "chars", "words"}
_QUOTED = {"name", "export", "label", "chars", "confirm"}
_WORDS_OF_YAML = {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}
_HEAD = """\
# yamllint disable rule:line-length
# Where every answer of Form I-589, edition {now}, goes: begun from edition {before}, whose map explains the keys.
# A line with `confirm` waits for a person: look at the page, mend the line where it is wrong, take `confirm` out.
"""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The files of a new edition's folder by name; what a person must confirm, one sentence each.

    `carried` counts the fields whose meaning carried over with nothing speaking against it.
    """

    edition: date
    begun_from: date
    files: Mapping[str, str]
    to_confirm: tuple[str, ...]
    carried: int


def propose(official: bytes, editions: Mapping[date, Edition], like: date | None = None) -> Proposal:
    """Begin the folder of the edition that this blank is, from the edition `like` or else the nearest one.

    Raises BadForm when the file is damaged or no blank, when its edition is known already, or there is none to begin
    from.
    """
    report, structure = inspect_structure(official, editions)
    if report.is_known:
        raise BadForm(f"Edition {report.edition:%m/%d/%y} is known already: orienta forms add FILE")
    if report.edition in editions:
        raise BadForm(
            f"Edition {report.edition:%m/%d/%y} is known, and this file is built otherwise. {' '.join(report.differs)}"
        )
    known = _begin_from(editions, like or report.compared_with)
    matches = match(read_places(open_reader(official)), known.places)
    slots = {slot.name: slot for slot in compile_blank(official, frozenset(), structure).fields}
    before = {field.name: field for field in known.map.fields}
    rows = [_row(each, slots.get(each.field.name), before) for each in matches]
    whole = _about_the_whole(known, structure, gone(matches, known.places), before)
    files = {
        DRAFT: _manifest(structure, matches, whole),
        MAP: _map(structure, known, rows),
        POLICY: _policy(known, structure),
        FILE: dump_places([each.field for each in matches]),
    }
    open_rows = [f"{row['name']}, page {row['page']}: {row['confirm']}." for row in rows if "confirm" in row]
    return Proposal(structure.edition, known.date, files, (*open_rows, *whole), len(rows) - len(open_rows))


def begin(proposal: Proposal, folder: Path) -> None:
    """Write the folder of a proposal, whole or not at all. Raises WrongUse when it is there or cannot be written."""
    if folder.exists():
        raise WrongUse(f"{folder} is there already: go on in it, or remove it to begin again.")
    making = None
    try:
        making = Path(tempfile.mkdtemp(prefix=".making-", dir=folder.parent))
        for name, text in proposal.files.items():
            (making / name).write_text(text, encoding="utf-8")
        making.chmod(0o755)
        os.replace(making, folder)
    except OSError as error:
        raise WrongUse(f"{folder} cannot be written ({error.strerror or type(error).__name__}).") from error
    finally:
        if making is not None:
            shutil.rmtree(making, ignore_errors=True)


def waiting(folder: Path) -> tuple[str, ...]:
    """What a begun edition still waits for, one sentence each. Raises BadForm when its files cannot be read."""
    draft, rows = _table(folder / DRAFT), _table(folder / MAP).get("fields") or []
    lines = [f"{row.get('name')}, page {row.get('page')}: {row['confirm']}." for row in rows if "confirm" in row]
    return (*lines, *(str(each) for each in draft.get("confirm") or ()))


def finish(folder: Path, official: bytes) -> None:
    """Make a begun edition known: every line confirmed, and map, places and blank agree, box by box.

    Raises BadForm saying what is left or what disagrees, BadContent when the map is no map; then nothing changes.
    """
    left = waiting(folder)
    if left:
        raise BadForm(f"{len(left)} things wait for a person in {folder.name}/{MAP} and {DRAFT}. {' '.join(left[:12])}")
    structure = read_structure(open_reader(official))
    draft = _table(folder / DRAFT)
    edition = Edition("I-589", structure.edition, int(draft.get("pages") or 0), str(draft.get("fingerprint")), folder)
    edition_map = EditionMap.read(_table(folder / MAP))
    findings = check_map(edition_map, compile_blank(official, edition.unlock, structure), edition.places)
    if edition.fingerprint != structure.fingerprint or edition.structure.fingerprint != structure.fingerprint:
        findings.append(f"{DRAFT} or {MAP} describes another file.")
    if findings:
        raise BadForm(f"The map does not agree with the blank. {' '.join(findings[:12])}")
    try:
        os.replace(folder / DRAFT, folder / MANIFEST)
    except OSError as error:
        raise WrongUse(f"{folder / MANIFEST} cannot be written ({error.strerror}).") from error


def meanings(folder: Path) -> dict[str, tuple[str, bool]]:
    """For every field of a begun edition: what its line says it is, and whether that waits for a person."""
    rows = _table(folder / MAP).get("fields") or []
    return {str(row["name"]): (_meaning_of(row), "confirm" in row) for row in rows}


def _meaning_of(row: Mapping[str, Any]) -> str:
    if row.get("item"):
        return f"{row['item']}={row['when']}" if row.get("when") else str(row["item"])
    return f"({row.get('use', '?')})"


def _begin_from(editions: Mapping[date, Edition], like: date | None) -> Edition:
    known = editions.get(like) if like else None
    if known is None:
        names = ", ".join(day.isoformat() for day in editions) or "none"
        raise BadForm(f"Edition {like or ''} is not known; to begin from there is: {names}.")
    if not known.places:
        raise BadForm(f"The folder of edition {known.date} has no {FILE}: its fields cannot be compared.")
    return known


def _row(one: Match, slot: FieldSlot | None, before: Mapping[str, MapField]) -> dict[str, Any]:
    """One line of the map: measures from the new file, meaning from the known field that it seems to be."""
    place = one.field
    row: dict[str, Any] = {"name": place.name, "page": place.page, "type": place.kind}
    if one.known is not None:
        kept = before[one.known.name].model_dump(include=_CARRIED, exclude_defaults=True)
        row |= {key: list(value) if isinstance(value, tuple) else value for key, value in kept.items()}
    elif place.kind == "barcode":
        row |= {"use": "printed", "label": "Form-id barcode (form|edition|page)"}
    row |= {} if slot is None else _measures(slot, row.get("use", "answer"))
    doubts = () if place.kind == "barcode" else one.doubts
    return row | ({"confirm": "; ".join(doubts)} if doubts else {})


def _measures(slot: FieldSlot, use: str) -> dict[str, Any]:
    if slot.kind == "checkbox":
        return {"export": slot.on}
    if use in ("staff", "at_interview", "by_hand"):
        return {}
    measures: dict[str, Any] = {"size": [round(slot.width, 2), round(slot.height, 2)]}
    measures |= {"lines": True} if slot.is_multiline else {}
    return measures | ({"max": slot.max_length} if slot.max_length is not None else {})


def _about_the_whole(
    known: Edition, structure: Structure, lost: Sequence[Place], before: Mapping[str, MapField]
) -> list[str]:
    """What no single line can ask."""
    said = [
        f"{place.name} was on page {place.page} for {before[place.name].item or before[place.name].use} and is gone: "
        "say so in CHANGELOG.md, or give its item to another line."
        for place in lost
        if place.kind != "barcode"
    ]
    if structure.pages != known.pages:
        said.append(f"It has {structure.pages} pages; edition {known.date} has {known.pages}.")
    return [
        *said,
        f"{MAP}: what each box lets a person type (chars, words, dates) is carried over from edition {known.date}.",
        f"{POLICY}: the rules are those of edition {known.date}; a lawyer reads them.",
        "accepted_from, accepted_until: from and until when this edition is taken, with a source, or null.",
    ]


def _map(structure: Structure, known: Edition, rows: Iterable[Mapping[str, Any]]) -> str:
    lines = [_HEAD.format(now=f"{structure.edition:%m/%d/%y}", before=f"{known.date:%m/%d/%y}").rstrip()]
    lines += [f"edition: {json.dumps(structure.edition.isoformat())}", "fields:"]
    page = 0
    for row in rows:
        if row["page"] != page:
            page = row["page"]
            lines += ["", f"  # Page {page}"]
        lines.append(f"  - {{{', '.join(f'{key}: {_written(key, value)}' for key, value in row.items())}}}")
    return "\n".join(lines) + "\n"


def _written(key: str, value: Any) -> str:
    """A value as the maps write it: names and signs in quotes, plain words and numbers without."""
    if isinstance(value, list):
        return f"[{', '.join(_written('', each) for each in value)}]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:g}"
    is_plain = re.fullmatch(r"[A-Za-z][\w./]*", value) and value.lower() not in _WORDS_OF_YAML
    return value if is_plain and key not in _QUOTED else json.dumps(value, ensure_ascii=False)


def _manifest(structure: Structure, matches: Sequence[Match], whole: Sequence[str]) -> str:
    kinds = [each.field.kind for each in matches]
    rows: dict[str, Any] = {
        "form": structure.form,
        "edition": json.dumps(structure.edition.isoformat()),
        "printed_edition": json.dumps(f"{structure.edition:%m/%d/%y}"),
        "pages": structure.pages,
        "fields": len(kinds),
        "text_fields": kinds.count("text"),
        "check_boxes": kinds.count("check"),
        "barcodes": kinds.count("barcode"),
        "fingerprint": json.dumps(structure.fingerprint),
        "accepted_from": "null",
        "accepted_until": "null",
        "facts": "[]",
        "map": MAP,
        "policy": POLICY,
    }
    head = "# What is known of this edition. Lines under confirm wait for a person: take each out once it is settled.\n"
    listed = "".join(f"  - {json.dumps(each, ensure_ascii=False)}\n" for each in whole)
    return head + "".join(f"{key}: {value}\n" for key, value in rows.items()) + f"confirm:\n{listed}"


def _policy(known: Edition, structure: Structure) -> str:
    text = (known.folder / POLICY).read_text(encoding="utf-8")
    return text.replace(known.date.isoformat(), structure.edition.isoformat())


def _table(path: Path) -> dict[str, Any]:
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise BadForm(f"{path.parent.name}/{path.name} cannot be read ({type(error).__name__}).") from error
    if not isinstance(data, dict):
        raise BadForm(f"{path.parent.name}/{path.name} is not a table of names and values.")
    return data

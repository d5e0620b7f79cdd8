"""The editions of the form that this installation knows, and what a given PDF is in their light.

A known edition is a folder `forms/i589/<date>/`: `manifest.yaml` names form, date, pages and fingerprint, `map.yaml`
every field. Recognition is by that structure, never by the bytes of a file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from app.errors import BadForm, BadInput, BadSettings
from app.i589.mapping import EditionMap
from app.i589.standing import Acceptance
from app.pdf.places import Place, load_places
from app.pdf.structure import FieldShape, Kind, Structure, differences, open_reader, read_structure

Day = date  # inside Edition `date` is a field
_KINDS: Mapping[str, Kind] = {"text": "text", "check": "checkbox"}


@dataclass(frozen=True)
class Edition:
    """A known edition. `fingerprint` is that of its structure; the map is read when it is first needed.

    `accepted_from` and `accepted_until` are the first and the last day of its use, None where nobody established them.
    """

    form: str
    date: date
    pages: int
    fingerprint: str
    folder: Path
    accepted_from: Day | None = None
    accepted_until: Day | None = None
    facts: tuple[str, ...] = ()

    @property
    def acceptance(self) -> Acceptance:
        """From and until when it is accepted, as its manifest says."""
        return Acceptance(self.date, self.accepted_from, self.accepted_until, facts=self.facts)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Where each field stands and what its tooltip says; none where the folder does not tell."""
        return load_places(self.folder)

    @cached_property
    def map(self) -> EditionMap:
        """Every field of the edition and what it is for."""
        return EditionMap.read(_yaml(self.folder / "map.yaml"))

    @cached_property
    def structure(self) -> Structure:
        """The shape of the edition, as its map tells it."""
        fields = [f for f in self.map.fields if f.type in _KINDS]
        shapes = tuple(FieldShape(f.name, _KINDS[f.type], f.page, f.export or "") for f in fields)
        return Structure(self.form, self.date, self.pages, shapes)

    @cached_property
    def unlock(self) -> frozenset[str]:
        """The text fields that an answer is written to: they must be open, whatever the official file says."""
        written = (f for f in self.map.fields if f.use == "answer" or f.use.startswith(("copy_", "sheet_")))
        return frozenset(f.name for f in written if f.type == "text")


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a PDF is.

    `edition` is the date it prints; `is_known` when its shape is that of an edition we know, else `differs` says how it
    differs from `compared_with`, the same edition or the nearest.
    """

    form: str
    edition: date
    pages: int
    fields: int
    official_sha256: str
    structure_sha256: str
    is_known: bool
    compared_with: date | None
    differs: tuple[str, ...]
    is_encrypted: bool
    has_xfa: bool

    def as_json(self) -> dict[str, Any]:
        """The same as plain values for `--json`."""
        return {
            "form": self.form,
            "edition": self.edition.isoformat(),
            "pages": self.pages,
            "fields": self.fields,
            "sha256": self.official_sha256,
            "structure_sha256": self.structure_sha256,
            "known": self.is_known,
            "compared_with": self.compared_with.isoformat() if self.compared_with else None,
            "differs": list(self.differs),
            "encrypted": self.is_encrypted,
            "xfa": self.has_xfa,
        }


def load_editions(folder: Path) -> dict[date, Edition]:
    """The editions described under `folder` (`forms/i589`), oldest first. Raises BadSettings when one is malformed."""
    found = [_load(path) for path in sorted(folder.glob("*/manifest.yaml"))]
    return {edition.date: edition for edition in sorted(found, key=lambda e: e.date)}


def load_reported(folder: Path) -> list[Acceptance]:
    """The editions that are reported and not at hand (`reported.yaml`). Raises BadSettings when it is malformed."""
    path = folder / "reported.yaml"
    if not path.is_file():
        return []
    try:
        rows = _yaml(path)["editions"] or []
        return [Acceptance(_day(row["edition"]), _day_or_none(row.get("accepted_from")), is_at_hand=False,
                           facts=tuple(row.get("facts") or ())) for row in rows]  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadSettings(f"{folder.name}/{path.name} is malformed ({type(error).__name__}).") from error


def acceptances(folder: Path) -> list[Acceptance]:
    """Everything that is told about the use of editions: those at hand, then those that are only reported."""
    known = load_editions(folder)
    reported = [one for one in load_reported(folder) if one.edition not in known]
    return [*(edition.acceptance for edition in known.values()), *reported]


def inspect(pdf: bytes, editions: Mapping[date, Edition]) -> Inspection:
    """What this PDF is. Raises BadForm when it is damaged, needs a password, or is not a Form I-589 with fields."""
    return inspect_structure(pdf, editions)[0]


def inspect_structure(pdf: bytes, editions: Mapping[date, Edition]) -> tuple[Inspection, Structure]:
    """The same, with the shape that was read."""
    reader = open_reader(pdf)
    structure = read_structure(reader)
    same = editions.get(structure.edition)
    compared = same or _nearest(structure.edition, editions)
    differs = differences(structure, compared.structure) if compared else ["No edition is known to this installation."]
    form = reader.root_object.get("/AcroForm")
    report = Inspection(
        form=structure.form,
        edition=structure.edition,
        pages=structure.pages,
        fields=len(structure.fields),
        official_sha256=hashlib.sha256(pdf).hexdigest(),
        structure_sha256=structure.fingerprint,
        is_known=same is not None and same.fingerprint == structure.fingerprint and not differs,
        compared_with=compared.date if compared else None,
        differs=tuple(differs),
        is_encrypted=reader.is_encrypted,
        has_xfa=form is not None and "/XFA" in form.get_object(),
    )
    return report, structure


def recognise(pdf: bytes, editions: Mapping[date, Edition]) -> tuple[Edition, Structure]:
    """The known edition that this PDF is. Raises BadForm with what differs when it is none."""
    report, structure = inspect_structure(pdf, editions)
    if not report.is_known:
        like = report.compared_with.isoformat() if report.compared_with else "DATE"
        raise BadForm(
            f"The PDF is a Form I-589 of edition {report.edition:%m/%d/%y} that this installation does not know. "
            + " ".join(report.differs)
            + f" To begin its map from the nearest edition: orienta forms add FILE --like {like}"
        )
    return editions[report.edition], structure


def _nearest(edition: date, editions: Mapping[date, Edition]) -> Edition | None:
    return min(editions.values(), key=lambda known: abs((known.date - edition).days), default=None)


def _load(path: Path) -> Edition:
    data = _yaml(path)
    try:
        edition = Edition(
            form=str(data["form"]),
            date=_day(data["edition"]),
            pages=int(data["pages"]),
            fingerprint=str(data["fingerprint"] or ""),
            folder=path.parent,
            accepted_from=_day_or_none(data.get("accepted_from")),
            accepted_until=_day_or_none(data.get("accepted_until")),
            facts=tuple(map(str, data.get("facts") or ())),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise BadSettings(f"{path.parent.name}/{path.name} is malformed ({type(error).__name__}).") from error
    if not edition.fingerprint:
        raise BadSettings(f"{path.parent.name}/{path.name} names no fingerprint.")
    return edition


def _day(value: object) -> date:
    return date.fromisoformat(str(value))


def _day_or_none(value: object) -> date | None:
    return None if value is None else _day(value)


def _yaml(path: Path) -> dict[str, Any]:
    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise BadSettings(f"{path.parent.name}/{path.name} cannot be read ({type(error).__name__}).") from error
    if not isinstance(data, dict):
        raise BadInput(f"{path.parent.name}/{path.name} is not a table of names and values.")
    return data

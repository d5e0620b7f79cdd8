"""The edition's map and policy, the official field table and the invented personas, for tests of the form."""

from __future__ import annotations

import csv
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from app.i589.application import Application, load
from app.i589.boxes import fill
from app.i589.filled import FilledForm
from app.i589.ledger import Ledger
from app.i589.mapping import EditionMap
from app.i589.policy import Policy

ROOT = Path(__file__).resolve().parents[2]
EDITION = "2025-01-20"
FOLDER = ROOT / "forms" / "i589" / EDITION
PERSONAS = sorted((ROOT / "tests" / "personas").glob("*.json"))


@cache
def edition_map_of(edition: str) -> EditionMap:
    return EditionMap.read(_yaml("map.yaml", edition))


@cache
def policy_of(edition: str) -> Policy:
    return Policy.read(_yaml("policy.yaml", edition))


def edition_map() -> EditionMap:
    return edition_map_of(EDITION)


def policy() -> Policy:
    return policy_of(EDITION)


def printing_policy_of(edition: str) -> Policy:
    """The policy of an edition with A.I.8 and A.I.9 printed."""
    return policy_of(edition).model_copy(update={"residence": "print", "mailing": "print"})


def printing_policy(**changes: Any) -> Policy:
    """The policy with A.I.8 and A.I.9 printed, and other changes."""
    return policy().model_copy(update={"residence": "print", "mailing": "print"} | changes)


def _yaml(name: str, edition: str) -> Any:
    path = FOLDER.parent / edition / name
    return yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@cache
def official_rows() -> tuple[dict[str, str], ...]:
    """The field table of the official file; skips where the shared facts are absent."""
    shared = Path(os.environ.get("ORIENTA_SHARED") or ROOT.parent / "shared")
    path = shared / "forms" / f"i589-{EDITION}.fields.csv"
    if not path.exists():
        pytest.skip(f"needs {path.name}: set ORIENTA_SHARED to the folder that holds forms/")
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def answered(value: Any = None, **more: Any) -> dict[str, Any]:
    return {"state": "answered"} | ({} if value is None else {"value": value}) | more


def application(answers: dict[str, Any], language: str = "es") -> Application:
    """An application with these answers; a bare value stands for an answered leaf."""
    return application_of(EDITION, answers, language)


def application_of(edition: str, answers: dict[str, Any], language: str = "es") -> Application:
    """The same for another edition."""
    leaves = {item: leaf if isinstance(leaf, dict) else answered(leaf) for item, leaf in answers.items()}
    return load({"form": "I-589", "edition": edition, "language": language, "answers": leaves})


def filled(answers: dict[str, Any], rules: Policy | None = None, language: str = "es") -> tuple[FilledForm, Ledger]:
    return fill(application(answers, language), edition_map(), rules or policy())


def texts(form: FilledForm) -> dict[str, str]:
    """What each text field shows, by the last part of its name."""
    return {box.field.removeprefix("form1[0]."): box.text for box in form.texts}


def checks(form: FilledForm) -> dict[str, str]:
    """The export value of each marked box, by the last part of its name."""
    return {box.field.removeprefix("form1[0]."): box.on for box in form.checks}


def persona(path: Path) -> Application:
    return load(path.read_text(encoding="utf-8"))

"""The five invented applicants on the official blank: every box reads back as the form was filled."""

import os
from pathlib import Path
from typing import Any

import pytest

from app.i589.boxes import fill
from app.pdf.compiler import compile_blank
from app.pdf.editions import Edition, load_editions
from app.pdf.filler import fill as draw
from app.pdf.mapcheck import check_map
from app.pdf.readback import differences
from app.pdf.template import Template
from tests.support.i589_forms import EDITION, PERSONAS, ROOT, persona, printing_policy


@pytest.fixture(scope="module")
def edition() -> Edition:
    return next(one for day, one in load_editions(ROOT / "forms" / "i589").items() if day.isoformat() == EDITION)


@pytest.fixture(scope="module")
def template(edition: Edition) -> Template:
    shared = Path(os.environ.get("ORIENTA_SHARED") or ROOT.parent / "shared")
    path = shared / "forms" / f"i589-{EDITION}.pdf"
    if not path.exists():
        pytest.skip(f"needs {path.name}: set ORIENTA_SHARED to the folder that holds forms/")
    return compile_blank(path.read_bytes(), edition.unlock, edition.structure)


def test_the_map_fits_the_blank(edition: Edition, template: Template) -> None:
    """Every mapped field is there, with its page, room, limit and export value."""
    assert check_map(edition.map, template) == []


@pytest.mark.parametrize("path", PERSONAS, ids=lambda path: path.stem)
def test_a_personas_form_reads_back(path: Any, edition: Edition, template: Template) -> None:
    """What was decided is what the file holds and shows, copies of the supplements included."""
    form, _ = fill(persona(path), edition.map, printing_policy())
    filled = draw(template, form)
    assert differences(filled.pdf, form) == []

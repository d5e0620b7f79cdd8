"""The JSON Schema: current in docs/, valid, and of one mind with the reader."""

import json
from typing import Any

import jsonschema
import pytest

from app.i589.schema import schema
from tests.support.i589_forms import PERSONAS, ROOT


def test_the_schema_in_docs_is_current() -> None:
    """`orienta i589 schema > docs/application.schema.json` was run after the last change."""
    path = ROOT / "docs" / "application.schema.json"
    assert schema() == json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", PERSONAS, ids=lambda path: path.stem)
def test_personas_are_valid(path: Any) -> None:
    """What the reader takes the schema takes."""
    jsonschema.Draft202012Validator(schema()).validate(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize(
    "answers",
    [{"A.I.99": {"state": "none"}}, {"A.I.4": {"state": "maybe"}}, {"A.II.child[03].1": {"state": "none"}}],
    ids=["unknown address", "unknown state", "index with a leading zero"],
)
def test_what_the_reader_refuses_by_shape_the_schema_refuses(answers: dict[str, Any]) -> None:
    """Unknown addresses and states are refused by both."""
    data = {"form": "I-589", "edition": "2025-01-20", "answers": answers}
    assert not jsonschema.Draft202012Validator(schema()).is_valid(data)

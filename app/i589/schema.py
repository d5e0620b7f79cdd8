"""The JSON Schema of an application, written from the same table of addresses that reads it."""

from __future__ import annotations

import re
from typing import Any

from app.i589.addresses import Item, catalog
from app.i589.application import FORM
from app.i589.kinds import Kind

SCHEMA_ID = "https://orienta.example/application.schema.json"
_TEXT = {"type": "string", "minLength": 1}


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of APPLICATION.json. It describes shapes; `load` also reads print forms and dates."""
    items = {item.kind.name: item.kind for item in catalog().values()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Application for Form I-589",
        "description": "Every answer of the form by its official part and item; an absent answer has not been asked.",
        "type": "object",
        "required": ["form", "edition", "answers"],
        "additionalProperties": False,
        "properties": {
            "form": {"const": FORM},
            "edition": {"type": "string", "format": "date", "examples": ["2025-01-20"]},
            "language": {"type": "string", "default": "es", "description": "the person's language"},
            "answers": {
                "type": "object",
                "additionalProperties": False,
                "patternProperties": {_pattern(item): _item(item) for item in catalog().values()},
            },
        },
        "$defs": {"leaf": _leaf(), **{name: _kind(kind) for name, kind in items.items()}},
    }


def _pattern(item: Item) -> str:
    return "^" + re.escape(item.pattern).replace(r"\[\]", r"\[(0|[1-9][0-9]?)\]") + "$"


def _item(item: Item) -> dict[str, Any]:
    return {"title": item.label, "$ref": f"#/$defs/{item.kind.name}"}


def _kind(kind: Kind) -> dict[str, Any]:
    value: dict[str, Any] = {"type": ["string", "integer"], "description": kind.expects}
    if kind.is_list:
        value = {
            "description": kind.expects,
            "anyOf": [{"type": "array", "minItems": 1, "items": {"enum": list(kind.choices)}}, {"type": "string"}],
        }
    elif kind.choices:
        value |= {"examples": list(kind.choices)}
    return {"allOf": [{"$ref": "#/$defs/leaf"}], "properties": {"value": value}}


def _leaf() -> dict[str, Any]:
    translation = {
        "type": "object",
        "required": ["text", "by", "on"],
        "additionalProperties": False,
        "properties": {"text": _TEXT, "by": _TEXT, "on": {"type": "string", "format": "date"}},
    }
    return {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "state": {"enum": ["answered", "none", "not_applicable", "unknown", "declined", "not_asked"]},
            "value": {"description": "the canonical value, in English where it is words; only when answered"},
            "original": {"type": ["string", "null"], "description": "what the person wrote, kept whatever happens"},
            "language": {"type": ["string", "null"], "description": "the language of the original"},
            "approximate": {"type": "boolean", "default": False},
            "translation": {"anyOf": [translation, {"type": "null"}]},
            "provenance": {"type": ["object", "null"], "description": "who, when, which message, what it was before"},
        },
    }

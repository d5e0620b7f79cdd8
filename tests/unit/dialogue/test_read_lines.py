"""The contract of `orienta read --jsonl`, line by line."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from app.dialogue.readers import read_json_line
from app.errors import BadInput

LINE = {"lang": "es", "today": "2026-11-21"}


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"kind": "yes_no", "text": "simón"}, {"status": "ok", "value": "yes"}),
        ({"kind": "choice", "text": "la 2", "choices": ["Sí", "No"]}, {"status": "ok", "value": 2}),
        ({"kind": "choice", "text": "1 y 3", "choices": ["a ver", "b", "c"]}, {"status": "ok", "value": [1, 3]}),
        (
            {"kind": "choice", "text": "1 y 3", "choices": ["a ver", "b", "c"], "many": False},
            {"status": "ambiguous", "value": [1, 3], "hint": "choice.which"},
        ),
        ({"kind": "choice", "text": "2", "choices": ["Sí", "No"], "many": True}, {"status": "ok", "value": [2]}),
        (
            {"kind": "choice", "text": "lawyer", "choices": [["Abogado", "lawyer"], ["Otro"]]},
            {"status": "ok", "value": 1},
        ),
        (
            {
                "kind": "choice",
                "text": "lawyer",
                "choices": [{"label": "Abogado", "words": ["lawyer"]}, {"label": "Otro"}],
            },
            {"status": "ok", "value": 1},
        ),
        (
            {"kind": "date", "text": "12 de marzo de 2019"},
            {"status": "ok", "value": {"kind": "date", "iso": "2019-03-12"}},
        ),
        (
            {"kind": "date", "text": "como en 2017"},
            {"status": "ok", "value": {"kind": "year", "iso": "2017"}, "hint": "date.approximate"},
        ),
        (
            {"kind": "date", "text": "03/04/2020"},
            {
                "status": "ambiguous",
                "value": [{"kind": "date", "iso": "2020-04-03"}, {"kind": "date", "iso": "2020-03-04"}],
                "hint": "date.day_or_month",
            },
        ),
        ({"kind": "date", "text": "ayer"}, {"status": "ok", "value": {"kind": "date", "iso": "2026-11-20"}}),
        (
            {"kind": "date", "text": "12 de marzo", "context": "hearing"},
            {"status": "clarify", "value": None, "hint": "date.year_missing"},
        ),
        ({"kind": "a_number", "text": "98765432"}, {"status": "ok", "value": "A098765432"}),
        ({"kind": "phone", "text": "664 123 4567", "region": "MX"}, {"status": "ok", "value": "+526641234567"}),
        ({"kind": "phone", "text": "este mismo"}, {"status": "ok", "value": "sender"}),
        (
            {"kind": "name", "text": "Ruiz, Ana"},
            {"status": "ok", "value": {"last": "Ruiz", "first": "Ana", "middle": None}},
        ),
        ({"kind": "country", "text": "catracha"}, {"status": "ok", "value": "HN"}),
        ({"kind": "language", "text": "kiche"}, {"status": "ok", "value": {"code": "quc", "name": "K'iche'"}}),
        ({"kind": "count", "text": "dos"}, {"status": "ok", "value": 2}),
        ({"kind": "marital_status", "text": "casada"}, {"status": "ok", "value": "married"}),
        ({"kind": "sex", "text": "mujer"}, {"status": "ok", "value": "F"}),
        ({"kind": "date", "text": "no sé"}, {"status": "unknown", "value": None}),
        ({"kind": "sex", "text": "prefiero no decir"}, {"status": "declined", "value": None}),
        ({"kind": "yes_no", "text": ""}, {"status": "invalid", "value": None, "hint": "empty"}),
    ],
)
def test_a_line(record: dict[str, Any], expected: dict[str, Any]) -> None:
    """Each kind gives exactly the JSON that scripts build on."""
    out = read_json_line(LINE | record)
    assert out == expected
    assert json.loads(json.dumps(out)) == expected


@pytest.mark.parametrize(
    ("record", "field"),
    [
        ({"text": "x"}, "kind"),
        ({"kind": "colour", "text": "x"}, "kind"),
        ({"kind": "choice_or_many", "text": "x"}, "kind"),
        ({"kind": "yes_no"}, "text"),
        ({"kind": "yes_no", "text": 5}, "text"),
        ({"kind": "yes_no", "text": "x", "lang": 5}, "lang"),
        ({"kind": "date", "text": "x", "today": "soon"}, "today"),
        ({"kind": "choice", "text": "x", "choices": "no list"}, "choices"),
        ({"kind": "choice", "text": "x", "choices": [5]}, "choices"),
        ({"kind": "choice", "text": "x", "many": "yes"}, "many"),
        ({"kind": "phone", "text": "x", "region": 52}, "region"),
        ({"kind": "name", "text": "x", "context": []}, "context"),
    ],
)
def test_a_malformed_line_names_its_field(record: dict[str, Any], field: str) -> None:
    """A line that cannot be used says which field, and holds none of its words."""
    with pytest.raises(BadInput, match=f"'{field}'"):
        read_json_line(record)


@pytest.mark.parametrize("record", [[], "x", None, 5])
def test_a_line_is_an_object(record: Any) -> None:
    """Anything but an object is bad input."""
    with pytest.raises(BadInput, match="object"):
        read_json_line(record)


def test_the_records_today_comes_before_the_arguments() -> None:
    """A script's own day decides; the caller's is for lines without one."""
    line = {"kind": "date", "lang": "es", "text": "ayer"}
    assert read_json_line(line, today=date(2020, 1, 2))["value"] == {"kind": "date", "iso": "2020-01-01"}
    assert read_json_line(line | {"today": "2021-01-02"}, today=date(2020, 1, 2))["value"] == {
        "kind": "date",
        "iso": "2021-01-01",
    }

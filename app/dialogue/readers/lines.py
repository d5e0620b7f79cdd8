"""One line of `orienta read --jsonl`: a record in, a record out, both plain JSON (a contract that stays)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from app.dialogue.readers.choice_lines import Choice, with_akin
from app.dialogue.readers.kinds import KINDS, read
from app.dialogue.reading import Json, Reading
from app.errors import BadInput

_FIELDS = frozenset({"kind", "lang", "text", "today", "context", "region", "choices", "many"})


def read_json_line(
    record: Mapping[str, Any], *, today: date | None = None, akin: Mapping[str, Iterable[str]] | None = None
) -> dict[str, Json]:
    """`{"status", "value"}`, with `"hint"` when there is one, for `{"kind", "lang", "text", ...}`.

    `today` of the record comes before the argument; with neither, nothing counted from today is read. A `choice` may
    be several (a list of numbers) unless the record says `"many": false`. A date's value has `kind` and `iso` alone;
    that it was said to be approximate is its hint. A `name` without `context` is read as `whole`: where every word is
    plainly given name or surname it is parted, while a conversation asks which is which, for the form is sworn to.
    `akin` holds lists of words that mean the same, for the lines of a `choice` (see `with_akin`).
    Raises BadInput naming the field that is missing or malformed.
    """
    if not isinstance(record, Mapping):
        raise BadInput("a line must be a JSON object")
    kind = _text(record, "kind", required=True) or ""
    if kind not in KINDS:
        raise BadInput(f"field 'kind' must be one of: {', '.join(sorted(KINDS))}")
    reading = read(
        _many_if_allowed(kind, record),
        _text(record, "text", required=True) or "",
        lang=_text(record, "lang") or "es",
        today=_today(record) or today,
        context=_text(record, "context") or ("whole" if kind == "name" else None),
        region=_text(record, "region"),
        choices=with_akin(_choices(record.get("choices")), akin or {}) or None,
    )
    return _as_json(reading)


def _many_if_allowed(kind: str, record: Mapping[str, Any]) -> str:
    many = record.get("many")
    if many is not None and not isinstance(many, bool):
        raise BadInput("field 'many' must be true or false")
    return "choice_or_many" if kind == "choice" and many is None else "many" if kind == "choice" and many else kind


def _as_json(reading: Reading) -> dict[str, Json]:
    value, hint = reading.value, reading.hint
    if isinstance(value, dict) and value.pop("approximate", False):
        hint = "date.approximate" if reading.status == "ok" else hint
    if isinstance(value, list):
        value = [
            {k: v for k, v in one.items() if k != "approximate"} if isinstance(one, dict) else one for one in value
        ]
    out: dict[str, Json] = {"status": reading.status, "value": value}
    return out | {"hint": hint} if hint else out


def _text(record: Mapping[str, Any], field: str, *, required: bool = False) -> str | None:
    value = record.get(field)
    if value is None and not required:
        return None
    if not isinstance(value, str):
        raise BadInput(f"field '{field}' must be a text")
    return value


def _today(record: Mapping[str, Any]) -> date | None:
    said = _text(record, "today")
    if said is None:
        return None
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        raise BadInput("field 'today' must be a date like 2026-11-21") from None


def _choices(raw: Any) -> list[Choice] | None:
    """Labels, lists of wordings, or objects with `label` and `words`."""
    if raw is None:
        return None
    if not isinstance(raw, list):
        raise BadInput("field 'choices' must be a list")
    return [_choice(one) for one in raw]


def _choice(one: Any) -> Choice:
    if isinstance(one, str):
        return Choice(one)
    if isinstance(one, list) and one and all(isinstance(word, str) for word in one):
        return Choice(one[0], tuple(one[1:]))
    if isinstance(one, Mapping):
        wordings = [
            word
            for value in one.values()
            for word in (value if isinstance(value, list) else [value])
            if isinstance(word, str)
        ]
        if wordings:
            label = one.get("label")
            return Choice(label if isinstance(label, str) else wordings[0], tuple(wordings))
    raise BadInput("field 'choices' must hold texts, lists of texts, or objects with 'label' and 'words'")

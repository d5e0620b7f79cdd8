"""The maximal sweep: every box an applicant may fill gets a value of its own, in four rounds for the check boxes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from app.i589 import kinds as k
from app.i589.addresses import parse
from app.i589.mapping import EditionMap, MapField

ROUNDS = 4
"""As many as the options of a choice that takes one; options of a list get the bits of their place."""

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
STORY = "B.1.A.text"


def answers(edition: EditionMap, number: int) -> dict[str, Any]:
    """The answers of one round: a different value in every text box, one option of every choice."""
    texts = [one for one in edition.fields if one.type == "text" and one.use == "answer" and one.item]
    said: dict[str, Any] = {str(one.item): _value(one, count, number) for count, one in enumerate(texts)}
    for item in dict.fromkeys(one.item for one in edition.fields if one.type == "check" and one.use == "answer"):
        chosen = marked(edition, str(item), number)
        if chosen:
            said[str(item)] = chosen if parse(str(item)).item.kind.is_list else chosen[0]
    if number == 0:
        said[STORY] = " ".join(f"{said[STORY]}{count:03}" for count in range(300))
    return said


def marked(edition: EditionMap, item: str, number: int) -> list[str]:
    """The values of an item that are said in a round: each box of it has a pattern of rounds of its own."""
    options = [str(one.when) for one in edition.of(item) if one.type == "check"]
    if parse(item).item.kind.is_list:
        return [option for place, option in enumerate(options, start=1) if place >> number & 1]
    if len(options) == 1:
        return options if number % 2 == 0 else []
    return [option for place, option in enumerate(options) if place == number]


def printed(edition: EditionMap, said: Mapping[str, Any]) -> dict[str, str]:
    """What each text box of an answer must show, by field name."""
    return {
        one.name: _as_printed(one, str(said[one.item]))
        for one in edition.fields
        if one.type == "text" and one.use == "answer" and one.item in said
    }


def _value(one: MapField, count: int, number: int) -> str:
    kind = parse(str(one.item)).item.kind
    if kind.choices:  # the children's marital status: different children differ in one of two rounds
        index, many = parse(str(one.item)).indices[0], len(kind.choices)
        return kind.choices[(index // many if number % 2 else index) % many]
    if kind.is_date:
        return _month(count) if one.dates == "month" else (date(1950, 1, 1) + timedelta(days=count)).isoformat()
    if kind is k.A_NUMBER:
        return f"A{900_000_000 + count}"
    if kind is k.SSN:
        return f"{800_000_000 + count}"
    if kind is k.COUNT:
        return f"{count % 900 + 100}"
    return _code(count)


def _month(count: int) -> str:
    return f"{1900 + count // 12}-{count % 12 + 1:02}"


def _code(count: int) -> str:
    """Three letters that no page prints as a word: Z, a letter, a letter."""
    return f"Z{_LETTERS[count // len(_LETTERS)]}{_LETTERS[count % len(_LETTERS)]}"


def _as_printed(one: MapField, value: str) -> str:
    kind = parse(str(one.item)).item.kind
    if kind.is_date:
        year, month, *day = value.split("-")
        return "/".join([month, *day, year])
    if kind.choices:
        return value.capitalize()
    return value.removeprefix("A") if kind is k.A_NUMBER else value

"""Where the surnames of a name begin: whether each word is a given name, a surname, either or of no list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.dialogue.readers.folding import fold
from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.name_shapes import looks_given, looks_surname
from app.dialogue.readers.name_words import GIVEN, SURNAMES
from app.dialogue.reading import Json

_PARTICLES = word_set(
    """
    de|del|la|las|los|y|san|santa|van|von|da|das|dos|do|di|mc|el|al|der|den|e|st|saint|le|du
    """
)
_LINKS = _PARTICLES - {"y", "e"}
_ALSO_GIVEN = frozenset({"santos", "cruz", "ventura", "paz", "reyes", "luna", "rosales", "encarnacion"})
"""Surnames that open a name before a given one."""
_MARIAN = frozenset({"maria", "ma", "m", "marie", "flor", "luz", "juan", "rosa", "jose", "ana", "teresa"})
"""Given names that make one name with what is linked to them (`María de los Ángeles`, `Juan de Dios`)."""
_DEVOTIONS = frozenset(
    {
        "de los angeles", "del carmen", "del pilar", "de fatima", "de lourdes", "del socorro", "de guadalupe",
        "de los dolores", "de dios",
    }
)  # fmt: skip
"""What is linked to such a name and is no surname (`de Jesús`, `de la Cruz`, `del Rosario` may be one)."""
_SHORT_NAME = 3


def name_value(last: str | None = None, first: str | None = None, middle: str | None = None) -> dict[str, Json]:
    """The value of a reading; an empty part is None."""
    return {"last": last or None, "first": first or None, "middle": middle or None}


def given_parts(said: str) -> dict[str, str | None]:
    """Given names parted: the first with what belongs to it (`María del Carmen`), the others as middle (`Yineth`, `del
    Socorro`).
    """
    units = units_of(said)
    first = [units[0]] if units else []
    while (
        first and fold(first[0]) in _MARIAN and len(units) > len(first) and fold(units[len(first)]).split()[0] in _LINKS
    ):
        first.append(units[len(first)])
    return {"first": " ".join(first), "middle": " ".join(units[len(first) :]) or None}


def _has_letter(word: str) -> bool:
    return any(char.isalpha() for char in word)


def units_of(said: str) -> list[str]:
    """Words that stand together: `de la Cruz` and `del Carmen` are one each."""
    units: list[list[str]] = []
    for word in filter(_has_letter, said.split()):
        is_open = bool(units) and fold(units[-1][-1]) in _PARTICLES
        if is_open or (fold(word) in ("y", "e") and units):
            units[-1].append(word)
        else:
            units.append([word])
    return [" ".join(unit) for unit in units]


def plain_border(units: Sequence[str], *, is_english: bool) -> int | None:
    """Where the surnames begin when the words leave no doubt: given names before, surnames from there; else None."""
    kinds = [kind_of(unit) for unit in units]
    if fold(units[0]) in _ALSO_GIVEN and kinds[1:2] == ["given"]:
        kinds[0] = "given"  # "Santos Domingo Ajanel Chach"
    if fold(units[0]) in _MARIAN and len(units) > 2 and fold(units[1]) in _DEVOTIONS:
        kinds[:2] = ["given", "given"]  # "María de los Ángeles Castro"
    if kinds[0] == "surname" or "given" in kinds[-1:]:
        return None
    if len(units) == 2:
        is_double = "-" in units[1] and "-" not in units[0]
        is_plain = kinds[0] == "given" and not kinds[1] and " " not in units[1]
        is_plain = is_plain or (kinds[1] == "surname" and (kinds[0] == "given" or _may_be_given(units[0], kinds[0])))
        return 1 if is_plain or (is_double and not set(fold(units[1]).split("-")) & GIVEN) else None
    if len(units) == 3:
        return _border_of_three(units, kinds, is_english=is_english)
    at = len(units) - 2
    is_told = kinds[0] == "given" or "given" in kinds[1:at] or "surname" in kinds[at:]
    is_against = "surname" in kinds[1:at] or "given" in kinds[at:] or "either" in kinds[1 : at + 1]
    if len(units) == 5 and set(kinds[1:at]) != {"given"}:
        return None  # three given names, or three surnames
    return at if is_told and not is_against and len(units) <= 5 else None


def _border_of_three(units: Sequence[str], kinds: Sequence[str], *, is_english: bool) -> int | None:
    """`Ana Ruiz Soto`, `Ana Luz de la Cruz`, `Ana M. Ruiz`; and in English `John Peter Smith`."""
    if kinds[0] != "either" and kinds[1] == "surname" and kinds[2] != "either":
        return 1
    if re.fullmatch(r"\w\.?", units[1]):
        return 2
    is_last = fold(units[2]).split()[0] in _LINKS or is_english or kinds[2] in ("surname", "")
    if list(kinds[1:]) == ["given", "surname"] and _may_be_given(units[0], kinds[0]):
        return 2
    return 2 if kinds[0] == kinds[1] == "given" and is_last else None


def _may_be_given(unit: str, kind: str) -> bool:
    """True for a word of no list, long enough for a name, alone."""
    return not kind and " " not in unit and len(unit) > _SHORT_NAME


def kind_of(unit: str) -> str:
    """`given`, `surname`, `either`, or `` for a word of neither list; what follows "de la" is no list's."""
    heard = fold(unit)
    if " " in heard:
        return ""
    if heard in GIVEN:
        return "either" if heard in SURNAMES else "given"
    if heard in SURNAMES or looks_surname(heard):
        return "surname"
    return "given" if looks_given(heard) else ""


def splits(units: Sequence[str]) -> list[Json]:
    """Given names first, likeliest first, then surnames first as on papers; a linked word never opens a given name."""
    count = len(units)
    middle_first = sorted(range(1, count), key=lambda at: (abs(count - at - 2), -at))
    values: list[Json] = []
    for at in middle_first:
        given = given_parts(" ".join(units[:at]))
        values.append(name_value(" ".join(units[at:]), given["first"], given["middle"]))
    for at in (2, 1):
        if at < count and fold(units[at]).split()[0] not in _LINKS:
            given = given_parts(" ".join(units[at:]))
            values.append(name_value(" ".join(units[:at]), given["first"], given["middle"]))
    distinct = [value for at, value in enumerate(values) if value not in values[:at]]
    if len(distinct) == 1:  # `María de la Luz` may be given names alone
        distinct.append(name_value(None, " ".join(units)))
    return distinct

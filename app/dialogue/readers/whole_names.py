"""A whole name where one part of it was asked for: "Dunia Yamileth Mejia Pineda" at the surnames."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from app.dialogue.readers.folding import aligned, fold
from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.name_borders import units_of
from app.dialogue.readers.name_words import GIVEN, SURNAMES
from app.dialogue.readers.names import read_name
from app.dialogue.reading import Json

_FEWEST, _PLAINLY = 3, 4
_CALLED = re.compile(r"\b(?:apellid\w*|sur ?names?|last ?names?|family names?)\b")
_BOTH = word_set(
    """
    alonso|alonzo|andres|antonio|baltazar|bartolo|bartolome|bautista|benito|bernabe|bernardo|clemente|cristobal|damian|
    diego|domingo|esteban|feliciano|felipe|felix|fermin|francisco|gabriel|gaspar|gregorio|hernando|ignacio|
    isidro|jacinto|jacobo|jeronimo|juan|lorenzo|lucas|luis|luciano|manuel|marcos|
    mariano|martin|mateo|matias|miguel|nicolas|pablo|pascual|pedro|ramon|raymundo|salvador|
    santiago|santos|sebastian|simon|tadeo|teodoro|tomas|valentin|vicente|ventura|zacarias
    """
)
"""Saints' names that are surnames too, by themselves in Mayan families."""
_LINKS = word_set("de|del|la|las|los|y|san|santa|van|von|da|dos|mc|st|el|le|du|di")


def whole_name(text: str) -> Mapping[str, Json] | None:
    """The name's parts where a reply is plainly a whole name; None for what may be one part of it.

    Three words need a first name in front that is no surname; four are parted even where not all of them are known.
    The parting is for showing, never for taking.
    """
    reading = read_name(text, "whole")
    parts = reading.value if reading.status == "ok" else None
    if reading.status == "ambiguous" and reading.hint == "name.which_part" and isinstance(reading.value, Sequence):
        parts = reading.value[0]
    if not isinstance(parts, Mapping) or not parts.get("last") or not parts.get("first"):
        return None
    said = [str(parts[part]) for part in ("first", "middle", "last") if parts.get(part)]
    words = [word for word in fold(" ".join(said)).split() if word not in _LINKS]
    is_first = bool(words) and words[0] in GIVEN and words[0] not in SURNAMES
    is_given_alone = all(word in GIVEN and word not in SURNAMES for word in words)
    if not is_first or is_given_alone or len(words) < (_FEWEST if reading.status == "ok" else _PLAINLY):
        return None
    return parts


def surnames_among(said: str) -> str | None:
    """The surnames of words given as such among which a given name opens or ends; empty where all are given names.

    `Lopez` of `Maria Lopez` and of `Lopez Maria`; None where nothing but surnames, or words of no list, may stand
    there: `Mateo Pascual`, `Garcia Vicente`.
    """
    units = units_of(said)
    is_given = [fold(unit) in GIVEN and fold(unit) not in SURNAMES for unit in units]
    is_only_given = [given and fold(unit) not in _BOTH for given, unit in zip(is_given, units, strict=True)]
    if not any(is_given) or len(units) > _PLAINLY:
        return None
    if all(is_given):
        return "" if any(is_only_given) else None
    opens = is_given.index(False)  # a saint's name in front of a surname is rather a first name; behind it, a surname
    surnames = units[opens:]
    while surnames and is_only_given[units.index(surnames[-1])]:
        surnames = surnames[:-1]
    return " ".join(surnames) if len(surnames) < len(units) else None


def calls_surname(text: str) -> bool:
    """True for a reply that says itself that these are surnames: `mi apellido es Martin`."""
    return bool(_CALLED.search(aligned(text)))

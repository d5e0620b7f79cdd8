"""A whole name where one part of it was asked for: "Dunia Yamileth Mejia Pineda" at the surnames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.dialogue.readers.folding import fold
from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.name_words import GIVEN, SURNAMES
from app.dialogue.readers.names import read_name
from app.dialogue.reading import Json

_FEWEST, _PLAINLY = 3, 4
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

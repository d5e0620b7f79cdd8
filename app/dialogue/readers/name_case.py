"""Capitals of a name that was typed without any: "de la cruz lópez" stands on the form as "de la Cruz López". Pure.

What was typed with a capital anywhere stays as it is: nobody knows better how their name is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.dialogue.readers.lexicon import word_set
from app.dialogue.reading import Json

_SMALL = word_set("de|del|la|las|los|el|y|e|da|das|do|dos|van|von|der|den|di")
_WORD = re.compile(r"[^\W\d_]+")


def with_capitals(name: str) -> str:
    """The name with a capital at each word but the small ones; as it is where it has any capital."""
    if name != name.lower():
        return name
    return _WORD.sub(lambda found: found[0] if found[0] in _SMALL else found[0].capitalize(), name)


def name_with_capitals(value: Json) -> Json:
    """The same for every part of a name; capitals in one part speak for all."""
    if not isinstance(value, Mapping):
        return value
    said = [part for part in value.values() if isinstance(part, str)]
    if any(part != part.lower() for part in said):
        return value
    return {key: with_capitals(part) if isinstance(part, str) else part for key, part in value.items()}

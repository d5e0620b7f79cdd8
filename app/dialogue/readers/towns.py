"""The town in a reply that says more than its name: "vivo acá en Reynosa con mi mujer y dos niños". Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.dialogue.readers.folding import aligned, phrase
from app.dialogue.readers.place_words import STATES_OF_MEXICO
from app.dialogue.readers.places import read_place

_LIVES = re.compile(
    r"^(?:(?:yo|nosotros|pues|ahora|ahorita|orita|aqui|aca|we|i|now)\W+)*"
    r"(?:vivo|vivimos|estoy|estamos|(?:i|we) live|i am|im|we are|live|living) "
    r"(?:(?:viviendo|living|ahora|ahorita|now|aca|aqui|here) )*(?:en|in) (?P<town>.+)$|"
    r"^(?:(?:por|pues|for) )?(?:(?:ahora|ahorita|orita|aqui|aca|now|here) (?:mismo |mero )?)+(?:en|in) (?P<here>.+)$"
)
_ENDS = re.compile(
    r"\s+(?:con|with)\s+(?:mi|mis|el|la|los|un|una|unos|my|our|the|a|two|three|dos|tres)\b|\s*+[.;!]++\s++(?:y|pero|oye|oiga|and|but)\s|"
    r"(?:\s*+[,.;])?\s++(?:y|and)\s+(?:mi|mis|tengo|los|las|dos|tres|my|i have|two|three)\b|"
    r"\s*+,\s*+(?:con|with|somos|tengo|we are|i have)\b"
)
_NO_TOWN = re.compile(
    r"^(?:(?:yo|nosotros|pues|ahora|ahorita|orita|aqui|aca|ya|no|si|vivo|vivimos|estoy|estamos|vine|vinimos|vengo|ando|"
    r"andamos|soy|somos|tengo|sola|solo|we|i|live|am|are|im|here|alone)\W*)+$"
)
"""What stands before "con mi mujer" and is no town: "pues vivo"."""
_MOST = 5
_CHILDREN = re.compile(
    r"\b(?:nin[oa]s?|hij[oa]s?|hijit[oa]s?|chamacos?|chamitos?|cipot[ea]s?|bebes?|chiquit[oa]s|kids?|children|sons?|daughters?)\b"
)


def town_said(text: str) -> str | None:
    """The town of a sentence, as typed, where more is said besides; None where the whole reply may be its name."""
    flat = aligned(text)
    lives = _LIVES.match(flat)
    begins = lives.start(lives.lastgroup or 0) if lives else 0
    ends = _ENDS.search(flat, begins)
    town = text[begins : ends.start() if ends else len(text)].strip(" ,;.\n")
    if not town or len(town.split()) > _MOST or not (ends or lives) or _NO_TOWN.match(aligned(town)):
        return None
    return town


def town_and_state(text: str) -> tuple[str, str] | None:
    """A town and the Mexican state behind it, as typed: `reynosa tamaulipas`; None where the whole may be one name.

    A country behind them is left out, and so are abbreviations: "Son" and "Sin" are words too.
    """
    said = _COUNTRY.sub("", text.strip(" .,;"))
    value = read_place(said).value
    town, state = (value.get("city"), value.get("state")) if isinstance(value, Mapping) else (None, None)
    if not town or not state or phrase(str(state)) not in STATES_OF_MEXICO:
        return None
    return (str(town), str(state)) if len(str(state)) > _SHORT_STATE else None


_COUNTRY = re.compile(r"[\s,]++(?:en )?m[eé]xico$", re.IGNORECASE)
_SHORT_STATE = 5

_CHILDREN_TOLD = re.compile(
    r"(?<!\s)(?:\s*[.;,!\n]++\s*+(?:y\s+|e\s+|and\s+)?|\s++(?:y|and)\s+)"
    r"(?:(?:yo|nosotros|tambien|also|i|we|we all)\s+)?"
    r"(?=(?:(?:tengo|tenemos|traigo|vengo con|ando con|i have|we have|with)\s+(?:a\s+)?(?:\w+\s+){0,2}?|"
    r"(?:mis?|nuestr[oa]s|los|my|our|the)\s+(?:\w+\s+)?)(?:nin[oa]s?|hij[oa]s?|hijit[oa]s?|chamacos?|chamitos?|cipot[ea]s?|"
    r"bebes?|kids?|children|sons?|daughters?)\b)"
)


def before_children(text: str) -> str | None:
    """What stands before a clause that tells of children, as typed: `Choloma` of `Choloma, y mis hijos son Kevin`.

    None where no such clause stands behind anything.
    """
    found = _CHILDREN_TOLD.search(aligned(text))
    return text[: found.start()].strip(" ,;.\n") or None if found else None


def names_children(text: str) -> bool:
    """True for words that speak of children: "y dos niños, Kevin de 6 y Leidy de 3"."""
    return bool(_CHILDREN.search(aligned(text)))

"""The town in a reply that says more than its name: "vivo acá en Reynosa con mi mujer y dos niños". Pure."""

from __future__ import annotations

import re

from app.dialogue.readers.folding import aligned

_LIVES = re.compile(
    r"^(?:(?:yo|nosotros|pues|ahora|ahorita|orita|aqui|aca|we|i|now)\W+)*"
    r"(?:vivo|vivimos|estoy|estamos|(?:i|we) live|i am|im|we are|live|living) "
    r"(?:(?:viviendo|living|ahora|ahorita|now|aca|aqui|here) )*(?:en|in) (?P<town>.+)$"
)
_ENDS = re.compile(
    r"\s+(?:con|with)\s+(?:mi|mis|el|la|los|un|una|unos|my|our|the|a|two|three|dos|tres)\b|\s*[.;!]+\s+(?:y|pero|oye|oiga|and|but)\s|"
    r"\s*[,.;]?\s+(?:y|and)\s+(?:mi|mis|tengo|los|las|dos|tres|my|i have|two|three)\b|"
    r"\s*,\s*(?:con|with|somos|tengo|we are|i have)\b"
)
_MOST = 5
_CHILDREN = re.compile(
    r"\b(?:nin[oa]s?|hij[oa]s?|hijit[oa]s?|chamacos?|chamitos?|cipot[ea]s?|bebes?|chiquit[oa]s|kids?|children|sons?|daughters?)\b"
)


def town_said(text: str) -> str | None:
    """The town of a sentence, as typed, where more is said besides; None where the whole reply may be its name."""
    flat = aligned(text)
    lives = _LIVES.match(flat)
    begins = lives.start("town") if lives else 0
    ends = _ENDS.search(flat, begins)
    town = text[begins : ends.start() if ends else len(text)].strip(" ,;.\n")
    if not town or len(town.split()) > _MOST or not (ends or lives):
        return None
    return town


_CHILDREN_TOLD = re.compile(
    r"(?:\s*[.;,!\n]+\s*(?:y\s+|e\s+|and\s+)?|\s+(?:y|and)\s+)(?:(?:yo|nosotros|tambien|also|i|we|we all)\s+)?"
    r"(?=(?:(?:tengo|tenemos|traigo|vengo con|ando con|i have|we have|with)\s+(?:a\s+)?(?:\w+\s+){0,2}?|"
    r"(?:mis?|nuestr[oa]s|los|my|our|the)\s+(?:\w+\s+)?)(?:nin[oa]s?|hij[oa]s?|hijit[oa]s?|chamacos?|chamitos?|cipot[ea]s?|"
    r"bebes?|kids?|children|sons?|daughters?)\b)"
)


def before_children(text: str) -> str | None:
    """What stands before a clause that tells of children, as typed: `Choloma` of `Choloma, y mis hijos son Kevin y Dayana`.

    None where no such clause stands behind anything.
    """
    found = _CHILDREN_TOLD.search(aligned(text))
    return text[: found.start()].strip(" ,;.\n") or None if found else None


def names_children(text: str) -> bool:
    """True for words that speak of children: "y dos niños, Kevin de 6 y Leidy de 3"."""
    return bool(_CHILDREN.search(aligned(text)))

"""Countries that a reply names and is not from: where somebody only lived, what others take them for, a relative's.

`viví en Chile, pero soy venezolana`, `mi esposo es de Venezuela, yo soy peruana`, `people think I am Mexican, but I am
from Honduras`. A piece is left out only where another piece says where the writer is from.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from app.dialogue.readers.folding import phrase

_PIECES = re.compile(
    r"(\s*[,.;:]++\s++|\s+(?=(?:pero|but|aunque|although|though|y ahora|and now|y despues|y antes|y yo|and i|and me|"
    r"y mi|and my)\s))"
)
_WHENCE = re.compile(
    r"\b(?:soy|somos|naci|nacido|nacida|nacimos|nacionalidad|ciudadan[oa]|mi (?:pais|patria|gente)|born|i am|im|"
    r"am from|come "
    r"from|nationality|citizen|my (?:country|people)|so|entonces)\b"
)
_LIVED = re.compile(
    r"\b(?:viv\w+|estuv\w+|estab\w+|pas[eo]|pasamos|trabaj\w+|residi\w*|residencia|lived?|living|stay(?:ed|"
    r"ing)?|worked|passed|"
    r"through|llev(?:o|aron|amos)|trajeron|took me|brought me|mude|mudamos|moved|quedaron|quedo|siguen en|"
    r"still in|waiting|"
    r"esperando|border|frontera|cerca|near)\b"
)
_TAKEN_FOR = re.compile(
    r"\b(?:(?:me|nos|la gente|people|they|todos|everybody|everyone) (?:\w+ )?(?:confunden|confundieron|think|"
    r"thinks|thought|"
    r"piensan?|creen?|cree|toman por|dicen|confuse|confuses))\b"
)
"""What others take somebody for."""
_KIN = (
    r"(?:espos[oa]|marido|mujer|senora|hij[oa]s?|hijit[oa]s?|nin[oa]s?|bebe|herman[oa]s?|pareja|novi[oa]|"
    r"cunad[oa]s?|suegr[oa]s?|"
    r"prim[oa]s?|ti[oa]s?|amig[oa]s?|husband|wife|sons?|daughters?|child|children|kids?|baby|brothers?|sisters?|"
    r"cousins?|"
    r"friends?)"
)
_OF_KIN = re.compile(
    rf"^(?:(?:pero|but|aunque|y|and|mientras|while) )*(?:mi|mis|my|our|nuestr[oa]s?) (?:\w+ )?{_KIN}\b"
)
_BORN_KIN = re.compile(
    rf"\b(?:nacio|nacieron|was born|were born)\b.*\b(?:mi|mis|my) {_KIN}\b|\b(?:mi|mis|my) {_KIN} (?:si )?nac"
)
_SELF = re.compile(r"\b(?:soy|somos|naci|nacimos|i am|im|we are|yo)\b")
_BORN = re.compile(r"\b(?:naci|nacimos|nacid[oa]s?|i was born|soy|nacionalidad)\b")
_NOT_SO = re.compile(
    r"\b(?:no|not|ni|nunca|never|o|or|hij[oa]s?|espos[oa]|marido|papa|mama|padres?|parents?|wife|husband)\b"
)
_ME = re.compile(r"^(?:(?:pero|but|y|and) )*(?:yo|me)\b(?! (?:creo|pienso|dicen|think|no|not))|^(?:\w+ ){1,3}yo$")
"""`yo Guatemala`, `guatemala yo`: said of oneself beside what is said of a relative."""
_IS_KINS = re.compile(rf"^(?:el |la |de )?\w+(?: \w+)? (?:es|is)(?: (?:de|of|donde|where))? (?:mi|my) {_KIN}\b")
_TWO = re.compile(
    r"\b(?:doble|dual|ambas|ambos|both|las dos|los dos|two (?:nationalit|countr|passport)\w*|"
    r"dos (?:nacionalidades|pasaportes)|"
    r"nacionali[cz]\w+|naturali[cz]\w+|tambien (?:soy|tengo)|also (?:am|have)|ya soy|me hice|became|perdon|digo|"
    r"me equivoque|sorry|mejor dicho|i mean)\b"
)
_NOTHING_ELSE = re.compile(
    r"\b(?:y |and )?(?:yo )?(?:(?:nunca|jamas|no|never) )+(?:(?:he|eh|e|hemos|have|been|sido|soy|fui|tengo|hay|"
    r"from|i|am) )+"
    r"(?:(?:de|from|any|ningun|ninguna) )*(?:otr[oa]|another|other) (?:lado|pais|parte|nacionalidad|country|"
    r"place|nationality)\b"
)
"""Words that deny every other country: they make the one that is named surer."""

Named = Callable[[str], object]


def without_others(text: str, countries_in: Named) -> str:
    """The reply without countries that are none of the writer's own; the text as it is where that is not plain."""
    text = _NOTHING_ELSE.sub(" ", text) if _NOTHING_ELSE.search(phrase(text)) and "?" not in text else text
    pieces = _PIECES.split(text)
    named = [bool(countries_in(piece)) for piece in pieces]
    said = [phrase(piece) for piece in pieces]
    else_where = [has and _is_elsewhere(one) for has, one in zip(named, said, strict=True)]
    kept = [(at, one) for at, one in enumerate(said) if named[at] and not else_where[at]]
    is_kin = any(is_left and not _LIVED.search(one) for is_left, one in zip(else_where, said, strict=True))
    is_told = any(
        _WHENCE.search(one) or (is_kin and _ME.match(one)) or (at == 0 and _is_alone(one) and not is_kin)
        for at, one in kept
    )
    if not any(else_where) or not is_told or "?" in text or _TWO.search(phrase(text)):
        return text
    if any(_NOT_SO.search(one) for _, one in kept):
        return text
    return "".join(piece for piece, is_left in zip(pieces, else_where, strict=True) if not is_left).strip()


_ALONE = 3


def _is_alone(said: str) -> bool:
    """True for the few words of a country said first, by itself."""
    return len(said.split()) <= _ALONE and not _LIVED.search(said)


def _is_elsewhere(said: str) -> bool:
    """True for a piece that tells where somebody was, what they are taken for, or where a relative is from."""
    if _TAKEN_FOR.search(said) or _BORN_KIN.search(said) or _IS_KINS.match(said):
        return True
    if _OF_KIN.search(said) and not _SELF.search(said):
        return True
    return bool(_LIVED.search(said)) and not _BORN.search(said)

"""A yes that somebody only believes: "creo que sí", "pues yo creo que sí tengo uno", "I think so".

The answer is there and so is a doubt of it. What goes on a form that is signed under penalty of perjury, and what
somebody agrees to, is asked about once; where only the way on hangs on it, `yes_or_no` takes it as it stands. "Creo que
no" and "I don't think so" are how people say a plain no kindly, and "sí, creo" says the yes first: those are taken.
"""

from __future__ import annotations

import re

from app.dialogue.readers.folding import phrase

_LONGEST = 80
"""Characters of a reply that says only this."""

_SMALL = (
    r"(?:pues|pos|bueno|ay|uy|m+|hmm+|eh|este|ah|oh|well|mire|la verdad|yo|i|joven|mijo|mija|senorita|senor|"
    r"sir|maam|my|dear|oiga|que|q|k)"
)
_BELIEVE = (
    r"(?:creo|kreo|pienso|supongo|me parece|se me hace|segun yo|think|believe|guess|suppose)"
    r"(?: (?:que|q|k|ke|that|yo))*"
)
_YES = r"(?:si|sip|sii+|so|yes|yeah)"
_ITSELF = re.compile(rf"^(?:{_SMALL} )*{_BELIEVE} {_YES}(?: {_SMALL})*$")
_WITH_WHAT = re.compile(rf"^(?:{_SMALL} )*{_BELIEVE} {_YES}(?: (?!(?:pero|but|porque|because|si|no)\b)\w+){{1,3}}$")
"""With what it is that one believes: "creo que sí tengo uno"."""
_PARTED = re.compile(r"[,.;:!?\n][ \n]?\w")


def is_believed(text: str) -> bool:
    """True for a reply that says nothing but that somebody believes it is so."""
    if len(text) > _LONGEST:
        return False
    said = phrase(text)
    return bool(_ITSELF.match(said) or (not _PARTED.search(text) and _WITH_WHAT.match(said)))

"""A day that was changed for another: `era el 3 de marzo, ahora es el 28 de julio`, `they moved it from X to Y`. Pure.

The words only show which day was and which is; whether both are days is for the caller to see.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.dialogue.readers.folding import aligned

_CHANGED = (
    r"\b(?:cambi(?:aron|o|ada|ado|amos|e)|movi(?:eron|o|da|do)|pas(?:aron|o|ada|ado)|aplaz\w+|posterg\w+|reprogram\w+|"
    r"re-?agend\w+|recorrieron|adelant(?:aron|o)|chang(?:ed?|ing)|mov(?:ed?|ing)|push(?:ed)?|postpon(?:ed?)|"
    r"re-?schedul\w+)\b"
)
_WAS = (
    r"\b(?:(?:it |antes |before |primero |first |at first |la (?:tenia|tenian) |me la (?:tenian|dieron|habian dado) |"
    r"primero (?:me )?dijeron |la primera )?(?:was|era|tenia|estaba|fue)|antes|before|primero (?:(?:me )?dijeron|era)|"
    r"(?:i )?had)\b"
)
_NOW = (
    r"\b(?:now|ahora|ahorita|orita|ya|hoy|y luego|then|despues)\b(?:[ ,]+(?:is|its|it's|it is|es|son|era|sera|seria|"
    r"quedo|"
    r"dice|says|me|la|lo|nos|pasaron|movieron|cambiaron|dieron|toca|tengo|i have|para|al|a|for|on|the|el|que|dicen))*"
)
_PATTERNS = (
    re.compile(
        rf"{_CHANGED}[^\d]{{0,20}}?\b(?:from|del?) (?:the |el )?(?P<was>.*\d.*?) (?:to|al?|para|por)(?: (?:the|el))? "
        r"(?P<now>\S.*)$"
    ),
    re.compile(rf"{_WAS} (?P<was>[^;]*?\d[^;]*?)[\s,.;]+(?:(?:pero|but|y|and)\s+)?{_NOW} (?P<now>\S.*)$"),
    re.compile(
        rf"{_WAS} (?P<was>[^;]*?\d[^;]*?)[\s,.;]+(?:(?:pero|but|y|and)\s+)?(?:(?:me|nos|they|it|la|lo)\s+)*{_CHANGED}"
        r"(?: (?:it|la|lo))*(?: (?:to|para|al?|por|for))(?: (?:the|el))? (?P<now>\S.*)$"
    ),
    re.compile(
        r"^(?:.{0,30}[\s,;.])?(?:ya )?(?:no (?:es|era|sera)|(?:is|was) not|isn'?t|wasn'?t|not)(?: (?:el|en|on|the|in|"
        r"para|for))* "
        r"(?P<was>[^,;.]+?)\s*[,;.]\s*(?:(?:sino|pero|but|ahora|now)\s+)?(?:(?:que|es|is|its|it's|it is|era|was|el|en|"
        r"on|the|para|the)\s+)*"
        r"(?P<now>\S.*\d.*)$"
    ),
    re.compile(
        r"^(?:(?:it|is|it's|es|now|ahora|la nueva|the new one|mi cita|"
        r"my court)\s+)*(?P<now>[^,;]*\d[^,;]*?)\s*[,;]\s*(?:(?:y|and)\s+)?"
        r"(?:ya no|not|no)\b(?!\W+(?:no\b|perdon|sorry|digo|disculp|espere|wait|miento|me equivoque|i mean|"
        r"corrijo))(?: (?:es|era|el|en|on|the|in|al?))* (?P<was>[^,;]+?)\W*$"
    ),
    re.compile(
        rf"{_CHANGED}(?: (?:it|la|lo|mi cita|my court|my hearing|la cita|the date))*(?: (?:to|para|al?|por|for))"
        rf"(?: (?:the|el))? (?P<now>[^,.;]+)[,.;]\s+(?:(?:it|y|and|pero|but)\s+)?{_WAS} (?P<was>\S.*)$"
    ),
)


def moved(text: str) -> Iterator[tuple[str, str]]:
    """What the day was and what it is now, as typed, for each way in which the text may tell of a change."""
    flat = aligned(text)
    for pattern in _PATTERNS:
        if found := pattern.search(flat):
            yield text[slice(*found.span("was"))], text[slice(*found.span("now"))]

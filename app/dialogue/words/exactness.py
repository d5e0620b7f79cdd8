""" "No es aproximado, es ese día exacto": words that take a doubt away, of us or of their own. Pure."""

from __future__ import annotations

import re

from app.dialogue.readers.shorthand import written_out
from app.dialogue.text import fold

_DOUBT = r"(?:aprox\w*|approx\w*|mas o menos|masomenos|por ahi|around|about|more or less)"
_PAPER = r"(?:(?:(?:en |on )?(?:el|mi|la|the|my) )?(?:papel|hoja|paper|sheet))"
_EXACT = re.compile(
    r"\b(?:(?:pero|y|que|but|and|because|porque) )*(?:"
    rf"(?:no|not) (?:(?:es|era|esta|fue|a) )*{_DOUBT}|(?:it |that )?(?:is|isnt) (?:not )?{_DOUBT}"
    r"|(?:es |it is )?(?:ese|esa|el|la|that|the) (?:(?:mero|mera|mismo|misma|exact|very) )?(?:dia|fecha|day|date) "
    r"(?:exact[oa]|mer[oa]|exactly)(?: es)?"
    r"|(?:it is )?(?:exactly )?(?:that|the) exact (?:day|date)|exactly that (?:day|date)"
    r"|(?:es|it is|its|esta) exact(?:[oa]|ly)?"
    rf"|(?:asi|eso|so|it|that)(?: (?:lo|me))? (?:dice|says|say)(?: {_PAPER})?"
    r")(?!\w)"
)
_NOT_EXACT = re.compile(r"\b(?:no|not|isnt|tampoco)\b(?: (?:es|era|esta|se|lo|la|el|dia|fecha|the|a))* exact")
_DENIES_DOUBT = re.compile(rf"\b(?:no|not|isnt)\b(?: (?:es|era|esta|fue|a))* {_DOUBT}|\bexact")


def without_doubts_denied(text: str) -> str | None:
    """What is left of words that say that a day is exact, empty for no more than that; None where they do not."""
    said = " ".join(re.sub(r"[^\w\s]+", " ", fold(written_out(text)).replace("'", "")).split())
    if "?" in text or _NOT_EXACT.search(said) or not _DENIES_DOUBT.search(said):
        return None
    left = " ".join(_EXACT.sub(" ", said).split())
    return None if left == said else left

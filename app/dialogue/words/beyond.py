"""What stands behind a value in one message: a question of the person's own, or a telling. Pure.

"El Progreso, Yoro, Honduras. oiga y mi esposo puede ir conmigo?" names a place and asks; "un cuarto en la calle 5, los
de la 18 mataron a mi cuñado" names a street and tells. Neither belongs to the value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.dialogue.readers.folding import aligned
from app.dialogue.text import fold
from app.dialogue.words.asides import Words, is_question, opens_with
from app.dialogue.words.doubting import tells_where

_CUTS = re.compile(
    r"\s*[.;!\n]+\s+|\s*,\s*|\s+(?=(?:oiga|oye|disculpe|perdone|hey|listen)\b)|\s+(?:y|pero|and|but)\s+", re.IGNORECASE
)
_FILLING = re.compile(r"\b(?:entonces|pues|luego|tambien|acaso|then|also)\b ?")
_TELLS = re.compile(
    r"\b(?:me|nos|le|les|lo|los|la|las|te|se)\s+\w+(?:aron|ieron|eron|aba|aban|ian|io)\b|\b\w+(?:aron|ieron)\s+a\s+m\w+|"
    r"\b(?:they|he|she|we)\s+(?:\w+ed|took|beat|came|said|told|shot|stole|burnt|hit)\b"
)
_CANNOT_WRITE = re.compile(
    r"\bno (?:se|puedo) (?:bien )?(?:como se escrib|escribir|leer)|\bnunca (?:fui a la escuela|estudie|aprendi)|"
    r"\b(?:cant|cannot|can't|dont know (?:how )?to|don't know (?:how )?to) (?:read|write|spell)|"
    r"\bnever (?:went|go|been) to school"
)
"""That somebody cannot write is no part of what they wrote."""
_FEWEST = 2
_FEWEST_TOLD = 4
_MOST_CUTS = 12


@dataclass(frozen=True, slots=True)
class Beyond:
    """A message parted: the value in front, what is told behind it, what is asked at the end; either may be empty."""

    value: str
    told: str = ""
    asked: str = ""


def beyond(text: str, words: Words) -> Beyond | None:
    """What stands behind the value of a reply; None where the whole may be the value, or it opens otherwise."""
    starts = list(_cuts(text))
    asked = next((at for at in starts if asks_in_midst(text[at[1] :], words)), None)
    told = next((at for at in starts if tells(text[at[1] :], text[: at[0]])), None)
    if told and asked and told[0] >= asked[0]:
        told = None
    first = told or asked
    if first is None or not fold(text[: first[0]]):
        return None
    behind = text[told[1] : asked[0] if asked else len(text)] if told else ""
    question = _without_leads(text[asked[1] :], words) if asked else ""
    return Beyond(text[: first[0]].strip(" ,;."), behind.strip(" ,;"), question)


def _without_leads(said: str, words: Words) -> str:
    """The question as typed, without "oiga y"."""
    tokens, leads = said.split(), words.get("leads", frozenset())
    while len(tokens) > 1 and fold(tokens[0]) in leads:
        tokens = tokens[1:]
    return " ".join(tokens)


def asks_in_midst(said: str, words: Words) -> bool:
    """True for words that ask once what leads to them is taken away: "oiga y mi esposo entonces puede ir conmigo"."""
    if len(said.split()) < _FEWEST:
        return False
    left, leads = fold(said).split(), words.get("leads", frozenset())
    has_lead = False
    while len(left) > 1 and left[0] in leads:
        left, has_lead = left[1:], True
    plain = _FILLING.sub("", " ".join(left)).strip()
    what_if = words.get("what_if", frozenset()) if has_lead else frozenset()
    openings = words.get("interrogatives", frozenset()) | what_if
    return is_question(plain, words) or opens_with(plain, openings) or (said.strip().startswith("¿"))


def tells(said: str, before: str) -> bool:
    """True for a clause that tells what somebody did and names no place; something must stand before it."""
    clause = _CLAUSE.split(said, maxsplit=1)[0]
    is_long = len(clause.split()) >= _FEWEST_TOLD
    is_told = _TELLS.search(aligned(clause)) or _CANNOT_WRITE.search(aligned(clause))
    return (
        is_long
        and bool(before.strip())
        and bool(is_told)
        and (bool(_CANNOT_WRITE.search(aligned(clause))) or not tells_where(clause))
    )


_CLAUSE = re.compile(r"[.;!\n,]")


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    for cut in list(_CUTS.finditer(text))[:_MOST_CUTS]:
        yield cut.start(), cut.end()

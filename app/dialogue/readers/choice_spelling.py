"""Misspelt words with which a line is picked by its place: `the firts one`, `la segnda`, `option too`.

Only in a reply that says nothing else: every other word of it is small, and the word belongs to no line of the list.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from app.dialogue.readers.choice_lines import Choice
from app.dialogue.readers.choice_numbers import MARKERS
from app.dialogue.readers.folding import fold, phrase
from app.dialogue.readers.lexicon import Lexicon
from app.dialogue.readers.numerals import number_word, ordinal_word
from app.dialogue.readers.vocabulary import ADDRESSES, FILLERS, ORDINALS

_SHORT = {
    "fist": "first", "firt": "first", "fris": "first", "furst": "first", "ferst": "first", "1rst": "first",
    "secon": "second", "seccond": "second", "tird": "third", "terd": "third", "thirth": "third", "therd": "third",
    "forth": "fourth", "las": "last", "lats": "last", "lst": "last", "doz": "dos", "trez": "tres", "huno": "uno",
    "midle": "middle", "midel": "middle",
}  # fmt: skip
_ENDS = {"ultima": "ultima", "ultimo": "ultimo", "last": "last", "bottom": "bottom", "middle": "middle"}
_IN_ORDER = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth"}
_MARKS = ("numero", "number", "opcion", "option")
_NEVER = ("cuarto", "cuartos", "carta", "cuarta", "cuanto", "cuenta", "prima", "primo", "primas", "primos", "quinta",
          "primeras", "primeros", "segundas", "segundos", "terceras", "terceros", "ultimas", "ultimos")  # fmt: skip
_SOUNDS = (
    (re.compile(r"\b(?P<lead>option|opcion|number|numero|nomber) too?\b"), r"\g<lead> 2"),
    (re.compile(r"\b(?P<lead>option|opcion|number|numero|nomber) (?:won|wan)\b"), r"\g<lead> 1"),
    (re.compile(r"\b(?P<lead>option|opcion|number|numero|nomber) (?:for|fore|foor)$"), r"\g<lead> 4"),
    (re.compile(r"\b(?P<lead>first|second|third|fourth|last) (?:won|wan|ones)$"), r"\g<lead> one"),
    (re.compile(r"\bthe las(?= one|$)"), "the last"),
)
_LONGEST = 7


@lru_cache(maxsize=1)
def _places() -> Lexicon[str]:
    places = {word: _IN_ORDER.get(number, word) for word, number in ORDINALS.items()}
    return Lexicon({**places, **_ENDS, **{word: word for word in _MARKS}}, never=_NEVER)


def as_spelled(text: str, options: Sequence[Choice]) -> str:
    """The reply with such words as they are in books; the text as it is where it says more, or says them rightly."""
    said = phrase(fold(text))
    own = {word for option in options for name in option.names for word in name.split()}
    heard = said
    for pattern, plain in _SOUNDS:
        heard = pattern.sub(plain, heard)
    tokens = heard.split()
    if not tokens or len(tokens) > _LONGEST:
        return text
    meant = [word if word in own else _meant(word) for word in tokens]
    is_small = all(word in MARKERS or word in FILLERS or word in ADDRESSES or _is_place(word) for word in meant)
    if not is_small or " ".join(meant) == said or not any(map(_is_place, meant)):
        return text
    return " ".join(meant)


def _is_place(word: str) -> bool:
    return word.isdigit() or word in _ENDS or ordinal_word(word) is not None or number_word(word) is not None


def _meant(word: str) -> str:
    if word in MARKERS and word != "las":
        return word
    if word in _SHORT and word != "las":
        return _SHORT[word]
    if word in FILLERS or word.isdigit() or ordinal_word(word) or number_word(word) is not None:
        return word
    return _places().find(word) or word

"""Names that no list can hold, by how they are made: `Yusleidys`, `Yoandry`, `Maikelis`; and surnames in `-ez`.

Cuba, Venezuela and the coast of Honduras make new given names every year from the same beginnings and ends.
"""

from __future__ import annotations

import re

_GIVEN = re.compile(
    r"^(?:y[aeiou]+\w{2,}(?:dry|dri|dy|di|dys|is|ys|iel|el|ier|sky|ski|sly|any|ani|any|ana|anna|eth|et|beth|lis|lys|"
    r"ry|sy|xi|xy|nior|mar|mary|bel|cel|ney|ley|lin|len|lena|lenis|leny|na|ra)|"
    r"\w+(?:isbel|leidy|leidys|leisy|leisi|sbeth|lisbet|nelis|nelys|belys|ielis|elys|iesky|ieski|yuris|lianny|"
    r"lieth|yeth|kelin|kelyn|derson|ferson|yerson|inson|ilson|ixon|herson|jhon\w*|osniel|dniel|smany|smani))$"
)
_SURNAME = re.compile(r"^[a-z]{2,}[^aeiou]ez$")
_NOT_SURNAMES = frozenset({"inez", "agnez", "fawez", "parvez", "aziz", "ramez", "fayez", "parwez"})
_NOT_GIVEN = frozenset({"wilson", "nixon", "robinson", "hutchinson", "stevenson", "anderson", "sanderson", "henderson"})


def looks_given(word: str) -> bool:
    """True for a folded word made as given names are made, of no list."""
    return bool(_GIVEN.match(word)) and word not in _NOT_GIVEN


def looks_surname(word: str) -> bool:
    """True for a folded word in `-ez`, of no list."""
    return bool(_SURNAME.match(word)) and word not in _NOT_SURNAMES

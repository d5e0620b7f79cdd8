"""A clause of a pick that says that there is none of what it names: `español nomás, del inglés ni jota`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.dialogue.readers.choice_lines import Choice
from app.dialogue.readers.folding import phrase

_NONE_OF_IT = re.compile(
    r"\b(?:ni (?:jota|papa|pio|gota|pizca|una palabra|palabra)|not a word|not at all|not one word)\b|"
    r"^(?:y |pero |and |but )?(?:de(?:l)? )?\w+ (?:nada|nothing)(?: de nada)?\b(?! mas\b)|"
    r"^(?:y |pero )?(?:nada|nothing) (?:de(?:l)?|of) \w+"
)
_CLAUSE_END = re.compile(r"(?<=[,;.])\s+|\s+(?=(?:y|pero|and|but) )")


def but_denied(text: str, options: Sequence[Choice]) -> str:
    """The reply without such clauses; the whole where nothing else is said, or where a line itself speaks so."""
    if not options or any(_NONE_OF_IT.search(name) for option in options for name in option.names):
        return text
    clauses = _CLAUSE_END.split(text)
    kept = [clause for clause in clauses if not _NONE_OF_IT.search(phrase(clause))]
    return " ".join(kept).strip(" ,;") if kept and len(kept) < len(clauses) else text

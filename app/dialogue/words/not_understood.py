""" "No le entiendo, ¿y qué papeles ocupo?": words that are not understood, and no language among them.

Whoever has chosen a language and says no more of it wants to be told more plainly, not asked for a language again.
"""

from __future__ import annotations

import re

from app.dialogue import readers
from app.dialogue.text import fold

_NOT_UNDERSTOOD = re.compile(
    r"\b(?:(?:ya|yo|es que|casi|ay|i|we) )*"
    r"(?:no|not|dont|do not|didnt|did not|cant|can not|cannot|never|poco|nada)(?: \w+)? "
    r"(?:l[eaos]+ |te |me |se |les |nos )*"
    r"(?:entiend\w*|entend\w*|comprend\w*|understand|get|follow)\b"
    r"(?: (?:nada|bien|mucho|muy bien|casi|lo que|que|me|dice|dices|dicen|escribe|escribes|pone|esto|eso|ni papa|it|"
    r"this|that|you|what|say|write|anything|well|much)\b)*"
)
_OF_LANGUAGE = re.compile(
    r"\b(?:idioma\w*|lengu\w*|languages?|dialect\w*|traduc\w*|translat\w*|traductor\w*|interpret\w*|hablo|hablamos|"
    r"i speak|we speak|tongue|ingles|english|inglish|espanol\w*|castell?ano|castilla|spanish)\b"
)


def beside_not_understood(text: str) -> str | None:
    """What else is said by words that say "no le entiendo" and name no language; None for any others."""
    said = fold(text).replace("'", "")
    rest, count = _NOT_UNDERSTOOD.subn(" ", said)
    if not count or _OF_LANGUAGE.search(said):
        return None
    if readers.ours_named(text) or readers.languages_beside(text) or readers.other_languages(text):
        return None
    return " ".join(rest.split())

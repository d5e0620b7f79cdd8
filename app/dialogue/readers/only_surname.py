"""The one surname that somebody says to take, beside one that is not to be taken. Pure.

"El apellido es solo urdaneta, portillo es de mi mamá, no lo pongas": the surname is Urdaneta.
"""

from __future__ import annotations

import re

from app.dialogue.readers.folding import aligned
from app.dialogue.readers.lexicon import word_set

_NAME = r"(?P<name>[a-z]+(?:[ -][a-z]+){0,2}?)"
_END = r"(?=\s*(?:[.,;:!\n]|$|\b(?:y|and|pero|but|nada mas|nomas|porque|xq|el otro|la otra|es el)\b))"
_OF_ONE = r"(?:(?:el|mi|un|the|my)\s+)?(?:apellidos?|surnames?|last\s?names?)\s+"
_ONLY = r"(?:solo|solamente|nada mas|nomas|unicamente|only|just)"
_FORMS = tuple(
    re.compile(each)
    for each in (
        rf"{_OF_ONE}(?:(?:es|va|is|pon|ponga|pongale)\s+)?{_ONLY}\s+(?:(?:es|is)\s+)?{_NAME}{_END}",
        rf"(?:^|[.,;:!]\s*)(?:no\s+)?{_ONLY}\s+(?:(?:es|pon|ponga|pongale|pongan|use|put|write|is)\s+)?(?:(?:el|the)\s+)?"
        rf"(?:(?:apellido|surname)\s+)?{_NAME}{_END}",
        rf"\b(?:pon|ponga|pongale|anote|anota|escriba|put|write)\s+{_ONLY}\s+{_NAME}{_END}",
    )
)
_OTHER = re.compile(
    r"\bno\s+(?:lo|la|le|me\s+lo)?\s*(?:pong\w+|anot\w+|escrib\w+|uso|va|llevo|cuenta)\b|\bno\s+pong\w+\b|"
    r"\bes\s+(?:el\s+)?(?:de|del)\s+(?:mi|su)\s+(?:mama|papa|madre|padre|esposo|esposa|marido)\b|"
    r"\b(?:dont|do\s+not|don't)\s+(?:put|write|use)\b|\bis\s+(?:my|of\s+my)\s+(?:mother|mom|father|husband|wife)"
)
_NO_NAME = word_set(
    "el|la|los|las|un|una|mi|es|de|que|eso|ese|este|esa|uno|tengo|apellido|apellidos|surname|nombre|name|one|the|my"
)


def only_surname(text: str) -> str | None:
    """The surname, as typed; None where the message does not say that only that one counts."""
    flat = aligned(text)
    if "?" in text or not _OTHER.search(flat):
        return None
    for form in _FORMS:
        if (found := form.search(flat)) and not set(found["name"].split()) & _NO_NAME:
            return text[found.start("name") : found.end("name")].strip()
    return None

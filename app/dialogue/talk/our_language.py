"""A language named in passing: "mi hija habla inglés", "the letter is in english", and "no sé inglés" in Spanish.

Whoever is written to in one of ours, and neither denies it nor asks for another, is not asked which language they want.
"""

from __future__ import annotations

import re

from app.dialogue import readers
from app.dialogue.run import Run
from app.dialogue.text import fold

LANGUAGE = "language"
"""The topic that asks for the language."""

_NAMES = {"es": r"(?:espanol\w?|castellano|spanish)", "en": r"(?:ingles\w?|english|inglish)"}
_OTHER = {"es": "en", "en": "es"}
_WANTS = re.compile(
    r"\b(?:idiomas?|languages?|lenguas?|dialect\w*|cambi\w+|chang\w+|switch\w*|otr[oa]s?|other|another|traduc\w+|"
    r"translat\w+|interpret\w*)\b"
)
_DENIES = r"\b(?:no|not|dont|cant|cannot|never|nunca|nada|poco|poquit\w+|little|bit|mal|bad)\b[^.;!?]{0,24}\b"
_ASKS_FOR = (
    r"\b(?:quiero|quisiera|want|wish|prefiero|prefer|mejor|better|please|por favor|porfa|hable\w*|habla?me|escrib\w+|"
    r"puede\w*|puedo|podemos|can|could|podri\w+|contest[ae](?:me|n|nme)?|answer|write|en vez)\b"
    r"[^.;!?]{0,30}\b"
)
_PAPER = re.compile(r"\b(?:cartas?|papel\w*|hojas?|documentos?|avisos?|notificacion|letters?|papers?|documents?)\b")


def keeps_ours(run: Run, text: str) -> bool:
    """Say that we go on in the language we speak, where words only name one in passing; False where they want one."""
    code = run.c.language
    if code not in _NAMES or readers.languages_beside(text) or not _is_in_passing(fold(text).replace("'", ""), code):
        return False
    is_of_paper = code == "es" and _PAPER.search(fold(text)) and re.search(_NAMES["en"], fold(text))
    run.text("engine/in_english" if is_of_paper else "engine/language_changed")
    return True


def _is_in_passing(said: str, code: str) -> bool:
    own, other = _NAMES[code], _NAMES[_OTHER[code]]
    if not re.search(rf"\b(?:{own}|{other})\b", said) or _WANTS.search(said):
        return False
    after_own = re.search(rf"\b{own} (?:no|not|nada|poco|poquit\w+|little|mal|bad)\b", said)
    is_denied = re.search(rf"{_DENIES}{own}\b", said) or after_own
    is_only_other = re.fullmatch(rf"\W*(?:(?:si|yes|en|in|ok|pues)\W+)*{other}\W*", said)
    return not (is_denied or re.search(rf"{_ASKS_FOR}{other}\b", said) or is_only_other)

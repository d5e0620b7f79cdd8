"""One of our languages asked for in the very first message, whatever else it says: "english only. when is my court".

Nothing was asked before it, so what names a language there asks for it; not where a paper, a court or an interpreter
has that language, nor beside a third one.
"""

from __future__ import annotations

import re

from app.dialogue.readers.folding import fold
from app.dialogue.readers.languages import languages_beside, ours_asked_for

_NAMES = {"english": "en", "inglish": "en", "inglis": "en", "ingles": "en", "spanish": "es", "espanol": "es"}
_NAMES |= {"castellano": "es"}
_NAME = rf"(?P<name>{'|'.join(_NAMES)})"
_CLAUSES = re.compile(r"[.;:!?\n]+|,(?= )")
_ASKED = (
    re.compile(
        r"\b(?:please|pls|plz|por favor|porfa|only|solo|solamente|nomas|just)"
        rf"(?: (?:in|en|speak|use|write|habl[ao]|el))* {_NAME}\b"
    ),
    re.compile(rf"\b{_NAME},? (?:please|pls|plz|only|por favor|porfa|porfis|porfavor|nomas|solamente)\b"),
    re.compile(
        r"\b(?:(?:can|could|do|will|would) (?:you|u|we|i)|you|u|can) (?:speak|talk|write|use|answer|text|know)"
        rf"(?: (?:to )?me)?(?: in)? {_NAME}\b"
    ),
    re.compile(
        r"\b(?:hable(?:me|n)?|hablame|escriba(?:me|n)?|escribeme|contesteme|contestame|"
        rf"puede(?:n|s)? (?:hablar(?:me)?|escribir(?:me)?)|podemos hablar)(?: en)? {_NAME}\b"
    ),
    re.compile(rf"^(?:(?:hola|buenas|disculpe|ustedes|usted) )*(?:hablan?|hablas|se habla) {_NAME}\b"),
    re.compile(rf"^(?:speak|talk|write|answer)(?: me)?(?: in)? {_NAME}\b"),
)
_NAMED = re.compile(rf"\b{_NAME}\b")
_NOT_OTHER = re.compile(
    r"\b(?:(?:i |yo )?(?:no|not|dont|do not|cant|can not|cannot)"
    rf"(?: (?:speak|talk|read|know|understand|hablo|entiendo|leo|se|good|much|hear|habla))*) {_NAME}\b"
)
_OF_PAPERS = re.compile(
    r"\b(?:papel\w*|papers?|documentos?|documents?|form|forma|formulario|carta|letter|court|corte|juez|judge|"
    r"interpret\w*|traduc\w*|translat\w*|abogad\w*|lawyer|oficial\w*|officer\w*|clases?|class\w*|aprend\w*|learn\w*)\b"
)


def ours_asked_first(text: str) -> str | None:
    """`es` or `en` where a first message asks for it; None where it does not, or not plainly."""
    if (ours := ours_asked_for(text)) is not None:
        return ours
    said = fold(text).replace("'", "")
    clauses = [each.strip() for each in _CLAUSES.split(said) if _NAMED.search(each) and not _OF_PAPERS.search(each)]
    if any(map(languages_beside, clauses)):
        return None
    denied = {_NAMES[found["name"]] for each in clauses for found in _NOT_OTHER.finditer(each)}
    asked = {_NAMES[found["name"]] for each in clauses for one in _ASKED for found in one.finditer(each)} - denied
    if not asked and len(denied) == 1:
        return "es" if "en" in denied else "en"
    return asked.pop() if len(asked) == 1 else None

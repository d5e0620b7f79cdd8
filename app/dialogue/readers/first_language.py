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
    if (ours := ours_asked_for(text) or ours_opening(text)) is not None:
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


_OTHER_OURS = {"es": "en", "en": "es"}
_OPENS = re.compile(
    r"^\W*(?:(?:hola|buen[ao]s|tardes|dias|noches|gracias|muchas|thanks|thank you|pues|bueno|ok|si|yes|ah|ay|mire|oiga|"
    r"mij[oa]|joven|mejor|claro|en|in|yo|i|hablo|hablamos|"
    r"speak|solo|only|nomas|quiero|want|prefiero|prefer|por favor|please|mi idioma es|my language is|sir|senor|"
    rf"senora)\W+)*{_NAME}\b(?P<rest>.*)$",
    re.DOTALL,
)
_OPENS_OTHERWISE = re.compile(
    rf"\W*+(?:(?:o|or|u)\b|(?:y|e|and) {_NAME.replace('?P<name>', '?:')}\b|(?:es|is|means|quiere decir)\b|"
    r"(?:no|not|nada)\b(?! (?:se|hablo|entiendo|leo|speak|know|understand|sabi|mucho|nada de)?\W*(?:el |much |de )?"
    rf"{_NAME.replace('?P<name>', '?:')}\b))"
)
"""What takes back a language that opens a message: "español no hablo", "español o inglés"."""
_A_LITTLE = re.compile(r"\b(?:poco|poquit\w+|little|bit|mal|bad|mas o menos|no (?:muy|tan) bien|regular)\b")

_LEADS_ON = re.compile(
    r"^\W*(?:(?:mij[oa]|mijit[oa]|chamo|chama|herman[oa]|amig[oa]|joven|senor|senora|senorita|sir|madam|my brother|"
    r"brother|bro|please|por favor|porfa|pues|verdad|pero|but|y|and|e|entonces|so)\b\W*)*"
)


def ours_opening(text: str) -> str | None:
    """`es` or `en` where a message opens with it and tells more: "español mijo, yo no sé inglés".

    None where another language is named that is not denied, or where it is spoken a little only.
    """
    said = fold(text).replace("'", "")
    found = _OPENS.match(said)
    if found is None or languages_beside(text):
        return None
    code, rest = _NAMES[found["name"]], found["rest"]
    words = rest.split()
    is_of_paper = bool(words) and rest[:1] == " " and _OF_PAPERS.match(words[0]) is not None
    if _OPENS_OTHERWISE.match(rest) or is_of_paper or (not words and "?" in text):
        return None
    others = {each for each, of in _NAMES.items() if of == _OTHER_OURS[code]}
    other = rf"(?:{'|'.join(others)})"
    left = re.sub(
        rf"\b(?:no|nada de|poco|poquito|not|dont)\b[^.;!?]{{0,24}}\b{other}\b|"
        rf"\b(?:el )?{other}\b,? (?:nada|no|not|poco|poquito|casi no|ni)\b",
        " ",
        rest,
    )
    if re.search(rf"\b{other}\b", left) or _A_LITTLE.search(left):
        return None
    return code


def after_opening(text: str) -> str:
    """What is told behind the language that opens a message, folded."""
    found = _OPENS.match(fold(text).replace("'", ""))
    return _LEADS_ON.sub("", found["rest"]).strip(" ,.;:!") if found is not None else ""

"""How an agreement to a consent is worded: "bueno ya, acepto", "acepto lo de guardar mis respuestas, ya te lo dije".

Or further on: "my roommate holds this phone. no matter. yes i agree", where nothing before it denies or hangs on it.
Positions are those of the text as `aligned` has it. Pure.
"""

from __future__ import annotations

import re
from typing import Literal

from app.dialogue.readers.folding import aligned
from app.dialogue.readers.shorthand import written_out
from app.dialogue.text import fold
from app.dialogue.words.repeating import SAID_BEFORE

_KEEP = r"(?:guard|abr|le[aeiy]|anot|us[aeo]|keep|sav|open|stor|read)\w*"
_HELP = (
    r"(?:(?:para |pa )?(?:que|q|k) (?:me |nos )?ayud\w*|(?:para|pa) ayud\w*|(?:to|so you|so you can|can) help)"
    r"(?: (?:me|us))?"
)
_ANSWERS = r"(?:respuestas?|datos?|cosas|mensajes?|informacion|info|answers?|data|messages?|information)"
_OBJECT = (
    rf"{_HELP}|(?:(?:lo de |eso de |que |q |k |para |pa |to |that )*"
    rf"(?:me |lo |los |las |la |you |they |it |de )*{_KEEP}"
    rf"(?: (?:me|it|them|lo|(?:mis|las|los|la|el|mi|my|the|what i) (?:{_ANSWERS}|write|tell)))*)|"
    rf"(?:(?:mis|las|my|the) {_ANSWERS})|(?:(?:las |los |the )?(?:condiciones|terminos|reglas|terms|conditions))"
)
_SMALL = (
    r"(?:ok|okay|oki|okey|yes|yeah|yep|si|sip|sii+|bueno|pues|pos|ps|claro|ya|vale|dale|va|well|so|sure|hombre|"
    r"mijo|mija|joven|amigo|amiga|friend|mano|bro|man|compa|vale|chamo|chama|pana|hermano|hermana|linda|rapido|hurry|"
    r"senor\w*|gracias|thanks|thank you|please|por favor|porfa|already|then|listo|perfecto|bien|"
    r"(?:es)?ta bien|all right|"
    r"sin problemas?|no problem|no hay problema|(?:i )?(?:have )?changed? (?:of )?my mind|i decided?|"
    r"i think about it|(?:ya )?(?:lo )?pense (?:bien|mejor)|ya lo pense|pensandolo bien|mejor si|ya me decidi|"
    r"(?:ya )?cambie de (?:idea|opinion|parecer)|me arrepenti|"
    rf"fine|adelante|de una|con gusto|whatever|mejor|orale|sale|{SAID_BEFORE})"
)
_ACCEPTS = r"(?:agree|gree|accept|acepto|asepto|acpeto|acepo|aceto|azepto|acsepto|acepto+|de acuerdo)"
_OPENS = re.compile(
    r"\W*+(?:(?:pero|but|ay|ah|no ve que|es que)\s+(?=(?:\w+\s+){0,4}(?:dije|dicho|digo|said|say|told|tell)\b))*"
    rf"(?:(?:{_SMALL}|que|q|k|that|now|ahora|ahorita)\b[\s,.;!]*)*+"
    rf"(?:i |yo |le |les |te |lo )?(?:do |am |estoy )?{_ACCEPTS}\b"
)
_AT_THE_END = re.compile(rf"(?:(?:si|yes|i|yo|estoy) )?{_ACCEPTS}$")
_DENIED = re.compile(r"\b(?:no|not|dont|nunca|never|cant|tampoco)(?: \w+){0,2} (?:acept\w+|a?gree|accept|acuerdo)\b")
_TRAILS = re.compile(
    rf"[\s,]*+(?:{_SMALL}|{_OBJECT}|it|this|(?:with|to) (?:it|that|this|you)|"
    r"(?:now|ahora|ahorita|na|o+|abeg|sha)(?=\W*$)|(?:na|abeg|sha)(?=[.,;!])|"
    r"make (?:you|una|u) (?:keep|save|hold|read|open) (?:am|it|my answers?|what i (?:write|tell))|"
    r"(?:a |con |en )?(?:eso|esto|todo)(?: (?:eso|esto))?)\b(?!\?)"
)
_ASKS_WHY = re.compile(
    r"^(?:(?:y|pero|and|but|ok|bueno) )*(?:"
    r"(?:para que|por que|what|why|que)(?: (?:es lo que|tengo que|debo|do|should|must|i|yo|me))* "
    r"(?:acept\w+|agree|accept)|"
    r"(?:si|if|what if|cuando)(?: (?:yo|i|le|les))* (?:acepto|agree|accept|digo que si|say yes)"
    r" (?:que|what) (?:me |nos |will |would )?(?:pasa|sucede|sigue|hacen|happens?|you do)"
    r"(?: (?:despues|luego|then))?|"
    r"(?:que|what) (?:me |nos |will |would )?(?:pasa|sucede|sigue|va a pasar|happens?|is next|comes?) "
    r"(?:si|cuando|despues (?:de )?(?:que )?|luego (?:de )?(?:que )?|al|after|when|if|once)(?: (?:yo|i|le|les|you))* ?"
    r"(?:acept\w+|agree|accept|digo que si|say yes))$"
)
_DOUBTS = re.compile(
    r"^(?:(?:si|yes|bueno|pues|ok|ya|mmm?|eh|well|y) )*(?:yo |i )?(?:creo|supongo|tal vez|talvez|quizas?|a lo mejor|"
    r"puede(?: ser)?(?= que)|igual y|capaz|maybe|perhaps|think|guess|probably|mas o menos)\b"
    r".*\b(?:si|yes|acept\w+|agree|accept|acuerdo)\b"
)
_OPENS_WITH_IF = re.compile(
    r"^(?:(?:ok|okay|bueno|pues|well|yes|y|but|pero) )*(?:if|only if|unless|solo si|nomas si|a menos|con tal|"
    r"si (?:(?:me|nos|no|le|les|se) )*(?:promet\w+|jur[ae]\w*|asegur\w+|garantiz\w+|nadie|acepta|dice|quiere)|si no)\b"
)
_AGREES = re.compile(r"\b(?:acept\w+|a?gree|accept|acuerdo)\b")
""" "If you promise me that nobody reads it, yes i agree": a condition comes first."""
_NOTHING = re.compile(r"(?:nada|ninguno|ninguna|nothing|none)\b")

_SENTENCES = re.compile(r"[.;!\n…]+\s*")
_YES_ALONE = re.compile(
    r"(?:(?:so|then|entonces|pues|ok|okay|bueno|and|y) )*(?:yes|yeah|yep|si|sip|sii+)"
    r"(?: (?:yes|si|please|por favor|porfa|ok|okay|pues|claro|na|abeg|mijo|mija|joven|gracias|thanks|"
    rf"(?:you can |puede[ns]? )?(?:{_OBJECT})))*"
)
""" "Yes", "sí pues", "si guárdelo": a yes that speaks of nothing else."""
_HOLDS_BACK = re.compile(
    r"\b(?:if|unless|until|only|provided|as long|depend\w*|maybe|perhaps|think|guess|probably|hasta|a menos|mientras|"
    r"siempre que|con tal|con que|solo|nomas|depende|quizas?|tal vez|talvez|creo|supongo|cuando|when|once|after|"
    r"si (?!(?:si|pues|ya|mijo|mija|claro|gracias|senor\w*|joven|bueno|ok)\b)\w+)\b"
)
"""A condition or a doubt, which an agreement further on does not undo."""
_REFUSES = re.compile(
    r"^(?:(?:pero|but|y|and|ok|pues|bueno|mejor|ay) )*(?:no|nop|nope|nel|not|nunca|never)$|"
    r"\b(?:no|not|dont|nunca|never|nadie|nobody|cant|sin|tampoco)\b.*"
    r"\b(?:acept\w+|accept\w*|a?gree\w*|acuerdo|guard\w+|keep\w*|sav(?:e|ing)|stor(?:e|ing)|open\w*|abr[ai]\w*|quiero|want|"
    r"trust|confi\w+|seguro|segura|sure|se|know|share\w*|compart\w+)\b"
)

_SAYS_THAT = re.compile(rf"(?:(?:pues|bueno|ya|y) )*(?:que|q|k) (?:si |yo )*{_ACCEPTS}")

Unsure = Literal["asks", "doubts"]


def how_unsure(text: str) -> Unsure | None:
    """What keeps words of agreement from being one: they ask ("acepto?", "para qué acepto") or doubt; else None."""
    said = fold(written_out(text))
    if _ASKS_WHY.match(said):
        return "asks"
    sentences = (fold(written_out(each)) for each in _SENTENCES.split(text))
    hangs = (
        "?" not in text and _AGREES.search(said) is not None and any(_OPENS_WITH_IF.match(each) for each in sentences)
    )
    if hangs or _DOUBTS.match(said):
        return "doubts"
    parted = after_agreement(text)
    if parted is not None and _NOTHING.fullmatch(fold(text[parted[1] :])):
        return "doubts"
    return None


def only_says_that(text: str) -> bool:
    """True for "q acepto", "que sí acepto" without a mark: what was said before, or what is agreed to."""
    return "?" not in text and "¿" not in text and _SAYS_THAT.fullmatch(fold(text).strip(" .!,")) is not None


def says_accept(text: str) -> bool:
    """True where a message opens with "acepto", "i agree": not with words that agree to anything, as "de acuerdo"."""
    parted = after_agreement(text)
    return parted is not None and not text[: parted[0]].lower().rstrip().endswith("de acuerdo") and "?" not in text


def agreement_after(text: str) -> tuple[str, str] | None:
    """What stands before an agreement that is a later sentence, and the text from there: None without one.

    Nothing before it may ask, deny or set a condition; a bare yes must be the last word, or speak of keeping.
    """
    starts = [found.end() for found in _SENTENCES.finditer(text) if text[found.end() :].strip()]
    for start in starts:
        before, rest = text[:start], text[start:]
        sentence = _SENTENCES.split(rest)[0]
        is_alone = _YES_ALONE.fullmatch(fold(written_out(sentence))) is not None and sentence.strip() == rest.strip(
            " .!…"
        )
        if after_agreement(sentence) is None and not is_alone:
            continue
        pieces = [fold(written_out(each)) for each in _SENTENCES.split(before)]
        if "?" in before or any(_HOLDS_BACK.search(each) or _REFUSES.search(each) for each in pieces):
            return None
        return before.strip(), rest
    return None


def holds_back(text: str) -> bool:
    """True for words that set a condition or doubt: "si me prometen", "hasta que", "creo"."""
    return _HOLDS_BACK.search(fold(written_out(text))) is not None


def agreement_in(text: str) -> str:
    """The word itself of an agreement that opens a message: "acepto" of "bueno ya, cambié de idea, acepto"."""
    parted = after_agreement(text)
    found = _AT_THE_END.search(aligned(text[: parted[0]])) if parted is not None else None
    return text[found.start() : found.end()].strip() if found is not None else text


def denies_agreement(text: str) -> bool:
    """True for "no acepto ahora", "i still dont agree"."""
    return _DENIED.search(fold(written_out(text))) is not None


def after_agreement(text: str) -> tuple[int, int] | None:
    """Where the agreement that opens a message ends, and where what says no more than it ends; None without one."""
    flat = aligned(text).replace("’", "'")
    opening = _OPENS.match(flat)
    if opening is None:
        return None
    at = opening.end()
    while (trail := _TRAILS.match(flat, at)) and trail.end() > at:
        at = trail.end()
    return opening.end(), at

"""What stands around a yes or no: whose answer it is, whether it was only asked back, and what replaced it.

`mi hermano sí pero yo no` holds two people's answers; `yes? what was the question` answers nothing; `al principio
dije que no, pero la verdad es que sí` is a yes.
"""

from __future__ import annotations

import re

from app.dialogue.readers.folding import fold

_RELATIVE = (
    r"(?:mi|mis|my|nuestr[oa]s?|our) (?:herman[oa]s?|hermanit[oa]s?|prim[oa]s?|espos[oa]|marido|mujer|senora?|pareja|"
    r"mama|papa|padres?|madre|papas|"
    r"hij[oa]s?|nin[oa]s?|ti[oa]s?|cunad[oa]s?|suegr[oa]s?|amig[oa]s?|companer[oa]s?|familia|abuel[oa]s?|vecin[oa]s?|"
    r"brothers?|sisters?|husband|wife|mother|father|mom|dad|sons?|daughters?|cousins?|friends?|family|partner|"
    r"kids?|children)"
)
_RELATIVE_ANSWERS = re.compile(
    rf"^\W*(?:(?:pues|bueno|well|mire|fijese|a) )*(?:a )?{_RELATIVE}(?: \w+)?? (?:(?:tambien|creo que) )?"
    r"(?:si|no|yes|yeah)\b(?<!hermano si)(?<!hermana si)(?<!hermano no)(?<!hermana no)|"
    rf"^\W*(?:pues |a )*{_RELATIVE} (?:si|no)\b(?!\s*[.!]?$)"
)
"""`mi hermano sí pero yo no`, where no comma says that the brother is only spoken to."""
_OF_RELATIVE = re.compile(rf"\b(?:a )?{_RELATIVE} (?:tambien )?(?:si|no|yes)\b")
_ASKED_BACK = re.compile(r"^\W*(?:si|yes|no|yeah|ok|okay)\s*\?+\s*(?P<rest>.*)$")
_SAID_OWN = re.compile(r"^\W*(?:si|yes|no)\s*[,.;!]")
_PUT = r"(?:ponga|pusiera|ponerle|poner|diga|dijera|decir|conteste|contestara|responda|respondiera|marque|marcar)"
_TOLD_TO_SAY = re.compile(
    rf"\b(?:me|nos) (?:dijeron|dijo|dice|dicen|recomend\w+|aconsej\w+|mandaron|pidieron)(?: \w+){{0,3}} que {_PUT}\b|"
    rf"\b(?:abogad[oa]|licenciad[oa]|lic|coyote|notari[oa]|lawyer|attorney|notary|friend|amig[oa])(?: (?:me|nos|"
    rf"already|ya|has))* "
    rf"(?:dice|dijo|says?|said|told|tells)(?: (?:me|us|to|that|i|should|must|que|mejor))* (?:{_PUT}|put|say|"
    rf"answer|write|mark)\b|"
    r"\b(?:told|tell|tells|asked|ordered) (?:me|us) to (?:say|put|answer|write|mark)\b|"
    r"^(?:y |and |pero )?(?:que (?:pasa|pasaria|pasara)|what (?:happens|if|will happen))\b"
)
"""What somebody was told to answer, or asks the outcome of: no answer of their own."""
_ANSWERS = re.compile(r"(?:i mean |digo )?(?:si|yes|no|claro)\s*(?:[,.;!]|$)")
_SAID_BEFORE = (
    r"\b(?:al principio|primero|antes|at first|before|first|la otra vez|(?:le|les|te|ya|yo|habia) (?:dije|dicho|"
    r"conteste|puse)|"
    r"dije|conteste|i (?:said|say|told|answered|wrote|put))\b"
)
_TRUTH = (
    r"(?:(?:la verdad|the truth|lo cierto|la neta|ya me acorde|ahora me acuerdo|ahorita me acuerdo|ya recorde|"
    r"now i remember|"
    r"i remember|ya lo pense|la respuesta|the answer|en realidad|in reality)(?: (?:es|is|it is))?(?: (?:que|"
    r"that|now))?|"
    r"(?:ahora|now|hoy|ya)(?: (?:le )?digo(?: que)?| i say)?|asi que|so)"
)
_OWNED_UP = re.compile(
    rf"{_SAID_BEFORE}.*\b(?:si|no|yes)\b.*(?:\b(?:pero|but)|[,.;]) {_TRUTH} (?:(?:va|bueno|pues|"
    rf"ok)\b,? )?(?P<said>si|no|yes|acepto|i accept)(?=\s*(?:[,.;!]|$))"
    r"(?P<rest>.*)$"
)
"""What was said before, and what is true instead."""
_STILL_MINE = re.compile(
    r"\bno (?:la|lo|las|los) (?:traigo|ando|cargo|tengo (?:aqui|conmigo|a la mano|ahorita))\b.*\b(?:pero|but)\b.*"
    r"\bsi (?:la|lo|las|los) tengo\W*$"
)
"""`hoy no la traigo encima, pero de tener sí la tengo`."""
_NO_BUT_ONCE = re.compile(
    r"^\W*(?:(?:pues|bueno|well) )*(?:no|nunca|never|nel)\W*(?:,|pero|bueno|but|well|solo|only|except|menos|"
    r"excepto|salvo)\W*"
    r"(?:(?:bueno|pero|well|but|si|solo|solamente|only|just|nomas|except|excepto|menos|salvo) )*"
    r"(?:una(?: sola)? (?:vez|ves)|un par de veces|dos (?:veces|beses)|once|one time|twice|two times)\b"
)
"""`nunca, solo una vez`: denied and told in one breath."""
_TURNS = re.compile(r"\b(?:pero|but|no se|creo|maybe|tal vez|quizas?|mejor|depende|i think)\b|\?")
_ASSERTED = re.compile(
    r"^\W*(?:(?:pues|pos|bueno|hola|mire|vea|well|so|este|ay) )*"
    r"(?:(?:fijese|fijate|figurese|mire|vea|viera|la verdad(?: es)?|la mera verdad(?: es)?|le (?:digo|cuento|"
    r"confieso|soy sincer[oa])|"
    r"(?:for me |para mi )?(?:the|my|la|mi) (?:answer|respuesta)(?: it)?(?: is| es| seria)|the truth is|"
    r"i have to say)"
    r"(?: (?:que|that))?)\s*,? (?P<said>si|yes|no)(?=\s*(?:[,.;!]|(?:pero|but|porque|because)\b|$))(?P<rest>.*)$"
)
"""An answer led in by words that insist on it, with a pause behind: `pues fíjese que sí, pero me da pena`."""

_NEVER_TOLD = re.compile(
    r"^\W*(?:(?:pues|mire|bueno|fijese|well|la verdad|ay|i|yo|a mi)[ ,]+)*(?:nadie|nunca|jamas|no|nobody|no one|never|"
    r"didnt|dont|did not|do not)(?: \w+){0,4}? (?:pregunt\w+|ask(?:ed)?|told|tell|said|contado|cont[eo]|contar\w*|"
    r"dicho|"
    r"dij[eo]|decir\w*|hablado|hablo|hablar\w*|talk(?:ed)?|spoke|say)\b(?: (?!si\b|no\b|yes\b)\w+){0,5}?"
    r"(?:\W*[,.;…]+\W*(?:(?:pero|but|y|and|well|pues)\W+)?|\W+(?:pero|but)\W+)(?P<said>si|yes|no)\b(?P<rest>.*)$"
)
"""`nadie me había preguntado eso, pero sí`: what was never asked or told before, and then the answer."""


_ASKS_MEANING = re.compile(
    r"^\W*(?:si|yes|no|ok|yeah)\W+(?:pero |but |and |y |le )?(?:"
    r"que (?:es eso|es esto|quiere decir|significa|me pregunto|pregunto|pregunta)|a que se refiere|como asi|"
    r"de que (?:habla|se trata)|"
    r"what (?:do you|is this|is that|does|you) ?(?:mean|about|question|ask)?(?: \w+){0,2}|(?:le |"
    r"te )?entiendo la pregunta|"
    r"(?:i )?(?:understand|read) the question|(?:yo )?(?:tengo|tenia) (?:una |otra )?(?:pregunta|duda|consulta)|"
    r"i have (?:a |one |another )?(?:question|doubt)|una (?:pregunta|duda|consulta)|(?:one|a) question|"
    r"why(?: do you ask)?|"
    r"por que (?:pregunta|la pregunta|me pregunta))\W*$"
)
"""A yes that only speaks to whom asks, with a question of one's own and nothing else: `sí, ¿qué es eso?`."""


_TELLS = re.compile(
    r"^\W*(?:(?:pues|mire|ay|es que|bueno|mijo|mija|senor\w*) )*(?:tengo|tenemos|hay|estoy|estamos|soy|somos|i have|"
    r"we have|i am|there is|no (?:dice|dise|se (?:lee|ve|mira)|(?:le |lo |la )?(?:miro|veo|leo)|trae|sale|viene|hay))\b"
    r"(?! (?:ningun )?(?:problema|inconveniente)|"
    r"(?: (?:muy|totalmente|completamente|de))* (?:de )?(?:acuerdo|ok|agree))"
)
_TELLING = 5
"""Words from which such an opening tells something: "tengo miedo" may still be an answer."""


def tells_something(text: str) -> bool:
    """True for a sentence that states what somebody has, is or sees: "tengo un papel que tiene un día".

    Where a consent is asked it agrees to nothing and refuses nothing, whatever it would answer elsewhere.
    """
    said = fold(text)
    return len(said.split()) >= _TELLING and bool(_TELLS.match(said))


def is_only_asked_back(text: str) -> bool:
    """True for `yes? what was the question`: the one word is a question, and no answer follows."""
    if _ASKS_MEANING.match(re.sub(r"[?¿']", "", fold(text))):
        return True
    found = _ASKED_BACK.match(fold(text))
    return found is not None and len(found["rest"].split()) > 1 and not _ANSWERS.match(found["rest"])


def answered_in_talk(text: str) -> str | None:
    """`yes`, `no` or `maybe` (two people's answers) where the words around tell which counts; None elsewhere."""
    said = re.sub(r"'", "", fold(text))
    if _RELATIVE_ANSWERS.match(said):
        return "maybe"
    if (owned := _OWNED_UP.search(said)) and not _TURNS.search(owned["rest"]):
        return "no" if owned["said"] == "no" else "yes"
    if _TOLD_TO_SAY.search(said) and not _SAID_OWN.match(said):
        return "maybe"
    if _STILL_MINE.search(said):
        return "yes"
    if _NO_BUT_ONCE.match(said):
        return "maybe"
    if (told := _NEVER_TOLD.match(said)) and not _contradicts(told["said"], told["rest"]):
        return "no" if told["said"] == "no" else "yes"
    if (led := _ASSERTED.match(said)) and not _contradicts(led["said"], led["rest"]):
        return "no" if led["said"] == "no" else "yes"
    return None


def _contradicts(said: str, rest: str) -> bool:
    """True where the rest says the other answer by itself, doubts it, or asks."""
    other = r"si|yes" if said == "no" else r"no"
    rest = _OF_RELATIVE.sub(" ", rest)
    return bool(
        re.search(
            rf"(?:^|[,.;:!]|\b(?:pero|but|que|yo|me|ya|and|y|also|tambien)) ?\b(?:{other})\s*(?:[,.;!]|$)|"
            rf"\b(?:{other})$",
            rest,
        )
        or re.match(rf"\W*(?:pero|but)(?: \w+)? (?:{other})\b", rest)
        or re.search(
            r"\bno (?:lo |la )?(?:se|estoy segur\w*|me acuerdo|recuerdo)(?=\s*(?:[,.;!]|$| bien| la verdad| si ))|"
            r"\b(?:creo|tal vez|quizas?|maybe|a lo mejor|not sure|dont know|cant remember)\b",
            rest,
        )
    )

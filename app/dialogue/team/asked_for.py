"""Whoever asks that a person of ours reaches them: "dile a alguien que me escriba", "make person call me at night".

It calls the team as PERSON does, whatever else stands beside it; how and when they want to be reached goes along in
their own words. A person of the court, somebody who did call, and a call that is not wanted are none. Pure.
"""

from __future__ import annotations

import re
from typing import Literal

from app.dialogue.readers.shorthand import written_out
from app.dialogue.text import fold

_MOST = 40
"""Words of such a message; a longer one is a story."""

_OURS = r"(?:ustedes|ahi|alli|aqui|alla|verdad|su|el|tu|equipo|la organizacion|casa|your|the|you|una)"
_OF = r"(?:de|del|from|of)"
_NOT_OTHERS = (
    r"(?! (?:wey|who|that|que|q) (?:sabi|knows?|sabe|sepa)\b)"
    rf"(?! {_OF} (?!{_OURS}\b)\w+)(?! {_OF} (?:la|el|the) (?:corte|court|migra|police|jue)\w*)"
)
_SOMEBODY = (
    r"(?:(?:(?:una|un|otra|alguna|cualquier|la|a|one|some|any|real|the|your|una real) )*"
    rf"(?:personas?|human[oa]?|voluntari[oa]|person|pesin|volunteer|worker)|alguien|alguno|somebody|someone)"
    rf"(?: {_OF} (?:ustedes|ahi|alli|verdad|(?:su|el|the|your) (?:equipo|team|organizacion)|you))?{_NOT_OTHERS}\b"
)
_REACH = (
    r"(?:llame|hable|escriba|marque|contacte|busque|atienda|conteste|explique|"
    r"mande (?:un )?mensaje|ayude por (?:telefono|llamada|mensaje))n?"
)
_TO_REACH = r"(?:llamar|hablar|escribir|marcar|contactar|atender|explicar|contestar)"
_CALL_EN = r"(?:write|call|text|message|phone|ring|talk|speak|contact|reach|chat)(?: (?:to|with|am))?"
_BID_EN = r"(?:make|let|have|get|tell|ask|beg|want|wan|need|send|like|find)"
_WANT = (
    r"(?:quiero|kiero|quisiera|queremos|necesito|nesesito|ocupo|prefiero|deme|dame|busqueme|consigame|mande(?:me)?|"
    r"paseme|pasame|comuniqueme|comunicame|pongame|ponme|puedo|podria|me gustaria|me urge|urge|deseo|tengo que)"
)
_ASKS = re.compile(
    rf"\b(?:(?:que|q|k) (?:me|nos) (?:lo |la )?{_REACH}(?: por \w+)?(?: (?:mejor|entonces|por favor))? {_SOMEBODY}|"
    rf"(?:que|q|k) {_SOMEBODY} (?:por favor )?(?:me|nos) {_REACH}\b|"
    rf"(?:di[gl]\w+|avis\w+|pid\w+|mand\w+|hable?l\w+) a {_SOMEBODY} (?:que|q|k|pa que|para que) (?:me|nos) {_REACH}\b|"
    rf"(?:me|nos) (?:puede|podria|pudiera)n? {_TO_REACH} {_SOMEBODY}|"
    rf"(?:puede|podria|pudiera)n? {_SOMEBODY} {_TO_REACH}(?:me|nos)\b|"
    rf"(?:puede|podria|pudiera)n? {_TO_REACH}(?:me|nos) {_SOMEBODY}|"
    rf"{_SOMEBODY} (?:me|nos) (?:puede|podria|pudiera)n? {_TO_REACH}\b|"
    rf"{_WANT} (?:a )?{_SOMEBODY} (?:que|q|k|pa que|para que) (?:me|nos) {_REACH}\b|"
    r"(?:que|q|k) (?:mejor )?(?:me|nos) (?:llamen|hablen|marquen)"
    r"(?= (?:por favor|porfa|mejor|por telefono|porque no|(?:yo )?(?:casi )?no (?:se|puedo|leo|veo)|mij[oa])\b)|"
    rf"(?:mand|pas|busc|busqu|comuni|pong|traig)\w*me (?:a |con )?{_SOMEBODY}|"
    rf"(?:avis(?:e|en|a|ele|enle|ale|eles|ar|arle)|di(?:le|gale|ganle)s?) a {_SOMEBODY}"
    r"(?= ?$| (?:por favor|porfa|mij[oa]|de est?o|de eso|sobre)\b)|"
    rf"^(?:(?:ay|pues|mejor|mij[oa]|por favor|please|hola|oiga) )*{_SOMEBODY} (?:que|q|k) (?:me|nos) {_REACH}"
    r"(?= ?$| (?:por favor|porfa|please|mij[oa]|no|porque|en|a las|para)\b)|"
    rf"{_SOMEBODY} (?:should|must|please) {_CALL_EN} (?:me|us)\b|"
    rf"(?:get|want|need|like) (?:a )?(?:call|message) from {_SOMEBODY}|"
    rf"{_WANT} (?:hablar |platicar |comunicarme )?con {_SOMEBODY}|"
    rf"{_BID_EN}(?: for)? {_SOMEBODY}(?: (?:to|for|go|come|fit|can|dey|please|make|e|am|them|dem))* {_CALL_EN} "
    r"(?:me|us)\b|"
    rf"(?:can|could|will|would|please|may|abeg) {_SOMEBODY} (?:please )?{_CALL_EN} (?:me|us)\b|"
    rf"i (?:want|wan|need|like|prefer|would like)(?: to)? (?:talk|speak|chat) (?:to|with) {_SOMEBODY})"
)
_REFUSED = re.compile(
    r"\b(?:no|nunca|ni|not|dont|never|without|sin|tampoco)(?: (?:me|le|les|ya|quiero|queremos|quisiera|necesito|"
    r"hace falta|gusta|vayan?|dejen?|want|wan|need|like|i|to|please))* ?$|"
    r"\b(?:miedo|temor|pena|verguenza|afraid|scared|fear|worried|shy)(?: (?:de|a|that|to|of|if|make))* ?$|"
    r"\b(?:dijo|dice|dicen|dijeron|said|says|told me|they|he|she|if|when|cuando|espero|esperando|esperar|"
    r"ojala)(?: (?:que|q|that|me))* ?$"
)
_POLITE_NO = re.compile(
    r"(?:^|(?<=[.,;!?¿\n]))\s*no (?=(?:(?:me|nos) )?(?:puede|podr[ií]a|pudiera|habr[ií]a)[^.;!?\n]*\?)", re.IGNORECASE
)
""" "¿No me puede escribir una persona?" asks for one; without its mark it may say that none can."""
_ONLY_WRITING = re.compile(
    r"\b(?:pero|but) (?:solo|nomas|nada mas|only|just) (?:(?:por|in) )?(?:escri\w+|mensaj\w+|writ\w+)"
)
_CALL = re.compile(r"\b(?:llam\w+|marqu?\w+|por telefono|call\w*|phone|ring)\b")
_WRITE = re.compile(r"\b(?:escrib\w+|mensaje\w*|por escrito|writ\w+|text|message)\b")
_HOURS = re.compile(
    r"\b(?:(?:en|por|de|a) las? (?:noche|tarde|manana|madrugada|tardecita|nochecita)s?|de (?:noche|dia)|al mediodia|"
    r"(?:despues|antes|a partir|desde|como) (?:de |a )?las? \w+|a las? \d+|(?:after|before|at|from|by) \d+|"
    r"\d+ ?(?:am|pm|hrs|horas|oclock)|mornings?|evenings?|afternoons?|nights?|weekends?|fines? de semana|"
    r"lunes|martes|miercoles|jueves|viernes|sabados?|domingos?|"
    r"mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)\b"
)

_AT_HOME = re.compile(
    r"\b(?:i (?:go |will )?(?:dey|am|stay|be) (?:for |at |in |the |my )*(?:house|home|free|alone)|"
    r"(?:ya )?(?:estoy|ando|llego) (?:(?:en|a) (?:la |mi )?casa|libre|desocupad[oa])|time)\b"
)

Way = Literal["call", "write"]


def asks_for_person(text: str) -> bool:
    """True for words that ask us to have a person call, write or talk to them."""
    said = fold(written_out(_POLITE_NO.sub(" ", text)))
    if len(said.split()) > _MOST:
        return False
    if _ONLY_WRITING.search(said):
        return False  # a wish how to be reached, and not yet a call
    return any(not _REFUSED.search(said[: found.start()]) for found in _ASKS.finditer(said))


def beside_asking(text: str) -> str:
    """What such words say besides, folded, without when they are at home: it may be danger, the call itself is none."""
    said = _ASKS.sub(" ", fold(written_out(text)))
    if _HOURS.search(said):
        said = _AT_HOME.sub(" ", _HOURS.sub(" ", said))
    return " ".join(said.split())


def way_asked(text: str) -> Way | None:
    """How they ask to be reached, where they say one: by a call, or in writing."""
    said = fold(written_out(text))
    if not asks_for_person(text):
        return None
    calls, writes = _CALL.search(said) is not None, _WRITE.search(said) is not None
    return None if calls == writes else "call" if calls else "write"


def says_when(text: str) -> bool:
    """True where somebody who asks for a person says when: "evening time i dey house", "después de las 6"."""
    return asks_for_person(text) and _HOURS.search(fold(written_out(text))) is not None

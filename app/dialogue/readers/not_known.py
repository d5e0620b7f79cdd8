"""Not knowing that is said behind what is not known: `la ciudad no me acuerdo`, `the street I forgot`. Pure.

A thing is named first and then denied, so that nothing opens as "I don't know" does. Only words of asking for a thing
may stand there: a place may bear such a name (`Colonia No Me Olvides`).
"""

from __future__ import annotations

import re

from app.dialogue.readers.folding import aligned, phrase

_THINGS = (
    r"calles?|nombres?|ciudad|pueblo|municipio|estado|departamento|colonia|barrio|direccion|"
    r"codigo|cp|numeros?|num|fechas?|dia|mes|ano|hora|apellidos?|telefono|celular|cel|estatus|raza|grupo|religion|pasaporte|cuarto|apartamento|datos?|"
    r"street|name|names|city|town|state|address|zip|code|number|date|day|month|year|surname|surnames|neighborhood|status|phone"
)
_PLACES = (
    "lugar|sitio|puente|albergue|iglesia|escuela|colegio|trabajo|aldea|canton|caserio|place|bridge|shelter|school|"
    "church|job"
)
"""What is named whole or not at all: `escuela de la aldea, no me acuerdo el nombre` tells which school it was."""
_OWNS = "el|la|los|las|lo|mi|mis|su|sus|ese|esa|esos|esas|este|esta|de|del|the|my|his|her|its|that"
_THING, _OWN = rf"(?:{_THINGS})", rf"(?:{_OWNS})"
_SMALL = r"(?:eso|esto|si|asi|pues|ya|yo|es que|la verdad|ahorita|orita|ahora|todavia|aun|a mi|i|really|just|honestly)"
_OF = (
    rf"(?: (?:exact[oa]s?|postal(?:es)?|complet[oa]s?|bien|actual|de|del|of|the|{_OWNS}|"
    r"donde (?:vivo|estoy|naci|vivimos|estamos|trabaje|trabajaba)|where i (?:live|am)|"
    r"(?:papa|mama|padre|madre|espos[oa]|marido|hij[oa])|"
    rf"{_THINGS}|{_PLACES}|[oy]|and|or|n[ao]me))"
    r"{0,6}"
)
_DENIED = (
    r"(?:no (?:(?:me|te|le|la|lo|los|las) )*(?:se|c|acuerdo|recuerdo|acordamos|sabria|sabemos|conozco|supe|aprendi)|"
    r"(?:ya )?se me (?:(?:ha|a) )?(?:olvid\w+|borro|fue)|"
    r"(?:ya )?(?:la|lo|los|las) (?:olvide|desconozco|ignoro)|ni (?:me )?(?:la |lo |los |las )?(?:se|idea|acuerdo)|"
    r"quien sabe|a saber|no tengo (?:ni )?idea|"
    r"(?:i )?(?:(?:really |honestly |just )?(?:dont|do not|cant|cannot|can not|didnt) (?:really )?"
    r"(?:know|remember|recall)|forgot|forget)(?: it| that)?|i have no idea|(?:im |i am )?not sure)"
)
_LEADS = r"(?:(?:y|e|pero|pues|mire|es que|oiga|fijese|fijese que|disculpe|perdon|ay|and|but|well|sorry|so|of) )*"
_TAILS = (
    r"(?: (?:bien|muy bien|nada|cual|cual es|que es|como se llama|como es|como se dice|como era|decir\w*|"
    r"exact[oa]|exactamente|ahorita|orita|ahora|la verdad|yo|perdon|disculpe|fijese|de memoria|todavia|aun|mucho|"
    r"el nombre|como se escribe|eso|"
    r"either|exactly|sorry|what it is|what its called|right now|anymore|yet|by heart))*"
)
_THING_FIRST = re.compile(
    rf"^{_LEADS}(?:{_OWN} ){{0,3}}(?:(?:segundo|primer|nuevo|last|first|middle|postal|zip) )?"
    rf"(?:{_THING}{_OF}|(?:{_PLACES}))"
    rf"(?: {_SMALL})*,? {_DENIED}{_TAILS}$|"
    rf"^{_LEADS}(?:(?:de )?(?:eso|esa|ese)|{_OWN} {_THING})(?: {_SMALL})* (?:{_DENIED}|nose){_TAILS}$"
)
_ONLY_DENIED = re.compile(
    rf"^{_LEADS}(?:{_SMALL} )*(?:no|ni|nunca) (?:me|te|le) (?:(?:la|lo|los|las) )?se(?: (?:la|el|los|mi|su|ese|esa) "
    rf"{_THING}{_OF})?{_TAILS}$"
)
_BEHIND = re.compile(
    rf"^(?P<head>.*?\w)\W+(?:(?:y|pero|es que|and|but)\W+)?(?:(?:{_OWN} )?{_THING}{_OF} )?(?:{_SMALL} )*"
    rf"(?:no (?:(?:me|la|lo|los|las) )*(?:acuerdo|recuerdo|se)(?: (?:bien|cual|cual es|como se llama|como es|como se "
    rf"dice|como era|exactamente|muy bien|la verdad|(?:el|la|los|las|su) {_THING}|mas|nada mas))*|ya no (?:me )?"
    rf"(?:acuerdo|recuerdo)|se me olvid\w+(?: (?:el|la) {_THING})?|"
    rf"i (?:don.?t|do not|can.?t|cannot) (?:know|remember|recall)(?: (?:what it.?s called|the name|the number|exactly|"
    rf"the rest|which|it|more))?|i forgot(?: the (?:name|rest|number))?)$"
)
_LONGEST = 16


_HEDGED = re.compile(
    r"^(?:pues |mire |yo |no se(?: bien)?,? |pero )*(?:creo que|me parece que|pienso que|supongo que|se me hace que|"
    r"segun|i think|i guess|i believe)(?: (?:es|se llama|esta en|estoy en|era|its|it.?s|it is|that its))? (?=\w)"
)


def hedged(text: str) -> str | None:
    """What follows "creo que es", as typed; None where nothing is said so."""
    found = _HEDGED.match(aligned(text))
    return text[found.end() :].strip(" .,;") if found else None


def names_unknown(text: str) -> bool:
    """True for a short reply that names what was asked for and says that it is not known, and nothing else."""
    said = phrase(text)
    if len(said.split()) > _LONGEST or any(map(str.isdigit, said)):
        return False
    return bool(_THING_FIRST.match(said) or _ONLY_DENIED.match(said))


def known_before(text: str) -> str | None:
    """What is told before "and I don't remember", as typed: `Reynosa` of `Reynosa pero no me acuerdo`; else None."""
    found = _BEHIND.match(aligned(text.strip(" .,;!\n")))
    return text.strip(" .,;!\n")[: found.end("head")].strip(" ,;.") if found else None

"""What a reply says about answering at all: "I don't know", "I'd rather not say", "none", "does not apply".

These are four different things (I589-36) and never turn into one another here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from app.dialogue.readers import vocabulary as known
from app.dialogue.readers.folding import fold, phrase, pictographs, squeeze
from app.dialogue.readers.withheld import is_kept_for_counsel

Stance = Literal["unknown", "declined"]

_SAY = (
    r"(?:decir|contestar|responder|contar|hablar|dar|explicar|compartir|revelar)(?:se)?(?:le|les|te|lo|la|los|las)?\b"
    r"(?! (?:con|a (?:mi|mis|un|una|la|el|los|las)|mi historia|lo que)\b)"
)
_TELL = (
    r"(?:say|tell|answer|share|talk|give|saying|telling|answering|sharing|talking|giving)\b(?! (?:to|with|my story))"
)
_REFUSES = re.compile(
    rf"\bno (?:(?:se|le|les|te|lo|la|los|las|me) )*(?:voy a|vamos a|quiero|queremos|quisiera|deseo|pienso|puedo|debo|"
    rf"gusta(?:ria)?|tengo por que|tengo que|tengo ganas de) {_SAY}|"
    r"\bno (?:se )?(?:le|les|te|lo|la) (?:digo|contesto|respondo|cuento|doy)\b|"
    rf"\b(?:im|i am) not (?:going to|gonna|comfortable) {_TELL}|\bi (?:cant|cannot) (?:say|answer)\b|"
    r"\bi (?:wont|will not|wouldnt|dont want(?: to)?|do not want(?: to)?|dont wanna|would rather not|refuse to|"
    r"dont like to|"
    rf"dont feel like|dont feel comfortable|am not comfortable) {_TELL}|"
    r"\b(?:id|i would) (?:prefer|rather) not\b|\b(?:i|me) (?:prefer|rather|like|want) (?:no|not|dont)(?: to)? (?:say|"
    r"tell|give|answer)\b|"
    r"\bno (?:(?:se|le|les|te|lo|la|los|las|me) )*(?:quiero|quisiera|voy a|puedo) "
    r"(?:acordarme|recordar|recordarlo|ponerlo|ponerla|poner eso)\b|"
    r"\b(?:prefiero|preferiria) (?:mejor )?no\b|\b(?:id |i |i would |would |me )?rather not\b|"
    r"\bno (?:se )?(?:lo|la|los|las) (?:doy|comparto|digo|quiero (?:dar|decir|poner))\b|"
    rf"\bno (?:doy|comparto) (?:mis?|el|la|ese|esa|eso|ningun)\b|"
    r"\bi (?:no|dont|do not|never) (?:want (?:to )?)?(?:give|share|tell|say)\b(?! (?:up|birth|them|him|her))|"
    r"\bno quiero que (?:(?:nadie|ellos|lo|la|me|nos|se) )*(?:sepan?|encuentren?|ubiquen?|hallen?)\b"
    r"(?! (?:si|cuando)\b)|"
    r"\b(?:tengo|me da|da) miedo (?:de )?(?:decir|dar|poner|contar|contestar|escribir)\w*\b(?! que)|"
    r"\b(?:dont|do not) want (?:them|him|anybody|anyone|people) to (?:know|find)\b|"
    r"\b(?:scared|afraid) to (?:say|tell|give|put|write)\b|"
    r"\bme da (?:pena|verguenza) (?:hablar|decir|contar|eso)\w*|"
    r"\bno es (?:de su incumbencia|(?:asunto|problema) suyo|su "
    r"(?:asunto|problema))\b|\bnone of your\b|\bnot your (?:business|problem|concern)\b|"
    r"\b(?:que|no) (?:le|les|te) importa\b|\b(?:cosa|asunto) mi[ao]\b"
)
"""Words of refusing to tell, wherever they stand: `eso no le voy a contestar`, `I won't say that`."""
_DENIES = re.compile(
    r"\b(?:no|nunca|jamas|tampoco)(?: (?:he|hemos|lo|la|los|me|nos|le|les|yo|nada))* (?:tengo|tenemos|tuve|"
    r"tuvimos|tenido|tenia|teniamos|dieron|dio|dado|entregaron|saque|sacado|cuento con)\b|"
    r"\b(?:dont|do not|never|didnt|did not|havent|have not)(?: (?:i|we|ever|even|been|they))* (?:have|had|get|got|"
    r"gotten|given|gave|give|received)\b|\bi have (?:no|none)\b|"
    r"\b(?:have|got) not (?:this|that|it|one|any|none|these|such)\b|\b(?:i|me|we) (?:not|no) (?:have|has|got)\b|"
    r"\b(?:no|nunca|jamas|tampoco) (?:(?:me|nos|lo|la|los|las) )*(?:asignan|asignaron|asignado|dan|han dado|an dado|"
    r"han asignado|han entregado|entregan|tramitan|mandan|mandaron|han mandado)\b|\bsig(?:o|ue|uimos) sin (?:numero|"
    r"ese|el|uno|nada)\b|"
    r"\b(?:nobody|no one|noone) (?:has |have |had |ever )*(?:give|given|gave)\b|\bnadie (?:me|nos) (?:lo |"
    r"la )?(?:ha dado|dio|da)\b|"
    r"\bni (?:(?:lo|la|los|las|me|nos) )*(?:tengo|tenemos|dieron)\b|"
    r"\b(?:nunca|jamas|no) (?:he |hemos )?(?:trabajado|trabaje|trabajamos)\b|"
    r"\b(?:never|havent|have not|didnt) worked?\b"
)
"""Words that deny having or having been given, wherever they stand: `soy indocumentado no tengo seguro social`."""
_NEVER_IN_USA = re.compile(
    r"\b(?:never|nunca|jamas|no|not|havent|didnt|dont)(?: (?:i|yo|he|hemos|have|ever|even))* (?:live|lived|living|been|"
    r"was|work\w*|vivi|vivido|vivo|estado|estuve|entrado|entre|cruce|cruzado|enter|entered|cross|crossed)"
    r"(?: (?:in|en|to|a|"
    r"los|the|alla|al|inside|into))* (?:usa|us|u s|u s a|eeuu|ee uu|estados unidos|united states|america|gringolandia|"
    r"el norte|norte)\b"
)
"""Who never was in the United States has no number of its offices that are for those who live there."""
_WAS = (
    r"(?:work(?:ed|ing)?|liv(?:e|ed|ing)|be|been|was|go|gone|went|enter(?:ed)?|cross(?:ed)?|trabaj(?:e|ado|amos)|"
    r"viv(?:i|ido|imos)|estuv(?:e|imos)|estado|ido|fui|fuimos|entre|entrado|cruce|cruzado|llegue|llegado)"
)
_NEVER_THERE = re.compile(
    rf"\b(?:never|nunca|jamas|havent|have not|didnt|did not|no (?:he|e|hemos))(?: (?:i|yo|he|e|hemos|have|ever|even|"
    rf"we))*"
    rf" {_WAS}(?:$| (?:(?:in|en|to|a|por|para|over|up|de|ni|the|por) )*(?:there|alla|ahi|alli|aya|ese (?:pais|lado)|"
    r"that (?:country|place|side)|el otro lado|otro lado|los estados|los united)\b)|"
    r"\b(?:no|ni) (?:trabaje|estuve|fui|vivi|entre|llegue|cruce) (?:(?:por|para|a|de|en) )*(?:alla|ahi|alli|aya|"
    r"ese pais)\b"
)
"""The same of the country that the question names: "no i never work there"."""
_NOT_NOW = re.compile(r"\b(?:ya|ahora|ahorita|now|any ?more|deport\w*|legal\w*|con papeles|with papers)\b")
_BUT_ONE = re.compile(r"\b(?:pero|but|aunque|although|hasta|until|sino|solo|only)\b")
_LACKS_NOW = re.compile(
    r"\bno (?:tengo|tenemos|hay) (?:(?:mucho|mucha|nada de|casi|ya) )*(?:tiempo|chance|senal|saldo|internet|datos|wifi|"
    r"pila|bateria|carga|luz|lentes|ganas|fuerzas)\b|"
    r"\b(?:dont have|have no) (?:any |much )?(?:time|signal|credit|internet|data|battery|power|glasses)\b"
)
"""What is lacking is the time or the signal to answer, and not what was asked for."""
_LOST = re.compile(
    r"\b(?:perdi|perdio|perdimos|robaron|robo|quitaron|quito|mojo|rompio|rompieron|quemo|lost|stolen|stole|took it)\b|"
    r"\b(?:my lawyer|my attorney|mi abogad[oa]) (?:have|has|tiene|lo tiene|keeps) (?:it|lo|ese|ese numero|"
    r"el numero)?\b|"
    r"\b(?:se (?:me |nos )?(?:quedo|quedaron)|(?:lo|la|los|las) (?:deje|dejamos)|left it) (?:en|alla|con|in|with|at)\b"
)
_NOW = r"(?:ahorita|orita|ahora|horita|aqui|por ahora|hoy|now|here|right now)"
_THE_PAPER = r"(?:el|la|los|las|mi|mis|ese|esa|esos|my|the|that)"
_CANNOT_NOW = re.compile(
    r"\b(?:ahorita|orita|ahora|horita|en este momento|right now|now) (?:yo )?(?:no (?:le |te |les |lo )?pued[oe]|"
    r"(?:i )?(?:cant|cannot))\b|"
    r"\b(?:no (?:le |te |les |lo )?pued[oe]|cant|cannot) \w+ "
    r"(?:ahorita|orita|ahora|horita|en este momento|right now|now)\b"
)
"""Who cannot answer at this moment refuses nothing."""
_NOT_EVEN = re.compile(
    r"\b(?:ya )?no (?:(?:me|lo|la) )*(?:acuerdo|recuerdo|se) ni (?:(?:de|del|en|que|el|la|lo) )*(?:ano|mes|dia|"
    r"fecha)\b|"
    r"\b(?:dont|do not|cant|cannot) (?:even )?(?:remember|know|recall) (?:not )?even the (?:year|month|day|date)\b"
)
"""Not even the year is known."""
_ENDS_UNKNOWN = re.compile(
    r"\b(?:y|pero|entonces|ya|la verdad|and|but|so|now) (?:(?:ya|yo|i|really) )*"
    r"(?:no (?:(?:lo|la|los|las|me) )*(?:se|recuerdo|acuerdo|sabria)|"
    r"(?:dont|do not|cant|cannot) (?:know|remember|recall))"
    r"(?: (?:bien|nada|cual|cuando|it|that))?$|"
    r"\bni (?:(?:me|lo|la|los|las|yo) )*(?:acuerdo|recuerdo)\b|\b(?:dont|do not|cant|cannot) even (?:remember|"
    r"recall)\b|"
    r"\bse me (?:ha )?(?:borr(?:o|ado|aron)|olvid(?:o|ado|aron))\b|\bmente en blanco\b|\bno tengo cabeza para\b"
)
"""How a reply ends that had something to tell and not the answer."""
_SHRUGS = {"🤷", "🤔"}
_LONGEST_PHRASE = 5
_LONGEST_PASSING, _LONGEST_BEGGING = 11, 25


@lru_cache(maxsize=32)
def bare(text: str) -> str:
    """The reply's words without greetings, thanks and hesitation at either end (`pues mmm la 2 porfa` -> `la 2`)."""
    left = phrase(text).split()
    trimmed = _trim(left, known.FILLERS)
    return " ".join(trimmed) if trimmed else " ".join(left)


def without_hedge(text: str) -> str:
    """`bare` text without an opening "I think"; what follows is the answer they give."""
    left = bare(text).split()
    for size in range(min(_LONGEST_PHRASE, len(left) - 1), 0, -1):
        if " ".join(left[:size]) in known.HEDGES:
            return bare(" ".join(left[size:]))
    return " ".join(left)


def _trim(left: list[str], fillers: frozenset[str]) -> list[str]:
    changed = True
    while changed and left:
        changed = False
        for size in range(min(_LONGEST_PHRASE, len(left)), 0, -1):
            if " ".join(left[:size]) in fillers:
                left, changed = left[size:], True
                break
            if " ".join(left[-size:]) in fillers:
                left, changed = left[:-size], True
                break
    return left


@lru_cache(maxsize=8)
def _forms(text: str) -> frozenset[str]:
    """Every shape of the message that a phrase may be found in."""
    whole, trimmed = phrase(text), bare(text)
    forms = {whole, trimmed, without_hedge(text)}
    forms |= {" ".join(map(squeeze, form.split())) for form in forms}
    forms |= {_BY_HEART.sub("", form) for form in forms}
    return frozenset(forms | {_plainly(form) for form in forms})


def _plainly(form: str) -> str:
    """The words without those that only soften them (`aún no sé`, `I don't really know`)."""
    kept = [word for word in form.split() if word not in known.SOFTENERS]
    return " ".join(kept) or form


def whole_stance(text: str) -> Stance | None:
    """`unknown` or `declined` when the whole message says just that, else None."""
    forms = _forms(text)
    if forms & known.DECLINED or _declines_in_passing(phrase(text)):
        return "declined"
    if forms & known.UNKNOWN:
        return "unknown"
    if not phrase(text) and any(sign in _SHRUGS for sign in pictographs(text)):
        return "unknown"
    return None


_BEGS_OFF = re.compile(
    r"\bno me (?:haga|hagan|hagas|obligue|obliguen|pida|pidan) (?:que )?(?:decir|acordarme|acordar|recordar|recordarlo|"
    r"hablar|contar|contarle|decirle|repetir)\w*\b|\bdej(?:emos|e|elo|ela)(?:lo|la)? (?:en blanco|vaci[oa])\b|"
    r"\b(?:dont|do not|please no) make me (?:say|tell|remember|talk|think)\b|\bleave (?:it|that|this) (?:blank|empty)\b"
)
"""Words that beg not to be asked, however much is said around them."""


def _declines_in_passing(said: str) -> bool:
    """A short message around words that decline (`can we skip this one`, `eso no le voy a contestar`)."""
    if len(said.split()) <= _LONGEST_BEGGING and not any(map(str.isdigit, said)) and _BEGS_OFF.search(said):
        return True
    if len(said.split()) <= _LONGEST_BEGGING and is_kept_for_counsel(said):
        return True
    if len(said.split()) > _LONGEST_PASSING or _CANNOT_NOW.search(said):
        return False
    return bool(_REFUSES.search(said)) or any(f" {part} " in f" {said} " for part in known.DECLINED_PARTS)


def closing_stance(text: str) -> Stance | None:
    """`unknown` for a reply that ends in not knowing and names nothing: `perdí el papel y no recuerdo`."""
    said = phrase(text)
    return (
        "unknown"
        if (_ENDS_UNKNOWN.search(said) or _NOT_EVEN.search(said)) and not any(char.isdigit() for char in said)
        else None
    )


def opening_stance(text: str) -> Stance | None:
    """The stance that a message opens with, whatever follows (`no sé bien, fue hace mucho`), else None."""
    for form in _forms(text):
        if any(_opens(form, start) for start in known.DECLINED_STARTS):
            return "declined"
    for form in _forms(text):
        if any(_opens(form, start) for start in known.UNKNOWN_STARTS):
            return "unknown"
    return None


def _opens(form: str, start: str) -> bool:
    """Starts may end inside a word (`no estoy segur`), but short ones must end a word."""
    if not form.startswith(start):
        return False
    rest = form[len(start) :]
    return not rest or rest[0] == " " or start.endswith(("segur", "olvid", "comod"))


_FLATLY = re.compile(
    r"(?=.*\b(?:nunca|jamas|never|tampoco|eso no|ese no|esa no|de esos? no)\b)"
    r"(?:(?:no|nop|nope|nunca|jamas|never|eso|esos|ese|esa|de|tampoco|nada|yo|ay|pues|not|ever|that|i|ni|senor|senora|"
    r"chamo|mijo|mija)(?: |$)){2,7}"
)
""" "No eso no, nunca"."""


def says_none(text: str) -> bool:
    """True for "I have none", short of a reason; not for a thing that is only out of reach at this moment."""
    forms = _forms(text)
    if forms & known.NONE or _FLATLY.fullmatch(phrase(text)):
        return True
    trimmed = bare(text)
    starts = (
        "no tengo ",
        "no tenemos ",
        "i dont have ",
        "i have no ",
        "no cuento con ",
        "todavia no tengo ",
        "aun no tengo ",
    )
    return trimmed.startswith(starts) and not is_out_of_reach(text) and not _LACKS_NOW.search(trimmed)


def denies_having(text: str) -> bool:
    """True for "I have none" anywhere in a reply without a digit: `soy indocumentado no tengo de eso`.

    Only where the number of a paper was asked for: elsewhere such words say other things too.
    """
    said = phrase(text)
    if any(char.isdigit() for char in said) or is_out_of_reach(text) or _LACKS_NOW.search(said):
        return False
    return says_none(text) or bool(_DENIES.search(said))


def was_never_there(text: str) -> bool:
    """True for "I never lived in the U.S.", with nothing behind it that turns it, in a reply without a digit."""
    said = phrase(text)
    if any(map(str.isdigit, said)) or _BUT_ONE.search(said):
        return False
    return bool(_NEVER_IN_USA.search(said)) or bool(_NEVER_THERE.search(said) and not _NOT_NOW.search(said))


def is_lost(text: str) -> bool:
    """True for a paper that was lost or taken away: there was one, and its number is not known."""
    return bool(_LOST.search(phrase(text)))


_BY_HEART = re.compile(r" (?:de memoria|por memoria|de cabeza|by heart|off hand|by memory|ahora mismo|right now)$")


def is_out_of_reach(text: str) -> bool:
    """True for "I have it, but not with me": an answer that may come later."""
    padded = f" {bare(text)} "
    denies = bool(re.match(rf" (?:(?:{_NOW}|yo|pero|es que) )*(?:no|i dont|its not|i havent) ", padded))
    names_it = bool(
        re.search(
            r" (?:lo|la|los|it) (?:tengo|traigo|have|here)? ?.*(?:ahorita|orita|aqui|momento|por ahora|now|here) |"
            rf"^ {_NOW} no (?:lo|la|los|las) (?:tengo|traigo|cargo) |"
            rf" (?:tengo|traigo|cargo|have) {_THE_PAPER} (?:\w+ ){{1,4}}{_NOW} ",
            padded,
        )
    )
    return denies and (names_it or any(f" {place} " in padded for place in known.NOT_AT_HAND))


def says_not_applicable(text: str) -> bool:
    """True for "does not apply"; the person says so, we never do (I589-36)."""
    return bool(_forms(text) & known.NOT_APPLICABLE) or fold(text) in ("n/a", "n.a.")

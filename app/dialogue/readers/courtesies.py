"""Whole messages that answer nothing and end a talk, thank or bless, or say that somebody is worn out. Pure.

Only where every word belongs to such a phrase: "Buenas Noches Mejía" is a name, "calle Adiós 5" a street.
"""

from __future__ import annotations

import re
from typing import Literal

from app.dialogue.text import loose

Courtesy = Literal["worn", "rest", "goodbye", "thanks"]

_LONGEST = 24
_DOES = (
    r"(?:sigo|seguimos|sigamos|continuo|continuamos|termino|terminamos|contesto|contestamos|regreso|vuelvo|hablamos|"
    r"platicamos|escribo|acabo|acabamos|hago|hacemos|vengo)"
)
_WHEN = (
    r"(?:manana|pasado manana|luego|despues|mas tarde|mas al rato|al rato|al ratito|otro dia|otro rato|mas noche|"
    r"en la noche|el lunes|la otra semana)"
)
_OBJECT = r"(?:(?:le|lo|la|te|les|se) )?"
_WORN = (
    r"(?:ya )?no (?:puedo|aguanto|doy|soporto|resisto) (?:para )?(?:mas|ya)(?: con (?:todo )?(?:esto|eso))?|"
    r"(?:ya )?no (?:puedo|doy) (?:mas )?con (?:todo )?(?:esto|eso|tanto)(?: ya)?|ya no (?:aguanto|doy|soporto)"
    r"(?: (?:todo )?(?:esto|eso))?|ya no tengo (?:mas )?fuerzas?|(?:ya )?me rindo|"
    r"(?:i )?(?:can ?not|cant|can not|no can) (?:do |take |stand |handle |go on )?(?:it |this |"
    r"all this )?(?:any ?more|no more)"
    r"(?: with (?:all )?(?:this|it))?|(?:i )?(?:have )?no (?:more )?strength(?: left)?|i give up"
)
_REST = (
    r"(?:(?:yo|ya|solo|es que|la verdad|hoy|ahorita|me) )*(?:estoy|ando|toy|siento|me siento|vengo|quede|estamos) "
    r"(?:(?:muy|bien|tan|super|bastante|ya|re|demasiado) )*(?:cansad[oa]s?|cansadit[oa]|agotad[oa]s?|rendid[oa]s?|"
    r"fatigad[oa]s?|agobiad[oa]s?|desvelad[oa]s?|sonolient[oa]|con sueno|muert[oa] de (?:cansancio|sueno))"
    r"(?: (?:de|con) (?:tant[oa] |tod[oa] )?(?:esto|preguntas?|trabajar|escribir|todo))?|"
    r"(?:ya )?(?:tengo|me (?:dio|esta dando|gano)) (?:(?:mucho|harto|un|el|ya) )*(?:sueno|cansancio)|"
    r"(?:ya )?me (?:duelen|arden) (?:(?:mucho|ya) )*los ojos|"
    r"ya me canse(?: (?:por )?hoy)?|(?:necesito|quiero|voy a|me voy a|dejeme|deje) (?:descansar|dormir|acostarme)"
    r"(?: (?:ya|un rato|un poco|por hoy))?|"
    r"(?:i |im |i am |am |we are )?(?:(?:so|very|too|really|just|only|now) )*(?:tired|exhausted|sleepy|worn out)"
    r"(?: (?:now|today|of (?:all )?(?:this|questions)))?|my eyes hurt|"
    r"i (?:need|want|must) (?:to )?(?:rest|sleep|a break|lie down)(?: (?:now|first|a little))?"
)
_LATER = (
    rf"(?:mejor )?{_WHEN} {_OBJECT}{_DOES}|{_OBJECT}{_DOES} {_WHEN}|(?:mejor |hasta )?(?:otro dia|al rato)|"
    rf"mejor {_WHEN}|"
    r"(?:tomorrow|later|another day|tonight) (?:(?:i|we) )?(?:will |can )?"
    r"(?:continue|finish|go on|come back|answer|write|return)|"
    r"(?:(?:i|we|will|ill|i will|can|let us|lets|and) )*(?:continue|finish|go on|come back|answer|write|return|talk) "
    r"(?:(?:to|with|you|the rest|it|this) )*(?:tomorrow|later|another day|another time|tonight|in the morning)"
)
_BYE = (
    r"adios(?:ito)?|bye|bai|chao|chau|ciao|nos vemos|nos hablamos|hasta (?:manana|luego|pronto|la vista|la proxima|"
    r"otro dia|despues|el lunes)|feliz (?:noche|dia|tarde)|(?:que )?(?:usted )?descanse[ns]?|"
    r"que (?:le|te|les) vaya (?:muy )?bien|que (?:pase|tenga|este)[ns]? (?:una? )?(?:(?:muy|feliz|lind[oa]|bonit[oa]|"
    r"buen|"
    r"buena|excelente|bien) ?)+(?:noche|dia|tarde)?|cuid(?:e|en)se(?: mucho)?|cuidate(?: mucho)?|"
    r"(?:ya )?(?:me|nos) (?:voy|vamos|retiro|despido)(?: (?:ya|ahora|ahorita|por hoy|a (?:dormir|descansar|acostar|"
    r"acostarme|trabajar|casa)))*|(?:ya )?me tengo que ir(?: ya)?|tengo que irme(?: ya)?|"
    r"(?:eso )?(?:es|seria|fue) todo(?: por (?:hoy|ahora|ahorita))|(?:por )?hoy (?:es|fue) todo|"
    r"hasta aqui(?: (?:por )?hoy|"
    r" (?:lo )?(?:dejo|dejamos|llego))?|"
    r"good ?night|good ?bye|see (?:you|u|ya)(?: (?:tomorrow|later|soon|then))?|take care(?: of (?:yourself|you))?|"
    r"have a (?:good|nice|blessed|great) (?:night|day|evening|one)|sleep well|rest well|"
    r"(?:i |im |i am |i have to |i need to |i must |i dey |i will |now )+"
    r"(?:go(?:ing)?|leave|leaving|stop(?:ping)?|sleep(?:ing)?)"
    r"(?: (?:now|here|home|away|to (?:sleep|bed|work)|sleep|for today|for now|tomorrow|later|till tomorrow))*|"
    r"(?:that is|thats|this is) all (?:for (?:today|now))|(?:talk|speak) (?:to you |with you )?(?:tomorrow|later|soon)"
)
_THANKS = (
    r"merci(?: beaucoup)?|mesi(?: anpil)?|obrigad[oa]|"
    r"(?:(?:muchas|mil|muchisimas|infinitas) )?gracias(?: (?:a (?:usted(?:es)?|ti|dios|todos)|(?:por|x) (?:todo|"
    r"(?:(?:su|tu|la|toda su|toda la|el|sus) )?(?:ayuda(?:rme|rnos)?|apoyo|tiempo|paciencia|atencion|informacion|"
    r"amabilidad|servicio|escuchar(?:me)?|atender(?:me)?|contestar(?:me)?|explicar(?:me)?|orientar(?:me)?))|"
    r"de (?:verdad|corazon|todo corazon|nuevo)))*|(?:se )?(?:le|lo|te|les) agradezco(?: (?:mucho|todo|de corazon|"
    r"su ayuda))*|(?:muy|que) amable|(?:es )?usted (?:es )?muy (?:amable|buen[oa])|"
    r"(?:que )?(?:mi )?(?:dios|diosito|el senor|jehova|la virgen) (?:me |nos |se )?(?:(?:lo|le|la|te|los|les|lo s) )?"
    r"(?:bendiga[ns]?|bendice|pague|guarde|acompane|cuide|proteja|ayude|ilumine|multiplique|de salud)"
    r"(?: (?:siempre|mucho|grandemente|hoy y siempre|y (?:lo|le|la|los|te) (?:guarde|proteja|cuide|acompane)|"
    r"a usted(?:es)?|y a su familia|por su ayuda))*|"
    r"(?:que )?dios (?:con usted|sea con usted)|bendiciones(?: (?:para (?:usted|ustedes|todos)|a todos))?|amen|"
    r"(?:thank|thanks|thanx|thx|tank)(?: (?:you|u|yous))?(?: (?:so much|very much|a lot|again|for (?:everything|all|"
    r"this|"
    r"helping(?: me| us)?|(?:(?:your|the|all|all your|all the) )?(?:help|time|patience|information|kindness|"
    r"answers?))))*|"
    r"(?:may )?(?:god|the lord|jesus|allah) (?:bless|protect|keep|reward)(?:es)? (?:you|u|your family|you all|"
    r"all of you)"
    r"(?: (?:all|always|and your family|too))*|blessings(?: to you)?|you (?:are|re) (?:so |very )?(?:kind|good|nice)|"
    r"(?:i )?appreciate (?:it|you|your help)|god is good"
)
_BETWEEN = (
    r"y|e|pero|and|but|so|senor(?:a|ita|es)?|sen(?:o|ito|orito)|sra?|srita|mij[oa]|profe|pastor|madre|padre|don|dona|"
    r"sir|maam|mam|madam|miss|mister|my friend|friend|amig[oa]s?|"
    r"herman[oa]s?|licenciad[oa]|lic|jefe|jefa|joven|doctor[a]?|abogad[oa]|compa|todos?|todas?|all|"
    r"primero dios|si dios quiere|con (?:el favor de )?dios|god willing|por ahora|por hoy|hoy|ahora|ahorita|today|now|"
    r"for (?:now|today)|de nuevo|otra vez|again|please|por favor|porfa|perdon(?:e|eme)?|disculp[ea]|sorry|lo siento|"
    rf"buenas? (?:noches?|tardes?)|buenos dias|{_WHEN}|"
    r"ay|oh|dios mio|siempre|muy bien|igualmente|usted(?:es)?|tambien|aqui|(?:a|para|con) usted(?:es)?"
)
_LEADS = (
    r"si|no|ok|okay|oki|ya|bueno|pues|entonces|claro|listo|solo|nomas|nada mas|mejor|es que|well|yes|just|only|bien|i|"
    r"im"
)
_KINDS: tuple[tuple[Courtesy, str], ...] = (
    ("worn", _WORN), ("rest", f"{_REST}|{_LATER}"), ("goodbye", _BYE), ("thanks", _THANKS),
)  # fmt: skip
_SHAPES = tuple(
    (name, re.compile(rf"(?:{shapes})(?= |$)")) for name, shapes in (*_KINDS, ("between", _BETWEEN), ("lead", _LEADS))
)


_SMALL = {"between", "lead"}


def courtesy_in(text: str, *, is_answer: bool = True) -> Courtesy | None:
    """What a whole message is, the gravest first: worn out, wants to rest or go on later, says goodbye, thanks.

    None where a word belongs to no such phrase, or where a yes or no with its thanks may be the answer: `is_answer`.
    """
    left = " ".join(loose(text).split())
    if "?" in text or not left or len(left.split()) > _LONGEST:
        return None
    found, has_lead, has_name = set[str](), False, False
    while left:
        piece = _longest(left)
        if piece is None:
            _name, _space, left = left.partition(" ")
            if has_name or not found - _SMALL or (after := _longest(left)) is None or after[0] in _SMALL:
                return None
            has_name = True  # "gracias seño dios la bendiga": whom they thank, between two such phrases
            continue
        kind, size = piece
        has_lead = has_lead or kind == "lead"
        found.add(kind)
        left = left[size:].strip()
    kinds = [kind for kind, _shapes in _KINDS if kind in found]
    return None if not kinds or (kinds == ["thanks"] and has_lead and is_answer) else kinds[0]


def _longest(left: str) -> tuple[str, int] | None:
    """The kind and the length of the longest phrase at the beginning of the words that are left."""
    best: tuple[str, int] | None = None
    for name, pattern in _SHAPES:
        if (found := pattern.match(left)) and found.end() and (best is None or found.end() > best[1]):
            best = name, found.end()
    return best

"""Words of somebody who cannot answer just now, or whose paper is in English. Pure: it looks at words, decides nothing.

Both are read at a question of a form, in short messages: nothing of them is an answer, and neither is asked again as if
it had been written wrong.
"""

from __future__ import annotations

import re

from app.dialogue.text import fold

_MOST = 9
_LONGEST = 16
_FEWEST = 3
_SOFT = re.compile(r"^(?:(?:ay|pues|perdon|disculpe|disculpa|oiga|oye|es que|ok|si|bueno|mejor|pero|sorry|but) )+")
_NOW = r"(?:ahorita|orita|horita|ahora|hoy|por ahora|en este momento)"
_LATER = (
    r"(?:luego|despues|al rato|al ratito|mas al rato|mas tarde|manana|mejor manana|ahorita|orita|horita|en la noche|"
    r"otro dia)"
)
_DOES = (
    r"(?:digo|contesto|escribo|mando|sigo|seguimos|sigamos|continuo|respondo|aviso|termino|terminamos|hago|hacemos|"
    r"regreso|vuelvo|vengo|busco|reviso|checo|veo|pregunto|paso|doy)"
)
_WAIT = r"(?:espera|espere|esperame|espereme|esperate|perame|pereme|perate|aguanta|aguante|aguanteme)"
_BUSY = re.compile(
    "|".join(
        (
            rf"^{_LATER} (?:(?:se|te|le|les|lo|la|los|mejor|ya|me) )*{_DOES}\b",
            rf"^(?:{_NOW} )?(?:ya )?no (?:puedo|tengo (?:tiempo|chance|senal|saldo|pila|bateria))(?: {_NOW})?$",
            rf"^{_NOW} (?:ya )?no$",
            r"\b(?:ya )?me (?:tengo que|voy a) (?:ir|dormir|acostar|salir)\b|\btengo que (?:irme|salir|trabajar)\b",
            r"^ya me voy\b|^(?:ya |voy )?(?:a buscarlo|por el papel|por mis papeles|por mi papel|voy por)\b",
            rf"^{_WAIT}(?:$| (?:un|tantito|poquito|ratito|que|{_NOW}|por|me|a que|voy|ya|mi|mis|estoy|no)\b)",
            r"^(?:dame|deme) (?:un|tantito|chance|tiempo)\b",
            r"^(?:deja|deje|dejame|dejeme) (?:lo |la |me |le )?(?:ver|veo|busc\w+|pregunt\w+|voy|checo|reviso)\b",
            r"\b(?:cant|cannot) (?:(?:do|answer|write|talk|finish) )?(?:(?:it|this|that) )?(?:right now|now|today)$",
            r"\b(?:ill|i will|im gonna|let me) (?:do|finish|answer|continue|write|send|tell|get|look|check|come)\b.*"
            r"\b(?:later|tomorrow|tonight|soon|back|check|for it)\b",
            r"^let me (?:look|check|see|find|get)\b|^(?:wait|hold on|give me)\b",
            r"^(?:i )?(?:have to|gotta|got to|need to) (?:go|leave|sleep|work)\b",
            r"^(?:im |i am )?busy(?: right)?(?: now)?$|^no time(?: right)?(?: now)?$",
        )
    )
)
"""How a short message says that its writer cannot answer just now."""
_IN_ENGLISH = re.compile(
    r"\b(?:en|puro|pura|todo) (?:el )?ingles\b|\bin english\b|\bno (?:hablo|entiendo|leo|se|se leer) (?:el )?ingles\b"
)
_WANTS_LANGUAGE = re.compile(
    r"\b(?:cambi\w+|quiero|prefiero|hable\w*|escrib\w+|idioma|seguimos|sigamos|mejor|puede\w*|change|switch|speak|want|"
    r"prefer)\b"
)


_LEAVES = re.compile(
    r"^(?:(?:ok|ya|bueno|pues|entonces|gracias|perdon|disculpe|sorry|thanks|thank you|hasta aqui|por hoy|yo|so|and|"
    r"now) )*"
    r"(?:(?:me|nos) (?:voy|vamos|tengo que ir)(?: (?:a (?:dormir|descansar|acostar\w*)|ya|por hoy|"
    r"yendo))\b|"
    r"(?:le |lo |la )?(?:sigo|seguimos|continuo|continuamos|termino) (?:manana|luego|despues|otro dia|mas tarde|"
    r"al rato)\b|"
    r"(?:me despido|aqui (?:le )?(?:paro|paramos|lo dejo)|hasta aqui (?:le )?(?:llego|dejo)|lo dejo (?:aqui|"
    r"asi por hoy))\b|"
    r"(?:i |i am |im |i will |ill |i have to |i need to |i go |i must )+(?:stop|stopping|sleep|going to sleep|to sleep|"
    r"go to sleep|leave|leaving|continue tomorrow|continue later)\b|"
    r"(?:good night|goodbye|bye|adios|hasta manana|see you tomorrow)\b)"
)
_LATER_OR_KEPT = re.compile(
    r"\b(?:manana|tomorrow|later|luego|despues|otro dia|dormir|sleep|guard\w+|saved?|kept|datos|data|saldo|pila|"
    r"bateria|battery|hoy|today|now|noches?|night|adios|bye)\b"
)
_NOT_LEAVING = re.compile(
    r"\b(?:calle|colonia|vivo|albergue|mat\w+|kill|morir|die|nunca mas|forever|borr\w+|erase|delete)\b"
)
_LONGEST_GOODBYE = 20


def says_goodbye(text: str) -> bool:
    """True for who stops for today and says so: "ya me voy a dormir, lo sigo mañana, ¿se guardó?"."""
    said = re.sub(r"[^\w ]+", " ", fold(text))
    said = " ".join(said.split())
    if len(said.split()) > _LONGEST_GOODBYE or any(map(str.isdigit, said)) or _NOT_LEAVING.search(said):
        return False
    return bool(_LEAVES.search(said) and _LATER_OR_KEPT.search(said)) and len(said.split()) > _FEWEST


def is_busy(text: str) -> bool:
    """True for a short message that only puts the answer off: "luego te contesto", "me tengo que ir"."""
    said = _SOFT.sub("", fold(text))
    return len(said.split()) <= _MOST and not any(char.isdigit() for char in said) and bool(_BUSY.search(said))


def is_in_english(text: str) -> bool:
    """True for "no sé, está en inglés": what stands in English is a paper; no other language is asked for."""
    said = fold(text)
    if not _FEWEST <= len(said.split()) <= _LONGEST or _WANTS_LANGUAGE.search(said):
        return False
    return bool(_IN_ENGLISH.search(said))

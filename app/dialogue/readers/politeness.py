"""Politeness at either end of an answer: `Marvin Argueta, sorry for my inglish`, `con permiso, la 3`, `pa servirle`.

It is taken off a copy before the answer is read; what the person wrote is kept as it is. Where nothing else is said it
stays: `con permiso` alone is no answer and no empty one.
"""

from __future__ import annotations

import re

from app.dialogue.readers.folding import aligned

_ENGLISH = r"(?:english|inglish|inglis|ingles|enlgish|spanish|writing|spelling|grammar|mistakes?|letter|delay)"
_LETTERS = (
    r"(?:letra|ortografia|faltas?|escritura|redaccion|molestias?|tardanza|demora|horrores|errores|mayusculas|"
    r"ignorancia|"
    r"ingles|espanol|pregunta|manera de escribir|forma de escribir)"
)
_POLITE = (
    rf"(?:(?:i am |im )?sorry|excuse|forgive|perdon|disculpe)(?: me)?(?: (?:for|about|por))? (?:my|mi|the)(?: (?:bad|"
    rf"poor|broken|"
    rf"little|mal))* {_ENGLISH}(?: (?:is|es) (?:not |no |very |so |muy |too )*(?:good|bad|well|poor|broken|perfect|"
    rf"malo|bueno))?|"
    rf"my {_ENGLISH} (?:is|es) (?:not |no |very |so |muy |too )*(?:good|bad|well|poor|broken|perfect)|"
    rf"(?:me )?(?:perdon[ea]|perdonen|perdon|disculp[ea]|disculpen|dispens[ea])(?:me)?(?: (?:por|por favor))? (?:mi|"
    rf"la|el|los|las|mis)"
    rf"(?: (?:mal[ao]?|malas|horrores|faltas))*(?: de)? ?{_LETTERS}(?: de ortografia)?|"
    r"(?:pa|para) servirl[eo]s?(?: (?:a )?(?:dios|usted|ud|ustedes)(?: y a (?:usted|ud|ustedes))?)?|a (?:sus?|tus?) "
    r"(?:ordenes|orden|servicio|mandar)|(?:pa|para) lo que (?:(?:se )?(?:le|les) )?(?:ofrezca|guste|mande|necesite|"
    r"sirva)|"
    r"(?:su|un|una|este|esta|su seguro) (?:humilde )?servidora?|(?:mucho|un) gusto(?: en (?:conocer|saludar)l[eo])?|"
    r"(?:nice|pleased|glad) to meet you|at your (?:service|orders?)|con (?:(?:su|el) )?permiso|con (?:todo )?(?:el |"
    r"mi )?respeto"
    r"(?: que (?:se|usted) merece)?|with (?:all )?(?:my |due )?respect|with (?:your )?permission|excuse me|"
    r"si (?:es|fuera|no es|seria|fueran?) (?:(?:usted )?tan amable|mucha molestia|molestia|posible)|"
    r"si (?:me )?(?:hace|haria|hacen) "
    r"(?:el |un )?favor|haga(?:me|n|nme) (?:el|un) favor|(?:si )?no le (?:es )?molest(?:a|ia)|tenga la bondad|"
    r"sea (?:tan )?amable|"
    r"(?:se lo|le|les) agradezco(?: mucho)?(?: de antemano)?|i appreciate (?:it|you)(?: (?:so |very )?much)?|"
    r"if you (?:please|dont mind)|"
    r"dios (?:lo|la|le|les|los|te|me lo|me la|se lo) (?:bendiga|pague|guarde|cuide)(?: (?:mucho|siempre|a todos))?|"
    r"god bless (?:you|u)(?: all)?|have a (?:nice|good|blessed|great) (?:day|night|one)|que (?:tenga|"
    r"pase) (?:un )?(?:muy )?"
    r"(?:buen|feliz|lindo|bonito|bendecido) dia|(?:muchas )?gracias por (?:su|tu|la|todo|toda)(?: (?:su|"
    r"la))? ?(?:ayuda|atencion|tiempo|"
    r"paciencia|apoyo|informacion)?|thank(?:s| you) for (?:your|the|all|everything)(?: (?:your|the))? ?(?:help|time|"
    r"patience|support|"
    r"attention)?"
)
_FIRST = re.compile(rf"^\W*(?:{_POLITE})\b\W*")
_LAST = re.compile(rf"(?:^|(?<!\W)\W++)(?:(?:y|and|pero|but|sir|senor|senorita|senora)\W++)?(?:{_POLITE})\W*+$")
_MOST = 3


def without_politeness(text: str) -> str:
    """The text without such words before and behind it; as it is where nothing would be left."""
    for _ in range(_MOST):
        flat = aligned(text).replace("'", "’")
        first = _FIRST.match(flat)
        start = first.end() if first else 0
        last = _LAST.search(flat, start)
        end = last.start() if last else len(text)
        if not (start or last) or not any(char.isalnum() for char in text[start:end]):
            return text
        text = text[start:end]
    return text

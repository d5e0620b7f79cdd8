"""What is said around an A-number or a telephone: its end put right, whose it is, that there is none, that this is it.

The talk behind a number ("my daughter read it to me, my eyes are not good") does not make it doubtful; that it is
another's, an old one, or not sure does.
"""

from __future__ import annotations

import re

from app.dialogue.readers.folding import aligned, fold, phrase
from app.dialogue.readers.shorthand import written_out

_SLIP = (
    r"(?:(?:ay|ah|oh|uy)\W+)?(?:(?:no\W+)?(?:perdon\w*|disculpe|sorry|digo|miento|(?:no )?espere|esperate|wait|"
    r"i mean|que diga|"
    r"me equivoque|mejor dicho|corrijo)(?:\W+no)?|no(?=\W+(?:es|is|son|termina|acaba|ends)\b))"
)
_TAIL = re.compile(
    rf"(?<!\d)(?P<whole>\d(?:[\s.\-]{{0,3}}\d){{7,}})\W+{_SLIP}\W+(?:(?:es|is|its|it's|son|termina en|acaba en|ends in|"
    rf"ends with|"
    r"los ultimos son|the last is|al final|el final es) )*(?P<tail>\d(?:[\s\-]?\d){2,4})(?!\W?\d)"
)
_DOUBLED = re.compile(r"\b(?P<how>double|doble|triple|triple?) (?P<what>[a-z]+|\d)\b")

_KIN = (
    r"(?:espos[oa]|marido|mujer|pareja|hij[oa]s?|herman[oa]|mama|papa|prim[oa]|ti[oa]|sobrin[oa]|niet[oa]|niet[oa]|"
    r"cunad[oa]|"
    r"suegr[oa]|abuel[oa]|amig[oa]|companer[oa]|abogad[oa]|husband|wife|partner|sons?|daughters?|brother|sister|mother|"
    r"father|cousin|friend|nephew|niece|uncle|aunt|lawyer|kid|child|baby|nin[oa]|bebe)"
)
_HEAD = re.compile(
    r"^(?:\W|(?:a|es|el|its|it|is|the|mi|my|numero|number|num|si|yes|tengo|va|este|esta|aqui|ahi|alien|ok|pues|mire|"
    r"here|uscis|"
    r"s|i have|have|asi)\b)*(?P<number>\d(?:[\s.\-_,]{0,3}\d){7,8})(?!\W?\d)(?P<rest>.*)$",
    re.DOTALL,
)
_REMARK_DOUBTS = re.compile(
    rf"\b(?:de|del|of|for|para|to) (?:mi|mis|my|su|his|her|un|una|a|nuestr[oa]) (?:\w+ )?{_KIN}\b|\bmy {_KIN} s\b|"
    r"\b(?:de|of|for|para) (?:el|ella|him|her|them|ellos|otra persona)$|"
    r"\bno es (?:mi[oa]|el mi[oa]|mi\b)|\bnot (?:mine|my)\b|\bisnt mine\b|\b(?:viejo|anterior|old|former|formerly|"
    r"era|was)\b|"
    r"\b(?:creo|supongo|parece|tal vez|quizas?|a lo mejor|maybe|perhaps|probably|think|guess|believe|not sure|might|"
    r"segun)\b|"
    r"\bno (?:lo |me )?(?:se|acuerdo|recuerdo)\b(?! (?:leer|escribir))|\bno estoy segur\w*|\b(?:dont|not) (?:know|"
    r"remember)\b|"
    r"\b(?:es|sera|is) (?:ese|este|asi|el correcto|correcto|this|that|it|right|correct|that right|it right)$|"
    r"\bya no\b|\bno (?:sirve|vale|funciona)\b|\bmal\b|\bwrong\b"
)
_ITS_OWN = re.compile(rf"\b(?:mi|my) {_KIN} (?:tiene|has|have) (?:otro|another|other|el suyo|hers|his)\b.*$")
"""Another number that is somebody else's, told so that they are not mixed up."""
_UNREADABLE = re.compile(
    r"\b(?:borr(?:ad[oa]|os[oa]|o)|no se (?:ve|lee|mira|alcanza|distingue)|ilegible|tapad[oa]|manchad[oa]|rot[oa]|"
    r"falta\w*|"
    r"erased|smudged|missing|cant (?:read|see)|cannot (?:read|see)|unreadable|faded)\b"
)
_LAST_ONE = re.compile(r"\b(?:ultim[oa]s?|last|un numero|one number|digito|digit|numeros?|otro|final)\b")


def put_right(text: str) -> str:
    """The text with the end of its number said anew in its place: `219-004-563, no, es 564 al final`."""
    flat = aligned(text)
    found = _TAIL.search(flat)
    if not found or len(flat) != len(text):
        return text
    whole, tail = re.sub(r"\D", "", found["whole"]), re.sub(r"\D", "", found["tail"])
    if len(tail) >= len(whole):
        return text
    return f"{text[: found.start()]}{whole[: -len(tail)]}{tail} {text[found.end() :]}"


def undoubled(text: str) -> str:
    """`double four nine` as `four four nine`."""
    return _DOUBLED.sub(lambda m: " ".join([m["what"]] * (3 if m["how"] == "triple" else 2)), fold(text))


def is_own_with_remark(text: str) -> bool:
    """True for a whole A-number said first, and a remark behind it that neither doubts it nor gives it to another."""
    found = _HEAD.match(fold(text))
    if not found:
        return False
    rest = _ITS_OWN.sub(" ", phrase(found["rest"]))
    return not _REMARK_DOUBTS.search(rest)


def lacks_a_digit(text: str) -> bool:
    """True where the writer says that a digit cannot be read."""
    said = phrase(text)
    return bool(_UNREADABLE.search(said) and _LAST_ONE.search(said))


_NO_PHONE = re.compile(
    r"\bno (?:have|tengo|cuento con|traigo|hay|tenemos|got) (?:(?:ahorita|ahora|any|un|una|a|the|ya|ni|mi|my|de|"
    r"ningun) )*(?:ninguno|"
    r"telefono|celular|celu|cel|phone|movil|cell ?phone|aparato)\b(?! (?:fijo|en|aqui|propio pero))|"
    r"\b(?:no (?:uso|manejo|ocupo)|nunca (?:he )?(?:tenido|tuve|use|usado)|(?:dont|do not|never) (?:use|used|had|own))"
    r"(?: (?:un|a|any|ningun|el|the))* (?:telefono|celular|cel|cell ?phone|cell|phone)\b|"
    r"\b(?:have|got) no (?:cell ?)?(?:phone|cell|number)\b|^ningun[oa]?(?: (?:por|x) (?:el momento|ahora|ahorita)|"
    r" ahorita| todavia| ahora)?$|"
    r"\b(?:vendi|empene|sold|pawned) (?:el|mi|my|the) (?:cel\w*|telefono|phone)\b"
)
_THIS_ONE = re.compile(
    r"\b(?:same|this) (?:number|one)(?: that| where| which)? (?:we|i am|im|i|you)\b(?: are| is| m)? ?(?:talking|"
    r"texting|writing|"
    r"using|chatting|now)|"
    r"\b(?:the one )?(?:that )?you (?:can )?see (?:there |here )?(?:on|in) (?:your|the) (?:screen|phone)\b|"
    r"\b(?:marque|llame|escriba|hable|marquen|llamen|escriban|contacte|mande|busque|conteste)(?:me|nos|"
    r"melo)? (?:por |a |al |en |"
    r"x )?(?:(?:aqui|aca|este|ese) mismo|este(?: numero| whatsapp)?$)|"
    r"\beste (?:mismo )?(?:numero |cel\w* |telefono )?es (?:el )?mio\b|"
    r"\b(?:por|x) (?:aca|aqui) (?:mismo )?(?:estamos|andamos) (?:hablando|escribiendo|platicando)\b|"
    r"\bel que (?:le|te) (?:sale|aparece) (?:ahi|alli|en (?:la|su|tu) (?:pantalla|cel\w*))\b|\bel que (?:ve|ves|"
    r"mira) en "
    r"(?:su|tu|la) pantalla\b|\bjust use this one\b|\bal que (?:me|le) (?:esta|estan|estoy) escribiendo\b"
)
_ANOTHERS = re.compile(
    rf"\b(?:prestad[oa]|borrowed|del? (?:una?|mi|el|la)(?: \w+)? {_KIN}|del de|no es mi[oa]|not mine|of my|ciber|cyber|"
    r"no (?:me |le )?(?:llam|marqu|escrib)\w+)\b"
)
_BUT_ONE = re.compile(
    r"\b(?:only|just|solo|solamente|nomas|sino|pero|but|uso|use) (?:con |i have |i use |tengo |uso )?(?:this|este|"
    r"el de|the one of|my|mi)\b"
)
"""Who has none of their own and yet one to be reached at."""
_DEAD = re.compile(
    r"\b(?:ya no (?:sirve|funciona|lo uso|la uso|lo tengo|es mi[oa])|doesnt work|not working|dont use)\b"
)
_OF_COUNSEL = re.compile(
    r"\b(?:de|del|es de|of|is of) (?:mi|el|la|un|una|my|the|a) (?:abogad[oa]|licenciad[oa]|lic|lawyer|attorney|"
    r"trabajador\w* "
    r"social|social worker|coyote|pollero|patron|patrona|jef[ea]|boss|juez|jueza|judge|oficial|officer)\b|"
    r"\bmy (?:lawyer|attorney|boss|social worker) ?s\b"
)


_THINGS = r"(?:telefono(?! fijo)|celular|celu|cel|cell(?: ?phone)?|phone|movil|numero|number|aparato|linea)"
_WITHOUT = re.compile(
    rf"\b(?:sin|without)(?: (?:un|ningun|mi|el|a|my|any))? {_THINGS}\b|\bno (?:me|nos) quedo (?:el |mi |"
    rf"ningun )?{_THINGS}\b|"
    r"\b(?:perd\w+|rob\w+|quit\w+|vend\w+|cay\w+|romp\w+|moj\w+|asalt\w+|lost|stole|stolen|took|taken|sold|broke|"
    r"broken|fell)\b"
    r".*\b(?:(?:y |and )?(?:ya |yo |por eso |todavia |aun |i |now )*(?:no (?:he (?:comprado|conseguido|"
    r"podido comprar)|tengo|"
    r"cuento con)|(?:dont|do not|havent|have not|have no|not) (?:have|got|bought|buy|get)?)(?: (?:otro|uno|one|other|"
    r"another|"
    r"another one|other one|any|it))?(?: (?:now|ahora|ahorita|todavia|yet))?)$"
)
"""A telephone that is gone, and none in its place."""
_LENT = re.compile(r"\b(?:prestad[oa]|borrowed|me prest\w+|lend\w*|lent|este (?:es|tel\w*|cel\w*|numero))\b")
_NONE_OF_OWN = re.compile(
    r"\b(?:no tengo|no cuento con|no traigo|no uso|(?:i )?(?:dont|do not) have|(?:i )?(?:have|got) no|i no have)"
    rf"(?= ?$| (?:(?:un|uno|a|any|my|mi|ningun) )*(?:propio|{_THINGS}(?! fijo)|uno|ninguno|nada|mio|one|none|own|mine|"
    rf"pero|y|es|"
    r"but|and|el de|asi que|solo el de)\b)|\bno es (?:el )?mi[oa]\b|\bno es mi (?:numero|telefono|cel\w*|linea)\b|"
    r"\b(?:not|isnt|aint|its not) (?:mine|my (?:number|phone|own))\b"
)
"""A number beside which somebody says that it is none of theirs."""


def is_none_of_own(text: str) -> bool:
    """True where the writer has no telephone, or not this one: the number told is offered and not taken."""
    return bool(_NONE_OF_OWN.search(phrase(written_out(text))))


def has_no_phone(text: str) -> bool:
    """True for no telephone at all, told with its story; not where another one or one's own is spoken of."""
    said = phrase(written_out(text))
    if any(map(str.isdigit, said)) or _THIS_ONE.search(said) or _BUT_ONE.search(said):
        return False
    return bool(_NO_PHONE.search(said)) or (bool(_WITHOUT.search(said)) and not _LENT.search(said))


def is_this_one(text: str) -> bool:
    """True where the number that writes is meant, in a sentence; one that no longer works may be told beside it."""
    said = phrase(written_out(text))
    if _ANOTHERS.search(said) or not _THIS_ONE.search(said):
        return False
    return not any(map(str.isdigit, said)) or bool(_DEAD.search(said))


def is_of_counsel(text: str) -> bool:
    """True for the telephone of a lawyer, an employer or an officer: they are reached there, the writer is not."""
    return bool(_OF_COUNSEL.search(phrase(text)))


def has_one_after_all(text: str) -> bool:
    """True where words behind "I have none" name one to be reached at (`only this one of my friend`)."""
    said = phrase(text)
    return bool(_BUT_ONE.search(said) or _LENT.search(said))


_NOT_THAT = re.compile(
    r"\b(?:y )?(?:no|not) (?:al?|to) (?:el |la |the )?(?:otr[oa]|other|viej[oa]|old|anterior)\b[^\d]*$"
)
_REASON = re.compile(
    r"\b(?:porque|because|es que)\b(?![^,;.]*\b(?:no|not|perdi|lost|robaron|stolen|quitaron|cortaron)\b)[^,;.\d]*"
)


def without_remarks(said: str) -> str:
    """What is said of a telephone without a reason and without the other number that it is not."""
    return _REASON.sub(" ", _NOT_THAT.sub(" ", said))

"""What is told beside a marital status and is none of its own: years of marriage, partners of once, a divorce's end.

`mi señora falleció, 30 años de casados` is a widower; `estuve casada, ahora divorciada` says how it ended;
`soltera, tuve novio` has no partner; `the judge signed the divorce in 2020` is divorced, `firmé el divorcio pero falta
el juez` is asked about.
"""

from __future__ import annotations

import re

_STATUS = r"(?:casad[oa]s?|married|solter[oa]s?|single|divorciad[oa]s?|divorced|viud[oa]s?|widow(?:er|ed)?)"
_ENDED = re.compile(r"\b(?:divorciad[oa]s?|divorced|viud[oa]s?|widow(?:er|ed)?|enviude|divorcie|solter[oa])\b")
_TOLD = tuple(
    re.compile(pattern)
    for pattern in (
        r"\b(?:no (?:lo )?(?:se|sabe|sabemos|supe)) (?:leer|escribir|firmar|quien|quienes|de que|por que|como|donde|"
        r"cuando|"
        r"la fecha|el ano|nada)\b|\b(?:dont|do not|cant) (?:know )?(?:who|why|how|when|where|read|write)\b",
        r"\b(?:\w+ )?(?:anos|years) (?:de casad\w+|de matrimonio|casad\w+|of marriage|married|together|juntos)\b",
        r"\b(?:tuve|tenia|tuvo|habia tenido|had|i had|mi ex|my ex|un ex|ex)[ -]?(?:un |una |a |mi )?(?:novi[oa]|"
        r"boyfriend|"
        r"girlfriend|pareja|partner)\b",
        r"\b(?:sin|ni|no|without|no tengo|no hay|dont have|do not have|have no|not)(?: (?:tengo|any|a|un|una))? "
        r"(?:novi[oa]|boyfriend|girlfriend|pareja|partner)\b",
        r"\b(?:no|never|nunca|sin|without|ni)(?: (?:a|any|had|have|got|tengo|tuve|tenido|he|un|una))* "
        r"(?:husband|wife|espos[oa]|marido)\b(?! (?:now|anymore|any more|muri\w+|fallec\w+))",
        r"\b(?:no|nunca|jamas) (?:(?:me|nos) )?(?:he |hemos )?(?:vuelto|volvi|volvimos|vuelvo|"
        r"quiero volver) a (?:casar(?:me|"
        r"nos)?|juntar(?:me|nos)?|acompanar(?:me|nos)?)\b",
        r"\b(?:never|not|did not|didnt|havent|have not|dont|do not)(?: want)?(?: to)?(?: got| get|"
        r" been)? (?:remarr\w+|"
        r"marr(?:y|ied) (?:again|other|another))\b",
    )
)
_WAS_MARRIED = re.compile(
    r"\b(?:was|were|been|estuve|estaba|estuvimos|fui|fuimos|habia estado|era|used to be)(?: \w+)?? (?:married|"
    r"casad[oa]s?)\b"
)
_LONG_AGO = re.compile(
    r"\b(?:years?|months?|weeks?|days?|anos|ano|meses|mes|semanas|dias) (?:before|antes|atras|ago|back)\b"
)
_DIVORCE = r"(?:divorcio|divorce|divorces)"
_IS_FINAL = re.compile(
    rf"\b(?:sign(?:ed)?|firm(?:o|e|amos|aron|ado|ada)|gave|give|granted|got|get|dio|dieron|obtuve|sal(?:io|ido)|"
    rf"salio|tengo|have|"
    rf"finished?|final|termin\w+|ya)\b(?: \w+){{0,4}} {_DIVORCE}\b|"
    rf"\b{_DIVORCE}(?: \w+){{0,4}} (?:salio|final\w*|listo|lista|finished?|done|complete|firmado|legal|"
    rf"sentencia|was (?:given|"
    r"signed|granted)|came out|ya salio|termin[oa]\w*)\b|"
    r"^(?:(?:yes|si|i am|im|me|now|pues|ya|sorry) )*divorce(?: (?:since|desde|in|en|"
    r"hace)\b.*\d+.*)?(?=\s*(?:[,.;!]|$))|"
    rf"\b{_DIVORCE} (?:since|desde|in|en|hace) (?:\w+ )?\d+|"
    r"\bex ?-?(?:marido|esposo|esposa|mujer|husband|wife)\b.*\bsentencia\b|\b(?:salio|dieron|"
    r"dio) la sentencia\b.*\bdivorc"
)
_NOT_FINAL = re.compile(
    r"\b(?:no|not|never|nunca|dont|didnt|doesnt|hasnt|havent|isnt|wont|cant|ni)\b(?: \w+){0,4} (?:sign|firm|"
    r"divorc|final|termin|sal|"
    r"complet|finish|list|da\b|dan\b|dio|quier|quis|want|deja|grant|giv|gave)|"
    r"\b(?:falta|faltan|pendiente|tramite|tramites|tramitando|proceso|pending|process|waiting|wait|espero|"
    r"esperando|quiero|"
    r"quiere|quieren|queria|want|wants|wanted|todavia|aun|yet|still|going to|will|voy a|va a|vamos a|sale|"
    r"saldra|casi|almost|"
    r"started?|empez\w+|inici\w+|pedi|pidio|asked?|papeles del divorcio|divorce papers?|creo|think|maybe|if|"
    r"si me|separad[oa]s?|"
    r"separated|abogado|lawyer|solo yo|only me|only i|soon|pronto|trying|tratando|firme|i sign(?:ed)?|i send|"
    r"i sent|mande|divorciando|"
    r"divorcing)\b"
)
_WE_MARRIED = re.compile(
    r"(?<!will )(?<!to )\b(?:we|i) (?:get |got )?marr(?:y|ied|ies)(?: \w+){0,3}? (?:in|on|since|at)(?: \w+){0,3}? "
    r"(?P<year>19\d\d|20\d\d)\b"
)
_PASSED = 2025
"""A year up to which a wedding told in the present tense (`we marry in 2016`) has certainly been."""
_SELF = re.compile(
    rf"\b(?:soy|estoy|quede|quedamos|i am|im|sigo|we are|somos|estamos|now|ahora)(?: \w+){{0,2}}? {_STATUS}\b|"
    r"\bnunca me case\b|\bnever (?:got )?married\b"
)


def without_told(said: str) -> str:
    """Folded words without what tells of another time or of nobody: a marriage that was, where its end is told."""
    for pattern in _TOLD:
        said = pattern.sub(" ", said)
    left = _WAS_MARRIED.sub(" ", said)
    said = left if left != said and _ENDED.search(left) else said
    return _LONG_AGO.sub(" ", said)


def is_divorced(said: str) -> bool:
    """True where a divorce is told to be over, and nothing is still wanted, waited for or unsigned."""
    return bool(_IS_FINAL.search(said)) and not _NOT_FINAL.search(said)


def has_wed(said: str) -> bool:
    """True for a wedding told with a year that has passed, in whatever tense (`we marry in 2016`)."""
    return any(int(found["year"]) <= _PASSED for found in _WE_MARRIED.finditer(said))


def since_wedding(said: str) -> str:
    """The words from the clause of such a wedding on: what is denied before it (`not enough money`) is not of it."""
    found = _WE_MARRIED.search(said)
    return said[max(said.rfind(mark, 0, found.start()) for mark in ",.;") + 1 :] if found else said


def says_of_self(said: str) -> bool:
    """True where the status is said of the writer, so that a relative in the same breath is none of its subject."""
    return bool(_SELF.search(said))

"""Whether a reply that holds a value says something else than that this value is the answer.

`no soy de Honduras`, `la cita de mi esposo es el 5 de mayo`, `quiero aprender inglés`: the value is heard and offered,
never taken. Asking back costs one message; a wrong date, country or number may cost a case.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.dialogue.readers.folding import fold, phrase
from app.dialogue.readers.number_talk import is_of_counsel, is_own_with_remark, without_remarks
from app.dialogue.readers.shorthand import written_out
from app.dialogue.readers.status_talk import says_of_self, since_wedding, without_told
from app.dialogue.reading import Reading

SURE = "sure"
"""Hint of a value that was heard in words which may mean something else: it is offered, to be confirmed."""

_KIN = (
    r"mama|papa|madre|padre|mami|papi|novi[oa]|bebe|herman[oa]s?|ti[oa]s?|prim[oa]s?|abuel[oa]s?|abuelit[oa]s?|"
    r"suegr[oa]s?|"
    r"cunad[oa]s?|sobrin[oa]s?|niet[oa]s?|amig[oa]s?|vecin[oa]s?|companer[oa]s?|familia|familiar|abogad[oa]|patron|"
    r"mom|mum|mother|dad|father|brothers?|sisters?|aunt|uncle|cousins?|grand(?:mother|father|ma|pa|son|"
    r"daughter)|nephew|"
    r"parents|papas|padres|niece|friends?|neighbou?r|lawyer|boyfriend|girlfriend|family"
)
_HOUSEHOLD = (
    r"espos[oa]s?|marido|mujer|senora|pareja|hij[oa]s?|hijit[oa]s?|nin[oa]s?|cipot[eax]s?|husband|wife|spouse|"
    r"partner|sons?|"
    r"daughters?|kids?|child|children|baby"
)
_WHOSE = r"\b(?:mi|mis|su|sus|nuestr[oa]s?|my|his|her|our|their|un|una|otr[oa]|another|a)(?: \w+)?? "
_OF_KIN = re.compile(rf"{_WHOSE}(?:{_KIN})s?\b")
_OF_ANOTHER = re.compile(
    rf"{_WHOSE}(?:{_KIN}|{_HOUSEHOLD})s?\b|\b(?:de|of|for|para) (?:el|la|ella|him|her|them|ellos|otra persona)$"
)
_DONT_KNOW = re.compile(
    r"\bno (?:(?:lo|la|me|le) )*(?:se|sabria|recuerdo|acuerdo|estoy segur\w*)\b|"
    r"\bno (?:soy|somos|es) de (?:aqui|aca)\b|\b(?:dont|do not|cant|cannot) (?:know|remember|recall)\b|"
    r"\bnot (?:really )?sure\b|\bno mas\b|\bnot? only\b"
)
_TOO = re.compile(
    r"\b(?:and|y)(?: so (?:do(?:es)?|is|are))? (?:tod[oa] )?(?:mi|mis|my) \w+(?: \w+)?(?: (?:habla|hablan|es|son|"
    r"speaks?|is|are))?"
    r" (?:too|also|tambien|igual|lo mismo|as well)\b"
)
"""Others of whom the same is true: the value is the writer's all the same."""
_SPEAKS = re.compile(r"\b(?:hablo|hablamos|i speak|we speak)\b")
_WITH_KIN = re.compile(r"\b(?:con|with) (?:mi|mis|my|our|nuestr\w+) \w+")
"""`con mi familia hablamos mam`: whom it is spoken with, where the writer is one of the speakers."""
_OPENING_NO = re.compile(
    r"^(?:no|nel|nope|not)(?:\s+(?:asere|mano|chamo|pana|amig[oa]|hombre|mij[oa]|senor|senora|sir|man|bro|que va))?"
    r"\s*[,.;:!…]+\s*"
)
_DENIES = re.compile(
    r"\b(?:nadie|nobody|ninguno|no|not|nunca|jamas|never|tampoco|neither|ni|isnt|wasnt|aint|doesnt|dont|didnt|cant|"
    r"nor)\b"
)
_HEDGED = re.compile(
    r"\b(?:creo|tal vez|talvez|quizas?|a lo mejor|puede ser|puede que|supongo|segun|parece|mas o menos|"
    r"masomenos|maybe|"
    r"perhaps|probably|think|guess|believe|not sure|might|no (?:lo )?se|no estoy segur\w*|ojala)\b"
)
_NOT_NOW = r"era|eramos|fui|fuimos|antes|before|used to|ya no|anterior|viejo|old|formerly"

# What is said beside a value of each kind when it is not the answer: another time, a wish, a way through.
_ASIDE = {
    "country": re.compile(
        rf"\b(?:{_NOT_NOW}|voy|vamos|iba|ibamos|quiero|queria|quisiera|queremos|pas[eo]|pasamos|pasando|cruce|"
        rf"cruzamos|casi|"
        r"cerca|frontera|embajada|consulado|miedo|volver|regresar|regreso|vivo|vivi|viviendo|vivimos|estoy|"
        r"estamos|estuve|"
        r"trabajo|trabaje|deport\w+|llegar|llego|ir|going|go|want|passed|crossed|near|border|embassy|consulate|"
        r"afraid|back|"
        r"live|lived|living|stayed|worked|through|huyendo|hui|sali|camino|rumbo)\b"
    ),
    "language": re.compile(
        rf"\b(?:{_NOT_NOW}|muy poc[ao]|poquito|algo|entiendo|aprend\w+|quiero|quisiera|understand|learn\w*|casi|"
        r"hablaba|hablaban|spoke|want|ensen\w+|studying|estudi\w+)\b"
    ),
    "marital_status": re.compile(
        rf"\b(?:{_NOT_NOW}|estaba|estabamos|estuve|estuvimos|was|were|casi|almost|como|like|voy a|vamos a|quiero|"
        rf"queria|"
        r"quisiera|quiere|quieren|iba|ibamos|going to|wants?|wanted|about to|dice|dicen|says|pronto|soon|"
        r"next (?:year|month|week|summer)|(?:el )?(?:proximo|otro) (?:ano|mes)|"
        r"si (?:me|nos|fuera)|if)\b"
    ),
    "phone": re.compile(
        rf"\b(?:{_NOT_NOW}|perdi|lost|robaron|stolen|quitaron|descompuesto|suspendido|cortaron|cancelado)\b"
    ),
    "a_number": re.compile(rf"\b(?:{_NOT_NOW}|caso anterior)\b"),
}
_EVENTS = {
    "birth": r"naci\w*|born|birth\w*|cumple\w*|nacimiento|dob",
    "entry": r"entr[eo]|entramos|entrada|cruce|cruzamos|cruzo|lleg(?:ue|amos|o|ada)|pase|pasamos|vine|vinimos|"
    r"ingres\w+|arriv\w+|enter\w*|entry|cross\w*|came|got here",
    "hearing": r"citas?|corte|audiencia|hearing|court|juez|judge|present\w+|toca|tengo que ir|appointment",
    "leaving": r"sal(?:i|imos|io)|deje|dejamos|left|hui|huimos|fled",
    "deporting": r"deport\w*|regresaron|devolvieron|detuv\w+|agarr\w+|detain\w+|caught|returned|sent back",
    "marrying": r"case|casamos|boda|married|wedding",
    "death": r"muri\w*|mat(?:aron|o)|falleci\w*|asesin\w+|died|killed",
    "paper": r"parole|permiso|venc\w+|expir\w+|caduc\w+|sacaron|firme|signed",
    "telling": r"dijeron|dijo|avisaron|llamaron|told|said",
    "age": r"tenia|cumpli|years old|when i was",
}
_ASKED_ABOUT = ("birth", "entry", "hearing")
_DATE_DENIED = re.compile(
    r"\b(?:no|not|ni(?! el (?:mes|dia|ano)\b)|nunca|never|wasnt|isnt) (?:fue|es|era|naci|entre|llegue|en|el|de|was|"
    r"is|in|on|antes|desde|"
    r"hasta|before)\b"
)
_IF = re.compile(
    r"^(?:si|if) (?:me|nos|hay|puedo|podemos|dios|todo|se|logro|i|we|they|god|all)\b|\b(?:ojala|espero|"
    r"esperamos|i hope|"
    r"quisiera|quiero|queria|primero dios|si dios quiere|god willing|i wish|i want)\b"
)
_WHEN_ASKED = re.compile(
    r"^(?:y |and )?(?:que (?:dia|fecha|hora|mes)|cuando|sera|es el|when|what|is it|do i|a que hora)\b"
)
_AND_SOME = re.compile(
    r"\b(?:anos?|meses|semanas|years?|months?) (?:y|and) (?:pico|tantos?|algo|fraccion|cacho|something|change|a bit)\b|"
    r"\b(?:y pico|y tantos) (?:de )?(?:anos|meses|semanas)\b"
)
"""A span that is longer than its number says: `hace dos años y pico`."""
_WE = re.compile(
    r"\b(?:entre|entramos|cruce|cruzamos|llegue|llegamos|pase|pasamos|vine|vinimos|ingrese|ingresamos|i (?:cross|cross"
    r"ed|came|come|enter|entered|arrived?)|we (?:cross|crossed|came|come|enter|entered|arrived?|pass|passed))\b"
)
_BESIDE_KIN = re.compile(
    r"\b(?:con|with|junto a|together with)(?: (?:tod[oa]s?|all))? (?:mi|mis|my|our|nuestr\w+) \w+"
    r"(?: (?:y|and) (?:mi|mis|su|sus|my|her|his|our) \w+)*"
)
"""Whom one came in with: the day is one's own all the same."""
_TOLD_ONE = re.compile(
    r"^(?:(?:pues|mire|a mi) )*(?:me|nos) (?:dijeron|avisaron|dieron|pusieron) que (?:es |seria |para )?(?=el\b)"
)
"""How one knows the day of one's hearing."""
_TOLD_BY = re.compile(
    r"\b(?:dice|dicen|cuenta|cuentan|(?:me|nos) (?:dijo|conto|dijeron)|says?|told me) (?:mi|mis|my) \w+\b|"
    r"\b(?:mi|mis|my) (?:mama|papa|madre|padre|abuelita?|papas|mother|mom|father|parents) (?:me )?(?:dice|dicen|dijo|"
    r"conto|"
    r"says?|told me)(?: que| that)?\b(?! (?:nacio|el|ella|she|he)\b)|"
    r"\b(?:mi|mis|my) \w+ (?:(?:nunca|no|never|did not|didnt) )?(?:me )?(?:registr|asent|inscrib|apunt|regist)\w+\b"
)
"""Who told one when one was born."""
_THOUGHT_NOT = re.compile(
    r"\b(?:yo )?(?:creia|pensaba|pense) que no (?:lo |la )?tenia\b|\bi thought i (?:dont|didnt|did not) have (?:it|"
    r"one|any)\b|"
    r"\b(?:para|pa) que no se (?:confunda|equivoque|pierda)\b|\bso you dont (?:confuse|mix up|make mistake)\b"
)
"""What was thought before the paper was found; and why it is told so slowly."""
_WHETHER = re.compile(
    r"\b(?:no (?:lo |la |me |le )?(?:se|acuerdo|recuerdo)(?: bien)? si|nose si|quien sabe si|a saber si|"
    r"no estoy segur\w* si|"
    r"(?:dont|do not) (?:know|remember) (?:if|whether)|not sure (?:if|whether))\b"
)
"""A value that is only asked about: `no sé si fue en el 68`, `no sé si estoy viuda`."""
_WHETHER_THAT_DAY = re.compile(
    rf"{_WHETHER.pattern} (?:(?:fue|era|es|sea|seria|naci|entre|cruce|me toca|it|was|is|i|born|that) )*(?:el|en|in|on|"
    rf"the|"
    r"del?|al)\b"
)
_TWICE = re.compile(
    r"\b(?:(?:[2-9]|dos|tres|cuatro|cinco|varias|muchas|two|three|four|several|many) (?:veces|ocasiones|entradas|"
    r"times)|"
    r"twice|(?:volvi|volvimos|vuelto) a (?:entrar|cruzar|pasar|venir)|(?:entre|cruce|pase) (?:de nuevo|otra vez)|"
    r"(?:came|crossed|entered|cross|enter) (?:back )?again|(?:en )?una (?:vez )?(?:en|fue)\b.*\b(?:la )?otra\b|"
    r"(?:la )?primera (?:vez )?.*\b(?:la )?(?:segunda|ultima|otra)\b|(?:the )?first (?:time )?.*\b(?:second|last|"
    r"other)\b)"
)
"""More entries than one: which is asked about."""
_TO_COME = re.compile(
    r"\b(?:voy|vamos|pienso|pensamos|planeo|espero|quiero|queremos|va) (?:a )?(?:entrar|cruzar|llegar|pasar|ir|irme|"
    r"irnos)\b|"
    r"\b(?:i|we) (?:(?:will|am going to|are going to|gonna|plan to|want to|hope to|think to) )+(?:cross|enter|go|come|"
    r"pass|"
    r"arrive)\b|\b(?:todavia|aun) no (?:he |hemos )?(?:entr\w+|cruz\w+|lleg\w+|paso|pasamos)\b|\bnot yet\b|"
    r"\b(?:havent|have not|didnt|did not) (?:cross\w*|enter\w*) yet\b"
)
"""An entry that has not been."""
_HEDGE, _DATE_HEDGE = 2, 6
"""Words up to which a question mark is no question (`Honduras?`, `12 de mayo de 2019?`)."""


_NEW_UNKNOWN = re.compile(
    r"\b(?:cambi(?:aron|o|ado|ada)|movieron|changed|moved|nuev[oa]|new)\b.*\b(?:no (?:lo |la )?(?:se|tengo|recuerdo|"
    r"acuerdo)|(?:dont|do not) (?:know|have|remember))\b|"
    r"\b(?:no (?:lo |la )?(?:se|tengo)|(?:dont|do not) (?:know|have)) (?:la|el|the) (?:nuev[oa]|new)\b"
)
"""A day that was changed, where the new one is not known: `era el 8 de julio y la nueva no la sé`."""
_TWO_TONGUES = re.compile(
    r"\b(?:half (?:and )?half|mitad y mitad|i have (?:two|2)|tengo dos|(?:the|las|los) (?:two|dos)|both|ambos|ambas|"
    r"dos idiomas|dos lenguas|two languages)\b|"
    r"\b(?:interpret(?:er|e)|traductora?|translator|officer|oficial|judge|juez|lawyer) (?:\w+ )?(?:speaks?|spoke|"
    r"habl\w+)\b"
)
"""Two first languages, whatever number of them is known by name; and what somebody of an office speaks."""
_KIN_OF_THERE = re.compile(
    rf"\b(?:es |is )?(?:mi|my|el) (?:{_KIN}|{_HOUSEHOLD})s? (?:(?:el|la|es|is|que es|the one) )*(?:de|d|from) (?:ahi|"
    rf"alla|alli|ai|"
    r"there|ese pais)\b"
)
"""Whose country the one taken back is: `el salvador, ay no, mi novio es de ahí, yo de guatemala`."""
_OF_A_CHILD = re.compile(
    r"\b(?:mi|mis|my|la|el) (?:hij[oa]s?|hijit[oa]|nin[oa]s?|daughters?|sons?|kids?|child(?:ren)?) (?:mayor |menor |"
    r"ya |oldest )?(?:es|esta|estan|son|is|are|s) "
)
"""Whose marital status it is: the child's."""


def or_offered(kind: str, reading: Reading, text: str, context: str | None) -> Reading:
    """The reading, or its value only offered (`ambiguous`, hint `sure`) where the words may say something else."""
    if reading.status != "ok" or reading.value in ("none", "sender"):
        return reading
    if kind == "date" and context == "entry" and (problem := _not_one_entry(reading, phrase(text))):
        return problem
    is_doubtful = _date_is_doubtful(reading, text, context) if kind == "date" else _is_doubtful(kind, text)
    return Reading("ambiguous", [reading.value], SURE) if is_doubtful else reading


def _not_one_entry(reading: Reading, said: str) -> Reading | None:
    """What to ask where the entry is told to be still to come, or to have been two."""
    if _TO_COME.search(said):
        return Reading("invalid", None, "date.in_future")
    if not _TWICE.search(said):
        return None
    is_stretch = isinstance(reading.value, Mapping) and reading.value.get("kind") == "range"
    return Reading("clarify", None, "date.more_than_one") if is_stretch else Reading("ambiguous", [reading.value], SURE)


def _is_doubtful(kind: str, text: str) -> bool:
    aside = _ASIDE.get(kind)
    if aside is not None and kind != "phone" and _WHETHER.search(phrase(text)):
        return True
    if aside is None:
        return False
    if kind == "a_number" and is_own_with_remark(text):
        return False
    if kind == "phone" and is_of_counsel(text):
        return True
    told = since_wedding(fold(text)) if kind == "marital_status" else fold(text)
    said = _TOO.sub(" ", phrase(_OPENING_NO.sub("", told)))
    if kind == "country":
        said = _KIN_OF_THERE.sub(" ", said)
    if kind == "phone":
        said = without_remarks(written := phrase(written_out(fold(text))))
        if said != written:
            text = said
    if kind == "a_number":
        said = _THOUGHT_NOT.sub(" ", phrase(written_out(_OPENING_NO.sub("", told))))
    if kind == "marital_status":
        said = without_told(said)
    if (text.rstrip().endswith("?") and len(said.split()) > _HEDGE) or aside.search(said) or _HEDGED.search(said):
        return True
    if kind == "language" and _TWO_TONGUES.search(said):
        return True
    if kind == "language" and _SPEAKS.search(said):
        said = _WITH_KIN.sub(" ", said)
    if kind == "marital_status":  # its reader weighs denials, and husbands and wives, by itself
        return bool(_OF_KIN.search(said) or _OF_A_CHILD.search(said)) and not says_of_self(said)
    if kind == "phone":  # a sister's number is a number to be reached at
        return False
    return bool(_OF_ANOTHER.search(said) or _DENIES.search(_DONT_KNOW.sub(" ", said)))


def _date_is_doubtful(reading: Reading, text: str, context: str | None) -> bool:
    folded, said = fold(text), phrase(text)
    if _DATE_DENIED.search(_OPENING_NO.sub("", folded)) or _IF.search(said):
        return True
    if folded.rstrip().endswith("?") and (len(said.split()) > _DATE_HEDGE or _WHEN_ASKED.search(said)):
        return True
    if _AND_SOME.search(said) or _WHETHER_THAT_DAY.search(said):
        return True
    if context not in _ASKED_ABOUT:
        return False
    if context == "entry" and _WE.search(said):
        said = _BESIDE_KIN.sub(" ", said)
    if context == "hearing":
        if _NEW_UNKNOWN.search(said):
            return True
        said = _TOLD_ONE.sub(" ", said)
    if context == "birth":
        said = _TOLD_BY.sub(" ", said)
    is_near = isinstance(reading.value, Mapping) and bool(reading.value.get("approximate"))
    if (context == "hearing" and is_near) or _OF_ANOTHER.search(said):
        return True
    return _is_of_another_event(said, context)


def _is_of_another_event(said: str, context: str) -> bool:
    """`salí de Honduras en 2019`, asked about the entry: the words name another event and not the one asked about."""
    named = {event for event, words in _EVENTS.items() if re.search(rf"\b(?:{words})\b", said)}
    return bool(named) and context not in named

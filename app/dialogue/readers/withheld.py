"""Whether somebody keeps back who they are, their number or their telephone: `eso no se lo doy a nadie`.

Only for what names a person: elsewhere such words tell of other things (`no les di mi dinero`).
"""

from __future__ import annotations

import re

from app.dialogue.readers.folding import phrase
from app.dialogue.readers.shorthand import written_out

_THING = (
    r"(?:nombres?|apellidos?|datos?|identidad|numeros?|telefonos?|celular(?:es)?|informacion|"
    r"(?:real |last |full |first )?names?|numbers?|phones?|identity|info\w*)"
)
_NOT_GIVEN = re.compile(
    r"\bno (?:(?:se|le|les|lo|la|los|las|te) )*(?:doy|digo|dare|dire|daria|diria|pongo|comparto|revelo|puedo dar|"
    rf"puedo decir|pienso dar|voy a (?:dar|decir|poner)|(?:quiero|quisiera|deseo|me gusta|gusta|acostumbro|andemos|"
    rf"hay que andar)(?: a)? (?:dar|decir|poner|compartir|dando|mandando|"
    r"diciendo|repartiendo|mandar))"
    rf"(?:se)?(?:le|les|lo|la)?\b(?: \w+)?? (?:(?:mi|mis|el|los|ese|este|esos|ningun|datos|a) )*(?:\w+ )??{_THING}\b|"
    r"\b(?:se|le|les)? ?(?:lo|la|los|las)? ?(?:doy|digo|comparto) (?:a|con) (?:nadie|cualquiera|desconocidos|"
    r"extranos)\b|"
    rf"\b(?:dont|do not|not|no|wont|will not|never|cant|cannot)(?: \w+){{0,2}}? (?:give|giving|share|sharing|"
    rf"tell|say|put)(?: out)?(?: \w+){{0,2}}? {_THING}\b|"
    rf"\b(?:dont|do not|wont|will not|never|cant|cannot|not)(?: \w+){{0,2}}? (?:give|giving|share|sharing)"
    r"(?: (?:out|that|it|this|those))*(?: (?:to|with) (?:no ?body|any ?body|any ?one|strangers|no one|you))?$|"
    r"\bno (?:quiero|quisiera|me gusta) que (?:\w+ )?(?:sepa|sepan|vean|conozcan|tengan) (?:\w+ )?"
    rf"{_THING}\b|"
    rf"\b(?:dont|do not|please no|not|no) (?:write|put|save|register|note|escrib\w+|anote|apunte|ponga|"
    rf"guarde)(?: down)? "
    rf"(?:(?:my|mi|mis|el|los) )*{_THING}\b(?! (?:mal|wrong|junto|asi|con|sin|al|like|with|as|in|es|is|que)\b)|"
    r"\b(?:por|x) (?:mi )?(?:seguridad|miedo) (?:mejor )?no (?:lo|la|los|le|se lo|se la) (?:digo|doy|pongo|"
    r"quiero decir|puedo decir)\b|"
    r"\bno (?:lo|la|se lo|se la) (?:digo|doy|pongo) (?:por|x) (?:mi )?(?:seguridad|miedo)\b|"
    rf"^(?:(?:no|nel) )*(?:sin|no) (?:real )?(?:nombres?|names?)(?: (?:por favor|porfa|please|thanks|gracias|aqui|"
    r"here))*$|"
    r"^(?:(?:quiero|prefiero|mejor|i want to|ser|seguir|be|stay|remain|en el|soy) )*anonim(?:o|a|ato)"
    r"(?: (?:por favor|porfa|gracias))?$|"
    r"^(?:(?:i|want|to|prefer|rather|be|stay|remain|keep) )*anonymous(?: please)?$|"
    r"^(?:(?:pues|no|la verdad|yo|sorry|perdon) )*(?:prefiero que no|preferiria que no|mejor no|better not|i prefer no|"
    r"i rather no|mejor que no)(?:$| (?:me (?:han|an|llaman|quieren|da|siento|buscan|persiguen|amenaz\w+)|porque|por|"
    r"tengo|"
    r"es que|gracias|they|because|people|i (?:am|have)|im)\b)|"
    r"\b(?:mejor|prefiero|preferiria) (?:yo )?(?:se )?(?:lo |la |le )?(?:doy|dar|darselo|darle|decirselo|decir|"
    r"ensenar|ensenarselo|enseno|"
    r"muestro|mostrarselo) (?:a \w+ |al \w+ |a (?:el|la|mi) \w+ )?(?:en persona|personalmente|cara a cara)\b|"
    r"\b(?:prefer|rather|want|like) (?:to )?keep (?:it |that |this |them )?(?:private|to myself|secret)\b|"
    r"\b(?:reservo|guardo) (?:mi|el|mis|ese) "
    rf"{_THING}\b"
)
_GIVEN_NONE = re.compile(
    r"\b(?:nobody|no one|noone|nadie) (?:has |have |ever |me |nos )*(?:give|given|gave|ha dado|dio)\b"
)
_TELLING = (
    r"(?:habl(?:o|ar|are|aria)|platic(?:o|ar|are|aria)|di(?:go|re|ria)|decir|cuent[oe]|contar|contare|trat(?:o|ar)|"
    r"explic(?:o|ar)|discut(?:o|ir)|tell|talk|say|discuss|speak|explain|share)"
)
_COUNSEL = (
    r"(?:(?:con|a|al|to|with) )?(?:(?:el|la|mi|un|una|los|the|my|a) )?(?:abogad[oa]s?|licenciad[oa]|lic|lawyers?|"
    r"lawers?|"
    r"layers?|attorney|trabajador\w* social)|en persona|personalmente|cara a cara|in person|face to face"
)
_FOR_COUNSEL = re.compile(
    r"\b(?:de )?(?:eso|esto|esas cosas|ese tema|(?:about )?(?:that|this)|it)\b.*\b(?:prefiero|preferiria|mejor|solo|"
    r"solamente|"
    rf"nomas|quiero|quisiera|lo|se lo)\b.*\b{_TELLING}(?:se)?(?:lo|la|le)?\b(?: (?:solo|nomas|mejor|"
    rf"directamente))* (?:{_COUNSEL})\b|"
    rf"\b(?:prefiero|preferiria|mejor|i rather|rather|prefer|better|want|only|solo|nomas|quiero|"
    rf"quisiera)\b(?: \w+){{0,3}}? "
    rf"{_TELLING}(?:(?:se)?(?:lo|la)\b| (?:about )?(?:eso|esto|that|this|it)\b)(?: (?:only|solo|nomas|just|directly))* "
    rf"(?:{_COUNSEL})\b|\b(?:mejor|prefiero|solo|nomas) (?:yo )?(?:se )?lo {_TELLING} (?:{_COUNSEL})\b|"
    rf"^(?:de )?(?:eso|esto) (?:(?:yo|solo|solamente|nomas|mejor|lo|se lo) )*{_TELLING} "
    rf"(?:(?:solo|nomas|solamente) )*(?:{_COUNSEL})\b"
)
"""Who keeps a thing for a lawyer, or for a talk face to face: `eso prefiero hablarlo con la abogada`."""
_ASKS = re.compile(r"^(?:(?:yo )?(?:puedo|podria|se puede|como|cuando|donde)|can i|how|when|where)\b")
_LONGEST, _LONGEST_TOLD = 20, 40
"""Words among which it is said, and words of a whole reply with its reason."""


def withholds(text: str) -> bool:
    """True for a short reply without a digit which says that the thing asked for is given to nobody."""
    said = phrase(written_out(text))
    if any(map(str.isdigit, said)) or len(said.split()) > _LONGEST_TOLD:
        return False
    if _GIVEN_NONE.search(said):
        return False  # the writer was given none
    return bool(_NOT_GIVEN.search(" ".join(said.split()[:_LONGEST])))


def is_kept_for_counsel(said: str) -> bool:
    """True for words, as `phrase` gives them, that keep what is asked for a lawyer; not where one is asked for."""
    return not _ASKS.match(said) and bool(_FOR_COUNSEL.search(said))

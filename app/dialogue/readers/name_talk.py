"""The name within what somebody says around it: `buenos días, soy Norma Lidia Castro, vengo con mis dos hijos`.

A name is found by the words that bring it in (`soy`, `se llama`, `en el papel estoy como`), the last where there are
several, or as the one part of the reply that is nothing but names. Where two could be meant, nothing is found.
"""

from __future__ import annotations

import re

from app.dialogue.readers.folding import aligned, fold, words
from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.name_words import GIVEN, SURNAMES

_INTRO = re.compile(
    r"\b(?:(?:yo )?soy|(?:yo )?me llamo|(?:mi|su|el|mi verdadero) nombre(?: (?:completo|real|legal|verdadero|"
    r"de (?:el|"
    r"ella)|de mi \w+))? es|"
    r"(?:se llama(?: mi \w+)?|se llamaba)|(?:estoy|aparezco|salgo|sale|figuro|aparece|registrad[oa]|inscrit[oa]|"
    r"asentad[oa]|"
    r"apuntad[oa]|anotad[oa]|bautizad[oa]|pus(?:ieron|o))(?: (?:yo|ahi))? (?:como|con el nombre de|de nombre)|"
    r"(?:en (?:el|la|los|mi|mis) (?:papel|papeles|acta|cedula|pasaporte|dpi|dui|identidad|documento|documentos|"
    r"partida)"
    r"(?: (?:es|dice|sale|esta|estoy|pone|soy|aparece))?(?: (?:como|que))?)|"
    r"(?:mi|mis|el|la|los|las|my|the) (?:papel|papeles|acta|cedula|pasaporte|dpi|dui|identidad|documentos?|"
    r"partida|passport|papers?|"
    r"id|documents?|birth certificate) (?:dice|dicen|sale|pone|ponen|says?|it says)(?: que| yo)?(?: soy| es)?|"
    r"(?:on|in) (?:my|the) (?:passport|papers?|id|card|birth certificate|documents?|permit)(?:,? (?:it|i|im|"
    r"i'm))?(?: (?:is|says?|"
    r"am|its))?|(?:the|el|lo|la) (?:real|right|correct|true|verdadero|correcto|bueno|real)(?: (?:one|name|"
    r"nombre))? (?:is|es)|"
    r"it's|its|it is|me i am|"
    r"i am|i'm|im|this is|(?:my|his|her|the|real|full|legal) (?:\w+ )?name(?:'s)? is|name is|(?:my|his|"
    r"her) name)\s*[:,]?\s+"
)
_STOPS = word_set(
    """
    a|al|ahi|alla|ante|antes|aqui|asi|aunque|bueno|como|con|creo|cuando|dicen|dice|digo|donde|el|ella|en|es|esa|ese|
    esta|este|
    esposa|esposo|estoy|fue|gracias|ha|hasta|he|hermana|hermano|hija|hijo|hola|la|le|les|llaman|llamo|lo|madre|mama|
    mas|me|mi|
    mis|mucho|muy|naci|nacio|nada|nadie|no|nombre|nos|nuestra|o|or|otra|otro|padre|papa|para|pero|por|porque|pues|que|
    quien|se|si|sin|solo|son|soy|su|sus|tambien|tengo|tiene|todo|tu|un|una|uno|usted|vengo|viene|vivo|ya|yo|aka|alias|
    apellido|apellidos|anos|cubano|cubana|hondureno|hondurena|guatemalteco|guatemalteca|salvadoreno|salvadorena|
    nicaraguense|venezolano|venezolana|haitiano|haitiana|mexicano|mexicana|servidor|servidora|presente|ok|okay|
    and|am|are|as|at|but|call|called|because|for|from|have|he|her|his|i|in|is|it|just|my|not|of|on|only|our|please|she|
    so|
    that|the|they|this|to|we|with|years|you|your|speaking|here|name|nickname|people|
    soltera|soltero|casada|casado|maiden|married|buenos|buenas|dias|tardes|noches|senor|senora|senorita|nina|nino|
    ninos|bebe|mero|misma|mismo|originario|originaria
    """
)
_ON_PAPER = re.compile(
    r"papel|paper|passport|certificate|acta|cedula|pasaporte|dpi|dui|identidad|documento|estoy|aparezco|aparece|"
    r"salgo|sale|figuro|registrad|"
    r"inscrit|asentad|"
    r"anotad|bautizad|real|legal|verdadero|soy|i am|i'm|im"
)
_OF_ANOTHER = re.compile(
    r"\b(?:mi|el|la|un|una|my|the|our|nuestr[oa]) (?:espos[oa]|marido|husband|wife|mama|papa|madre|padre|mother|"
    r"father|mom|dad|herman[oa]|"
    r"brother|sister|ti[oa]|prim[oa]|abuel[oa]|suegr[oa]|cunad[oa]|sobrin[oa]|novi[oa]|pareja|uncle|aunt|"
    r"cousin)(?: \w+)? "
    r"(?:se llama\w*|es|is|s name|name)\b|"
    r"\b(?:mi|el|la|un|una|my|the|our|nuestr[oa]) (?:abogad[oa]|licenciad[oa]|lawyer|attorney|amig[oa]|friend|"
    r"vecin[oa]|neighbor|juez|judge|patron|"
    r"boss|coyote|companer[oa]|pastora?)(?: \w+)? (?:se llama|es|is|s name|name)\b"
)
_OF_A_CHILD = re.compile(
    r"\b(?:mi|mis|la|el|my|our|nuestr[oa]) (?:hij[oa]s?|hijit[oa]|nin[oa]|bebe|cipot[ea]|son|daughter|baby|child|kid)"
    r"(?: \w+)? (?:se llama\w*|es|is|s name|name)\b"
)
_TALKED = word_set(
    """
    gracias|hola|buenas|buenos|dias|tardes|noches|soy|me|llamo|llama|habla|le|les|mi|mis|con|para|pero|porque|pues|que|se|si|
    tengo|no|su|sus|usted|vengo|vivo|yo|a|es|por|como|am|my|is|the|thanks|hello|hi|please|from|i|we|ask|casada|soltera
    """
)
"""Words that are in no name, whatever their place."""
_NEVER = word_set(
    """
    papel|papeles|documento|documentos|i|we|one|two|three|name|names|surname|surnames|both|first|last|given|family|middle|birth|paper|papers|passport|want|
    give|dont|doesnt|isnt|real|fake|people|because|know|think|same|only|just|also|too|very|ok|okay|sorry|what|who|why|
    how|when|where|which|does|said|say|says|spell|spelled|letter|like|with|without|years|old|born|died|mr|mrs|
    nombre|nombres|apellido|apellidos|primer|segundo apellido|materno|paterno|espere|reves|asi|antes|despues|ahora|
    ahorita|dos|tres|un|uno|una|doy|dar|decir|digo|quiero|puedo|saber|sabe|seguridad|miedo|verdad|falso|igual|igualito|
    mismo|misma|solo|nada|nomas|ese|esa|esos|eso|este|esta|esto|aqui|alli|favor|disculpe|perdon|mayusculas|telefono|
    celular|numero|carta|escribe|escrito|escribo|letra|acento|tilde|padre|madre|hijos|pasaporte|cedula|acta|
    partida|fue|era|son|soy|estoy|tambien|tampoco|nunca|siempre|segun|donde|cuando|quien|cual|porque|aunque|sin|sobre|
    entre|hasta|desde|muy|mucho|bien|mal|todo|todos|toda|todas|algo|alguien|usted|ustedes|ellos|ellas|nosotros|
    gente|pongo|puse|pusieron|ponen|pone|ponga|escriba|anote|tiene|tienen|tenia|llevo|lleva|uso|usa|vengo|vine|viene|
    voy|nacio|naci|murio|anos|sale|salio|dice|dicen|dijo|dijeron|llamaba|llaman|conoci|conozco|recuerdo|acuerdo
    """
)
_NOT_IN_NAMES = (_TALKED | _NEVER | _STOPS) - word_set("de|del|la|las|los|y|al|el|dos|da|le|an|so|he|e|otro|otra")
_LAUGHS = re.compile(r"^(?:(?:ja|je|ji|ha|he|jj)+[jh]?|lol|xd)$")
_LINKING = word_set("de|del|la|las|los|y|san|santa|van|von|da|dos|mc|st|saint|el|le|du|di")
_PARTS = re.compile(r"\s*[,;:!?¿¡()\n]+\s*|(?<![A-Za-z]\b)\.+\s+|(?<=[a-z]{3})\.+\s+|\s+[-–—]+\s+")
_FEWEST, _MOST = 2, 6


def name_within(text: str) -> str | None:
    """The whole name that a reply holds among other words, as typed; None where there is none or more than one."""
    brought = [
        (found[0], run)
        for found in _INTRO.finditer(aligned(text))
        if (run := _run(text[found.end() :], is_brought=True))
    ]
    if brought:
        return _last_brought(text, brought)
    parts = [part for part in _PARTS.split(text) if part.strip()]
    names = [run for part in parts if (run := _run(part)) and _is_all(run, part)]
    if len(names) > 1 and all(words(name)[0] == words(names[-1])[0] for name in names):
        return names[-1] if len(words(names[-1])) >= len(words(names[0])) else None
    if len(names) > 1 and len({" ".join(words(name)) for name in names}) > 1:
        return None
    return names[0] if names and (len(parts) > 1 or names[0] != text.strip()) else None


def _last_brought(text: str, brought: list[tuple[str, str]]) -> str | None:
    """The last name brought in, unless it may be somebody else's than the one before it or than was asked about."""
    how, name = brought[-1]
    firsts = {words(run)[0] for _, run in brought}
    if len(firsts) > 1 and _OF_A_CHILD.search(fold(text)):
        return None  # a child's name and one's own: which of the two was asked for?
    if (len(firsts) > 1 and not _ON_PAPER.search(how)) or _OF_ANOTHER.search(fold(text)):
        return None
    others = {word for run in _runs(text) for word in words(run)} - set(words(name))
    return name if not others or (_ON_PAPER.search(how.removeprefix("yo ").split()[0]) and len(brought) > 1) else None


def is_brought_in(text: str) -> bool:
    """True where words bring a name in (`pero me llamo …`), whatever else the reply says."""
    return any(_run(text[found.end() :], is_brought=True) for found in _INTRO.finditer(aligned(text)))


def _runs(text: str) -> list[str]:
    """Every name that begins anywhere in the reply, one inside another left out."""
    found: list[str] = []
    at = 0
    for typed in re.finditer(r"\S+", text):
        if typed.start() < at or fold(typed[0]).strip(".,'\"") not in GIVEN:
            continue
        if run := _run(text[typed.start() :]):
            found.append(run)
            at = typed.start() + len(run)
    return found


_JEST = re.compile(r"^(?:(?:ja|je|ji|ha|he|jj)+[jh]?|lol|xd|ntc|nmms|broma|bromeo|joke|joking|kidding|mentira)$")
_I_AM_PARENT = re.compile(
    r"\b(?:yo )?soy (?:la|el|su) (?:mama|papa|madre|padre|mami|papi|abuel[oa]|ti[oa])\b|"
    r"\b(?:i am|im|i'm) (?:the|her|his|their) (?:mother|father|mom|mum|dad|parent|grandmother|aunt|uncle)\b"
)
_OF_CHILD_SAID = re.compile(
    r"\b(?:mi|mis|la|el|my|our) (?:hij[oa]s?|hijit[oa]|nin[oa]|bebe|cipot[ea]|son|daughter|baby|child|kid)\b"
)


def holds_jest(said: str) -> bool:
    """True where a laugh or a word of joking stands among what may be a name (`cantinflas jaja ntc`)."""
    return any(_JEST.match(word) for word in words(said))


def is_of_ones_child(text: str) -> bool:
    """True where a child's name is told by who says to be its parent: whose name was asked for is for them to say."""
    flat = aligned(text)
    return bool(_I_AM_PARENT.search(flat) and _OF_CHILD_SAID.search(flat))


def holds_talk(said: str) -> bool:
    """True where words of talk stand among what may be a name (`gracias`, `mi esposo`)."""
    return talk_among(said) > 0


def talk_among(said: str) -> int:
    """How many words of talk stand among what may be a name."""
    return sum(
        fold(typed).strip(".'\"") in _NOT_IN_NAMES and not (len(typed.strip(".")) == 1 and typed[0].isupper())
        for typed in said.replace(",", " ").split()
        if fold(typed) not in GIVEN and fold(typed) not in SURNAMES
    )


def _run(said: str, *, is_brought: bool = False) -> str | None:
    """The words from the start that make a name, up to a mark or a word of talk; None where they make none."""
    taken: list[str] = []
    for typed in _PARTS.split(said.strip())[0].split():
        word = fold(typed).strip(".'\"“”")
        is_name = word in GIVEN or word in SURNAMES
        if not word or _LAUGHS.match(word) or not word.replace("-", "").replace("'", "").isalpha():
            break
        if word in _STOPS and not (word in _LINKING and taken) and not is_name:
            break
        taken.append(typed.strip(".") if len(word) > 1 else typed)
    while taken and fold(taken[-1]) in _LINKING:
        taken.pop()
    return " ".join(taken) if _is_name(taken, is_brought=is_brought) else None


def _is_name(taken: list[str], *, is_brought: bool) -> bool:
    """True for two to six words that open with a given name and hold a surname, or are all known, or all capitals."""
    known = [fold(word) for word in taken]
    counted = [word for word in known if word not in _LINKING]
    if not _FEWEST <= len(counted) <= _MOST:
        return False
    if known[0] not in GIVEN | {"santos"} and not (is_brought and taken[0][:1].isupper() and known[-1] in SURNAMES):
        return False
    unknown = [word for word in counted if word not in GIVEN and word not in SURNAMES]
    is_written = all(word[:1].isupper() for word, low in zip(taken, known, strict=True) if low not in _LINKING)
    return (
        not unknown or (is_written and not "".join(taken).isupper()) or (len(unknown) == 1 and len(counted) > _FEWEST)
    )


def _is_all(run: str, part: str) -> bool:
    """True where the part of the reply says nothing but the name, save a greeting word or a laugh behind it."""
    behind = words(part)[len(words(run)) :]
    return all(_LAUGHS.match(word) for word in behind)

"""Yes or no, as people say it: words, slang, emoji, or a whole sentence that begins or ends with it."""

from __future__ import annotations

import re
from collections.abc import Set

from app.dialogue.readers import vocabulary as known
from app.dialogue.readers.folding import fold, phrase, pictographs, squeeze
from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.stances import bare, opening_stance, without_hedge
from app.dialogue.readers.vocabulary import VOCATIVES
from app.dialogue.readers.yes_no_hedges import is_hedged
from app.dialogue.readers.yes_no_talk import answered_in_talk, is_only_asked_back
from app.dialogue.reading import Reading

_THUMBS_UP = set("👍👌✅✔☑🆗💯🙆⭕")
_THUMBS_DOWN = set("👎❌✖🚫🙅⛔")
_YES_WORDS = word_set(
    """
    si|sip|sii|simon|claro|yes|yeah|yea|yep|yup|sure|aja|correcto|afirmativo|ok|cierto|definitely|absolutely|exacto|
    efectivamente|obvio|zi
    """
)
_NO_WORDS = {"no", "nop", "nope", "nel", "nunca", "jamas", "never", "nah", "tampoco", "negativo", "nombe"}
_YES_ENDS = {"si", "yes", "yeah", "claro"}
_NO_ENDS = {"no", "nunca", "never", "jamas"}
_DOUBTS = (
    "quiza",
    "quizas",
    "tal vez",
    "talvez",
    "a lo mejor",
    "puede que",
    "maybe",
    "perhaps",
    "probablemente",
    "probably",
)
# `no` that does not deny: an opening of agreement or surprise.
_FALSE_NO = re.compile(r"^no (pues|pos|pus|manches|hombre|inventes)\b ?")
_IF_NOT = re.compile(r"^\W*s[ií]+\s+no\b", re.IGNORECASE)
_NOT_UNDERSTOOD = re.compile(
    r"^(?:(?:perdon|disculp\w+|sorry|ay|pues|no) )*(?:no (?:le |te |lo |la )?(?:entiend|entend|comprend)|"
    r"i (?:do not|dont|didnt|did not) (?:understand|get)|"
    r"i (?:did not|didnt|never|not) (?:say|said|ask|asked|write|wrote|tell|told)|"
    r"(?:yo )?no (?:(?:le|te|les) )*(?:dije|puse|escribi) (?:que|eso)\b|"
    r"(?:a )?que (?:significa|quiere decir|se refiere)|what (?:does|do you) (?:that |this |it )?mean)"
)
_NOT_NOW = re.compile(
    r"^(?:(?:perdon|disculpe|sorry|ay|uy|pues) )*(?:(?:ahorita|orita|ahora|horita|hoy|right now|now) )?(?:yo )?"
    r"(?:no (?:le |te |les |lo )?pued[oe]|(?:i )?(?:cant|cannot|can not)) (?:contestar|responder|hablar|escribir|"
    r"answer|talk|write|reply|respond)\w*\b"
)
"""Somebody who has no time: nothing is denied."""
_TOLD = re.compile(r"\b(?:(?:el|ella|mi \w+) (?:me )?(?:dice|dijo)|says?|said) (?:que )?(?P<said>si|no|yes)$")
"""What somebody answers for another at the end of a reply: `le contesto por mi papá, él dice que no`."""
_OTHER_SAID = re.compile(r"\b(?:si|no|yes|not|nunca|never)\b")
_CANNOT_SAY = re.compile(
    r"^(?:eso|esa|esto|de eso|la verdad|pues|ahi|que|pero) (?:si )?(?:que )?(?:yo )?no (?:lo |la |le )?(?:se|sabria)\b"
)
_IF = re.compile(
    r"^si (?:acaso|es que|es asi|dios|(?:se )?pued\w+|pudiera|pudiese|pudieran|hubiera\w*|hubiese\w*|fuera|"
    r"fuese|fueran|tuviera|"
    r"tuviese|supiera|quisiera\w*|usted\w*|quieren?|gust\w+|alguien|algun dia|o\b|cuando|ya no|"
    r"(?:me|nos|lo|la|los|te|le) (?:mand|regres|devuelv|deport|encuentr|agarr|dan|dejan|ayudan|toca|pregunt|"
    r"llam|quitan)\w*)\b"
    r"(?! ?,)|^(?:yes|yeah|ok|sure) if\b|"
    r"^si (?:yo )?(?:vuelvo|regreso|volvemos|regresamos|voy|llego|salgo|denuncio|hablo|digo)(?: \w+){0,3} (?:me|nos) "
    r"(?:van a )?(?:mat|hac|agarr|deport|mand|quit|peg|golpe|secuestr|encontr|encuentr)\w*|"
    r"^si(?! pero| y)(?: \w+){1,2} no (?!mas\b)\w+ \w+"
)
"""`si` that is "if": `si acaso`, `si Dios quiere`, `si me mandan me matan`."""
_TURNED_NO = re.compile(
    r"^(?:(?:pues|bueno|well) )?(?:no (?:solo|solamente|unicamente|nada mas|nomas|una|un|dos|fue una|fue solo|"
    r"es que no|"
    r"es cierto que no|es verdad que no|es mentira|(?:lo )?niego|digo que no|puedo (?:decir|negar) que no|"
    r"hay duda|cabe duda|"
    r"hay de otra|dejo de|dejan de|deja de|pues claro|pues si|only|just|doubt|denying|siempre|always|como cree|"
    r"como crees)|"
    r"nunca digo|not only|not just|cannot deny)\b"
)
"""`no` that leads to a yes or back on itself: `no solo una vez`, `no es cierto que no`."""
_OWN_DOUBT = re.compile(
    r"\b(?:pero|but|aunque|y)(?: \w+)? (?:no (?:(?:lo|me|le) )?(?:se|estoy segur\w*|acuerdo|recuerdo)|"
    r"(?:im |i am )?not (?:really |so |very |too |quite |completely )?"
    r"sure|i dont know|quien sabe|tengo duda\w*)\b.*$"
)
_SAYS_MORE = re.compile(r"^\W*(?:si|sip|no|nop|yes|no|yeah|nope|nel|simon|claro)\W*[,.;!]\s*\w")
_SURELY = (
    r"(?:absolutely|definitely|certainly|obviously|totally|surely|of course|hell|fuck|oh|definitivamente|obviamente|"
    r"efectivamente|claro|obvio|por supuesto|desde luego|seguro|seguramente|pues|bueno|ay|uy|eso|ahi|aca|le digo|"
    r"ya le dije|te digo|insisto)"
)
_SURELY_NOT = re.compile(
    rf"^(?:(?:{_SURELY} )+(?:si )?(?:que )?|(?:si )?que |pero (?:que )?|ahora si que )"
    r"(?P<no>no|not|never|nunca|jamas)\b(?! (?:hay|quier|quisier|voy|puedo|lo |la |le |les |se\b|sabria|entiend|"
    r"me acuerdo|"
    r"recuerdo|estoy|pasa|manches|inventes|hombre si|pues si|problem|digo que no|solo))"
)
"""A word of certainty before a no, or a no that insists: `absolutely not`, `eso sí que no`, `que no, le digo`."""
_YES_INSISTING = re.compile(r"^(?:eso |pero |pues )?que si\b(?: (?:le|te) digo| pues| vos| hombre| senor\w*)?$")
_INSISTING = re.compile(
    r"^(?:pero |pues |ya )*que no (?:(?:le|te|les) (?:digo|dije)|hombre|pues|vos|senor\w*|ya (?:le|te) dije)\b"
)
_NO_HINDRANCE = re.compile(r"no (?:hay|tengo|es) (?:problema|inconveniente|duda|pedo|pena|molestia)")
_NOBODY = re.compile(
    r"^(?:nadie|nobody|no one|ningun[oa]|nada de (?:eso|nada))\b(?! (?:mas|sabe|knows|se (?:salva|libra|escapa)))"
)
"""An opening that denies for everyone: `nadie me ha ayudado`, `ninguno de nosotros`."""
_CLAUSE = re.compile(r"\s*[,;:.!\n]+\s+|\s*\n\s*")
_TAIL_LEADS = re.compile(
    r"^(?:(?:pero|pues|y|bueno|este|asi que|entonces|but|and|so|well|the answer is|la respuesta es) )+"
)
_EXCUSES = re.compile(
    r"^(?:(?:hola|buen[oa]s?|dias|tardes|noches|hi|hello|ay|uy|oh|pues|mire) )*(?:perdon\w*|disculp\w*|sorry|es que|"
    r"fijese que|"
    r"i am sorry|im sorry|excuse me)\b"
)
_YES_OR_NO_SAID = re.compile(r"\b(?:si|no|yes|nunca|jamas|never|nel|simon|not)\b")
_NUMBERED = {"1": "yes", "2": "no"}
_NUMBER_SAID = re.compile(
    r"^(?:(?P<before>[12]) )?(?:si|yes|no|ok|claro)(?: (?:es )?(?:(?:la|el|opcion|numero|option|number) )*"
    r"(?P<behind>[12])(?! (?:\w*o?s|times?|years?|mes|months?)\b))?(?= |$)"
)
_BOTH: tuple[str, ...] = ("yes", "no")


def read_yes_no(text: str, lang: str) -> Reading:
    """`yes` or `no`; `ambiguous` for maybe, sometimes and contradictions; `unknown` for a list's third line."""
    reading = _read(text, lang)
    return _unclear() if reading.status == "ok" and is_hedged(text) else reading


def _read(text: str, lang: str) -> Reading:
    said = phrase(text)
    if _NOT_UNDERSTOOD.match(said) or _NOT_NOW.match(said) or is_only_asked_back(text):
        return Reading("invalid", None, "yes_no.unread")
    if talked := answered_in_talk(text):
        return Reading("ok", talked) if talked in _BOTH else _unclear()
    if _INSISTING.match(said) and not re.search(r"\bque no (?:lo|la|le|se) (?:se|sabria)\b", said):
        return Reading("ok", "no")
    if (told := _TOLD.search(said)) and not _OTHER_SAID.search(said[: told.start()]):
        return Reading("ok", "no" if told["said"] == "no" else "yes")
    if _CANNOT_SAY.match(said):
        return Reading("unknown")
    signs = _signs(text)
    if not said:
        return _from_signs(signs)
    answer = _from_words(text, lang)
    if answer in _BOTH and (_is_turned(said, text) or _is_other_number(said, answer)):
        return _unclear()
    if (answer is None or answer == "maybe") and not signs and (tail := _answer_behind(text, lang)):
        return tail
    if answer is None:
        return _from_signs(signs) if signs else _said_first(text, lang) or _unread(text)
    if signs and answer in _BOTH and answer not in signs:
        return _unclear()
    if answer == "unknown":
        return Reading("unknown")
    return Reading("ok", answer) if answer in _BOTH else _unclear()


def _answer_behind(text: str, lang: str) -> Reading | None:
    """The yes or no that ends a reply, or stands by itself behind what was only said before it.

    `Sorry, my phone was dead. Yes I did.`, `perdone, es que casi no veo el teléfono, pero sí`. What stands before may
    hold no yes or no of its own, save in an excuse.
    """
    breaks = list(_CLAUSE.finditer(text))
    for at, found in enumerate(breaks):
        head, tail = text[: found.start()], text[found.end() :]
        piece = text[found.end() : breaks[at + 1].start()] if at + 1 < len(breaks) else tail
        lead = _TAIL_LEADS.match(phrase(piece))
        forms = {phrase(piece)[lead.end() :] if lead else phrase(piece)} - {""}
        forms |= {_without_vocatives(form) for form in forms}
        if (
            "?" in head
            or _whole(forms, lang) not in _BOTH
            or forms & set(_NUMBERED)
            or (_YES_OR_NO_SAID.search(phrase(head)) and not _EXCUSES.match(phrase(head)))
        ):
            continue
        if piece == tail:
            return Reading("ok", _whole(forms, lang))
        reading = _read(tail, lang)
        return reading if reading.status == "ok" else None
    return None


def _without_vocatives(said: str) -> str:
    """`simón carnal` and `joven, fíjese que no` without whom they are said to."""
    tokens = said.split()
    for size in (2, 1):
        while len(tokens) > size and " ".join(tokens[-size:]) in VOCATIVES:
            tokens = tokens[:-size]
        while len(tokens) > size and " ".join(tokens[:size]) in VOCATIVES:
            tokens = tokens[size:]
    return " ".join(tokens)


def _is_turned(said: str, text: str) -> bool:
    """True where the words around a yes or no make something else of it: a condition, a question, a doubt."""
    if said in known.YES | known.NO:
        return False
    if _TURNED_NO.match(said) or _OWN_DOUBT.search(said):
        return True
    if fold(text).rstrip(" .!").endswith("?") and not _SAYS_MORE.match(fold(text)):
        return True
    has_pause = bool(re.match(r"^\W*(?:si|yes|ok|sure|yeah)\W*[,.;!]", fold(text)))
    return not has_pause and bool(_IF.match(said) or _IF.match(bare(text)))


def _is_other_number(said: str, answer: str) -> bool:
    """True for the word of one line beside the number of the other: `si la 2`, `no, 1`."""
    found = _NUMBER_SAID.match(said)
    return found is not None and _NUMBERED.get(found["before"] or found["behind"], answer) != answer


def _unclear() -> Reading:
    return Reading("ambiguous", list(_BOTH), "yes_no.which")


def _said_first(text: str, lang: str) -> Reading | None:
    """The yes or no that is a reply's whole first clause, where what follows holds no other: `cabal, eso mero fue`."""
    first = _CLAUSE.search(text)
    if first is None or text.rstrip().endswith("?"):
        return None
    head, rest = phrase(text[: first.start()]), phrase(text[first.end() :])
    answer = _whole({head, _without_vocatives(head), squeeze(head)} - {""}, lang)
    if answer not in _BOTH or head.isdigit() or _OWN_DOUBT.search(f"y {rest}"):
        return None
    other = _NO_SAID if answer == "yes" else _YES_SAID
    return None if other.search(rest) else Reading("ok", answer)


def _unread(text: str) -> Reading:
    stance = opening_stance(text)
    if stance == "unknown" and re.search(r" (?:creo|pero|but|think) .*\b(?:si|no|yes|so)$", phrase(text)):
        return _unclear()
    return Reading(stance) if stance else Reading("invalid", None, "yes_no.unread")


def _signs(text: str) -> set[str]:
    seen = set(pictographs(text))
    return {word for word, signs in (("yes", _THUMBS_UP), ("no", _THUMBS_DOWN)) if seen & signs}


def _from_signs(signs: set[str]) -> Reading:
    if len(signs) == 2:
        return _unclear()
    return Reading("ok", signs.pop()) if signs else Reading("invalid", None, "yes_no.unread")


def _from_words(text: str, lang: str) -> str | None:
    """`yes`, `no`, `maybe`, `unknown`, or None when the words hold no answer."""
    if re.search(r"\bsi\s*[/|]\s*no\b|\byes\s*[/|]\s*no\b", fold(text)):
        return "maybe"
    forms = {phrase(text), bare(text), without_hedge(text)}
    forms |= {_without_vocatives(form) for form in forms}
    forms |= {" ".join(map(squeeze, form.split())) for form in forms}
    if any(_YES_INSISTING.match(form) for form in forms):
        return "yes"
    whole = _whole(forms, lang)
    return whole or _from_sentence(_without_vocatives(without_hedge(text)), text)


def _whole(forms: set[str], lang: str) -> str | None:
    if forms & {"si no", "no si"}:
        return "maybe"
    if any(form.startswith(f"{maybe} ") for form in forms for maybe in _DOUBTS):
        return "maybe"
    hits = {answer for answer, table in (("yes", known.YES), ("no", known.NO)) if forms & table}
    if len(hits) == 1:
        return hits.pop()
    if hits or forms & known.MAYBE:
        return "maybe"
    return _from_one_letter(forms, lang)


def _from_one_letter(forms: set[str], lang: str) -> str | None:
    """S and N stand for themselves; Y is yes and K is okay only to an English reader (`y`, `k` are Spanish words)."""
    letters = {"s": "yes", "n": "no", **_NUMBERED, "3": "unknown"}
    if lang.startswith("en"):
        letters |= {"y": "yes", "k": "yes", "kk": "yes"}
    return next((letters[form] for form in forms if form in letters), None)


def _from_sentence(said: str, text: str) -> str | None:
    if opening_stance(text) is not None:
        return None
    if _SURELY_NOT.match(said) and not re.match(r"^\W*\w+\s*[,;.!]", text):
        return "no"
    said = _FALSE_NO.sub("", said, count=1) or said
    tokens = [squeeze(word) if len(word) <= 6 else word for word in said.split()]
    if not tokens:
        return None
    first, last = _side(tokens[0], _YES_WORDS, _NO_WORDS), _side(tokens[-1], _YES_ENDS, _NO_ENDS)
    if first is None and {"si", "yes"} & set(tokens) and {"no", "not"} & set(tokens):
        return "maybe"  # "yo no pero mi hermano si": two people, two answers
    if first is None and _NOBODY.match(said):
        return "no"
    if first is None:
        return last if last and len(tokens) <= 8 else _leading_phrase(tokens)
    if len(tokens) > 2 and tokens[:2] == ["si", "no"] and _IF_NOT.match(text):
        return "maybe"  # "si no tengo papeles": "if I have none", or "yes, I have none"
    if tokens[:3] == ["claro", "que", "no"]:
        return "yes" if _NO_HINDRANCE.match(" ".join(tokens[2:])) else "no"
    return "maybe" if _is_contradicted(first, tokens[1:]) else first


def _side(word: str, yes: Set[str], no: Set[str]) -> str | None:
    return "yes" if word in yes else "no" if word in no else None


_NO_SAID = re.compile(r"\b(?:no|not|nunca|jamas|never|tampoco|nel|nope)\b")
_YES_SAID = re.compile(r"\b(?:si|yes|claro|yeah|simon)\b")
_SHORT = 3
_YES_BUT_NO = re.compile(
    r"(?:pero|but) (?:ya )?(?:no|not|nunca|never|jamas)\b(?! pus[eo]| denunci| dij| cont| llam| fui)|(?:no|"
    r"nope)$|no y |y no\b(?! (?:fue|era|es|son|fueron|eran)? ?(?:solo|solamente|nomas|un[ao]?|poc[oa]s?)\b)(?! (?:me|"
    r"nos|le|les|"
    r"hicieron|hizo|paso|quisieron|quiso|dejaron|pude|pudimos|sirvio|volvi|volvimos|regrese|tengo otr[oa]|"
    r"tenia)\b.* \w)|"
    r"(?:i|we|he|she|they) (?:dont|do not|didnt|did not|havent|have not|never|wasnt|isnt|arent|am not|cant)\b|"
    r"i have no\b"
)
_YES_NEVER = re.compile(r"(?:nunca|jamas|never|tampoco|nada|ningun\w*|not)\b")
_NO_BUT_YES = re.compile(
    r"(?:pero si|si|claro|yes|bueno si|but yes|but i (?:do|did|have|am|was)|mejor si|espere si|perdon si|"
    r"siempre|always)\b|"
    r"(?:i|we|he|she|they) (?:do|did|have|am|are|was|were|has|does)\b(?! (?:not|no|never|none|nothing)\b)"
)


def _is_contradicted(first: str, rest: list[str]) -> bool:
    """`sí, pero no`, `no, sí tengo`, `no bueno sí`: both were said, so we ask."""
    later = " ".join(rest)
    if first == "yes":
        return (
            later.endswith(" no")
            or bool(_YES_BUT_NO.match(later))
            or (len(rest) <= _SHORT and bool(_YES_NEVER.match(later)))
        )
    return later.endswith(" si") or bool(_NO_BUT_YES.match(later))


def _leading_phrase(tokens: list[str]) -> str | None:
    """A known answer followed by more words: `por supuesto que tengo`, `I don't have a lawyer`.

    "I am" and "it is" answer alone; with more behind them ("I am afraid") they may say anything.
    """
    for size in range(min(4, len(tokens) - 1), 1, -1):
        opening = " ".join(tokens[:size])
        if opening in known.NO:
            return "no"
        if opening in known.YES:
            return "maybe" if opening in _MERELY_IS and tokens[size] not in _GOES_ON else "yes"
    return None


_MERELY_IS = word_set("i am|we are|it is|he is|she is|they are|eso es|that is|thats")
_GOES_ON = word_set(
    "but|because|cause|and|since|so|too|very|sometimes|for|before|when|always|also|now|already|yes|sir|maam|pero|"
    "porque|xq|y|desde|siempre|ya|cierto|verdad|correcto|asi|true|right|correct"
)

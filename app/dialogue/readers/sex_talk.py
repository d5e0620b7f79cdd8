"""Whether a reply that names one sex names it of the writer: `soy varón, me llamo René`, `femenino, soy mamá de tres`.

Said so by "I am", or as all of one clause. Two sexes, how one feels, papers that may say otherwise, somebody else's and
what is asked or doubted are no answer by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set

from app.dialogue.readers.folding import fold, phrase

_CLAUSE = re.compile(
    r"\s*[,;:.!()\n]+\s*|\s+(?=(?:porque|por que|es que|pero|but|because|aunque|though|que me|y me|asi|desde que)\s)"
)
_SELF = re.compile(
    r"\b(?:soy|i am|im|me identifico como|pongame|ponga|pongale|anote|put|write|yo|somos)"
    r"(?: (?:un|una|el|la|a|an|the|que|como|as|sexo|puro|pura|bien|todo|toda|muy|orgullosamente|solo|que soy|me))* "
    r"(?P<value>\w+)"
)
_KIN = (
    r"(?:espos[oa]|marido|hij[oa]s?|hijit[oa]|nin[oa]|bebe|herman[oa]s?|mama|papa|madre|padre|prim[oa]s?|"
    r"ti[oa]s?|novi[oa]|"
    r"pareja|amig[oa]s?|abuel[oa]|companer[oa]|husband|wife|sons?|daughters?|child|children|kids?|baby|"
    r"brothers?|sisters?|"
    r"mother|father|cousins?|friends?|partner)"
)
_OF_ANOTHER = re.compile(
    rf"\b(?:para|por|for|about|sexo de|sex of|(?:el|la|lo|los datos) de) (?:mi|mis|my|el|la|su|his|"
    rf"her) {_KIN}\b|\b(?:mi|mis|my|el|la|su|his|her) (?:otr[oa] )?{_KIN}"
    r"(?: \w+)?? (?:es|son|is|are|tambien es|also is)\b|"
    rf"^(?:es|is|it is) (?:un |una |a |el |la )?\w+ (?:mi|my|la|el) {_KIN}\b|"
    r"\b(?:mi|my|su|his|her|un|una|ese|esa|este|esta|los|las|that|this) (?:otr[oa] )?(?:mujer|senora?|hombre|"
    r"muchach[oa]|nin[oa]|"
    r"woman|man|girl|boy|lady|guy|chavo|chava|vato|gentleman)(?: (?:que|me|who|told|is|es|esta|nos|said|"
    r"dijo|del?|y|con)\b)|\b(?:mi|my|su|his|her) (?:mujer|senora?|hombre|woman|man|girl|boy)$"
)
_OPEN = re.compile(
    r"\b(?:me siento|siento que|i feel|feel like|identific\w+|identif\w+|hormon\w+|transicion\w*|transition\w*|"
    r"nonbinary|travesti|"
    r"gay|lesbiana|gusta(?:n|ria)|i (?:like|love|prefer)|attracted|atraen|"
    r"quisiera|quiero ser|want to be|era|used to|operad[oa]|operation|surgery|"
    r"creo|tal vez|talvez|quizas?|maybe|perhaps|i think|i guess|supongo|not sure|no estoy segur[oa]|dont know|ya no|"
    r"no se (?:si|cual|que|bien)|mistake|error|equivoc\w+|wrong|nac(?:i|ido|ida) (?:como|siendo)|born as|"
    r"al reves|no (?:le |te |lo |la )?(?:entiend\w+|comprend\w+)|(?:que|una|cual es la|tengo una) pregunta|"
    r"como cre\w+|ay hombre|hombre no)\b"
)
_DENIED = re.compile(
    r"\b(?:no|not|nunca|ni|isnt|arent|tampoco)(?: (?:soy|i am|im|a|an|un|una|el|la|es|is|really|mucho|muy|tan|"
    r"tanto|que))* "
    r"(?P<value>\w+)"
)
_DENIED_BEHIND = re.compile(r"\b(?P<value>\w+) (?:ya )?(?:no|not)\b(?: soy| am)?")
_GREETING = frozenset({"senor", "senora", "senorita", "lady", "caballero"})
_SELF_COURTEOUS = re.compile(
    r"^(?:un|una|a) (?:caballero|senora?|senorita|lady)$|^dama\b|^(?:caballero|senora?|"
    r"lady) (?:y (?:muy )?(?:trabajador|honrad|decente|mayor|casad|solter|viud|de)|"
    r"(?:de|of) (?:\d+|familia|family|la casa|edad|mucha edad)|(?:mayor|adult[oa]|casad[oa]|solter[oa]|viud[oa])\b)"
)
"""`caballero y trabajador`, `señora de 50 años`: said of oneself, where the word alone only greets."""
_IF = re.compile(r"^(?:y |and |que )?(?:si|if) (?:yo )?(?:soy|fuera|i am|im|i was)\b")

Find = Callable[[str], str | None]


def is_kept_back(text: str) -> bool:
    """True where the words tell of somebody else, of how one feels, or that the question is not understood."""
    said = _SELF_ONE.sub(" ", phrase(text))
    return bool(_OPEN.search(said) or _OF_ANOTHER.search(said))


_WRONG_PAPER = re.compile(
    r"^(?P<paper>.*?)\b(?:(?:es|is|fue|was|esta|por|by|a|un|una|its|it s|pero|but|que|se) )*(?:mistake|error|"
    r"equivoc\w+|wrong|"
    r"mal|incorrecto|falso)\b(?P<rest>.*?)\b(?:soy|i am|im|am) (?:(?:un|una|a|really|"
    r"realmente) )*(?P<own>\w+)(?P<more>.*)$"
)
"""What a paper says by mistake, and what the writer is: `they put F in the paper is mistake, i am male`."""
_PAPER = re.compile(
    r"\b(?:papel|papeles|acta|pasaporte|partida|cedula|documentos?|paper|papers|passport|certificate|id|form|"
    r"pus(?:ieron|o)|"
    r"put|wrote|written|escribi(?:eron|o)|dice|dicen|says?|aparece|sale|marcaron|anotaron)\b"
)
_BOTH_LETTERS = re.compile(r"\b(?:f (?:y|and|o|or|e) m|m (?:y|and|o|or|e) f)\b")


def own_beside_a_wrong_paper(text: str, find: Find) -> str | None:
    """The sex said of oneself where a paper is said to be wrong about it; None where the words say more, or deny."""
    said = phrase(text)
    found = _WRONG_PAPER.match(said)
    if not found or not _PAPER.search(said) or _OPEN.search(_MISTAKE.sub(" ", said)) or "?" in text:
        return None
    own, told = find(found["own"]), f"{found['paper']} {found['rest']}"
    others = {find(word) or (word.upper() if word in ("f", "m") else None) for word in told.split()} - {None}
    is_denied = re.search(r"\b(?:no|not|ni)\b", f"{found['rest']} {found['more']}")
    return own if own and own not in others and not any(map(find, found["more"].split())) and not is_denied else None


_TO_WHOM = re.compile(
    r"(?<![\s,])[\s,]++(?:señorita|senorita|señora|senora|señor|senor|miss|lady|maam|sir|seño|"
    r"oficial)\W*$",
    re.IGNORECASE,
)


def without_whom(text: str, find: Find) -> str:
    """The reply without whom it is spoken to at its end, where what stands before names a sex: `hombre, señorita`."""
    found = _TO_WHOM.search(text)
    is_named = found is not None and any(map(find, phrase(text[: found.start()]).split()))
    return text[: found.start()] if found and is_named else text


def names_both_letters(text: str) -> bool:
    """True for `F and M`: which of them is meant is open."""
    return bool(_BOTH_LETTERS.search(phrase(text)))


_MISTAKE = re.compile(r"\b(?:mistake|error|equivoc\w+|wrong)\b")
_SELF_ONE = re.compile(r"\b(?:soy|i am|im|como|as|ponga) (?:un|una|a)(?= \w)")


def is_own(text: str, find: Find, beside: Set[str]) -> bool:
    """True where the one sex that the reply names (`find` gives a word's) is the writer's own.

    `beside` holds words that may stand in one clause with it and change nothing.
    """
    said = phrase(text)
    if is_kept_back(text):
        return False
    pieces = re.split(r"(?<=\?)", fold(text))
    asked = {phrase(clause) for piece in pieces if piece.endswith("?") for clause in _CLAUSE.split(piece)[-1:]}
    clauses = [phrase(clause) for piece in pieces for clause in _CLAUSE.split(piece) if phrase(clause)]
    if any(_denies(clause, find) for clause in clauses) or ("?" in text and _IF.search(said)):
        return False
    told = [clause for clause in clauses if clause not in asked and _tells(clause, find, beside)]
    return bool(told) and not any(any(map(find, clause.split())) for clause in asked)


def _tells(clause: str, find: Find, beside: Set[str]) -> bool:
    """True for `soy varón …`, and for a clause with nothing but the value and words that change nothing."""
    if any(find(found["value"]) for found in _SELF.finditer(clause)):
        return True
    tokens = clause.split()
    if set(tokens) & _GREETING and not _SELF_COURTEOUS.match(clause):
        return False
    return any(map(find, tokens)) and all(word in beside or word.isdigit() or find(word) for word in tokens)


def _denies(clause: str, find: Find) -> bool:
    behind = _DENIED_BEHIND.search(clause)
    return any(find(found["value"]) for found in _DENIED.finditer(clause)) or bool(behind and find(behind["value"]))


def greets(text: str) -> bool:
    """True where a `señora`, `caballero` at the head only greets whom is written to."""
    return not _SELF_COURTEOUS.match(phrase(text))

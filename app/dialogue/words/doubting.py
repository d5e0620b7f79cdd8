"""Words that stand where an answer would and are hardly one. Pure: it looks at words and decides nothing.

A box that takes any words takes these too: "y esto para qué es", "no sé mi dirección", "no lo traigo conmigo". What is
made of them is `app.dialogue.form.holding`'s: the person is asked, and may always keep what they wrote.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.dialogue.readers.name_words import SURNAMES
from app.dialogue.readers.not_known import names_unknown
from app.dialogue.readers.stances import Stance, is_out_of_reach, opening_stance, says_none
from app.dialogue.text import fold
from app.dialogue.words.asides import holds_one, is_marked, opens_with

_SHORT = 8
"""Words of a reply that says one thing: "I don't know my address"; more may hold what is asked for."""
_SENTENCE = 3
"""Words from which a question mark makes a question; before it, somebody is only not sure of a word."""
_LONGEST = 16
_MORE = re.compile(
    r"\d|,|;|\b(?:pero|solo|sino|aunque|cerca|junto|frente|in|on|near|but|only|just)\b|\bpor (?:el|la|los|las)\b"
)
"""What tells that "I don't know" or "I have none" is not all that was said."""
_INTRODUCES = re.compile(r"^(?:(?:hola|buenas|pues|bueno|hi|hello) )*(?:yo )?(?:me llamo|my (?:full )?name is) ")
_DESCRIBES = frozenset(["a", "an", "the", "this", "that", "un", "una", "este", "esta", "ese", "esa", "mi", "my"])
_KEPT_BACK = re.compile(
    r"^(?:mejor |eso )?no (?:le |les |te |lo |la |se lo )*(?:puedo|quiero|voy a|quisiera) (?:decir|dar|contar|poner)"
)
_AT_HAND = re.compile(r"\b(?:a la mano|a mano|at hand|handy)\b")
_WITH_ME = re.compile(
    r"\b(?:tengo|traigo|traje|cargo|ando|have|carry)\b.*"
    r"\b(?:conmigo|aqui|ahorita|orita|ahora|with me|on me|right now)\b|"
    r"\b(?:ahorita|orita|horita|ahora|aqui) no (?:lo|la|los|las) (?:tengo|traigo|cargo)\b"
)
_SENTENCE_OF_TALK = 6
"""Words from which talk in the place of a street is hardly the name of a place."""
_WHERE = re.compile(
    r"\b(?:calles?|call|col|colonia|barrio|av|ave|avenida|blvd|bulevar|boulevard|calzada|callejon|pasaje|privada|"
    r"carretera|libramiento|km|kilometro|fracc|fraccionamiento|residencial|unidad|conjunto|edificio|bodega|manzana|mz|"
    r"lote|numero|num|esquina|cuadras?|entre|frente|enfrente|junto|lado|cerca|atras|detras|arriba|abajo|debajo|"
    r"albergue|refugio|casa|hotel|motel|iglesia|templo|parroquia|escuela|parque|plaza|puente|mercado|central|terminal|"
    r"campamento|carpa|ejido|rancho|aldea|caserio|canton|sector|zona|centro|departamento|cuarto|calle|donde|"
    r"streets?|st|avenue|road|rd|lane|drive|neighborhood|corner|blocks?|between|near|next to|behind|across|shelter|"
    r"church|house|home|hostel|camp|tent|park|square|bridge|market|downtown|apartment|room|building)\b"
)
_NOWHERE = re.compile(
    r"\b(?:en|a|de) ning\w+ (?:parte|lado|lugar)\b|"
    r"\bno (?:me |nos )?(?:recibo|recibimos|llegan?|llega nada|mandan|hay) (?:cartas?|correo|correspondencia|nada)\b|"
    r"\bno (?:recibo|recibimos)\b|\b(?:nowhere|not anywhere|no mail|no letters)\b|"
    r"\b(?:dont|do not|cant|cannot) (?:get|receive) (?:any )?(?:letters?|mail)\b"
)
_BUT = re.compile(r"\b(?:pero|sino|solo|solamente|but|only|except)\b")
Words = Mapping[str, frozenset[str]]


def asks(text: str, words: Words) -> bool:
    """True for a short reply that asks: by how it opens, after "y", "pero", "oiga"; or a sentence with its mark."""
    said = fold(text)
    if len(said.split()) > _LONGEST:
        return False
    if asks_by_words(text, words):
        return True
    return is_marked(text) and len(said.split()) >= _SENTENCE and not any(char.isdigit() for char in said)


def asks_by_words(text: str, words: Words) -> bool:
    """True for a reply that opens as a question does, whatever marks it carries; "si…" only after "y", "pero"."""
    said = fold(text)
    left = _without_lead(said, words)
    if len(said.split()) > _LONGEST:
        return False
    what_if = words.get("what_if", frozenset()) if left != said else frozenset()
    return opens_with(left, words.get("interrogatives", frozenset())) or opens_with(left, what_if)


def is_what_if(text: str, words: Words) -> bool:
    """True where some part of a reply opens as "y si contesta otro", "what if they see it": its "si" is no yes."""
    what_if = words.get("what_if", frozenset())
    parts = (fold(part) for part in re.split(r"[?¿!.,;]+", text) if part.strip())
    return any((left := _without_lead(part, words)) != part and opens_with(left, what_if) for part in parts)


def asks_what_if(text: str, words: Words) -> bool:
    """True for a reply that opens as "si me pasa algo" and asks: its "si" is no yes either, with nothing before it.

    "Si me pueden llamar pero mi marido agarra el teléfono" is a yes, unless its mark makes it a question.
    """
    said = fold(text)
    if not opens_with(said, words.get("what_if", frozenset())) or "," in text.split(" ", 1)[0]:
        return False
    if text.rstrip().endswith("?"):
        return True
    is_yes = opens_with(said, words.get("agrees_first", frozenset()))
    return not is_yes and holds_one(said, words.get("interrogatives", ()))


def is_request(text: str, words: Words) -> bool:
    """True for a short reply that wants something of us: "quiero intérprete cuando llegue", "cuesta? no tengo"."""
    said = fold(text)
    has_question = "?" in text.strip()[1:-1]
    return len(said.split()) <= _LONGEST and (has_question or opens_with(said, words.get("requests", frozenset())))


def asks_why(text: str, words: Words) -> bool:
    """True for "y esto para qué es", "para qué quieren mi dirección": what the question is for."""
    said = fold(text)
    return len(said.split()) <= _LONGEST and opens_with(_without_lead(said, words), words.get("asks_why", frozenset()))


def says_only(text: str) -> Stance | None:
    """`unknown` or `declined` for a short reply that holds nothing else ("no sé mi dirección", "la calle no la sé")."""
    said = fold(text)
    if names_unknown(text):
        return "unknown"
    if len(said.split()) > _SHORT or _MORE.search(text.lower()) or _MORE.search(said):
        return None
    return "declined" if _KEPT_BACK.match(said) else opening_stance(text)


def is_not_now(text: str, words: Words) -> bool:
    """True for "mañana", where no day was asked for."""
    return fold(text) in words.get("not_now", frozenset())


def holds_no_address(text: str) -> bool:
    """True for a sentence without a number and without any word that tells where: talk, where a street is asked."""
    said = fold(text)
    return len(said.split()) >= _SENTENCE_OF_TALK and not any(map(str.isdigit, said)) and not _WHERE.search(said)


def tells_where(text: str) -> bool:
    """True for words among which one tells where: a street, a shelter, "cerca de"."""
    return bool(_WHERE.search(fold(text)))


def is_nowhere(text: str) -> bool:
    """True for "en ninguna parte", "no recibo cartas", "aquí no llega nada": letters reach them nowhere."""
    said = fold(text)
    return len(said.split()) <= _LONGEST and bool(_NOWHERE.search(said)) and not _BUT.search(said)


def has_none(text: str) -> bool:
    """True for a short "I have no address", with nothing else in it."""
    return len(fold(text).split()) <= _SHORT and not _MORE.search(fold(text)) and says_none(text)


def is_elsewhere(text: str, *, of_people: bool = False) -> bool:
    """True for "I don't have that with me": the answer exists and may come later.

    `of_people`: the question may be about people ("do your children live with you?"), and "no los tengo conmigo" is no.
    """
    said = fold(text)
    if len(said.split()) > _SHORT or not is_out_of_reach(text):
        return False
    return bool(_AT_HAND.search(said) or (not of_people and _WITH_ME.search(said)))


def is_more_than_first(text: str, value: Mapping[str, object]) -> bool:
    """True where one first name was asked for and a whole name may have come: "me llamo Juan Pérez", "Juan Pérez"."""
    units = fold(str(value.get("first") or "")).split()
    if len(units) < 2:
        return False
    return is_introduction(text) or units[-1] in SURNAMES


def is_described(value: Mapping[str, object]) -> bool:
    """True for a name that begins as no name does: "a woman", "this one", "esta señora"."""
    said = next((str(part) for part in (value.get("last"), value.get("first"), value.get("middle")) if part), "")
    first, *rest = fold(said).split() or [""]
    return bool(rest) and first in _DESCRIBES


def is_introduction(text: str) -> bool:
    """True for words that open like "me llamo": a whole name follows, of which one box takes a part."""
    return bool(_INTRODUCES.match(f"{fold(text)} "))


def tells_of_violence(text: str, words: Words) -> bool:
    """True when a reply speaks of sexual violence that was done to the person or to somebody of theirs."""
    said = fold(text)
    return holds_one(said, words.get("violence", ())) and not holds_one(said, words.get("violence_not", ()))


def _without_lead(said: str, words: Words) -> str:
    """The words without what only leads to them; the same words where nothing follows."""
    leads = words.get("leads", frozenset())
    left = said.split()
    while len(left) > 1 and left[0] in leads:
        left = left[1:]
    return " ".join(left)

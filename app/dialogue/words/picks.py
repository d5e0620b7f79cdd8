"""The pick in a message that says more: "3 y también qué llevar", "sí, la 2. ¿y apunto la fecha?". Pure.

A number that stands first, by itself, is the pick; what is joined to it is the rest. Where a message is only cut at its
joints, the caller knows which of the halves is a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.dialogue.readers.choice_numbers import numbers_said
from app.dialogue.readers.folding import aligned
from app.dialogue.readers.lexicon import word_set
from app.dialogue.text import fold
from app.dialogue.words.asides import Words, is_question, opens_as_question
from app.dialogue.words.repeating import SAID_BEFORE

_JOINT = re.compile(
    r"\s*[?!.;,\n]+\s*(?:(?:y|e|and|pero|but)\s+)?|\s+-+\s+|"
    r"\s+(?:y|e|and|pero|but|tambien|tmb|tb|tbn|also|ademas|plus|luego|despues|then)\s+"
)
_STOP = re.compile(r"\s*[.,;:!?)\n-]+\s*(?=\D)")
_JOINS = word_set("y|e|and|pero|but|tambien|tmb|tb|tbn|also|ademas|plus|luego|despues|then")
_TURNS = frozenset({"pero", "but"})
_ASKS = re.compile(
    r"(?:q|k|que|como|cuando|cuanto|cuanta|cuantos|donde|quien|cual|what|how|when|where|who|which|why)\s+\w"
)
_ASKS_PLAINLY = re.compile(r"(?:como|cuando|cuant[oa]s?|donde|quien|cual|what|how|when|where|who|which|why)\s+\w")
_NAMES_A_LINE = re.compile(
    r"\d|\b(?:la|el|the|opcion|option|numero|number) (?:un[oa]|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|one|"
    r"two|three|four|five|six|seven|eight|nine|ten)\b|"
    r"\b(?:primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|septim[oa]|octav[oa]|noven[oa]|decim[oa]|"
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|ultim[oa]|last)\b"
)
_LINE_ALONE = re.compile(
    r"(?:(?:la|el|the|opcion|option|numero|number|num) )*(?:\d{1,2}|un[oa]|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|"
    r"diez|one|two|three|four|five|six|seven|eight|nine|ten|primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|"
    r"sext[oa]|septim[oa]|octav[oa]|noven[oa]|decim[oa]|first|second|third|fourth|fifth|ultim[oa]|last)(?: one)?"
)
"""The number of a line and no more: "la 2", "the second one"."""
_LEADS = re.compile(
    r"^\W*(?:(?:y|e|and|pero|but|tambien|tmb|tb|tbn|also|ademas|plus|ah|oh|ay|ya|ps|both|ambas|u*m+|"
    r"(?:ya )?(?:le |te )?dije|i said|"
    r"primero(?= (?:la|el|lo)\b)|first(?= the\b)|luego|despues|then|pues|bueno|mire|oiga|oye|ok|okay|"
    r"entonces|so|well|mejor|quiero(?: (?:saber|ver))?|quisiera(?: (?:saber|ver))?|i want(?: to know)?|(?:lo|la) del?|"
    r"(?:eso|esto) del?|what about|how about|about|dale|va|a ver|si|yes|no|porfa|por favor|please|hola|"
    r"(?:muchas )?gracias|thanks|thank you|"
    r"nada mas|es todo|eso es todo|that is all|thats all)\b\W*)+"
)
_TRAILS = re.compile(
    r"(?<!\W)(?:\W++(?:pues|porfa|xfa|again|otra vez|por favor|please|gracias|thanks|tambien|also|too|"
    r"mejor|entonces))+\W*+$"
)
_DENIES = re.compile(
    r"^\W*(?:no|not|nel|ni|nunca|never)\s+(?!(?:no|mejor|lo del?|es que|gracias|thanks|perdon|sorry)\b)\w"
)
_FIRST_OF_ALL = re.compile(r"^\W*(?:primero|first)\s+(?=(?:la|el|lo|the)\b)")
_COURTEOUS = word_set("por|favor|porfa|please|pls|one|ones|gracias|thanks")
_FOLLOWS = word_set(
    """
    como|cuando|cuanto|donde|que|q|how|what|can|do|la|el|lo|los|las|me|mi|mis|nos|le|les|se|ya|fue|es|era|esta|son|dice|dicen|porque|xq|urgente|puedo|tengo|tenemos|soy|
    estoy|hay|necesito|quiero|perdi|para|con|gratis|free|i|im|my|is|it|its|was|they|we|because|for|urgent
    """
)
"""Words that go on behind a pick by its bare number."""
_COUNTS = word_set(
    """
    de|del|am|pm|dias|dia|horas|hora|hijos|hijas|ninos|ninas|anos|meses|semanas|mil|o|u|or|a|al|to|through|hasta|veces|
    personas|pesos|dolares|of|days|hours|years|kids|children|times|people|dollars|ni|nor|vez
    """
)
"""Words behind a number that counts, dates or is one of two."""
_LAST = re.compile(
    r"^(?P<before>.+?)[\s.,;:!)-]++(?:(?:la|el|the|opcion|option|numero|number)\s+)?(?P<number>\d{1,2})\W*+$", re.DOTALL
)
"""A number that stands last: "ok good. 1"."""
_NICE = word_set(
    """
    good|great|fine|nice|right|perfect|sure|bueno|bien|perfecto|listo|entonces|pues|ah|oh|mmm|ya|it|is|es|ok|okay|oki|
    vale|dale|sale|va|si|yes|yeah|thank|you|muchas|mil|muy|very|much|so|esta|de|acuerdo|claro|por|favor|mijo|mija
    """
)
"""Words before such a number that say nothing, besides `polite` of content/words.yaml."""
_NO_MORE = word_set("tengo|tenemos|puedo|quiero|necesito|hay|fui|pude|me|se|sirve|funciona|sale|entiendo")
_SAID = re.compile(rf"\b(?:(?:que|q|pero|but) )*{SAID_BEFORE}(?: (?:que|q|k|es|era|fue|is|was))*\b")
"""That the pick was made before: "ya te dije que es", "i told you"."""
_BEFORE = re.compile(r"\b(?:already|before|ya|antes)\b")
_NO_APART = re.compile(r"^\W*no+\b(?=\s*[,.…!]|\s+(?:mij[oa]|senor\w*|señor\w*|joven|sir|ma)\b)", re.IGNORECASE)
"""A "no" of its own, which denies what was taken before: "no, te dije la 2"."""
_MOST_CUTS = 6
_MOST_WORDS = 6
"""Words that a pick by its number has at most: "sí, por favor, la número 2"."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """The number picked, what is said after it, and whether a stop, a joining word or a question parts the two."""

    number: int
    rest: str
    is_parted: bool
    is_joined: bool


def numbered(text: str, words: Words) -> Numbered | None:
    """The number that is picked first and what is said after it; None where a number counts, dates or denies."""
    text = text[found.end() :] if (found := _FIRST_OF_ALL.match(aligned(text))) else text
    flat = aligned(text)
    if denies(text):
        return None
    for end in [found.end() for found in re.finditer(r"\w+", flat)][:_MOST_WORDS]:
        head, tail = flat[:end], flat[end:]
        numbers, (_, others) = numbers_said(head)[0], numbers_said(core(head))
        if len(numbers) != 1 or others or not _NAMES_A_LINE.search(fold(head)):
            continue
        stop = _STOP.match(tail)
        rest = text[end + (stop.end() if stop else 0) :].strip()
        first, _, after = fold(rest).partition(" ")
        if first in _COURTEOUS and not stop:
            continue
        is_parted = stop is not None or first in _JOINS or opens_as_question(rest, words)
        if rest and (is_parted or _may_follow(head, first, after)):
            return Numbered(numbers[0], rest, is_parted=is_parted, is_joined=first in _JOINS - _TURNS)
        return None
    return None


def last_number(text: str, words: Words) -> int | None:
    """The number at the end of words that only agree or thank: "ok good. 1", "gracias, la 2"; else None."""
    found = _LAST.match(aligned(text))
    said = fold(found["before"]).split() if found else []
    nothing = _NICE | words.get("polite", frozenset())
    is_plain = bool(said) and all(word in nothing and not word.isdigit() and word != "no" for word in said)
    return int(found["number"]) if found and is_plain else None


def sighed(text: str, words: Words) -> str | None:
    """The pick among sighs, religion and words for whoever is spoken to: "ay Dios mio. la 2 mijo" is "la 2".

    None where nothing is left out, or where more than the number of a line is left.
    """
    left = _without_sighs(fold(text), words)
    return left if left != fold(text) and _LINE_ALONE.fullmatch(left) else None


def picked_before(text: str, words: Words) -> str | None:
    """The pick that somebody says they made already: "no, ya te dije mijo que la 2" is "2"; None for any more."""
    said, count = _SAID.subn(" ", fold(_NO_APART.sub("", text)))
    left = _without_sighs(_BEFORE.sub(" ", said), words)
    if not count or "?" in text or not _LINE_ALONE.fullmatch(left):
        return None
    numbers, _ = numbers_said(left)
    return str(numbers[0]) if len(numbers) == 1 else left


def _without_sighs(said: str, words: Words) -> str:
    said = f" {said} "
    for phrase in sorted(words.get("sighs", ()), key=len, reverse=True):
        while f" {phrase} " in said:
            said = said.replace(f" {phrase} ", " ", 1)
    return " ".join(said.split())


def asks(text: str) -> bool:
    """True for words that open with what asks, marks or not: "que llevo"."""
    return _ASKS.match(aligned(core(text))) is not None


def asks_plainly(text: str, words: Words) -> bool:
    """True for words that can only ask: "cómo los borro", not "que no diga nada", which may wish."""
    return is_question(text, words) or _ASKS_PLAINLY.match(aligned(core(text))) is not None


def denies(text: str) -> bool:
    """True for "not 2", "no la 2", which pick nothing; "no, la 2" corrects."""
    return _DENIES.match(aligned(text)) is not None


def _may_follow(head: str, first: str, after: str) -> bool:
    """True for a word that goes on behind a pick, and counts nothing: "5 fue ayer", "la 4 me deportaron"."""
    if first == "no":
        return after.partition(" ")[0] in _NO_MORE
    has_article = re.search(r"\b(?:la|el|the|opcion|option|numero|number)\W+\w+$", head) is not None
    return first in _FOLLOWS or (has_article and first not in _COUNTS and not first.isdigit())


def cuts(text: str) -> Iterator[tuple[str, str]]:
    """The two sides of each joint, from the first on."""
    for joint in list(_JOINT.finditer(aligned(text)))[:_MOST_CUTS]:
        before, after = text[: joint.start()].strip(), text[joint.end() :].strip()
        if before and after:
            yield before, after


def ends_in_question(text: str, words: Words) -> tuple[str, str] | None:
    """What a message says and the question that ends it: "que no diga nada. y cómo los borro"; None without one."""
    return next((cut for cut in reversed(list(cuts(text))) if asks_plainly(cut[1], words)), None)


def core(text: str) -> str:
    """The words without those that only lead to them or follow: "y también lo de la corte pues" is "la corte"."""
    flat = aligned(text)
    start = found.end() if (found := _LEADS.match(flat)) else 0
    end = found.start() if (found := _TRAILS.search(flat)) and found.start() > start else len(text)
    return text[start:end].strip()

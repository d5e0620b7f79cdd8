"""A pick that is put right, concluded or counted: `la 1, no, la 2`, `el lunes no, entonces el jueves`, `tengo 4`.

And what chooses nothing: `A or B?`, `ponga lo que usted vea`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from app.dialogue.readers.choice_lines import Choice
from app.dialogue.readers.choice_talk import named_lines
from app.dialogue.readers.folding import aligned, fold, phrase
from app.dialogue.readers.numerals import digits_for_words, ordinal_word
from app.dialogue.reading import Reading

Read = Callable[[str], Reading]

_LETTERS = "abcdefghij"
_AS_YOU_LIKE = re.compile(
    r"\b(?:ponga|pongale|pon|escoja|escriba|elija|marque|put|choose|pick|write) (?:nomas |just )?(?:lo que|la que|"
    r"el que|"
    r"como|cual\w*|what|whatever|the one|any) (?:(?:que|sea|mejor) )?(?:usted|ud|tu|vos|le parezca|quiera|crea|vea|"
    r"guste|"
    r"you)\b|\blo que (?:usted|ud|tu) (?:diga|vea|quiera|crea)\b|\bwhatever you (?:think|want|say)\b"
)
"""Somebody who leaves the answer to us."""
_WHICH_LETTER = re.compile(r"^\W*(?:opcion |option |la |the )?[a-j] (?:o|u|or) (?:la |the )?[a-j]\W*$")

_PLACE = r"(?:\d{1,2}|[a-j](?=\W|$))"
_LEAD = r"(?:(?:la|el|the|opcion|option|numero|number|letra|letter|es|its|it is|pues|mire|creo que|i think|inciso)\W+)*"
_SLIP = (
    r"(?:(?:no\W+)?(?:(?:no )?espere|esperate|perdon\w*|sorry|digo|miento|wait|i mean|me equivoque|me confundi|"
    r"que diga|"
    r"mejor dicho|corrijo))"
)
_PUT_RIGHT = re.compile(
    rf"^{_LEAD}(?P<was>{_PLACE})(?:\W+(?:no\W+)?{_SLIP}|\W*[,.;…]\W*no)\b(?P<talk>[^\d?]{{0,60}}?)\W+"
    rf"(?:(?:es|is|its|la|el|the|opcion|option|number|numero|mejor)\W+)+(?P<now>{_PLACE})\b(?P<rest>[^\d?]*)$"
)
_SENT = (
    r"(?:puse|escribi|marque|mande|dije|aprete|pique|di|toque|conteste|elegi|escogi|put|wrote|write|press(?:ed)?|sent|"
    r"typed|said|"
    r"say|chose|choose|marked|picked|pick|answered|clicked|hit)"
)
_MEANT = (
    r"(?:(?:quise|quiero|queria|queriamos|iba a|era|es|seria|va|i|wanted|want|meant|mean|its|it|is|was|to|poner|"
    r"marcar|escribir|decir|"
    r"elegir|escoger|mandar|contestar|put|press|say|write|choose|pick|la|el|the|opcion|option|numero|number|mejor|que|"
    r"en realidad|"
    r"actually|correcta|correct one|buena)\W+)"
)
_SENT_WRONG = re.compile(
    rf"^(?:(?:perdon\w*|ay|no|sorry|disculp\w+|oops|ups|oh|yo|le|la|ya|i|me (?:equivoque|confundi)|"
    rf"my mistake)\W+)*{_SENT}"
    rf"(?:\W+(?:la|el|the|opcion|option|number|numero|en))*\W+(?P<was>{_PLACE})\b\W+(?:(?:pero|but|y|and)\W+)*{_MEANT}+"
    rf"(?P<now>{_PLACE})\b(?P<rest>[^\d?]*)$"
)
"""`puse 1 pero quise poner 2, se me fue el dedo`."""
_MEANT_NOT = re.compile(
    rf"^(?:(?:perdon\w*|ay|sorry|yo|i)\W+)*(?:quise|queria|wanted|meant|"
    rf"mean)\b\W+{_MEANT}*(?P<now>{_PLACE})\b(?:\W+(?:y |and )?"
    rf"(?:no|not)\W+(?:(?:la|el|the|number)\W+)*(?P<was>{_PLACE})\b)?(?P<rest>[^\d?]*)$"
)
_WAS_NOT = re.compile(
    rf"^(?:(?:perdon\w*|ay|sorry)\W+)*(?:no|not) (?:era|es|it was|was|its)\W+(?:(?:la|el|the|number|"
    rf"opcion)\W+)*(?P<was>{_PLACE})\b\W+"
    rf"(?:(?:sino|pero|but)\W+)*{_MEANT}+(?P<now>{_PLACE})\b(?P<rest>[^\d?]*)$"
)
_LACKS = re.compile(
    r"\b(?:me|nos) (?:faltan?|hacen? falta)\b|\b(?:im|i am|only) missing\b|\bmissing (?:only|just)\b|"
    r"\bi (?:only )?lack\b"
)
"""What somebody has not, named by its line."""
_FIRST = re.compile(
    rf"^(?:(?:la|el|the|opcion|option|numero|number|letra|letter|pues|mire|es|its|inciso)\W+)+(?P<now>{_PLACE})"
    r"(?: one| opcion| option)? ?[,.;:] (?P<rest>[^\d?]+)$"
)
_REOPENED = re.compile(
    rf"\b(?:{_SLIP}|no)\b(?= ?[,.]|\W+(?:la|el|the|mejor)\b)|\b(?:o|or|(?:tambien|also) (?:la|el|the)|las dos|"
    rf"both|creo|maybe|"
    rf"tal vez|talvez|"
    r"quizas?|a lo mejor|supongo|depende|depends|no (?:lo |la |le )?(?:se|entiendo|estoy segur\w*)|not sure|dont know|"
    r"primer\w*|segund\w*|tercer\w*|cuart[oa]|ultim\w*|first|second|third|last|la otra|the other|mejor)\b"
)

_CONCLUDES = re.compile(
    r"(?:[,.;:]\s*(?:(?:pero|but|y|and)\s+)?(?:ahora|ahorita|actualmente|now)|(?:^|[,.;:]\s*|\s+)(?:entonces|asi que|"
    r"asi es que|so then|so|por eso|quedaria))\b,?\s+(?P<clause>[^,.;]+)(?P<rest>.*)$"
)
_LEFT = re.compile(
    r"\b(?:no|tampoco|menos|ni|not|nor|neither|cant|antes|before|primero|nos sacaron|nos echaron|sali|salimos|was|"
    r"were|estaba|"
    r"estabamos|vivia|viviamos|used to|dejamos)\b"
)

_AMOUNT = re.compile(
    r"^(?:(?P<less>menos de|fewer than|less than)|(?P<more>mas de|more than|over))? ?(?P<from>\d{1,3})"
    r"(?: ?(?:a|to|-) ?(?P<to>\d{1,3})|(?P<up> o mas| or more| y mas| and more|\+))?(?: \w+){0,2}$"
)
_HAS_ONLY = re.compile(
    r"^(?:(?:pues|si|yo|mire|nomas|solo)\W+)*(?:tengo|tenemos|traigo|traemos|somos|hay|i have|we have|we are|i got) "
    r"(?:(?:solo|nomas|only|just|como) )?(?P<n>\d{1,3})(?: [a-z]+)?$"
)


_SLIPS = (_PUT_RIGHT, _SENT_WRONG, _WAS_NOT, _MEANT_NOT)


def said_outright(text: str, options: Sequence[Choice], read: Read) -> Reading | None:
    """The pick that words of correcting, concluding or counting leave no doubt of; a question where none is made."""
    said = phrase(text)
    if _AS_YOU_LIKE.search(said) or _WHICH_LETTER.match(fold(text)):
        return Reading("clarify", None, "choice.which")
    if _LACKS.search(said) and not any(_LACKS.search(name) for option in options for name in option.names):
        return Reading("clarify", None, "choice.which")
    if (place := _place_put_right(text) or _place_first(text)) and place <= len(options):
        return Reading("ok", place)
    return _counted(text, options) or _concluded(text, options, read)


def _in_digits(text: str) -> str:
    """Folded, with number words and ordinals as digits and its marks kept."""
    tokens = re.findall(r"\d+|[^\W\d_]+|[^\w\s]", fold(text))
    tokens = [str(ordinal_word(token) or token) for token in tokens]
    said = " ".join(numeral.text for numeral in digits_for_words(tokens, articles=False, years=False))
    return re.sub(r" (?=[,.;:?])", "", said)


def _place_put_right(text: str) -> int | None:
    said = _in_digits(text)
    found = next((each for one in _SLIPS if (each := one.match(said))), None)
    if not found or found["was"] == found["now"] or _REOPENED.search(found["rest"]):
        return None
    return _number(found["now"])


def _place_first(text: str) -> int | None:
    """`opción b, es que mi familia no quiso`: a place in the list, and then only a reason."""
    found = _FIRST.match(_in_digits(text))
    return None if not found or _REOPENED.search(found["rest"]) else _number(found["now"])


def _number(place: str) -> int:
    return int(place) if place.isdigit() else _LETTERS.index(place) + 1


def _counted(text: str, options: Sequence[Choice]) -> Reading | None:
    """The one line of amounts (`2 hijos`, `3 o más`) in which `tengo 4` falls, only offered: 4 may be a place too."""
    spans = [_span(option.label) for option in options]
    has = _HAS_ONLY.match(_in_digits(text))
    if not has or sum(span is not None for span in spans) <= 1:
        return None
    number = int(has["n"])
    within = [n for n, span in enumerate(spans, 1) if span and span[0] <= number <= span[1]]
    if len(within) != 1:
        return Reading("clarify", None, "choice.which")
    return Reading("ok", within[0])


def _span(label: str) -> tuple[int, int] | None:
    found = _AMOUNT.match(_in_digits(label).strip())
    if not found:
        return None
    start = int(found["from"])
    if found["less"]:
        return 0, start - 1
    if found["more"]:
        return start + 1, 999
    return start, 999 if found["up"] else int(found["to"] or start)


def _concluded(text: str, options: Sequence[Choice], read: Read) -> Reading | None:
    """`el lunes no porque…, el martes tampoco, entonces el jueves`; every other line named before is put aside."""
    flat = aligned(text)
    found = _CONCLUDES.search(flat)
    while found and (later := _CONCLUDES.search(flat, found.start("clause"))):
        found = later
    if not found or "?" in flat or not found.start():
        return None
    picked = named_lines(found["clause"], options)
    reading = read(found["clause"])
    if reading.status != "ok" and len(picked) != 1:
        return None
    number = reading.value if reading.status == "ok" else next(iter(picked))
    if isinstance(number, list):
        number = number[0] if len(number) == 1 else None
    if not isinstance(number, int) or _REOPENED.search(found["rest"]) or _LEFT.search(phrase(found["clause"])):
        return None
    before = [piece for piece in re.split(r"[,.;]\s+|\s+(?:y|and|pero|but)\s+", flat[: found.start()]) if phrase(piece)]
    named = [(named_lines(piece, options) - {number}, piece) for piece in before]
    if not any(lines for lines, _ in named) or named_lines(found["rest"], options) - {number}:
        return None
    return Reading("ok", number) if all(not lines or _LEFT.search(phrase(piece)) for lines, piece in named) else None

"""The PIN in a message: alone, beside words about it, or in a sentence that says or asks something besides.

Of several numbers only the one that is called the PIN is taken, and where two may be it none is: every message is one
try at most.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from app.dialogue.readers.folding import aligned
from app.dialogue.readers.lexicon import word_set
from app.dialogue.text import fold

SHORTEST, LONGEST = 4, 6
"""Digits of a PIN."""

_AROUND = word_set(
    """
    mi|el|la|es|era|mio|mia|este|ese|esa|q|k|pin|clave|codigo|contrasena|numero|son|los|digitos|creo|que|pienso|aqui|va|ahi|
    esta|ya|por|favor|porfa|gracias|si|ok|hola|dale|pues|bueno|claro|vale|listo|chamo|
    chama|my|the|is|it|its|this|that|code|number|password|digits|i|think|guess|believe|here|please|thanks|yes|hi|hello|
    yeah|sure|okay
    """
)
"""Words that people write around their PIN: "mi pin es 1983", "1983 creo". Beside these alone nothing else is said."""
_CHOOSES = word_set("quiero|sea|seria|ponle|ponme|pon|want|put|make|let|be")
"""Words of whoever chooses one: "dale, que sea 1983"."""

_CALLED = r"(?<!zip )(?<!postal )(?<!area )(?:pin|nip|clave|codigo|contrasena|password|passcode|code)"
_NUMBER = r"(?P<pin>\d{4,6}(?!\d)|\d(?:[ .-]?\d){3,5})(?![\d/]|[.,:-]\d)"
_NAMED = re.compile(
    rf"(?<!\w){_CALLED}(?:\s+(?:mio|que|q|puse|le|yo|me|dieron|tengo|secreto|secreta|number|numero|nuevo|nueva|new))*"
    rf"\s*(?:[:=,]|(?<!\w)(?:es|era|sera|sea|seria|va a ser|is|was|will be|its)(?:\s+(?:el|la|este|this))?\s*:?)?"
    rf"\s*(?<![\w/]){_NUMBER}"
)
""" "mi pin es 4471", "the pin I have: 4471"."""
_NAMED_AFTER = re.compile(
    rf"(?<![\w/.,:-]){_NUMBER}\s*,?\s+(?:es|era|ese es|is|was|thats|this is|es este)\s+"
    rf"(?:mi|el|la|my|the)\s+{_CALLED}(?!\w)"
)
""" "4471 es mi pin"."""
_FIRST = re.compile(
    rf"^\W*(?:(?:{'|'.join(sorted(_AROUND - {'son', 'los'}))})\W+)*{_NUMBER}"
    r"(?P<end>\s*[.,;!\n]\s*|\s+)(?=(?P<next>\w+))"
)
_LAST = re.compile(rf"(?<=[.,;?!\n])\s*+(?:(?:{'|'.join(sorted(_AROUND))})\W++)*+{_NUMBER}\W*+$")
_GOES_ON = word_set(
    """
    y|e|and|but|pero|tambien|also|ahora|now|oiga|oye|quiero|quisiera|necesito|que|q|k|como|cuando|donde|quien|cual|
    cuanto|what|how|when|where|who|which|can|could|do|does|i|tengo|puedo|una|digame|dime|tell
    """
)
"""How what is said besides begins, right behind a PIN that nothing parts from it."""
_READS_PAPER = re.compile(
    r"(?:(?:y|e|and|pero|but|ahora|now|oye|oiga|mire|mira) )*(?:(?:el|la|mi|este|esta|en|aqui|un|una|the|my|this|on) )*"
    r"(?:(?:papel\w*|hojita|hoja|aviso|corte|cita|audiencia|paper|sheet|notice|court|hearing|appointment)\b|"
    r"(?:me )?(?:dice|says)\b)"
)
"""How somebody goes on who reads the paper out: the numbers behind are its own."""
_HOUR = re.compile(r"(?:[01]?\d|2[0-3])[0-5]\d|24\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_HOUR_TOLD = re.compile(r"(?<!\d)(?:(?:[01]?\d|2[0-3]):[0-5]\d|0\d[0-5]\d|[01]?\d\s*[ap]\.?m)(?!\w)")
_APART = re.compile(r"(?<![\w/.,:-])\d{4,6}(?![\w/]|[.,:-]\d)")
_AGAIN = re.compile(
    r"(?:\b(?:o|u|or|ni|sino|perdon|digo|mejor|no|not|sorry|wait|espere|i mean|ahora(?: es)?|"
    r"now(?: it)?(?: is|s)?)\b\W*+)++$"
)
"""What stands before a second number that may be the PIN too: "4471 o 4417", "4471, perdón, 4417"."""
_JOINT = re.compile(r"^\W*(?:(?:y|e|and|but|pero|tambien|also)\b\W*)+")
_LEAD = re.compile(r"(?:\b(?:mi|my|el|la|the|este|es|y|and|ok|bueno|pues)\b\W*+)++$")
"""The words that join what is said besides to the PIN."""
_GREETS = word_set("buenas|buenos|dias|tardes|noches|good|morning|afternoon|evening|hey|ola|disculpe|perdon|sorry")


@dataclass(frozen=True, slots=True)
class Given:
    """The PIN of a message in plain digits, and what is said besides, as typed; empty where nothing is."""

    pin: str
    rest: str = ""


def pin_in(text: str) -> str | None:
    """The PIN in a message: four to six digits, however spaced, marked or written; None where it is not plain."""
    given = given_in(text)
    return given.pin if given else None


def given_in(text: str) -> Given | None:
    """The PIN and what stands besides; None where there is none, or where more than one number may be it."""
    said = fold(text).split()
    digits = "".join(word for word in said if word not in _AROUND | _CHOOSES)
    if not digits.isdecimal() or _is_parted(said):
        return _within(text)
    return Given(_plain(digits)) if SHORTEST <= len(digits) <= LONGEST else None


def _is_parted(said: list[str]) -> bool:
    """True for a whole PIN and, parted from it by words, another number: "4471, la 2"."""
    places = [at for at, word in enumerate(said) if word.isdecimal()]
    is_whole = any(SHORTEST <= len(said[at]) <= LONGEST for at in places)
    return is_whole and any(after - at > 1 for at, after in pairwise(places))


def without_pin(text: str) -> str:
    """The words of a message beside a PIN, which is shown to nobody; the whole of one that says nothing besides."""
    given = given_in(text)
    return given.rest if given and given.rest else text


def read_behind_pin(text: str) -> str | None:
    """What a paper says behind a PIN that opens the message; None for any other message."""
    flat = aligned(text)
    first = _FIRST.match(flat)
    given = given_in(text) if first and _reads_paper(flat, first) else None
    return given.rest if given and given.rest else None


def is_pin_alone(text: str) -> bool:
    """True for a message that gives a PIN and says nothing else."""
    given = given_in(text)
    return given is not None and not given.rest


def _within(text: str) -> Given | None:
    flat = aligned(text)
    found = [*_NAMED.finditer(flat), *_NAMED_AFTER.finditer(flat)] or _set_apart(flat)
    said = {"".join(char for char in each["pin"] if char.isdecimal()) for each in found}
    if len(said) != 1 or _is_another(flat, found):
        return None
    (digits,) = said
    before, after = text[: min(each.start() for each in found)], text[max(each.end() for each in found) :]
    once = rf"(?<!\d){digits}(?!\d)"
    return Given(_plain(digits), _besides(re.sub(once, "", before), re.sub(once, "", after)))


def _set_apart(flat: str) -> list[re.Match[str]]:
    """The number that stands first or last in a message and apart from what is said besides.

    Where nothing but a space parts it, or it comes last, it must be the only number.
    """
    first, last = _FIRST.match(flat), _LAST.search(flat)
    if first and (first["end"].strip() or _reads_paper(flat, first)):
        return [first]
    if len(re.findall(r"\d+", flat)) != 1:
        return []
    if first and first["next"] in _GOES_ON:
        return [first]
    return [last] if last else []


def _reads_paper(flat: str, first: re.Match[str]) -> bool:
    """True for "2710 el papel dice corte de el paso 0830 3 de febrero": the number first, then what a paper says.

    Not where that number is a year, or the one hour that is told: "0830 la corte, el 3 de febrero".
    """
    behind = flat[first.end() :]
    if not _READS_PAPER.match(behind) or _YEAR.fullmatch(first["pin"]):
        return False
    is_paper = re.match(r"\W*(?:\w+\W+){0,3}?(?:papel|hoja|paper|sheet|dice|says)", behind)
    return not _HOUR.fullmatch(first["pin"]) or bool(is_paper and _HOUR_TOLD.search(behind))


def _is_another(flat: str, found: list[re.Match[str]]) -> bool:
    """True where a number beside may be the PIN as well, or the one that is meant."""
    start, end = min(each.start("pin") for each in found), max(each.end("pin") for each in found)
    digits = found[0]["pin"]
    for other in _APART.finditer(flat):
        between = flat[end : other.start()] if other.start() >= end else flat[other.end() : start]
        is_apart = other.start() >= end or other.end() <= start
        if is_apart and other.group() != digits and (not re.search(r"\w", between) or _AGAIN.search(between)):
            return True
    return False


def _besides(before: str, after: str) -> str:
    """What is said before and behind the PIN; nothing where it is only about the PIN."""
    flat = aligned(after)
    behind = after[joint.end() :] if (joint := _JOINT.match(flat)) else after
    ahead = before[: joint.start()] if (joint := _LEAD.search(aligned(before))) else before
    parts = [part.strip(" .,;:!-\n\t") for part in (ahead, behind)]
    return ". ".join(part for part in parts if set(fold(part).split()) - _AROUND - _GREETS)


def _plain(digits: str) -> str:
    return "".join(str(unicodedata.decimal(digit)) for digit in digits)

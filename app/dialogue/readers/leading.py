"""An answer said first, by itself, and then talked about: `Nicaragua, aunque ya ni país es`.

The words before a break are the answer where they read as one alone and what follows only talks: it gives no other
value, takes nothing back, doubts nothing and denies nothing at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from app.dialogue.readers.calendar_text import calendar_text
from app.dialogue.readers.folding import aligned, fold, phrase
from app.dialogue.readers.number_talk import has_one_after_all
from app.dialogue.reading import Reading

BREAK = re.compile(
    r"\s*[;:!\n]+\s+|\s*,(?!\d)\s*|(?<!\d)(?<!\b[a-z])\.+\s+|(?<=\d)\.\s+(?=[^\W\d])|\s+[-–—]+\s+|"
    r"\s*\((?=[^\W\d])|\s*[\U0001f600-\U0001f64c\u2764\u263a]+\ufe0f?\s+|"
    r"\s+(?=(?:porque|por que|ya que|es que|aunque|pero|because|cause|but|though|although|since)\s)"
)
_TURNS = re.compile(
    r"^(?:(?:pero|but|aunque|y|and) )*(?:que (?!dios)|cual|como (?:es|se|le|hago|puedo)|cuando (?:es|me|sera)|"
    r"donde (?:es|queda)|quien|cuant[oa]s?|what|which|how|when (?:is|will|do)|where|who|why|puedo|se puede|can i|"
    r"is it|is that|"
    r"do i|does)\b|"
    r"^(?:(?:pero|but|aunque|y|and) )*(?:ya )?(?:no|not|nel|ni|nunca|never|si|sino|o|u|or|e|mejor|rather|menos|"
    r"excepto)\b|"
    r"\b(?:creo|supongo|parece|tal vez|talvez|quizas?|a lo mejor|puede (?:ser|que)|no (?:lo |la |me |le )*(?:se|"
    r"acuerdo|recuerdo)\b"
    r"(?! (?:si|como|que|por|leer|escribir|hablar|nada|mucho|muy|pod\w+|pued\w+|viv\w+|habl\w+|me|le|les|nos))|"
    r"no estoy segur\w*|segun|mas o menos|"
    r"maybe|perhaps|probably|i think|i guess|i believe|not (?:really )?sure|dont (?:know|remember)|"
    r"cant remember|might|"
    r"digo|mejor dicho|me (?:equivoque|confundi)|miento|i mean|my mistake|"
    r"wait|esper[ea]\w*|actually|en realidad|o sea|depende|depends|mentira|ojala|quien sabe|who knows|"
    r"otr[oa]s?(?! (?:le|les|lo|la) (?:dic|llam|conoc))|another|other|tambien|also|as well|ademas|antes|before|"
    r"used to|de paso|"
    r"pas[eo]|pasando|(?<!porque )(?<!because it )(?:era|eramos|was))\b|^(?:pero |but |aunque )?ya no\b"
)
_OTHERS_TOO = re.compile(
    r"\b(?:mi|mis|my|our) (?:espos[oa]|marido|mujer|hij[oa]s?|herman[oa]s?|mama|papa|familia|husband|wife|sons?|"
    r"daughters?|kids|"
    r"children|brothers?|sisters?|mother|father|family)(?: \w+){0,2}? (?:tambien|igual|also|too|as well)\b"
)
"""Of whom the same is told besides: `my wife understands also`."""
_MOST = 4
"""Breaks that are looked at, from the last of them back."""

Read = Callable[[str], Reading]


def leads(text: str) -> Iterator[tuple[str, str]]:
    """The ways to part a reply into what is said first and what follows, the longest beginning first."""
    found = [one for one in BREAK.finditer(aligned(text)) if one.start() and one.end() < len(text)]
    for one in reversed(found[:_MOST]):
        yield text[: one.start()].strip(), text[one.end() :].strip()


def only_talks(rest: str) -> bool:
    """True where the words take nothing back, doubt nothing and ask nothing."""
    return "?" not in fold(rest) and not _TURNS.search(_OTHERS_TOO.sub(" ", phrase(rest)))


def read_leading(kind: str, text: str, read: Read) -> Reading | None:
    """The reading of an answer that is said first, or None where what follows may belong to it."""
    for first, rest in leads(text):
        reading = read(first)
        if reading.status == "ok" and only_talks(rest) and _says_nothing(kind, reading, rest, read):
            return reading
    return None


_MORE_COUNTED = re.compile(
    r"\d|\b(?:un[ao]?|one|two|dos|tres|three|embaraz\w+|pregnan\w+|camino|muri\w+|falleci\w+|mat\w+|muert[oa]s?|died|"
    r"dead|killed|"
    r"perdi\w*|lost|falta\w*|(?<!la )(?<!el )(?<!las )(?<!los )mas|more|"
    r"menos|less|quedaron|quedo|stayed|con(?:migo|tando)|sin|without|plus|aparte|"
    r"adoptiv\w+|hijastr\w+|criado|crianza|ajen\w+)\b"
)
_CALENDAR = re.compile(
    r"[MW]\d|\b(?:19|20)\d\d\b|\d ?[-/:] ?\d|\b(?:antier|ayer|anoche|hoy|manana|overmorrow|today|tonight|yesterday|"
    r"tomorrow|last|next|dia|day|mes|month|semana|week|hace|AGO|las?|el|at|the) \d|\b(?:antier|ayer|anoche|hoy|manana|"
    r"overmorrow|today|tonight|yesterday|tomorrow|antepasad[oa]|que viene|proxim[oa]|pasad[oa])\b"
)
"""Words of a calendar or a clock in what follows a day: it may be another one."""
_THAT_ONE = re.compile(r"\b(?:es[eao]|est[eao]|that) (?:un[oa]|one)\b")
_EVENT = re.compile(r"\d|\b(?:(?<!ya )hasta|desde|until|since|luego|despues|then|sal\w+|volv\w+|regres\w+|deport\w+)\b")


_SAID_AGAIN = frozenset({"country", "language", "marital_status"})
"""Kinds whose value may be named once more behind (`español, mi abuela hablaba otra, pero yo puro español`)."""


def _says_nothing(kind: str, first: Reading, rest: str, read: Read) -> bool:
    """True where the words behind hold no other value and nothing that would change the one before them."""
    if kind in ("count", "number"):
        return not _MORE_COUNTED.search(_THAT_ONE.sub(" ", phrase(rest)))
    if kind == "phone" and first.value == "none" and has_one_after_all(rest):
        return False
    if kind == "date" and _EVENT.search(phrase(rest)):
        return False
    if kind == "date" and not _CALENDAR.search(calendar_text(rest)):
        return True  # "venían los dos con calentura", "por eso cumplo cada cuatro años"
    reading = read(rest)
    if kind in _SAID_AGAIN and first.status == "ok" and reading.value in (first.value, [first.value]):
        return True
    return reading.status == "invalid"

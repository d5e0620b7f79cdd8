"""Whether the words around a pick from a list may mean something else than that pick: then it is only offered."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.dialogue.readers import vocabulary as known
from app.dialogue.readers.choice_lines import Choice, is_near
from app.dialogue.readers.choice_numbers import MARKERS
from app.dialogue.readers.folding import fold, phrase
from app.dialogue.readers.lexicon import word_set

_LIKE = 4
_NAMING = 3
_NAMED_OF = 8
_DENIES = re.compile(r"(?:^|\s)(?:no|not|nunca|never|tampoco|neither)\b(?!\s*[,.;:]|\s+se\b|\s+estoy segur|\s+sure)")
_ENDS_IN_NO = re.compile(r"\w\W+(?:no|not|nel)\W*$")
_DOUBTS = re.compile(
    r"\b(?:no se|no estoy segur[ao]|si no|y si|que pasa|depende|not sure|what if|what happens|(?:dont|do not) know)\b"
    r"|[¿?]"
)
_ALMOST = re.compile(
    r"\b(?:casi|iban? a|ibamos a|querian|quisieron|intent\w+|trat(?:o|aron|aban) de|almost|nearly|tried to|wanted to|"
    r"were going to|"
    r"was going to|gonna)\b"
)
"""What did not come about: `casi me secuestran`, `they tried to kidnap me`."""
_REACH = 5
_LONG = 3
"""Words from which a reply with a doubt in it is no plain pick."""
_TURNS = re.compile(
    r"\b(?:no|not|nunca|never|ya|already|pero|but|antes|before|ayud\w+|help\w+|defend\w+|salv(?:o|aron)|llame|"
    r"called|denunci\w+|reported)\b"
)
_TWO_TIMES = re.compile(r"\b(?:antes|before|primero|luego|despues|then)\b")
_AROUND = word_set(
    """
    con|en|por|para|a|al|de|del|d|unos|unas|su|sus|nuestro|nuestra|fue|fueron|era|eran|es|son|estoy|estamos|esta|estan|
    vivo|
    vivimos|hay|necesito|busco|quisiera|queremos|puede|puedo|si|yes|ahorita|ahora|hoy|aqui|alli|ahi|casa|the|with|in|
    on|at|to|
    my|our|for|from|by|was|were|they|he|she|we|are|am|im|need|would|like|looking|now|here|today|there|cosa|algo|creo|
    and|of|
    me|queda|quedan|conviene|gustaria|prefiero|preferiria|prefer|viaja|viajo|viajan|viajamos|vengo|venimos|vino|viene|
    conmigo|
    saber|ver|lo|que|va|voy|vamos|ando|andamos|hasta|llegue|termine|estudie|saque|hice|fui|asisti|donde|fine|better|
    rather|
    which|thing|asunto|tema|porque|because|eso|some|have|has|had|been|being|got|soy|somos|gracias|muchas|amigo|mejor|
    todavia|actualmente|right|dos
    """
)
_LEAVES_OUT = re.compile(r"\b(?:menos|excepto|salvo|except)\b")
_HEAD = 5
_WAY = re.compile(
    r"^(?:(?:pues|bueno|ahorita|estoy|estamos|vivo|vivimos|cruce|cruzamos|entre|entramos|fue|vine|vinimos|pase|"
    r"pasamos|llegue|i am|im|we are|i crossed|i came|we came|caminando|nadando) )*"
    r"(?:en|por|con|donde|in|by|at|with|through|across)\b"
)
"""A reply that says where, which way or with whom."""
_OTHERWISE = re.compile(
    r"\b(?:antes|before|pero|but|ya no|casi|otr[oa]s?|luego|despues|then|ahora|now|quiero|quisiera|want|iba|fui|era|"
    r"fue a|hasta|cerca|near|fuera|outside|sin|without|mi|mis|my|su|his|her)\b"
)
_SPAN = re.compile(r"(\d) ?- ?(\d)")


def is_plain(picked: Sequence[int], text: str, options: Sequence[Choice]) -> bool:
    """False where the words may mean the contrary, or more than was said: "no estoy casado", "menos robo todas", 1-3.

    A denial counts against a single pick by words that do not deny themselves and follow it.
    """
    said = fold(text)
    if (span := _SPAN.fullmatch(said.strip())) and int(span[2]) - int(span[1]) > 1:
        return False
    within = [n for n in picked if 1 <= n <= len(options)]
    own = {word for n in within for name in options[n - 1].names for word in name.split()}
    if len(within) != 1:
        return len(within) != len(picked) or len(phrase(text).split()) != 1 or not own & {phrase(text)}
    if _LEAVES_OUT.search(said) and not _LEAVES_OUT.search(" ".join(own)):
        return not own & set(phrase(text).split())
    if _ENDS_IN_NO.search(said) and not _ENDS_IN_NO.search(" ".join(options[picked[0] - 1].names)):
        return False
    denied = _DENIES.search(said)
    follows = set(phrase(said[denied.end() :]).split()[:_REACH]) if denied else set()
    return not (follows & own) or bool(own & {"no", "not", "nunca", "never", "ninguno", "ninguna", "none"})


def is_doubted(text: str, picked: Sequence[int], options: Sequence[Choice]) -> bool:
    """True for a question or a doubt in which an option's words stand: "que pasa si no acepto", "no se si acepto"."""
    own = " | ".join(name for n in picked for name in options[n - 1].names)
    found = _DOUBTS.search(fold(text))
    return bool(found) and len(phrase(text).split()) >= _LONG and not _DOUBTS.search(own)


def says_more(text: str, picked: Sequence[int], options: Sequence[Choice]) -> bool:
    """True where words of no line stand beside an option's: `la policía me ayudó`, `ya tengo abogado`."""
    own = {word for n in picked for name in options[n - 1].names for word in name.split()}
    more = [word for word in phrase(text).split() if word not in own | _AROUND | MARKERS and word not in known.FILLERS]
    more = [word for word in more if not any(_is_like(word, mine) for mine in own)]
    if _ALMOST.search(phrase(text)) and not _ALMOST.search(" | ".join(sorted(_wordings(picked, options)))):
        return True
    if _TWO_TIMES.search(fold(text)) and len(picked) > 1:
        return True
    if _says_where(text, picked, options):
        return False
    return len(more) > 1 or (bool(more) and bool(_TURNS.search(fold(text))))


def _says_where(text: str, picked: Sequence[int], options: Sequence[Choice]) -> bool:
    """True where a reply opens with a telling word of one line, as a place or a way, and turns nothing round.

    `por el desierto, tres noches caminando`; `en el albergue de las monjas`.
    """
    said = phrase(text)
    if len(set(picked)) != 1 or _DENIES.search(fold(text)) or _DOUBTS.search(fold(text)) or _OTHERWISE.search(said):
        return False
    own = {word for name in _wordings(picked, options) for word in name.split() if len(word) >= _NAMING} - _AROUND
    head = said.split()[:_HEAD]
    return bool(_WAY.match(said)) and any(word in own or any(is_near(word, mine) for mine in own) for word in head)


def _wordings(picked: Sequence[int], options: Sequence[Choice]) -> set[str]:
    return {name for n in picked for name in options[n - 1].names}


def is_named(text: str, picked: Sequence[int], options: Sequence[Choice]) -> bool:
    """True where more than small words of a picked line, and no tiny part of the reply, name it: "en una troca" is not
    "en", and in sixteen words "todos" is no line.
    """
    own = {word for n in picked for name in options[n - 1].names for word in name.split() if len(word) >= _NAMING}
    said = phrase(text).split()
    named = sum(word in own or any(_is_like(word, mine) for mine in own) for word in said)
    return named > 0 and named * _NAMED_OF >= len(said)


def _is_like(word: str, own: str) -> bool:
    return len(word) >= _LIKE and (is_near(word, own) or (len(own) >= _LIKE and word[:4] == own[:4]))

"""A pick from a list within talk: `la primaria, es que mi papá me sacó`, `ya me cansé por hoy, mejor salgo`.

What is said first by itself is the pick, or what a word of choosing brings in later. The talk around it may name no
other line, take nothing back, doubt nothing and ask nothing; where it does, the lines heard are asked about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from app.dialogue.readers.choice_lines import Choice
from app.dialogue.readers.choice_numbers import numbers_said
from app.dialogue.readers.folding import aligned, fold, phrase
from app.dialogue.readers.leading import BREAK, leads, only_talks
from app.dialogue.readers.lexicon import word_set
from app.dialogue.reading import Reading

_CHOOSING = re.compile(
    r"^(?:(?:mire|mira|pues|bueno|entonces|asi que|y|so|yo|a mi|no se|la verdad) )*(?:mejor|prefiero|preferiria|"
    r"quiero|quisiera|"
    r"escojo|elijo|seria|me gustaria|me (?:queda|conviene) mejor|lo que (?:yo )?(?:quiero|necesito|busco)|necesito|"
    r"i want|i need|i would like|id like|i prefer|i choose|rather|better|lets)\b"
)
_AND = re.compile(r"\s+(?=(?:y|and|hasta que|cuando|si|if|when)\s)")
_STAYED = re.compile(
    r"\b(?:se )?(?:quedo|quedaron|stayed|murio|murieron|died|left behind|no (?:vino|vinieron|viene|vienen|viaja|esta|"
    r"estan)|"
    r"didnt come|(?:alla|atras) (?:en|con)|en (?:honduras|guatemala|el salvador))\b"
)
_TURNS = re.compile(
    r"\b(?:ayud\w+|help\w+|defend\w+|salv(?:o|aron)|llame|llamamos|called|protegi\w+|protect\w+|nada|nothing|tampoco|"
    r"neither|"
    r"culpa|acus\w+|dicen que|creen que|pensaron|confund\w+)\b"
)
_NO_NAMES = word_set(
    "si|no|yes|otro|otra|other|ninguno|ninguna|none|nada|con|por|para|casa|mi|en|una|del|the|with|from|mas|cosa|ver|que"
)
_LIKE = 5
_HAPPENED = re.compile(
    r"\b(?:me|nos|le|les|lo|la|los|las) (?:\w+ )?\w+(?:aron|ieron|aban|ian|aba|eron|o)\b|"
    r"\b(?:they|he|she) \w+(?:ed|t|d|pt)? (?:me|us|my|him|her|them)\b"
)
"""Something done to somebody: `nos tuvieron encerrados`, `they beat me`."""
_UNSURE = re.compile(
    r"[?¿]|\b(?:casi|quizas?|tal vez|talvez|creo|supongo|maybe|perhaps|almost|iban? a|ibamos|would|going to|quer\w+|"
    r"podr\w+|si|if|"
    r"nunca|jamas|never|no (?:me|nos|le|les|lo|la|los|las|hubo|fue|fueron|era|han?|hemos)|ni|sin|not|didnt|wasnt|"
    r"ayud\w+|help\w+|defend\w+|salv(?:o|aron)|rescat\w+|denunci\w+|otr[oa]s?)\b"
)
_TELLS_FROM = 4

Read = Callable[[str], Reading]


def picked_in_talk(
    text: str, options: Sequence[Choice], read: Read, says_more: Callable[[str], bool]
) -> Reading | None:
    """The pick that stands by itself before or within talk, or None; `says_more` tells what else may choose."""
    for part, rest in (*leads(text), *_brought(text, options)):
        reading = read(part)
        is_pick = reading.status == "ok" and reading.value not in ([], "none")
        if is_pick and not says_more(rest) and _is_idle(rest, _numbers(reading), options):
            return reading
    return None


def _numbers(reading: Reading) -> set[int]:
    value = reading.value if isinstance(reading.value, list) else [reading.value]
    return {n for n in value if isinstance(n, int)}


def _brought(text: str, options: Sequence[Choice]) -> Iterator[tuple[str, str]]:
    """The clauses behind the first that open with a word of choosing, each also up to an "and"."""
    breaks = list(BREAK.finditer(aligned(text)))
    for at, found in enumerate(breaks):
        clause = text[found.end() : breaks[at + 1].start() if at + 1 < len(breaks) else len(text)].strip()
        if not _CHOOSING.match(phrase(clause)):
            continue
        before = text[: found.start()]
        behind = text[breaks[at + 1].end() :] if at + 1 < len(breaks) else ""
        yield clause, f"{before}; {behind}"
        if cut := _AND.search(aligned(clause)):
            yield clause[: cut.start()], f"{before}; {clause[cut.end() :].split(' ', 1)[-1]}; {behind}"


def _is_idle(rest: str, picked: set[int], options: Sequence[Choice]) -> bool:
    """True where every piece of the rest only talks, and names no line but those picked."""
    for piece in re.split(r"[,;.:!]+\s+|;", rest):
        if not phrase(piece):
            continue
        others = named_lines(piece, options) - picked
        if others and not _STAYED.search(phrase(piece)):
            return False
        if not only_talks(piece) or _TURNS.search(phrase(piece)):
            return False
    return True


def named_lines(said: str, options: Sequence[Choice]) -> set[int]:
    """The lines of which the words hold a wording, a word that begins like one of theirs, or the bare number."""
    plain = phrase(said)
    tokens = [token for token in plain.split() if len(token) >= _LIKE and token not in _NO_NAMES]
    numbers, others = numbers_said(said)
    named = {n for n in numbers if not others and n <= len(options)}
    for n, option in enumerate(options, 1):
        for name in option.names:
            if name not in _NO_NAMES and len(name) > 2 and f" {name} " in f" {plain} ":
                named.add(n)
            own = [word for word in name.split() if len(word) >= _LIKE and word not in _NO_NAMES]
            if any(token[:_LIKE] == word[:_LIKE] for token in tokens for word in own):
                named.add(n)
    return named


def is_told(text: str, picked: Sequence[int], options: Sequence[Choice]) -> bool:
    """True where a sentence tells what was done to somebody, in words of one line alone (`nos tuvieron encerrados`)."""
    said = phrase(text)
    if len(set(picked)) != 1 or _UNSURE.search(fold(text)) or _UNSURE.search(said) or len(said.split()) < _TELLS_FROM:
        return False
    own = [name for name in options[picked[0] - 1].names if f" {name} " in f" {said} "]
    is_done = any(_HAPPENED.search(f"{_before(name, said)} {name}") for name in own)
    return is_done and named_lines(text, options) <= set(picked)


def _before(name: str, said: str) -> str:
    """The two words before a wording."""
    return " ".join(said[: f" {said} ".find(f" {name} ")].split()[-2:])

"""The pick in a message that says more: "3 y también qué llevar", "sí, la 2. ¿y apunto la fecha?". Pure.

A number that stands first, by itself, is the pick; what is joined to it is the rest. Where a message is only cut at its
joints, the caller knows which of the halves is a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.dialogue.asides import Words, opens_as_question
from app.dialogue.readers.choice_numbers import numbers_said
from app.dialogue.readers.folding import aligned
from app.dialogue.readers.lexicon import word_set
from app.dialogue.text import fold

_JOINT = re.compile(
    r"\s*[?!.;,\n]+\s*(?:(?:y|e|and|pero|but)\s+)?|\s+-+\s+|\s+(?:y|e|and|pero|but|tambien|also|ademas|plus)\s+"
)
_STOP = re.compile(r"\s*[.,;:!?)\n-]+\s*(?=\D)")
_JOINS = word_set("y|e|and|pero|but|tambien|also|ademas|plus|luego|despues|then")
_NAMES_A_LINE = re.compile(
    r"\d|\b(?:la|el|the|opcion|option|numero|number) (?:un[oa]|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|one|"
    r"two|three|four|five|six|seven|eight|nine|ten)\b|"
    r"\b(?:primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|septim[oa]|octav[oa]|noven[oa]|decim[oa]|"
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|ultim[oa]|last)\b"
)
_LEADS = re.compile(
    r"^\W*(?:(?:y|e|and|pero|but|tambien|also|ademas|plus|ah|oh|ay|luego|despues|then|pues|bueno|mire|oiga|oye|ok|okay|"
    r"entonces|so|well|mejor|quiero(?: (?:saber|ver))?|quisiera(?: (?:saber|ver))?|i want(?: to know)?|(?:lo|la) del?|"
    r"(?:eso|esto) del?|about|dale|va|a ver|si|yes|no|porfa|por favor|please|hola|(?:muchas )?gracias|thanks|thank you|"
    r"nada mas|es todo|eso es todo|that is all|thats all)\b\W*)+"
)
_TRAILS = re.compile(r"(?:\W+(?:pues|porfa|por favor|please|gracias|thanks|tambien|also|too|mejor|entonces))+\W*$")
_MOST_CUTS = 6
_MOST_WORDS = 6
"""Words that a pick by its number has at most: "sí, por favor, la número 2"."""


def numbered(text: str, words: Words) -> tuple[int, str] | None:
    """The number that is picked first and what is said after it; None where a number counts or dates something."""
    flat = aligned(text)
    ends = [found.end() for found in re.finditer(r"\w+", flat)][:_MOST_WORDS]
    for end in ends:
        head, tail = flat[:end], flat[end:]
        numbers, (_, others) = numbers_said(head)[0], numbers_said(core(head))  # "no la 2" denies one
        if len(numbers) != 1 or others or not _NAMES_A_LINE.search(fold(head)):
            continue
        stop = _STOP.match(tail)
        rest = text[end + (stop.end() if stop else 0) :].strip()
        first = fold(rest).partition(" ")[0]
        if rest and (stop or first in _JOINS or opens_as_question(rest, words)):
            return numbers[0], rest
    return None


def cuts(text: str) -> Iterator[tuple[str, str]]:
    """The two sides of each joint, from the first on."""
    for joint in list(_JOINT.finditer(aligned(text)))[:_MOST_CUTS]:
        before, after = text[: joint.start()].strip(), text[joint.end() :].strip()
        if before and after:
            yield before, after


def core(text: str) -> str:
    """The words without those that only lead to them or follow: "y también lo de la corte pues" is "la corte"."""
    flat = aligned(text)
    start = found.end() if (found := _LEADS.match(flat)) else 0
    end = found.start() if (found := _TRAILS.search(flat)) and found.start() > start else len(text)
    return text[start:end].strip()

"""Complaints of having said it before: "ya le dije", "i already told you". They are part of no value. Pure.

What stands beside such words may be the value ("tamaulipas, ya le dije matamoros arriba"); what is said after them in
one breath may be it, and is only offered.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from app.dialogue.readers.folding import aligned
from app.dialogue.readers.lexicon import word_set
from app.dialogue.text import fold

SAID_BEFORE = (
    r"(?:(?:i |ya |already |como )*(?:say|said|told|tell|(?:le |te |les |se |lo )*(?:dije|digo|habia dicho|he dicho|"
    r"dicho|puse|habia puesto|conteste|mande))(?: (?:it|that|you|u|yes|already|before|antes|que si|ya|to you))*+)"
)
"""The pattern of folded words by which somebody says that they said it: "ya te dije", "i told you already"."""

_CLAUSES = re.compile(r"\s*[,;.!\n]+\s*")
_AFTER = re.compile(
    r"^(?:(?:que|es|that|it is|its|en|in|arriba|antes|ahi|hace rato|before|above) )+|"
    r"(?: (?:arriba|antes|ahi|alla|hace rato|before|above))+$"
)
_LONGEST = 6
"""Words of a value that stands beside a complaint; more tell something."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """What is left of a reply that complains: the value that plainly stands beside, or words that may be it.

    `rest`: all of it, small words too ("no, ya le dije").
    """

    value: str = ""
    perhaps: str = ""
    rest: str = ""


def without_complaint(text: str, phrases: Collection[str], asked: str) -> Repeated | None:
    """The reply without its complaint; None where it holds none. `asked`: what the question calls its answer."""
    beside: list[str] = []
    after = ""
    is_complaint = False
    for clause in filter(None, _CLAUSES.split(text)):
        found = _complaint(clause, phrases)
        if found is None:
            beside.append(clause)
            continue
        is_complaint = True
        beside.append(clause[: found.start()].strip())
        after = after or clause[found.end() :].strip()
    if not is_complaint:
        return None
    said = ", ".join(each for each in beside if _says_something(each, asked))
    if said and len(said.split()) <= _LONGEST:
        return Repeated(value=said)
    after = _after(after)
    rest = " ".join(filter(None, [*beside, after]))
    return Repeated(
        rest=rest, perhaps=after if _says_something(after, asked) and len(after.split()) <= _LONGEST else ""
    )


def _complaint(clause: str, phrases: Collection[str]) -> re.Match[str] | None:
    flat = aligned(clause)
    for phrase in sorted(phrases, key=len, reverse=True):
        if found := re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", flat.replace("'", " ")):
            return found
    return None


def _after(said: str) -> str:
    """`matamoros` of "que matamoros arriba"; as typed."""
    flat = aligned(said)
    begin = _AFTER.match(flat)
    start = begin.end() if begin and begin.group() else 0
    end = next((found.start() for found in _AFTER.finditer(flat) if found.end() == len(flat)), len(flat))
    return said[start:end].strip()


_SMALL = word_set(
    """
    asi|como|entonces|igual|tal|so|as|then|a|al|de|del|el|en|es|esa|ese|eso|esta|este|esto|la|las|lo|los|mi|mis|que|se|su|un|una|uno|y|no|ya|si|pues|oiga|pero|
    the|an|in|is|it|my|of|that|this
    """
)


def _says_something(said: str, asked: str) -> bool:
    """True for words that are neither the question's own ("una ciudad") nor small."""
    return bool(set(fold(said).split()) - set(fold(asked).split()) - _SMALL)

"""Somebody who corrects themselves in one message: `5 no, 4`, `la 2, perdón, la 3`, `not Honduras, Nicaragua`.

The words alone only show where a correction may be; whether both sides are values is for the caller to see.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.dialogue.readers.folding import aligned

_GAP = r"(?:\s*[,.;:]+\s*|\s+(?:[-–]\s+)?)"
_SAID_WRONG = (
    r"(?:(?:ay|uy|oh|no),? no|miento|que diga|(?:ay |oh )?(?:perdon(?:e|eme|a|ame)?|disculp[ea](?:me)?|sorry|"
    r"my mistake|my bad)|(?<!lo )(?<!la )(?<!los )(?<!se )(?<!le )digo(?! que\b)|mejor dicho|"
    r"(?:quise|quiero|queria) (?:decir|poner|escribir)(?: que)?|i (?:wanted|meant|want|mean) to (?:say|put|"
    r"write|type)|"
    r"(?:me|nos) (?:equivoque|confundi|equivocamos)(?: de \w+)?|corrijo|correccion|"
    r"(?:le )?(?:aprete|toque|piqu?e|marque|di|puse) (?:el |la |a la )?(?:mal|otr[oa]|que no era)(?: \w+)?|"
    r"i mean(?:t)?|correction|i was wrong|wrong (?:button|number|key|line|one))"
)
_CHANGED = r"(?:mejor|(?:no )?(?:espere?|esperate|wait)|actually|en realidad|rather|make that)"
_MARK = rf"(?:(?:o|u|or|no|nel){_GAP})?(?:{_SAID_WRONG}|{_CHANGED})"
_LINK = r"(?:(?:no|es|son|era|fue|seria|que|it is|its|it's|is)\b(?!\s*[,;.!]))"
_BEHIND = rf"{_GAP}{_MARK}(?:{_GAP}(?:{_SAID_WRONG}|{_LINK}))*{_GAP}(?P<after>\S.*)$"
_MARKED = (
    re.compile(rf"^(?P<before>.*[^\s,.;:]){_BEHIND}", re.DOTALL),
    re.compile(rf"^(?P<before>.*?[^\s,.;:]){_BEHIND}", re.DOTALL),
)
"""Parted at the last words of correcting, and at the first: what follows may hold a "no" of its own."""
_ONLY_TAKEN_BACK = re.compile(
    rf"^.+(?>{_GAP})(?:(?:no|ay|perdon|sorry)\b\W*+)*(?:(?:me|nos) (?:equivoque|confundi)|my mistake|i was wrong|"
    rf"asi no)\W*$",
    re.DOTALL,
)
_LAST_NO = re.compile(r"[\s,.;:]+(?:no|nel|o|or)$")
_AFTER_DENIAL = r"(?:(?:sino|pero|but|es|son|fue|soy|it is|its|it's|i am|im|i'm|mejor|si)\s+)?(?:que\s+)?"
_DENIED = (
    re.compile(
        rf"^(?:(?:pues|bueno|well|mire)\W+)?(?:no|not|nel)\s+(?P<before>[^,;.]+?)(?:\s*+[,;.]\s*+{_AFTER_DENIAL}|"
        r"\s+(?:sino|but)\s+(?:que\s+)?)(?P<after>\S.*)$",
        re.DOTALL,
    ),
    re.compile(rf"^(?P<before>[^,;]+?)(?:\s*+,)?\s++(?:no|nel)\s*+[,.;]\s*+{_AFTER_DENIAL}(?P<after>\S.*)$", re.DOTALL),
    re.compile(r"^(?P<after>[^,;]+?)(?:\s*+,)?\s++(?:not|y no)\s+(?P<before>[^,;]+)$", re.DOTALL),
)


@dataclass(frozen=True, slots=True)
class Correction:
    """What was taken back and what was said instead; `is_plain` when words of correcting stand between them."""

    taken_back: str
    meant: str
    is_plain: bool


def corrections(text: str) -> list[Correction]:
    """The ways in which a message may correct itself, the plainest first; empty when it does not."""
    flat = aligned(text)
    found: list[Correction] = []
    for pattern in (*_MARKED, *_DENIED):
        if parts := pattern.match(flat):
            before, after = (text[slice(*parts.span(side))].strip() for side in ("before", "after"))
            correction = Correction(_cut_denial(before), after, pattern in _MARKED)
            if correction not in found:
                found.append(correction)
    return found


def _cut_denial(before: str) -> str:
    """`la cuarta no` of `la cuarta no, perdón, la quinta`: the value alone."""
    denial = _LAST_NO.search(before.lower())
    return before[: denial.start()] if denial and denial.start() else before


def is_taken_back(text: str) -> bool:
    """True when a message takes back what it said and gives nothing instead (`5, me equivoqué`)."""
    return bool(_ONLY_TAKEN_BACK.match(aligned(text)))

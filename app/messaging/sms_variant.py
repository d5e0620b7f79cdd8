"""A Spanish text proposed for SMS: GSM-7 only, naming the words that a missing accent would make mean another thing.

ñ é ü ¿ ¡ are in GSM-7 and stay; á í ó ú lose their accent; quotes, dashes and the ellipsis become plain. The proposal
is for an author to review and reword, never for run time, and never for a person's own words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.errors import BadContent
from app.messaging.gsm7 import characters_outside, normalise, unit_cost

_UNTOUCHED = re.compile(r"\{[^{}\s]*\}|https?://\S+|\S+@\S+\.\S+")
_WORD = re.compile(r"[^\W\d_]+")
_ASKED = re.compile(r"¿[^?]*\?|¡[^!]*!")
_PRETERITE = re.compile(r"\w{2,}(?<![iy])ó")
_FUTURE = re.compile(r"\w{2,}ar(?:á|ás|án)")
_IMPERATIVE = re.compile(r"\w{2,}(?<!r)á")
_SIGNS = str.maketrans({"×": "x", "→": "->", "←": "<-", "✓": "-"})
_LISTS = ("preterites", "interrogatives", "harmless")


@dataclass(frozen=True, slots=True)
class AccentTable:
    """The words of content/accents.yaml, in lower case. `ambiguous` maps a word to what it means with and without."""

    ambiguous: Mapping[str, str]
    interrogatives: frozenset[str]
    harmless: frozenset[str]

    @classmethod
    def from_data(cls, data: Any, *, source: str = "accents.yaml") -> AccentTable:
        """The table from parsed YAML. Raises BadContent naming the part that is not as it should be."""
        if not isinstance(data, Mapping) or not isinstance(data.get("ambiguous"), Mapping):
            raise BadContent(f"{source}: needs `ambiguous:` with words and what they mean")
        for name in _LISTS:
            if not isinstance(data.get(name, []), list):
                raise BadContent(f"{source}: `{name}` must be a list of words")
        words = {str(word).lower(): str(gloss) for word, gloss in data["ambiguous"].items()}
        words |= {str(word).lower(): "" for word in data.get("preterites", [])}
        pointless = sorted(word for word in words if bare(word) == word)
        if pointless:
            raise BadContent(f"{source}: nothing is lost from {', '.join(pointless)}: á í ó ú alone lose their accent")
        return cls(words, *(frozenset(str(w).lower() for w in data.get(name, [])) for name in _LISTS[1:]))


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an author is shown.

    `changed`: words that lose an accent, with what remains. `ambiguous`: those among them to reword, because they would
    mean something else. `unfit`: characters that nothing in GSM-7 can stand for (emoji), left in the text.
    """

    text: str
    changed: tuple[tuple[str, str], ...] = ()
    ambiguous: tuple[str, ...] = ()
    unfit: tuple[str, ...] = ()


def propose_sms_variant(spanish: str, table: AccentTable) -> Proposal:
    """The text in GSM-7, what changed, and what its author must reword. Placeholders, links and marks stay."""
    text = unicodedata.normalize("NFC", spanish)
    asked = [found.span() for found in _ASKED.finditer(text)]
    changed: dict[str, str] = {}
    ambiguous: dict[str, None] = {}
    for start, word in _words(text):
        if (stripped := bare(word)) == word:
            continue
        changed[word] = stripped
        is_asked = any(first <= start < last for first, last in asked)
        if is_ambiguous(word, table, is_asked=is_asked):
            ambiguous[word] = None
    proposed = _outside_untouched(text, lambda part: bare(normalise(part).translate(_SIGNS)))
    return Proposal(proposed, tuple(changed.items()), tuple(ambiguous), characters_outside(proposed))


def is_ambiguous(word: str, table: AccentTable, *, is_asked: bool = False) -> bool:
    """True when the word would mean something else without its accents on á í ó ú.

    Listed words and these endings: -ó ("pagó", "pago"; but -ió and -yó only where listed), -ará -arás -arán ("llegará",
    "llegara"; "recibirá" and "será" are clear without) and other -á but -rá ("papá"). Question words count only outside
    ¿...? and ¡...!. `harmless` words never do.
    """
    word = word.lower()
    if bare(word) == word or word in table.harmless:
        return False
    if word in table.interrogatives:
        return not is_asked
    return word in table.ambiguous or any(rule.fullmatch(word) for rule in (_PRETERITE, _FUTURE, _IMPERATIVE))


def bare(text: str) -> str:
    """The text with every letter that is outside GSM-7 put as its plain letter: á as a, ã as a, º as o. é ñ ü stay."""
    return "".join(character if unit_cost(character) else _plain_letter(character) for character in text)


def _plain_letter(character: str) -> str:
    if not unicodedata.category(character).startswith("L"):
        return character
    base = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    return base if base and all(unit_cost(c) for c in base) else character


def _words(text: str) -> list[tuple[int, str]]:
    """Words and where they begin, placeholders and links left out."""
    spared = [found.span() for found in _UNTOUCHED.finditer(text)]
    return [
        (found.start(), found.group())
        for found in _WORD.finditer(text)
        if not any(first <= found.start() < last for first, last in spared)
    ]


def _outside_untouched(text: str, change: Callable[[str], str]) -> str:
    """Change everything but placeholders and links."""
    parts, at = [], 0
    for found in _UNTOUCHED.finditer(text):
        parts += [change(text[at : found.start()]), found.group()]
        at = found.end()
    return "".join([*parts, change(text[at:])])

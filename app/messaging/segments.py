"""How many segments an SMS is billed as, and in which alphabet.

Sizes in units: GSM-7 160 alone, 153 each when several; UCS-2 70 and 67. Toll-free numbers in the US and Canada leave
152 and 66. A two-unit character or an emoji that does not fit at the end of a segment moves whole to the next one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from app.messaging.graphemes import graphemes
from app.messaging.gsm7 import as_smart_encoding, is_gsm7, unit_cost

Encoding = Literal["GSM-7", "UCS-2"]

_SINGLE: dict[Encoding, int] = {"GSM-7": 160, "UCS-2": 70}
_SEVERAL: dict[Encoding, int] = {"GSM-7": 153, "UCS-2": 67}
_TOLL_FREE: dict[Encoding, int] = {"GSM-7": 152, "UCS-2": 66}


@dataclass(frozen=True, slots=True)
class Segments:
    """The measure of one SMS.

    `segments` is what is billed (1 for an empty text). `units` is what fills them: septets in GSM-7 (an extension
    character takes two), 16-bit units in UCS-2. `characters` counts code points.
    """

    encoding: Encoding
    segments: int
    units: int
    characters: int


def measure(text: str, *, smart: bool = False, toll_free: bool = False) -> Segments:
    """Measure a text as Twilio bills it; `smart` counts it with Smart Encoding on."""
    text = as_smart_encoding(text) if smart else text
    encoding: Encoding = "GSM-7" if is_gsm7(text) else "UCS-2"
    costs = _costs(text, encoding)
    units = sum(costs)
    several = (_TOLL_FREE if toll_free else _SEVERAL)[encoding]
    segments = 1 if units <= _SINGLE[encoding] else _pack(costs, several)
    return Segments(encoding=encoding, segments=segments, units=units, characters=len(text))


def utf16_units(text: str) -> int:
    """Length in 16-bit units, as WhatsApp's and UCS-2's limits count it: most emoji are two or more."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _costs(text: str, encoding: Encoding) -> list[int]:
    """Units of each piece that may not be cut: characters in GSM-7, grapheme clusters in UCS-2."""
    if encoding == "GSM-7":
        return [unit_cost(character) or 0 for character in text]
    return [utf16_units(cluster) for cluster in graphemes(text)]


def _pack(costs: list[int], size: int) -> int:
    """Segments of `size` units filled in order; a piece larger than a segment runs over into the next ones."""
    segments, used = 1, 0
    for cost in costs:
        if used + cost > size and used:
            segments, used = segments + 1, 0
        used += cost
        while used > size:
            segments, used = segments + 1, used - size
    return segments

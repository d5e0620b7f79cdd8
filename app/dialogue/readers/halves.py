"""The half of the day said without an hour: "es de la mañana", "not night, morning".

The hour that was told stays, and only its half changes. Words that say more than the half are left to other readers:
"en la mañana le contesto" moves no hour, and "mañana" alone is tomorrow.
"""

from __future__ import annotations

import re

from app.dialogue.readers.folding import words

_AM = r"(?:(?:de|en|por|x) (?:la )?)?madrugada|(?:de|en|por|x|pa|para) (?:la )?manana|(?:la )manana|a m|am|morning"
_PM = r"(?:(?:de|en|por|x) (?:la )?)?(?:tarde|tardecita|noche)|(?:la )(?:tarde|noche)|p m|pm|afternoon|evening|night"
_WORD = (
    r"(?:no|not|nop|es|era|son|is|it|its|was|na|for|in|at|the|of|la|las|el|los|a|que|q|de|del|en|y|and|pues|"
    r"mijo|mija|senor|senora|perdon|sorry|hora|hour|time|corte|court|puente|puerto|bridge|port|border|frontera|judge|"
    r"juez|sino|but|pero|mejor|please|por favor|porfa|early|temprano|siempre|only|solo|dice|says|say|paper|papel|mi|my)"
)
_HALF = re.compile(rf"^(?:{_WORD} )*?(?:(?P<am>{_AM})|(?P<pm>{_PM}))(?: {_WORD})*$")
NOON = 12
"""The hour at which the second half of a day begins."""


def in_half(hour: str, *, is_late: bool) -> str:
    """An hour (`HH:MM`) as it is in the first or in the second half of the day."""
    return f"{int(hour[:2]) % NOON + (NOON if is_late else 0):02d}{hour[2:]}"


def is_early(hour: str) -> bool:
    """True for an hour (`HH:MM`) of the first half of the day."""
    return hour < f"{NOON}:00"


def hour_of_half(text: str, held: str) -> str | None:
    """The hour `held` (`HH:MM`) in the half of the day that a text says and nothing else; None where it says none."""
    found = _HALF.match(" ".join(words(text)))
    if found is None or int(held[:2]) % NOON == 0:
        return None
    return in_half(held, is_late=found["am"] is None)

"""Lines of a list that are values of a kind: `chapín` among countries, `viuda desde 2015` among marital statuses.

Where two lines or more are countries, say, and different ones, a reply is also read as a country; "Otro país" takes
those that are not listed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.dialogue.readers.countries import read_country
from app.dialogue.readers.doubts import or_offered
from app.dialogue.readers.languages import read_language
from app.dialogue.readers.statuses import read_marital_status, read_sex
from app.dialogue.reading import Json, Reading

_OTHER = ("otro", "otra", "other", "another")
_FEWEST = 2
_MOST_WORDS = 7  # a longer reply tells something: a word in it that is also a language or a country means little


def by_meaning(text: str, lang: str, lines: Sequence[Sequence[str]]) -> tuple[list[int], bool] | None:
    """The numbers of the lines meant and whether that is sure; None where the lines or the reply are no such values."""
    if len(text.split()) > _MOST_WORDS:
        return None
    readers: dict[str, Callable[[str], Reading]] = {
        "country": read_country,
        "marital_status": read_marital_status,
        "language": read_language,
        "sex": lambda said: read_sex(said, lang),
    }
    for kind, read in readers.items():
        values = [_value(names, read) for names in lines]
        listed = [repr(value) for value in values if value is not None]
        if len(listed) < _FEWEST or len(set(listed)) != len(listed):
            continue
        reading = or_offered(kind, read(text), text, None)
        if found := _lines_of(reading, values, lines):
            return found, reading.status == "ok"
    return None


def _value(names: Sequence[str], read: Callable[[str], Reading]) -> Json:
    """What a line is a value of, from the first of its wordings that is one."""
    readings = (read(name) for name in names)
    return next((reading.value for reading in readings if reading.status == "ok" and reading.value != "none"), None)


def _lines_of(reading: Reading, values: Sequence[Json], lines: Sequence[Sequence[str]]) -> list[int]:
    if reading.status not in ("ok", "ambiguous"):
        return []
    several = isinstance(reading.value, list) and reading.status == "ambiguous"
    meant = list(reading.value) if several and isinstance(reading.value, list) else [reading.value]
    found = [n for value in meant for n, own in enumerate(values, 1) if own == value]
    others = [n for n, names in enumerate(lines, 1) if any(name.split()[0] in _OTHER for name in names)]
    if not found and reading.status == "ok" and len(others) == 1:
        return others
    return found

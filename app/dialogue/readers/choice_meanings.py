"""Lines of a list that are values of a kind: `chapín` among countries, `viuda desde 2015` among marital statuses.

Where two lines or more are countries, say, and different ones, a reply is also read as a country; "Otro país" takes
those that are not listed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from app.dialogue.readers.countries import read_country
from app.dialogue.readers.doubts import or_offered
from app.dialogue.readers.languages import read_language
from app.dialogue.readers.statuses import read_marital_status, read_sex
from app.dialogue.reading import Json, Reading

_KINDS: dict[str, Callable[[str], Reading]] = {
    "country": read_country,
    "marital_status": read_marital_status,
    "language": read_language,
}
_OTHER = ("otro", "otra", "other", "another")
_FEWEST = 2
_CALLED = 4
"""Wordings of a line, the first ones, that may be what it is called."""
_MOST_WORDS = 7  # a longer reply tells something: a word in it that is also a language or a country means little


def by_meaning(text: str, lang: str, lines: Sequence[Sequence[str]]) -> tuple[list[int], bool] | None:
    """The numbers of the lines meant and whether that is sure; None where the lines or the reply are no such values."""
    if len(text.split()) > _MOST_WORDS:
        return None
    for kind in (*_KINDS, "sex"):
        values = _values_of(kind, lang, tuple(map(tuple, lines)))
        if values is None:
            continue
        reading = or_offered(kind, _read(kind, lang, text), text, None)
        if found := _lines_of(reading, values, lines):
            return found, reading.status == "ok"
    return None


def speaks_of_values(text: str, lang: str, lines: Sequence[Sequence[str]]) -> bool:
    """True where the lines are values of a kind and the words say something of that kind (`vivo con mi pareja`)."""
    of_lines = tuple(map(tuple, lines))
    return any(
        _values_of(kind, lang, of_lines) is not None and _read(kind, lang, text).status != "invalid"
        for kind in (*_KINDS, "sex")
    )


def is_unclear(text: str, lang: str, picked: Sequence[int], lines: Sequence[Sequence[str]]) -> bool:
    """True where a line that is a value was picked by its words, and the whole says something between the values."""
    of_lines = tuple(map(tuple, lines))
    for kind in (*_KINDS, "sex"):
        values = _values_of(kind, lang, of_lines)
        if values and any(values[n - 1] is not None for n in picked if 1 <= n <= len(values)):
            return _read(kind, lang, text).status == "clarify"
    return False


def _read(kind: str, lang: str, text: str) -> Reading:
    return read_sex(text, lang) if kind == "sex" else _KINDS[kind](text)


@lru_cache(maxsize=512)
def _values_of(kind: str, lang: str, lines: tuple[tuple[str, ...], ...]) -> tuple[Json, ...] | None:
    """What each line is a value of, remembered, for lists are our content; None unless two are, and different ones."""
    values = tuple(_value(names, kind, lang) for names in lines)
    listed = [repr(value) for value in values if value is not None]
    return values if len(listed) >= _FEWEST and len(set(listed)) == len(listed) else None


def _value(names: Sequence[str], kind: str, lang: str) -> Json:
    """What a line is a value of, by what it is called in both languages.

    What else means it may hold any word: a gang's names are no country for "los salvatruchas" among them.
    """
    readings = (_read(kind, lang, name) for name in names[:_CALLED])
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

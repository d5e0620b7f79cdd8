"""A place as `{"city", "state", "country"}`, as far as said; the country is an ISO code, the rest as typed.

A missing part is None: no country is concluded from a city, no state from a country.
"""

from __future__ import annotations

import re

from app.dialogue.reading import Json, Reading
from app.dialogue.readers.countries import countries_in
from app.dialogue.readers.folding import clean, phrase, without_pictographs
from app.dialogue.readers.place_words import ALSO_TOWNS, STATES
from app.dialogue.readers.stances import says_none

_LEADS = re.compile(
    r"^(?:(?:pues|bueno|mire|hola|well|hi|hello|mmm|si)[,.! ]+)*(?:yo )?(?:(?:(?:vivo|vivimos|estoy|estamos|naci|nacio|nacimos|soy|somos|vengo|venimos|era|fue|me encuentro|i live|i am|i'm|im|i was born|was born|born|from|we live|we are|i come|living|viviendo|ahorita estoy|ahora estoy|entre|cruce|llegue) )+"
    r"(?:(?:aqui|ahorita|ahora|right now|here|actualmente|hoy) )*(?:en|de|in|at|from|por|a)? ?|(?:en|in|de|from|at) )(?:el municipio de |la ciudad de |el pueblo de |the city of |la aldea |the town of )?",
)
_SEPARATORS = re.compile(r"\s*(?:,|;|\||\n| - | – |/|\. (?=[^\W\d]))\s*")
_LINK = re.compile(r"\s+(?:en|in|de|del|of|,)$", re.IGNORECASE)


def read_place(text: str) -> Reading:
    """The place's parts; hints `place.…`."""
    spelled = clean(without_pictographs(text)).strip(" \"'“”«»()[].,;:!¡¿?*")
    if not any(char.isalpha() for char in spelled) or says_none(text) or phrase(text) in ("si", "no", "yes", "ok"):
        return Reading("invalid", None, "place.unread")
    if len(spelled) > 200:
        return Reading("clarify", None, "place.too_long")
    segments = [part.strip(" .") for part in _SEPARATORS.split(_without_lead(spelled)) if part.strip(" .")]
    if not segments:
        return Reading("invalid", None, "place.unread")
    return _read(segments)


def _without_lead(spelled: str) -> str:
    lead = _LEADS.match(spelled.lower().translate(str.maketrans("áéíóúü", "aeiouu")))
    return spelled[lead.end() :] if lead and lead.end() < len(spelled) else spelled


def _read(segments: list[str]) -> Reading:
    country, segments = _country_off(segments)
    if country is not None and len(country) > 1:
        return Reading("ambiguous", sorted(country), "country.which")
    state, segments = _state_off(segments)
    if len(segments) > 1 and state is None:
        state, segments = segments[-1], segments[:-1]
    value: dict[str, Json] = {
        "city": ", ".join(segments) or None,
        "state": state,
        "country": next(iter(country)) if country else None,
    }
    return Reading("ok", value)


def _country_off(segments: list[str]) -> tuple[frozenset[str] | None, list[str]]:
    """The country at the end and what is left: a whole segment, or the last words of one."""
    *before, last = segments
    if codes := _whole_country(last):
        return codes, before
    tokens = last.split()
    for size in (4, 3, 2, 1):
        if size < len(tokens) and (codes := _whole_country(" ".join(tokens[-size:]))):
            rest = _LINK.sub("", " ".join(tokens[:-size]))
            return (codes, [*before, rest]) if phrase(" ".join(tokens)) not in STATES else (None, segments)
    return None, segments


def _whole_country(segment: str) -> frozenset[str] | None:
    """The country that the segment is, entire: `San Salvador` and `Nuevo México` are none."""
    said = phrase(segment)
    if said in STATES - {"georgia"} or len(said) < 3 or said in ("granada", "salvador", "jordan"):
        return None
    found = countries_in(segment)
    covers = len(found) == 1 and _is_covered(segment)
    return found[0] if covers else None


def _is_covered(segment: str) -> bool:
    tokens = segment.split()
    return not any(countries_in(" ".join(tokens[:at])) or countries_in(" ".join(tokens[at:])) for at in range(1, len(tokens)))


def _state_off(segments: list[str]) -> tuple[str | None, list[str]]:
    if not segments:
        return None, segments
    *before, last = segments
    said = phrase(last)
    if said in STATES and (before or said not in ALSO_TOWNS):
        return last, before
    tokens = last.split()
    for size in (4, 3, 2, 1):
        if size < len(tokens) and phrase(" ".join(tokens[-size:])) in STATES and said not in STATES and not _is_named_after(tokens, size):
            rest = _LINK.sub("", " ".join(tokens[:-size]))
            return " ".join(tokens[-size:]), [*before, rest]
    return None, segments


def _is_named_after(tokens: list[str], size: int) -> bool:
    """`Ciudad Hidalgo`, `Puerto Cortés`, `Santa Rosa de Copán`: the last word belongs to the town."""
    before = phrase(tokens[-size - 1])
    return before in ("ciudad", "puerto", "cd", "villa", "san", "santa", "de", "del", "la", "el", "nueva", "nuevo", "gracias", "barrio", "colonia", "valle")

"""A place as `{"city", "state", "country"}`, as far as said; the country is an ISO code, the rest as typed.

A missing part is None: no country is concluded from a city, no state from a country.
"""

from __future__ import annotations

import re

from app.dialogue.readers.countries import land_named
from app.dialogue.readers.country_words import NOT_COUNTRIES
from app.dialogue.readers.folding import clean, phrase, without_pictographs
from app.dialogue.readers.lexicon import word_set
from app.dialogue.readers.place_words import ALSO_TOWNS, STATES
from app.dialogue.readers.stances import says_none
from app.dialogue.reading import Json, Reading

_LEADS = re.compile(
    r"^(?:(?:pues|bueno|mire|hola|well|hi|hello|mmm|si)[,.! ]+)*(?:yo )?(?:(?:(?:vivo|vivimos|"
    r"estoy|estamos|naci|nacio|nacimos|soy|somos|vengo|venimos|era|fue|me encuentro|i live|i am|"
    r"i'm|im|i was born|was born|born|from|we live|we are|i come|living|viviendo|ahorita estoy|"
    r"ahora estoy|entre|cruce|llegue) )+"
    r"(?:(?:aqui|ahorita|ahora|right now|here|actualmente|hoy) )*(?:en|de|in|at|from|por|a)? ?|"
    r"(?:en|in|de|from|at) )(?:el municipio de |la ciudad de |el pueblo de |the city of |la aldea "
    r"|the town of )?",
)
_SEPARATORS = re.compile(r"\s*(?:,|;|\||\n| - | – |/|\. (?=[^\W\d]))\s*")
_LINK = re.compile(r"\s+(?:en|in|de|del|of|,)$", re.IGNORECASE)

# Words after which a country's or a state's name is part of a town's or a street's.
_NAMED_AFTER = word_set(
    """
    ciudad|puerto|cd|villa|san|santa|nueva|nuevo|new|little|gracias|barrio|colonia|col|calle|avenida|valle
    """
)
# Countries that share their name with a town or a state people here are likelier to mean.
_NAMESAKES = frozenset({"granada", "jordan"})


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
    if phrase(last) in STATES or (not before and phrase(last) in _NAMESAKES):
        return None, segments
    if codes := land_named(last, exactly=not before):
        return codes, before
    tokens = last.split()
    for size in (4, 3, 2, 1):
        if size >= len(tokens) or phrase(tokens[-size - 1]) in _NAMED_AFTER or phrase(last) in NOT_COUNTRIES:
            continue
        if codes := land_named(" ".join(tokens[-size:])):
            return codes, [*before, _LINK.sub("", " ".join(tokens[:-size]))]
    return None, segments


def _state_off(segments: list[str]) -> tuple[str | None, list[str]]:
    if not segments:
        return None, segments
    *before, last = segments
    said = phrase(last)
    if said in STATES and (before or said not in ALSO_TOWNS):
        return last, before
    tokens = last.split()
    for size in (4, 3, 2, 1):
        if (
            size < len(tokens)
            and phrase(" ".join(tokens[-size:])) in STATES
            and said not in STATES
            and not _is_named_after(tokens, size)
        ):
            rest = _LINK.sub("", " ".join(tokens[:-size]))
            return " ".join(tokens[-size:]), [*before, rest]
    return None, segments


def _is_named_after(tokens: list[str], size: int) -> bool:
    """`Ciudad Hidalgo`, `Puerto Cortés`, `Santa Rosa de Copán`: the last word belongs to the town."""
    return phrase(tokens[-size - 1]) in _NAMED_AFTER | {"de", "del", "la", "el"}

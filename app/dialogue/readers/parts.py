"""Values that need two parts: from when until when, a place with its country. What is missing is asked for alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from app.dialogue.readers.folding import fold
from app.dialogue.readers.kinds import read
from app.dialogue.reading import Json

_STILL = re.compile(
    r"^(?:(?:si|yes|pues|hasta|until|todavia|aun|ya|y|aqui|ahi) )*"
    r"(?:ahora|ahorita|hoy|la fecha|el presente|presente|la actualidad|actualidad|todavia|aun|sigo|siguo|seguimos|sigue"
    r"|now|today|still|present|i still do)"
    r"(?: (?:mismo|ahi|alli|aqui|estudiando|trabajando|viviendo|there|here))*$"
)
_UNTIL = re.compile(r"^(?:hasta|until|till|to|a|al)\s+", re.IGNORECASE)


def missing_part(kind: str, about: str | None, value: Json) -> str | None:
    """The hint that asks for what a value lacks: `date.end_missing`, `place.country_missing`, `place.city_missing`.

    None when it is whole. Only for a date `about` a stretch, and a place `about` its country or a birth; only a
    birthplace must have its city too.
    """
    if not isinstance(value, Mapping):
        return None
    if kind == "date" and about == "stretch" and value.get("kind") != "range":
        return "date.end_missing"
    if kind == "place" and about in ("country", "birth") and not value.get("country"):
        return "place.country_missing"
    if kind == "place" and about == "birth" and not (value.get("city") or value.get("state")):
        return "place.city_missing"
    return None


def complete(kind: str, partial: Json, reply: str, *, lang: str, today: date | None) -> Json | None:
    """The whole value from its first part and the reply to what was missing; None when the reply is no such part.

    "I do not know" leaves the value as it was said, its end marked as unknown.
    """
    if not isinstance(partial, Mapping):
        return None
    if kind == "date":
        return _with_end(partial, reply, lang, today)
    if partial.get("country"):
        return _with_city(partial, reply, lang, today)
    return _with_country(partial, reply, lang, today)


def _with_end(start: Mapping[str, Json], reply: str, lang: str, today: date | None) -> Json | None:
    approximate: dict[str, Json] = {"approximate": True} if start.get("approximate") else {}
    if _STILL.match(" ".join(re.findall(r"\w+", fold(reply)))):
        return {"kind": "range", "iso": f"{start['iso']}/..", **approximate}
    reading = read("date", _UNTIL.sub("", reply.strip()), lang=lang, today=today, context="past")
    if reading.status in ("unknown", "declined"):
        return {**start, "until": reading.status}
    end = reading.value
    if reading.status != "ok" or not isinstance(end, Mapping):
        return None
    if end.get("kind") == "range":
        return dict(end)
    first, last = str(start["iso"]), str(end["iso"])
    if first[: len(last)] > last[: len(first)]:
        return None
    approximate = {"approximate": True} if approximate or end.get("approximate") else {}
    return {"kind": "range", "iso": f"{first}/{last}", **approximate}


def _with_country(place: Mapping[str, Json], reply: str, lang: str, today: date | None) -> Json | None:
    whole = read("place", reply, lang=lang, today=today)
    if whole.status == "ok" and isinstance(whole.value, Mapping) and whole.value.get("country"):
        return dict(whole.value) if whole.value.get("city") else {**place, "country": whole.value["country"]}
    reading = read("country", reply, lang=lang, today=today)
    if reading.status == "ok":
        return {**place, "country": reading.value}
    if reading.status in ("unknown", "declined") or _is_same(place, whole.value):
        return dict(place)
    return _within(place, whole.value) if whole.status == "ok" else None


def _with_city(place: Mapping[str, Json], reply: str, lang: str, today: date | None) -> Json | None:
    """The town of a country that was said before; the country said again is all that they know."""
    said = read("place", reply, lang=lang, today=today)
    if said.status in ("unknown", "declined"):
        return dict(place)
    if said.status != "ok" or not isinstance(said.value, Mapping):
        return None
    if said.value.get("country") and not _names_town(said.value):
        return dict(place) if said.value["country"] == place["country"] else None
    return {**said.value, "country": said.value.get("country") or place["country"]}


def _within(place: Mapping[str, Json], more: Json) -> Json | None:
    """ "Choluteca", and then "Cortés" where the country was asked for: the wider part of the same place."""
    if not isinstance(more, Mapping) or place.get("state") or not _names_town(more):
        return None
    return {**place, "state": ", ".join(str(part) for part in (more.get("city"), more.get("state")) if part)}


def _is_same(place: Mapping[str, Json], other: Json) -> bool:
    parts = ("city", "state", "country")
    if not isinstance(other, Mapping):
        return False
    return all(fold(str(place.get(part) or "")) == fold(str(other.get(part) or "")) for part in parts)


def _names_town(place: Mapping[str, Json]) -> bool:
    return bool(place.get("city") or place.get("state"))

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
    """The hint that asks for what a value lacks: `date.end_missing`, `place.country_missing`; None when it is whole.

    Only for a date `about` a stretch and a place `about` its country.
    """
    if not isinstance(value, Mapping):
        return None
    if kind == "date" and about == "stretch" and value.get("kind") != "range":
        return "date.end_missing"
    if kind == "place" and about == "country" and not value.get("country"):
        return "place.country_missing"
    return None


def complete(kind: str, partial: Json, reply: str, *, lang: str, today: date | None) -> Json | None:
    """The whole value from its first part and the reply to what was missing; None when the reply is no such part.

    "I do not know" leaves the value as it was said, its end marked as unknown.
    """
    if not isinstance(partial, Mapping):
        return None
    return _with_end(partial, reply, lang, today) if kind == "date" else _with_country(partial, reply, lang, today)


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
    return dict(place) if reading.status in ("unknown", "declined") else None

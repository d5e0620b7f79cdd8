"""Places with a clock: cities in Mexico, ports of entry, courts. The table is content (`content/places/places.yaml`).

A court's hour is the court's clock, a reporting hour the port's (TZ-23). Zones are IANA names; their rules come from
tzdata, so that both daylight-saving systems of the border and Mexico's reform of 2022 (TZ-22) are as in law.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cached_property
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, field_validator, model_validator

from app.court.frozen import Frozen, Table

PlaceKind = Literal["city", "port", "court"]


class Place(Frozen):
    """One place. `name` in English, `es` where Spanish differs. `near`: of a port, the city on the Mexican side.

    `clock`: the place after which its clock is called, where its own name is that of a bridge and of no city.
    `bridges`: of a port, the names of its bridges and gates as people say them.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    kind: PlaceKind
    name: str = Field(min_length=2)
    es: str | None = None
    zone: str
    near: str | None = None
    clock: str | None = None
    bridges: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()

    @field_validator("zone")
    @classmethod
    def _is_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError(f"`{value}` is not the name of a time zone, like America/Tijuana") from None
        return value

    def named(self, language: str) -> str:
        """Its name in this language."""
        return self.es if self.es and language.startswith("es") else self.name


class Places(Table):
    """All places, by id."""

    places: tuple[Place, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _hangs_together(self) -> Places:
        ids = [place.id for place in self.places]
        if len(set(ids)) < len(ids):
            raise ValueError("two places have one id")
        for place in self.places:
            near = self.by_id.get(place.near) if place.near else None
            if (place.kind == "port") != (near is not None and near.kind == "city"):
                raise ValueError(f"`{place.id}`: a port, and only a port, needs `near:` with a city of this table")
            called = self.by_id.get(place.clock) if place.clock else place
            if called is None or called.zone != place.zone:
                raise ValueError(f"`{place.id}`: `clock:` needs a place of this table in the same zone")
        return self

    @cached_property
    def by_id(self) -> Mapping[str, Place]:
        """Each place by its id."""
        return {place.id: place for place in self.places}

    def get(self, place_id: str | None) -> Place | None:
        """The place with this id; None for none, and for `other`."""
        return self.by_id.get(place_id) if place_id else None

    def bridge_named(self, port_id: str | None, text: str) -> str | None:
        """The one bridge of this port that somebody names; None where they name none, more, or deny it."""
        port, said = self.get(port_id), _plain(text)
        named = [name for name in (port.bridges if port else ()) if f" {_plain(name)} " in f" {said} "]
        is_denied = bool(named) and re.search(rf"\b(?:no|not)\b(?: \w+){{0,3}}? {_plain(named[0])}\b", said) is not None
        return named[0] if len(named) == 1 and not is_denied else None

    def clock_of(self, place_id: str | None) -> str | None:
        """The place after which the clock of a place is called: itself, or its city."""
        place = self.get(place_id)
        return place.clock if place is not None and place.clock else place_id

    def zone_of(self, place_id: str | None) -> ZoneInfo | None:
        """The clock of a place, or None where it is not known."""
        place = self.get(place_id)
        return ZoneInfo(place.zone) if place else None

    def zone_near(self, port_id: str | None) -> ZoneInfo | None:
        """The clock on the Mexican side of a port."""
        port = self.get(port_id)
        return self.zone_of(port.near) if port else None


def _plain(text: str) -> str:
    """Words alone, without marks, accents or capitals."""
    bare = unicodedata.normalize("NFD", text.casefold())
    return " ".join(re.findall(r"[^\W_]+", "".join(each for each in bare if not unicodedata.combining(each))))

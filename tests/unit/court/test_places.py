"""Places and their clocks: both daylight-saving systems of the border, Mexico's reform, a table that hangs together."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from app.court.places import Places
from app.errors import BadContent
from tests.support.court_tables import places

WINTER, SUMMER = datetime(2027, 1, 15, 18, tzinfo=UTC), datetime(2027, 7, 15, 18, tzinfo=UTC)

OFFSETS = [
    pytest.param("tijuana", -8, -7, id="TZ-01 Tijuana keeps US dates"),
    pytest.param("nogales", -7, -7, id="TZ-02 Sonora never changes"),
    pytest.param("juarez", -7, -6, id="TZ-03 Juárez keeps US dates"),
    pytest.param("ojinaga", -6, -5, id="TZ-04 Ojinaga keeps US dates"),
    pytest.param("piedras_negras", -6, -5, id="TZ-05 Piedras Negras keeps US dates"),
    pytest.param("reynosa", -6, -5, id="TZ-06 Reynosa keeps US dates"),
    pytest.param("monterrey", -6, -6, id="TZ-07 Monterrey never changes"),
    pytest.param("mexico_city", -6, -6, id="TZ-08 Mexico City never changes"),
    pytest.param("san_diego", -8, -7, id="TZ-09 San Diego"),
    pytest.param("tucson", -7, -7, id="TZ-10 Arizona never changes"),
    pytest.param("el_paso", -7, -6, id="TZ-11 El Paso"),
    pytest.param("harlingen", -6, -5, id="TZ-12 Harlingen"),
]


@pytest.mark.parametrize(("place", "winter", "summer"), OFFSETS)
def test_a_place_shows_its_own_hour(place: str, winter: int, summer: int) -> None:
    """Hours from UTC in January and July 2027; a machine with old zone data fails here, not in front of a person."""
    zone = places().zone_of(place)
    assert zone is not None
    found = [moment.astimezone(zone).utcoffset() for moment in (WINTER, SUMMER)]
    assert [offset.total_seconds() / 3600 for offset in found if offset is not None] == [winter, summer]


def test_mexico_ended_its_summer_time_in_2022_but_not_at_the_border() -> None:
    """TZ-22: Mexico City was an hour later in July 2022 than in July 2023; Matamoros kept the US dates."""
    before, after = datetime(2022, 7, 1, 12, tzinfo=UTC), datetime(2023, 7, 1, 12, tzinfo=UTC)
    shown = {
        name: tuple(moment.astimezone(ZoneInfo(f"America/{name}")).hour for moment in (before, after))
        for name in ("Mexico_City", "Matamoros", "Ciudad_Juarez")
    }
    assert shown == {"Mexico_City": (7, 6), "Matamoros": (7, 7), "Ciudad_Juarez": (6, 6)}


def test_a_port_and_its_city_may_show_different_hours_only_where_the_law_says_so() -> None:
    """TZ-20: at every port of the table both sides of the border show the same hour, in winter and in summer."""
    for place in places().places:
        if place.kind == "port":
            near, own = places().zone_near(place.id), places().zone_of(place.id)
            for moment in (WINTER, SUMMER):
                assert moment.astimezone(near).utcoffset() == moment.astimezone(own).utcoffset(), place.id


def test_an_unknown_place_has_no_clock() -> None:
    """`other`, an id of another release and nothing at all give no zone, never a guess."""
    assert [places().zone_of(name) for name in ("other", "gone", None)] == [None, None, None]


BROKEN = [
    pytest.param({"id": "x", "kind": "city", "name": "Xx", "zone": "America/Nowhere"}, "America/Nowhere", id="zone"),
    pytest.param({"id": "x", "kind": "port", "name": "Xx", "zone": "UTC"}, "needs `near:`", id="port without a city"),
    pytest.param(
        {"id": "x", "kind": "city", "name": "Xx", "zone": "UTC", "near": "x"}, "only a port", id="city with near"
    ),
    pytest.param({"id": "x", "kind": "city", "name": "Xx", "zone": "UTC", "hour": 1}, "hour", id="unknown key"),
]


@pytest.mark.parametrize(("entry", "said"), BROKEN)
def test_a_broken_table_is_refused_in_words(entry: dict[str, object], said: str) -> None:
    """The error names the file and what is wrong."""
    with pytest.raises(BadContent, match=r"^places\.yaml") as error:
        Places.from_data({"places": [entry]}, source="places.yaml")
    assert said in str(error.value)


def test_two_places_cannot_share_an_id() -> None:
    """An id names one place for ever."""
    twice = {"id": "x", "kind": "city", "name": "Xx", "zone": "UTC"}
    with pytest.raises(BadContent, match="one id"):
        Places.from_data({"places": [twice, twice]}, source="places.yaml")

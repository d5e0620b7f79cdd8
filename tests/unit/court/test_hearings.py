"""A hearing as papers say it: two clocks kept apart, standing by the person's own day, never later than meant."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.court.hearings import Hearing, Wall, changes, standing
from tests.support.court_tables import hearing, places

INSTANTS = [
    pytest.param("2027-03-17T08:30", "san_diego", "2027-03-17T15:30", id="San Diego after its clock moved on 14 March"),
    pytest.param("2027-03-12T08:30", "san_diego", "2027-03-12T16:30", id="San Diego before"),
    pytest.param("2027-07-01T08:30", "el_paso", "2027-07-01T14:30", id="El Paso in summer"),
    pytest.param("2027-07-01T08:30", "tucson", "2027-07-01T15:30", id="Arizona in summer"),
    pytest.param("2027-03-14T02:30", "san_diego", "2027-03-14T10:00", id="an hour that does not exist: when it leaps"),
    pytest.param("2026-11-01T01:30", "san_diego", "2026-11-01T08:30", id="an hour that comes twice: the first"),
    pytest.param("2027-07-01", "san_diego", "2027-07-01T07:00", id="a day without an hour: its beginning"),
]


@pytest.mark.parametrize(("said", "court", "moment"), INSTANTS)
def test_the_courts_hour_is_the_courts_clock(said: str, court: str, moment: str) -> None:
    """The instant in UTC of what a paper says."""
    expected = datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert hearing(said, court).court_instant(places()) == expected


def test_the_hour_at_the_port_is_the_ports_clock() -> None:
    """Somebody at Nogales whose court is in El Paso: in summer the court's clock is an hour ahead (TZ-21)."""
    one = hearing("2027-07-01T08:30", "el_paso", "2027-07-01T04:30", port="nogales_port", stay="nogales")
    assert one.report_instant(places()) == datetime(2027, 7, 1, 11, 30, tzinfo=UTC)
    assert one.court_instant(places()) == datetime(2027, 7, 1, 14, 30, tzinfo=UTC)
    assert one.first_instant(places()) == one.report_instant(places())


STANDINGS = [
    pytest.param(hearing(None), "2027-03-01T12:00", "no_date", id="no date yet"),
    pytest.param(hearing(court="other"), "2027-03-01T12:00", "no_date", id="a date, and no clock to read it by"),
    pytest.param(hearing(), "2027-03-01T12:00", "upcoming", id="weeks before"),
    pytest.param(hearing(), "2027-03-17T06:59", "upcoming", id="a minute before its day begins in San Diego"),
    pytest.param(hearing(), "2027-03-17T07:00", "today", id="its day has begun in San Diego"),
    pytest.param(hearing(), "2027-03-18T06:59", "today", id="the last minute of its day"),
    pytest.param(hearing(), "2027-03-18T07:00", "past", id="the day after"),
    pytest.param(hearing(stay="mexico_city"), "2027-03-17T06:00", "today", id="the day begins earlier in Mexico City"),
    pytest.param(
        hearing(report_at="2027-03-16T22:00", port="san_ysidro"),
        "2027-03-17T06:30",
        "today",
        id="at the port the evening before",
    ),
    pytest.param(
        hearing(report_at="2027-03-16T22:00", port="san_ysidro"),
        "2027-03-17T20:00",
        "today",
        id="past only after court's day",
    ),
]


@pytest.mark.parametrize(("one", "now", "expected"), STANDINGS)
def test_a_hearing_stands_by_the_persons_own_day(one: Hearing, now: str, expected: str) -> None:
    """no_date, upcoming, today, past."""
    assert standing(one, places(), datetime.fromisoformat(now).replace(tzinfo=UTC)) == expected


def test_only_what_was_known_and_differs_is_a_change() -> None:
    """A port said later is no contradiction; another hour is."""
    before = hearing("2027-03-17T08:30")
    assert changes(before, hearing("2027-03-17T08:30", report_at="2027-03-17T04:00", port="san_ysidro")) == ()
    assert changes(before, hearing("2027-03-17T13:00")) == ("court_at",)
    assert changes(before, hearing(None, None)) == ("is_dated", "court", "court_at")


WALLS = st.builds(
    Wall,
    day=st.dates(date(2019, 1, 1), date(2035, 12, 31)),
    hour=st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59)),
)
ZONES = st.sampled_from(sorted({place.zone for place in places().places})).map(ZoneInfo)


@given(WALLS)
def test_what_a_paper_says_survives_text(wall: Wall) -> None:
    """Written as text and read again it is the same."""
    assert Wall.from_iso(wall.iso) == wall


@given(WALLS, ZONES)
def test_an_instant_is_never_later_than_the_clock_on_the_wall(wall: Wall, zone: ZoneInfo) -> None:
    """Read back on that clock it shows what was said; in the hour that a clock leaves out, the hour it leaps to."""
    shown = wall.instant(zone).astimezone(zone).replace(tzinfo=None)
    said = datetime.combine(wall.day, wall.hour or time())
    assert shown == said or timedelta() < shown - said <= timedelta(hours=1)
    assert shown.date() == said.date()


@pytest.mark.parametrize("iso", ["2027-03", "2027", "17/03/2027", "2027-03-17T25:00", ""])
def test_what_is_no_day_is_refused(iso: str) -> None:
    """A month, a year and nonsense are no day."""
    with pytest.raises(ValueError, match=r".*"):
        Wall.from_iso(iso)

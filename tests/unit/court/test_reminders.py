"""When reminders are due: the whole series, at hours the person chose, on their own clock, never at night."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.court.hearings import Wall
from app.court.reminders import (
    SERIES,
    WINDOWS,
    checkins,
    is_open,
    is_quiet,
    next_opening,
    series,
    weekly_check,
)
from tests.support.court_tables import SAID, hearing, places

ONE = hearing("2027-03-17T08:30", report_at="2027-03-17T04:00", port="san_ysidro", stay="tijuana", travel_minutes=40)


def local(steps: object, zone: str = "America/Tijuana") -> dict[str, str]:
    """Each step's hour on a clock."""
    return {each.name: f"{each.due_at.astimezone(ZoneInfo(zone)):%a %Y-%m-%d %H:%M}" for each in steps}  # type: ignore[attr-defined]


def test_the_whole_series_of_a_wednesday_hearing() -> None:
    """30, 14, 7, 3 and 1 days before at ten, and the evening before at six, across the change of clocks on 14 March."""
    assert local(series(ONE, places(), now=SAID)) == {
        "d30": "Mon 2027-02-15 10:00",
        "d14": "Wed 2027-03-03 10:00",
        "d7": "Wed 2027-03-10 10:00",
        "d3": "Sun 2027-03-14 10:00",
        "d1": "Tue 2027-03-16 10:00",
        "eve": "Tue 2027-03-16 18:00",
    }


def test_hours_are_those_where_the_person_sleeps() -> None:
    """Who waits in Mexico City for San Diego is reminded at ten in Mexico City, which has no summer time (TZ-22)."""
    steps = series(ONE.model_copy(update={"stay": "mexico_city"}), places(), now=SAID)
    assert {each.due_at.astimezone(ZoneInfo("America/Mexico_City")).hour for each in steps} == {10, 18}
    assert [each.due_at.hour for each in steps] == [16, 16, 16, 16, 16, 0]


def test_what_is_over_is_left_out_and_todays_is_due_at_once() -> None:
    """Told at noon of the day before: the reminder of that day now, the evening's in the evening."""
    now = datetime(2027, 3, 16, 19, 0, tzinfo=UTC)
    steps = series(ONE, places(), now=now)
    assert [(each.name, each.due_at == now) for each in steps] == [("d1", True), ("eve", False)]


CHOICES = [
    pytest.param("all", 6, id="all"),
    pytest.param("few", 3, id="a week before, the day before and the evening"),
    pytest.param("none", 0, id="none"),
]


@pytest.mark.parametrize(("choice", "number"), CHOICES)
def test_the_person_chooses_how_many(choice: str, number: int) -> None:
    """Each choice gives exactly its steps."""
    assert len(series(ONE, places(), now=SAID, choice=choice)) == number  # type: ignore[arg-type]


@pytest.mark.parametrize("one", [hearing(None), hearing(court="other")], ids=["no date", "no clock"])
def test_without_date_or_clock_nothing_is_planned(one: object) -> None:
    """Nothing is guessed."""
    assert series(one, places(), now=SAID) == ()  # type: ignore[arg-type]
    assert checkins(one, places(), now=SAID) == ()  # type: ignore[arg-type]


def test_check_ins_of_the_day_follow_the_papers_hours() -> None:
    """At the port at 4:00, forty minutes away: asked at 2:30 and 5:00, somebody told at 7:00, how it went at 14:30."""
    assert local(checkins(ONE, places(), now=SAID)) == {
        "left": "Wed 2027-03-17 02:30",
        "crossed": "Wed 2027-03-17 05:00",
        "silent": "Wed 2027-03-17 07:00",
        "after": "Wed 2027-03-17 14:30",
    }


def test_without_the_hour_at_the_port_only_the_outcome_is_asked() -> None:
    """A day alone gives no moment to ask whether they have left."""
    bare = hearing("2027-03-17T08:30", report_at="2027-03-17", port="san_ysidro")
    assert [each.name for each in checkins(bare, places(), now=SAID)] == ["after"]
    assert checkins(hearing("2027-03-17"), places(), now=SAID) == ()


HEARINGS = st.builds(
    lambda day, hour, early, court, port, stay: hearing(
        Wall(day=day, hour=hour).iso,
        court,
        None if early is None else Wall(day=day, hour=time(early)).iso,
        port=port,
        stay=stay,
    ),
    st.dates(date(2026, 11, 25), date(2028, 12, 31)),
    st.builds(time, st.integers(7, 16), st.sampled_from([0, 30])),
    st.none() | st.integers(1, 6),
    st.sampled_from([p.id for p in places().places if p.kind == "court"]),
    st.sampled_from([p.id for p in places().places if p.kind == "port"]),
    st.none() | st.sampled_from([p.id for p in places().places if p.kind == "city"]),
)
MOMENTS = st.integers(0, 740 * 24 * 60).map(lambda minutes: SAID + timedelta(minutes=minutes))


@given(HEARINGS, MOMENTS, st.sampled_from(["all", "few"]), st.sampled_from(sorted(WINDOWS)))
def test_no_reminder_is_ever_due_at_night_or_too_late(one: object, now: datetime, choice: str, hours: str) -> None:
    """Each is due in its window or at once, before it is stale, in order, once, before the person must be there."""
    steps = series(one, places(), now=now, hours=hours, choice=choice)  # type: ignore[arg-type]
    zone = one.clock(places())  # type: ignore[attr-defined]
    first = one.first_instant(places())  # type: ignore[attr-defined]
    assert [each.name for each in steps] == [name for name in SERIES[choice] if name in {s.name for s in steps}]  # type: ignore[index]
    assert list(steps) == sorted(steps, key=lambda each: each.due_at)
    for each in steps:
        assert now <= each.due_at < each.expires_at <= first
        assert each.due_at == now or not is_quiet(each.due_at, zone)
        assert not is_quiet(each.expires_at - timedelta(seconds=1), zone)


@given(MOMENTS, st.sampled_from(sorted(WINDOWS)), st.sampled_from(sorted({p.zone for p in places().places})))
def test_the_next_opening_is_open_and_not_quiet(moment: datetime, hours: str, name: str) -> None:
    """Within a day, never before the moment, never at night."""
    zone = ZoneInfo(name)
    opening = next_opening(moment, zone, hours)
    assert moment <= opening <= moment + timedelta(hours=25)
    assert is_open(opening, zone, hours)
    assert not is_quiet(opening, zone)


@given(MOMENTS, st.sampled_from(sorted({p.zone for p in places().places})))
def test_the_weekly_look_is_a_week_later_by_day(moment: datetime, name: str) -> None:
    """Seven days on that clock, at an open hour."""
    zone = ZoneInfo(name)
    step = weekly_check(moment, zone, "day")
    assert (step.due_at.astimezone(zone).date() - moment.astimezone(zone).date()).days == 7
    assert is_open(step.due_at, zone, "day")

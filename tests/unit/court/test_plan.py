"""The hearing day as a plan, and its calendar file."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from dateutil.tz import tzical
from hypothesis import given
from hypothesis import strategies as st

from app.court.calendar_file import Entry, calendar_file
from app.court.plan import day_plan
from tests.support.court_tables import hearing, places

NOW = datetime(2026, 11, 21, 16, 0, tzinfo=UTC)


def shown(clocks: object) -> list[tuple[str, str]]:
    """Place and hour of each clock."""
    return [(each.place, each.wall.iso) for each in clocks]  # type: ignore[attr-defined]


PLANS = [
    pytest.param(
        hearing("2027-03-17T08:30", report_at="2027-03-17T04:00", port="san_ysidro", stay="tijuana", travel_minutes=45),
        ("tijuana", "2027-03-17T02:45"),
        [("san_ysidro", "2027-03-17T04:00")],
        [("san_diego", "2027-03-17T08:30")],
        id="one clock on both sides",
    ),
    pytest.param(
        hearing(
            "2027-07-01T08:30", "el_paso", "2027-07-01T04:30", port="nogales_port", stay="nogales", travel_minutes=0
        ),
        ("nogales", "2027-07-01T04:00"),
        [("nogales_port", "2027-07-01T04:30")],
        [("el_paso", "2027-07-01T08:30"), ("nogales", "2027-07-01T07:30")],
        id="Nogales and El Paso differ in summer",
    ),
    pytest.param(
        hearing("2027-07-01T08:30", "san_diego", stay="mexico_city"),
        None,
        [],
        [("san_diego", "2027-07-01T08:30"), ("mexico_city", "2027-07-01T09:30")],
        id="Mexico City is an hour ahead of San Diego in summer",
    ),
    pytest.param(
        hearing("2027-07-01", "san_diego", "2027-07-01", port="san_ysidro", stay="tijuana", travel_minutes=30),
        None,
        [("san_ysidro", "2027-07-01")],
        [("san_diego", "2027-07-01")],
        id="days without hours stay without",
    ),
]


@pytest.mark.parametrize(("one", "leave", "report", "court"), PLANS)
def test_a_plan_says_every_hour_on_every_clock_that_matters(
    one: object, leave: object, report: object, court: object
) -> None:
    """The paper's own clock first; the person's where it shows another hour; when to leave half an hour early."""
    plan = day_plan(one, places())  # type: ignore[arg-type]
    assert plan is not None
    assert (shown([plan.leave])[0] if plan.leave else None) == leave
    assert shown(plan.report) == report
    assert shown(plan.court) == court


def test_there_is_no_plan_without_a_date() -> None:
    """No date yet, or no clock to read it by."""
    assert day_plan(hearing(None), places()) is None
    assert day_plan(hearing(court="other"), places()) is None


ENTRY = Entry(
    "x1@orienta",
    datetime(2027, 3, 17, 11, 0, tzinfo=UTC),
    timedelta(hours=1),
    "Cita; San Ysidro, 4:00",
    "uno\ndos\\tres",
    (timedelta(hours=12),),
)


def test_a_calendar_file_says_what_phones_read() -> None:
    """Moments in UTC, escaped words, a private event with an alarm."""
    lines = calendar_file([ENTRY], now=NOW, sequence=2).split("\r\n")
    assert lines[:4] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Orienta//Orienta//EN", "METHOD:PUBLISH"]
    assert {
        "UID:x1@orienta",
        "DTSTAMP:20261121T160000Z",
        "DTSTART:20270317T110000Z",
        "DTEND:20270317T120000Z",
        "SEQUENCE:2",
        "CLASS:PRIVATE",
        "SUMMARY:Cita\\; San Ysidro\\, 4:00",
        "DESCRIPTION:uno\\ndos\\\\tres",
        "TRIGGER:-PT720M",
    } <= set(lines)
    assert lines[-3:] == ["END:VEVENT", "END:VCALENDAR", ""]


@given(st.text(max_size=300), st.text(max_size=600))
def test_no_words_can_break_a_calendar_file(title: str, note: str) -> None:
    """Whatever the words: lines of at most 75 octets, unfolded one SUMMARY, and nothing begins a line of its own."""
    entry = Entry("u", NOW, timedelta(hours=1), title, note)
    text = calendar_file([entry], now=NOW)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    whole = text.replace("\r\n ", "").split("\r\n")
    assert sum(line.startswith("SUMMARY:") for line in whole) == 1
    assert [line.split(":")[0] for line in whole[:8]] == [
        "BEGIN", "VERSION", "PRODID", "METHOD", "BEGIN", "UID", "DTSTAMP", "DTSTART",
    ]  # fmt: skip
    names = {line.partition(":")[0] for line in whole if line}
    assert names <= {
        "BEGIN", "END", "VERSION", "PRODID", "METHOD", "UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "CLASS",
        "SUMMARY", "DESCRIPTION",
    }  # fmt: skip


CLOCKS = [
    pytest.param("America/Tijuana", "2027-03-17T04:00", "2027-03-17T11:00", id="tijuana-three-days-after-the-leap"),
    pytest.param("America/Tijuana", "2027-03-12T04:00", "2027-03-12T12:00", id="tijuana-before-the-leap"),
    pytest.param("America/Ciudad_Juarez", "2027-11-08T04:30", "2027-11-08T11:30", id="juarez-after-summer"),
    pytest.param("America/Hermosillo", "2027-07-01T04:30", "2027-07-01T11:30", id="nogales-never-changes"),
    pytest.param("America/Mexico_City", "2027-07-01T04:30", "2027-07-01T10:30", id="mexico-city-since-2022"),
    pytest.param("America/Chicago", "2026-12-31T23:30", "2027-01-01T05:30", id="new-year"),
]


@pytest.mark.parametrize(("zone", "wall", "moment"), CLOCKS)
def test_a_calendar_program_reads_the_hour_and_its_clock(zone: str, wall: str, moment: str) -> None:
    """Read back by a library: the wall hour of the paper stands in the file; its own rules give the right moment."""
    begins = datetime.fromisoformat(wall).replace(tzinfo=ZoneInfo(zone))
    text = calendar_file([Entry("u", begins, None, "Cita, 4:00", alarms=(timedelta(hours=12),))], now=NOW, sequence=3)
    read = icalendar.Calendar.from_ical(text)
    (event,) = read.walk("VEVENT")
    assert event["DTSTART"].dt.replace(tzinfo=None) == datetime.fromisoformat(wall)
    assert event["DTSTART"].params["TZID"] == zone
    assert str(event["SUMMARY"]) == "Cita, 4:00"
    assert event.walk("VALARM")[0]["TRIGGER"].dt == timedelta(hours=-12)
    by_rules = tzical(io.StringIO(text)).get(zone)
    local = datetime.fromisoformat(wall).replace(tzinfo=by_rules)
    assert local.astimezone(UTC) == datetime.fromisoformat(moment).replace(tzinfo=UTC)


def test_a_day_without_its_hour_is_a_day_in_the_calendar() -> None:
    """Nothing is invented: no midnight where only the day is known."""
    text = calendar_file([Entry("u", date(2027, 3, 17), None, "Cita")], now=NOW)
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert event["DTSTART"].dt == date(2027, 3, 17)
    assert "VTIMEZONE" not in text

"""Deadlines as general rules: the earliest reading, on a workday, with facts and cautions; tables that age visibly."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.court.deadlines import Rule, Rules, anniversary_eve, deadline
from app.court.workdays import Holidays
from app.errors import BadContent
from tests.support.court_tables import holidays, rules

EARLIEST = [
    pytest.param("one_year", "2026-03-10", "2027-03-09", id="one year: the Tuesday before the anniversary"),
    pytest.param("one_year", "2026-02-16", "2027-02-12", id="one year: Presidents' Day and a weekend go before"),
    pytest.param("one_year", "2024-02-29", "2025-02-27", id="one year from a leap day: Thursday the 27th"),
    pytest.param("missed", "2026-09-01", "2027-02-26", id="180 days end on a Sunday: the Friday before"),
    pytest.param("reconsider", "2026-10-27", "2026-11-25", id="30 days end on Thanksgiving: the Wednesday"),
    pytest.param("reopen", "2026-10-01", "2026-12-30", id="90 days, a Wednesday"),
    pytest.param("appeal", "2026-11-18", "2026-11-27", id="10 days end on a Saturday: the Friday after Thanksgiving"),
    pytest.param("address", "2026-11-20", "2026-11-25", id="five days from a Friday"),
    pytest.param("address", "2026-12-21", "2026-12-24", id="five days end on the day after Christmas"),
]


@pytest.mark.parametrize(("rule", "start", "earliest"), EARLIEST)
def test_the_earliest_reading_of_a_rule(rule: str, start: str, earliest: str) -> None:
    """Counted from the day itself, moved back to a day on which offices are open."""
    begun = date.fromisoformat(start)
    assert deadline(rules().by_id[rule], begun, holidays(), today=begun).earliest == date.fromisoformat(earliest)


def test_an_appeal_names_both_times_that_sources_give_and_says_act_now() -> None:
    """COURT-63: ten days or thirty; nobody is told that there is time."""
    found = deadline(rules().by_id["appeal"], date(2026, 11, 2), holidays(), today=date(2026, 11, 20))
    assert (found.rule.at_once, found.latest, found.has_passed) == (True, date(2026, 12, 2), True)


def test_a_day_that_has_not_come_starts_nothing() -> None:
    """A mistyped year must not give a comfortable deadline."""
    with pytest.raises(ValueError, match="not begun"):
        deadline(rules().by_id["one_year"], date(2027, 1, 2), holidays(), today=date(2027, 1, 1))


RULES = st.sampled_from(rules().rules)
DAYS = st.dates(date(2019, 1, 1), date(2028, 12, 31))


@given(RULES, DAYS, st.integers(0, 2000))
def test_no_reading_is_later_than_the_rule_itself(rule: Rule, start: date, later: int) -> None:
    """Never after the nominal day, never before the start, and on a workday unless that would be before the start."""
    found = deadline(rule, start, holidays(), today=start + timedelta(days=later))
    nominal = anniversary_eve(start, rule.years) if rule.years else start + timedelta(days=rule.days or 0)
    assert start <= found.earliest <= nominal
    assert found.earliest == start or holidays().is_workday(found.earliest)
    assert found.has_passed == (start + timedelta(days=later) > found.earliest)


def test_every_rule_and_fee_rests_on_facts_of_the_content() -> None:
    """No rule without a fact, and none whose fact the content does not hold."""
    from tests.support.released import released_content

    library = released_content().library
    cited = {fact for each in (*rules().rules, *rules().fees) for fact in each.facts}
    assert cited - set(library.facts) == set()
    assert {text for rule in rules().rules for text in rule.cautions} - set(library.texts) == set()


def nth(year: int, month: int, weekday: int, number: int) -> date:
    """The first (1), second… such weekday of a month; 0 for the last."""
    first = date(year, month, 1)
    found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (max(number, 1) - 1))
    while number == 0 and (found + timedelta(days=7)).month == month:
        found += timedelta(days=7)
    return found


def observed(day: date) -> date:
    """As kept: Friday for a Saturday, Monday for a Sunday."""
    return day + timedelta(days={5: -1, 6: 1}.get(day.weekday(), 0))


def test_the_holidays_are_those_of_the_statute() -> None:
    """5 U.S.C. 6103: reckoned here a second time, the table of each year must say the same."""
    expected = set()
    for year in range(holidays().since, holidays().through + 2):
        fixed = [date(year, 1, 1), date(year, 6, 19), date(year, 7, 4), date(year, 11, 11), date(year, 12, 25)]
        expected |= {observed(day) for day in fixed}
        moving = [(1, 0, 3), (2, 0, 3), (5, 0, 0), (9, 0, 1), (10, 0, 2), (11, 3, 4)]
        expected |= {nth(year, *rule) for rule in moving}
    assert set(holidays().days) == {day for day in expected if holidays().knows(day)}


def test_the_holidays_reach_the_end_of_next_year() -> None:
    """Ages on purpose: add the next year to content/court/holidays.yaml from opm.gov, Federal Holidays."""
    assert holidays().through >= date.today().year + 1  # noqa: DTZ011


def test_workdays_are_counted_over_weekends_and_holidays() -> None:
    """Two workdays before Monday 30 November 2026 is the Wednesday before Thanksgiving: Friday counts."""
    assert holidays().minus(date(2026, 11, 30), 2) == date(2026, 11, 25)
    assert not holidays().is_workday(date(2026, 11, 26))
    assert not holidays().knows(date(2050, 1, 3))


BROKEN = [
    pytest.param({"days": 5, "years": 1}, "one of the two", id="two ways of counting"),
    pytest.param({}, "one of the two", id="no way of counting"),
    pytest.param({"days": 30, "or_days": 10}, "longer reading", id="the other reading is shorter"),
    pytest.param({"days": 5, "facts": []}, "facts", id="no fact"),
]


@pytest.mark.parametrize(("change", "said"), BROKEN)
def test_a_broken_rule_is_refused_in_words(change: dict[str, object], said: str) -> None:
    """The error names the file and what is wrong."""
    rule = {"id": "x", "starts": "entry", "facts": ["COURT-70"], "cautions": ["deadline/today"]} | change
    with pytest.raises(BadContent, match=r"^deadlines\.yaml") as error:
        Rules.from_data({"rules": [rule], "fees": []}, source="deadlines.yaml")
    assert said in str(error.value)


def test_a_holiday_table_with_a_hole_is_refused() -> None:
    """A year without a single holiday was forgotten."""
    with pytest.raises(BadContent, match="2025"):
        Holidays.from_data(
            {"source": "opm", "since": 2024, "through": 2025, "days": {date(2024, 1, 1): "New Year"}}, source="x"
        )

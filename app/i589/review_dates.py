"""Flags about time: what cannot have happened in this order, what leaves a gap, and the year since the last arrival.

A date counts only as far as it was said: `2019` may be any day of that year, and only a certain contradiction is told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise

from app.i589 import kinds as k
from app.i589.application import Application
from app.i589.dates import PRESENT, earliest, latest
from app.i589.flag import Flag

YEARS_ASKED = 5
MOST_YEARS = 110
_TABLES = {"A.III.1": "last addresses", "A.III.2": "residences", "A.III.3": "schools", "A.III.4": "jobs"}
_MAY_LIE_AHEAD = (".status_expires", "A.I.22", "A.II.spouse.21", ".19")

Span = tuple[date, date]


def _span(application: Application, address: str, today: date) -> Span | None:
    """The first and last day that an answer may mean."""
    value = application.value(address)
    if value == PRESENT:
        return today, today
    return (earliest(value), latest(value)) if value else None


def _future(application: Application, today: date) -> Iterator[Flag]:
    for place, leaf in application.answers():
        if not place.item.kind.is_date or leaf.state != "answered" or leaf.text == PRESENT:
            continue
        if earliest(leaf.text) > today and not place.text.endswith(_MAY_LIE_AHEAD):
            yield Flag("I589-R03", (place.text,), "future_date")


def _life(application: Application, today: date) -> Iterator[Flag]:
    born = _span(application, "A.I.12", today)
    if born is None:
        return
    if today.year - born[1].year > MOST_YEARS:
        yield Flag("I589-R03", ("A.I.12",), "very_old")
    for place, leaf in application.answers():
        if place.item.kind is k.BLANK or not place.item.kind.is_date or leaf.state != "answered":
            continue
        if (
            place.text.startswith(("A.I.19", "A.I.22", "A.III."))
            and leaf.text != PRESENT
            and latest(leaf.text) < born[0]
        ):
            yield Flag(
                "I589-R03",
                ("A.I.12", place.text),
                "before_birth",
            )


def _journey(application: Application, today: date) -> Iterator[Flag]:
    left = _span(application, "A.I.19a", today)
    entries = [(n, _span(application, f"A.I.19c[{n}].date", today)) for n in application.entries("A.I.19c")]
    dated = [(n, span) for n, span in entries if span]
    if left and dated and left[0] > max(span[1] for _, span in dated):
        items = ("A.I.19a", *(f"A.I.19c[{n}].date" for n, _ in dated))
        yield Flag(
            "I589-R03",
            items,
            "left_after_entry",
        )
    for (n, newer), (m, older) in pairwise(dated):
        if newer[1] < older[0]:
            items = (f"A.I.19c[{n}].date", f"A.I.19c[{m}].date")
            yield Flag("I589-R03", items, "newest_first")


def _one_year(application: Application, today: date) -> Iterator[Flag]:
    """Not whether a deadline has passed: only whether what is written about it fits together."""
    spans = [_span(application, f"A.I.19c[{n}].date", today) for n in application.entries("A.I.19c")]
    dated = [span for span in spans if span]
    late = application.value("C.5")
    if not dated:
        if late != "yes":
            yield Flag("I589-R08", ("A.I.19c[0].date", "C.5"), "no_arrival")
        return
    newest = f"A.I.19c[{application.entries('A.I.19c')[spans.index(max(dated))]}].date"
    if max(span[1] for span in dated) < _a_year_before(today) and late != "yes":
        question = "arrival_old"
        yield Flag("I589-R08", (newest, "C.5"), question)
    elif max(span[0] for span in dated) > _a_year_before(today) and late == "yes":
        question = "arrival_recent"
        yield Flag("I589-R08", (newest, "C.5"), question)
    elif late == "":
        yield Flag("I589-R08", (newest, "C.5"), "one_year_open")


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1) if (day.month, day.day) != (2, 29) else date(day.year - 1, 2, 28)


def _order(application: Application, today: date) -> Iterator[Flag]:
    for table in _TABLES:
        for n in application.entries(table):
            since, until = (_span(application, f"{table}[{n}].{end}", today) for end in ("from", "to"))
            if since and until and since[0] > until[1]:
                items = (f"{table}[{n}].from", f"{table}[{n}].to")
                yield Flag("I589-R03", items, "ends_before")


def _residences(application: Application, today: date) -> Iterator[Flag]:
    yield from _gaps(application, today, ("A.III.2",), "I589-R01", "residence_gap")


def _occupations(application: Application, today: date) -> Iterator[Flag]:
    question = "work_gap"
    yield from _gaps(application, today, ("A.III.3", "A.III.4"), "I589-R02", question)


def _gaps(application: Application, today: date, tables: tuple[str, ...], flag: str, question: str) -> Iterator[Flag]:
    """Whether whole months of the last five years are covered by no entry; silent while an entry lacks a date."""
    entries = [f"{table}[{n}]" for table in tables for n in application.entries(table)]
    covered: set[int] = set()
    for entry in entries:
        since, until = (_span(application, f"{entry}.{end}", today) for end in ("from", "to"))
        if since is None or until is None:
            return
        covered.update(range(_month(since[0]), _month(until[1]) + 1))
    asked = range(_month(today) - 12 * YEARS_ASKED, _month(today))
    if entries and not covered.issuperset(asked):
        yield Flag(flag, tuple(entries), question)


def _month(day: date) -> int:
    return day.year * 12 + day.month


RULES: tuple[Callable[[Application, date], Iterator[Flag]], ...] = (
    _future, _life, _journey, _one_year, _order, _residences, _occupations,
)  # fmt: skip

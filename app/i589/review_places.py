"""Flags about where the person was: the lists of addresses against the journey and what Part C says about it.

As with all dates, only what is certain from the words said is told: months that touch do not overlap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from app.i589.application import Application
from app.i589.dates import PRESENT, earliest, latest
from app.i589.flag import Flag

_ADDRESSES = ("A.III.1", "A.III.2")
_UNITED_STATES = "US"


@dataclass(frozen=True, slots=True)
class _Stay:
    """One address with what is certain of it; ends are the first and the last day that the words may mean."""

    entry: str
    country: str
    since: tuple[date, date] | None
    until: tuple[date, date] | None


def _stays(application: Application, today: date, *tables: str) -> list[_Stay]:
    return [
        _Stay(
            f"{table}[{n}]",
            application.value(f"{table}[{n}].country"),
            _end(application.value(f"{table}[{n}].from"), today),
            _end(application.value(f"{table}[{n}].to"), today),
        )
        for table in tables
        for n in application.entries(table)
    ]


def _end(value: str, today: date) -> tuple[date, date] | None:
    if value == PRESENT:
        return today, today
    return (earliest(value), latest(value)) if value else None


def _overlaps(application: Application, today: date) -> Iterator[Flag]:
    for one, other in combinations(_stays(application, today, "A.III.2"), 2):
        if not (one.since and one.until and other.since and other.until):
            continue
        if one.since[1] < other.until[0] and other.since[1] < one.until[0]:
            question = "two_addresses"
            yield Flag("I589-R01", (one.entry, other.entry), question)


def _on_the_way(application: Application, today: date) -> Iterator[Flag]:
    """C.2.A asks about every other country before the United States; an address there answers it."""
    own = {application.value("A.I.14"), application.value("A.I.15"), _UNITED_STATES, ""}
    abroad = [stay for stay in _stays(application, today, *_ADDRESSES) if stay.country not in own]
    if application.value("C.2.A") == "no" and abroad and application.value("A.I.14"):
        items = (*(f"{stay.entry}.country" for stay in abroad), "C.2.A")
        yield Flag("I589-R01", items, "address_abroad")


def _at_home(application: Application, today: date) -> list[_Stay]:
    nationality = application.value("A.I.14")
    stays = _stays(application, today, *_ADDRESSES)
    return [stay for stay in stays if stay.until and nationality and stay.country == nationality]


def _after_leaving(application: Application, today: date) -> Iterator[Flag]:
    left = _end(application.value("A.I.19a"), today)
    for stay in _at_home(application, today):
        if left and stay.until and stay.until[0] > left[1]:
            items = ("A.I.19a", f"{stay.entry}.to")
            yield Flag("I589-R03", items, "after_leaving")


def _went_back(application: Application, today: date) -> Iterator[Flag]:
    """An entry that is older than a stay at home: between the two lies a return, which C.4 asks about."""
    if application.value("C.4") != "no":
        return
    for n in application.entries("A.I.19c"):
        entered = _end(application.value(f"A.I.19c[{n}].date"), today)
        after = [stay for stay in _at_home(application, today) if entered and stay.until and stay.until[0] > entered[1]]
        if after:
            items = (f"A.I.19c[{n}].date", *(stay.entry for stay in after), "C.4")
            question = "went_back"
            yield Flag("I589-R07", items, question)


RULES: tuple[Callable[[Application, date], Iterator[Flag]], ...] = (
    _overlaps, _on_the_way, _after_leaving, _went_back,
)  # fmt: skip

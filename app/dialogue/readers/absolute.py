"""Dates written out: in figures of every order, or with the month in words, as far as they go.

`03/04/2020` has two readings and gives both; `25/04/2020` and `3 del 4 del 2020` have one.
"""

from __future__ import annotations

import re
from datetime import date

from app.dialogue.readers.calendar_said import Said, full_year
from app.dialogue.readers.calendar_text import Scan

_SEP = r"(?: |,|\.|-|/|'|\b(?:de|del|dl|d|of|the|in|el|ano|anio|dia|mes|year|day|month|en)\b)*"
_FOUR_OR_TWO = r"(?P<year>\d{4}|\d{2})\b(?! ?:)"
_WORDED = (
    rf"\b(?P<day>\d{{1,2}})\b{_SEP}M(?P<month>\d\d)\b(?:{_SEP}{_FOUR_OR_TWO})?",
    rf"\b(?P<year>\d{{4}})\b{_SEP}M(?P<month>\d\d)\b(?:{_SEP}(?P<day>\d{{1,2}})\b(?! ?:))?",
    rf"\bM(?P<month>\d\d)(?! (?:de|del) (?:ano )?\d+ (?!de |del |, ?\d{{4}}))(?! ')(?: |,|\.|-|/|"
    rf"\b(?:the|el|dia|day)\b)*(?P<day>\d{{1,2}})\b(?! ?:)(?:{_SEP}{_FOUR_OR_TWO})?",
    rf"\bM(?P<month>\d\d)\b{_SEP}{_FOUR_OR_TWO}",
    r"\bM(?P<month>\d\d)\b",
)
_OF = r" (?:de|del|d)(?: mes)?(?: de)? "
_THREE = (
    r"\b(?P<a>\d{4}) ?(?P<sep>[-/.,]) ?(?P<b>\d{1,2}) ?(?P=sep) ?(?P<c>\d{1,2})\b",
    r"\b(?P<a>\d{1,2}) ?(?P<sep>[-/.,]) ?(?P<b>\d{1,2}) ?(?P=sep) ?'? ?(?P<c>\d{4}|\d{2})\b",
    r"\b(?P<a>\d{1,2}) ?[-/.] ?(?P<b>\d{1,2}) ?[-/.] ?(?P<c>\d{4})\b",
    r"\b(?P<a>\d{1,2}) (?P<b>\d{1,2}) (?P<c>\d{4}|\d{2})\b",
    r"\b(?P<a>\d{1,2}) ?[-/.] ?(?P<b>\d{1,2}) (?:de|del|of|,)? ?(?P<c>\d{4})\b",
)
_SPOKEN = rf"\b(?P<day>\d{{1,2}}){_OF}(?P<month>\d{{1,2}}){_OF}(?:ano )?(?P<year>\d{{4}}|\d{{2}})\b"
_LABELLED = (
    r"\bdia (?P<day>\d{1,2})[ ,]*(?:del? )?mes (?:del? )?(?P<month>\d{1,2})[ ,]*(?:del? "
    r")?an[oi]o? (?P<year>\d{4}|\d{2})\b"
)
_YEAR_WORDS = r"(?:\b(?:del|de|en|in|el|ano|anio|year|of|since|desde|por|como|como en|era)\b|') ?"


def take_written(scan: Scan, today: date | None, context: str | None, *, day_first: bool) -> list[Said]:
    """The date written in the text, in every reading it allows; empty when none is written."""
    return (
        _spoken(scan, today, context)
        or _three(scan, today, context, day_first=day_first)
        or _worded(scan, today, context)
        or _two(scan)
        or _run_together(scan, today, context)
        or _year(scan, today, context)
    )


def take_year(scan: Scan) -> int | None:
    """A year of four digits standing alone."""
    found = scan.take(r"(?<!\d [/.-] )(?<![MW\d])(?:\b(?:de|del|en|el|ano|in|of) )*\b(?P<year>\d{4})\b(?! ?[:])")
    return int(found.group("year")) if found else None


def _spoken(scan: Scan, today: date | None, context: str | None) -> list[Said]:
    """`12 del 3 de 2019`: day, month, year, by the way it is said."""
    found = scan.take(_SPOKEN) or scan.take(_LABELLED)
    if not found:
        return []
    return [Said(full_year(found["year"], today, context), int(found["month"]), int(found["day"]))]


def _three(scan: Scan, today: date | None, context: str | None, *, day_first: bool) -> list[Said]:
    for pattern in _THREE:
        if found := scan.take(pattern):
            return _orders(found["a"], found["b"], found["c"], today, context, day_first=day_first)
    return []


def _orders(a: str, b: str, c: str, today: date | None, context: str | None, *, day_first: bool) -> list[Said]:
    if len(a) == 4:
        return [Said(int(a), int(b), int(c))]
    if int(a) > 31:
        return [Said(full_year(a, today, context), int(b), int(c))]
    year, first, second = full_year(c, today, context), int(a), int(b)
    by_day, by_month = Said(year, second, first), Said(year, first, second)
    both = [by_day, by_month] if day_first else [by_month, by_day]
    possible = [said for said in dict.fromkeys(both) if said.fault(None, None) is None]
    return possible or both[:1]


def _worded(scan: Scan, today: date | None, context: str | None) -> list[Said]:
    for pattern in _WORDED:
        if found := scan.take(pattern):
            parts = found.groupdict()
            return [_of_parts(parts, today, context)]
    return []


def _of_parts(parts: dict[str, str | None], today: date | None, context: str | None) -> Said:
    day, year = parts.get("day"), parts.get("year")
    if day and not year and int(day) > 31:
        day, year = None, day
    return Said(
        full_year(year, today, context) if year else None,
        int(parts["month"] or 0),
        int(day) if day else None,
    )


def _two(scan: Scan) -> list[Said]:
    """Month and year, or day and month without a year, in figures."""
    if found := scan.take(r"\b(?P<month>\d{1,2})(?: ?[-/.] ?| (?:de|del) )(?P<year>\d{4})\b"):
        return [Said(int(found["year"]), int(found["month"]))]
    if found := scan.take(r"\b(?P<year>\d{4}) ?[-/.] ?(?P<month>\d{1,2})\b"):
        return [Said(int(found["year"]), int(found["month"]))]
    if found := scan.take(r"\b(?P<a>\d{1,2}) ?[-/] ?(?P<b>\d{1,2})\b"):
        first, second = int(found["a"]), int(found["b"])
        orders = [Said(None, second, first), Said(None, first, second)]
        return [said for said in orders if said.fault(None, None) is None] or orders[:1]
    if found := scan.take(r"\b(?P<day>\d{1,2}) (?:de|del)(?: mes)? (?P<month>\d{1,2})\b"):
        return [Said(None, int(found["month"]), int(found["day"]))]
    return []


def _run_together(scan: Scan, today: date | None, context: str | None) -> list[Said]:
    """Eight or six figures without marks: every order that makes a date people could mean."""
    found = scan.take(r"(?<![MW\d])\b(?P<run>\d{8}|\d{6})\b")
    if not found:
        return []
    run = found["run"]
    if len(run) == 8:
        splits = [(run[:4], run[4:6], run[6:]), (run[4:], run[2:4], run[:2]), (run[4:], run[:2], run[2:4])]
    else:
        splits = [(run[4:], run[2:4], run[:2]), (run[4:], run[:2], run[2:4])]
    said = [Said(full_year(year, today, context), int(month), int(day)) for year, month, day in splits]
    if len(run) == 6:
        said.append(Said(int(run[2:]), int(run[:2])))
        if int(run[:2]) > 31:
            said.insert(0, Said(full_year(run[:2], today, context), int(run[2:4]), int(run[4:])))
    latest = (today.year if today else 2029) + 15
    kept = [s for s in dict.fromkeys(said) if s.fault(None, None) is None and 1900 <= (s.year or 0) <= latest]
    return kept or said[:1]


def _year(scan: Scan, today: date | None, context: str | None) -> list[Said]:
    if (year := take_year(scan)) is not None:
        return [Said(year)]
    found = scan.take(
        rf"{_YEAR_WORDS}(?P<year>(?:3[2-9]|[4-9]\d))\b(?! ?[:/])(?! (?:anos|years|dias|days|mes))"
    ) or scan.take(r"(?:\b(?:ano|anio|year)|') ?(?P<year>\d{2})\b")
    return [Said(full_year(found["year"], today, context))] if found else []


def is_decade(text: str) -> bool:
    """`los 90`, `the 1980s`: ten years, so the year is still to be asked."""
    return bool(
        re.search(r"\b(?:los|anos|the) '? ?(?:19|20)?\d0 ?'? ?(?:s|tas?)?\b(?! de)(?! /)|\b(?:19|20)?\d0 '? ?s\b", text)
    )

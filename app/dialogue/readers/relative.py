"""Time said from where the person stands: `ayer`, `hace dos años`, `el lunes que viene`, `in 3 days`, `last month`.

The unit said is the precision kept: "two years ago" gives a year, marked approximate, never a day. Days are exact.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from app.dialogue.readers.calendar_said import PAST_CONTEXTS, Said, months_away, shifted
from app.dialogue.readers.calendar_text import Scan
from app.dialogue.readers.vocabulary import UNITS

_UNIT = r"(?P<unit>dias?|semanas?|mes|meses|anos?|anios?|days?|weeks?|months?|years?|yrs?)"
_COUNT = r"(?P<count>\d{1,4}|una?|an?|medio|media|half an?)(?P<and_half> (?:and a half|y medi[oa]))?"
_ABOUT = (
    r"(?:(?:como|unos|unas|casi|ya|approx|aprox|aproximadamente|about|around|mas de|alrededor de|"
    r"cerca de|almost|maybe|over|like) )*"
)
_MORE = r"(?: (?:y|and) (?P<half>medio|media|a half|half)| (?:y|and) (?P<months>\d{1,2}) (?:mes|meses|months?))?"
_BACK = (
    rf"\b(?:hace|ace|ase|hase|hacen|hara|desde hace) {_ABOUT}{_COUNT} {_UNIT}{_MORE}\b",
    rf"\b{_ABOUT}{_COUNT} {_UNIT}{_MORE} (?:AGO|antes de hoy)\b",
    r"\b(?:llevo|llevamos) (?:ya )?aqui (?:ya |exactamente |justo |como )*(?P<count>\d{1,3}|una?)(?P<and_half>) "
    r"(?P<unit>dias?|semanas?)(?P<half>)(?P<months>) ?(?:(?:de|desde) )?(?:hoy)?\b",
)
_AHEAD = (
    rf"\b(?:dentro de|en|in|de aqui a|de aca a) {_ABOUT}{_COUNT} {_UNIT}{_MORE}\b(?! de M)",
    rf"\b{_COUNT} {_UNIT} from (?:now|today)\b",
)
_DAYS = (
    (r"\bovermorrow\b", 2),
    (r"\bantier\b", -2),
    (r"\b(?:ayer|anoche|yesterday|last night|ayr)\b", -1),
    (r"\bde hoy en (?:ocho|8)(?: dias)?\b|\ba week from today\b", 7),
    (r"\bde hoy en (?:quince|15)(?: dias)?\b|\btwo weeks from today\b", 14),
    (r"\b(?:hoy|today|tonight|oy)\b", 0),
    (r"\b(?:manana|tomorrow|tomorow|tmrw|tmr|2morrow)\b", 1),
)
_NEXT = (
    r"(?:que viene|q viene|k viene|ke viene|que biene|que entra|entrante|siguiente|proximo|"
    r"proxima|next|coming|venidero|que sigue)"
)
_LAST = r"(?:pasad[oa]|anterior|que paso|ultim[oa]|last|past)"
_THIS = r"(?:este|esta|this|ese|de este|del presente|presente)"
_ANY_WEEK = re.compile(r"\b(?:un|era|on an?|fue en|it was an?|was an?|los|unos|some) (?:dia )?W\d")
"""A weekday told without its week: `fue un viernes`."""
_LONE_DAY = re.compile(r"^\W*(?:it s |it is |its |es |on )?(?:an?|un|algun) (?:dia )?W\d\W*$")
"""Nothing but that it is some weekday: `a Tuesday`."""
_MONTHS_AHEAD = 12
_WEEKS_COUNTED = 4
"""Weeks up to which people count from the very day; of more only the month is meant."""
_PERIOD = r"(?P<unit>semana|mes|ano|anio|week|month|year)"
_STEPS = (
    (rf"\b{_PERIOD} (?:antepasad[oa]|before last)\b|\bantepasad[oa] (?P<unit2>semana|mes|ano)\b", -2),
    (rf"\b{_PERIOD} {_LAST}\b", -1),
    (rf"\b(?:el |la |the )?{_LAST} {_PERIOD}\b", -1),
    (rf"\b{_PERIOD} {_NEXT}\b", 1),
    (rf"\b(?:el |la |the )?{_NEXT} {_PERIOD}\b", 1),
    (rf"\b{_THIS} (?:mismo )?{_PERIOD}\b|\b(?P<unit2>mes|semana|ano) (?:actual|en curso)\b", 0),
)  # fmt: skip


def take_day(scan: Scan, today: date) -> Said | None:
    """Today, yesterday, tomorrow and the days around them."""
    for pattern, days in _DAYS:
        if scan.take(pattern) and (day := shifted(today, days)):
            return Said.of(day)
    return None


def take_distance(scan: Scan, today: date) -> Said | None:
    """A distance back or ahead in days, weeks, months or years."""
    for patterns, sign in ((_BACK, -1), (_AHEAD, 1)):
        for pattern in patterns:
            if found := scan.take(pattern):
                return _away(found.groupdict(), sign, today)
    return None


def _away(parts: dict[str, str | None], sign: int, today: date) -> Said | None:
    unit, word = UNITS[parts["unit"] or ""], parts["count"] or ""
    count = int(word) if word.isdigit() else 1
    is_half = word.startswith(("medi", "half"))
    if unit == "day":
        day = shifted(today, sign * count)
        return Said.of(day) if day and not is_half else None
    if unit == "week":
        return _near(shifted(today, sign * 7 * count), is_day=sign < 0 and count <= _WEEKS_COUNTED)
    if unit == "month":
        return _checked(months_away(today, sign * count), with_month=True)
    months = 12 * count + int(parts.get("months") or 0) + (6 if parts.get("half") or parts.get("and_half") else 0)
    months = 6 if is_half else months
    return _checked(months_away(today, sign * months), with_month=is_half or bool(parts.get("months")))


def _near(day: date | None, *, is_day: bool) -> Said | None:
    return Said(day.year, day.month, day.day if is_day else None, is_approximate=True) if day else None


def _checked(when: tuple[int, int], *, with_month: bool) -> Said | None:
    year, month = when
    return Said(year, month if with_month else None, is_approximate=True) if 1 <= year <= 9999 else None


def take_period(scan: Scan, today: date) -> Said | tuple[Said, Said] | None:
    """`el mes pasado`, `este año`, `next week`: a month, a year, or the first and last day of a week."""
    for pattern, step in _STEPS:
        if found := scan.take(pattern):
            parts = found.groupdict()
            unit = UNITS[next(word for name, word in parts.items() if name.startswith("unit") and word)]
            return _period(unit, step, today)
    return None


def _period(unit: str, step: int, today: date) -> Said | tuple[Said, Said] | None:
    if unit == "year":
        return Said(today.year + step)
    if unit == "month":
        return Said(*months_away(today, step))
    monday = shifted(today, 7 * step - today.weekday())
    sunday = shifted(monday, 6) if monday else None
    return (Said.of(monday), Said.of(sunday)) if monday and sunday else None


def take_weekday(scan: Scan, today: date, context: str | None, *, is_english: bool) -> list[Said]:
    """A weekday by itself, with or without this, next or last: the days it can mean, nearest first.

    English "next Friday" said before Friday of the same week means two days to two people; both are given.
    """
    week = scan.take(
        rf"\bW(?P<day>\d)(?: of| de| en)?(?: la| the)? (?:(?:semana|week) (?P<after>{_NEXT}|{_LAST})|"
        rf"(?P<before>{_NEXT}|{_LAST}) (?:semana|week))\b"
    )
    if week:
        step = 1 if _is(_NEXT, week.group("after") or week.group("before")) else -1
        return _given(shifted(today, 7 * step - today.weekday() + int(week.group("day"))))
    if _LONE_DAY.search(scan.text) or (context in PAST_CONTEXTS and _ANY_WEEK.search(scan.text)):
        return []
    found = scan.take(rf"\bW(?P<day>\d) (?P<mark>{_NEXT}|{_LAST})\b") or scan.take(
        rf"(?:\b(?P<mark>{_NEXT}|{_LAST}|{_THIS}) )?(?:dia )?\bW(?P<day>\d)\b"
    )
    if not found:
        return []
    ahead = (int(found.group("day")) - today.weekday()) % 7
    mark = found.group("mark") or ""
    if mark and _is(_NEXT, mark):
        return _next(today, ahead, doubtful=is_english and mark == "next")
    if mark and _is(_LAST, mark):
        return _given(shifted(today, ahead - 7))
    return _plain(today, ahead, context, said_this=bool(mark))


def _is(pattern: str, word: str) -> bool:
    return re.fullmatch(pattern, word) is not None


def _given(day: date | None) -> list[Said]:
    return [Said.of(day)] if day else []


def _next(today: date, ahead: int, *, doubtful: bool) -> list[Said]:
    first = shifted(today, ahead or 7)
    is_same_week = ahead and today.weekday() + ahead <= 6
    if doubtful and is_same_week:
        return _given(first) + _given(shifted(today, ahead + 7))
    return _given(first)


def _plain(today: date, ahead: int, context: str | None, *, said_this: bool) -> list[Said]:
    """No direction said: the question's own direction decides, and without one both are possible."""
    before, after = _given(shifted(today, ahead - 7)), _given(shifted(today, ahead))
    if context in PAST_CONTEXTS:
        return before
    if context == "hearing" or said_this:
        return after if ahead else after + _given(shifted(today, 7))
    return before + after


def named_month(scan: Scan, today: date) -> Said | None:
    """`en marzo pasado`, `el próximo 2 de enero`: a month or day of it whose year is said by direction."""
    day = r"(?:(?P<day>\d{1,2}) (?:de |of )?)?"
    found = scan.take(
        rf"\b{day}M(?P<month>\d\d) (?P<mark>{_NEXT}|{_LAST})\b(?! (?:year|ano|anio|month|mes|week|" rf"semana|W\d))"
    ) or scan.take(rf"\b(?P<mark>{_NEXT}|{_LAST}) {day}M(?P<month>\d\d)\b(?! (?:de |del )?\d)")
    if not found:
        return None
    said = (int(found["month"]), int(found["day"])) if found["day"] else (int(found["month"]),)
    now = (today.month, today.day)[: len(said)]
    if _is(_NEXT, found["mark"]):
        return Said(today.year + (said <= now), *said)
    return Said(today.year - (said >= now), *said)


def days_on_weekday(today: date, day: int, weekday: int) -> list[Said]:
    """The days of that number, from today to a year ahead, that fall on the weekday (Monday is 0); nearest first."""
    found = []
    for ahead in range(_MONTHS_AHEAD + 1):
        year, month = months_away(today, ahead)
        if day <= monthrange(year, month)[1] and date(year, month, day).weekday() == weekday:
            found.append(date(year, month, day))
    return [Said.of(one) for one in found if one >= today]


def weekday_of(said: Said) -> int | None:
    """The weekday of a whole day (Monday is 0), or None."""
    if said.year is None or said.month is None or said.day is None:
        return None
    try:
        return date(said.year, said.month, said.day).weekday()
    except ValueError:
        return None

"""What a whole sentence names besides other things: a day with its hour, an hour, the option of a list.

"tengo corte el 15 de diciembre a las 8 y media en brownsville". Stricter than a reply to a question: nobody asked for
it, so that whatever is not one day or one hour counts as not said, and nothing but an option's own name means it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from app.dialogue.readers.calendar_said import Said
from app.dialogue.readers.calendar_text import Scan, calendar_text
from app.dialogue.readers.clock import take_clock
from app.dialogue.readers.dates import read_date, without_year
from app.dialogue.readers.folding import fold, phrase
from app.dialogue.readers.hedges import without_hedges
from app.dialogue.readers.two_hours import two_hours, without_two_hours
from app.dialogue.reading import Json, Reading

_HOUR = r"\w+(?::\d{2})?(?: (?:y|con) (?:media|cuarto|quince|treinta|\d{1,2}))?(?: ?[ap]\.? ?m\b\.?)?"
_DENIED = re.compile(
    rf"\b(?:(?:y |ya |and )?(?:no|not) (?:es |era |at )?|en vez de |en lugar de |instead of )(?:(?:a )?las? (?!\d+ de )"
    rf"{_HOUR}|\d{{1,2}}(?::\d{{2}})?(?: ?[ap]\.? ?m\b\.?)?(?!\d| ?/| de ))"
)
_JOINING = frozenset(
    {
        *("a", "al", "con", "cuarto", "d", "de", "del", "dia", "el", "en", "es", "h", "hora", "horas", "hrs", "la"),
        *("las", "los", "manana", "media", "para", "por", "tarde", "y", "am", "at", "in", "is", "it", "of", "on", "pm"),
        *(
            "the",
            "to",
            "a",
            "and",
            "an",
            "for",
            "k",
            "mi",
            "mija",
            "mijo",
            "my",
            "no",
            "pues",
            "q",
            "que",
            "si",
            "un",
            "una",
            "yes",
        ),
    }
)
"""Words that join a day and its hour and say nothing else."""

_MOST_READINGS = 4
_AGED = re.compile(
    r"\b(?:de |tiene |con |is |of )?\d{1,2} (?:anos|años|anitos|añitos|meses|mesecitos|years?(?: old)?|yrs?(?: old)?|"
    r"months? old)\b|\b(?:niñ[oa]|nin[oa]|nene|nena|hij[oa]|niet[oa]|bebe|bebé|chamit[oa]|boy|girl|son|daughter|child) "
    r"(?:de |of )?\d{1,2}\b(?! ?[:.]\d|(?: y)? \d)",
    re.IGNORECASE,
)
_BARE_HOUR = re.compile(r"(?<![\d/:.-])(?<!\d )\b(0?[5-9]|1[0-7]) ?([0-5][05])\b(?! ?[\d/:-]|\.\d)")
"""Hours and minutes without a sign between them, as courts sit and bridges open."""
_YEAR = re.compile(r"\b(20\d\d)\b")
_DAYS_BACK, _DAYS_AHEAD = 183, 730


def without_ages(text: str) -> str:
    """A telling of a hearing without the ages in it: "mi nieta de 9 añitos", "mi niño de 4"."""
    return _AGED.sub(" ", text)


def day_said(text: str, lang: str, today: date | None, context: str | None) -> Reading:
    """The one day that a sentence names, with its hour where said: `ok`, `ambiguous`, or `invalid` for none.

    A day without its year is `ambiguous`, with the years that it can mean from half a year ago to two years ahead:
    the year is never supplied. Of two hours of which one is meant neither is taken: the day is told without one.
    """
    text = without_ages(text) if context == "hearing" else text
    left = without_two_hours(text)
    plain = without_hedges(without_denied(text if left is None else left))
    reading = read_date(plain, lang, today, context)
    if reading.hint == "date.year_missing":
        reading = in_years(plain, lang, today, context)
    values = reading.value if reading.status == "ambiguous" else [reading.value]
    if reading.status not in ("ok", "ambiguous") or not isinstance(values, Sequence) or len(values) > _MOST_READINGS:
        return Reading("invalid", None, "date.unread")
    return reading if all(_is_one_day(value) for value in values) else Reading("invalid", None, "date.unread")


def hour_said(text: str, context: str | None) -> Reading:
    """The one hour that a sentence names, `HH:MM`; one that is denied ("no a las 8") does not count.

    Of two of which one is meant ("a las 8 o 9") none is.
    """
    text = without_ages(text) if context == "hearing" else text
    if len(two_hours(text, context)) > 1:
        return Reading("invalid", None, "hour.unread")
    scan = Scan(calendar_text(without_denied(text)))
    clock = take_clock(scan)
    if clock is None or take_clock(scan) is not None:
        return Reading("invalid", None, "hour.unread")
    found: list[Json] = [f"{hour:02d}:{minute:02d}" for hour, minute in clock.readings(context)]
    if not found:
        return Reading("invalid", None, "hour.unread")
    return Reading("ok", found[0]) if len(found) == 1 else Reading("ambiguous", found, "date.morning_or_afternoon")


def hour_beside(text: str, context: str | None) -> Reading:
    """The hour in words that say something else too, also as four figures or two numbers: "brownsville 8 30"."""
    said = hour_said(text, context)
    if said.status != "invalid":
        return said
    found = _BARE_HOUR.search(fold(text))
    return hour_said(f"{found[1]}:{found[2]}", context) if found else said


def option_said(text: str, names: Sequence[Sequence[str]]) -> int | None:
    """Which option a sentence names, from 1, by its name as whole words; None where two are named, or none."""
    said = f" {phrase(text)} "
    named = [n for n, own in enumerate(names, 1) if any(f" {word} " in said for word in map(phrase, own) if word)]
    return named[0] if len(named) == 1 else None


def in_years(text: str, lang: str, today: date | None, context: str | None) -> Reading:
    """A day said without its year, in each year that it can mean: `ambiguous`, or `clarify` where that says nothing."""
    return near_years(without_year(text, lang, today, context), today, context)


def near_years(said: Sequence[Said], today: date | None, context: str | None) -> Reading:
    """The same for days that are read already, whatever their year."""
    missing = Reading("clarify", None, "date.year_missing")
    if today is None or not said:
        return missing
    dated = [replace(one, year=year) for one in said for year in range(today.year - 1, today.year + 3)]
    first, last = (today + timedelta(days=days) for days in (-_DAYS_BACK, _DAYS_AHEAD))
    near = {one for one in dated if not one.fault(today, context)}
    values: list[Json] = [
        one.value
        for one in sorted(near, key=lambda one: one.iso)
        if first.isoformat() <= one.iso[:10] <= last.isoformat()
    ]
    return Reading("ambiguous", values, "date.which_year") if len(values) > 1 else missing


def year_said(text: str) -> str | None:
    """A year written in digits and standing alone among the numbers: "2027", "el del 2027"."""
    numbers = re.findall(r"\d+", text)
    found = _YEAR.search(text)
    return found[1] if found and len(numbers) == 1 else None


def is_day_alone(text: str, beside: Sequence[str]) -> bool:
    """True for a day with its hour, or with one of these, and no words besides but those that join them.

    That is a line off a paper; that one is not sure of it changes nothing.
    """
    whole = without_hedges(text)
    said = whole
    for words in sorted(beside, key=len, reverse=True):
        said = re.sub(rf"\b{re.escape(words)}\b", " ", said)
    scan = Scan(calendar_text(said))
    is_named = said != whole or take_clock(Scan(calendar_text(whole))) is not None
    left = [word for word in scan.text.split() if not re.fullmatch(r"\d+|[MW]\d+|\W", word)]
    return is_named and all(word in _JOINING for word in left)


def without_denied(text: str) -> str:
    """The sentence folded, without the hour that it says no longer counts ("no a las 8")."""
    return _DENIED.sub(" ", " ".join(fold(text).split()))


def _is_one_day(value: Json) -> bool:
    return isinstance(value, Mapping) and value.get("kind") in ("date", "datetime") and not value.get("approximate")

"""Something told before that is now said otherwise: "no era a las 8 y media, es a las 9", "es el 14, no el 15".

The words only show what may be taken back and what may stand in its place; whether they are values, and of what, is
for the caller to see. A day may be said by the part that changes ("el 14", "en enero", "2027"): the rest of the day
that was told before stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from app.dialogue.readers.at_border import apart_from_border
from app.dialogue.readers.calendar_said import Said, with_times
from app.dialogue.readers.calendar_text import Scan, calendar_text
from app.dialogue.readers.clock import take_clock
from app.dialogue.readers.folding import fold
from app.dialogue.readers.halves import is_early
from app.dialogue.readers.hours import read_hour
from app.dialogue.readers.mentions import day_said, hour_said, near_years
from app.dialogue.reading import Json, Reading

_IS = r"(?:na|e be|be|es|era|fue|son|eran|seria|dice|decia|estoy|estamos|is|was|its|it's|it is|it was|says|i am|i'm|im)"
_NOT = r"(?:no|not|nel|isn'?t|wasn'?t)"
_SORRY = (
    r"(?:perdon\w*|disculp\w*|sorry|(?:me|nos) (?:equivoque|equivocamos|confundi)|digo(?! que)|corrijo|correccion|"
    r"correction|quise decir|mejor dicho|i mean(?:t)?|my (?:mistake|bad)|actually|en realidad|i was wrong|"
    r"espere?|esperate|perate|perese|aguante|wait|hold on)"
)
_OVER = rf"(?:{_IS}\s+)*"
_PAIRS = (
    re.compile(
        rf"^(?:.{{0,40}}?[\s,;.])?{_NOT}\s+{_OVER}(?P<x>.+?)(?:\s*+[,;.]\s*+(?:(?:sino|but|pero|mejor)\s+)?{_OVER}|"
        rf"\s+(?:sino|but|pero)\s+(?:que\s+)?{_OVER}|\s+{_IS}\s+)(?P<y>\S.*)$"
    ),
    re.compile(
        rf"^(?:.{{0,40}}?[\s,;.])?{_NOT}\s+{_OVER}(?=(?P<p>el|la|a las?|at|the|en|on)\s)"
        r"(?P<x>.+?)\s(?P<y>(?P=p)\s\S.*)$"
    ),
    re.compile(rf"^(?P<y>.+?)[\s,;]++(?:(?:y|ya|and)\s+)?{_NOT}\s+{_OVER}(?P<x>[^,;.]+?)\W*$"),
    re.compile(rf"^(?P<x>.+?)(?:\s*+,)?\s++(?:no|nel)\s*+[,.;]\s*+{_OVER}(?P<y>\S.*)$"),
    re.compile(r"^(?P<y>.+?)\s+(?:en vez de|en lugar de|instead of|rather than)\s+(?P<x>.+)$"),
    re.compile(r"^(?:.*\b)?(?:cambi\w+|change)\s+(?P<x>.+?)\s+(?:por|para|to)\s+(?P<y>.+)$"),
)
_MARKED = re.compile(rf"^(?P<x>.*?)\W*+\b{_SORRY}\b\W*+(?:(?:{_NOT}|{_SORRY})\b\W*+)*{_OVER}(?P<y>.*)$")
_DENIED = re.compile(rf"^(?:.{{0,40}}?[\s,;.])?{_NOT}\s+{_OVER}(?P<x>\S.*)$")
_FILLING = re.compile(r"\b(?:es|era|son|dice|is|was|its|it's|it|at|las|la|de|no|hora|the|hour|time)\b|[^\w\s:.]")
_ALONE = re.compile(r"\W*+(?:(?:es|era|is|was|it|its|el|la|dia|day|the|al|para|on|no|de|of)\W++)*+(\d{1,2})\W*")
_WHOLE = re.compile(r"(?<!\d)\d++ ?[/.-] ?\d+|\b(?!20\d\d)\d{1,2}\b(?: de)? M\d\d\b|M\d\d (?:the )?\d{1,2}\b(?!\d)")
_NAMED_DAY = re.compile(r"\b(?:el|dia|day|the|al|on) (?:dia |day )?(\d{1,2})\b(?! ?[:/.-])")
_CLOCK = re.compile(r"\d[:.]\d\d|\b(?:media|cuarto|a las?|at|[ap]\.? ?m|half|hora|hour|time)\b")
_NAMED = re.compile(rf"{_NAMED_DAY.pattern}|{_WHOLE.pattern}")
_NO_BUT = re.compile(rf"^(?:no|nel|nop|nope)(?:\s*[,.;]\s*|\s+(?=it))(?!no\b){_OVER}(?P<y>\S+(?:\s+\S+){{0,6}})$")


@dataclass(frozen=True, slots=True)
class Instead:
    """What a message takes back, and what it says in its place; either may be empty.

    `is_marked`: words of correcting stand before what is said ("perdón, a las 9").
    """

    taken_back: str
    meant: str
    is_marked: bool = False


def said_instead(text: str) -> list[Instead]:
    """The ways in which a message may say something told before otherwise, those with both sides first."""
    flat = fold(text)
    found = [Instead(parts["x"], parts["y"]) for pattern in _PAIRS if (parts := pattern.match(flat))]
    if marked := _MARKED.match(flat):
        found += [Instead(each.taken_back, each.meant) for each in _pairs_in(marked["y"])]
        found.append(Instead(marked["x"], marked["y"], is_marked=True))
    if denied := _DENIED.match(flat):
        found.append(Instead(denied["x"], ""))
    return found


def _pairs_in(flat: str) -> list[Instead]:
    return [Instead(parts["x"], parts["y"]) for pattern in _PAIRS if (parts := pattern.match(flat))]


def hour_instead(text: str, context: str | None) -> Reading:
    """The hour in a part of a message, also a bare "9" or "9 y media" where nothing else stands beside it."""
    said = hour_said(text, context)
    if said.status != "invalid" or _NAMED_DAY.search(calendar_text(text)):
        return said
    return read_hour(" ".join(_FILLING.sub(" ", fold(text)).split()), context)


def day_instead(text: str, held: Mapping[str, Json], lang: str, today: date | None, context: str | None) -> Reading:
    """The day in a part of a message, as one day: what it leaves out of the day is that of `held`.

    `held` is the value of a date reading with a whole day; its hour is not carried over. Another month without its
    year is `ambiguous`, as everywhere. Days of the week are not read: they name no day of a paper.
    """
    was = date.fromisoformat(str(held["iso"])[:10])
    scan = Scan(calendar_text(text))
    clock = take_clock(scan)
    if _WHOLE.search(scan.text):
        return _of_the_same_month(day_said(text, lang, today, context), was)
    months, years = (set(re.findall(pattern, scan.text)) for pattern in (r"\bM(\d\d)\b", r"\b(20\d\d)\b"))
    rest = " ".join(re.sub(r"\b20\d\d\b", " ", scan.text).replace("|", " ").split())
    number = _NAMED_DAY.search(rest) or (None if clock else _ALONE.fullmatch(rest))
    if len(months) > 1 or len(years) > 1 or not (number or months or years):
        return Reading("invalid", None, "date.unread")
    said = Said(
        int(min(years)) if years else was.year,
        int(min(months)) if months else was.month,
        int(number[1]) if number else was.day,
    )
    timed = with_times([said], clock.readings(context)) if clock else [said]
    if said.month != was.month and not years:
        return near_years(timed, today, context)
    values: list[Json] = [one.value for one in timed if not one.fault(today, context)]
    if not values:
        return Reading("invalid", None, "date.impossible")
    return Reading("ok", values[0]) if len(values) == 1 else Reading("ambiguous", values, "date.morning_or_afternoon")


_STRETCH = re.compile(
    r"\b\d{1,2}(?::\d\d)? ?(?:[ap]\.? ?m\.?)? ?(?:to|a|-|–|until|till|hasta) ?(?:las? )?\d{1,2}(?::\d\d)? ?"
    r"(?:[ap]\.? ?m\b\.?|de la (?:manana|mañana|tarde|noche)|in the (?:morning|evening|afternoon)|at night)",
    re.IGNORECASE,
)
"""Hours from one to another ("6 to 9 pm"): when messages may come, and no hour of a court."""


_COUNTED = re.compile(
    r"\b(?:dos|2|two|tres|three) (?=(?:papel|hoja|carta|aviso|paper|sheet|letter|notice)\w*)|"
    r"\b(?:uno|una|un|one|1)(?: (?:papel|hoja|paper|sheet))?"
    r"(?= (?:que |q |it |that |which )?(?:dice|dise|trae|pone|es|say|says|is)\b)",
    re.IGNORECASE,
)
"""Papers that are counted: "tengo dos papeles, uno dice"."""
_FOUR_FIGURES = re.compile(r"(?<![\d/.:+-])\b(0[1-9])([0-5]\d)\b(?! ?[/:-]|\.\d)(?! ?\d{3})")


def day_told(text: str, lang: str, today: date | None, context: str | None) -> Reading:
    """The one day that words name, as `day_said`; lines after the first may put it right ("no, a las 4 y media").

    Papers that are counted are no part of it, and four figures beside it ("0830") are an hour.
    """
    text = _FOUR_FIGURES.sub(r"\1:\2", _COUNTED.sub(" ", text))
    lines = _STRETCH.sub(" ", text).split("\n")
    first, *later = (apart.rest if (apart := apart_from_border(line)) is not None else line for line in lines)
    text = "\n".join((first, *later))
    told = day_said(first, lang, today, context) if later else Reading("invalid")
    is_put_right = False
    for line in later:
        right = day_put_right(told, line, lang, today, context)
        told, is_put_right = right or told, is_put_right or right is not None
    whole = told if is_put_right else day_said(text, lang, today, context)
    return told if whole.status == "invalid" else whole


def day_put_right(day: Reading, text: str, lang: str, today: date | None, context: str | None) -> Reading | None:
    """A day that was told, in all its readings, with the hour or the day that a message says instead; None for none.

    What is taken back must be what was told, and an hour that is said without taking one back must look like one: a
    bare number may be the number of an option.
    """
    values = day.value if day.status == "ambiguous" and isinstance(day.value, Sequence) else [day.value]
    held = [value for value in values if isinstance(value, Mapping) and value.get("kind") in ("date", "datetime")]
    if not held or len(held) < len(values):
        return None
    pairs = said_instead(text)
    if denied := _NO_BUT.match(fold(text)):
        pairs.append(Instead("", denied["y"]))
    for pair in pairs:
        found: list[Json] = []
        for value in held if pair.meant else ():
            right = _put_right(value, pair.meant, pair.taken_back, lang, today, context)
            found += [each for each in right if each not in found]
        if found and found != list(held):
            return Reading("ok", found[0]) if len(found) == 1 else Reading("ambiguous", found, day.hint or "date.which")
    return None


def _put_right(
    value: Mapping[str, Json], meant: str, taken_back: str, lang: str, today: date | None, context: str | None
) -> list[Json]:
    """One reading of the day, with the hour or the day that is meant; empty where nothing is said instead of it."""
    iso = str(value["iso"])
    was = hour_instead(taken_back, context)
    is_of_hour = _CLOCK.search(meant) or (_values(was) and not _is_day(taken_back, iso))
    hours = _values(hour_instead(meant, context)) if is_of_hour else []
    if hours and (not _values(was) or iso[11:16] in _values(was) or not iso[11:]):
        alike = [hour for hour in hours if iso[11:] and is_early(str(hour)) == is_early(iso[11:16])]
        return [{**value, "kind": "datetime", "iso": f"{iso[:10]}T{hour}"} for hour in alike or hours]
    if hours or (taken_back and not _values(day_instead(taken_back, value, lang, today, context))):
        return []
    if not taken_back and not _NAMED.search(calendar_text(meant)):
        return []
    days = _values(day_instead(meant, value, lang, today, context))
    return [
        {**day, "kind": value["kind"], "iso": f"{day['iso']}{iso[10:]}"} if day.get("kind") == "date" else day
        for day in days
        if isinstance(day, Mapping)
    ]


def _is_day(taken_back: str, iso: str) -> bool:
    """True for the bare number of the day that was told: "es 15 no 14" of the 14th says no hour."""
    number = _ALONE.fullmatch(calendar_text(taken_back))
    return number is not None and int(number[1]) == int(iso[8:10]) and not _CLOCK.search(taken_back)


def _values(reading: Reading) -> list[Json]:
    if reading.status == "ok":
        return [reading.value]
    return list(reading.value) if reading.status == "ambiguous" and isinstance(reading.value, Sequence) else []


def _of_the_same_month(reading: Reading, was: date) -> Reading:
    """A day of the month that was told is of its year too, where only the year was left open."""
    values = reading.value if reading.status == "ambiguous" and isinstance(reading.value, Sequence) else []
    same = [v for v in values if isinstance(v, Mapping) and str(v.get("iso"))[:7] == f"{was.year:04d}-{was.month:02d}"]
    return Reading("ok", same[0]) if reading.hint == "date.which_year" and len(same) == 1 else reading

"""Reads when something was or will be: a day, a month, a year, an hour of a day, or a stretch between two.

Only what was said is in the value. A missing year is asked for, never supplied (`clarify`), two possible orders are
both listed (`ambiguous`), a day that does not exist or has not come yet where it must have is `invalid`.
Contexts: `birth`, `past` and `entry` cannot lie in the future; `hearing` may lie on either side of today (an old date
can be one whose outcome nobody has told yet) but must name a day.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from app.dialogue.readers import relative
from app.dialogue.readers.absolute import is_decade, take_written, take_year
from app.dialogue.readers.calendar_said import PAST_CONTEXTS, Said, asked, full_year, with_times
from app.dialogue.readers.calendar_text import Scan, calendar_text, hides_letters_in_digits, is_approximate
from app.dialogue.readers.clock import drop_half_day, take_clock
from app.dialogue.readers.doubts import SURE
from app.dialogue.reading import Json, Reading

_RANGES = (
    r"\b(?:entre|between)\b(?P<a>.+?)\b(?:y|e|and|a)\b(?P<b>.+)$",
    r"\b(?:de|desde|del|from|since)\b(?P<a>.+?)\b(?:a|al|hasta|(?<!quarter )to|until|till|through|thru|"
    r"asta)\b(?! las? \d)(?P<b>.+)$",
    r"^(?P<a>.+?)\b(?:hasta|al?|(?<!quarter )to|until|till|through|thru|asta)\b(?! las? \d)(?P<b>.+)$",
    r"^(?P<a>.*\d{4}) ?- ?(?P<b>.*\d{4}\W*)$",
    r"^(?P<a>.*M\d\d[^-]*) - (?P<b>[^-]*M\d\d.*)$",
)
_OPEN_END = re.compile(
    r"^ *(?:(?:la|el|el dia de|dia|the|lo) )*(?:fecha|presente|hoy|hoy en dia|actualidad|ahora|"
    r"ahorita|actual|present|now|today|current)(?: dia| mismo)? *[.!]* *$"
)
_HOLIDAY = re.compile(
    r"\b(?:navidad|christmas|nochebuena|nochevieja|ano nuevo|new year|semana santa|easter|pascua|(?:jueves|"
    r"viernes|sabado|domingo|W\d) "
    r"santo|dia de (?:muertos|los muertos|reyes|las madres|la madre|la independencia)|thanksgiving|halloween|"
    r"carnaval)\b"
)
_LAST_OF = re.compile(r"\b(?:ultim[oa]|last)(?: (?:dia|day))? (?:de|del|of) (?:mes )?(?:de )?M\d\d")
_BOUND = re.compile(r"\b(?:antes de|despues de|before|after|until|hasta|a partir de|no later than)\b")
_TOLD_BEFORE = re.compile(
    r"\b(?:tell|told|say|said|talk|talked|write|wrote|written|gave|answer|answered)"
    r"(?: (?:una|you|u|dem|them|guys|people|this|that|it|am|so|already|na|have))* before\b"
    r"(?! (?:#|the|of|on|in|M\d|\d|about|around|like|last|that|then)\b)(?! ?M?\d)"
)
""" "I tell una before": a complaint of having said it, and no bound; "I told you before March 2019" may be one."""
_AGE = r"\b\d{1,3} (?:anos|years|anios|yrs)(?: old| de edad)?\b"
_NTH_TIME = r"\b\d{1,2}(?:ra|da)? (?:vez|veces|times?)\b"
_SOME_TIME_AGO = re.compile(
    r"\b(?:hace|hase|ase) (?:mucho|muchos|rato|tiempo|poco|varios|unos|\d+ [ao] \d+)\b|\blong ago\b|\byears AGO\b"
)
_LAST_DAY = 31
_IN_SOME_TIME = re.compile(
    r"\b(?:en|in|dentro de|within) (?:unos |unas |like |como |about )*(?:\d{1,2}|una?|a|pocos|pocas|a few) (?:dias?|"
    r"semanas?|mes(?:es)?|"
    r"days?|weeks?|months?|anos?|years?)\b(?! (?:AGO|atras|que|of|de))"
)
"""A time that is still to come, where an entry was asked for."""
_ROOM = re.compile(
    r"\b(?:(?:judge|juez|jueza|court|corte|juzgado) )?(?:court ?room|room|rm|sala|piso|floor|puerta|door|edificio|"
    r"building|"
    r"suite|ventanilla|window|oficina|office|cuarto) ?(?:# |no ?\. |num(?:ero|ber)? )?\d{1,4}\b(?! ?(?:de\b|of\b|M\d|"
    r"[/:.-] ?\d))"
)
_COURT = re.compile(
    r"\b(?:judge|juez|jueza|court|corte|juzgado) (?:# |no ?\. |num(?:ero|ber)? )?\d{1,3}\b(?! ?(?:de\b|of\b|M\d|"
    r"[/:.-] ?\d|[ap] ?m\b))|"
    r"\b\d{1,2} (?:floor|piso)\b"
)
"""Where a hearing is: the number of a room or a floor is no day and no hour."""
_HAS_TIME_WORDS = re.compile(r"\d|[MW]\d|\b(?:hoy|ayer|manana|tomorrow|yesterday|today)\b")


def read_date(text: str, lang: str, today: date | None, context: str | None) -> Reading:
    """The date said, as `{"kind", "iso"}` (with `"approximate": True` when said so); see the module for the rest."""
    if hides_letters_in_digits(text):
        return Reading("clarify", None, "date.letters_in_digits")
    plain = _TOLD_BEFORE.sub(" ", calendar_text(text))
    if context == "hearing":
        plain = _ROOM.sub(" ", plain)
        elsewhere = _COURT.sub(" ", plain)
        plain = elsewhere if re.search(r"M\d\d|\d ?[/-] ?\d", elsewhere) else plain
    reader = _DateReader(lang, today, context)
    return reader.stretch(plain) or reader.either(plain) or reader.point(plain)


def without_year(text: str, lang: str, today: date | None, context: str | None) -> list[Said]:
    """What a reply says of one day, where nothing is missing but its year; nothing where anything else is open."""
    said = _DateReader(lang, today, context).parse(calendar_text(text))
    if isinstance(said, Reading) or any(one.year or one.month is None or one.day is None for one in said):
        return []
    return said


class _DateReader:
    """One reply's reading: the language sets the order offered first, the context what is possible."""

    def __init__(self, lang: str, today: date | None, context: str | None) -> None:
        self.is_english = lang.startswith("en")
        self.today = today
        self.context = context

    def point(self, plain: str) -> Reading:
        """A single point in time."""
        said = self.parse(plain)
        if isinstance(said, Reading):
            return said
        if _BOUND.search(plain) and said and not plain.startswith("a partir"):
            return Reading("clarify", None, "date.before_or_after")
        is_within = bool(_LAST_OF.search(plain) or (_HOLIDAY.search(plain) and said and said[0].month is None))
        return self.judge(said, is_within=is_within)

    def either(self, plain: str) -> Reading | None:
        """`marzo o abril de 2018`: both, when both are dates."""
        halves = re.split(r" (?:o|u|or|y|e|and) (?!media\b|cuarto\b|a half\b|half\b|medio\b)", plain, maxsplit=1)
        if len(halves) != 2:
            return None
        pair = self._pair(halves[0], halves[1])
        if pair is None:
            return None
        if _is_year_beside(halves[0], *pair, joiner=plain[len(halves[0]) :].split()[0]):
            return None  # "cumplo el 12 de octubre y soy del año 1987": one day, its year said apart
        both = [*pair[0], *pair[1]]
        if any(said.first_missing() for said in both):
            return None
        is_approximate = any(said.is_approximate for said in both)
        reading = self.judge([replace(said, is_approximate=is_approximate) for said in both])
        return reading if reading.status == "ambiguous" else None

    def stretch(self, plain: str) -> Reading | None:
        """Between two points, or from one until now."""
        for pattern in _RANGES:
            found = re.search(pattern, plain)
            if found and (reading := self._between(found["a"], found["b"])):
                return reading
        return None

    def _between(self, first: str, last: str) -> Reading | None:
        if _OPEN_END.match(last):
            return self._open(first)
        pair = self._pair(first, last)
        if pair is None:
            return None
        starts, ends = pair
        missing = next((hint for said in (*starts, *ends) if (hint := said.first_missing())), None)
        if missing:
            return Reading("clarify", None, missing)
        faults = [f for said in (*starts, *ends) if (f := said.fault(self.today, self.context))]
        spans = [(a, b) for a in starts for b in ends if not a.fault(None, None) and not b.fault(None, None)]
        if faults and (len(starts) == len(ends) == 1 or not spans):
            return asked(faults[0])
        ordered = [(a, b) for a, b in spans if a.iso[: len(b.iso)] <= b.iso[: len(a.iso)]]
        if not ordered:
            return Reading("clarify", None, "date.range_order")
        values: list[Json] = [_range_value(a.iso, b.iso, a.is_approximate or b.is_approximate) for a, b in ordered]
        return Reading("ok", values[0]) if len(values) == 1 else Reading("ambiguous", values, "date.day_or_month")

    def _open(self, first: str) -> Reading | None:
        starts = self.parse(first)
        if isinstance(starts, Reading) or len(starts) != 1:
            return None
        if hint := starts[0].first_missing() or starts[0].fault(self.today, self.context):
            return asked(hint)
        return Reading("ok", _range_value(starts[0].iso, "..", starts[0].is_approximate))

    def _pair(self, first: str, last: str) -> tuple[list[Said], list[Said]] | None:
        """Both sides read; the first takes from the last the year and month that it leaves to it."""
        starts, ends = self.parse(first, is_side=True), self.parse(last, is_side=True)
        if isinstance(starts, Reading) or isinstance(ends, Reading) or not starts or not ends:
            return None
        if len(ends) == 1:
            starts = [_inherit(said, ends[0]) for said in starts]
        return starts, ends

    def parse(self, plain: str, *, is_side: bool = False) -> list[Said] | Reading:
        """Everything the words say of one point in time; a Reading when they ask for another question."""
        scan = Scan(plain)
        approximate = is_approximate(plain)
        clock = take_clock(scan)
        drop_half_day(scan)
        said = self._day(scan)
        if isinstance(said, Reading):
            return said
        if not said and is_side and (lone := _lone_day(scan)):
            said = [lone]
        if not said and self.context == "hearing" and (days := self._weekday_of_month(scan)):
            times = clock.readings(self.context) if clock else []
            return self._offered(with_times(days, times) if times else days)
        if clock and said:
            times = clock.readings(self.context)
            if not times:
                return asked("date.impossible_time")
            said = with_times(said, times)
        if clock and not said:
            return Reading("clarify", None, "date.day_missing")
        if not said:
            return self._nothing(plain)
        if hint := self._left_over(scan, said):
            is_small = not is_side and all(one.day and not one.first_missing() for one in said) and _are_small(scan)
            return self._offered(said) if is_small else Reading("clarify", None, hint)
        return [replace(one, is_approximate=one.is_approximate or approximate) for one in said]

    def _day(self, scan: Scan) -> list[Said] | Reading:
        weekday = re.search(r"W(\d)", scan.text)
        said = self._relative(scan) if self.today else []
        if isinstance(said, Reading):
            return said
        if not said:
            said = take_written(scan, self.today, self.context, day_first=not self.is_english)
            said = self._with_year_elsewhere(scan, said)
        if not said and weekday and self.today and not scan.numbers:
            return relative.take_weekday(scan, self.today, self.context, is_english=self.is_english)
        return self._on_weekday(said, int(weekday[1])) if weekday and said else said

    def _relative(self, scan: Scan) -> list[Said] | Reading:
        today = self.today
        if today is None:
            return []
        if self.context == "entry" and _IN_SOME_TIME.search(scan.text):
            return asked("date.in_future")
        if distance := relative.take_distance(scan, today):
            return [distance]
        if "M" not in scan.text and (week := self._weekday_of_week(scan, today)):
            return week
        if (month := relative.named_month(scan, today)) is not None:
            return [_with_lone_day(scan, month)]
        has_month = bool(re.search(r"M\d\d", scan.text))
        period = relative.take_period(scan, today)
        if isinstance(period, tuple) and self.context in PAST_CONTEXTS and period[0].fault(today, self.context):
            return asked("date.in_future")
        if isinstance(period, tuple):
            return (
                Reading("ok", _range_value(period[0].iso, period[1].iso, False))
                if self.context != "hearing"
                else asked("date.day_missing")
            )
        if period is not None and period.month is None and has_month:
            written = take_written(scan, today, self.context, day_first=not self.is_english)
            return [replace(one, year=one.year or period.year) for one in written]
        if period is not None:
            return [_with_lone_day(scan, period) if period.month else period]
        if not has_month and (day := relative.take_day(scan, today)):
            return [day]
        return self._day_and_date(scan, today) if has_month else []

    def _day_and_date(self, scan: Scan, today: date) -> list[Said]:
        """`hoy 21 de noviembre`: the day word gives the year when the date agrees; a date of its own year stands."""
        day = relative.take_day(scan, today)
        if day is None:
            return []
        written = take_written(scan, today, self.context, day_first=not self.is_english)
        agrees = [one for one in written if one.year is None and (one.month, one.day) == (day.month, day.day)]
        return [day] if agrees else self._with_year_elsewhere(scan, written)

    def _weekday_of_week(self, scan: Scan, today: date) -> list[Said]:
        """A weekday counted from today, when the words hold no other date."""
        if not re.search(r"W\d", scan.text) or re.search(
            r"\b(?:ayer|manana|hoy|antier|overmorrow|tomorrow|yesterday|today)\b", scan.text
        ):
            return []
        if scan.numbers or re.search(r"\b(?:mes|month)\b", scan.text):
            return []
        return relative.take_weekday(scan, today, self.context, is_english=self.is_english)

    def _weekday_of_month(self, scan: Scan) -> list[Said]:
        """`el lunes 14`: the next days of that number that fall on that weekday, within a year, nearest first."""
        weekday, numbers = re.search(r"W(\d)", scan.text), scan.numbers
        if self.today is None or weekday is None or len(numbers) != 1 or not 1 <= int(numbers[0][:3]) <= _LAST_DAY:
            return []
        return relative.days_on_weekday(self.today, int(numbers[0]), int(weekday[1]))

    def _offered(self, said: list[Said]) -> Reading:
        """What was heard, to be confirmed or chosen from; a fault where none of it can be."""
        reading = self.judge(said)
        return Reading("ambiguous", [reading.value], SURE) if reading.status == "ok" else reading

    def _with_year_elsewhere(self, scan: Scan, said: list[Said]) -> list[Said]:
        """A year standing apart from its day and month (`en el 2019, el 12 de marzo`)."""
        if said and all(one.year is None for one in said) and (year := self._year_apart(scan)) is not None:
            return [replace(one, year=year) for one in said]
        return said

    def _year_apart(self, scan: Scan) -> int | None:
        """A year standing alone; for a birth also one of two figures (`soy del 80`)."""
        if (year := take_year(scan)) is not None or self.context != "birth":
            return year
        found = scan.take(
            r"\b(?:soy|naci|nacio|fue|era|born)? ?(?:del|de el|en el|ano|anio|in) '? ?(?P<year>[3-9]\d)\b(?! ?[:/])"
        )
        return full_year(found["year"], self.today, self.context) if found else None

    def _on_weekday(self, said: list[Said], weekday: int) -> list[Said] | Reading:
        """A weekday said with a date chooses between two readings, and a contradiction is asked about."""
        if any(one.year is None or one.day is None for one in said):
            return said
        matching = [one for one in said if relative.weekday_of(one) == weekday]
        if matching or all(relative.weekday_of(one) is None for one in said):
            return matching or said
        values: list[Json] = [one.value for one in said]
        return Reading("clarify", values[0] if len(values) == 1 else values, "date.weekday_mismatch")

    def _left_over(self, scan: Scan, said: list[Said]) -> str | None:
        """Another date beside the one that was read; its own day said once more ("it is 11. Friday 11") is none."""
        scan.drop(_AGE)
        scan.drop(_NTH_TIME)
        days = {one.day for one in said}
        is_hour = re.search(r"\b(?:las?|at) \d", scan.text) is not None
        others = [each for each in scan.numbers if is_hour or not (each.isdigit() and days == {int(each)})]
        return "date.more_than_one" if others or re.search(r"M\d\d", scan.text) else None

    def _nothing(self, plain: str) -> list[Said] | Reading:
        if is_decade(plain):
            return Reading("clarify", None, "date.year_missing")
        if re.search(_AGE, plain) and not re.search(r"\b(?:hace|ase|hase)\b", plain):
            return Reading("clarify", None, "date.age_given")
        if _SOME_TIME_AGO.search(plain):
            return Reading("clarify", None, "date.year_missing")
        if lone := _lone_day(Scan(plain)):
            return [lone]
        if self.today is None and _HAS_TIME_WORDS.search(plain):
            return Reading("clarify", None, "date.year_missing")
        has_number = bool(re.search(r"(?<![MW])\d", plain)) or bool(re.search(r"W\d", plain))
        return Reading("clarify" if has_number else "invalid", None, "date.unread")

    def judge(self, said: list[Said], *, is_within: bool = False) -> Reading:
        """The reading for the possible points: faults and missing parts first, then one value or several.

        `is_within`: the words name a day in it that is not read (`Navidad de 2018`, `el último de mayo`).
        """
        faults = [one.fault(self.today, self.context) for one in said]
        possible = [one for one, fault in zip(said, faults, strict=True) if fault is None]
        if not possible:
            return asked(next((fault for fault in faults if fault), "date.unread"))
        possible = list(dict.fromkeys(possible))
        if missing := next((hint for one in possible if (hint := one.first_missing())), None):
            return Reading("clarify", None, missing)
        if self.context == "hearing" and possible[0].day is None:
            return Reading("clarify", possible[0].value, "date.day_missing")
        if len(possible) == 1 and is_within and possible[0].day is None:
            return Reading("clarify", None, "date.day_missing")
        if len(possible) == 1:
            return Reading("ok", possible[0].value)
        return Reading("ambiguous", [one.value for one in possible], _which(possible))


def _is_year_beside(first: str, starts: list[Said], ends: list[Said], *, joiner: str) -> bool:
    """True where a day without its year and a year alone are joined by "and"."""
    alone = all(one.year and one.month is None for one in ends)
    has_day = all(one.day and one.month for one in starts) and not re.search(r"\d{4}", first)
    return joiner in ("y", "e", "and") and alone and has_day


def _which(possible: list[Said]) -> str:
    days = {(one.year, one.month, one.day) for one in possible}
    if len(days) == 1:
        return "date.morning_or_afternoon"
    swapped = len(days) == 2 and len({(y, frozenset((m, d))) for y, m, d in days}) == 1
    return "date.day_or_month" if swapped else "date.which"


def _range_value(start: str, end: str, is_approximate: bool) -> dict[str, Json]:
    approximate: dict[str, Json] = {"approximate": True} if is_approximate else {}
    return {"kind": "range", "iso": f"{start}/{end}", **approximate}


def _inherit(said: Said, last: Said) -> Said:
    month = said.month if said.month is not None else (last.month if said.day is not None else None)
    return replace(said, year=said.year if said.year is not None else last.year, month=month)


def _are_small(scan: Scan) -> bool:
    """True when what nobody took are small numbers: no month, no year of another date (`la 1 de las amenazas`)."""
    return not re.search(r"M\d\d", scan.text) and all(len(number) <= 2 for number in scan.numbers)


def _lone_day(scan: Scan) -> Said | None:
    """A single small number: a day whose month and year are still to be asked."""
    numbers = scan.numbers
    if len(numbers) == 1 and len(numbers[0]) <= 2 and 1 <= int(numbers[0]) <= 31:
        scan.drop(r"(?<![MW\d])\d{1,2}")
        return Said(day=int(numbers[0]))
    return None


def _with_lone_day(scan: Scan, said: Said) -> Said:
    lone = _lone_day(scan)
    return replace(said, day=lone.day) if lone else said

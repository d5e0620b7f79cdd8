"""A date told over several messages: "fue en marzo", "del 2024", "como el 10"; what each says, and all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from babel import Locale
from babel.dates import format_date

from app.dialogue.readers import relative
from app.dialogue.readers.absolute import take_year
from app.dialogue.readers.calendar_said import Said, full_year
from app.dialogue.readers.calendar_text import Scan, calendar_text, hides_letters_in_digits, is_approximate
from app.dialogue.readers.clock import drop_half_day, take_clock
from app.dialogue.readers.lexicon import word_set

_JOINING = word_set(
    """
    the|of|on|in|at|it|its|was|is|i|think|believe|guess|maybe|perhaps|probably|like|about|around|some|and|day|month|year|
    not|sure|but|me|last|next|this|past|el|la|lo|los|de|del|en|a|al|por|como|creo|que|q|fue|era|es|ha|sido|tal|vez|
    talvez|quizas|quiza|parece|ahi|mas|o|menos|y|no|estoy|seguro|segura|pero|ano|dia|mes|pasado|este|proximo|entrante|
    nacio|naci|llegue|llegamos|vine|vinimos|entre|entramos|sali|salimos|born|came|arrived|entered|left|we|my|mi|corte|
    audiencia|cita|court|hearing|date|fecha|papel|paper|to|for|para|desde|since|como|tengo|es|toca|tocaba|falte|
    las|manana|tarde|noche|am|pm|hora|horas|hour|oclock|punto|mediodia|noon|morning|afternoon|perdon|sorry|digo|mean|mejor|
    dicho|espere|wait|correction|bueno|ah|exactly|exacto|viene|pues|si|mm|eh|um|approx|or|so|would|be|pienso|supongo|yo|said|dice|says
    """
)
"""Words that stand beside the parts of a date and say nothing else."""
_MOST = 9
"""Words of a message that is a piece of a date; more tell something."""
_LAST_DAY = 31
_LAST_SHORT = 99
"""The last year that two figures say: "80"."""
_IN_FIGURES = re.compile(r"\d ?[/-] ?\d|\b\d{1,2} ?\. ?\d{1,2}\b")
_LEAP = 2000
"""A year in which every day exists, to show one whose own is not known."""


def piece_said(text: str, today: date | None, context: str | None) -> Said | None:
    """The parts of one date that a short message names; None where it names none, or more than one of a kind."""
    plain = calendar_text(text)
    if len(text.split()) > _MOST or hides_letters_in_digits(text) or _IN_FIGURES.search(plain):
        return None
    scan = Scan(plain)
    clock = take_clock(scan)
    drop_half_day(scan)
    times = clock.readings(context) if clock else []
    period = relative.take_period(scan, today) if today is not None else None
    months = set(re.findall(r"M(\d\d)", scan.text))
    year = take_year(scan)
    numbers = scan.numbers
    if isinstance(period, tuple) or len(months) > 1 or len(numbers) > 1 or (period and (year or period.month)):
        return None
    day = int(numbers[0]) if numbers else None
    if day is not None and _LAST_DAY < day <= _LAST_SHORT and context == "birth" and year is None:
        day, year = None, full_year(numbers[0], today, context)
    if day is not None and not 1 <= day <= _LAST_DAY:
        return None
    year = period.year if period else year
    if year is None and not months and day is None:
        return None
    month = int(next(iter(months))) if months else None
    return Said(year, month, day, times[0] if len(times) == 1 else None, is_approximate(plain))


def is_only_piece(text: str, today: date | None, context: str | None) -> bool:
    """True where a message has nothing but a piece of a date and the words that go with it: "the 11 i think"."""
    words = [word for word in calendar_text(text).split() if not re.fullmatch(r"\d+|[MW]\d+|\W+", word)]
    return all(word in _JOINING for word in words) and piece_said(text, today, context) is not None


def together(pieces: Iterable[Said]) -> Said:
    """What the pieces make; of a part that was told twice the later counts."""
    whole = Said()
    for piece in pieces:
        whole = Said(
            piece.year or whole.year,
            piece.month or whole.month,
            piece.day or whole.day,
            piece.time or whole.time,
            piece.is_approximate or whole.is_approximate,
        )
    return whole


def missing_piece(said: Said) -> str | None:
    """The hint that asks for the next part alone: its month, its year, its day; None for a whole day."""
    parts = {"date.month_alone": said.month, "date.year_alone": said.year, "date.day_alone": said.day}
    return next((name for name, part in parts.items() if part is None), None)


def show_piece(said: Said, lang: str) -> str:
    """The parts as far as they were told, for reading back: `marzo de 2024`, `10 de marzo`, `10`, `2024`."""
    locale = Locale.parse("en" if lang.startswith("en") else "es")
    if said.month is None:
        return ", ".join(str(part) for part in (said.day, said.year) if part)
    month = str(format_date(date(_LEAP, said.month, 1), "LLLL", locale=locale))
    if lang.startswith("en"):
        return " ".join(str(part) for part in (said.day, month, said.year) if part)
    return " de ".join(str(part) for part in (said.day, month, said.year) if part)


def without_doubt(said: Said) -> Said:
    """The same day, no longer called near: for who is asked whether it is this very one."""
    return replace(said, is_approximate=False)

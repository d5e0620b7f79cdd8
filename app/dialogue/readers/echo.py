"""Says back what was understood: the value alone, in the person's language, never a sentence.

Dates carry the weekday and the month in words (TZ-23); the A-number shows its last three digits.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time

from babel import Locale
from babel.dates import format_date, format_time, get_month_names

from app.dialogue.readers.a_numbers import masked
from app.dialogue.readers.countries import country_name
from app.dialogue.readers.languages import language_name
from app.dialogue.readers.phones import shown_phone
from app.dialogue.readers.vocabulary import shown
from app.dialogue.reading import Json, Reading


def echo(kind: str, reading: Reading, lang: str) -> str:
    """What a settled or half-settled reading holds, for reading aloud; several readings joined by ` / `; else empty."""
    return " / ".join(echo_readings(kind, reading, lang))


def echo_readings(kind: str, reading: Reading, lang: str) -> tuple[str, ...]:
    """Each possible value in words, in the reading's order: the options to offer when it is ambiguous."""
    if reading.value is None:
        return ()
    if reading.status == "ok" or not isinstance(reading.value, list):
        return (show_value(kind, reading.value, lang),)
    return tuple(show_value(kind, value, lang) for value in reading.value)


def show_value(kind: str, value: Json, lang: str) -> str:
    """One canonical value of a kind in words."""
    if isinstance(value, Mapping):
        return _show_parts(kind, value, lang)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(show_value(kind, one, lang) for one in value)
    said = str(value)
    if said in ("none", "sender") and kind in ("phone", "a_number", "name"):
        return shown(said, lang)
    if kind == "hour":
        return show_hour(said, lang)
    if kind == "a_number":
        return masked(said)
    if kind == "phone":
        return shown_phone(said)
    if kind == "country":
        return country_name(said, lang)
    return shown(said, lang) if kind in ("yes_no", "marital_status", "sex") else said


def _show_parts(kind: str, value: Mapping[str, Json], lang: str) -> str:
    if kind == "date":
        return _show_date(value, lang)
    if kind == "language":
        return language_name(str(value.get("code")), lang)
    if kind == "name":
        return " ".join(str(value[part]) for part in ("first", "middle", "last") if value.get(part))
    country = value.get("country")
    named = country_name(str(country), lang) if country else None
    return ", ".join(str(part) for part in (value.get("city"), value.get("state"), named) if part)


def _show_date(value: Mapping[str, Json], lang: str) -> str:
    ends = str(value["iso"]).split("/")
    said = " - ".join(shown("present", lang) if end == ".." else show_iso(end, lang) for end in ends)
    return f"{said} ({shown('approximate', lang)})" if value.get("approximate") else said


def show_iso(iso: str, lang: str) -> str:
    """An ISO year, month, day or minute in words: `martes, 12 de marzo de 2019, 8:30 a. m.`."""
    locale = Locale.parse("en" if lang.startswith("en") else "es")
    day, _, clock = iso.partition("T")
    parts = [int(part) for part in day.split("-")]
    if len(parts) == 1:
        return f"{parts[0]}"
    if len(parts) == 2:
        month = get_month_names("wide", locale=locale)[parts[1]]
        return f"{month} {parts[0]}" if locale.language == "en" else f"{month} de {parts[0]}"
    said = format_date(date(*parts), "full", locale=locale)
    if clock:
        said = f"{said}, {show_hour(clock, lang)}"
    return said.replace("\u202f", " ").replace("\xa0", " ")


def show_hour(clock: str, lang: str) -> str:
    """An hour `04:30` in words: `4:30 a. m.`."""
    said = format_time(time.fromisoformat(clock), "h:mm a", locale="en" if lang.startswith("en") else "es")
    return said.replace("\u202f", " ").replace("\xa0", " ")

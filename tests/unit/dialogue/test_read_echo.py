"""What was understood, said back in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.dialogue.readers import echo, echo_readings, read, show_value

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("kind", "text", "spanish", "english"),
    [
        ("date", "el martes 12 de marzo 2019", "martes, 12 de marzo de 2019", "Tuesday, March 12, 2019"),
        (
            "date",
            "15 de enero de 2020 a las 8:30 am",
            "miércoles, 15 de enero de 2020, 8:30 a. m.",
            "Wednesday, January 15, 2020, 8:30 AM",
        ),
        ("date", "marzo 2018", "marzo de 2018", "March 2018"),
        ("date", "2018", "2018", "2018"),
        ("date", "como en 2018", "2018 (aprox.)", "2018 (approx.)"),
        ("date", "de enero de 2018 a marzo de 2019", "enero de 2018 - marzo de 2019", "January 2018 - March 2019"),
        ("date", "de 2019 a la fecha", "2019 - hoy", "2019 - today"),
        ("a_number", "A208765678", "A•••••678", "A•••••678"),
        ("a_number", "no tengo", "ninguno", "none"),
        ("phone", "664 123 4567", "+52 664 123 4567", "+52 664 123 4567"),
        ("phone", "este mismo", "este mismo número", "this same number"),
        ("country", "estados unidos", "Estados Unidos", "United States"),
        ("language", "kiche", "k'iche'", "K'iche'"),
        ("name", "López García, Ana", "Ana López García", "Ana López García"),
        ("yes_no", "simón", "sí", "yes"),
        ("marital_status", "casada", "casada o casado", "married"),
        ("sex", "f", "mujer", "female"),
        ("count", "dos", "2", "2"),
        (
            "place",
            "Tijuana, Baja California, México",
            "Tijuana, Baja California, México",
            "Tijuana, Baja California, Mexico",
        ),
        ("yes_no", "no sé", "", ""),
    ],
)
def test_an_echo(kind: str, text: str, spanish: str, english: str) -> None:
    """The value alone, with weekday and month in words, in either language."""
    reading = read(kind, text, lang="es", today=TODAY, region="MX")
    assert (echo(kind, reading, "es"), echo(kind, reading, "en")) == (spanish, english)


def test_two_readings_become_two_options() -> None:
    """An ambiguous date is offered with the months in words, never as 03/04 (TZ-23)."""
    reading = read("date", "03/04/2020", lang="es", today=TODAY)
    assert echo_readings("date", reading, "es") == ("viernes, 3 de abril de 2020", "miércoles, 4 de marzo de 2020")


def test_an_a_number_is_never_echoed_whole() -> None:
    """Even among several readings only the last three digits show."""
    reading = read("a_number", "A208765432 o A208765433", lang="es", today=TODAY)
    assert echo("a_number", reading, "es") == "A•••••432 / A•••••433"


def every_day(first: date, last: date, step: int) -> list[date]:
    return [first + timedelta(days=n) for n in range(0, (last - first).days + 1, step)]


def misread(days: list[date]) -> list[str]:
    """The words of the days that do not read back as the same day, in both languages."""
    wrong = []
    for day in days:
        value = {"kind": "date", "iso": day.isoformat()}
        for lang in ("es", "en"):
            said = show_value("date", value, lang)
            if read("date", said, lang=lang, today=TODAY).value != value:
                wrong.append(said)
    return wrong


def test_a_date_in_words_reads_back_the_same() -> None:
    """Every day of a leap year, and a day of every other month from 1930 to 2035, survives being echoed."""
    assert misread(every_day(date(2020, 1, 1), date(2020, 12, 31), 1)) == []
    assert misread(every_day(date(1930, 1, 1), date(2035, 12, 31), 61)) == []


@pytest.mark.slow
def test_every_date_in_words_reads_back_the_same() -> None:
    """Every fourth day from 1930 to 2035, some 9,700, in both languages: each day of the year comes up."""
    assert misread(every_day(date(1930, 1, 1), date(2035, 12, 31), 4)) == []


def test_an_hour_in_words_reads_back_the_same() -> None:
    """Every quarter of an hour from one in the morning survives being echoed; nobody is heard in the hour before."""
    for minutes in range(60, 1440, 15):
        value = {"kind": "datetime", "iso": f"2027-01-15T{minutes // 60:02d}:{minutes % 60:02d}"}
        for lang in ("es", "en"):
            assert (
                read("date", show_value("date", value, lang), lang=lang, today=TODAY, context="hearing").value == value
            )


@pytest.mark.parametrize("text", ["20 de enero de 2028 a las 12 am", "January 20, 2028 at 12:00 am"])
def test_midnight_of_a_hearing_is_asked_about(text: str) -> None:
    """People write "12 am" for noon, and no court sits at midnight: both are offered."""
    assert read("date", text, lang="es", today=TODAY, context="hearing").status == "ambiguous"

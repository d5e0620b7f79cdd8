"""Dates and hours, exactly as far as they were said. Today is Saturday, 21 November 2026."""

from __future__ import annotations

from datetime import date

import pytest

from app.dialogue.readers import read

TODAY = date(2026, 11, 21)


def read_it(text: str, context: str | None = None, lang: str = "es") -> tuple[str, object]:
    reading = read("date", text, lang=lang, today=TODAY, context=context)
    return reading.status, reading.value


def isos(text: str, context: str | None = None, lang: str = "es") -> list[str]:
    value = read("date", text, lang=lang, today=TODAY, context=context).value
    return [one["iso"] for one in (value if isinstance(value, list) else [value])]  # type: ignore[index, call-overload]


WHOLE_DAYS = [
    ("12 de marzo de 2019", "2019-03-12"),
    ("12 de marzo del 2019", "2019-03-12"),
    ("12 marzo 2019", "2019-03-12"),
    ("el 12 de marzo, 2019", "2019-03-12"),
    ("12 d marzo d 2019", "2019-03-12"),
    ("12de marzo del2019", "2019-03-12"),
    ("12 DE MARZO DE 2019", "2019-03-12"),
    ("12 marso 2019", "2019-03-12"),
    ("doce de marzo del dos mil diecinueve", "2019-03-12"),
    ("dose de marzo del dos mil diesinueve", "2019-03-12"),
    ("doce de marzo de 2 mil 19", "2019-03-12"),
    ("el tres de mayo del noventa", "1990-05-03"),
    ("treinta y uno de diciembre de mil novecientos noventa y nueve", "1999-12-31"),
    ("veintiuno de junio del ochenta y cinco", "1985-06-21"),
    ("veinti uno de junio de 1985", "1985-06-21"),
    ("beinte de nobiembre del 2018", "2018-11-20"),
    ("primero de enero del 2000", "2000-01-01"),
    ("1º de mayo de 2019", "2019-05-01"),
    ("1ro de mayo 2019", "2019-05-01"),
    ("1 ero de mayo 2019", "2019-05-01"),
    ("25 de setiembre de 2018", "2018-09-25"),
    ("25 de septimbre 2018", "2018-09-25"),
    ("25 sept 2018", "2018-09-25"),
    ("dia 12 del mes de marzo del año 2019", "2019-03-12"),
    ("dia 12 mes 3 año 2019", "2019-03-12"),
    ("12 del 3 del 2019", "2019-03-12"),
    ("3 de 4 de 2020", "2020-04-03"),
    ("marzo 12 2019", "2019-03-12"),
    ("marzo 12, 2019", "2019-03-12"),
    ("2019 marzo 12", "2019-03-12"),
    ("12-mar-2019", "2019-03-12"),
    ("12/mar/19", "2019-03-12"),
    ("12mar2019", "2019-03-12"),
    ("12.mar.2019", "2019-03-12"),
    ("mar-12-2019", "2019-03-12"),
    ("2019-03-12", "2019-03-12"),
    ("2019/03/12", "2019-03-12"),
    ("20190312", "2019-03-12"),
    ("25/04/2020", "2020-04-25"),
    ("04/25/2020", "2020-04-25"),
    ("25-04-2020", "2020-04-25"),
    ("25.04.2020", "2020-04-25"),
    ("25 04 2020", "2020-04-25"),
    ("25/4/20", "2020-04-25"),
    ("5/5/2020", "2020-05-05"),
    ("05052020", "2020-05-05"),
    ("25042020", "2020-04-25"),
    ("２５/０４/２０２０", "2020-04-25"),
    ("٢٥/٠٤/٢٠٢٠", "2020-04-25"),
    ("25 / 04 / 2020", "2020-04-25"),
    ("\u200f25/04/2020\u200e", "2020-04-25"),
    ("25\u200b/04/2020", "2020-04-25"),
    ("2️⃣5️⃣/04/2020", "2020-04-25"),
    ("“25 de abril de 2020”", "2020-04-25"),
    ("25 de abril de 2020 🙏", "2020-04-25"),
    ("pues el 25 de abril del 2020", "2020-04-25"),
    ("en el 2019, el 12 de marzo", "2019-03-12"),
    ("March 12, 2019", "2019-03-12"),
    ("march 12th 2019", "2019-03-12"),
    ("12th of March, 2019", "2019-03-12"),
    ("the twelfth of march nineteen ninety", "1990-03-12"),
    ("march twenty first nineteen ninety nine", "1999-03-21"),
    ("july fourth twenty nineteen", "2019-07-04"),
    ("Mar. 12, 2019", "2019-03-12"),
    ("12 of march of 2019", "2019-03-12"),
    ("12 march de 2019", "2019-03-12"),
    ("martes 12 de marzo de 2019", "2019-03-12"),
    ("Tuesday, March 12, 2019", "2019-03-12"),
    ("mi hija nació el 3 de mayo de 2015", "2015-05-03"),
    ("12 de feb. de 2019", "2019-02-12"),
    ("ayer", "2026-11-20"),
    ("antier", "2026-11-19"),
    ("anteayer", "2026-11-19"),
    ("hoy", "2026-11-21"),
    ("anoche", "2026-11-20"),
    ("yesterday", "2026-11-20"),
    ("mañana", "2026-11-22"),
    ("pasado mañana", "2026-11-23"),
    ("hace 3 días", "2026-11-18"),
    ("ase tres dias", "2026-11-18"),
    ("3 days ago", "2026-11-18"),
    ("el 12 del mes pasado", "2026-10-12"),
    ("el 12 de marzo de este año", "2026-03-12"),
    ("el 12 de marzo del año pasado", "2025-03-12"),
    ("el 3 de este mes", "2026-11-03"),
    ("hoy 21 de noviembre", "2026-11-21"),
    ("12 de diciembre pasado", "2025-12-12"),
    ("24 de agsoto de 2019", "2019-08-24"),
    ("8 de febreo 2020", "2020-02-08"),
    ("29 de febrero de 2020", "2020-02-29"),
]


@pytest.mark.parametrize(("text", "iso"), WHOLE_DAYS, ids=[text for text, _ in WHOLE_DAYS])
def test_a_whole_day(text: str, iso: str) -> None:
    """A day said whole is that day, in figures or words, in either language."""
    assert read_it(text) == ("ok", {"kind": "date", "iso": iso})


@pytest.mark.parametrize(
    ("text", "kind", "iso"),
    [
        ("marzo 2018", "month", "2018-03"),
        ("marzo de 2018", "month", "2018-03"),
        ("MARZO DEL 2018", "month", "2018-03"),
        ("setiembre 2018", "month", "2018-09"),
        ("nobiembre 2018", "month", "2018-11"),
        ("disiembre del 2019", "month", "2019-12"),
        ("Deciembre 2019", "month", "2019-12"),
        ("03/2018", "month", "2018-03"),
        ("3-2018", "month", "2018-03"),
        ("2018-03", "month", "2018-03"),
        ("march 2018", "month", "2018-03"),
        ("in March of 2018", "month", "2018-03"),
        ("marzo 98", "month", "1998-03"),
        ("marzo del 18", "month", "2018-03"),
        ("en marzo del dos mil dieciocho", "month", "2018-03"),
        ("no sé el día pero fue en marzo de 2018", "month", "2018-03"),
        ("el mes pasado", "month", "2026-10"),
        ("last month", "month", "2026-10"),
        ("en marzo del año pasado", "month", "2025-03"),
        ("el año pasado en marzo", "month", "2025-03"),
        ("en diciembre pasado", "month", "2025-12"),
        ("last march", "month", "2026-03"),
        ("2018", "year", "2018"),
        ("en 2018", "year", "2018"),
        ("en el 2018", "year", "2018"),
        ("dos mil dieciocho", "year", "2018"),
        ("twenty eighteen", "year", "2018"),
        ("el año 2018", "year", "2018"),
        ("en el 98", "year", "1998"),
        ("'98", "year", "1998"),
        ("año 98", "year", "1998"),
        ("2,018", "year", "2018"),
        ("mil novecientos noventa", "year", "1990"),
        ("el año pasado", "year", "2025"),
        ("last year", "year", "2025"),
        ("este año", "year", "2026"),
        ("desde 2015", "year", "2015"),
    ],
)
def test_a_month_or_a_year_stays_one(text: str, kind: str, iso: str) -> None:
    """A month gets no day and a year gets no month that nobody said."""
    assert read_it(text, "past") == ("ok", {"kind": kind, "iso": iso})


@pytest.mark.parametrize(
    ("text", "kind", "iso"),
    [
        ("como en 2017", "year", "2017"),
        ("más o menos en 2017", "year", "2017"),
        ("a mediados de 2018", "year", "2018"),
        ("a principios del 2019", "year", "2019"),
        ("fines de 2016", "year", "2016"),
        ("por ahí de marzo de 2018", "month", "2018-03"),
        ("a finales de marzo 2018", "month", "2018-03"),
        ("no me acuerdo bien pero como en 2017", "year", "2017"),
        ("around 2017", "year", "2017"),
        ("early 2018", "year", "2018"),
        ("mid-2018", "year", "2018"),
        ("about march 2018", "month", "2018-03"),
        ("verano de 2019", "year", "2019"),
        ("creo que en 2018", "year", "2018"),
        ("hace dos años", "year", "2024"),
        ("hace como 2 años", "year", "2024"),
        ("2 years ago", "year", "2024"),
        ("two and a half years ago", "year", "2024"),
        ("hace 3 meses", "month", "2026-08"),
        ("a month ago", "month", "2026-10"),
        ("hace medio año", "month", "2026-05"),
        ("hace un año", "year", "2025"),
        ("hace dos años y tres meses", "month", "2024-08"),
        ("2018?", "year", "2018"),
    ],
)
def test_approximate_is_marked_and_made_no_finer(text: str, kind: str, iso: str) -> None:
    """About, around and ago keep the unit that was said and are marked approximate (I589-53)."""
    assert read_it(text, "past") == ("ok", {"kind": kind, "iso": iso, "approximate": True})


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("entre enero de 2018 y marzo de 2019", "2018-01/2019-03"),
        ("de enero de 2018 a marzo de 2019", "2018-01/2019-03"),
        ("de 2015 a 2018", "2015/2018"),
        ("2015-2018", "2015/2018"),
        ("2015 - 2018", "2015/2018"),
        ("del 2015 al 2018", "2015/2018"),
        ("entre 2017 y 2018", "2017/2018"),
        ("desde marzo 2018 hasta junio 2019", "2018-03/2019-06"),
        ("de enero a marzo de 2018", "2018-01/2018-03"),
        ("del 3 al 5 de marzo de 2019", "2019-03-03/2019-03-05"),
        ("marzo 2018 - abril 2019", "2018-03/2019-04"),
        ("03/2018 - 05/2019", "2018-03/2019-05"),
        ("from 2015 to 2018", "2015/2018"),
        ("between March and May 2018", "2018-03/2018-05"),
        ("from march 2018 until june 2019", "2018-03/2019-06"),
        ("de 2019 a la fecha", "2019/.."),
        ("desde marzo de 2018 hasta hoy", "2018-03/.."),
        ("march 2018 to present", "2018-03/.."),
        ("15 al 20 de mayo de 2019", "2019-05-15/2019-05-20"),
        ("la semana pasada", "2026-11-09/2026-11-15"),
    ],
)
def test_a_stretch_of_time(text: str, iso: str) -> None:
    """From one point to another is a range of exactly these two; until now stays open."""
    assert read_it(text, "past") == ("ok", {"kind": "range", "iso": iso})


@pytest.mark.parametrize(
    ("text", "lang", "listed"),
    [
        ("03/04/2020", "es", ["2020-04-03", "2020-03-04"]),
        ("03/04/2020", "en", ["2020-03-04", "2020-04-03"]),
        ("3-4-20", "es", ["2020-04-03", "2020-03-04"]),
        ("3.4.2020", "es", ["2020-04-03", "2020-03-04"]),
        ("12 3 2019", "es", ["2019-03-12", "2019-12-03"]),
        ("01022019", "es", ["2019-02-01", "2019-01-02"]),
        ("marzo o abril de 2018", "es", ["2018-03", "2018-04"]),
        ("2017 o 2018", "es", ["2017", "2018"]),
        ("2017 or 2018", "en", ["2017", "2018"]),
        ("1 o 2 de mayo de 2019", "es", ["2019-05-01", "2019-05-02"]),
    ],
)
def test_two_readings_are_both_given(text: str, lang: str, listed: list[str]) -> None:
    """What can be two dates is asked back with both, the language's own order first."""
    assert read_it(text, lang=lang)[0] == "ambiguous"
    assert isos(text, lang=lang) == listed


def test_a_weekday_chooses_between_two_orders() -> None:
    """`viernes 03/04/2020` has one reading: the fourth of March was no Friday."""
    assert read_it("viernes 03/04/2020") == ("ok", {"kind": "date", "iso": "2020-04-03"})


def test_an_order_that_lies_in_the_future_is_no_reading_of_the_past() -> None:
    """For something past, of the two orders only the one already here is possible."""
    assert read_it("05/12/2026", "entry") == ("ok", {"kind": "date", "iso": "2026-05-12"})


@pytest.mark.parametrize(
    ("text", "context", "status"),
    [
        ("12 de marzo", "hearing", "clarify"),
        ("12 de marzo", "entry", "clarify"),
        ("5 de mayo", "birth", "clarify"),
        ("marzo", "past", "clarify"),
        ("15/3", "hearing", "clarify"),
        ("3/4", "birth", "clarify"),
        ("el 12", "hearing", "clarify"),
        ("lunes 4 de enero 8 am", "hearing", "clarify"),
        ("enero de 2027", "hearing", "clarify"),
        ("2027", "hearing", "clarify"),
        ("la próxima semana", "hearing", "clarify"),
        ("en dos meses", "hearing", "clarify"),
        ("a las 8:30 am", "hearing", "clarify"),
        ("tengo 34 años", "birth", "clarify"),
        ("en los 90", "birth", "clarify"),
        ("los noventa", "birth", "clarify"),
        ("98", "birth", "clarify"),
        ("hace mucho", "past", "clarify"),
        ("2O19", "past", "clarify"),
        ("l2/03/2019", "past", "clarify"),
        ("lunes 12 de marzo de 2019", "past", "clarify"),
        ("antes de 2018", "past", "clarify"),
        ("marzo 2019 a enero 2018", "past", "clarify"),
        ("12 de marzo 2019 3 abril", "past", "clarify"),
        ("enero 2018 a marzo", "past", "clarify"),
        ("123 mil", None, "clarify"),
        ("31 de febrero de 2019", None, "invalid"),
        ("29 de febrero de 2019", None, "invalid"),
        ("31/04/2020", None, "invalid"),
        ("13/13/2020", None, "invalid"),
        ("2019-13-01", None, "invalid"),
        ("0/0/2000", None, "invalid"),
        ("32 de enero de 2020", None, "invalid"),
        ("12/13/2027", "birth", "invalid"),
        ("3 de mayo de 2030", "birth", "invalid"),
        ("enero 2027", "past", "invalid"),
        ("mañana", "entry", "invalid"),
        ("1850", "birth", "invalid"),
        ("12 de marzo de 1019", "birth", "invalid"),
        ("Baja California", None, "invalid"),
        ("cancelaron mi cita", None, "invalid"),
        ("hola", None, "invalid"),
        ("no", None, "invalid"),
        ("🙏", None, "invalid"),
        ("no sé", "birth", "unknown"),
        ("no me acuerdo de la fecha", "past", "unknown"),
        ("no me acuerdo", "past", "unknown"),
        ("idk", "past", "unknown"),
        ("prefiero no decir", "birth", "declined"),
        ("paso", "birth", "declined"),
        ("no sé cuándo fue", "past", "unknown"),
        ("15 de enero de 2027 a las 25:00", "hearing", "invalid"),
    ],
)
def test_what_is_missing_or_impossible(text: str, context: str | None, status: str) -> None:
    """A missing part is asked for, a day that cannot be is refused, and neither is ever filled in."""
    assert read_it(text, context)[0] == status


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("05/06/85", None),
        ("25/06/85", "1985-06-25"),
        ("25 de junio del 85", "1985-06-25"),
        ("25/12/99", "1999-12-25"),
        ("25/12/10", "2010-12-25"),
        ("25/12/27", "1927-12-25"),
        ("870403", "1987-04-03"),
        ("abril 13 87", "1987-04-13"),
    ],
)
def test_two_figures_of_a_birth_year_are_the_latest_past_one(text: str, iso: str | None) -> None:
    """A birth in `85` is 1985 and in `10` is 2010: the latest year that has already begun."""
    status, value = read_it(text, "birth")
    assert (status, value) == ("ok", {"kind": "date", "iso": iso}) if iso else status == "ambiguous"


def test_two_figures_of_an_expiry_year_may_lie_ahead() -> None:
    """A passport that ends in `31` ends in 2031."""
    assert read_it("25/08/31", "expiry") == ("ok", {"kind": "date", "iso": "2031-08-25"})


HEARINGS = [
    ("el lunes que viene a las 8 y media", "2026-11-23T08:30"),
    ("lunes a las 8", "2026-11-23T08:00"),
    ("el próximo martes a las 9 y cuarto", "2026-11-24T09:15"),
    ("15 de enero de 2027 a las 8:30 am", "2027-01-15T08:30"),
    ("15 de enero de 2027, 8:30 a. m.", "2027-01-15T08:30"),
    ("15 enero 2027 9am", "2027-01-15T09:00"),
    ("15 ene 2027 13:00 hrs", "2027-01-15T13:00"),
    ("15 de enero de 2027 a las 15h", "2027-01-15T15:00"),
    ("mediodía del 15 de enero de 2027", "2027-01-15T12:00"),
    ("15 de enero de 2027 a las 12", "2027-01-15T12:00"),
    ("mañana a las 8 de la mañana", "2026-11-22T08:00"),
    ("mañana por la mañana a las 8", "2026-11-22T08:00"),
    ("cuarto para las nueve del 15 de enero de 2027", "2027-01-15T08:45"),
    ("15 de enero de 2027 a las 9 menos cuarto", "2027-01-15T08:45"),
    ("el 15 de enero del 2027 a las ocho y media de la mañana", "2027-01-15T08:30"),
    ("January 15 2027 at half past eight", "2027-01-15T08:30"),
    ("January 15, 2027 at 8:30", "2027-01-15T08:30"),
    ("Jan 15 2027 1 pm", "2027-01-15T13:00"),
    ("2027-01-15T08:30", "2027-01-15T08:30"),
    ("15 de enero de 2027 a la 1 de la tarde", "2027-01-15T13:00"),
    ("a las 3 de la madrugada del 15 de enero de 2027", "2027-01-15T03:00"),
    ("15 de enero de 2020 a las 10", "2020-01-15T10:00"),
    ("15 de enero de 2027 8 y 30", None),
    ("next monday at 8:30 am", "2026-11-23T08:30"),
    ("15 de enero 2027 a las ocho en punto", "2027-01-15T08:00"),
    ("15/1/27 8am", "2027-01-15T08:00"),
]


@pytest.mark.parametrize(
    ("text", "iso"), [row for row in HEARINGS if row[1]], ids=[text for text, iso in HEARINGS if iso]
)
def test_the_hour_of_a_hearing(text: str, iso: str) -> None:
    """A hearing's hour from 7 to 12 is by day, because courts sit by day; an old hearing is read like a coming one."""
    assert read_it(text, "hearing") == ("ok", {"kind": "datetime", "iso": iso})


@pytest.mark.parametrize(
    ("text", "context", "listed"),
    [
        ("15 de enero de 2027 a las 3", "hearing", ["2027-01-15T03:00", "2027-01-15T15:00"]),
        ("15 de enero de 2027 at 4:30", "hearing", ["2027-01-15T04:30", "2027-01-15T16:30"]),
        ("27 nov 2020 8:30", "past", ["2020-11-27T08:30", "2020-11-27T20:30"]),
    ],
)
def test_an_hour_without_its_half_of_the_day(text: str, context: str, listed: list[str]) -> None:
    """Three o'clock may be the port's hour before dawn or an afternoon hearing: both are offered (COURT-30)."""
    assert read_it(text, context)[0] == "ambiguous"
    assert isos(text, context) == listed


@pytest.mark.parametrize(
    ("text", "context", "iso"),
    [
        ("el viernes", "hearing", "2026-11-27"),
        ("el viernes", "past", "2026-11-20"),
        ("el viernes que viene", "hearing", "2026-11-27"),
        ("este viernes", "hearing", "2026-11-27"),
        ("el martes pasado", "past", "2026-11-17"),
        ("last friday", "past", "2026-11-20"),
        ("lunes de la próxima semana", "hearing", "2026-11-23"),
        ("monday next week", "hearing", "2026-11-23"),
        ("de hoy en ocho", "hearing", "2026-11-28"),
        ("dentro de 10 días", "hearing", "2026-12-01"),
        ("in 10 days", "hearing", "2026-12-01"),
    ],
)
def test_counted_from_today(text: str, context: str, iso: str) -> None:
    """A weekday looks back or ahead as the question does."""
    assert read_it(text, context) == ("ok", {"kind": "date", "iso": iso})


def test_a_bare_weekday_without_a_question_has_two_readings() -> None:
    """Nobody said whether last Friday or the coming one."""
    assert isos("el viernes") == ["2026-11-20", "2026-11-27"]


def test_next_friday_in_english_before_friday_has_two_readings() -> None:
    """To some it is this week's Friday, to some next week's."""
    reading = read("date", "next friday", lang="en", today=date(2026, 11, 17), context="hearing")
    assert [one["iso"] for one in reading.value] == ["2026-11-20", "2026-11-27"]  # type: ignore[index, call-overload, union-attr]


def test_without_today_nothing_is_counted_from_it() -> None:
    """`ayer` without knowing the day it was written is asked about; a written date is still read."""
    assert read("date", "ayer", lang="es", today=None).status == "clarify"
    assert read("date", "12 de marzo de 2019", lang="es", today=None).value == {"kind": "date", "iso": "2019-03-12"}


@pytest.mark.parametrize(
    ("text", "context", "hint"),
    [
        ("12 de marzo", "hearing", "date.year_missing"),
        ("el 12", None, "date.month_missing"),
        ("a las 8 am", "hearing", "date.day_missing"),
        ("03/04/2020", None, "date.day_or_month"),
        ("lunes 12 de marzo de 2019", None, "date.weekday_mismatch"),
        ("3 de mayo de 2030", "birth", "date.in_future"),
        ("31 de febrero de 2019", None, "date.impossible"),
        ("tengo 34 años", "birth", "date.age_given"),
        ("2O19", None, "date.letters_in_digits"),
        ("antes de 2018", None, "date.before_or_after"),
        ("15 de enero de 2027 a las 3", "hearing", "date.morning_or_afternoon"),
    ],
)
def test_the_hint_says_what_to_ask(text: str, context: str | None, hint: str) -> None:
    """Each way of asking back has a name that content can answer to."""
    assert read("date", text, lang="es", today=TODAY, context=context).hint == hint

"""What holds for every reader and every text."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.dialogue.readers import KINDS, echo, read, read_json_line, show_value
from app.dialogue.readers.vocabulary import MONTHS
from app.dialogue.reading import Reading

TODAY = date(2026, 11, 21)
STATUSES = {"ok", "ambiguous", "clarify", "invalid", "unknown", "declined"}
CHOICES = ["Ver mi cita", "Sí", "No", "Otra cosa"]
CONTEXTS = [None, "birth", "past", "entry", "hearing", "last", "first", "given", "full"]

# Words that readers look for, so that random texts come near them.
PIECES = st.sampled_from(
    [
        "sí",
        "no",
        "1",
        "2",
        "12",
        "31",
        "1990",
        "2018",
        "03/04/2020",
        "marzo",
        "march",
        "de",
        "del",
        "a",
        "las",
        "8",
        "y",
        "media",
        "am",
        "pm",
        "hace",
        "años",
        "ago",
        "entre",
        "o",
        "hasta",
        "-",
        "/",
        ":",
        ".",
        ",",
        "lunes",
        "que",
        "viene",
        "next",
        "last",
        "mañana",
        "ayer",
        "un",
        "una",
        "dos",
        "tres",
        "mil",
        "veinte",
        "A",
        "208765432",
        "664",
        "123",
        "4567",
        "+",
        "(",
        ")",
        "este",
        "mismo",
        "no",
        "sé",
        "no",
        "tengo",
        "Honduras",
        "Guinea",
        "mam",
        "k'iche'",
        "casada",
        "juntada",
        "hombre",
        "m",
        "López",
        "de",
        "la",
        "Cruz",
        "apellidos:",
        "nombre:",
        "👍",
        "👎",
        "🇭🇳",
        "'",
        '"',
        "¿",
        "\u200b",
        "\u200f",
        "\x00",
        "'85",
        "mid",
        "como",
    ]
)
NEAR_TEXTS = st.lists(PIECES, max_size=14).map(" ".join)
TEXTS = st.one_of(st.text(max_size=60), NEAR_TEXTS)


def read_it(kind: str, text: str, context: str | None = None, lang: str = "es") -> Reading:
    return read(kind, text, lang=lang, today=TODAY, context=context, region="MX", choices=CHOICES)


@settings(max_examples=150, deadline=None)
@given(
    kind=st.sampled_from(sorted(KINDS)),
    text=TEXTS,
    context=st.sampled_from(CONTEXTS),
    lang=st.sampled_from(["es", "en"]),
)
def test_no_text_raises(kind: str, text: str, context: str | None, lang: str) -> None:
    """Whatever is typed, a reading comes back, with one of the six statuses and something to say back or nothing."""
    reading = read_it(kind, text, context, lang)
    assert reading.status in STATUSES
    assert isinstance(echo(kind, reading, lang), str)
    if reading.status in ("unknown", "declined"):
        assert reading.value is None
    if reading.status == "ambiguous":
        assert isinstance(reading.value, list)
        assert len(reading.value) >= (1 if reading.hint == "sure" else 2)
    if reading.status == "ok":
        assert reading.value is not None


@settings(max_examples=100, deadline=None)
@given(kind=st.sampled_from(sorted(KINDS)), text=TEXTS)
def test_without_today_or_region_no_text_raises(kind: str, text: str) -> None:
    """A line of JSON without its optional fields is read like any other."""
    assert read_json_line({"kind": kind, "lang": "es", "text": text})["status"] in STATUSES


@settings(max_examples=150, deadline=None)
@given(text=NEAR_TEXTS, context=st.sampled_from([None, "birth", "past", "entry", "hearing"]))
def test_an_ok_date_is_a_real_one_within_its_question(text: str, context: str | None) -> None:
    """Every ISO form parses, and what has happened does not lie ahead."""
    reading = read_it("date", text, context)
    for value in _values(reading):
        for end in value["iso"].split("/"):
            if end == "..":
                continue
            parts = [int(part) for part in end.partition("T")[0].split("-")]
            date(*([*parts, 1, 1])[:3])
            if context in ("birth", "past", "entry"):
                assert parts <= [TODAY.year, TODAY.month, TODAY.day][: len(parts)]


def _values(reading: Reading) -> list[dict[str, Any]]:
    if reading.status not in ("ok", "ambiguous"):
        return []
    found: Any = reading.value if isinstance(reading.value, list) else [reading.value]
    return list(found)


_NUMBERED = {
    *("uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"),
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
}
"""Months are dictated by their number too: "el 1 del dos del 12"."""
_COUNTED = re.compile(r"hace|ago|ayer|mañana|viene|next|last|lunes|hoy", re.IGNORECASE)


@settings(max_examples=150, deadline=None)
@given(text=NEAR_TEXTS)
def test_no_part_is_invented(text: str) -> None:
    """Unless counted from today, a date's year stands in the words, and its month too when it has one."""
    reading = read_it("date", text)
    if _COUNTED.search(text):
        return
    for value in _values(reading):
        ends = value["iso"].split("/")
        years = {end[:4] for end in ends if end != ".."}
        assert all(_says_year(text, year) for year in years)
        months = {int(end[5:7]) for end in ends if len(end) >= 7}
        if months:
            assert (
                months <= {int(number) for number in re.findall(r"\d+", text)}  # "veinte 1 veinte"
                or "/" in text
                or "." in text
                or "-" in text
                or re.search(r"\d[\s,]+(?:del? )*\d", text)
                or any(MONTHS.find(w) or w in _NUMBERED for w in re.findall(r"[a-z]+", text.lower()))
            )


def _says_year(text: str, year: str) -> bool:
    return year in text or year[2:] in text or bool(re.search(r"mil|veinte|20", text))


@pytest.mark.parametrize(
    ("month_said", "iso"),
    [
        (f"{name} {year}", f"{year}-{number:02d}")
        for number, name in enumerate(
            [
                "enero",
                "febrero",
                "marzo",
                "abril",
                "mayo",
                "junio",
                "julio",
                "agosto",
                "septiembre",
                "octubre",
                "noviembre",
                "diciembre",
            ],
            1,
        )
        for year in (1999, 2018)
    ],
)
def test_a_month_never_gets_a_day(month_said: str, iso: str) -> None:
    """Month and year read as exactly these, whatever day it is today."""
    for day in (date(2026, 1, 31), date(2026, 2, 28), TODAY):
        assert read("date", month_said, lang="es", today=day).value == {"kind": "month", "iso": iso}


STEADY = [
    ("yes_no", "claro que sí"),
    ("yes_no", "no tengo"),
    ("yes_no", "no sé"),
    ("choice", "la segunda"),
    ("choice", "otra cosa"),
    ("date", "12 de marzo de 2019"),
    ("date", "03/04/2020"),
    ("date", "como en 2017"),
    ("date", "hace dos años"),
    ("date", "entre enero de 2018 y marzo de 2019"),
    ("a_number", "a 208 765 432"),
    ("phone", "664 123 4567"),
    ("phone", "este mismo"),
    ("country", "hondureña"),
    ("country", "guinea"),
    ("language", "q'eqchi'"),
    ("count", "dos o tres"),
    ("count", "no tengo hijos"),
    ("marital_status", "unión libre"),
    ("marital_status", "viuda"),
    ("sex", "mujer"),
    ("date", "prefiero no decir"),
]
DRESSINGS = st.sampled_from(
    [
        "{}",
        "  {}  ",
        "{} 🙏",
        "🙏 {}",
        "{}!!",
        "¡{}!",
        "“{}”",
        "\u200f{}\u200e",
        "{}\x00",
        "\ufeff{}",
        "{}\n",
        "{}...",
        "pues {}",
        "{} gracias",
        "mmm {}",
        "{} por favor",
        "😊{}😊",
        "{}\u200d",
    ]
)
CASES = st.sampled_from([str, str.upper, str.capitalize, str.title])


@settings(max_examples=150, deadline=None)
@given(row=st.sampled_from(STEADY), dressing=DRESSINGS, second=DRESSINGS, case=CASES)
def test_dress_does_not_change_the_reading(row: tuple[str, str], dressing: str, second: str, case: Any) -> None:
    """Spaces, signs, courtesy, invisible marks and capitals around a reply leave its reading as it was."""
    kind, text = row
    assert read_it(kind, second.format(dressing.format(case(text)))) == read_it(kind, text)


@settings(max_examples=100, deadline=None)
@given(day=st.dates(date(1930, 1, 1), date(2035, 12, 31)), lang=st.sampled_from(["es", "en"]), case=CASES)
def test_an_echoed_date_reads_back(day: date, lang: str, case: Any) -> None:
    """What we say we understood, said back to us, is the same day."""
    value = {"kind": "date", "iso": day.isoformat()}
    assert read("date", case(show_value("date", value, lang)), lang=lang, today=TODAY).value == value


@settings(max_examples=100, deadline=None)
@given(number=st.integers(1, 99_999_999), width=st.sampled_from([8, 9]), sep=st.sampled_from(["", " ", "-", "."]))
def test_an_a_number_keeps_its_digits(number: int, width: int, sep: str) -> None:
    """Eight or nine digits in threes come out as the same number."""
    digits = f"{number:0{width}d}"
    if len(set(digits)) == 1 or (width == 8 and sep in "-."):
        return
    said = sep.join([digits[:3], digits[3:6], digits[6:]])
    assert read_it("a_number", f"A{said}").value == f"A{digits:0>9}"


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Ana", "María", "Luz", "José", "López", "García", "de", "la", "Cruz", "Núñez"]),
        min_size=2,
        max_size=5,
    )
)
def test_every_reading_of_a_name_keeps_every_word(parts: list[str]) -> None:
    """However a name is parted, no word is lost or added."""
    for value in _values(read_it("name", " ".join(parts), "full")):
        assert sorted(" ".join(v for v in value.values() if v).split()) == sorted(parts)


@pytest.mark.parametrize("kind", sorted(KINDS - {"text"}))
@pytest.mark.parametrize("text", ["a" * 5000, "1 " * 3000, "no " * 400, "(" * 900, "de la " * 160, "9" * 999])
def test_long_texts_are_read_quickly(kind: str, text: str) -> None:
    """No reply, however long or repetitive, is more than an answer that cannot be read."""
    assert read_it(kind, text).status in STATUSES

"""What completes a value that was said in part: the end of a stretch, the country or the city of a place."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.dialogue.readers import complete, missing_part

TODAY = date(2026, 11, 21)
START = {"kind": "month", "iso": "2018-03"}
HONDURAS = {"city": None, "state": None, "country": "HN"}
TIJUANA = {"city": "Tijuana", "state": "Baja California", "country": None}


@pytest.mark.parametrize(
    ("kind", "about", "value", "hint"),
    [
        pytest.param("date", "stretch", START, "date.end_missing", id="a start alone"),
        pytest.param("date", "stretch", {"kind": "range", "iso": "2018/2019"}, None, id="from and to"),
        pytest.param("date", "past", START, None, id="a date that is no stretch"),
        pytest.param("place", "country", TIJUANA, "place.country_missing", id="no country"),
        pytest.param("place", "country", {**TIJUANA, "country": "MX"}, None, id="with its country"),
        pytest.param("place", "birth", TIJUANA, "place.country_missing", id="born where, no country"),
        pytest.param("place", "birth", HONDURAS, "place.city_missing", id="born where, no city"),
        pytest.param("place", "birth", {**TIJUANA, "city": None, "country": "MX"}, None, id="born in a state"),
        pytest.param("place", "country", HONDURAS, None, id="a country alone, where that is enough"),
        pytest.param("place", None, TIJUANA, None, id="a place that needs no country"),
        pytest.param("date", "stretch", "none", None, id="none"),
    ],
)
def test_what_a_value_lacks(kind: str, about: str | None, value: object, hint: str | None) -> None:
    """Only a stretch needs its end, a place asked with its country that, and a birthplace its city too."""
    assert missing_part(kind, about, value) == hint  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reply", "iso"),
    [
        pytest.param("junio de 2021", "2018-03/2021-06", id="month"),
        pytest.param("hasta junio 2021", "2018-03/2021-06", id="until a month"),
        pytest.param("2020", "2018-03/2020", id="year"),
        pytest.param("until may 2019", "2018-03/2019-05", id="English"),
        pytest.param("hasta ahora", "2018-03/..", id="until now"),
        pytest.param("todavía", "2018-03/..", id="still"),
        pytest.param("sigo ahí", "2018-03/..", id="still there"),
        pytest.param("aún sigo trabajando ahi", "2018-03/..", id="still working there"),
        pytest.param("de enero 2017 a mayo 2018", "2017-01/2018-05", id="both anew"),
    ],
)
def test_the_end_completes_a_stretch(reply: str, iso: str) -> None:
    """What is said of the end is put to the start; both said anew replace it."""
    assert complete("date", START, reply, lang="es", today=TODAY) == {"kind": "range", "iso": iso}


@pytest.mark.parametrize("reply", ["enero de 2017", "la escuela", "2030", ""])
def test_what_is_no_end_completes_nothing(reply: str) -> None:
    """An end before the start, in the future, or no date at all is asked about."""
    assert complete("date", START, reply, lang="es", today=TODAY) is None


def test_an_unknown_end_leaves_the_start() -> None:
    """ "No sé" keeps what was said and says that the end is not known."""
    assert complete("date", START, "no sé", lang="es", today=TODAY) == {**START, "until": "unknown"}


def test_an_approximate_start_stays_approximate() -> None:
    """ "As far as I remember" of either side is of the whole."""
    found = complete("date", {**START, "approximate": True}, "junio 2021", lang="es", today=TODAY)
    assert found == {"kind": "range", "iso": "2018-03/2021-06", "approximate": True}


@pytest.mark.parametrize(
    ("reply", "value"),
    [
        pytest.param("México", {**TIJUANA, "country": "MX"}, id="country"),
        pytest.param("en mexico", {**TIJUANA, "country": "MX"}, id="in the country"),
        pytest.param("Gracias, Lempira, Honduras", {"city": "Gracias", "state": "Lempira", "country": "HN"}, id="anew"),
        pytest.param("no sé", TIJUANA, id="unknown"),
    ],
)  # fmt: skip
def test_a_country_completes_a_place(reply: str, value: object) -> None:
    """The country alone is added; a whole place replaces the first; not knowing keeps what was said."""
    assert complete("place", TIJUANA, reply, lang="es", today=TODAY) == value


@pytest.mark.parametrize(
    ("reply", "value"),
    [
        pytest.param("San Pedro Sula", {**HONDURAS, "city": "San Pedro Sula"}, id="city"),
        pytest.param("Tela, Atlántida", {**HONDURAS, "city": "Tela", "state": "Atlántida"}, id="city and state"),
        pytest.param("Tela, Honduras", {**HONDURAS, "city": "Tela"}, id="anew"),
        pytest.param("honduras", HONDURAS, id="the country again"),
        pytest.param("no sé", HONDURAS, id="unknown"),
        pytest.param("Guatemala", None, id="another country"),
    ],
)
def test_a_city_completes_a_place(reply: str, value: object) -> None:
    """The city is added to its country; the country said again is all they know; another one is asked about."""
    assert complete("place", HONDURAS, reply, lang="es", today=TODAY) == value


def test_the_wider_part_of_a_place_is_no_country() -> None:
    """ "Choluteca", then "Cortés": both stay, and the country is still to come."""
    place = {**HONDURAS, "city": "Choluteca", "country": None}
    assert complete("place", place, "Cortés", lang="es", today=TODAY) == {**place, "state": "Cortés"}


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60), st.sampled_from([("date", START), ("place", TIJUANA), ("place", HONDURAS)]))
def test_any_words_either_complete_or_do_not(reply: str, what: tuple[str, dict[str, str]]) -> None:
    """No reply raises, and none loses what was said of the start or the country."""
    whole = complete(what[0], what[1], reply, lang="es", today=TODAY)  # type: ignore[arg-type]
    assert whole is None or isinstance(whole, dict)

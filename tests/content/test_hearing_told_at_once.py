"""A hearing told in the first words, or beside a yes, as people write it: the notebook holds it, and no list opens."""

from __future__ import annotations

from datetime import date

import pytest

from app.dialogue import readers
from app.dialogue.reading import Json
from tests.support.released import new_player
from tests.support.talks import asks, contexts, heard, shown

EN = ("hi", "english", "yes", "2", "1", "no", "no")
TODAY = date(2026, 1, 20)


@pytest.mark.parametrize(
    "text",
    [
        "ok yes i agree. my court na 14 december 8 30 morning brownsville",
        "yes i agree. hearing 14 december 8 30 brownsville",
        "i agree. judge na 14 december 2026 8:30 in brownsville",
    ],
)
def test_beside_the_agreement_it_waits(text: str) -> None:
    """The agreement counts, and the hearing is held."""
    said = contexts(new_player("whatsapp"), "hi", "english", text)
    assert said[0] == "engine/told_waits"
    assert said[-1] == "welcome/unasked/choose"


@pytest.mark.parametrize(
    "text",
    [
        "ok yes i agree. my court na 14 december 8 30 morning brownsville",
        "i have hearing 14 december 2026, court 8:30 at night, bridge 5 AM",
        "court for brownsville 14 december 2026, 8 30",
        "too much letters for me. 14 december 8:30 brownsville i think",
    ],
)
def test_at_a_list_it_opens_the_notebook(text: str) -> None:
    """What was told is listed."""
    player = heard(text, welcomed=EN)
    assert asks(player).startswith("hearing_date/")
    assert "December" in shown(player)
    assert "8:30" in shown(player)


@pytest.mark.parametrize("before", [("hola",), ("hola", "1")])
def test_before_the_consent_it_is_held_and_offered_after(before: tuple[str, ...]) -> None:
    """A day with its hour and a court's city is a hearing told, whatever else is said."""
    player = new_player("whatsapp")
    text = "uy mucha letra mijo… 14 de enero 8:30 Brownsville creo… ando con mi nieta de 9 añitos"
    said = contexts(player, *before, text)
    assert said[:2] == ["engine/told_waits", "engine/told_needs"]
    for reply in (*(() if "1" in before else ("1",)), "acepto", "1", "no", "no"):
        player.say(reply)
    assert "14 de enero 8:30 Brownsville" in shown(player)


@pytest.mark.parametrize(
    "text",
    [
        "llegue a laredo el 14 de enero a las 8:30",
        "entre por brownsville el 14 de enero a las 8:30",
        "estoy en brownsville con mi hija de 9 años",
        "me da miedo ir al puente de noche",
    ],
)
def test_another_day_in_that_city_is_no_hearing(text: str) -> None:
    """Nor a city alone, nor the way in the dark."""
    player = heard(text)
    assert not asks(player).startswith("hearing_date/")


def test_the_way_in_the_dark_stays_a_topic_beside_a_hearing() -> None:
    """Where it is more than the hour of the court."""
    said = contexts(heard(), "tengo corte el 14 de enero a las 5 y tengo miedo de ir al puente, esta oscuro")
    assert any(each.startswith("way_in_dark/") for each in said)


def test_a_wish_to_be_reminded_beside_a_question_is_no_list_of_courts() -> None:
    """Both: the question answered, and the hearing next."""
    text = (
        "no i already know my hearing i tell you the date so you remind me. "
        "and i enter US september 2025 they say one year. is it finish for me"
    )
    player = heard(text, welcomed=EN)
    assert "engine/two_questions" in [each.context for each in player.said]
    assert "My hearing" in shown(player)


@pytest.mark.parametrize(
    ("text", "hour"),
    [
        ("14 december 2026 8 30", "T08:30"),
        ("14 december 2026 8 30 morning", "T08:30"),
        ("14 de enero de 2027 8 30 brownsville", "T08:30"),
        ("14 de enero de 2027 a las 9 con mi nieta de 9 añitos", "T09:00"),
        ("14 december 2026 10 15", "T10:15"),
        ("14 december 2026", ""),
    ],
)
def test_an_hour_in_two_numbers_is_an_hour_and_an_age_is_none(text: str, hour: str) -> None:
    """Behind its day, or before a half of the day."""
    reading = readers.day_told(text, "es" if " de " in text else "en", TODAY, "hearing")
    value: Json = reading.value
    assert reading.status == "ok"
    assert isinstance(value, dict)
    assert str(value["iso"])[10:] == hour

"""Whether and when reminders come is told as it was chosen; what is asked behind a yes is answered too."""

from __future__ import annotations

import pytest

from tests.support.talks import WELCOMED, contexts, heard

ENGLISH = ("english", "yes", "1", "1", "no")
SAVED = ("mi corte es el 14 de enero de 2027 a las 8:30 en brownsville", "si", "no", "matamoros", "no dice")
SAVED_EN = ("my court is 14 december 2026 8:30 brownsville", "yes", "no", "matamoros", "it does not say")


@pytest.mark.parametrize(
    "text",
    [
        "you go remind me evening time abi? which day you go send am",
        "nothing more. but tell me which day reminder dey come and which hour?",
        "when will you remind me",
        "just tell me when you go write me",
    ],
)
@pytest.mark.parametrize(
    ("chosen", "said"),
    [(("all", "full", "no", "no"), "days_all"), (("none", "no"), "nothing"), (("2", "1", "no", "no"), "days_few")],
)
def test_the_days_are_told_as_they_were_chosen(chosen: tuple[str, ...], said: str, text: str) -> None:
    """Nobody needs a person for that."""
    assert f"reminder_days/{said}/say" in contexts(heard(*SAVED_EN, *chosen, "menu", text, welcomed=ENGLISH))


@pytest.mark.parametrize("text", ["cuando me van a recordar", "que dia me avisan", "me recuerdan o no"])
def test_without_a_date_there_is_nothing_to_remind_of(text: str) -> None:
    """And how it comes to be."""
    assert "reminder_days/no_date/say" in contexts(heard(text, welcomed=WELCOMED))


def test_asked_with_the_yes_the_date_is_not_denied() -> None:
    """It is saved in this very turn."""
    said = contexts(heard(*SAVED[:1], "si. y cuando me van a recordar", welcomed=WELCOMED))
    assert "hearing_date/kept_new/say" in said
    assert "reminder_days/no_date/say" not in said
    assert "reminder_days/nothing/say" in said


def test_a_fear_told_behind_the_yes_is_answered() -> None:
    """The date is saved first, and nobody has to ask again."""
    text = "si mijo asi mero dice la muchacha. y me van a quitar a la niña o no, eso es lo que me tiene sin dormir"
    said = contexts(heard(*SAVED[:1], text, welcomed=WELCOMED))
    assert said.index("hearing_date/kept_new/say") < said.index("separated/rule/say")


@pytest.mark.parametrize(
    "text", ["ok gracias. la vecina no puede leer eso verdad? q borro", "pero la vecina puede leer esto? dijo q pin"]
)
def test_who_fears_a_neighbour_is_told_how_to_clear_the_phone(text: str) -> None:
    """Not who we are."""
    assert "clear_phone/how/say" in contexts(heard(*SAVED, "ninguno", "no", "menu", text, welcomed=WELCOMED))

"""A PIN that is given together with the yes to it, or ahead of what the paper says."""

from __future__ import annotations

import pytest

from app.dialogue.words.pins import given_in
from app.services.playing import Player
from tests.support.talks import asks, contexts, heard, shown

ASKED = ("hola", "1", "acepto", "1", "no")
"""As far as the question whether they want a PIN."""


def kept_pin(player: Player) -> str | None:
    """The PIN that would be asked for after a pause."""
    return player.scene.pin


@pytest.mark.parametrize(
    ("words", "pin"),
    [
        ("si dale 2710", "2710"),
        ("sí, 4471", "4471"),
        ("1 2710", "2710"),
        ("dale ponle 90210", "90210"),
        ("si quiero, q sea 4471", "4471"),
        ("2710", "2710"),
        ("yes 4471", "4471"),
        ("si mi clave es 4471", "4471"),
    ],
)
def test_the_yes_and_the_pin_in_one_message(words: str, pin: str) -> None:
    """Both are taken, it is said that the PIN is kept, and no trace of its digits stays in the answers."""
    player = heard(words, welcomed=ASKED)
    assert kept_pin(player) == pin
    assert "welcome/pin_kept/say" in [each.context for each in player.said]
    assert player.conversation is not None
    assert pin not in player.conversation.model_dump_json()
    assert given_in(words) is not None  # so that the message itself is hidden


@pytest.mark.parametrize("words", ["no, 2710 no", "no gracias", "si", "0830 la corte", "nel"])
def test_no_pin_without_a_yes(words: str) -> None:
    """What refuses it, says only yes, or tells an hour sets none."""
    assert kept_pin(heard(words, welcomed=ASKED)) is None


@pytest.mark.parametrize(
    "words",
    [
        "2710 el papel dice corte de el paso 0830 3 de febrero 2027 y q este en el puente paso del norte a las 0430 "
        "el mismo dia",
        "2710 mi corte es el 3 de febrero de 2027 a las 8:30 en el paso",
        "2710 y el papel dice el paso 3 de febrero 2027 8:30 am",
        "2710 my paper says el paso court 3 february 2027 8:30 am",
    ],
)
def test_the_number_that_opens_is_the_pin_and_the_rest_is_the_hearing(words: str) -> None:
    """The PIN is kept, and the hearing waits with its day."""
    player = heard("si", words, welcomed=ASKED)
    assert kept_pin(player) == "2710"
    contexts(player, "1")
    assert "2027" in shown(player)
    assert asks(player) != "hearing_date/court_when"


@pytest.mark.parametrize(
    "words",
    [
        "0830 la corte el 3 de febrero",
        "0830 el papel dice el paso 3 de febrero",
        "2027 el papel dice 0830",
        "0830 corte el paso 3 de febrero 2027 0430 puente",
        "1200 pesos me cobran",
    ],
)
def test_an_hour_or_a_year_that_opens_is_no_pin(words: str) -> None:
    """The PIN is asked for again."""
    assert given_in(words) is None

"""How one gets to the bridge at an hour without a bus: the way is answered, and no list takes it for a pick."""

from __future__ import annotations

import pytest

from tests.support.talks import WELCOMED, asks, contexts, heard

SAVED = (
    "mi audiencia es el 3 de febrero de 2027 a las 8:30 en El Paso, en el puente paso del norte a las 4:30",
    "si",
    "juarez",
)
AT_REMINDERS = (*SAVED, "una hora", "master")


@pytest.mark.parametrize("before", [(), SAVED, AT_REMINDERS])
@pytest.mark.parametrize(
    "words",
    [
        "como llego al puente a esa hora sin ruta y con el niño",
        "ninguno ya te dije y no me contestaste como llego al puente a esa hora sin ruta y con el niño",
        "y como le hago a las 4 si no hay camion",
        "en que me voy pues si a esa hora no hay transporte",
    ],
)
def test_the_way_is_answered_from_anywhere(before: tuple[str, ...], words: str) -> None:
    """Danger first, then how to prepare."""
    assert "way_in_dark/before/say" in contexts(heard(*before, words, welcomed=WELCOMED))


def test_a_question_chooses_no_reminders() -> None:
    """Its "si" and its "3" are no yes and no line."""
    words = "y como hago a las 3 de la mañana si no hay ruta y con el niño, es peligroso"
    player = heard(*AT_REMINDERS, words, welcomed=WELCOMED)
    assert asks(player) == "hearing_reminders/remind"
    assert "hearing_reminders/remind" not in player.conversation.answers
    assert "way_in_dark/before/say" in contexts(player)


@pytest.mark.parametrize("words", ["como llego al puente", "a que hora llego al puente si no hay ruta?"])
def test_the_bridge_and_its_hour_are_told_as_before(words: str) -> None:
    """Where and when."""
    assert "bridge/held/say" in contexts(heard(*AT_REMINDERS, words, welcomed=WELCOMED))


def test_how_long_the_way_takes_is_still_taken() -> None:
    """ "Como una hora será en ruta pero a esa hora no hay ruta"."""
    words = "no se yo vivo por anapra como una hora sera en ruta pero a esa hora no hay ruta"
    player = heard(*SAVED, words, welcomed=WELCOMED)
    assert player.conversation.answers["hearing_date/travel"].value == "m60"

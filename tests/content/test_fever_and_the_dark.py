"""A child with fever, and the way to the bridge before daylight: danger first, then an answer of its own."""

from __future__ import annotations

import pytest

from tests.support.talks import contexts, heard

ENGLISH = ("hello", "2", "yes", "1", "no", "no")


@pytest.mark.parametrize(
    "words",
    [
        "mi bebe tiene fiebre",
        "mi niño de 3 años tiene calentura desde ayer",
        "my baby have fever",
        "mi hija esta enferma, vomita",
        "my son is sick",
    ],
)
def test_a_sick_child_is_sent_to_a_doctor(words: str) -> None:
    """Asked about danger or not, the signs and where to ask come, without another question of what is needed."""
    player = heard(words)
    said = [each.context for each in player.said]
    if said == ["engine/danger_now"]:
        said = contexts(player, "no")
    assert said[:2] == ["care/danger/say", "care/where/say"]


@pytest.mark.parametrize("words", ["mi bebe tiene fiebre y no respira bien", "mi niña convulsiona con calentura"])
def test_what_is_certain_is_an_emergency(words: str) -> None:
    """No topic comes before it."""
    assert contexts(heard(), words) == ["emergency/medical"]


@pytest.mark.parametrize(
    "words",
    [
        "i must go to the bridge in the dark and men follow people there",
        "me da miedo ir al puente en la madrugada",
        "how i go to the bridge safe at night",
        "es peligroso ir al puente tan temprano?",
        "tengo que ir a la garita de noche, no quiero ir sola",
        "my hearing is early, i walk in the dark to the bridge",
    ],
)
def test_the_way_in_the_dark_has_an_answer(words: str) -> None:
    """What to do if somebody follows, how to prepare, whom to tell before the hearing is missed."""
    player = heard(welcomed=ENGLISH)
    said = contexts(player, words)
    if said[-1] == "engine/danger_now":
        said = contexts(player, "no")
    assert said[:3] == ["way_in_dark/now/say", "way_in_dark/before/say", "way_in_dark/missed/say"]


@pytest.mark.parametrize(
    "words",
    [
        "a que hora tengo que estar en el puente",
        "como llego al puente",
        "llegue al puente anoche y me regresaron",
        "mi audiencia es el 12 de enero a las 8",
        "hay interprete en la corte de noche?",
    ],
)
def test_other_questions_about_the_bridge_keep_their_answer(words: str) -> None:
    """The hour and the port are another matter."""
    assert "way_in_dark/now/say" not in contexts(heard(), words)

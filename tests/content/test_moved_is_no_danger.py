"""Who moved, or asks about family in the United States, is not asked whether they are in danger."""

from __future__ import annotations

import pytest

from tests.support.talks import heard

DANGER = ("engine/danger_now", "emergency/danger_now")


@pytest.mark.parametrize(
    "words",
    [
        "ya no toy en el albergue me movi",
        "ya no estoy en el albergue me cambie a otra casa",
        "ya no vivo en la casa de antes",
        "i no dey for shelter again i don move",
        "my brother dey for us he fit help me?",
        "my cousin dey for us he fit help me",
        "mi prima esta en estados unidos ella me puede ayudar?",
    ],
)
def test_no_question_about_danger(words: str) -> None:
    """It is answered, or asked what it is about."""
    player = heard(words)
    assert not any(each.context in DANGER for each in player.said)


@pytest.mark.parametrize(
    "words",
    [
        "ya no toy en el albergue me sacaron y hay unos hombres afuera",
        "ya no estoy en el albergue me estan siguiendo",
        "ya no toy en el albergue me movi porque me siguen los del cartel",
        "my brother dey for us but some men dey follow me he fit help me?",
        "help me please some men dey outside",
    ],
)
def test_danger_beside_it_counts(words: str) -> None:
    """Whatever else is said."""
    player = heard(words)
    assert any(each.context in DANGER for each in player.said)

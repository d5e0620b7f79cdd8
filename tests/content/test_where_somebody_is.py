"""Where somebody waits is told once, a city on no list is taken as told, and nothing asked again after "nothing"."""

from __future__ import annotations

import pytest

from tests.support.talks import WELCOMED, asks, contexts, heard, shown

HELD = ("tengo corte el 15 de diciembre de 2026 a las 8 y media en brownsville", "si", "no")
BRIDGE = "a que hora hay que estar en el puente"


@pytest.mark.parametrize(
    "told",
    [("hola", "persona, estoy en reynosa", "1", "si", "1", "no", "no"), (*WELCOMED, "persona. estamos en reynosa")],
)
def test_a_place_told_once_is_not_asked_again(told: tuple[str, ...]) -> None:
    """At the bridge, for legal help and for the clock."""
    said = contexts(heard(welcomed=told), BRIDGE)
    assert "bridge/city/choose" not in said
    assert said[0] == "engine/noted"
    player = heard(*HELD, "master", welcomed=told)
    assert player.conversation is not None
    assert player.conversation.answers["hearing_date/stay"].value == "reynosa"
    assert asks(player) == "hearing_reminders/remind"


@pytest.mark.parametrize(
    ("words", "city"),
    [
        ("reynosa ya le dije, en el albergue senda de vida", "other"),
        ("camargo", "other"),
        ("en ciudad victoria mijo", "other"),
        ("en matamoros, en el albergue", "matamoros"),
    ],
)
def test_a_city_is_taken_as_told(words: str, city: str) -> None:
    """At once, also where it is on no list."""
    player = heard(BRIDGE, words, welcomed=WELCOMED)
    assert "bridge/city/choose" not in [each.context for each in player.said]
    assert player.conversation is not None
    assert player.conversation.answers["bridge/city"].value == city


@pytest.mark.parametrize("words", ["estaba en reynosa", "no estoy en reynosa", "mi hermano vive en tijuana"])
def test_a_place_of_before_is_none(words: str) -> None:
    """Nor of somebody else."""
    assert "bridge/city/choose" in contexts(heard(words, "menu", welcomed=WELCOMED), BRIDGE)


@pytest.mark.parametrize("words", ["nada", "ninguno"])
def test_after_nothing_no_message_is_offered_again(words: str) -> None:
    """Whoever wants nothing sent is asked once about this hearing, and not "once a week?"."""
    player = heard(*HELD, "matamoros", "master", words, welcomed=WELCOMED)
    assert "hearing_reminders/planned/say" in [each.context for each in player.said]
    assert "hearing_reminders/weekly/ask" in contexts(heard(*HELD, "matamoros", "master"), words)


def test_none_is_taken_and_the_rest_answered() -> None:
    """ "Ninguno mijo. Y si me la quitan": both."""
    player = heard(
        *HELD, "matamoros", "master", "ninguno mijo. y si me quitan a mi nieta en el puente", welcomed=WELCOMED
    )
    assert player.conversation is not None
    assert player.conversation.answers["hearing_reminders/remind"].value == "off"
    assert "separated/rule/say" in [each.context for each in player.said]
    assert "duerme" not in shown(player)

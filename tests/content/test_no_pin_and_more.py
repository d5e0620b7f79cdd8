"""A no to the PIN with something told or asked beside it: the no counts, and nothing of the rest is lost."""

from __future__ import annotations

import pytest

from tests.support.talks import contexts, heard

AT_WHETHER = ("hi", "2", "yes", "1", "no")
AT_DIGITS = (*AT_WHETHER, "yes")


@pytest.mark.parametrize("before", [AT_WHETHER, AT_DIGITS], ids=["whether", "digits"])
@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("no pin. i dey matamoros no security", "fear/rule/say"),
        ("no pin, tengo miedo en matamoros", "fear/rule/say"),
        ("no quiero pin. que pasa si falto a la corte", "not_going/rule/say"),
        ("sin pin estoy en matamoros no tengo donde dormir", "shelter/sleep/say"),
        ("no pin mi corte es el 3 de febrero a las 8", "engine/offer"),
        ("no want pin. when is my court", "court_date/about/choose"),
        ("mejor no. que pasa si falto a la corte", "not_going/rule/say"),
        ("no. estoy en reynosa y no hay seguridad", "fear/rule/say"),
    ],
)
def test_the_no_counts_and_the_rest_is_answered(before: tuple[str, ...], said: str, told: str) -> None:
    """In the same turn, once the welcome is over."""
    player = heard(welcomed=before)
    assert told in contexts(player, said)
    assert player.conversation is not None
    assert player.conversation.answers["welcome/wants_pin"].value == "no"
    assert not player.conversation.has_pin


def test_the_town_told_beside_it_is_kept() -> None:
    """Whatever asks for the city takes it."""
    player = heard("no pin. i dey matamoros no security", welcomed=AT_WHETHER)
    assert player.conversation is not None
    assert player.conversation.waits_in == "matamoros"


@pytest.mark.parametrize(
    "said", ["no", "no gracias", "no pin", "no quiero pin gracias", "no want pin please", "no pin mijo ya le dije"]
)
@pytest.mark.parametrize("before", [AT_WHETHER, AT_DIGITS], ids=["whether", "digits"])
def test_a_no_alone_ends_the_welcome(before: tuple[str, ...], said: str) -> None:
    """Nothing is said back that was not told."""
    now = contexts(heard(welcomed=before), said)
    assert [each for each in now if each != "engine/no_pin"] == ["welcome/thanks/say", "menu/home/choose"]


@pytest.mark.parametrize("said", ["yes", "si quiero pin", "4821", "no se que es un pin"])
def test_a_yes_and_digits_are_no_refusal(said: str) -> None:
    """As ever."""
    player = heard(said, welcomed=AT_WHETHER)
    assert player.conversation is not None
    given = player.conversation.answers.get("welcome/wants_pin")
    assert given is None or given.value != "no"

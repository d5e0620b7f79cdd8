"""A question that only sounds like a yes is no permission, and one that was taken wrongly is taken back."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.released import new_player
from tests.support.talks import asks, contexts, heard


def at_consent(*texts: str) -> Player:
    """Somebody who is asked for the permission, and then wrote these."""
    player = new_player("sms")
    for text in ("hola", "español", *texts):
        player.say(text)
    return player


def agreed(player: Player) -> bool:
    """True where the permission is written down."""
    answer = player.conversation.answers.get("welcome/agree") if player.conversation else None
    return answer is not None and answer.value == "agree"


@pytest.mark.parametrize(
    "text",
    [
        "y eso no le llega a la policia verdad, ni a migracion. me da miedo chamo",
        "eso no le llega a la policia verdad",
        "no le dicen a migracion verdad",
        "es verdad que no le dicen a la policia",
        "seguro que no le dicen a la policia",
        "de verdad no se lo dicen a nadie",
        "verdad, ni a migracion",
        "the police no go see am, abi? i dey fear",
    ],
)
def test_the_tag_of_a_question_agrees_to_nothing(text: str) -> None:
    """It is answered, and the permission asked for again."""
    player = at_consent(text)
    assert not agreed(player)
    assert asks(player) == "welcome/agree"


@pytest.mark.parametrize("text", ["acepto", "si acepto pero no le diga a la policia", "claro que si"])
def test_an_agreement_is_one(text: str) -> None:
    """Whatever it is underlined with."""
    assert agreed(at_consent(text))


@pytest.mark.parametrize(
    "text",
    ["pero yo no dije q acepto, yo estaba preguntando pues", "yo no acepte", "i did not agree", "no he aceptado"],
)
def test_who_did_not_agree_is_asked_again(text: str) -> None:
    """What was written down wrongly no longer counts."""
    player = at_consent("acepto")
    assert "engine/not_agreed" in contexts(player, text)
    assert not agreed(player)
    assert asks(player) == "welcome/agree"
    player.say("acepto")
    assert agreed(player)
    assert asks(player) == "welcome/unasked"


@pytest.mark.parametrize("text", ["no acepto llamadas", "no mande nada", "no", "ninguno"])
def test_other_refusals_leave_it(text: str) -> None:
    """They are for what is asked."""
    assert agreed(at_consent("acepto", text))


@pytest.mark.parametrize(
    "words",
    [
        "si me pasa algo, llaman a mi hermana?",
        "si me pasa algo a quien llaman",
        "si no contesto, que hacen?",
        "si digo que si, llaman a la policia?",
        "si les digo que si me deportan?",
    ],
)
def test_what_if_shares_no_name(words: str) -> None:
    """A "si" that means "if" gives no leave to share a name and number."""
    player = heard(words, welcomed=("hola", "1", "si", "1"))
    assert player.conversation is not None
    assert "welcome/emergency_sharing" not in player.conversation.answers


@pytest.mark.parametrize("words", ["si, y a quien llaman?", "si claro, pero a quien llaman?"])
def test_a_yes_with_a_question_is_a_yes(words: str) -> None:
    """The question is answered when the welcome ends."""
    assert asks(heard(words, welcomed=("hola", "1", "si", "1"))) == "welcome/wants_pin"


@pytest.mark.parametrize(
    "words",
    [
        "si me pueden llamar pero mi marido agarra el telefono",
        "si yo quiero q sepan quien soy",
        "si mi nombre, que sepan a quien buscar",
    ],
)
def test_a_yes_that_opens_as_an_if_is_a_yes(words: str) -> None:
    """Who wants to be found is not asked twice for what sounds like an "if"."""
    player = heard(words, welcomed=("hola", "1", "si", "1"))
    assert player.conversation is not None
    assert player.conversation.answers["welcome/emergency_sharing"].value == "yes"

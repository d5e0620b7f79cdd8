"""A lent phone whose owner must not know: two lines of what to do, and the team reads it."""

from __future__ import annotations

import pytest

from app.dialogue.events import WishTold
from tests.support.form_places import player_at, standing
from tests.support.talks import WELCOMED, asks, contexts, heard, shown

LENT = [
    "el telefono es prestado de doña rosa ella no tiene que saber",
    "este cel no es mio, es de mi vecina, que no se entere",
    "uso el telefono de mi patrona y ella no sabe",
    "el celular me lo prestan aqui en el albergue",
    "this phone is not mine, it is from my friend",
    "the phone is borrowed, the owner must not know",
]


@pytest.mark.parametrize("words", LENT)
@pytest.mark.parametrize("before", [(), ("persona",), ("mpp",)])
def test_it_is_noted_for_the_team(before: tuple[str, ...], words: str) -> None:
    """In their words, once told; two short lines."""
    player = heard(*before, words, welcomed=WELCOMED)
    assert [each.context for each in player.said][:2] == ["lent_phone/team/say", "lent_phone/how/say"]
    assert [event.words for event in player.events if isinstance(event, WishTold)] == [words]
    assert player.conversation is not None
    assert player.conversation.wished["person"] == words


def test_a_call_that_comes_after_finds_it() -> None:
    """It stands with the case, with what is wished of the call."""
    player = heard(LENT[0], "persona, que no me llamen")
    assert player.conversation is not None
    assert LENT[0] in player.conversation.wished["person"]
    assert "no me llamen" in player.conversation.wished["person"]


@pytest.mark.parametrize(
    "words",
    [
        "y si doña rosa contesta o lo ve? ustedes le van a decir a alguien",
        "y si contesta la señora?",
        "will you tell her? the phone is borrowed",
    ],
)
def test_a_question_is_answered_in_one_line(words: str) -> None:
    """Nothing of a question is noted."""
    player = heard(words)
    assert player.said[0].context == "lent_phone/how/say"
    assert not [event for event in player.events if isinstance(event, WishTold)]


def test_in_the_welcome_the_question_waits() -> None:
    """Few words are remembered, the phone is noted, and what may be sent is asked again."""
    words = "no leo mucho, el telefono es prestado de doña rosa ella no tiene que saber"
    player = heard("hola", "1", "si", words, welcomed=())
    assert "lent_phone/how/say" in [each.context for each in player.said]
    assert asks(player) == "welcome/unasked"
    assert player.conversation is not None
    assert "few_words/told" in player.conversation.seen


def test_before_agreeing_nothing_is_noted() -> None:
    """Nobody may open it yet."""
    player = heard("hola", "1", LENT[0], welcomed=())
    assert "lent_phone/team/say" not in [each.context for each in player.said]
    assert not [event for event in player.events if isinstance(event, WishTold)]


@pytest.mark.parametrize(
    "words",
    ["me robaron el telefono, este es prestado", "perdi mi telefono", "quien lee esto", "el telefono del abogado"],
)
def test_other_words_of_phones(words: str) -> None:
    """A stolen phone, and who reads."""
    assert "lent_phone/how/say" not in contexts(heard(), words)


def test_a_box_of_the_form_takes_its_answer() -> None:
    """ "I have none, it is borrowed" answers the question for a phone."""
    player = player_at("phone")
    contexts(player, "no tengo, es prestado")
    assert "i589/a1/phone" in standing(player).answers


@pytest.mark.parametrize(
    "words",
    [
        "que es eso del pin mijo no entiendo",
        "y eso del pin que es mijo",
        "what is this pin my brother i dont understand",
        "pin? que es eso no entiendo",
    ],
)
def test_what_a_pin_is(words: str) -> None:
    """It is said, and asked again."""
    player = heard("hola", "1", "si", "1", "no", words, welcomed=())
    assert [each.context for each in player.said] == ["term/pin", "welcome/wants_pin/ask"]
    assert "4" in shown(player)

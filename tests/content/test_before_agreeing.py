"""What somebody asks before they agree is answered, agrees to nothing, and the consent is asked again."""

from __future__ import annotations

import pytest

from tests.support.released import new_player
from tests.support.talks import asks, contexts

SPANISH, ENGLISH = ("hola", "1"), ("hi", "2")


@pytest.mark.parametrize(
    ("before", "said", "told"),
    [
        (
            ENGLISH,
            "before i agree. you answer me. if more than one year pass is it finish? and what is credible fear",
            {"term/credible_fear", "year_passed/passed/say"},
        ),
        (ENGLISH, "if more than one year pass is it finish?", {"year_passed/passed/say"}),
        (ENGLISH, "if i do not agree you can still answer question?", {"without_agreeing/still/say"}),
        (ENGLISH, "do you still answer if i dont agree", {"without_agreeing/still/say"}),
        (ENGLISH, "if i say no you not help me?", {"without_agreeing/still/say"}),
        (SPANISH, "si no acepto igual me contesta?", {"without_agreeing/still/say"}),
        (SPANISH, "y si no acepto ya no me ayudan", {"without_agreeing/still/say"}),
        (SPANISH, "puedo preguntar sin aceptar?", {"without_agreeing/still/say"}),
        (SPANISH, "me contesta aunque no acepte", {"without_agreeing/still/say"}),
    ],
)
def test_what_is_asked_first_is_answered(before: tuple[str, ...], said: str, told: set[str]) -> None:
    """The answers come first and the consent last; nothing is agreed or refused."""
    player = new_player()
    for text in before:
        player.say(text)
    heard = contexts(player, said)
    assert told <= set(heard)
    assert heard[-1] == "welcome/agree/choose"
    assert player.conversation is not None
    assert "welcome/agree" not in player.conversation.answers


def test_of_two_questions_one_may_ask_back() -> None:
    """A topic that asks something of its own waits for it; the meaning was told."""
    player = new_player()
    for text in SPANISH:
        player.say(text)
    heard = contexts(player, "antes de aceptar digame, si ya paso el año ya no puedo? y que es miedo creible")
    assert "term/credible_fear" in heard
    assert any(each.startswith(("one_year/", "year_passed/")) for each in heard)


@pytest.mark.parametrize(
    ("before", "said", "place"),
    [
        (SPANISH, "no acepto", "welcome/refused"),
        (SPANISH, "si acepto", "welcome/unasked"),
        (SPANISH, "acepto. y que es mpp", "welcome/unasked"),
        (ENGLISH, "i do not agree", "welcome/refused"),
        (ENGLISH, "yes i agree", "welcome/unasked"),
        (ENGLISH, "no, i do not agree with it", "welcome/refused"),
    ],
)
def test_an_answer_is_still_one(before: tuple[str, ...], said: str, place: str) -> None:
    """Who agrees or refuses is not told about it."""
    player = new_player()
    for text in before:
        player.say(text)
    contexts(player, said)
    assert asks(player) == place


@pytest.mark.parametrize(
    "asked",
    [
        "y eso no lo va a ver doña rosa verdad? es mucho leer mijo yo nomas quiero que me apunten mi fecha",
        "quiero que me apunten la fecha de mi corte",
        "quiero contar lo que me paso en mexico",
    ],
)
def test_nothing_of_the_case_is_written_down_before_the_consent(asked: str) -> None:
    """It waits its turn: the consent is asked again, and what was asked for comes after the welcome."""
    player = new_player()
    said = contexts(player, "hola", "1", asked)
    assert said[-1] == "welcome/agree/choose"
    assert player.conversation is not None
    assert not any(key.startswith(("hearing", "my_story")) for key in player.conversation.answers)


def test_what_waited_for_the_consent_comes_after_the_welcome() -> None:
    """Nobody has to ask twice."""
    player = new_player()
    contexts(player, "hola", "1", "yo nomas quiero que me apunten mi fecha", "si acepto", "1", "no")
    assert "hearing_date/paper/choose" in contexts(player, "no")

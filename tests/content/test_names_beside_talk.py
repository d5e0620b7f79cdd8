"""In the boxes of the form: what was written is asked, the hearing is asked about, and a name stands among talk."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import asks, contexts, heard, shown

SURNAMES = ("6", "empezar", "1", "no tengo", "no tengo", "no tengo")
FIRST = (*SURNAMES, "urdaneta")


def value(player: Player, key: str) -> object:
    """The answer kept under a key, or None."""
    assert player.conversation is not None
    answer = player.conversation.answers.get(key)
    return answer.value if answer else None


@pytest.mark.parametrize(
    "text", ["cual es mi apellido q pusiste", "que apellido anotaste?", "what surname did you write"]
)
def test_what_was_written_is_shown(text: str) -> None:
    """And the question that waits is asked again; nothing is offered for its box."""
    player = heard(*FIRST, channel="sms")
    assert contexts(player, text) == ["engine/written", "i589/a1/first/ask"]
    assert "rdaneta" in shown(player)


def test_nothing_written_yet_is_said() -> None:
    """Before the first name."""
    assert contexts(heard(*SURNAMES), "que apellido anotaste") == ["engine/not_written", "i589/a1/last/ask"]


@pytest.mark.parametrize(
    "text", ["lo de mi audiencia se guardo si o no", "se guardo mi audiencia?", "mi corte quedo guardada"]
)
def test_the_hearing_is_answered_in_a_box_of_names(text: str) -> None:
    """No name is asked for again before the answer."""
    assert "date_kept/nothing/say" in contexts(heard(*FIRST), text)


@pytest.mark.parametrize(
    "text", ["no chamo!! carolina. mi audiencia", "no, carolina", "carolina. se guardo mi audiencia?"]
)
def test_a_name_among_talk_is_taken(text: str) -> None:
    """What is asked besides is answered."""
    player = heard(*FIRST)
    said = contexts(player, text)
    kept = value(player, "i589/a1/first")
    assert isinstance(kept, dict)
    assert str(kept["first"]).lower() == "carolina"
    assert ("date_kept/nothing/say" in said) == ("audiencia" in text)


def test_a_name_told_at_the_answer_about_the_hearing_goes_to_its_box() -> None:
    """It waited under what was asked."""
    player = heard(*FIRST, "lo de mi audiencia se guardo si o no")
    contexts(player, "no chamo!! carolina. mi audiencia")
    kept = value(player, "i589/a1/first")
    assert isinstance(kept, dict)
    assert kept["first"] == "Carolina"
    assert asks(player) == "i589/a1/middle"


@pytest.mark.parametrize("text", ["no, despues", "no, otro dia", "no, mejor no", "no, ahorita no"])
def test_what_is_no_name_goes_to_no_box(text: str) -> None:
    """Neither at the surnames, nor at the answer about the hearing above them."""
    for before in ((), ("lo de mi audiencia se guardo si o no",)):
        player = heard(*SURNAMES, *before)
        contexts(player, text)
        assert value(player, "i589/a1/last") is None


def test_no_name_is_guessed_from_talk() -> None:
    """What no list knows as a name stays a question."""
    player = heard(*FIRST)
    contexts(player, "no chamo!! espera. mi audiencia")
    assert value(player, "i589/a1/first") is None


def test_only_one_surname_is_wanted() -> None:
    """The other is not written down."""
    player = heard(*SURNAMES)
    contexts(player, "el apellido es solo urdaneta, portillo es de mi mama no lo pongas")
    kept = value(player, "i589/a1/last")
    assert isinstance(kept, dict)
    assert str(kept["last"]).lower() == "urdaneta"
    assert asks(player) == "i589/a1/first"


@pytest.mark.parametrize(
    "text", ["no lo tengo aqui la hoja esta en la casa", "la tengo en la casa", "la hoja la deje en la casa"]
)
def test_a_number_at_home_is_not_known_and_never_none(text: str) -> None:
    """It is said back."""
    player = heard("6", "empezar", "1", channel="sms")
    said = contexts(player, text)
    assert player.conversation is not None
    answer = player.conversation.answers.get("i589/a1/a_number")
    assert answer is None or answer.state == "unknown"
    assert said[0] in ("engine/unknown", "hint/a_number.unread", "engine/later")


@pytest.mark.parametrize("text", ["no eso no, nunca", "nunca, de eso no", "no never", "eso no"])
def test_a_flat_no_is_none(text: str) -> None:
    """Social Security."""
    player = heard("6", "empezar", "1", "no tengo")
    contexts(player, text)
    assert player.conversation is not None
    assert player.conversation.answers["i589/a1/ssn"].state == "none"

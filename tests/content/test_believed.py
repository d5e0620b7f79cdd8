""" "Creo que sí": asked about once where it goes on the form or agrees to something, and taken then."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.form_places import place, player_at
from tests.support.talks import asks, contexts, heard, shown

BELIEF = "hint/yes_no.believed"
AT_EMERGENCY = ("hola", "1", "si", "1")


def answer(player: Player, key: str) -> object:
    """What is kept there; None where nothing is."""
    assert player.conversation is not None
    kept = player.conversation.answers.get(key)
    return kept.value if kept is not None else None


@pytest.mark.parametrize("words", ["creo que si", "pues creo q si mijo", "I think so", "supongo que sí"])
@pytest.mark.parametrize(("then", "value"), [("si", "yes"), ("2", "no"), ("creo que si", "yes"), ("I think so", "yes")])
def test_the_form_asks_once(words: str, then: str, value: str) -> None:
    """Nothing is written until then; whoever only believes it again is taken at their word."""
    player = player_at("has_entered")
    key = place(player).key
    assert contexts(player, words) == [BELIEF]
    assert answer(player, key) is None
    player.say(then)
    assert answer(player, key) == value


def test_who_does_not_know_may_say_so() -> None:
    """The question names that way out, and it is one."""
    player = player_at("mail_same")
    key = place(player).key
    player.say("creo que si")
    assert "NO SÉ" in shown(player)
    player.say("no se")
    assert answer(player, key) not in ("yes", "no")
    assert place(player).key != key


@pytest.mark.parametrize("words", ["creo que no", "no creo", "I don't think so", "si, creo", "si creo que si"])
def test_a_kind_no_and_a_yes_said_first_are_taken(words: str) -> None:
    """They are how people answer."""
    player = player_at("has_entered")
    key = place(player).key
    player.say(words)
    assert answer(player, key) in ("yes", "no")


def test_sharing_a_name_is_asked_once() -> None:
    """Nobody's name is shared by a belief; the second time it is their word."""
    player = heard("creo q si", welcomed=AT_EMERGENCY)
    assert answer(player, "welcome/emergency_sharing") is None
    assert BELIEF in [each.context for each in player.said]
    player.say("pues creo que si")
    assert answer(player, "welcome/emergency_sharing") == "yes"
    assert asks(player) == "welcome/wants_pin"


@pytest.mark.parametrize("words", ["creo que si", "pues creo q si", "i think so", "I guess so"])
def test_danger_is_never_asked_twice(words: str) -> None:
    """Whoever believes that they are in danger gets help at once."""
    player = heard("tengo miedo de que me maten")
    asked = player.conversation
    assert asked is not None
    assert asked.pending is not None
    assert asked.pending.kind == "danger"
    assert any(each.startswith("emergency/") for each in contexts(player, words)), contexts(player)

"""A long answer is long once: asked again, it comes short, with MORE for the rest."""

from __future__ import annotations

import pytest

from tests.support.talks import contexts, heard, shown

ASKED = ["quien lee esto", "quien puede ver lo que escribo", "who can read this?", "is this safe", "es seguro esto?"]


@pytest.mark.parametrize("again", ASKED)
@pytest.mark.parametrize("first", ASKED[:2])
def test_privacy_asked_again_is_short(first: str, again: str) -> None:
    """The second answer names who reads it and leaves the rest to MORE."""
    player = heard(first)
    whole = len(shown(player))
    assert "privacy/us/say" in [each.context for each in player.said]
    said = contexts(player, again)
    assert "privacy/short/say" in said
    assert "privacy/us/say" not in said
    assert len(shown(player)) < 0.65 * whole
    assert "privacy/short/more" in contexts(player, "más")


def test_short_stays_short_after_other_things() -> None:
    """Talk of something else in between changes nothing."""
    player = heard("quien lee esto", "MENU", "que es el mpp")
    assert "privacy/short/say" in contexts(player, "quien va a leer esto")


def test_nobody_gets_the_short_answer_first() -> None:
    """What was never told is told whole."""
    assert "privacy/short/say" not in [each.context for each in heard("quien lee esto").said]


def test_the_menu_still_tells_all_of_it() -> None:
    """Privacy from the menu is not shortened."""
    player = heard("quien lee esto", "MENU", "10")
    assert "safety/who/say" in contexts(player, "1")


@pytest.mark.parametrize(
    "said",
    [
        ("hola cuantos mensajes son no tengo saldo", "1", "cuantos mensajes son?", "si", "1", "no", "no"),
        ("hola cuantos sms", "1", "si, cuantos sms son", "1", "no", "no"),
        ("hello how many sms it takes", "2", "yes. how many messages it takes", "1", "no", "no"),
    ],
)
def test_how_many_messages_is_counted_once(said: tuple[str, ...]) -> None:
    """Who asked before the welcome and within it reads one line at its end."""
    player = heard(welcomed=said, channel="sms")
    ends = [each.context for each in player.said]
    assert "sms_needed/again/say" in ends
    assert "sms_needed/say/say" not in ends

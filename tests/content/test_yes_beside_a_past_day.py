"""A yes to what is read back, and then what happened on a day that is over: the yes is kept, and nobody is alarmed."""

from __future__ import annotations

import pytest

from app.dialogue.events import EmergencyRaised
from app.services.playing import Player
from tests.support.talks import asks, contexts, heard

ENGLISH = ("hello", "2", "yes", "1", "no", "no")
HEARING = "my hearing is 14 december 2026 8:30 am brownsville, bridge 5 am gateway same day"
KEPT, FOLLOWED = "hearing_date/kept_new/say", "safety/followed"


def alarms(player: Player) -> list[str]:
    """The kinds of alarm that were raised."""
    return [event.kind for event in player.events if isinstance(event, EmergencyRaised)]


@pytest.mark.parametrize(
    "words",
    [
        "yes na so e be. same day for the sheet. thank you. but saturday some men follow me from market reach my "
        "place, and i dey fear that bridge road for night 5 am dark",
        "yes exactly so, thank you very much. on friday some men follow me near the market, and i am afraid of that "
        "road to the bridge at 5 am",
        "yes save it please. yesterday two men follow me to my place, and i fear to go to the bridge alone",
        "si asi es, muchas gracias. el sabado me siguieron unos hombres desde el mercado, y me da miedo ese "
        "camino al puente de noche",
    ],
)
def test_the_yes_is_kept_and_the_fear_of_the_way_answered(words: str) -> None:
    """Saved first, then a human word, then the way; the team is not alarmed for what is over."""
    player = heard(HEARING, welcomed=ENGLISH)
    assert asks(player) == "hearing_date/right"
    said = contexts(player, words)
    assert said.index(KEPT) < said.index(FOLLOWED) < said.index("way_in_dark/now/say")
    assert not alarms(player)


@pytest.mark.parametrize(
    "words",
    [
        "yes na so e be. some men follow me, dem dey outside my door now",
        "yes. since saturday some men follow me from market reach my place and they are outside now, i fear that road",
        "yes it is right thank you so much. saturday some men follow me, and now dem dey for door, help me abeg",
        "yes so it is thank you so much. saturday some men follow me, and they come back tonight i fear that road",
    ],
)
def test_what_goes_on_is_no_passing_word(words: str) -> None:
    """The alarm is raised, or danger is asked about; the yes waits."""
    player = heard(HEARING, welcomed=ENGLISH)
    said = contexts(player, words)
    assert KEPT not in said
    assert said[0] == "emergency/danger_now" or said[-1] == "engine/danger_now"


@pytest.mark.parametrize("opening", ["yes na so e be", "yes exactly so", "yes it is right, save it"])
def test_a_yes_before_an_alarm_is_taken_once_it_is_over(opening: str) -> None:
    """Nobody has to say it again."""
    player = heard(HEARING, f"{opening}. some men are outside my door right now", welcomed=ENGLISH)
    assert alarms(player) == ["danger_now"]
    assert KEPT in contexts(player, "i am safe now, they are gone")


def test_a_yes_before_what_is_asked_about_is_taken_after_the_no() -> None:
    """Where it is not sure that it is over, danger is asked about first."""
    words = "si asi es, muchas gracias. el sabado unos hombres me vienen siguiendo desde el mercado"
    player = heard(HEARING, welcomed=ENGLISH)
    assert "engine/danger_now" in contexts(player, words) or alarms(player)
    assert KEPT in contexts(player, "no, i am safe now")


ASKED = "no no i dey for room now, nobody dey here. i am safe now. na saturday e happen. but the date don save?"


@pytest.mark.parametrize(
    ("words", "said_next"),
    [
        ("yes na so e be. some men are outside my door right now", KEPT),
        ("yes na so e be. some men dey outside my door now", KEPT),
        ("some men are outside my door right now", "hearing_date/right/choose"),
    ],
)
def test_whether_it_is_saved_is_answered_after_an_alarm(words: str, said_next: str) -> None:
    """By the yes of before, else by what is not saved yet, read back again."""
    player = heard(HEARING, words, welcomed=ENGLISH)
    said = contexts(player, ASKED)
    assert said_next in said
    assert (KEPT in said) != ("date_kept/only_yes/say" in said)

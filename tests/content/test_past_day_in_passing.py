"""Danger of a past day told in passing is asked about; whoever says that they are safe goes on with what they ask."""

from __future__ import annotations

import pytest

from app.dialogue.events import EmergencyRaised, WishTold
from tests.support.talks import asks, contexts, heard

ENGLISH = ("hello", "2", "yes", "1", "no", "no")
AMONG_MORE = (
    "merci i understand. but the reminder. my court is 8 30 dem say come bridge 5. saturday some men follow me for "
    "street so i no like phone ring. only write me"
)
SAFE_AND_MORE = "no no that be saturday. i dey inside shelter now i am safe. i want put my court date"


@pytest.mark.parametrize(
    "words",
    [
        AMONG_MORE,
        "i want to know what paper i bring to the court. yesterday two men follow me in the street",
        "quiero saber que papeles tengo que llevar a la corte. el sabado me persiguen unos hombres en la calle",
        "last week some men follow me in the market. please tell me how do i read the paper of my court",
    ],
)
def test_in_passing_it_is_asked(words: str) -> None:
    """Nobody is alerted before the answer."""
    player = heard(words, welcomed=ENGLISH)
    assert [each.context for each in player.said][-1] == "engine/danger_now"
    assert not any(isinstance(event, EmergencyRaised) for event in player.events)


@pytest.mark.parametrize(
    "words",
    [
        "i want to know what paper i bring to the court. saturday some men follow me and they are outside",
        "i want to know what paper i bring to the court. since saturday some men follow me in the street",
        "i want to know what paper i bring to the court. saturday some men follow me. dem dey come again",
        "quiero saber que papeles llevo a la corte el lunes. me vienen siguiendo unos hombres ahorita",
        "quiero saber que papeles llevo a la corte el lunes. me vienen siguiendo unos hombres",
        "what paper do i bring to the court please. every saturday some men follow me in the street",
        "quiero saber que papeles llevo a la corte. el sabado me van a matar los del cartel",
        "what paper do i bring to the court please. saturday some men follow me. i am hiding in the toilet",
        "saturday some men follow me near the shelter, two men in white truck",
    ],
)
def test_what_goes_on_raises_the_alarm(words: str) -> None:
    """A day of the past excuses nothing that is now, comes back or is to come."""
    player = heard(words, welcomed=ENGLISH)
    assert any(isinstance(event, EmergencyRaised) for event in player.events)


@pytest.mark.parametrize("welcomed", [ENGLISH, ("hello", "2", "yes")])
def test_a_no_takes_up_what_is_wanted_besides(welcomed: tuple[str, ...]) -> None:
    """The date is asked, within the welcome too, and the wish to be written to reaches the team."""
    player = heard(AMONG_MORE, SAFE_AND_MORE, welcomed=welcomed)
    said = [each.context for each in player.said]
    assert asks(player).startswith("hearing_date/")
    assert "engine/wish_write" in said
    assert any(isinstance(event, WishTold) and "only write me" in event.words for event in player.events)


@pytest.mark.parametrize(
    "words",
    [
        SAFE_AND_MORE,
        "sorry that was last week. i am inside the shelter now with my family. i want to put my court date",
        "no no eso fue el sabado. ya estoy adentro del albergue con mi familia gracias. quiero poner mi fecha de corte",
    ],
)
def test_safe_among_more_ends_the_alarm(words: str) -> None:
    """And what is asked besides is taken up."""
    player = heard("saturday some men follow me for street", welcomed=ENGLISH)
    said = contexts(player, words)
    assert said[0] == "engine/alarm_over"
    assert asks(player).partition("/")[0] in ("hearing_date", "court_date")


@pytest.mark.parametrize(
    "words",
    [
        "i dey inside shelter now but the men still dey for gate and they dey look for me. i want put my court date",
        "i am not sure. they said they are gone but the car is near the shelter. i want to put my court date",
        "they left the street and after that we walk to the bus and then my brother call me and say come home with him",
    ],
)
def test_what_may_go_on_ends_nothing(words: str) -> None:
    """Whoever is near, or a long telling, leaves the alarm as it is."""
    player = heard("saturday some men follow me for street", welcomed=ENGLISH)
    assert "engine/alarm_over" not in contexts(player, words)


@pytest.mark.parametrize("before", [(), ("my court is 14 january",), ("3",)])
def test_after_it_is_over_something_waits(before: tuple[str, ...]) -> None:
    """The question that waited, or the list."""
    player = heard(*before, "saturday some men follow me for street", welcomed=ENGLISH)
    said = contexts(player, "i am safe now. go on")
    assert said[0] == "engine/alarm_over"
    assert not said[-1].startswith("engine/")

"""What people ask in the middle of anything: family in the form, a mistake, the way to the bridge, "am I in it?"."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from app.court.hearings import Hearing, Wall
from tests.support.released import new_player
from tests.support.talks import WELCOMED, asks, contexts, shown

PLACES = {
    "menu": WELCOMED,
    "list": (*WELCOMED, "mpp"),
    "warning": (*WELCOMED, "formulario", "1"),
    "form": (*WELCOMED, "formulario", "1", "1"),
    "box": (*WELCOMED, "formulario", "1", "1", "no tengo", "no tengo", "no tengo", "lopez"),
}
"""Where it is asked: the menu, a list of topics, the printed warnings, a question that reads one kind, a name's box."""

HELD = Hearing(
    court="el_paso",
    court_at=Wall.from_iso("2027-03-17T08:30"),
    port="paso_del_norte",
    report_at=Wall.from_iso("2027-03-17T04:30"),
    stay="juarez",
    confirmed_at=datetime(2026, 11, 1, tzinfo=UTC),
)


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize(
    ("asked", "told"),
    [
        pytest.param("mi esposo puede ir en mi mismo formulario", "family/form/say", id="husband in my form"),
        pytest.param("puedo incluir a mis hijos en la misma", "family/form/say", id="children in the same"),
        pytest.param("mi marido tiene otra fecha, podemos ir juntos?", "family/dates/say", id="another date"),
        pytest.param("can I include my kids?", "family/form/say", id="children, in English"),
        pytest.param("si me equivoco me meten presa?", "mistakes/knowing/say", id="jail for a mistake"),
        pytest.param("y si me equivoco en algo?", "mistakes/mend/say", id="and if I err"),
        pytest.param("what if I make a mistake?", "mistakes/mend/say", id="a mistake, in English"),
        pytest.param("oiga yo estoy en el MPP? es que me regresaron", "mpp_me/me/say", id="am I in it"),
        pytest.param("como se si estoy en mpp", "mpp_me/me/say", id="how do I know"),
        pytest.param("como llego al puente en matamoros?", "bridge/matamoros/say", id="bridge of a named city"),
    ],
)
def test_it_is_answered_and_what_waited_is_asked_again(where: str, asked: str, told: str) -> None:
    """Whatever waits, the question finds its text; nothing is written down, and the same question waits afterwards."""
    player = new_player()
    contexts(player, *PLACES[where])
    assert player.conversation is not None
    waiting, answers = asks(player), dict(player.conversation.answers)
    assert told in contexts(player, asked)
    assert asks(player) == waiting
    assert answers.items() <= player.conversation.answers.items()


@pytest.mark.parametrize("asked", ["como llego al puente", "a que hora tengo que estar", "which bridge do I go to?"])
@pytest.mark.parametrize("where", ["menu", "form"])
def test_the_bridge_asks_for_the_city_alone(where: str, asked: str) -> None:
    """With nothing known, one question; then the rule that one's own paper decides, and what is known of that port."""
    player = new_player()
    assert contexts(player, *PLACES[where], asked) == ["bridge/city/choose"]
    said = contexts(player, "juarez")
    assert said[:3] == ["bridge/hours/say", "bridge/juarez/say", "bridge/way/say"]


def test_the_bridge_of_a_kept_hearing_is_not_asked_for() -> None:
    """The person's own hours come first, and the city is known by the port on their sheet."""
    player = new_player()
    player.hearing = HELD
    said = contexts(player, *WELCOMED, "a que hora tengo que estar")
    assert said[:3] == ["bridge/held/say", "bridge/juarez/say", "bridge/way/say"]
    assert "4:30" in shown(player)


@pytest.mark.parametrize("said", ["estoy en el mpp y mi corte es en el paso", "ya me metieron en mpp"])
def test_whoever_tells_that_they_are_in_it_does_not_ask(said: str) -> None:
    """Only a question opens "am I in MPP?"."""
    player = new_player()
    assert "mpp_me/me/say" not in contexts(player, *WELCOMED, said)

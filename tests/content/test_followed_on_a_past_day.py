"""Whoever tells beside something else that they were followed hears a human word, once; what they wish is kept."""

from __future__ import annotations

import pytest

from app.dialogue.events import EmergencyRaised, WishTold
from tests.support.talks import contexts, heard, shown

ENGLISH = ("hello", "2", "yes", "2", "1", "no", "no")
HEARING = "my hearing is 14 january 2027 8 30 san diego individual"
TOLD = "safety/followed"


@pytest.mark.parametrize("before", [(), (HEARING,), (HEARING, "yes")])
@pytest.mark.parametrize(
    "words",
    [
        "men followed me on saturday. only write to me please",
        "two men were following me yesterday, better you write me, no call",
        "no call me please, some people followed us last week on the street",
        "full reminder please. a car followed me friday",
        "they don follow me on saturday for street so write only",
        "saturday some men threatened me. just write, no phone call",
    ],
)
def test_a_human_word_beside_a_wish(words: str, before: tuple[str, ...]) -> None:
    """Before anything else, with the way to a person and the emergency number."""
    player = heard(*before, words, welcomed=ENGLISH)
    said = [each.context for each in player.said]
    assert said[0] == TOLD
    assert "PERSON" in shown(player)
    assert "911" in shown(player)
    assert not any(isinstance(event, EmergencyRaised) for event in player.events)


@pytest.mark.parametrize(
    "words",
    [
        "unos hombres me siguieron el sabado. escribame, no me llamen",
        "el sabado me siguieron unos hombres. nomas mensajes no llamadas",
        "no me llamen, el viernes me venian persiguiendo unos tipos y me da pendiente",
        "el sabado me siguieron unos senores, por eso quiero que me escriban y no que me llamen",
        "el domingo nos amenazaron. mejor que los mensajes no digan nada",
        "nos anduvieron siguiendo la semana pasada. recordatorios de los neutros",
    ],
)
def test_in_spanish(words: str) -> None:
    """Whether danger is asked about besides or not."""
    player = heard(words)
    assert TOLD in [each.context for each in player.said]
    assert "PERSONA" in shown(player)
    assert not any(isinstance(event, EmergencyRaised) for event in player.events)


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("men followed me on saturday. no call, only write to me please", "only write to me"),
        ("el sabado me siguieron unos senores, por eso quiero que me escriban y no que me llamen", "que me escriban"),
    ],
)
def test_the_wish_is_kept(words: str, wish: str) -> None:
    """For whoever would call."""
    player = heard(words)
    if "engine/danger_now" in [each.context for each in player.said]:
        contexts(player, "no")
    assert any(isinstance(event, WishTold) and wish in event.words for event in player.events)


def test_the_wish_is_kept_where_danger_was_asked_about_first() -> None:
    """ "Write me no call" is a wish as well as "do not call me"."""
    player = heard("good evening. my reminder make it full. the men follow me saturday for street. write me no call",
                   welcomed=ENGLISH)  # fmt: skip
    assert [each.context for each in player.said][-2:] == [TOLD, "engine/danger_now"]
    assert "engine/wish_write" in contexts(player, "no")


def test_it_is_said_once() -> None:
    """Said again and again it would be a formula."""
    player = heard("men followed me on saturday. only write to me please", welcomed=ENGLISH)
    assert TOLD not in contexts(player, "men followed me on saturday. no call")


@pytest.mark.parametrize(
    "words",
    [
        "me siguieron pidiendo papeles en la garita, que llevo a la corte",
        "que pasa si me siguieron el sabado?",
        "nadie me siguio el sabado. que papeles llevo",
        "my children followed me to mexico last year, do they go to court",
        "they did not follow me. what paper i bring to court",
        "los avisos me siguen llegando el sabado",
        "you followed up with me on friday, thanks",
    ],
)
def test_what_is_something_else(words: str) -> None:
    """Children who came after one, papers that went on being asked for, a question, a no."""
    player = heard(words)
    assert TOLD not in [each.context for each in player.said]

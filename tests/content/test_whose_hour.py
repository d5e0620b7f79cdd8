"""An hour told with its day off a paper of which nobody said whether it is of the court or of the border."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import WELCOMED, asks, contexts, heard, shown

OFF_PAPER = ("tengo un papel q dice 14 de enero 8:30 me lo apuntan", "brownsville", "1")


def told(player: Player, name: str) -> object:
    """What is kept so far at a question of the hearing's date; of a day its ISO form."""
    answer = player.conversation.answers.get(f"hearing_date/{name}") if player.conversation else None
    return answer.value["iso"] if answer and isinstance(answer.value, dict) else answer.value if answer else None


def test_it_is_asked() -> None:
    """And never silently taken for one of them."""
    assert asks(heard(*OFF_PAPER, welcomed=WELCOMED)) == "hearing_date/whose_hour"


def test_it_is_that_of_the_court() -> None:
    """Then it is read back so."""
    player = heard(*OFF_PAPER, "la de la corte", welcomed=WELCOMED)
    assert asks(player) == "hearing_date/right"
    assert "En la corte, Brownsville: jueves, 14 de enero de 2027, 8:30" in shown(player)


def test_it_is_that_of_the_bridge() -> None:
    """That in court is asked then, and both are read back."""
    player = heard(*OFF_PAPER, "es del puente", welcomed=WELCOMED)
    assert asks(player) == "hearing_date/court_hour"
    player.say("10 de la mañana")
    assert (told(player, "court_when"), told(player, "report_hour")) == ("2027-01-14", "08:30")
    assert "En la corte, Brownsville: jueves, 14 de enero de 2027, 10:00" in shown(player)


def test_the_hour_at_the_bridge_alone_is_not_after_court() -> None:
    """A day in court without its hour begins at no midnight."""
    player = heard(*OFF_PAPER, "puente", "no se", welcomed=WELCOMED)
    assert asks(player) == "hearing_date/right"


@pytest.mark.parametrize("reply", ["no se", "no se mijo no veo", "no dice"])
def test_it_is_not_known(reply: str) -> None:
    """Then it is said what to look for, before it is read back."""
    player = heard(*OFF_PAPER, welcomed=WELCOMED)
    assert contexts(player, reply)[:2] == ["hearing_date/unsure_hour/say", "hearing_date/right/choose"]


@pytest.mark.parametrize(
    "opening",
    [
        "mi corte es el 14 de enero de 2027 a las 8:30 en brownsville",
        "el papel de la corte dice 14 de enero de 2027 8:30 en brownsville",
        "ya me dieron fecha es el 14 de enero de 2027 a las 8:30 en brownsville",
        "my paper for judge say 14 january 2027 8:30, brownsville",
    ],
)
def test_whose_it_is_was_said(opening: str) -> None:
    """Or no paper was spoken of."""
    assert asks(heard(opening, welcomed=WELCOMED)) == "hearing_date/right"


def test_whose_it_is_needs_no_question_where_the_day_in_court_was_asked_for() -> None:
    """The question names the court."""
    player = heard("mi audiencia", "1", "brownsville", "14 de enero de 2027 8:30", welcomed=WELCOMED)
    assert asks(player) == "hearing_date/right"


@pytest.mark.parametrize(
    "reply",
    [
        "nada mijo y no me llamen yo tengo miedo de hablar. tengo un papel q dice 14 de enero 8:30 me lo apuntan",
        "nada. no me llamen, tengo un papel q dice 14 de enero a las 8:30",
        "completos de 6 a 9. no me llamen. mi corte es el 14 de enero 8:30",
        "nada mijo tengo un papel q dice 14 de enero 8:30 me lo apuntan",
        "tengo un papel q dice 14 de enero 8:30 me lo apuntan",
    ],
)
def test_a_hearing_beside_a_wish_about_calls_is_heard(reply: str) -> None:
    """It is said that it is asked about later, and it is once the welcome is over."""
    player = heard(welcomed=("hola", "1", "si"))
    assert "engine/told_waits" in contexts(player, reply)
    for _ in range(4):
        if "engine/offer" in [each.context for each in player.said]:
            break
        player.say("no")
    assert "14 de enero" in shown(player)
    assert contexts(player)[-1] == "engine/offer"

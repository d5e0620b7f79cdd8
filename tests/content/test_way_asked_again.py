"""Fear of the way asked about once more is answered once more, alone and beside an answer or another question."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.talks import asks, heard

ENGLISH = ("hello", "2", "yes", "1", "no", "no")
TOLD = (
    "my court is 14 december 2026 8:30 brownsville. gateway bridge 5am same day",
    "yes na so. but 5 for morning the road dey dark, i dey fear how i go waka reach bridge",
    "matamoros",
)
CONTADO = (
    "mi corte es el 14 de diciembre de 2026 a las 8:30 en brownsville y en el puente gateway a las 5 am el mismo dia",
    "si. pero a las 5 esta oscuro el camino, me da miedo ir al puente",
    "matamoros",
)
WAY = "way_in_dark/before/say"


def _talk(*words: str, spanish: bool = False) -> Player:
    return heard(
        *(CONTADO if spanish else TOLD), *words, welcomed=("hola", "1", "si", "1", "no", "no") if spanish else ENGLISH
    )


def _said(player: Player) -> list[str]:
    return [each.context for each in player.said]


def _told(player: Player, name: str) -> object:
    assert player.conversation is not None
    kept = player.conversation.answers.get(f"hearing_date/{name}")
    return kept.value if kept is not None else None


@pytest.mark.parametrize(
    ("words", "spanish"),
    [
        ("how pesin go waka safe for 5 am, bridge go open?", False),
        ("how i go take reach bridge safe?", False),
        ("na night, who go carry me?", False),
        ("na bad road for night, una no answer me", False),
        ("e go get light for road that hour?", False),
        ("make i no waka alone for night", False),
        ("how person go walk safe at 5 am", False),
        ("that road is bad at night", False),
        ("como llego segura al puente?", True),
        ("es de noche, quien me lleva?", True),
        ("el camino esta feo de noche, no me contestaron", True),
        ("no hay luz en el camino a esa hora", True),
        ("como me voy segura a las 5 de la mañana", True),
    ],
)
def test_it_is_answered_again(words: str, spanish: bool) -> None:
    """While something about the hearing waits, which goes on waiting."""
    player = _talk(words, spanish=spanish)
    assert WAY in _said(player)
    assert asks(player) == "hearing_date/travel"


@pytest.mark.parametrize(
    ("words", "spanish"),
    [
        ("bridge dey near, like 30 minute. but na night, who go carry me? make una still remind me for evening", False),
        ("30 minutes. na bad road for night, una no answer me", False),
        ("media hora. pero es de noche, quien me lleva?", True),
        ("media hora, y el camino es peligroso de noche", True),
    ],
)
def test_beside_how_long_it_takes(words: str, spanish: bool) -> None:
    """The answer is kept, and so is what is feared answered."""
    player = _talk(words, spanish=spanish)
    assert _told(player, "travel") == "m30"
    assert WAY in _said(player)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("e no talk. and na bad road for night, una no answer me", "unknown"),
        ("master. but na night, who go carry me?", "master"),
    ],
)
def test_beside_the_kind_of_hearing(words: str, kind: str) -> None:
    """The same at the next question."""
    player = _talk("1", words)
    assert _told(player, "kind") == kind
    assert WAY in _said(player)


@pytest.mark.parametrize(
    "words",
    [
        "yes. abeg show me my hearing date again, and how pesin go waka safe for 5 am, bridge go open?",
        "show me my hearing date again, and how i go take reach bridge safe?",
        "una still hold my court date? and na night, who go carry me?",
    ],
)
def test_date_and_way_are_both_answered(words: str) -> None:
    """Neither question swallows the other."""
    said = _said(_talk("i entered america first september 2025, one year for asylum don pass?", words))
    assert "date_kept/is_kept/say" in said
    assert WAY in said


@pytest.mark.parametrize(
    ("words", "spanish"),
    [
        ("is it safe in this shelter at night?", False),
        ("is my data safe with you", False),
        ("i walk alone from honduras at night and they rob me", False),
        ("some men dey follow me now for road, na night", False),
        ("esta seguro el albergue de noche?", True),
        ("quien me lleva al hospital de noche", True),
        ("no estoy segura de la hora del puente", True),
        ("seguro es a las 5 en el puente", True),
        ("me siguieron de noche en el camino y me robaron", True),
    ],
)
def test_what_is_not_that_way(words: str, spanish: bool) -> None:
    """Nights elsewhere, what was done before, what is only sure, and danger now, which is met as ever."""
    assert WAY not in _said(_talk(words, spanish=spanish))


@pytest.mark.parametrize(
    "words",
    [
        "they dey follow me now for the road, who go carry me for night",
        "men with gun dey outside now, i no fit waka alone for night",
    ],
)
def test_danger_comes_first(words: str) -> None:
    """Who is in danger on that road is met as such, whatever else is asked."""
    assert _said(_talk(words))[0].startswith(("emergency/", "engine/danger"))

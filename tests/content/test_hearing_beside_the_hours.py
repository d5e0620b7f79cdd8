"""The hearing told beside the hours at which messages may arrive: the hours are taken, and the hearing waits."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard, shown

AT_HOURS = ("hola", "1", "si", "2")
"""Welcomed as far as the question for the hours."""


@pytest.mark.parametrize(
    ("reply", "hours"),
    [
        (
            "en la mañana. mi papel dice 14 de enero 2027 8:30 brownsville creo y otra hoja dice 4 y algo pal puente",
            "morning",
        ),
        (
            "de 9 a 1. mi papel dice 14 de enero 2027 8:30 brownsville y otra hoja 4 y algo del puente",
            "morning",
        ),
        ("la 2. mi papel dice 14 de enero 2027 8:30 brownsville y otra hoja 4:30 para el puente", "morning"),
        ("tarde mejor, y mi audiencia es 14 de enero 2027 a las 8:30 en brownsville", "afternoon"),
        ("morning. paper say 14 january 2027 8:30 brownsville and other paper 4 something for bridge", "morning"),
    ],
)
def test_both_are_heard(reply: str, hours: str) -> None:
    """Asked whether it is saved, what was told is named."""
    player = heard(reply, welcomed=AT_HOURS)
    assert player.conversation is not None
    assert player.conversation.answers["welcome/hours"].value == hours
    assert "engine/told_waits" in [each.context for each in player.said]
    assert asks(player) == "welcome/emergency_sharing"
    said = contexts(player, "si. ya le dije lo de la fecha la apunto?")
    assert "date_kept/nothing/say" not in said
    assert "14 de enero" in shown(player)


@pytest.mark.parametrize(
    "reply",
    [
        "en la mañana. mi papel dice 14 de enero y otra hoja dice 20 de enero",
        "en la mañana porfa",
        "en la mañana, a las 4 y algo paso por el puente",
    ],
)
def test_what_tells_no_hearing_holds_none(reply: str) -> None:
    """Two days of which nobody knows which counts, and no day."""
    assert "engine/told_waits" not in [each.context for each in heard(reply, welcomed=AT_HOURS).said]

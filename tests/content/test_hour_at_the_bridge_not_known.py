"""The hour at the bridge of a hearing that is written down: told, or said plainly that it is not known."""

from __future__ import annotations

import pytest

from app.dialogue import readers
from tests.support.talks import contexts, heard, shown

SAVED = ("mi audiencia es el 14 de enero 2027 8 30 san diego individual", "si", "2", "1", "1", "1", "no")
HALF = ("mi audiencia es el 14 de enero 2027 8 30 san diego individual",)
ASKED = [
    "y lo de las 4 mijo a q hora tengo q estar en el puente",
    "a que hora tengo que estar en el puente",
    "what time i must be at the bridge",
]


@pytest.mark.parametrize("words", ASKED)
def test_it_is_said_that_it_is_not_known(words: str) -> None:
    """With where it stands, and how to tell it."""
    player = heard(*SAVED, words)
    assert "bridge/hour_not_kept/say" in [each.context for each in player.said]
    assert "hoja de la frontera" in shown(player)


@pytest.mark.parametrize("words", ASKED[1:])
def test_nor_while_it_is_only_told(words: str) -> None:
    """Of what is read back and not saved."""
    assert "bridge/hour_missing/say" in contexts(heard(*HALF), words)


@pytest.mark.parametrize("words", ASKED[1:])
def test_what_is_known_is_told(words: str) -> None:
    """The hour itself, and not that it is unknown."""
    player = heard("mi corte es el 14 de enero 2027 a las 8:30 en san diego, en el puente a las 5 de la mañana", words)
    said = [each.context for each in player.said]
    assert not {"bridge/hour_not_kept/say", "bridge/hour_missing/say"} & set(said)
    assert "5:00" in shown(player)


@pytest.mark.parametrize(
    "text",
    [
        "court na 14 january 8 30. the bridge na 5 am",
        "14 january at 8:30 am, at the bridge na 5 am",
        "my court na january 14 for 8:30 am but bridge na 5 am",
    ],
)
def test_na_means_is(text: str) -> None:
    """As it is spoken in West Africa."""
    apart = readers.apart_from_border(text)
    assert apart is not None
    assert apart.hour == "05:00"

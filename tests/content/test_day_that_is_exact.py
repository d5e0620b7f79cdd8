"""A day that is exact is never marked as about so; whoever says that it is exact agrees to it."""

from __future__ import annotations

import pytest

from app.dialogue.words.exactness import without_doubts_denied
from tests.support.talks import WELCOMED, asks, contexts, heard, shown

HALF = "mi audiencia es en el paso a las 0830 y en el puente paso del norte a las 0430"
PINNED = ("hola", "1", "acepto", "1", "no", "si dale 2710")
PAPER = (
    "el papel dice corte de el paso 0830 3 de febrero 2027 y q este en el puente paso del norte a las 0430 el mismo dia"
)


@pytest.mark.parametrize("words", [PAPER, f"2710 {PAPER}"])
def test_all_pieces_of_a_hearing_in_one_message(words: str) -> None:
    """Day, both hours and the bridge are read back, also behind the PIN that they gave before."""
    player = heard(words, welcomed=PINNED)
    assert asks(player) == "hearing_date/right"
    for piece in ("3 de febrero de 2027, 8:30", "3 de febrero de 2027, 4:30", "Paso del Norte"):
        assert piece in shown(player)


@pytest.mark.parametrize(
    "words",
    ["ya te lo dije chamo el 3 de febrero del 2027", "el 3 de febrero del 2027 y como borro esto despues?"],
)
def test_a_day_said_again_is_taken_exactly(words: str) -> None:
    """A question behind it doubts no day."""
    player = heard(HALF, words, welcomed=WELCOMED)
    assert "aprox" not in shown(player)


@pytest.mark.parametrize(
    "words",
    [
        "si pero no es aproximado es ese dia exacto asi dice el papel",
        "si, no es aproximado",
        "es ese dia exacto",
        "si es exacto",
        "no es mas o menos, es ese dia exacto",
    ],
)
def test_saying_that_it_is_exact_is_a_yes(words: str) -> None:
    """Where a day was offered as about so, and where it is read back."""
    player = heard(HALF, "el 3 de febrero del 2027?", welcomed=WELCOMED)
    assert "aprox" in shown(player)
    assert asks(player) == "hearing_date/court_when"
    contexts(player, words)
    assert asks(player) == "hearing_date/right"
    assert "aprox" not in shown(player)
    contexts(player, words)
    assert player.hearing is not None


@pytest.mark.parametrize("words", ["si", "no es ese dia", "no es exacto", "que dice el papel?", "asi dice el papel"])
def test_what_denies_no_doubt(words: str) -> None:
    """A plain yes, another day, a question."""
    assert not without_doubts_denied(words)

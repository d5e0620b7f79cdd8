"""Thanks behind the neutral line: a short kind word, and not the same line once more."""

from __future__ import annotations

import pytest

from tests.support.form_places import standing
from tests.support.talks import WELCOMED, contexts, heard

THANKS = [
    "ok gracias",
    "gracias",
    "va gracias",
    "thank you",
    "ok thanks",
    "muchas gracias dios lo bendiga",
    "listo gracias",
    "grasias mijo",
]
ASSENT = ["ok", "esta bien", "bueno", "👍", "va", "sale pues", "all right"]


@pytest.mark.parametrize("before", ["viene mi marido", "wait my boss is looking at my phone"])
@pytest.mark.parametrize(
    ("said", "told"),
    [(each, "engine/quiet_thanks") for each in THANKS] + [(each, "engine/here") for each in ASSENT],
)
def test_it_is_answered_in_two_words(before: str, said: str, told: str) -> None:
    """Nothing is shown, and what waits goes on waiting in silence."""
    player = heard(before, welcomed=WELCOMED)
    assert contexts(player, said) == [told]
    assert standing(player).is_hidden
    assert contexts(player, "quien es") == ["engine/someone_comes"]


@pytest.mark.parametrize("said", ["que es esto", "mi corte", "gracias quien eres", "menu"])
def test_anything_else_meets_the_neutral_line(said: str) -> None:
    """Whoever has taken the phone learns nothing."""
    assert contexts(heard("viene mi marido", welcomed=WELCOMED), said) in (
        ["engine/someone_comes"],
        ["menu/home/choose"],
    )


@pytest.mark.parametrize("said", ["gracias ya volvi", "ok gracias, ya se fue"])
def test_who_is_back_is_heard(said: str) -> None:
    """Beside their thanks."""
    assert "engine/quiet_thanks" not in contexts(heard("viene mi marido", welcomed=WELCOMED), said)

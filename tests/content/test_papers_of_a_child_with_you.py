"""Which papers somebody needs for a child who travels with them: what to keep together, and what nobody here knows."""

from __future__ import annotations

import pytest

from tests.support.talks import contexts, heard, shown


@pytest.mark.parametrize(
    "asked",
    [
        "el acta de la niña la tengo pero no soy la mama q papel ocupo",
        "no mijo lo de mi fecha y la niña. q papel ocupo si no soy la mama soy la abuela",
        "q papel llevo de la niña",
        "que documentos necesito de mi nieta",
        "no tengo papeles de custodia mijo",
        "soy la abuela de la niña, no tengo papeles de ella",
        "no tengo papeles de mi nieta",
        "what papers do i need for my granddaughter",
        "which paper i carry, i am not the mother",
    ],
)
def test_what_to_keep_together_is_said(asked: str) -> None:
    """Certificates that show who they are to each other; whether they are enough is not said."""
    player = heard()
    assert "kin_papers/keep/say" in contexts(player, asked)
    assert "acta" in shown(player) or "certificate" in shown(player)


@pytest.mark.parametrize(
    ("asked", "flow"),
    [
        ("que papeles llevo a la corte", "court_day"),
        ("mi nieta va en mi papel?", "child_paper"),
        ("y si me quitan a mi nieta en el puente", "separated"),
        ("que papel necesito para el i589 de mi hija", "i589"),
    ],
)
def test_its_neighbours_stay(asked: str, flow: str) -> None:
    """The day in court, one paper for both, being separated, and the form are other questions."""
    assert "kin_papers/keep/say" not in contexts(heard(), asked), flow

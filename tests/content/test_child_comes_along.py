"""Whether a child must come to court, asked as a complaint or beside other words: answered, and no danger."""

from __future__ import annotations

import pytest

from tests.support.talks import contexts, heard


@pytest.mark.parametrize(
    "asked",
    [
        "y lo del niño no me dijiste si el va conmigo tiene 4 añitos",
        "no me dijiste si el niño va conmigo",
        "no chamo estoy bien en el cuarto con el niño solo pregunto si tiene q ir conmigo a la corte",
        "no me contestaste si mi hija va conmigo",
    ],
)
def test_it_is_answered(asked: str) -> None:
    """By the rule of the hearing, never by the question whether they are in danger."""
    assert contexts(heard(), asked)[0] == "children_hearing/go/say"


@pytest.mark.parametrize(
    "told",
    ["un hombre quiere que mi niña vaya con el", "mi hijo esta solo en tijuana", "se me perdio mi hijo, iba conmigo"],
)
def test_a_child_in_danger_stays_danger(told: str) -> None:
    """A stranger, a child alone, a child that is lost."""
    said = contexts(heard(), told)
    assert any(each.startswith("emergency/") or each == "engine/danger_now" for each in said)

"""Whoever fears that their hearing is lost reads what is known and who can say the rest, and no refusal."""

from __future__ import annotations

import pytest

from tests.support.talks import WELCOMED, heard, shown


@pytest.mark.parametrize(
    ("welcomed", "asked", "judge", "lawyer", "refusal"),
    [
        (WELCOMED, "voy tarde a mi corte hoy, se pierde?", "lo decide el juez", "un abogado", "no lo puedo decir"),
        (
            ("hi", "2", "yes", "1", "no", "no"),
            "i am late for court today, is it lost?",
            "The judge decides",
            "a lawyer",
            "cannot say",
        ),
    ],
)
def test_it_is_said_who_decides_and_who_can_help(
    welcomed: tuple[str, ...], asked: str, judge: str, lawyer: str, refusal: str
) -> None:
    """In both languages, with the rule behind it."""
    player = heard(asked, welcomed=welcomed)
    assert "late/rule/say" in [each.context for each in player.said]
    assert judge in shown(player)
    assert lawyer in shown(player)
    assert refusal not in shown(player)

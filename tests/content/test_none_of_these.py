""" "None of these" is no dead end: it is asked in own words, and what was refused is not offered again at once."""

from __future__ import annotations

import pytest

from tests.support.released import new_player
from tests.support.talks import contexts, heard, shown

UNCLEAR = "el señor del puesto me dijo algo de mi caso raro"


def offered(player: object) -> list[str]:
    """The labels that stand under the last question, without the way out."""
    return [each.label for each in player.said[-1].offers][:-1]  # type: ignore[attr-defined]


@pytest.mark.parametrize("refusal", ["nada de esto", "ninguna de estas", "none of these", "ninguno"])
def test_it_is_asked_in_other_words(refusal: str) -> None:
    """One short question with the way to a person, and no list of ten lines."""
    player = heard(UNCLEAR)
    assert contexts(player)[-1] == "engine/topic"
    assert contexts(player, refusal) == ["engine/topic_none"]
    assert "con otras palabras" in shown(player)
    assert "PERSONA" in shown(player)


@pytest.mark.parametrize("again", [UNCLEAR, "lo raro que me dijo el señor de mi caso"])
def test_what_was_refused_does_not_come_again_first(again: str) -> None:
    """Whoever writes on is offered something else, or asked."""
    player = heard(UNCLEAR)
    before = offered(player)
    contexts(player, str(len(before) + 1), again)
    if player.said[-1].context == "engine/topic":
        assert not set(before) & set(offered(player))


def test_what_is_plain_then_is_answered() -> None:
    """A refusal forbids nothing."""
    assert "late/now/say" in contexts(heard(UNCLEAR, "nada de esto"), "que pasa si llego tarde")


def test_the_question_that_waited_comes_back() -> None:
    """Beside a hearing that is told."""
    player = new_player()
    for words in ("hola", "1", "si", "1", "no", "no", "mi audiencia es el 14 de enero 2027"):
        player.say(words)
    waiting = player.said[-1].context
    contexts(player, UNCLEAR)
    if player.said[-1].context == "engine/topic":
        assert contexts(player, "nada de esto")[-1] == waiting

"""Cries in pidgin beside a yes or a goodbye, and of one word: the alarm or the question comes first."""

from __future__ import annotations

import pytest

from tests.support.talks import contexts, heard

READ_BACK = ("my hearing is 3 february 2027 at 8:30 in El Paso",)
ENGLISH = ("english", "yes", "1", "1", "no")


@pytest.mark.parametrize(
    ("words", "alarm"),
    [
        ("yes na so. dem say dem go kill me tomorrow", "emergency/danger_now"),
        ("yes correct. they go kill me tonight abeg", "emergency/danger_now"),
        ("dem wan kill me, them dey outside", "emergency/danger_now"),
        ("i go sleep. i take plenty pills", "emergency/medical"),
        ("yes. i swallow plenty tablets", "emergency/medical"),
    ],
)
def test_it_is_heard(words: str, alarm: str) -> None:
    """At the read-back of a hearing."""
    assert alarm in contexts(heard(*READ_BACK, welcomed=ENGLISH), words)


@pytest.mark.parametrize("words", ["my doctor say take two pills with water", "this paper wan kill me with english"])
def test_what_is_no_cry(words: str) -> None:
    """Medicine as it was told, and a way of speaking."""
    assert not any(each.startswith("emergency/") for each in contexts(heard(*READ_BACK, welcomed=ENGLISH), words))


@pytest.mark.parametrize(
    "word", ["secuestrada", "secuestro", "balazos", "van a entrar", "encerrada", "kidnapped", "tied up"]
)
def test_a_cry_of_a_word_is_asked_about(word: str) -> None:
    """Alone it may be the only word that somebody can write."""
    assert contexts(heard(), word)[0] in ("engine/danger_now", "emergency/danger_now")


@pytest.mark.parametrize("words", ["mi hermana fue secuestrada en 2019", "el secuestro de mi primo fue en honduras"])
def test_the_same_word_in_what_is_told_asks_nothing(words: str) -> None:
    """What is over is no cry."""
    assert contexts(heard(), words)[0] not in ("engine/danger_now", "emergency/danger_now")

"""One that does not say what it is about, chosen in many words or with a question behind it: taken, and answered."""

from __future__ import annotations

import pytest

from tests.support.released import new_player
from tests.support.talks import asks, contexts

SPANISH, ENGLISH = ("hola", "1", "si"), ("hello", "2", "yes")


@pytest.mark.parametrize(
    ("welcomed", "words"),
    [
        (SPANISH, "uno que no diga de la corte mijo ya le habia dicho"),
        (SPANISH, "pues uno que no diga nada de la corte mijo"),
        (SPANISH, "uno que no hable del caso"),
        (SPANISH, "el que no menciona la corte joven por favor"),
        (SPANISH, "mandeme de los que no digan nada de corte ni asilo"),
        (ENGLISH, "one that dont say court please"),
        (ENGLISH, "the one that not mention my case abeg"),
    ],
)
def test_the_neutral_lines_are_taken(welcomed: tuple[str, ...], words: str) -> None:
    """The hours come next, and nothing is asked back."""
    player = new_player()
    contexts(player, *welcomed, words)
    assert player.conversation is not None
    assert player.conversation.answers["welcome/unasked"].value == "neutral"
    assert asks(player) == "welcome/hours"


@pytest.mark.parametrize(
    ("welcomed", "words", "told"),
    [
        (
            SPANISH,
            "pues uno que no diga nada de la corte mijo, y como le hago pa borrar los mensajes de aqui",
            "clear_phone",
        ),
        (SPANISH, "uno que no diga nada de la corte, y como borro los mensajes que no los vean", "clear_phone"),
        (SPANISH, "uno que no diga de que es, y como borro los mensajes de este telefono", "clear_phone"),
        (SPANISH, "los que no digan nada de la corte. como borro los mensajes del telefono?", "clear_phone"),
    ],
)
def test_the_question_behind_is_answered(welcomed: tuple[str, ...], words: str, told: str) -> None:
    """The line is chosen, how to delete is said, and the hours are asked."""
    player = new_player()
    said = contexts(player, *welcomed, words)
    assert player.conversation is not None
    assert player.conversation.answers["welcome/unasked"].value == "neutral"
    assert any(told in each for each in said), said
    assert asks(player) == "welcome/hours"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("nada", "nothing"),
        ("no quiero que me manden nada de la corte", None),
        ("no me diga nada de la corte", None),
        ("los que si digan de la corte", None),
        ("uno que no se que es", None),
    ],
)
def test_what_wants_something_else_is_not_neutral(words: str, value: str | None) -> None:
    """Nothing at all, full lines, or what is not clear."""
    player = new_player()
    contexts(player, *SPANISH, words)
    assert player.conversation is not None
    answer = player.conversation.answers.get("welcome/unasked")
    assert (answer.value if answer else None) != "neutral"
    if value:
        assert answer is not None
        assert answer.value == value


def test_nothing_rather_is_said_back() -> None:
    """ "Nada mejor" is nothing, and said back."""
    player = new_player()
    assert "engine/noted" in contexts(player, *SPANISH, "nada mejor")

"""An agreement on condition that it is for what it is for: said briefly, and asked once more in few words."""

from __future__ import annotations

import pytest

from tests.support.talks import asks, contexts, heard, shown

SPANISH, ENGLISH = ("hola", "1"), ("hello", "2")


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (
            SPANISH,
            "ay mijo eso esta muy largo… eso es para guardarme la fecha? si es para eso si esta bien",
        ),
        (SPANISH, "eso es para guardar mi fecha? si es para eso si"),
        (SPANISH, "si es para que me ayuden acepto"),
        (SPANISH, "es para recordarme la corte verdad? entonces si"),
        (SPANISH, "si es nomas para eso si acepto"),
        (SPANISH, "acepto si es para recordarme la fecha"),
        (SPANISH, "no entiendo bien, es para apuntar mi cita? si es para eso dale"),
        (SPANISH, "mucho texto. es para apuntar mi fecha si o no"),
        (SPANISH, "y eso es para ayudarme con el formulario?"),
        (ENGLISH, "this is too long. it is for keep my date? if it is for that ok yes"),
        (ENGLISH, "if na to keep my court date i gree"),
        (ENGLISH, "is it to remind me? if so yes"),
        (ENGLISH, "if it is only for my hearing then i agree"),
    ],
)
def test_it_is_told_and_asked_in_few_words(before: tuple[str, ...], words: str) -> None:
    """Nothing is agreed before the yes to it; the yes is taken."""
    player = heard(*before, welcomed=())
    assert contexts(player, words) == ["engine/kept_for_that", "welcome/agree/plain"]
    assert player.conversation is not None
    assert "welcome/agree" not in player.conversation.answers
    assert len(shown(player)) < 350
    player.say("si")
    assert asks(player) == "welcome/unasked"


@pytest.mark.parametrize(
    "words",
    [
        "si no es para la policia si",
        "si es para la migra no",
        "es para la policia?",
        "para que guardan mis datos?",
        "mi cita es para el 12 de enero",
        "acepto que guarden mi fecha",
        "si es para eso no acepto",
        "acepto",
    ],
)
def test_what_asks_or_says_something_else_is_seen_to_as_ever(words: str) -> None:
    """It is not told what nobody asked."""
    assert "engine/kept_for_that" not in contexts(heard(*SPANISH, welcomed=()), words)

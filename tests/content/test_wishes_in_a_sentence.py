"""What somebody wants or asks in the midst of a form or of the welcome is heard, and not written down as an answer."""

from __future__ import annotations

import pytest

from tests.support.released import new_player
from tests.support.talks import WELCOMED, asks, contexts

NAME = (*WELCOMED, "formulario", "1", "1", "no tengo", "no tengo", "no tengo")
PLACES = {"a name": NAME, "the first question": ("hola",), "consent": ("hola", "1"), "menu": WELCOMED}


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize(
    "words",
    [
        "i am tired with these question. somebody look at my phone. take out my number and all what i say, "
        "delete everything",
        "borren todo lo que puse, ya no quiero",
        "ya me dio miedo que mi marido vea el telefono y lea todo esto. por favor borren todo lo que puse",
        "please delete what i wrote",
        "quiero que borren lo que escribí",
    ],
)
def test_a_wish_to_erase_is_asked_about_and_nothing_is_erased(where: str, words: str) -> None:
    """The question comes, wherever it is said; no sentence erases."""
    player = new_player()
    assert contexts(player, *PLACES[where], words)[-1] == "erase/sure/choose"
    assert asks(player) == "erase/sure"


@pytest.mark.parametrize(
    "words",
    [
        "me dijeron que borraran todo",
        "los mareros me quitaron el telefono en la carretera y luego me dijeron que no delete everything de ahi",
        "when they took my phone at the checkpoint the men said to my brother to go home and delete everything there",
    ],
)
def test_what_others_said_about_erasing_is_no_wish(words: str) -> None:
    """Somebody else's words about it do not bring the question."""
    player = new_player()
    assert "erase/sure/choose" not in contexts(player, *WELCOMED, words)


@pytest.mark.parametrize("where", PLACES)
@pytest.mark.parametrize(
    "words",
    [
        "oiga y como borro esto pa q no lo vea mi prima",
        "como borro los mensajes",
        "how do i delete this from my phone",
        "cobran o no",
        "y cobran?",
        "cuanto cuesta eso de aceptar",
        "no nothing / it costs?",
        "do you charge me for this",
    ],
)
def test_how_to_erase_and_what_it_costs_are_told(where: str, words: str) -> None:
    """What stays on the telephone, and that the chat is free; the question waits."""
    player = new_player()
    contexts(player, *PLACES[where])
    waiting = asks(player)
    said = contexts(player, words)
    is_clearing = any(each in words for each in ("borro", "delete"))
    assert said[0] == ("clear_phone/how/say" if is_clearing else "privacy/us/say")
    if where != "menu":
        assert asks(player) == waiting


@pytest.mark.parametrize(
    "words",
    [
        "am i in it",
        "but me? they put ME inside it or no. i have a paper they give me at the bridge",
        "estoy adentro o no",
        "y yo estoy en ese programa o no",
    ],
)
def test_whether_one_is_in_mpp_is_answered(words: str) -> None:
    """Said of "it" alone, as people say it who have read about MPP."""
    player = new_player()
    assert contexts(player, *WELCOMED, words)[0].startswith("mpp_me/")


@pytest.mark.parametrize(
    "words",
    [
        "no wait, dont delete, i change my mind, keep it",
        "i changed my mind",
        "espere no, mejor dejelo",
        "no no borre nada, me arrepentí",
        "siempre no, guárdelo",
        "ay no espere, cambié de idea",
        "no",
    ],
)
def test_whoever_thinks_better_of_erasing_keeps_all(words: str) -> None:
    """Where erasing is asked about, a change of mind in any words keeps everything and ends the question."""
    player = new_player()
    said = contexts(player, *WELCOMED, "borrar", words)
    assert said[0] == "erase/kept/say"
    assert asks(player) != "erase/sure"


@pytest.mark.parametrize("words", ["no sé", "mi prima lo ve"])
def test_what_keeps_nothing_plainly_is_not_taken_for_it(words: str) -> None:
    """Other words settle nothing there."""
    assert "erase/kept/say" not in contexts(new_player(), *WELCOMED, "borrar", words)

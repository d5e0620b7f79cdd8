"""Whoever wants nothing more of lists that lie on each other is out of all of them at once."""

from __future__ import annotations

import pytest

from tests.support.talks import WELCOMED, asks, contexts, heard

NESTED = ("tengo miedo", "la corte", "que llevo a la corte")
"""Three lists on top of each other."""


@pytest.mark.parametrize(
    "text",
    [
        "es todo",
        "ya es todo",
        "10 es todo",
        "that is all",
        "nada mas por ahora",
        "ya no tengo preguntas",
        "no more questions",
        "ok ya con eso",
    ],
)
def test_it_leads_to_the_menu(text: str) -> None:
    """Whatever number an older list had for it."""
    player = heard(*NESTED, welcomed=WELCOMED)
    assert contexts(player, text) == ["menu/home/choose"]
    assert player.conversation is not None
    assert len(player.conversation.frames) == 1


@pytest.mark.parametrize(
    "text",
    ["ya es todo gracias", "es todo, muchas gracias, dios lo bendiga", "nothing more thank you", "thats all bye"],
)
def test_with_thanks_it_is_a_goodbye(text: str) -> None:
    """And the menu waits for whoever writes again."""
    player = heard(*NESTED, welcomed=WELCOMED)
    assert contexts(player, text) == ["engine/goodbye"]
    assert asks(player) == "menu/home"
    assert contexts(player, "hola")[-1] in ("menu/home/choose", "engine/here")


@pytest.mark.parametrize(
    ("text", "said"),
    [("es todo", "engine/all_right"), ("es todo gracias", "engine/goodbye"), ("9 es todo, volver", "engine/all_right")],
)
def test_at_the_menu_nothing_is_opened_by_it(text: str, said: str) -> None:
    """Nobody is called by the number of a list that is gone."""
    assert contexts(heard(welcomed=WELCOMED), text) == [said]


@pytest.mark.parametrize("text", ["volver", "atras", "10", "no", "no gracias"])
def test_going_back_leads_out_of_one(text: str) -> None:
    """As ever."""
    player = heard("tengo miedo", "la corte", welcomed=WELCOMED)
    contexts(player, text)
    assert asks(player) != "menu/home"


@pytest.mark.parametrize("text", ["1 es todo", "es todo lo que llevo?", "eso es todo el proceso?", "no es todo"])
def test_other_words_leave_nothing(text: str) -> None:
    """A pick, and questions."""
    player = heard(*NESTED, welcomed=WELCOMED)
    assert contexts(player, text) != ["menu/home/choose"]


def test_a_form_that_waits_below_is_not_left() -> None:
    """Its question comes back."""
    player = heard("formulario", "1", "1", "cuanto cuesta un abogado", welcomed=WELCOMED)
    contexts(player, "es todo")
    assert asks(player) == "i589/a1/a_number"


def test_a_question_of_a_topic_is_put_off() -> None:
    """ "Ya es todo" is no answer that could not be read."""
    player = heard("quiero llenar el formulario i-589", welcomed=WELCOMED)
    assert asks(player) == "i589/ready"
    assert "i589/later/say" in contexts(player, "ya es todo")


@pytest.mark.parametrize(("text", "said"), [("es todo gracias", "engine/goodbye"), ("es todo", "engine/all_right")])
def test_whoever_refused_may_go(text: str, said: str) -> None:
    """They need not do anything, and are told nothing again."""
    assert contexts(heard(welcomed=("hola", "1", "no acepto")), text) == [said]


@pytest.mark.parametrize(("text", "said"), [("es todo gracias", "engine/goodbye"), ("es todo", "menu/home/choose")])
def test_a_hearing_that_was_agreed_to_is_saved_when_it_is_left(text: str, said: str) -> None:
    """It was said with the yes, and nobody is called back to the questions that are left."""
    player = heard("mi audiencia es el 3 de febrero de 2027 8:30 el paso", "si", welcomed=WELCOMED)
    assert asks(player) == "hearing_date/sheet"
    assert player.hearing is not None
    assert contexts(player, text) == [said]

"""Whoever tells of a death at the very beginning gets a human sentence before anything is asked of them."""

from __future__ import annotations

import pytest

from tests.support.talks import contexts, heard

DEATHS = [
    "me la mataron a mi hija",
    "mataron a mi hijo",
    "my brother they kill him",
    "mi hermano lo mataron",
    "they kill my son in honduras",
    "my husband is dead",
    "se me murio mi mama",
    "mi papa fallecio hace un mes",
    "lo mataron a mi primo en la calle",
    "my father was murdered",
    "a mi papa lo desaparecieron",
    "the gang killed my cousin and i run",
    "perdi a mi hijo en el camino",
]
NONE = [
    "they will kill my son",
    "van a matar a mi hermano",
    "quieren matar a mi hijo",
    "si matan a mi hijo que hago",
    "tengo miedo que maten a mi mama",
    "perdi mi telefono y a mi hija le urge la cita",
    "mi papa no murio, vive en honduras",
    "my son lost the paper of court",
    "se murio mi perro",
    "mi hija tiene hambre",
    "i have my son with me",
    "no conozco a mi papa",
]


@pytest.mark.parametrize("words", DEATHS)
@pytest.mark.parametrize("before", [(), ("hola",), ("hola", "1"), ("hola", "1", "si")], ids=["1", "2", "3", "4"])
def test_a_death_is_met_before_the_next_question(before: tuple[str, ...], words: str) -> None:
    """Once, in the first message as in the welcome; what waits comes after it."""
    player = heard(*before, welcomed=())
    said = contexts(player, words)
    assert said[0] == "safety/hurt"
    assert len(said) > 1
    assert "safety/hurt" not in contexts(player, words)


@pytest.mark.parametrize("words", NONE)
def test_what_is_feared_or_denied_is_no_death(words: str) -> None:
    """Threats, questions, lost papers and somebody alive."""
    assert "safety/hurt" not in contexts(heard(welcomed=()), words)
    assert "safety/hurt" not in contexts(heard("hola", welcomed=()), words)


KILLED = "a su mama me la mataron"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        (("quiero hablar con una persona, " + KILLED,), "person/told/text"),
        (("si me quitan la niña en el puente q hago, " + KILLED,), "separated/rule/say"),
        (("y si me la quitan q hago", "mas, es q " + KILLED), "separated/if/more"),
        (("que es mpp. " + KILLED,), "mpp/what/say"),
        (("borrar mensajes. " + KILLED,), "clear_phone/how/say"),
        (("mi audiencia", "1", "el 5 de diciembre a las 9. " + KILLED), "hearing_date/court/choose"),
        (("formulario", "1", "1", "no se el numero. " + KILLED), "i589/a1/ssn/ask"),
        (("se murio mi esposo y no se como cambiar mi direccion",), "court/about/choose"),
        (("mi papa fallecio, donde hay comida?",), "food/food/say"),
        (("they kill my husband. where i go for court?",), "engine/danger_now"),
    ],
)
def test_told_beside_something_else_it_is_met_first(typed: tuple[str, ...], answer: str) -> None:
    """One line, then the answer; and only once in a conversation."""
    player = heard(*typed)
    said = [each.context for each in player.said]
    assert said[0] == "safety/hurt"
    assert answer in said
    assert "safety/hurt" not in contexts(player, typed[-1])


@pytest.mark.parametrize(
    "text", ["mi hermano murio?", "si mi mama muere, puedo cambiar la fecha?", "se me murio mi perro y no se que hacer"]
)
def test_what_is_asked_or_supposed_is_no_death(text: str) -> None:
    """Nobody of theirs has died."""
    assert "safety/hurt" not in contexts(heard(), text)

"""Which paper a child goes on, and a child without one: answered wherever it is asked, and as a complaint."""

from __future__ import annotations

import pytest

from tests.support.talks import contexts, heard

LOOK = "child_paper/look/say"


@pytest.mark.parametrize(
    "text",
    [
        "pues creo que si mijo, y la niña va en el mismo papel mio? o lleva otro",
        "no mijo. entonces la niña va en el mismo papel mio o necesita el de ella",
        "no me contesto lo de la niña, si ella va en mi papel",
        "mi papel de la cita le digo, si la niña mia puede ir conmigo ahi",
        "con el juez pues, la niña no tiene papel",
        "oiga y el niño ocupa papel o va con el mio",
        "mi hija sale en mi papel o lleva el suyo?",
        "a la niña no le dieron papel",
        "mi nieta no tiene papel",
        "su nombre no viene en mi papel, el de la niña",
        "solo sale mi nombre, la niña no",
        "el niño no aparece en el papel del juez",
        "mi bebé no tiene papeles para la corte",
        "does the girl go on the same paper?",
        "the little girl she need her own paper or is on mine",
        "you not answer me, if the girl go in my paper",
        "my daughter has no paper for the judge",
        "the boy is not on my paper, only my name",
        "can the girl enter with me to the judge",
    ],
)
@pytest.mark.parametrize("before", [(), ("mi audiencia es el 5 de diciembre a las 9",)], ids=["menu", "hearing"])
def test_it_is_answered(before: tuple[str, ...], text: str) -> None:
    """At the menu, and while a hearing is told."""
    assert LOOK in contexts(heard(*before), text)


@pytest.mark.parametrize(
    "text",
    [
        "la niña va en mi formulario?",
        "my daughter in my form or another form?",
        "mi niña no tiene papeles para la escuela",
        "se la llevaron a la niña, no tiene papeles",
        "mi bebe nacio en mexico y no tiene papeles",
        "no tengo papel",
        "perdi mi papel",
        "i have no paper",
        "mi hijo tiene otra fecha que yo en su papel",
    ],
)
def test_what_is_something_else_is_not_answered_so(text: str) -> None:
    """The form, school papers, a child that was taken, and one's own papers."""
    assert LOOK not in contexts(heard(), text)


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (
            "y si me la quitan a la niña que hago, a donde la busco",
            "y si me la quitan a la niña que hago, a donde la busco",
        ),
        ("¿nos separan en el puente?", "y si me la quitan q hago"),
        ("what if they separate us", "but if they take my daughter from me what do i do"),
    ],
)
def test_asked_again_it_says_how_to_prepare_and_not_the_same(first: str, again: str) -> None:
    """Once more the next time; a third time the rule is told anew."""
    player = heard(first)
    said = contexts(player, again)
    assert "separated/again/say" in said
    assert not {"separated/rule/say", "separated/if/say"} & set(said)
    assert "separated/rule/say" in contexts(player, again)

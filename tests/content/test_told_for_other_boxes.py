"""What is told at one box of the form for another, or before the form, waits for its own question."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.form_places import player_at, standing
from tests.support.talks import contexts, shown


def kept(player: Player) -> dict[str, str]:
    """The words that are kept, by the question they are for."""
    return {each.key.rpartition("/")[2]: each.text for each in standing(player).kept}


BIRTHS = [
    ("born 3 may 1999", "3 may 1999"),
    ("i was born 3 may 1999", "3 may 1999"),
    ("naci el 3 de mayo de 1999", "3 de mayo de 1999"),
    ("nacido el 3/5/1999", "3/5/1999"),
    ("nasi 3 de mayo 1999", "3 de mayo 1999"),
    ("dob: 3 may 1999", "3 may 1999"),
    ("fecha de nacimiento 3 mayo 1999", "3 mayo 1999"),
]


@pytest.mark.parametrize("question", ["last", "first", "middle", "ssn", "street", "apt", "city"])
@pytest.mark.parametrize(("text", "day"), BIRTHS)
def test_a_day_of_birth_waits_for_its_question(question: str, text: str, day: str) -> None:
    """It is said that it is kept, the box stays empty, and its question comes again."""
    player = player_at(question)
    assert contexts(player, text) == ["engine/kept", f"i589/a1/{question}/ask"]
    assert kept(player) == {"birth": day}
    assert f"i589/a1/{question}" not in standing(player).answers


def test_a_bare_day_at_a_name_is_a_day_of_birth() -> None:
    """Nobody is called so."""
    player = player_at("last")
    contexts(player, "3 de mayo de 1999")
    assert kept(player) == {"birth": "3 de mayo de 1999"}


@pytest.mark.parametrize(
    ("told", "offered"), [("born 3 may 1999", "3 de mayo de 1999"), ("born 3/5/1999", "5 de marzo")]
)
def test_it_is_offered_at_its_question(told: str, offered: str) -> None:
    """Once, and in both ways where it can be read in two."""
    player = player_at("phone")
    contexts(player, told)
    for text in ("este mismo", "si", "mujer", "soltera"):
        player.say(text)
    assert offered in shown(player)
    assert standing(player).pending
    player.say("1")
    assert standing(player).answers["i589/a1/birth"].state == "answered"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("street", "calle 3 de mayo 1999"),
        ("last", "Mayo Reyes"),
        ("street", "3 de mayo 15"),
        ("apt", "3"),
        ("city", "Nacajuca"),
    ],
)
def test_other_words_are_no_day_of_birth(question: str, text: str) -> None:
    """A street named after a day, a surname that is a month, a room."""
    player = player_at(question)
    contexts(player, text)
    assert kept(player) == {}


PARENTS = [
    "mi papa es Pedro Ajú y mi mama María Xol",
    "mi mamá se llama María Xol y mi papá Pedro Ajú",
    "mi papa es pedro ajú y mi mama maría xol",
    "my father is Pedro Ajú and my mother María Xol",
]


@pytest.mark.parametrize("question", ["last", "street", "apt", "city", "zip", "phone", "other_names", "ssn"])
@pytest.mark.parametrize("text", PARENTS)
def test_the_parents_told_at_another_box_wait_for_theirs(question: str, text: str) -> None:
    """No street, town or nickname is made of them."""
    player = player_at(question)
    assert contexts(player, text) == ["engine/kept", f"i589/a1/{question}/ask"]
    assert {name: words.title() for name, words in kept(player).items()} == {
        "father_name": "Pedro Ajú",
        "mother_name": "María Xol",
    }
    assert f"i589/a1/{question}" not in standing(player).answers


@pytest.mark.parametrize("question", ["apt", "phone", "other_names", "ssn"])
def test_a_none_beside_them_is_taken(question: str) -> None:
    """ "No tengo. Mi papá es ...": both are heard."""
    player = player_at(question)
    contexts(player, "no tengo. mi papa es Pedro Ajú")
    assert kept(player) == {"father_name": "Pedro Ajú"}
    assert standing(player).answers[f"i589/a1/{question}"].state == "none"


def test_a_street_beside_them_is_offered() -> None:
    """Without the name."""
    player = player_at("street")
    contexts(player, "calle 5 numero 3. mi papa se llama Pedro Ajú Caal")
    assert "calle 5 numero 3" in shown(player)
    assert "Pedro" not in shown(player).partition("1.")[2]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("street", "vivo con mi mama en la calle Juarez 5"),
        ("street", "calle mi Padre Hidalgo 4"),
        ("city", "Villa Padre"),
        ("last", "Padre Madre"),
    ],
)
def test_other_words_are_no_parents(question: str, text: str) -> None:
    """A street named after a priest, and whom one lives with."""
    player = player_at(question)
    contexts(player, text)
    assert kept(player) == {}

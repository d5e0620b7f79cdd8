"""The form on an old phone: new answers, coming back, two things in one message."""

from __future__ import annotations

import pytest

from tests.content.test_tired_form import after, value
from tests.support.form_places import FORM, place, player_after, standing
from tests.support.talks import shown


@pytest.mark.parametrize(
    "text", ["ya volvi asere por donde ibamos", "ya volví", "por donde íbamos", "im back where were we", "I'm back"]
)
@pytest.mark.parametrize("question", ["last", "first", "city"])
def test_a_coming_back_is_no_value(question: str, text: str) -> None:
    """The question that waits is asked again, and nothing is written down."""
    player = after(question, text)
    assert value(player, question) is None
    assert place(player).node == question
    assert standing(player).pending is None


def test_a_number_that_can_hardly_be_read_is_no_cry() -> None:
    """A reply made of digits is about the paper: no question about danger, and the clear number is taken."""
    player = after("a_number", "A2O7 445 91B creo, esta medio borrado el papel")
    assert standing(player).pending is None
    assert "peligro" not in shown(player)
    player.say("no asere… el numero es A207 445 918")
    assert value(player, "a_number") == "A207445918"


@pytest.mark.parametrize(
    "text",
    [
        "que va si yo nunca he trabajado alla ni tengo nada de eso", "que va, nunca he trabajado allá",
        "i never worked there", "no way i never had one",
    ],
)  # fmt: skip
def test_who_never_worked_there_has_no_number(text: str) -> None:
    """A clear no, in the person's words."""
    player = after("ssn", text)
    assert (value(player, "ssn"), place(player).node) == ("none", "online_account")


LIVES = "vivo aca en Reynosa con mi mujer y dos niños, Kevin de 6 y Leidy de 3"


@pytest.mark.parametrize(
    ("text", "speaks_of_children"),
    [
        (LIVES, True), ("Reynosa. y los niños no los apuntaste", True), ("we live in Reynosa with my two kids", True),
        ("estamos en Reynosa, con mi hermana", False),
    ],
)  # fmt: skip
def test_the_town_is_taken_out_of_what_is_told_with_it(text: str, speaks_of_children: bool) -> None:
    """The box has the town alone, said back; children are asked later, and that is said."""
    player = after("city", text)
    assert (value(player, "city"), place(player).node) == ("Reynosa", "state")
    assert ("niños" in shown(player)) == speaks_of_children
    assert "Anoté: Reynosa" in shown(player)


@pytest.mark.parametrize(
    "town", ["Ciudad Juárez", "San Luis Río Colorado", "Playas de Rosarito, B.C.", "Piedras Negras y Eagle Pass"]
)
def test_a_town_alone_stays_as_it_is(town: str) -> None:
    """Commas, dots and "y" may belong to a name."""
    assert value(after("city", town), "city") == town


def test_a_new_answer_replaces_what_was_offered() -> None:
    """A name that shares a word with the offered line is the answer, not a choice of the line."""
    player = after("last", "Dunia Yamileth Mejia Pineda", "Pineda Mejia Rodas")
    assert value(player, "last") == "Pineda Mejia Rodas"


@pytest.mark.parametrize(
    "text",
    ["la ciudad esta mal, es Reynosa nada mas", "the city is wrong, it is Reynosa", "la ciudad está mal, es Reynosa"],
)
def test_a_town_that_was_wrong_is_corrected_at_the_next_question(text: str) -> None:
    """It is no state."""
    player = after("state", text)
    assert (value(player, "city"), value(player, "state"), place(player).node) == ("Reynosa", None, "state")


@pytest.mark.parametrize(
    "text", ["como saco eso en PDF", "como lo descargo", "cuando me dan el formulario", "how do I download it"]
)
@pytest.mark.parametrize("question", ["city", "phone", "zip"])
def test_how_the_form_becomes_a_pdf_is_answered_anywhere(question: str, text: str) -> None:
    """It is no value, and the question comes back."""
    player = after(question, text)
    assert "prepara el *borrador*" in shown(player)
    assert (value(player, question), place(player).node) == (None, question)


def test_the_summary_shows_what_is_written_down_and_how_to_change_it() -> None:
    """Long values stand whole in the list."""
    street = "Calle Benito Juarez 45 entre Allende y Morelos, colonia Centro"
    player = after("street", street, "no", "RESUMEN")
    assert street in shown(player)
    assert "CORREGIR 4" in shown(player)


@pytest.mark.parametrize(
    "text", ["mas facil porfa no entiendo, que es frivola", "i dont understand, what is frivolous"]
)
def test_a_hard_word_of_the_warning_is_explained_and_asked_about_again(text: str) -> None:
    """The plea before it takes nothing from the question."""
    player = player_after(*FORM[:-1], text)
    assert "rívol" in shown(player)
    assert place(player).node == "understood"

"""Boxes of the form keep their own answer: what is said besides, for another question or by mistake, is not in them."""

from __future__ import annotations

import pytest

from app.services.playing import Player
from tests.support.form_places import place, player_at, standing
from tests.support.talks import shown

A1 = "i589/a1"


def told(question: str, *texts: str) -> tuple[object, dict[str, str]]:
    """State and value of the answer after these, or None, and what is kept for other questions."""
    player = player_at(question)
    for text in texts:
        player.say(text)
    answer = standing(player).answers.get(f"{A1}/{question}")
    kept = {each.key.removeprefix(f"{A1}/"): each.text for each in standing(player).kept}
    return (answer.state, answer.value) if answer else None, kept


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("apt", "no tengo. y el telefono es el de mi tia 8992204417", {"phone": "el de mi tia 8992204417"}),
        ("apt", "no tengo, mi cel es 8992204417", {"phone": "8992204417"}),
        ("apt", "none, and my phone is 8992204417", {"phone": "8992204417"}),
        ("apt", "ninguno y la ciudad es Reynosa", {"city": "Reynosa"}),
        ("apt", "no, llame a mi tia 8992204417", {"phone": "llame a mi tia 8992204417"}),
        ("middle", "no tengo. mi apodo es Chepe", {"other_names": "Chepe"}),
        ("middle", "ninguno y naci en tegucigalpa", {"birthplace": "tegucigalpa"}),
        ("ssn", "nunca me dieron. mi cel es 8992204417", {"phone": "8992204417"}),
        ("a_number", "no tengo, mi cel es 8992204417", {"phone": "8992204417"}),
        ("other_names", "ninguno. mi cel es 8992204417", {"phone": "8992204417"}),
    ],
)
def test_none_is_the_answer_and_the_rest_is_kept_for_its_question(
    question: str, text: str, kept: dict[str, str]
) -> None:
    """The box has none, said back; what else was said waits for its own question."""
    assert told(question, text) == (("none", None), kept)
    player = player_at(question)
    player.say(text)
    assert "ninguno" in shown(player)


def test_whose_telephone_it_is_is_shown_with_it() -> None:
    """The aunt's number is offered with her words, and they go on the record."""
    player = player_at("apt")
    for text in ("no tengo. y el telefono es el de mi tia 8992204417", "Reynosa", "Tamaulipas", "88500"):
        player.say(text)
    assert "mi tia" in shown(player)
    assert "+52 899 220 4417" in shown(player)
    player.say("1")
    answer = standing(player).answers[f"{A1}/phone"]
    assert (answer.value, answer.original) == ("+528992204417", "el de mi tia 8992204417")


@pytest.mark.parametrize(
    ("reply", "kept"),
    [
        ("1", ("none", None)),
        ("ninguno", ("none", None)),
        ("2", ("answered", "cuarto 3")),
        ("no, cuarto 3", ("answered", "cuarto 3")),
        ("cuarto 4", ("answered", "cuarto 4")),
    ],
)
def test_none_or_what_stands_behind_it_is_asked(reply: str, kept: tuple[str, str | None]) -> None:
    """ "No, cuarto 3" may be either; one tap says which, and nothing is guessed."""
    assert told("apt", "no, cuarto 3")[0] is None
    assert told("apt", "no, cuarto 3", reply)[0] == kept


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("apt", "no tengo, gracias"), ("ssn", "no, nunca"), ("other_names", "no gracias"), ("ssn", "tampoco"),
        ("middle", "no, solo uno"), ("middle", "solo tengo uno"), ("i94", "no tengo. entre el 3 de marzo"),
        ("passport", "no tengo, nunca tuve"), ("a_number", "no gracias"), ("i94", "eso tampoco"),
    ],
)  # fmt: skip
def test_a_none_in_more_words_is_none(question: str, text: str) -> None:
    """Thanks, "never" and a neighbouring date change nothing."""
    assert told(question, text)[0] == ("none", None)


@pytest.mark.parametrize(
    ("question", "text", "state"),
    [
        ("ssn", "no tengo, me lo robaron", "unknown"),
        ("religion", "no tengo religion pero creo en Dios", "answered"),
        ("ssn", "no tengo, 123-45-6789", "answered"),
    ],
)
def test_what_only_opens_with_none(question: str, text: str, state: str) -> None:
    """What was lost existed, and a turn belongs to the answer."""
    answer = told(question, text)[0]
    assert isinstance(answer, tuple)
    assert answer[0] == state


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("apt", "no, espere me equivoque"), ("apt", "no, ya le dije la colonia mal"), ("apt", "no me llegan cartas"),
        ("last", "no me llegan cartas"), ("middle", "mujer obviamente"), ("last", "hondureña"), ("apt", "hondureña"),
        ("city", "hondureña"), ("street", "el 14 de febrero del 93"), ("street", "con mi cuñada"),
        ("city", "no se que poner ahi, soy trigueña normal"), ("state", "antes catolica ahora voy a la cristiana"),
        ("street", "espereme deje pregunto"), ("birthplace", "no se bien, me crie en tela"),
        ("other_names", "pues vivo con el papa de mis niños pero no nos casamos"), ("birthplace", "allá mismo"),
        ("online_account", "el mio no, el de mi cuñada siempre trae saldo 899 220 4417"),
        ("street", "el de mi cuñada es el que trae saldo 899 220 4417"), ("apt", "reynosa tamps"),
        ("zip", "el de mi cuñada 899 220 4417 el mio me lo robaron"), ("zip", "8992204417"),
    ],
)  # fmt: skip
def test_what_answers_another_question_fills_no_box(question: str, text: str) -> None:
    """One answer off, or thinking aloud: it is asked about before anything is written."""
    assert told(question, text)[0] is None


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("city", "Guatemala"), ("city", "San Miguel de Allende Guanajuato"), ("city", "Piedras Negras"),
        ("street", "calle 14 de febrero 93"), ("street", "5 de mayo 120"), ("street", "colonia Hondureña"),
        ("street", "con mi cuñada en la colonia Libertad"), ("street", "casa de la mujer"), ("apt", "el 3 del fondo"),
        ("apt", "cuarto de atrás"), ("apt", "B"), ("last", "Que Pop"), ("last", "De la Cruz del Solo"),
        ("first", "Soledad"), ("middle", "Del Carmen"), ("birthplace", "nací en Tela, Honduras"),
        ("other_names", "El oficial puso Rosa Mejia de Zelaya en el papel"), ("birthplace", "Todos Santos, Guatemala"),
        ("other_names", "me decian la negra en el barrio donde vivia"), ("street", "calle No Me Olvides 23"),
    ],
)  # fmt: skip
def test_what_is_the_answer_is_taken_at_once(question: str, text: str) -> None:
    """Names and places that only look like something else are nobody's doubt."""
    answer = told(question, text)[0]
    assert isinstance(answer, tuple)
    assert answer[0] == "answered"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("city", "la ciudad no me acuerdo"), ("street", "el nombre de la calle no lo se"), ("zip", "no me lo sé"),
        ("state", "el estado no se cual es"), ("city", "the city i don't remember"), ("left", "la fecha no me la se"),
        ("zip", "el codigo postal no me lo se"), ("passport", "ese numero no me lo se"),
    ],
)  # fmt: skip
def test_what_is_not_known_is_written_down_as_that(question: str, text: str) -> None:
    """Naming first what one does not know is no town."""
    assert told(question, text)[0] == ("unknown", None)


def test_what_is_known_of_it_is_offered() -> None:
    """ "Reynosa pero no me acuerdo": the town that was named, with a yes."""
    assert told("city", "Reynosa pero no me acuerdo")[0] is None
    assert told("city", "Reynosa pero no me acuerdo", "1")[0] == ("answered", "Reynosa")


@pytest.mark.parametrize(
    ("question", "text", "value"),
    [
        ("street", "calle 5 colonia libertad y tengo dos niños conmigo", "calle 5 colonia libertad"),
        ("race", "mestiza y mis hijos tambien", "mestiza"),
        ("religion", "catolica y mis hijos evangelicos", "catolica"),
        ("last", "Mejia Zelaya y mis hijos son Kevin y Dayana", "Mejia Zelaya"),
    ],
)
def test_children_named_at_any_box_are_spoken_of(question: str, text: str, value: str) -> None:
    """The box has its own words, and the person hears that children are asked about later."""
    player = player_at(question)
    player.say(text)
    answer = standing(player).answers[f"{A1}/{question}"]
    assert (answer.value["last"] if question == "last" else answer.value) == value
    assert "hijo" in shown(player)
    assert answer.original == text


@pytest.mark.parametrize("text", ["reynosa tamaulipas", "Reynosa, Tamaulipas, México", "aqui en reynosa tamaulipas"])
def test_a_state_said_with_the_town_is_kept_for_its_question(text: str) -> None:
    """The town alone is written; the state is offered next."""
    player = player_at("city")
    player.say(text)
    assert standing(player).answers[f"{A1}/city"].value.lower() == "reynosa"
    assert place(player).node == "state"
    player.say("1")
    assert standing(player).answers[f"{A1}/state"].value.lower() == "tamaulipas"


@pytest.mark.parametrize(
    ("replies", "last"),
    [
        (("1",), "Lopez"),
        (("2",), "Maria Lopez"),
        (("Maria Lopez",), "Maria Lopez"),
        (("Lopez Cruz",), "Lopez Cruz"),
        (("mi apellido es Lopez",), "Lopez"),
        (("no", "Cruz"), "Cruz"),
    ],
)
def test_which_of_two_words_is_the_surname_is_asked(replies: tuple[str, ...], last: str) -> None:
    """A given name at the surnames is never taken for one in silence."""
    assert told("last", "Maria Lopez")[0] is None
    answer = told("last", "Maria Lopez", *replies)[0]
    assert isinstance(answer, tuple)
    assert answer[1]["last"] == last


@pytest.mark.parametrize("text", ["mis apellidos son Martin Garcia", "Mateo Pascual", "Mejía Zelaya", "Garcia Vicente"])
def test_surnames_that_are_said_to_be_so_are_taken(text: str) -> None:
    """Who calls them surnames, or may well bear them, is not asked."""
    assert told("last", text)[0] is not None


@pytest.mark.parametrize(
    ("question", "text", "offered", "kept"),
    [
        ("street", "calle 5 col libertad cel 8992204417", "calle 5 col libertad", {"phone": "8992204417"}),
        ("street", "casa del migrante y el telefono de ahi es 8992204417", "casa del migrante", {"phone": "de ahi es"}),
        ("state", "tamaulipas y el codigo postal 88500", "tamaulipas", {"zip": "88500"}),
        ("state", "creo que es coahuila", "coahuila", {}),
        ("middle", "Elena y me dicen Nena", "Elena", {}),
        ("first", "Maria pero todos me dicen Mary", "Maria", {}),
    ],
)
def test_the_part_that_answers_is_offered(question: str, text: str, offered: str, kept: dict[str, str]) -> None:
    """What stands beside it goes where it belongs, and the box has the part alone after a yes."""
    assert told(question, text)[0] is None
    found = told(question, text)[1]
    assert set(found) == set(kept)
    assert all(found[key].startswith(words) for key, words in kept.items())
    answer = told(question, text, "1")[0]
    assert isinstance(answer, tuple)
    assert (answer[1][question] if isinstance(answer[1], dict) else answer[1]) == offered


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("street", "no quiero que sepan"), ("street", "tengo miedo de decir donde estoy"),
        ("city", "no quiero que me encuentren"), ("street", "i don't want them to know"),
    ],
)  # fmt: skip
def test_fear_of_telling_is_no_address(question: str, text: str) -> None:
    """Who is afraid to say has declined, and may."""
    assert told(question, text)[0] == ("declined", None)


@pytest.mark.parametrize(
    "text", ["no lo tengo se quedo en honduras", "lo deje en mi casa", "no tengo, me lo robaron", "se me mojo"]
)
def test_a_passport_that_exists_elsewhere_is_not_none(text: str) -> None:
    """There is one; its number is not known here."""
    assert told("passport", text)[0] == ("unknown", None)


@pytest.mark.parametrize("text", ["no tengo papeles pero es Lopez", "no tengo otro, Lopez nomas"])
def test_a_surname_behind_no_papers_is_not_none(text: str) -> None:
    """ "I have no papers" says nothing about the surname."""
    answer = told("last", text)[0]
    assert answer is None or answer == ("answered", {"last": "Lopez", "first": None, "middle": None})


def test_where_they_live_may_stand_behind_the_children() -> None:
    """The clause with the children holds the address: nothing is cut off."""
    text = "vivimos mi esposo y yo y los niños en un cuarto en la colonia Juárez"
    assert told("street", text)[0] == ("answered", text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("apt", "sin departamento"), ("apt", "no apartment, and my kids are Kevin and Dayana"),
        ("middle", "sin segundo nombre"), ("middle", "no middle name. people call me Chepe"),
        ("religion", "ninguna religion"), ("phone", "sin telefono"), ("a_number", "no tengo numero a"),
    ],
)  # fmt: skip
def test_a_no_to_the_thing_by_its_name_is_none(question: str, text: str) -> None:
    """ "Sin departamento": the question's own word is denied."""
    assert told(question, text)[0] == ("none", None)


@pytest.mark.parametrize("text", ["i am honduran", "i dont get letters"])
def test_an_english_sentence_is_no_surname(text: str) -> None:
    """A small "i" is no initial of a name."""
    assert told("last", text)[0] is None
    player = player_at("last")
    player.say(text)
    assert standing(player).pending is None


def at_the_childs_birth() -> Player:
    """Somebody with one child, at the question when it was born."""
    player = player_at("check")
    for text in ("todo bien", "1", "sí", "no", "sí", "sí", "no", "no", "no", "Paz Cruz, Kevin", "varón"):
        player.say(text)
    assert place(player).node == "child_birth"
    return player


def test_what_is_said_of_a_child_goes_to_the_question_it_names() -> None:
    """The name is put right from the next question but one, and the birth is still asked."""
    player = at_the_childs_birth()
    player.say("el nombre esta mal, es Paz Cruz, Kevin José")
    assert standing(player).answers["i589/a2/child_name[0]"].value["middle"] == "José"
    assert place(player).node == "child_birth"


def test_not_the_only_time_is_asked_back() -> None:
    """ "No fue la única vez" denies the words and affirms the question."""
    player = player_at("entries.again")
    player.say("no fue la unica vez")
    assert [key for key in standing(player).answers if "again" in key] == []
